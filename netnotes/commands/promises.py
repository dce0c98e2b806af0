"""`netnotes promise` and `netnotes done`: what the writer said they would do, and that it is done."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import click

from netnotes.commands.common import Day, Workspace, command
from netnotes.commands.completing import complete_person
from netnotes.commands.output import Output
from netnotes.commands.writing import carry_out, dry_run_option, one_line, show_lines
from netnotes.diagnostics import NetnotesError
from netnotes.names import fold_plain

if TYPE_CHECKING:
    from netnotes.editing import Write
    from netnotes.editing.tasks import Format, Ticked
    from netnotes.model import Person, Promise


@command("promise", example='netnotes promise "Pa" "bring the ladder back" --due 2w --dry-run --vault sample-vault')
@click.argument("name", shell_complete=complete_person)
@click.argument("text")
@click.option("--due", type=Day(), metavar="DATE", help="The day by which you will do it.")
@dry_run_option
def promise_command(work: Workspace, *, name: str, text: str, due: date | None, dry_run: bool) -> None:
    """Write down something you said you would do for somebody: a task in their note.
     It is written in the format of your other tasks, emoji or Dataview. Without --due it is shown, but never
    overdue.
    """
    from netnotes.editing import Write, edited, read_note_text
    from netnotes.editing.tasks import add_task
    from netnotes.notes import ReadOptions, read_note

    person = work.person_to_write(name)
    words = one_line(text)
    if not words:
        raise NetnotesError("the promise has no words", "say in a few words what you will do")
    options = ReadOptions.from_settings(work.settings)
    added: list[tuple[str, int, str]] = []

    def plan() -> Write:
        before = read_note_text(work.root, person.path)
        note = read_note(person.path, before, options)
        added.append(add_task(before, note, words, due, _usual_format(work)))
        tasks = read_note(person.path, added[-1][0], options).tasks
        new = [task for task in tasks if task.evidence.line == added[-1][1]]
        if len(tasks) != len(note.tasks) + 1 or not new or new[0].due != due or new[0].entry_day:
            raise NetnotesError(
                f"{person.path} has no place where a new task would be read as one", f"write it by hand: {added[-1][2]}"
            )
        return Write(f"promise {person.name}", (edited(person.path, before, added[-1][0]),))

    carry_out(work, plan, dry_run)
    if not dry_run:
        show_lines(person.path, added[-1][1], [added[-1][2]])


class Open(NamedTuple):
    """An open promise and whom it was made to."""

    person: Person
    promise: Promise
    due: date | None


@command("done", example="netnotes done --vault sample-vault --today 2026-06-30")
@click.argument("name", required=False, shell_complete=complete_person)
@click.argument("words", nargs=-1)
@click.option("--on", type=Day("past"), metavar="DATE", help="The day it was done; else today.")
@dry_run_option
def done_command(work: Workspace, *, name: str | None, words: tuple[str, ...], on: date | None, dry_run: bool) -> None:
    """Tick a promise: exactly one line, with the day it was done; a repeating task gets its next date.
     Without arguments it lists what is open, to choose from. With a name, and words of the promise where there
    are several, it ticks the one that is meant.
    """
    people = [work.person_to_write(name)] if name else list(work.network.people)
    found = _open_promises(work, people, words)
    if not found:
        if name:
            raise NetnotesError(
                f"no open promise to {people[0].name}" + (f" holds '{' '.join(words)}'" if words else ""),
                "see 'netnotes done' for all of them",
            )
        return Output().text("No promise is open.")
    chosen = found[0] if name and len(found) == 1 else _chosen(found, may_list=not name)
    return tick_promise(work, chosen.person, chosen.promise, on or work.today, dry_run=dry_run) if chosen else None


def _open_promises(work: Workspace, people: list[Person], words: tuple[str, ...]) -> list[Open]:
    """Open promises that hold all the words, or that are just these words, the earliest due first, each line once."""
    wanted = [fold_plain(word) for text in words for word in text.split()]
    due = {
        (item.path, evidence): item.due
        for person in people
        for item in work.facts.people[person.path].follow_ups
        if item.rule == "F1"
        for evidence in item.evidence
    }
    found: dict[tuple[str, int, str], Open] = {}
    for person in people:
        for promise in person.promises:
            text = fold_plain(promise.text)
            if promise.status == "open" and text.strip() and all(word in text for word in wanted):
                day = promise.due or due.get((person.path, promise.evidence))
                found.setdefault(promise.evidence[:3], Open(person, promise, day))
    exact = [item for item in found.values() if fold_plain(item.promise.text).split() == wanted]
    return sorted(
        exact or found.values(), key=lambda item: (item.due or date.max, item.person.name, item.promise.evidence)
    )


def _chosen(found: list[Open], *, may_list: bool) -> Open | None:
    """The one the user picks on a terminal; in a pipe the list is all there is."""
    asks = sys.stdin.isatty() and sys.stdout.isatty()
    if not asks and not may_list:
        listed = "; ".join(map(_told, found[:5]))
        more = f"; and {len(found) - 5} more" if len(found) > 5 else ""
        raise NetnotesError(
            f"{len(found)} promises fit: {listed}{more}",
            "give all the words of the one that is done, or on a terminal choose its number with 'netnotes done'",
        )
    out = Output()
    out.table(
        [(str(number), item.due.isoformat() if item.due else "no date", item.person.name, item.promise.text)
         for number, item in enumerate(found, 1)]
    )  # fmt: skip
    if not asks:
        return None
    number = click.prompt("Which one is done? (0: none)", type=click.IntRange(0, len(found)), default=0, err=True)
    return found[number - 1] if number else None


def _told(item: Open) -> str:
    """A promise, when it is due, and where it stands."""
    evidence = item.promise.evidence
    due = f"due {item.due}" if item.due else "no date"
    return f"{item.promise.text} ({due}, {evidence.path}:{evidence.line})"


def tick_promise(work: Workspace, person: Person, promise: Promise, day: date, *, dry_run: bool = False) -> None:
    """Tick one promise and show the line. Raises NetnotesError where it is not sure which line that is."""
    from netnotes.editing import Write, edited, read_note_text
    from netnotes.editing.tasks import tick

    evidence = promise.evidence
    if evidence.asserted:
        raise NetnotesError(
            f"'{promise.text}' stands in the front matter of {evidence.path}: {evidence.text}",
            f'log the contact, or: netnotes set "{person.name}" next_contact --unset',
        )
    ticked: list[Ticked] = []

    def plan() -> Write:
        before = read_note_text(work.root, evidence.path)
        ticked.append(tick(before, evidence, day, _usual_format(work)))
        return Write(f"done {promise.text}", (edited(evidence.path, before, ticked[-1].text),))

    carry_out(work, plan, dry_run)
    if not dry_run:
        lines = [line for line in (ticked[-1].following, ticked[-1].done) if line]
        show_lines(evidence.path, ticked[-1].line - len(lines) + 1, lines)


def _usual_format(work: Workspace) -> Format:
    """The format that most of the vault's tasks have."""
    from netnotes.editing.tasks import format_of

    return format_of(promise.evidence.text for person in work.network.people for promise in person.promises)

"""`netnotes log`: write down what happened with somebody."""

from __future__ import annotations

import sys
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from netnotes.commands.common import Day, SpanType, Workspace, command
from netnotes.commands.completing import complete_person
from netnotes.commands.opening import edit_draft
from netnotes.commands.output import Output, hint
from netnotes.commands.writing import (
    carry_out,
    dry_run_option,
    effects,
    flags,
    given_back,
    known,
    one_line,
    say_effects,
    show_lines,
    text_lines,
)
from netnotes.diagnostics import NetnotesError
from netnotes.notes.kinds import KINDS

if TYPE_CHECKING:
    from netnotes.editing import Write
    from netnotes.editing.entries import NewEntry, Written
    from netnotes.model import Entry, Interaction, Note, Person, Task
    from netnotes.notes import ReadOptions

_FLAGS = {tag: f"{row.meaning[0].upper()}{row.meaning[1:]}." for row in KINDS for tag in row.tags if row.kind != "help"}
_KINDS = {tag: row.kind for row in KINDS for tag in row.tags}
_USUAL = {row.kind: row.tags for row in KINDS}
_OUTCOMES = frozenset(("granted", "declined", "ignored"))
_DRAFT = """%% What happened with {names} on {day}? Write it above; an empty text writes nothing.
The first line may hold tags such as #met or #call, and how long it took, such as 45m.
{last}%%
"""


class Minutes(SpanType):
    """A length of time: `45`, `45m`, `1h30`."""

    name = "minutes"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The minutes, or wrong usage naming the forms."""
        from netnotes.notes.minutes import parse_minutes

        found = value if isinstance(value, int) else parse_minutes(value)
        if not found or found > 24 * 60:
            self.fail(f"'{value}' is no length of time; write 45, 45m or 1h30", param, ctx)
        return found


@command(
    "log", example='netnotes log "Zsófia Halmágyi" "coffee, she has a new job" --met --dry-run --vault sample-vault'
)
@click.argument("words", nargs=-1, required=True, metavar="NAME [NAME ...] [TEXT]", shell_complete=complete_person)
@click.option("--on", type=Day("past"), metavar="DATE", help="The day it happened; else today.")
@flags(_FLAGS)
@click.option("--minutes", type=Minutes(), metavar="TIME", help="How long it took: 45, 45m or 1h30.")
@click.option("--out", "outgoing", is_flag=True, help="It went from you to them (->).")
@click.option("--in", "incoming", is_flag=True, help="It came from them to you (<-).")
@dry_run_option
def log_command(
    work: Workspace,
    *,
    words: tuple[str, ...],
    on: date | None,
    minutes: int | None,
    outgoing: bool,
    incoming: bool,
    dry_run: bool,
    **kinds: bool,
) -> None:
    """Write down what happened with somebody: one dated line in their note, in that note's own style.
     The last argument is the text, in quotes; `-` reads it from standard input, and without it your editor
    opens. Several people make one shared event: it is written into the first one's note and counts for each.
    """
    if outgoing and incoming:
        raise click.UsageError("--in and --out exclude each other; leave both out for what went both ways.")
    tags = tuple(tag for tag in _FLAGS if kinds["kind_" + tag.replace("-", "_")])
    if len(_OUTCOMES.intersection(tags)) > 1:
        raise click.UsageError("--granted, --declined and --ignored exclude each other.")
    day = on or work.today
    arrow = "->" if outgoing else "<-" if incoming else ""
    people, text, given = _people_and_text(work, words, day)
    lines = text_lines(text)
    if not any(lines):
        raise NetnotesError("there is no text, so nothing was written", "say in a few words what happened")
    log(work, people, lines, tags, day, arrow=arrow, minutes=minutes, dry_run=dry_run, typed="" if given else text)


def log(
    work: Workspace,
    people: list[Person],
    lines: tuple[str, ...],
    tags: tuple[str, ...],
    day: date,
    *,
    arrow: str = "",
    minutes: int | None = None,
    dry_run: bool = False,
    typed: str = "",
) -> None:
    """Write one interaction and say what it changed; `tags` are the usual ones, without `#`.

    `typed` is a text that stands nowhere else: it is printed where the write is refused.
    """
    from netnotes.editing import Write, edited, read_note_text
    from netnotes.editing.entries import NewEntry
    from netnotes.notes import ReadOptions

    options = ReadOptions.from_settings(work.settings)
    kinds = tuple(_KINDS[tag] for tag in tags)
    own_tags = tuple(_own_tag(options, tag) for tag in tags)
    others = tuple(person.link for person in people[1:])
    new = NewEntry(day, lines, own_tags, kinds, arrow, minutes, others)
    path = people[0].path
    results: list[tuple[Written, Entry]] = []

    def plan() -> Write:
        before = read_note_text(work.root, path)
        results.append(_placed(path, before, new, options))
        return Write(f"log {people[0].name}", (edited(path, before, results[-1][0].text),))

    with given_back(typed):
        carry_out(work, plan, dry_run)
    written, entry = results[-1]
    if not dry_run:
        show_lines(path, written.line, written.lines)
    changed = {
        person.name: effects(work.facts.people[person.path], _with(person, entry, people), always_next=True)
        for person in people
    }
    say_effects(Output(), changed)
    if day > work.today:
        hint(f"{day} is yet to come: the line counts from that day.")


def _placed(path: str, before: str, new: NewEntry, options: ReadOptions) -> tuple[Written, Entry]:
    """The note with the entry, and the entry as it reads back.

    Raises NetnotesError where the note would then not say exactly what it said before and the new entry.
    """
    from netnotes.editing.entries import add_entry
    from netnotes.notes import read_note

    note = read_note(path, before, options)
    written = add_entry(before, note, new)
    after = read_note(path, written.text, options)
    added = [entry for entry in after.entries if (entry.evidence.line, entry.day) == (written.line, new.day)]
    if len(added) != 1 or not _is_meant(added[0], new) or _said(note) - _said(after):
        raise NetnotesError(
            f"{path} has no place where a new line would be read as one (is a code block or comment left open?)",
            f"write it by hand: {written.lines[0].strip()}",
        )
    return written, added[0]


def _is_meant(entry: Entry, new: NewEntry) -> bool:
    """Whether an entry reads as the kinds that were asked for, either way round."""
    from netnotes.notes.kinds import act

    read = {each.kind for each in entry.acts}
    return all(read & {kind, act(kind, "in").kind, act(kind, "out").kind} for kind in new.kind_words)


def _said(note: Note) -> Counter[tuple[Any, ...]]:
    """What a note's entries and tasks say, wherever they stand."""
    placeless = {"evidence", "last_line", "links", "with_links"}
    items: tuple[Entry | Task, ...] = (*note.entries, *note.tasks)
    return Counter(
        tuple(value for field, value in zip(item._fields, item, strict=True) if field not in placeless)
        for item in items
    )


def _with(person: Person, entry: Entry, people: list[Person]) -> Person:
    """The person with one interaction more."""
    from netnotes.model import Interaction

    line = Interaction(
        entry.day,
        entry.acts,
        entry.text,
        (entry.evidence,),
        tuple(sorted(other.path for other in people)),
        entry.guessed,
        entry.minutes,
        max(len(people), entry.group or 0),
    )
    lines = sorted((*person.interactions, line), key=_by_day)
    return person._replace(interactions=tuple(lines))


def _by_day(line: Interaction) -> date:
    return line.day or date.min  # undated first


def _people_and_text(work: Workspace, words: tuple[str, ...], day: date) -> tuple[list[Person], str, bool]:
    """Who is named, the text, and whether it was an argument: the last one, unless it names somebody, too."""
    if len(words) > 1 and words[-1] == "-":
        text = "" if sys.stdin.isatty() else _standard_input()
        with given_back(text):
            people = known(work, words[:-1])
        return people, text or _standard_input(), False
    if len(words) > 1 and not _names_somebody(work, words[-1]):
        return known(work, words[:-1]), words[-1], True
    return (people := known(work, words)), _drafted(people, day, work, words[-1]), False


def _standard_input() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError as error:
        raise NetnotesError("standard input is not UTF-8 text", "convert it first") from error


def _names_somebody(work: Workspace, word: str) -> bool:
    try:
        work.person_to_write(word)
    except NetnotesError:
        return False
    return True


def _drafted(people: list[Person], day: date, work: Workspace, last_word: str) -> str:
    """What the user writes into an editor.

    Raises NetnotesError where there is no terminal to open one in, or the note could not be written.
    """
    from netnotes.editing import check_writable

    check_writable(work.root, people[0].path)
    if not sys.stdin.isatty():
        named = f"; '{last_word}' is taken for the person in {people[-1].path}" if len(people) > 1 else ""
        raise NetnotesError(
            f"there is no text, and no terminal to open an editor in{named}",
            "add the text, in quotes, or - to read it from standard input",
        )
    last = work.facts.people[people[0].path].history.lines[-1:]
    shown = "".join(f"Last: {line.day or 'undated'} {one_line(line.text).replace('%%', '')}\n" for line in last)
    names = " and ".join(person.name for person in people).replace("%%", "")
    question = _DRAFT.format(names=names, day=day.isoformat(), last=shown)
    text = edit_draft(f"\n\n{question}").replace("\r\n", "\n")
    return text.replace(question, "", 1) if question in text else text.partition("%%")[0]


def _own_tag(options: ReadOptions, tag: str) -> str:
    """The tag as typed, or the one that the settings name for its kind instead."""
    kind = _KINDS[tag]
    own = options.tag_names.get(kind, tag)
    return tag if own in _USUAL[kind] else own

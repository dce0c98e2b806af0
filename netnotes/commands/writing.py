"""What the commands that write share: `--dry-run`, the diff, and what a write changed for a person."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import click

from netnotes.commands.common import Workspace
from netnotes.commands.output import Output, clean

if TYPE_CHECKING:
    from netnotes.editing import Write
    from netnotes.model import Person
    from netnotes.rules import PersonFacts

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")

dry_run_option = click.option("--dry-run", is_flag=True, help="Show the changes as a diff and write nothing.")


def carry_out(work: Workspace, plan: Callable[[], Write], dry_run: bool) -> Write:
    """Write what is planned, or print it as a diff; gives what was, or would be, written.

    `plan` is called under the vault's lock and reads the notes itself. Raises NetnotesError; then nothing has changed.
    """
    from netnotes.editing import diff, write

    done = write(work.root, plan, dry_run=dry_run)
    if dry_run:
        show_diff(diff(done.changes))
    return done


def show_diff(text: str) -> None:
    """A unified diff, coloured on a terminal."""
    out = Output()
    if not text:
        out.text("Nothing would change.")
    for line in text.splitlines():
        shown = clean(line.replace("\t", "    "))
        if out.terminal and line[:3] not in ("+++", "---") and line[:1] in ("+", "-"):
            shown = click.style(shown, fg="green" if line[0] == "+" else "red")
        click.echo(shown)


def show_lines(path: str, line: int, lines: Iterable[str]) -> None:
    """Lines as they now stand in a note, and where."""
    click.echo(f"{clean(path)}:{line}")
    for written in lines:
        click.echo(f"  {clean(written)}")


def text_lines(text: str) -> tuple[str, ...]:
    """The lines of a text somebody typed, without control characters and empty lines at its ends."""
    lines = text.strip().replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return tuple(_CONTROL.sub(" ", line).rstrip() for line in lines)


def one_line(text: str) -> str:
    """A text somebody typed as one line, without control characters."""
    return " ".join(" ".join(text_lines(text)).split())


def effects(before: PersonFacts, after: Person) -> list[str]:
    """What changed for a person on the same day, in a few words each: the stage, the warmth, what is due next."""
    from netnotes.rules import PersonFacts

    now = PersonFacts(after, before.day, before.settings)
    found = []
    if now.standing.stage != before.standing.stage:
        found.append(f"{before.standing.stage} → {now.standing.stage}")
    if now.tie.warmth != before.tie.warmth:
        found.append(f"{before.tie.warmth} → {now.tie.warmth}")
    due = next((item for item in now.follow_ups if item.due and not item.optional and item.rule != "F6"), None)
    if due and due.due:
        found.append(f"next due {due.due.isoformat()} ({due.kind})")
    return found


def say_effects(out: Output, found: dict[str, list[str]]) -> None:
    """A line a person, with the name where there are several."""
    for name, changes in found.items():
        if changes:
            words = ", ".join(changes)
            out.text(f"{name}: {words}" if len(found) > 1 else words[:1].upper() + words[1:], hang=2)


def known(work: Workspace, names: tuple[str, ...]) -> list[Person]:
    """The people named, each once, in the order given; names are taken strictly."""
    found = {person.path: person for person in (work.person_to_write(name) for name in names)}
    return list(found.values())


def flags(table: dict[str, str]) -> Callable[[Any], Any]:
    """Decorate a command with one flag a name, with its help."""

    def decorate(function: Any) -> Any:
        for name in reversed(table):
            function = click.option(f"--{name}", "kind_" + name.replace("-", "_"), is_flag=True, help=table[name])(
                function
            )
        return function

    return decorate

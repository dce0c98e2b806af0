"""What the commands that write share: `--dry-run`, the diff, and what a write changed for a person."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from netnotes.commands.common import Workspace
from netnotes.commands.output import Output, hint

if TYPE_CHECKING:
    from netnotes.editing import Write
    from netnotes.model import Person
    from netnotes.rules import PersonFacts

_STEERING = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")

dry_run_option = click.option("--dry-run", is_flag=True, help="Show the changes as a diff and write nothing.")


def carry_out(work: Workspace, plan: Callable[[], Write], dry_run: bool) -> Write:
    """Write what is planned, or print it as a diff; gives what was, or would be, written.
     `plan` is called under the vault's lock and reads the notes itself. Raises NetnotesError; then nothing has
    changed.
    """
    from netnotes.editing import diff, write

    done = write(work.root, plan, dry_run=dry_run, say=hint)
    if dry_run:
        show_diff(diff(done.changes))
    return done


@contextmanager
def given_back(text: str) -> Iterator[None]:
    """A text that stands nowhere else is printed on standard error where it comes not to be written."""
    try:
        yield
    except BaseException:
        if text.strip():
            hint("Your text, which was not written:")
            shown = map(as_written, text_lines(text))
            click.echo("\n".join(("", *shown, "")), err=True)
        raise


def as_written(line: str) -> str:
    """A line of a note with its spaces, but nothing that could steer a terminal."""
    return _STEERING.sub("\N{REPLACEMENT CHARACTER}", line)


def show_diff(text: str) -> None:
    """A unified diff, coloured on a terminal."""
    out = Output()
    if not text:
        out.text("Nothing would change.")
    for line in text.rstrip("\n").split("\n"):
        shown = as_written(line)
        if out.terminal and line[:3] not in ("+++", "---") and line[:1] in ("+", "-"):
            shown = click.style(shown, fg="green" if line[0] == "+" else "red")
        click.echo(shown)


def show_lines(path: str, line: int, lines: Iterable[str]) -> None:
    """Lines as they now stand in a note, and where."""
    click.echo(f"{as_written(path)}:{line}")
    for written in lines:
        click.echo(f"  {as_written(written)}")


def text_lines(text: str) -> tuple[str, ...]:
    """The lines of a text somebody typed, without control characters and empty lines at its ends."""
    lines = text.strip().replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return tuple(_CONTROL.sub(" ", line).rstrip() for line in lines)


def one_line(text: str) -> str:
    """A text somebody typed as one line, without control characters."""
    return " ".join(" ".join(text_lines(text)).split())


def effects(before: PersonFacts, after: Person, *, always_next: bool = False) -> list[str]:
    """What changed for a person on the same day, in a few words each: the stage, the warmth, what is due next.

    With `always_next` what is due next is told even if it is as before.
    """
    from netnotes.rules import PersonFacts

    now = PersonFacts(after, before.day, before.settings)
    found = []
    if now.standing.stage != before.standing.stage:
        found.append(f"{before.standing.stage} → {now.standing.stage}")
    if now.tie.warmth != before.tie.warmth:
        found.append(f"{before.tie.warmth} → {now.tie.warmth}")
    due = _next_due(now)
    if due and (always_next or due != _next_due(before)):
        found.append(due)
    return found


def _next_due(facts: PersonFacts) -> str:
    """The earliest thing to do, greetings and what is optional aside."""
    dated = [item for item in facts.follow_ups if item.due and not item.optional and item.rule != "F6"]
    first = min(dated, key=lambda item: (item.due, item.rule), default=None)
    if first is None:
        return ""
    return f"{'overdue since' if first.days_overdue else 'next due'} {first.due} ({first.kind})"


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

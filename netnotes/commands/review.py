"""`netnotes today --review`: a round through the people of today, one key each."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

import click

from netnotes.commands.common import Workspace
from netnotes.commands.log import log
from netnotes.commands.opening import edit, latest_line, open_in_obsidian
from netnotes.commands.output import Output, hint
from netnotes.commands.promises import tick_promise
from netnotes.commands.set import snooze
from netnotes.commands.writing import text_lines
from netnotes.diagnostics import NetnotesError

if TYPE_CHECKING:
    from netnotes.facts import TodayItem
    from netnotes.model import Person, Promise
    from netnotes.rules import PersonFacts

_LAST_NOTES = 3
_NEXT = frozenset((" ", "\r", "\n", "n"))


def review(work: Workspace) -> None:
    """Show each person of today with the last notes; a key logs, ticks, snoozes, opens or goes on.

    Every key is written at once and whole, so leaving half-way loses nothing. Raises NetnotesError without a terminal.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise NetnotesError("--review asks for keys, and there is no terminal", "leave it out in a script")
    out = Output()
    items = work.facts.today
    for number, item in enumerate(items, 1):
        facts = work.facts.people[item.path]
        _show(out, facts, item, f"{number} of {len(items)}")
        if not _answer(work, facts.person, _promise(facts, item)):
            out.text("Left. What you wrote is written.")
            return
    out.text("That was everyone for today." if items else "Nobody needs you today.")


def _show(out: Output, facts: PersonFacts, item: TodayItem, place: str) -> None:
    out.heading(f"{facts.person.name} ({facts.standing.stage}, {facts.tie.warmth}), {place}")
    rows = [("Why", item.reason), ("Next", item.next_step)]
    if item.why:
        rows.append(("They", item.why))
    dated = [line for line in facts.history.lines if line.day]
    rows += [(str(line.day), line.text) for line in dated[-_LAST_NOTES:]]
    out.table(rows, indent=2)


def _promise(facts: PersonFacts, item: TodayItem) -> Promise | None:
    """The promise that the person is shown for, if it is a task that can be ticked."""
    if item.follow_up is None or item.follow_up.rule != "F1" or item.follow_up.asserted:
        return None
    return next((p for p in facts.person.promises if p.evidence in item.follow_up.evidence), None)


def _answer(work: Workspace, person: Person, promise: Promise | None) -> bool:
    """Do what the keys say until one goes on (true) or leaves (false)."""
    keys = "[l]og, " + ("[d]one, " if promise else "") + "[s]nooze, [e]dit, [o]pen, [n]ext, [q]uit"
    while True:
        click.echo(f"{keys}: ", nl=False)
        key = click.getchar().lower()
        click.echo()
        if key in _NEXT:
            return True
        if key == "q":
            return False
        try:
            if _act(work, person, promise, key):
                return True
        except NetnotesError as refused:
            hint(str(refused))


def _act(work: Workspace, person: Person, promise: Promise | None, key: str) -> bool:
    """Whether the key did something that settles the person for now."""
    if key == "l":
        lines = text_lines(
            click.prompt("What happened? (such as: #call 20m ...; empty: back)", default="", show_default=False)
        )
        if any(lines):
            log(work, [person], lines, (), work.today)
        return any(lines)
    if key == "d" and promise:
        tick_promise(work, person, promise, work.today)
        return True
    if key == "s":
        snooze(work, person, _asked_day(work))
        return True
    if key == "e":
        edit(work, person.path, latest_line(person))
    elif key == "o":
        open_in_obsidian(work, person)
    return False


def _asked_day(work: Workspace) -> date:
    from netnotes.human_dates import parse_human_day

    def read(text: str) -> date:
        try:
            return parse_human_day(text, work.today)
        except ValueError as error:
            raise click.UsageError(str(error)) from error

    day: date = click.prompt("Until when?", default="1w", value_proc=read)
    return day

"""`netnotes due`: what is owed, and who is waiting to hear from the writer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from netnotes.commands.choosing import chosen_people, people_options
from netnotes.commands.common import Span, Workspace, command
from netnotes.commands.output import Cell, Output, print_json
from netnotes.commands.records import follow_up_record

if TYPE_CHECKING:
    from netnotes.facts import FollowUp

KINDS = ("promise", "reply", "first follow-up", "nudge", "keep in touch", "greeting")


@command("due", example="netnotes due --vault sample-vault --today 2026-06-30 --within 30d", json=True)
@click.option("--within", type=Span(), metavar="SPAN", help="Days ahead to look, such as 14d or 2w.")
@click.option("--kind", type=click.Choice(KINDS), multiple=True, help="Only this kind; repeatable.")
@people_options("stage", "tag")
def due_command(work: Workspace, *, as_json: bool, within: int | None, kind: tuple[str, ...], **choice: Any) -> None:
    """What you owe and who is waiting to hear from you: overdue first, then what comes due.

    Optional ones are replies nobody can expect of you; they are never overdue. Promises without a date stand last.
    """
    days = work.settings.soon_days if within is None else within
    items = [
        item
        for item in _in_order(work, choice)
        if (not kind or item.kind in kind) and ((left := item.days_left(work.today)) is None or left <= days)
    ]
    if as_json:
        people = work.facts.people
        print_json([follow_up_record(item, people[item.path].person) for item in items])
        return work.say_problems()
    if work.is_empty():
        return None
    out = Output()
    if not items:
        out.text(f"Nothing is due in the next {days} days.")
    overdue = [item for item in items if item.days_overdue and not item.optional]
    optional = [item for item in items if item.optional]
    coming = [item for item in items if item.due and not item.days_overdue and not item.optional]
    undated = [item for item in items if not item.due and not item.optional]
    for title, group in (
        ("Overdue", overdue), (f"Due in {days} days", coming), ("Optional", optional), ("Without a date", undated),
    ):  # fmt: skip
        _show(out, work, title, group)
    return work.say_problems()


def _in_order(work: Workspace, choice: dict[str, Any]) -> list[FollowUp]:
    from netnotes.rules.follow_ups import in_order

    people = work.facts.people
    found = [item for person in chosen_people(work, **choice) for item in person.follow_ups]
    return list(in_order(found, people))


def _show(out: Output, work: Workspace, title: str, items: list[FollowUp]) -> None:
    if not items:
        return
    out.heading(f"{title} ({len(items)})")
    people = work.facts.people
    out.table(
        [(when(item, work.today), Cell(people[item.path].person.name, "bold"), item.kind, item.text) for item in items],
        indent=2,
    )


def when(item: FollowUp, today: date) -> Cell:
    """The due date in few words: `57 d late`, `today`, `in 3 d`."""
    left = item.days_left(today)
    if left is None:
        return Cell("", "")
    if left == 0:
        return Cell("today", "yellow")
    if left > 0:
        return Cell(f"in {left} d")
    return Cell(f"{-left} d ago", "dim") if item.optional else Cell(f"{-left} d late", "red")

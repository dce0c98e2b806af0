"""`netnotes due`: what is owed, and who is waiting to hear from the writer."""

from __future__ import annotations

from collections import Counter
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
EVERYONE = 3  # people greeted for one occasion, from which it takes a single line


@command("due", example="netnotes due --vault sample-vault --today 2026-06-30 --within 30d", json=True, kept_facts=True)
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
    span = "1 day" if days == 1 else f"{days} days"
    if not items:
        out.text(f"Nothing is due in the next {span}.")
    overdue = [item for item in items if item.days_overdue and not item.optional]
    optional = [item for item in items if item.optional]
    coming = [item for item in items if item.due and not item.days_overdue and not item.optional]
    coming.sort(key=lambda item: item.due or work.today)
    undated = [item for item in items if not item.due and not item.optional]
    titles = ("Overdue", f"Due in {span}", "Optional", "Without a date")
    for title, group in zip(titles, (overdue, coming, optional, undated), strict=True):
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
    people = work.facts.people
    occasions = Counter((item.text, item.due) for item in items if item.kind == "greeting")
    holidays = {occasion: count for occasion, count in occasions.items() if count >= EVERYONE}
    rows: list[tuple[Cell | str, ...]] = []
    for item in items:
        occasion = (item.text, item.due)
        if occasion not in holidays:
            rows.append((when(item, work.today), Cell(people[item.path].person.name, "bold"), said(item)))
        elif holidays[occasion]:
            rows.append((when(item, work.today), f"{holidays[occasion]} people", item.text))
            holidays[occasion] = 0  # said once
    out.heading(f"{title} ({len(rows)})")
    out.table(rows, indent=2)


def said(item: FollowUp) -> str:
    """What is to be done, with where it comes from if the text does not say so."""
    if item.kind != "promise":
        return item.text
    return f"{item.text} (a day you set)" if item.asserted else f"you promised: {item.text}"


def when(item: FollowUp, today: date) -> Cell:
    """The due date in few words: `57 d late`, `today`, `in 3 d`."""
    left = item.days_left(today)
    if left is None:
        return Cell("", "")
    if left in (0, 1):
        return Cell(("today", "tomorrow")[left], "yellow")
    if left > 0:
        return Cell(f"in {left} d")
    return Cell(f"{-left} d ago", "dim") if item.optional else Cell(f"{-left} d late", "red")

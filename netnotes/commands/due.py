"""`netnotes due`: what is owed, and who is waiting to hear from the writer."""

from __future__ import annotations

from collections import Counter
from datetime import date
from operator import itemgetter
from typing import Any

import click

from netnotes.commands.choosing import chosen_people, people_options
from netnotes.commands.common import Span, Workspace, command
from netnotes.commands.output import Cell, Output, print_json
from netnotes.commands.owed import KINDS, Row

_SHOWN = itemgetter(4, 7, 8, 10, 11, 12)  # of a row: name, kind, day, whether it is optional, text, whether it was set
EVERYONE = 3  # people greeted for one occasion, from which it takes a single line


@command("due", example="netnotes due --vault sample-vault --today 2026-06-30 --within 30d", json=True)
@click.option("--within", type=Span(), metavar="SPAN", help="Days ahead to look, such as 14d or 2w.")
@click.option("--kind", type=click.Choice(tuple(KINDS.values())), multiple=True, help="Only this kind; repeatable.")
@people_options("stage", "tag")
def due_command(work: Workspace, *, as_json: bool, within: int | None, kind: tuple[str, ...], **choice: Any) -> None:
    """What you owe and who is waiting to hear from you: overdue first, then what comes due.

    Within each, promises come first, then replies, first follow-ups, nudges, keeping in touch (the latest for how often
    you meet) and greetings. Optional ones are replies nobody can expect of you; they are never overdue. Promises
    without a date stand last.
    """
    days = work.settings.soon_days if within is None else within
    if as_json or any(choice.values()):
        work.network  # noqa: B018 - more will be asked of people than what there is to do for them
    rows = _chosen(work, kind, days, choice)
    if as_json:
        from netnotes.commands.records import follow_up_record

        people = work.facts.people
        print_json([follow_up_record(people[row[5]].follow_ups[row[6]], people[row[5]].person) for row in rows])
        return work.say_problems()
    if not rows and work.is_empty():
        return None
    out = Output()
    span = "1 day" if days == 1 else f"{days} days"
    if not rows:
        out.text(f"Nothing is due in the next {span}.")
    groups: dict[str, list[Row]] = {"Overdue": [], f"Due in {span}": [], "Optional": [], "Without a date": []}
    overdue, coming, optional, undated = groups.values()
    for row in rows:
        *_, day, late, is_optional, _, _ = row
        (optional if is_optional else overdue if late else coming if day else undated).append(row)
    coming.sort(key=lambda row: row[8])
    for title, group in groups.items():
        _show(out, work.today, title, group)
    return work.say_problems()


def _chosen(work: Workspace, kinds: tuple[str, ...], days: int, choice: dict[str, Any]) -> list[Row]:
    """What is to be shown, in order: of these kinds, due in so many days or undated, for people that fit."""
    rows = work.owed(date.fromordinal(min(work.today.toordinal() + days, date.max.toordinal())))
    if kinds:
        rows = [row for row in rows if row[7] in kinds]
    if any(choice.values()):
        paths = {facts.person.path for facts in chosen_people(work, **choice)}
        rows = [row for row in rows if row[5] in paths]
    return rows


def _show(out: Output, today: date, title: str, rows: list[Row]) -> None:
    if not rows:
        return
    occasions = Counter([(row[11], row[8]) for row in rows if row[7] == "greeting"])
    holidays = {occasion: count for occasion, count in occasions.items() if count >= EVERYONE}
    days: dict[tuple[str, bool], Cell] = {}  # the same for many
    shown: list[tuple[Cell | str, ...]] = []
    for name, kind, day, optional, text, asserted in map(_SHOWN, rows):
        cell = days.get((day, optional))
        if cell is None:
            left = (date.fromisoformat(day) - today).days if day else None
            cell = days[day, optional] = when(left, optional)
        if not holidays or (text, day) not in holidays:
            shown.append((cell, name, said(kind, text, asserted) if kind == "promise" else text))
        elif holidays[text, day]:
            shown.append((cell, Cell(f"{holidays[text, day]} people"), text))
            holidays[text, day] = 0  # said once
    out.heading(f"{title} ({len(shown)})")
    out.table(shown, styles=("", "bold", ""), indent=2)


def said(kind: str, text: str, asserted: bool) -> str:
    """What is to be done, with where it comes from if the text does not say so."""
    if kind != "promise":
        return text
    return f"{text} (a day you set)" if asserted else f"you promised: {text}"


def when(left: int | None, optional: bool) -> Cell:
    """The due date in few words, from the days left until then: `57 d late`, `today`, `in 3 d`."""
    if left is None:
        return Cell("", "")
    if left in (0, 1):
        return Cell(("today", "tomorrow")[left], "yellow")
    if left > 0:
        return Cell(f"in {left} d")
    return Cell(f"{-left} d ago", "dim") if optional else Cell(f"{-left} d late", "red")

"""`netnotes today`: the people to contact today."""

from __future__ import annotations

import click

from netnotes.commands.common import Workspace, command
from netnotes.commands.output import Output, print_json
from netnotes.commands.records import today_record


@command("today", example="netnotes today --vault sample-vault --today 2026-06-30", json=True)
@click.option("--review", "as_round", is_flag=True, help="Go through them one by one: a key logs, snoozes, opens.")
def today_command(work: Workspace, *, as_json: bool, as_round: bool) -> None:
    """The people to contact today, at most five: each with why, the one next step, and what you last noted.

    First what you owe, then people you wish knew you better, then those one step from a deeper relationship, then
    those who have not heard from you in a while.
    """
    if as_round:
        from netnotes.commands.review import review

        return review(work)
    if as_json:
        print_json([today_record(item, work.facts_of(item.path).person) for item in work.todays])
        return work.say_problems()
    if work.is_empty():
        return None
    out = Output()
    items = work.todays
    if not items:
        out.text("Nobody needs you today. Enjoy it, or look at 'netnotes introductions'.")
    for number, item in enumerate(items, 1):
        facts = work.facts_of(item.path)
        out.heading(f"{number}. {facts.person.name} ({facts.standing.stage}, {facts.tie.warmth})")
        rows = [("Why", item.reason), ("Next", item.next_step)]
        if item.last_note:
            rows.append(("Last", f"{item.last_day}: {item.last_note}" if item.last_day else item.last_note))
        if item.topic and item.topic != item.last_note:
            rows.append(("Told", item.topic))
        if item.why:
            out.text(f"“{item.why}”", indent=3, hang=1)
        out.table(rows, indent=3)
    return work.say_problems()

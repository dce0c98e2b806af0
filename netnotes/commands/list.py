"""`netnotes list`: people, chosen and sorted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from netnotes.commands.choosing import chosen_people, people_options, refuse_unknown_tag
from netnotes.commands.common import Workspace, command
from netnotes.commands.output import Cell, Output, Style, print_json
from netnotes.commands.records import people_records
from netnotes.commands.writing import as_written
from netnotes.stages import STAGES, WARMTHS

if TYPE_CHECKING:
    from netnotes.rules import PersonFacts

_SORTS: dict[str, Callable[[PersonFacts], Any]] = {
    "name": lambda facts: (facts.person.name.casefold(), facts.person.path),
    "stage": lambda facts: (-STAGES.index(facts.standing.stage), facts.person.name.casefold()),
    "warmth": lambda facts: (WARMTHS.index(facts.tie.warmth), facts.person.name.casefold()),
    "last": lambda facts: (-(facts.history.last or date.min).toordinal(), facts.person.name.casefold()),
    "first": lambda facts: ((facts.history.first or date.max).toordinal(), facts.person.name.casefold()),
}
_CSV_COLUMNS = (
    "name", "path", "stage", "provisional", "warmth", "first_touch", "last_touch", "gap_days", "cadence_days",
    "touch_days", "next_step",
)  # fmt: skip

_FORMULA = frozenset("=+-@＝＋－＠")  # the wide ones too: a Japanese spreadsheet takes them for the others


@command("list", example="netnotes list --vault sample-vault --stage network --sort last", json=True)
@people_options("stage", "warmth", "tag", "circle", "company", "where")
@click.option("--sort", type=click.Choice(list(_SORTS)), default="name", show_default=True, help="Order.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV, safe to open in a spreadsheet.")
def list_command(work: Workspace, *, as_json: bool, as_csv: bool, sort: str, **choice: Any) -> None:
    """Everyone, or those you ask for: stage, warmth, last touch, and the next step.

    Options narrow the list together. --where looks into any property: --where location=Lisbon.
    """
    if as_json and as_csv:
        raise click.UsageError("--json and --csv print the same people: choose one")
    refuse_unknown_tag(work, choice["tag"])
    people = chosen_people(work, **choice)
    if as_json:
        print_json(people_records(work.facts, people))
        return work.say_problems()
    people.sort(key=_SORTS[sort])
    if as_csv:
        _print_csv(people_records(work.facts, people))
        return work.say_problems()
    if work.is_empty():
        return None
    out = Output()
    if not people:
        out.text(f"Nobody fits, of {len(work.network.people)} people.")
        return work.say_problems()
    out.table([_row(facts) for facts in people], headers=("Name", "Stage", "Warmth", "Last touch", "Next step"))
    out.text("")
    out.text(f"{len(people)} of {len(work.network.people)} people.", style="dim")
    if any(facts.standing.provisional for facts in people):
        out.text("? provisional: would you refer them? Say so in the note: would_refer: yes", style="dim")
    return work.say_problems()


_WARMTH_STYLE: dict[str, Style] = {"active": "green", "fading": "yellow", "dormant": "dim", "unknown": "dim"}


def _row(facts: PersonFacts) -> tuple[Cell | str, ...]:
    standing, warmth = facts.standing, facts.tie.warmth
    return (
        Cell(facts.person.name, "bold"),
        standing.stage + ("?" if standing.provisional else ""),
        Cell(warmth, _WARMTH_STYLE[warmth]),
        facts.history.last.isoformat() if facts.history.last else "",
        facts.next_step.text if facts.next_step else "",
    )


def _print_csv(records: list[dict[str, Any]]) -> None:
    import csv
    import sys

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(_CSV_COLUMNS)
    for record in records:
        writer.writerow([_csv_cell(record[column]) for column in _CSV_COLUMNS])


def _csv_cell(value: object) -> str:
    """Text that no spreadsheet takes for a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = as_written(str(value))  # a line end would begin a row of its own in some of them
    return f"'{text}" if text.lstrip()[:1] in _FORMULA else text

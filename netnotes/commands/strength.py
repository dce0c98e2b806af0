"""`netnotes strength`: how strong is my network, really? One page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from netnotes.commands.common import Workspace, command
from netnotes.commands.output import Output, print_json
from netnotes.report.page import count, percent
from netnotes.stages import STAGES, Stage

if TYPE_CHECKING:
    from netnotes.rules import NetworkFacts

TREND_ROWS = 8
S4_SHARE = "100 of 2,300 contacts, 4.3 %"


@command("strength", example="netnotes strength --vault sample-vault --today 2026-06-30", json=True)
def strength_command(work: Workspace, *, as_json: bool) -> None:
    """How strong is your network, really: the mix of stages, whom you could call for a favour, whether you have time.

    A small group that you know well counts for more than many names; so there is no total, and no score of persons.
    """
    facts = work.facts
    if as_json:
        print_json(_record(facts))
        return work.say_problems()
    if work.is_empty():
        return None
    out = Output()
    stages, warmths = dict(facts.mix.stages), dict(facts.mix.warmths)
    out.heading("How strong is my network, really?")
    out.table(
        [
            ("Stages", _stages(stages)),
            ("Warmth", ", ".join(f"{number:,} {warmth}" for warmth, number in warmths.items())),
            ("Favour", _favour(facts)),
            ("Time", _capacity(facts)),
            ("Promises", _promises(facts)),
            ("Giving", _giving(facts)),
        ],
        indent=2,
    )
    _favour_list(out, facts)
    _trend(out, facts)
    return work.say_problems()


def _stages(stages: dict[Stage, int]) -> str:
    return (
        f"{count(stages['connection'], 'connection')}, {stages['network']:,} in your network, "
        f"{count(stages['contact'], 'contact')}, {count(stages['prospect'], 'prospect')}"
    )


def _favour(facts: NetworkFacts) -> str:
    favour = facts.favour
    later = f"; {len(favour.reconnect)} more after reconnecting" if favour.reconnect else ""
    return (
        f"{len(favour.people)} you could ask today, {percent(favour.share)} of all{later} "
        f"(the article behind this: {S4_SHARE})"
    )


def _capacity(facts: NetworkFacts) -> str:
    capacity = facts.capacity
    need = f"{capacity.needed:.0f} minutes a week needed, {capacity.budget} set aside"
    if capacity.out_of_reach > 0:
        return f"{need}: {percent(capacity.out_of_reach)} is out of reach"
    return f"{need}: within reach"


def _promises(facts: NetworkFacts) -> str:
    kept = facts.promises_kept
    if kept.share is None:
        return "none with a date has fallen due"
    return (
        f"{percent(kept.share)} kept on time ({kept.on_time} on time, {kept.late} late, {kept.open_overdue} still open)"
    )


def _giving(facts: NetworkFacts) -> str:
    steady = len(facts.consistent_giving)
    return f"to {count(steady, 'person', 'people') if steady else 'nobody yet'} in two quarters or more"


def _favour_list(out: Output, facts: NetworkFacts) -> None:
    if facts.favour.people:
        out.heading("Whom you could call for a favour")
        names = [facts.people[path].person.name for path in facts.favour.people]
        out.text(", ".join(names) + ".", indent=2)


def _trend(out: Output, facts: NetworkFacts) -> None:
    months = facts.trend[::-1][::3][:TREND_ROWS][::-1]
    out.heading("How it came about")
    rows = [(f"{month.month:%Y-%m}", *(str(number) for _, number in month.stages)) for month in months]
    out.table(rows, headers=("Month", *STAGES), indent=2)
    quarter = facts.quarters[-1] if facts.quarters else None
    if quarter:
        out.text(f"This quarter: {len(quarter.added)} added, {len(quarter.deepened)} deepened.", indent=2)


def _record(facts: NetworkFacts) -> dict[str, Any]:
    favour, capacity = facts.favour, facts.capacity
    return {
        "stages": dict(facts.mix.stages),
        "warmth": dict(facts.mix.warmths),
        "capacity": capacity._asdict(),
        "favour": {"people": list(favour.people), "reconnect": list(favour.reconnect), "share": favour.share},
        "promises_on_time": facts.promises_kept.share,
        "quarters": [
            {"first": item.first.isoformat(), "added": list(item.added), "deepened": list(item.deepened)}
            for item in facts.quarters
        ],
        "trend": [{"month": f"{item.month:%Y-%m}", "stages": dict(item.stages)} for item in facts.trend],
    }

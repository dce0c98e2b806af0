"""What the rules derived of a person on a day, as JSON and back: what lists of thousands of people are made of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from netnotes.cache.records import Json, read_diagnostics, read_evidence
from netnotes.facts import FollowUp, Strength, Tie, TodayItem

# Names of what is kept, as `netnotes.rules.PersonFacts` names it, in the order of a record: only what rests on the
# person alone. A strength is kept only where it was asked for: it parts equals.
KEPT = ("stage", "tie", "follow_ups", "strays", "strength")
_NEEDED = frozenset(KEPT[:-1])


def facts_record(facts: Mapping[str, Any]) -> Json:
    """The facts by name, ready for `dumps`; None where some are missing."""
    return [facts.get(name) for name in KEPT] if facts.keys() >= _NEEDED else None


def read_facts_record(found: Json) -> dict[str, Any]:
    """The facts by name again. Raises ValueError, TypeError for what are none."""
    stage, tie, follow_ups, strays, strength = found
    facts: dict[str, Any] = {
        "stage": stage,
        "tie": Tie(*tie),
        "follow_ups": tuple([_follow_up(item) for item in follow_ups]) if follow_ups else (),
        "strays": read_diagnostics(strays) if strays else (),
    }
    if strength:
        facts["strength"] = Strength(*strength)
    return facts


def read_today_records(found: Json) -> tuple[TodayItem, ...]:
    """The people to contact today again. Raises ValueError, TypeError for what are none."""
    items = (TodayItem(*item) for item in found)
    return tuple(
        item._replace(
            last_day=date.fromisoformat(str(item.last_day)) if item.last_day else None,
            follow_up=_follow_up(item.follow_up) if item.follow_up else None,
        )
        for item in items
    )


def _follow_up(found: Json) -> FollowUp:
    rule, kind, path, due, days_overdue, optional, text, evidence, asserted = found
    return FollowUp(
        rule,
        kind,
        path,
        date.fromisoformat(due) if due else None,
        days_overdue,
        optional,
        text,
        read_evidence(evidence),
        asserted,
    )

"""What there is to do for everyone, in order, as plain rows: `due` shows thousands, and the cache keeps them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netnotes.cache.records import Json
    from netnotes.facts import FollowUp
    from netnotes.model import Person
    from netnotes.rules import PersonFacts
    from netnotes.rules.owed import Owed
    from netnotes.settings import Settings
    from netnotes.vault.stored import Derivation

KINDS = {
    "F1": "promise", "F2": "reply", "F3": "first follow-up", "F4": "nudge", "F5": "keep in touch", "F6": "greeting",
}  # fmt: skip
# What puts it in order: urgency (three), strength (negative), name, path and place among what there is to do for the
# person. Then kind, day (ISO; empty: undated), days overdue, whether it is optional, text, whether the day was set.
Row = tuple[int, str, int, float, str, str, int, str, str, int, bool, str, bool]


@cache
def _rules() -> tuple[
    Callable[[Person, date, Settings], Owed], Callable[[FollowUp, date, int | None, Settings], tuple[int, str, int]]
]:
    """What a person is owed, and the urgency of a follow-up: loaded once, and only where they are worked out."""
    from netnotes.rules import owed
    from netnotes.rules.follow_ups import urgency

    return owed.of, urgency


def owed_record(facts: PersonFacts) -> Json:
    """All there is to do for a person, and which notes have outcomes that answer no ask. 0 for nothing."""
    from netnotes.rules.owed import Owed

    strength = facts.strength.total if facts.follow_ups else 0.0
    owed = Owed(facts.follow_ups, facts.tie.cadence_days, strength, facts.strays)
    return _record(facts.person, facts.day, facts.settings, owed)


def owed_derivation(key: str, day: date, settings: Settings) -> Derivation:
    """What several processes that read a vault derive of each person: as `owed_record`. `key`: of day and settings."""
    from netnotes.vault.stored import Derivation

    def derive(person: Person) -> Json:
        owed_to, _ = _rules()
        return _record(person, day, settings, owed_to(person, day, settings))

    return Derivation("owed", key, derive)


def _record(person: Person, day: date, settings: Settings, owed: Owed) -> Json:
    follow_ups, cadence, strength, faults = owed
    strays = sorted({fault.path for fault in faults}) if faults else []
    if not follow_ups:
        return [person.name, 0, [], strays] if strays else 0
    _, urgency = _rules()
    items = []
    for item in follow_ups:
        _, _, _, due, late, optional, text, _, asserted = item
        items.append([*urgency(item, day, cadence, settings), _iso(due), late, optional, text, asserted])
    return [person.name, strength, items, strays]


def owed_rows(owed: Mapping[str, Json], last: str) -> list[Row]:
    """The records, by path, as rows in the order of `netnotes.rules.follow_ups.in_order`: those due by the `last` day
    (ISO) or undated. Raises ValueError, TypeError, KeyError for what are none.
    """
    rows = []
    for path, record in owed.items():
        if record:
            name, strength, items, _ = record
            for place, (group, rule, by, day, late, optional, text, asserted) in enumerate(items):
                if day <= last:
                    kind = KINDS[rule]
                    rows.append(
                        (group, rule, by, -strength, name, path, place, kind, day, late, optional, text, asserted)
                    )
    rows.sort()
    return rows


def stray_paths(owed: Mapping[str, Json]) -> set[str]:
    """Notes with outcomes that answer no ask. Raises ValueError, TypeError, IndexError for what are no records."""
    return {stray for _, record in owed.items() if record and record[3] for stray in record[3]}


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""

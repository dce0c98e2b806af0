"""The favour list: whom would I contact if I needed a favour? Source: S4, which counts 100 of 2,300 (4.3 %)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netnotes.facts import FavourList
from netnotes.rules.everyone import Everyone, rank
from netnotes.rules.follow_ups import is_snoozed
from netnotes.rules.lines import later

if TYPE_CHECKING:
    from netnotes.rules import PersonFacts


def choose(people: Everyone) -> FavourList:
    """Network or above with no ask of mine open and fewer than `favour_asks` asks in `favour_days`.

    Connections come first, then by strength. Dormant ties are listed apart: reconnect first (Levin, Walter &
    Murnighan 2011: they keep their value), unless they are snoozed. Archived people are left out. The share is of all
    people.
    """
    warm, dormant = sorted(people.found(_warm).values()), sorted(people.found(_dormant).values())
    return FavourList(_paths(warm), _paths(dormant), len(warm) / len(people) if people else 0.0)


_Place = tuple[bool, float, str, str]  # in the list; the last is the path


def _paths(places: list[_Place]) -> tuple[str, ...]:
    return tuple([path for *_, path in places])


def _warm(facts: PersonFacts) -> _Place | None:
    return _place(facts) if facts.tie.warmth != "dormant" and _may_be_asked(facts) else None


def _dormant(facts: PersonFacts) -> _Place | None:
    if facts.tie.warmth != "dormant" or is_snoozed(facts.person, facts.day):
        return None
    return _place(facts) if _may_be_asked(facts) else None


def _place(facts: PersonFacts) -> _Place:
    return facts.stage != "connection", *rank(facts)


def _may_be_asked(facts: PersonFacts) -> bool:
    if facts.person.profile.archived or facts.stage not in ("network", "connection"):
        return False
    since = later(facts.day, -facts.settings.favour_days)
    mine = [ask for ask in facts.history.asks if ask.by == "me"]
    lately = sum(1 for ask in mine if ask.day and ask.day >= since)
    return lately < facts.settings.favour_asks and not any(ask.outcome == "open" for ask in mine)

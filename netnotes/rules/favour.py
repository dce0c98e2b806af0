"""The favour list: whom would I contact if I needed a favour? Source: S4, which counts 100 of 2,300 (4.3 %)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from netnotes.facts import FavourList
from netnotes.rules.follow_ups import is_snoozed
from netnotes.rules.kept import of_one, rank
from netnotes.rules.lines import later

if TYPE_CHECKING:
    from netnotes.rules import PersonFacts


def choose(people: Mapping[str, PersonFacts]) -> FavourList:
    """Network or above with no ask of mine open and fewer than `favour_asks` asks in `favour_days`.

    Connections come first, then by strength. Dormant ties are listed apart: reconnect first (Levin, Walter &
    Murnighan 2011: they keep their value), unless they are snoozed. Archived people are left out. The share is of all
    people.
    """
    fit = sorted((facts for facts in people.values() if _may_be_asked(facts)), key=rank)
    fit.sort(key=lambda facts: facts.stage != "connection")
    warm = tuple(facts.person.path for facts in fit if facts.tie.warmth != "dormant")
    dormant = tuple(
        facts.person.path for facts in fit if facts.tie.warmth == "dormant" and not is_snoozed(facts.person, facts.day)
    )
    return FavourList(warm, dormant, len(warm) / len(people) if people else 0.0)


@of_one
def _may_be_asked(facts: PersonFacts) -> bool:
    if facts.person.profile.archived or facts.stage not in ("network", "connection"):
        return False
    since = later(facts.day, -facts.settings.favour_days)
    mine = [ask for ask in facts.history.asks if ask.by == "me"]
    lately = sum(1 for ask in mine if ask.day and ask.day >= since)
    return lately < facts.settings.favour_asks and not any(ask.outcome == "open" for ask in mine)

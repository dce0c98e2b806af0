"""The favour list: whom would I contact if I needed a favour? Source: S4, which counts 100 of 2,300 (4.3 %)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from netnotes.facts import FavourList
from netnotes.names import fold_plain
from netnotes.rules.follow_ups import is_snoozed
from netnotes.rules.lines import later
from netnotes.settings import Settings

if TYPE_CHECKING:
    from netnotes.rules import PersonFacts


def choose(people: Mapping[str, PersonFacts], day: date, settings: Settings) -> FavourList:
    """Network or above with no ask of mine open and fewer than `favour_asks` asks in `favour_days`.

    Connections come first, then by strength. Dormant ties are listed apart: reconnect first (Levin, Walter &
    Murnighan 2011: they keep their value), unless they are snoozed. Archived people are left out. The share is of all
    people.
    """
    since = later(day, -settings.favour_days)
    fit = [facts for facts in people.values() if _may_be_asked(facts, since, settings)]
    fit.sort(key=_order)
    warm = tuple(facts.person.path for facts in fit if facts.tie.warmth != "dormant")
    dormant = tuple(
        facts.person.path for facts in fit if facts.tie.warmth == "dormant" and not is_snoozed(facts.person, day)
    )
    return FavourList(warm, dormant, len(warm) / len(people) if people else 0.0)


def _may_be_asked(facts: PersonFacts, since: date, settings: Settings) -> bool:
    if facts.person.profile.archived or facts.stage not in ("network", "connection"):
        return False
    mine = [ask for ask in facts.history.asks if ask.by == "me"]
    lately = sum(1 for ask in mine if ask.day and ask.day >= since)
    return lately < settings.favour_asks and not any(ask.outcome == "open" for ask in mine)


def _order(facts: PersonFacts) -> tuple[bool, float, str, str]:
    person = facts.person
    return facts.stage != "connection", -facts.strength.total, fold_plain(person.name), person.path

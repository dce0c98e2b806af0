"""Capacity: where would the time come from? Source: S4; Miritello et al. 2013 (time does not grow with the network)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netnotes.facts import Capacity
from netnotes.rules.everyone import Everyone
from netnotes.settings import Settings

if TYPE_CHECKING:
    from netnotes.rules import PersonFacts


def weigh(people: Everyone, settings: Settings) -> Capacity:
    """Minutes a week that everyone's own cadence asks for, against the budget.

    Each person counts 7 ÷ cadence touches a week, at the minutes of their stage. Prospects have no cadence, and
    archived people need no time.
    """
    needed = 0.0
    for minutes in people.found(_weekly).values():
        needed += minutes
    budget = settings.weekly_minutes
    out_of_reach = max(0.0, 1 - budget / needed) if needed else 0.0
    return Capacity(round(needed, 1), budget, out_of_reach)


def _weekly(facts: PersonFacts) -> float:
    cadence = facts.tie.cadence_days
    if not cadence or facts.person.profile.archived:
        return 0.0
    return 7 / cadence * _minutes(facts)


def _minutes(facts: PersonFacts) -> int:
    stage, settings = facts.stage, facts.settings
    if stage == "connection":
        return settings.minutes_connection
    if stage == "network":
        return settings.minutes_network
    if stage == "contact":
        return settings.minutes_target if facts.person.profile.target else settings.minutes_contact
    return 0

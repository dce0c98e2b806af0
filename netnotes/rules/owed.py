"""What a person is owed, by the same rules as the facts of a person, of which none is kept: a first look at a large
vault asks this of everyone, and nothing else.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from netnotes.diagnostics import Diagnostic
from netnotes.facts import FollowUp
from netnotes.model import Person
from netnotes.rules.asks import STATED_BITS, stray_outcomes
from netnotes.rules.follow_ups import due
from netnotes.rules.history import normalise
from netnotes.rules.lines import traits_of
from netnotes.rules.stage import place
from netnotes.rules.strength import estimate
from netnotes.rules.warmth import cadence_of
from netnotes.settings import Settings


class Owed(NamedTuple):
    """What a person is owed, and by what it is put in order."""

    follow_ups: tuple[FollowUp, ...]
    cadence: int | None
    strength: float  # 0 where nothing is owed
    strays: tuple[Diagnostic, ...]  # outcomes that answer no ask


def of(person: Person, day: date, settings: Settings) -> Owed:
    """What a person is owed on a day."""
    traits = traits_of(person.interactions)
    history = normalise(person, traits, day, settings)
    stage = place(person, history, settings)
    cadence, _ = cadence_of(person, stage, settings)
    follow_ups = due(person, history, stage, cadence, settings)
    strength = estimate(person, history, settings).total if follow_ups else 0.0
    has_outcomes = history.seen & STATED_BITS or history.scheduled
    return Owed(follow_ups, cadence, strength, stray_outcomes(person, settings, traits) if has_outcomes else ())

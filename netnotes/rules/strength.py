"""How strong a tie is: an uncalibrated estimate from 0 to 100 in five parts, and never a person's worth.

Recent contact (each touch weighs half after `contact_half_life`), hours spent together (200 hours: Hall 2019; 15 %
a year lost: Roberts & Dunbar 2011, 2015), knowing the person (S0), help given and received (capped at two acts, so
that it does not become scorekeeping: Clark & Mills 1979, Uehara 1995), and years known (S0). Undated lines have no
age, so they weigh nothing here.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache, partial
from math import log
from operator import mul

from netnotes.facts import History, Strength
from netnotes.model import Interaction, Person, Profile
from netnotes.rules.lines import GIVEN, RECEIVED, SPOKEN, bits
from netnotes.settings import DEFAULTS, Settings

YEAR = 365
_GIVEN, _RECEIVED, _SPOKEN, _MET, _CALL = bits(GIVEN), bits(RECEIVED), bits(SPOKEN), bits(["met"]), bits(["call"])
_COUNTING = _GIVEN | _RECEIVED | _SPOKEN

_make_strength = partial(tuple.__new__, Strength)  # of all its values


class _Halving(dict[int, float]):
    """What is left of a touch, by its day as a number: the same for everyone."""

    def __init__(self, today: int, half_life: int) -> None:
        self._about = today, half_life

    def __missing__(self, on: int) -> float:
        today, half_life = self._about
        left: float = 0.5 ** ((today - on) / half_life)
        self[on] = left
        return left


class _Fading(dict[date, float]):
    """What is left of an hour or an act of help, by its day."""

    def __init__(self, day: date, yearly: float) -> None:
        self._about = day.toordinal(), yearly

    def __missing__(self, day: date) -> float:
        today, yearly = self._about
        left: float = yearly ** ((today - day.toordinal()) / YEAR)
        self[day] = left
        return left


@lru_cache(maxsize=4)
def _lasting(day: date, half_life: int, yearly: float) -> tuple[_Halving, _Fading]:
    """What is left of touches and of hours on a day: people share days, and powers take long."""
    return _Halving(day.toordinal(), max(1, half_life)), _Fading(day, yearly)


def estimate(person: Person, history: History, settings: Settings = DEFAULTS) -> Strength:
    """The estimate on the history's day; each part rounded to 0.1 before they are added."""
    half, left_of = _lasting(history.day, settings.contact_half_life, settings.depth_yearly)
    touched = sum(map(mul, history.weights, map(half.__getitem__, history.touch_ordinals)))
    hours = given = received = 0.0
    for line, told in zip(history.lines, history.traits, strict=True):
        if told & _COUNTING or line.minutes:
            day = line.day
            if day is None:
                continue
            left = left_of[day]
            if told & _SPOKEN or line.minutes:
                hours += hours_spent(line, told, settings) * left
            if told & _GIVEN:
                given += left
            if told & _RECEIVED:
                received += left
    contact = round(settings.contact_points * _share(touched, settings.contact_full), 1)
    depth = round(settings.depth_points * _share(log(1 + hours), log(1 + settings.depth_hours)), 1)
    knowing = float(settings.knowing_points * _known(person.profile))
    sides = _share(given, settings.reciprocity_full) + _share(received, settings.reciprocity_full)
    reciprocity = round(settings.reciprocity_points * sides, 1)
    age = round(settings.age_points * _share(history.span_days, settings.age_days), 1)
    total = round(contact + depth + knowing + reciprocity + age, 1)
    return _make_strength((contact, depth, knowing, reciprocity, age, total))


def hours_spent(line: Interaction, told: int, settings: Settings = DEFAULTS) -> float:
    """Hours of an interaction: as noted, else assumed for a meeting or call; a group's count less.

    `told`: the traits of the line.
    """
    minutes = line.minutes
    if minutes is None:
        if not told & _SPOKEN:
            return 0.0
        minutes = settings.met_minutes if told & _MET else 0
        if told & _CALL and settings.call_minutes > minutes:
            minutes = settings.call_minutes
    return minutes / 60 * settings.group_factor if line.group > settings.group_size else minutes / 60


def _share(value: float, full: float) -> float:
    """How much of `full` is reached, 0 to 1; all of it where nothing is asked for."""
    return 1.0 if value >= full else value / full


def _known(profile: Profile) -> int:
    family, interests, past = bool(profile.family), bool(profile.interests), bool(profile.past)
    return family + interests + past + bool(profile.needs or profile.offers)

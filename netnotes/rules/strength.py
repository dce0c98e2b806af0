"""How strong a tie is: an uncalibrated estimate from 0 to 100 in five parts, and never a person's worth.

Recent contact (each touch weighs half after `contact_half_life`), hours spent together (200 hours: Hall 2019; 15 %
a year lost: Roberts & Dunbar 2011, 2015), knowing the person (S0), help given and received (capped at two acts, so
that it does not become scorekeeping: Clark & Mills 1979, Uehara 1995), and years known (S0). Undated lines have no
age, so they weigh nothing here.
"""

from __future__ import annotations

from math import log

from netnotes.facts import History, Strength
from netnotes.model import Interaction, Person, Profile
from netnotes.rules.lines import GIVEN, RECEIVED, SPOKEN, bits
from netnotes.settings import DEFAULTS, Settings

YEAR = 365
_GIVEN, _RECEIVED, _SPOKEN, _MET, _CALL = bits(GIVEN), bits(RECEIVED), bits(SPOKEN), bits(["met"]), bits(["call"])
_COUNTING = _GIVEN | _RECEIVED | _SPOKEN


def estimate(person: Person, history: History, settings: Settings = DEFAULTS) -> Strength:
    """The estimate on the history's day; each part rounded to 0.1 before they are added."""
    today = history.day.toordinal()
    half_life = max(1, settings.contact_half_life)
    touched = sum(
        [
            weight * 0.5 ** ((today - on) / half_life)
            for on, weight in zip(history.touch_ordinals, history.weights, strict=True)
        ]
    )
    hours = given = received = 0.0
    yearly = settings.depth_yearly
    for line, told in zip(history.lines, history.traits, strict=True):
        if line.day and (told & _COUNTING or line.minutes):
            left = yearly ** ((today - line.day.toordinal()) / YEAR)
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
    return Strength(contact, depth, knowing, reciprocity, age, total)


def hours_spent(line: Interaction, told: int, settings: Settings = DEFAULTS) -> float:
    """Hours of an interaction: as noted, else assumed for a meeting or call; a group's count less.

    `told`: the traits of the line.
    """
    minutes = line.minutes
    if minutes is None:
        if not told & _SPOKEN:
            return 0.0
        minutes = max(settings.met_minutes if told & _MET else 0, settings.call_minutes if told & _CALL else 0)
    return minutes / 60 * (settings.group_factor if line.group > settings.group_size else 1.0)


def _share(value: float, full: float) -> float:
    """How much of `full` is reached, 0 to 1; all of it where nothing is asked for."""
    return 1.0 if value >= full else value / full


def _known(profile: Profile) -> int:
    family, interests, past = bool(profile.family), bool(profile.interests), bool(profile.past)
    return family + interests + past + bool(profile.needs or profile.offers)

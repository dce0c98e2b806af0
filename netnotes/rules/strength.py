"""How strong a tie is: an uncalibrated estimate from 0 to 100 in five parts, and never a person's worth.

Recent contact (each touch weighs half after `contact_half_life`), hours spent together (200 hours: Hall 2019; 15 %
a year lost: Roberts & Dunbar 2011, 2015), knowing the person (S0), help given and received (capped at two acts, so
that it does not become scorekeeping: Clark & Mills 1979, Uehara 1995), and years known (S0). Undated lines have no
age, so they weigh nothing here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from math import log
from operator import mul

from netnotes.facts import History, Strength
from netnotes.interactions import Interactions
from netnotes.model import Interaction, Person, Profile
from netnotes.rules.lines import GIVEN, RECEIVED, SPOKEN, bits
from netnotes.settings import DEFAULTS, Settings

YEAR = 365
_GIVEN, _RECEIVED, _SPOKEN, _MET, _CALL = bits(GIVEN), bits(RECEIVED), bits(SPOKEN), bits(["met"]), bits(["call"])

_make_strength = partial(tuple.__new__, Strength)  # of all its values


class _Halving(dict[date, float]):
    """What is left of a touch, by its day: the same for everyone."""

    def __init__(self, today: int, half_life: int) -> None:
        self._about = today, half_life

    def __missing__(self, day: date) -> float:
        today, half_life = self._about
        left: float = 0.5 ** ((today - day.toordinal()) / half_life)
        self[day] = left
        return left


class _Fading(dict[date | None, float]):
    """What is left of an hour or an act of help, by its day; of an undated one nothing."""

    def __init__(self, today: int, yearly: float) -> None:
        self._about = today, yearly
        self[None] = 0.0

    def __missing__(self, day: date | None) -> float:
        today, yearly = self._about
        left: float = yearly ** ((today - (day or date.min).toordinal()) / YEAR)
        self[day] = left
        return left


class _Assumed(dict[int, float]):
    """Hours of a line that notes none, by its traits."""

    def __init__(self, settings: Settings) -> None:
        self._met, self._call = settings.met_minutes, settings.call_minutes

    def __missing__(self, traits: int) -> float:
        minutes = max(self._met if traits & _MET else 0, self._call if traits & _CALL else 0)
        self[traits] = hours = minutes / 60
        return hours


class _Scale:
    """What strengths are estimated by on a day, the same for everyone: people share days, and powers take long."""

    def __init__(self, day: date, settings: Settings) -> None:
        self.day, self.settings = day, settings
        today = day.toordinal()
        self.half = _Halving(today, max(1, settings.contact_half_life)).__getitem__
        self.left = _Fading(today, settings.depth_yearly).__getitem__
        self.assumed = _Assumed(settings).__getitem__
        self.full = log(1 + settings.depth_hours)
        self.ages: dict[int, float] = {}  # points by days known


_kept: list[_Scale] = []  # that last asked for, which is the same for everyone


def _scale(day: date, settings: Settings) -> _Scale:
    if not (_kept and _kept[0].settings is settings and _kept[0].day == day):
        _kept[:] = [_Scale(day, settings)]
    return _kept[0]


def estimate(person: Person, history: History, settings: Settings = DEFAULTS) -> Strength:
    """The estimate on the history's day; each part rounded to 0.1 before they are added."""
    scale = _scale(history.day, settings)
    traits, seen = history.traits, history.seen
    left = tuple(map(scale.left, history.days))
    touched = sum(map(mul, history.weights, map(scale.half, history.touch_days)))
    hours = sum(map(mul, _hours(history, scale), left))
    given = _helped(left, traits, _GIVEN) if seen & _GIVEN else 0.0
    received = _helped(left, traits, _RECEIVED) if seen & _RECEIVED else 0.0
    sides = _share(given, settings.reciprocity_full) + _share(received, settings.reciprocity_full)
    contact = tenths(settings.contact_points * _share(touched, settings.contact_full))
    depth = tenths(settings.depth_points * _share(log(1 + hours), scale.full))
    knowing = float(settings.knowing_points * _known(person.profile))
    reciprocity = tenths(settings.reciprocity_points * sides)
    age = scale.ages.get(history.span_days)
    if age is None:
        age = tenths(settings.age_points * _share(history.span_days, settings.age_days))
        scale.ages[history.span_days] = age
    total = tenths(contact + depth + knowing + reciprocity + age)
    return _make_strength((contact, depth, knowing, reciprocity, age, total))


def tenths(value: float) -> float:
    """`round(value, 1)` of a number that is not negative, in half the time."""
    beyond = value * 10 + 0.5
    whole = int(beyond)
    if 1e-6 < beyond - whole < 1 - 1e-6 and whole < 1e9:
        return whole / 10
    return round(value, 1)  # too close to the middle, or too large, to be told by reckoning


def _helped(left: Sequence[float], traits: Sequence[int], side: int) -> float:
    """What is left of the acts of help of one side."""
    return sum([rest for rest, told in zip(left, traits, strict=True) if told & side])


def _hours(history: History, scale: _Scale) -> Iterable[float]:
    """Hours spent in each of the lines."""
    lines, traits = Interactions.of(history.lines), history.traits
    if lines.largest > scale.settings.group_size:
        return [hours_spent(line, told, scale.settings) for line, told in zip(lines, traits, strict=True)]
    if lines.minutes.count(None) == len(traits):
        return map(scale.assumed, traits)
    return [
        scale.assumed(told) if minutes is None else minutes / 60
        for told, minutes in zip(traits, lines.minutes, strict=True)
    ]


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

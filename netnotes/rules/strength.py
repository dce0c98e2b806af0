"""How strong a tie is: an uncalibrated estimate from 0 to 100 in five parts, and never a person's worth.

Recent contact (each touch weighs half after `contact_half_life`), hours spent together (200 hours: Hall 2019; 15 %
a year lost: Roberts & Dunbar 2011, 2015), knowing the person (S0), help given and received (capped at two acts, so
that it does not become scorekeeping: Clark & Mills 1979, Uehara 1995), and years known (S0). Undated lines have no
age, so they weigh nothing here.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from itertools import repeat
from math import log
from operator import mul

from netnotes.facts import History, Strength
from netnotes.interactions import Interactions
from netnotes.model import Interaction, Person, Profile
from netnotes.rules.lines import GIVEN, RECEIVED, SPOKEN, bits
from netnotes.settings import DEFAULTS, Settings

YEAR = 365
_GIVEN, _RECEIVED, _SPOKEN, _MET, _CALL = bits(GIVEN), bits(RECEIVED), bits(SPOKEN), bits(["met"]), bits(["call"])
_COUNTING = _GIVEN | _RECEIVED | _SPOKEN

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


class _Ages(dict[int, float]):
    """Points by the days known."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def __missing__(self, days: int) -> float:
        points, full = self._settings.age_points, self._settings.age_days
        self[days] = found = tenths(points * _share(days, full))
        return found


class _Scale:
    """What strengths are estimated by on a day, the same for everyone: people share days, and powers take long."""

    def __init__(self, day: date, settings: Settings) -> None:
        self.day, self.settings = day, settings
        today = day.toordinal()
        self.half = _Halving(today, max(1, settings.contact_half_life)).__getitem__
        self.left = _Fading(today, settings.depth_yearly)
        self.assumed = _Assumed(settings)
        self.contact_points, self.contact_full = settings.contact_points, settings.contact_full
        self.depth_points, self.depth_full = settings.depth_points, log(1 + settings.depth_hours)
        self.knowing = [float(settings.knowing_points * known) for known in range(5)]
        self.reciprocity_points, self.reciprocity_full = settings.reciprocity_points, settings.reciprocity_full
        self.age = _Ages(settings)


_kept: list[_Scale] = []  # those last made: nearly everyone is asked by the same


def _scale(day: date, settings: Settings) -> _Scale:
    for scale in _kept:
        if scale.settings is settings and scale.day == day:
            return scale
    _kept[:] = [_Scale(day, settings), *_kept[:3]]
    return _kept[0]


def estimate(person: Person, history: History, settings: Settings = DEFAULTS) -> Strength:
    """The estimate on the history's day; each part rounded to 0.1 before they are added."""
    scale = _scale(history.day, settings)
    touched = sum(map(mul, history.weights, map(scale.half, history.touch_days)))
    hours, given, received = _counted(history, scale)
    contact = tenths(scale.contact_points * _share(touched, scale.contact_full))
    depth = tenths(scale.depth_points * _share(log(1 + hours), scale.depth_full))
    knowing = scale.knowing[_known(person.profile)]
    sides = _share(given, scale.reciprocity_full) + _share(received, scale.reciprocity_full)
    reciprocity = tenths(scale.reciprocity_points * sides)
    age = scale.age[history.span_days]
    total = tenths(contact + depth + knowing + reciprocity + age)
    return _make_strength((contact, depth, knowing, reciprocity, age, total))


def _counted(history: History, scale: _Scale) -> tuple[float, float, float]:
    """What is left of the hours spent together, of the help given and of the help received."""
    lines, size = Interactions.of(history.lines), scale.settings.group_size
    groups = [line.group for line in lines] if lines.largest > size else repeat(1)
    left, assumed = scale.left, scale.assumed
    hours = given = received = 0.0
    for day, told, minutes, group in zip(history.days, history.traits, lines.minutes, groups):  # noqa: B905 - endless
        if told & _COUNTING or minutes:
            rest = left[day]
            if told & _SPOKEN or minutes:
                spent = assumed[told] if minutes is None else minutes / 60
                hours += (spent * scale.settings.group_factor if group > size else spent) * rest
            if told & _GIVEN:
                given += rest
            if told & _RECEIVED:
                received += rest
    return hours, given, received


def tenths(value: float) -> float:
    """`round(value, 1)` of a number that is not negative, in half the time."""
    beyond = value * 10 + 0.5
    whole = int(beyond)
    if 1e-6 < beyond - whole < 1 - 1e-6 and whole < 1e9:
        return whole / 10
    return round(value, 1)  # too close to the middle, or too large, to be told by reckoning


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
    return (
        (1 if profile.family else 0)
        + (1 if profile.interests else 0)
        + (1 if profile.past else 0)
        + (1 if profile.needs or profile.offers else 0)
    )

"""A person's interactions on one day, normalised: what every other rule rests on.

Dates after the day are planned and hold no fact. An undated line counts for whether something happened, never for
time. There is one touch a day, with the day's largest weight; a group of more than `group_size` people weighs
`group_factor`; identical lines collapse. `#ignored`, and `#heard` or `#milestone` alone, are no touch; neither is a
line that says nothing happened (a note without a direction: "tried to call").

`met` and `known_since` are a first meeting the writer asserts, at the last day of the period they name (of a period
that has only begun, the day itself); they are no touch.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import get_args

from netnotes.facts import History
from netnotes.model import Evidence, Interaction, Kind, PartialDate, Person, Profile
from netnotes.rules import asks
from netnotes.rules.lines import BACK, OURS, TOUCHING, bits, line_day, traits_of
from netnotes.settings import DEFAULTS, Settings

HEARD: frozenset[Kind] = frozenset({"heard"})
_HEARD, _OURS, _BACK = bits(HEARD), bits(OURS), bits(BACK)

Lines = tuple[Interaction, ...]

_make_history = partial(tuple.__new__, History)  # of all its values, which takes half as long


def normalise(person: Person, traits: tuple[int, ...], day: date, settings: Settings = DEFAULTS) -> History:
    """The history as of `day`; `traits` are those of the person's interactions, whatever their day."""
    lines, scheduled = _parted(person.interactions, day)
    traits = traits[: len(lines)]
    weighing, group_size = _weighing_by(settings), settings.group_size
    seen = 0
    days: list[date] = []
    weights: list[float] = []
    ours = back = None
    before: date | None = date.max  # the day of the line before; there is none yet
    may_be_twins = False
    for line, told in zip(lines, traits, strict=True):
        on = line.day
        seen |= told
        same_day = on == before
        if same_day:
            may_be_twins = True
        before = on
        if on is None:
            continue
        if told & _OURS:
            ours = on
        if told & _BACK:
            back = on
        weight = weighing[told]
        if weight < 0:
            continue
        if line.group > group_size:
            weight *= settings.group_factor
        if same_day and days and days[-1] == on:
            weights[-1] = max(weight, weights[-1])
        else:
            days.append(on)
            weights.append(weight)
    if may_be_twins and (fewer := _without_twins(lines)) is not lines:
        lines, traits = fewer, traits_of(fewer)
    meeting = first_meeting(person.profile, day)
    first, last, span_days = span(days, meeting)
    return _make_history(
        (
            day,
            lines,
            scheduled,
            traits,
            seen,
            tuple(days),
            tuple(map(date.toordinal, days)),
            tuple(weights),
            ours,
            back,
            asks.Log(lines, traits, day, settings) if seen & asks.ASKING_BITS else asks.nothing_asked,
            meeting,
            first,
            last,
            span_days,
        )
    )


def first_meeting(profile: Profile, day: date) -> date | None:
    """The earlier of `met` and `known_since`, as of `day`; None where neither had come."""
    if profile.met is None and profile.known_since is None:
        return None
    stated = (_come(profile.met, day), _come(profile.known_since, day))
    return min((found for found in stated if found), default=None)


def heard_topics(history: History) -> tuple[Interaction, ...]:
    """What they said (`#heard`) and I have not come back to: no touch of mine on a later day (S3: follow up).

    Undated lines are left out: nothing could ever clear them.
    """
    since = history.ours or date.min
    return tuple([line for line in history.telling(_HEARD) if line.day and line.day >= since])


def span(touch_days: Sequence[date], meeting: date | None) -> tuple[date | None, date | None, int]:
    """The first touch or asserted meeting, the last touch, and the days from one to the other."""
    if not touch_days:
        return meeting, None, 0
    first, last = touch_days[0], touch_days[-1]
    if meeting and meeting < first:
        first = meeting
    return first, last, (last - first).days


def _parted(lines: Lines, day: date) -> tuple[Lines, Lines]:
    """The lines up to the day, and those after it."""
    last = lines[-1].day if lines else None
    if last is None or last <= day:
        return lines, ()
    so_far = bisect_right(lines, day, key=line_day)
    return lines[:so_far], lines[so_far:]


def _without_twins(lines: Lines) -> Lines:
    """The lines with those of one day that say the same made one, which bears the evidence of all."""
    if len({(line.day, line.text) for line in lines}) == len(lines):
        return lines
    told: dict[Interaction, dict[Evidence, None]] = {}
    for line in lines:
        told.setdefault(line._replace(evidence=()), {}).update(dict.fromkeys(line.evidence))
    return tuple([said._replace(evidence=tuple(places)) for said, places in told.items()])


class _Weighing(dict[int, float]):
    """What a line weighs as a touch, by its traits; below 0 where it is none."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self.weights = weights

    def __missing__(self, traits: int) -> float:
        weight = -1.0
        for kind in get_args(Kind):
            if traits & TOUCHING & bits([kind]):
                weight = max(weight, self.weights.get(kind, 0.0))
        self[traits] = weight
        return weight


_kept = [_Weighing(DEFAULTS.touch_weights)]  # by the settings last asked with, which are the same for everyone


def _weighing_by(settings: Settings) -> _Weighing:
    weighing = _kept[0]
    if weighing.weights is not settings.touch_weights:
        _kept[0] = weighing = _Weighing(settings.touch_weights)
    return weighing


def _come(stated: PartialDate | None, day: date) -> date | None:
    """The last day of the period, not after `day`; None for a period that has not begun."""
    last = stated.last_day() if stated else None
    if stated is None or last is None or last <= day:
        return last
    begun = date(stated.year or day.year, stated.month or 1, stated.day or 1) <= day
    return day if begun else None

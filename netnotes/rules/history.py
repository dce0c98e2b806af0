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
from functools import partial, reduce
from itertools import compress
from operator import or_
from typing import cast, get_args

from netnotes.facts import History
from netnotes.interactions import Interactions
from netnotes.model import Evidence, Interaction, Kind, PartialDate, Person, Profile
from netnotes.rules import asks
from netnotes.rules.lines import BACK, OURS, TOUCHING, bits, last_day_of, line_day, traits_of
from netnotes.settings import DEFAULTS, Settings

HEARD: frozenset[Kind] = frozenset({"heard"})
_HEARD, _OURS, _BACK = bits(HEARD), bits(OURS), bits(BACK)

_make_history = partial(tuple.__new__, History)  # of all its values, which takes half as long


def normalise(person: Person, traits: tuple[int, ...], day: date, settings: Settings = DEFAULTS) -> History:
    """The history as of `day`; `traits` are those of the person's interactions, whatever their day."""
    lines, scheduled = _parted(Interactions.of(person.interactions), day)
    days = lines.days
    traits = traits[: len(days)]
    seen = reduce(or_, traits, 0)
    touch_days, weights = _touches(lines, traits, settings)
    ours = last_day_of(days, traits, _OURS) if seen & _OURS else None
    back = last_day_of(days, traits, _BACK) if seen & _BACK else None
    if not lines.are_apart and (fewer := _without_twins(lines)) is not lines:
        lines, days, traits = fewer, fewer.days, traits_of(fewer)
    meeting = first_meeting(person.profile, day)
    first, last, span_days = span(touch_days, meeting)
    return _make_history(
        (
            day,
            lines,
            scheduled,
            days,
            traits,
            seen,
            touch_days,
            weights,
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


def _parted(lines: Interactions, day: date) -> tuple[Interactions, tuple[Interaction, ...]]:
    """The lines up to the day, and those after it."""
    last = lines.days[-1] if lines.days else None
    if last is None or last <= day:
        return lines, ()
    so_far = bisect_right(lines, day, key=line_day)
    return Interactions.of(lines[:so_far]), lines[so_far:]


def _touches(
    lines: Interactions, traits: Sequence[int], settings: Settings
) -> tuple[tuple[date, ...], tuple[float, ...]]:
    """The days of the touches, and the largest weight of each. `traits`: of the lines."""
    touching = [told & TOUCHING for told in traits]
    weights = tuple(map(_weighing_by(settings).__getitem__, compress(traits, touching)))
    if lines.are_apart and lines.largest <= settings.group_size:  # as with nearly everyone
        days = cast("tuple[date, ...]", lines.days)
        return tuple(compress(days, touching)), weights
    found: dict[date, float] = {}
    for line, weight in zip(compress(lines, touching), weights, strict=True):
        on = line.day
        if on is None:
            continue
        whole = weight * settings.group_factor if line.group > settings.group_size else weight
        found[on] = max(whole, found.get(on, whole))
    return tuple(found), tuple(found.values())


def _without_twins(lines: Interactions) -> Interactions:
    """The lines with those of one day that say the same made one, which bears the evidence of all."""
    if len({(line.day, line.text) for line in lines}) == len(lines):
        return lines
    told: dict[Interaction, dict[Evidence, None]] = {}
    for line in lines:
        told.setdefault(line._replace(evidence=()), {}).update(dict.fromkeys(line.evidence))
    return Interactions.of([said._replace(evidence=tuple(places)) for said, places in told.items()])


class _Weighing(dict[int, float]):
    """What a touch weighs, by the traits of its line."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self.weights = weights

    def __missing__(self, traits: int) -> float:
        kinds = [kind for kind in get_args(Kind) if traits & TOUCHING & bits([kind])]
        self[traits] = weight = max(self.weights.get(kind, 0.0) for kind in kinds)
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

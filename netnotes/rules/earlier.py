"""A person's history on an earlier day, cut from that of a later one: a report compares days and shows two years.

It equals what `history.normalise` says of the earlier day; only lines after that day, which hold no fact, may stand
merged with their twins.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date

from netnotes.facts import History
from netnotes.model import Person
from netnotes.rules import asks
from netnotes.rules.history import first_meeting, span
from netnotes.rules.lines import BACK, OURS, bits, last_day_of, line_day
from netnotes.settings import DEFAULTS, Settings

_OURS, _BACK = bits(OURS), bits(BACK)


def cut(later: History, person: Person, day: date, settings: Settings = DEFAULTS) -> History:
    """The history as of `day`, which is not after that of `later`."""
    so_far = bisect_right(later.lines, day, key=line_day)
    lines, line_days, traits = later.lines[:so_far], later.days[:so_far], later.traits[:so_far]
    touched = bisect_right(later.touch_days, day)
    seen = 0
    for told in traits:
        seen |= told
    meeting = first_meeting(person.profile, day)
    days = later.touch_days[:touched]
    first, last, span_days = span(days, meeting)
    return History(
        day,
        lines,
        (*later.lines[so_far:], *later.scheduled),
        line_days,
        traits,
        seen,
        days,
        later.weights[:touched],
        last_day_of(line_days, traits, _OURS) if seen & _OURS else None,
        last_day_of(line_days, traits, _BACK) if seen & _BACK else None,
        asks.Log(lines, traits, day, settings) if seen & asks.ASKING_BITS else asks.nothing_asked,
        meeting,
        first,
        last,
        span_days,
    )

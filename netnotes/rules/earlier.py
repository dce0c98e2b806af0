"""A person's history on an earlier day, cut from that of a later one: a report compares days and shows two years.

It equals what `history.normalise` says of the earlier day; only lines after that day, which hold no fact, may stand
merged with their twins.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date

from netnotes.facts import History, Touch
from netnotes.model import Interaction, Person
from netnotes.rules import asks
from netnotes.rules.history import first_meeting
from netnotes.settings import DEFAULTS, Settings


def cut(later: History, person: Person, day: date, settings: Settings = DEFAULTS) -> History:
    """The history as of `day`, which is not after that of `later`."""
    so_far = bisect_right(later.lines, day, key=_line_day)
    lines = later.lines[:so_far]
    touches = later.touches[: bisect_right(later.touches, day, key=_touch_day)]
    meeting = first_meeting(person.profile, day)
    last = touches[-1].day if touches else None
    first = min((found for found in (meeting, touches[0].day if touches else None) if found), default=None)
    return History(
        day=day,
        lines=lines,
        scheduled=later.lines[so_far:] + later.scheduled,
        touches=touches,
        asks=asks.log(lines, day, settings) if later.asks else (),
        first_meeting=meeting,
        first=first,
        last=last,
        span_days=(last - first).days if last and first else 0,
    )


def _line_day(line: Interaction) -> date:
    return line.day or date.min


def _touch_day(touch: Touch) -> date:
    return touch.day

"""When a date of the year comes round: birthdays, important dates, holidays.

A 29 February is kept on 28 February in a year without one.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from netnotes.model import PartialDate
from netnotes.rules.lines import later


def in_year(stated: PartialDate, year: int) -> date | None:
    """The day on which a date of the year falls in `year`; None without month and day."""
    _, month, day = stated
    if month is None or day is None:
        return None
    if day == 29 and month == 2:
        return date(year, 3, 1) - timedelta(days=1)
    return date(year, month, day)


def near(stated: PartialDate, day: date, *, late: int, ahead: int) -> date | None:
    """The day it comes round, from `late` days before `day` to `ahead` days after; None when it does not.

    A date with a year does not come round before that year.
    """
    if stated[1:] not in around(day, late, ahead):
        return None
    begin, end = later(day, -late), later(day, ahead)
    for year in range(begin.year, end.year + 1):
        found = in_year(stated, year)
        if found and begin <= found <= end and (stated.year is None or stated.year <= year):
            return found
    return None


@lru_cache(maxsize=64)
def around(day: date, late: int, ahead: int) -> frozenset[tuple[int | None, int | None]]:
    """The months and days that may fall on the days from `late` before to `ahead` after; the same for all."""
    first, last = later(day, -late).toordinal(), later(day, ahead).toordinal()
    between = map(date.fromordinal, range(first, min(last, first + 366) + 1))
    days = {(day.month, day.day) for day in between}
    if (2, 28) in days:
        days.add((2, 29))
    return frozenset(days)

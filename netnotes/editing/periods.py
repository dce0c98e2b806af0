"""Logs with a heading a year or a month: which of them a day belongs under. Level 4, text only."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from netnotes.dates import find_named, parse_partial
from netnotes.diagnostics import NetnotesError
from netnotes.editing.lines import Lines
from netnotes.model import Entry, PartialDate

_YEAR = re.compile(r"\d{4}")


class _Period(NamedTuple):
    line: int
    level: int
    year: int | None  # None: a month below no year
    month: int | None

    def holds(self, day: date) -> bool:
        return self.year in (day.year, None) and self.month in (day.month, None)


def of_period(lines: Lines, dated: Sequence[Entry], day: date) -> Sequence[Entry]:
    """The entries among which a day belongs: all, or those below the heading of its year or month.
    Raises NetnotesError where the newest entries stand below such a heading and none fits the day.
    """
    newest = max(reversed(dated), key=lambda entry: entry.day or date.min)
    usual = None if newest.shape == "heading" else _period_of(lines, newest.evidence.line)
    if usual is None or usual.holds(day):
        return dated
    found = []
    for entry in dated:
        period = _period_of(lines, entry.evidence.line)
        if entry.shape != "heading" and period and period.level == usual.level and period.holds(day):
            found.append(entry)
    if not found:
        raise NetnotesError(
            f"the log has a heading for each {'month' if usual.month else 'year'}, and none with entries for {day}",
            f"write the heading and this entry by hand; the next ones will follow it (see line {usual.line})",
        )
    return found


def _period_of(lines: Lines, number: int) -> _Period | None:
    """The year or month that the heading above a line stands for, if it is nothing else."""
    while number and not lines.heading(number):
        number -= 1
    heading = lines.heading(number) if number else None
    if heading is None:
        return None
    level, title = heading
    title = title.strip(" *_:[]")
    if _YEAR.fullmatch(title):
        return _Period(number, level, int(title), None)
    named = _month(title)
    if named:
        return _Period(number, level, named.year, named.month)
    bare = _month(f"{title} 2000")
    if bare:
        return _Period(number, level, _year_above(lines, number, level), bare.month)
    return None


def _year_above(lines: Lines, number: int, level: int) -> int | None:
    for above in range(number - 1, 0, -1):
        heading = lines.heading(above)
        if heading and heading[0] < level:
            title = heading[1].strip(" *_:[]")
            return int(title) if _YEAR.fullmatch(title) else None
    return None


def _month(title: str) -> PartialDate | None:
    """The month that a title names, if it names no day."""
    found = find_named(title)
    named = found.date if found and found.end == len(title) else parse_partial(title)
    return named if named and named.month and named.year and named.day is None else None

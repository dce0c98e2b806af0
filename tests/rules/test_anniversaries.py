"""When a date of the year comes round."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from netnotes.model import PartialDate
from netnotes.rules.anniversaries import in_year, near


@pytest.mark.parametrize(
    ("stated", "day", "found"),
    [
        (PartialDate(1980, 7, 14), date(2026, 6, 30), date(2026, 7, 14)),
        (PartialDate(1980, 7, 15), date(2026, 6, 30), None),
        (PartialDate(1980, 6, 23), date(2026, 6, 30), date(2026, 6, 23)),
        (PartialDate(1980, 6, 22), date(2026, 6, 30), None),
        (PartialDate(None, 1, 2), date(2026, 12, 30), date(2027, 1, 2)),
        (PartialDate(None, 12, 30), date(2027, 1, 2), date(2026, 12, 30)),
        (PartialDate(2000, 2, 29), date(2026, 2, 20), date(2026, 2, 28)),
        (PartialDate(2000, 2, 29), date(2028, 2, 20), date(2028, 2, 29)),
        (PartialDate(2027, 7, 1), date(2026, 6, 30), None),  # not before its own year
        (PartialDate(1980, 7, None), date(2026, 6, 30), None),
        (PartialDate(1980, None, None), date(2026, 6, 30), None),
    ],
)
def test_near(stated: PartialDate, day: date, found: date | None) -> None:
    assert near(stated, day, late=7, ahead=14) == found


@pytest.mark.parametrize("day", [date(2024, 2, 27), date(2025, 2, 26), date(2025, 12, 30), date(2026, 6, 30)])
@pytest.mark.parametrize(("late", "ahead"), [(0, 0), (3, 14), (0, 364), (400, 800)])
def test_every_day_of_the_year_comes_round_when_the_calendar_says_so(day: date, late: int, ahead: int) -> None:
    begin, end = day - timedelta(days=late), day + timedelta(days=ahead)
    for of_leap_year in range(366):
        born = date(2000, 1, 1) + timedelta(days=of_leap_year)
        falls = [in_year(PartialDate(None, born.month, born.day), year) for year in range(begin.year, end.year + 1)]
        expected = next((on for on in falls if on and begin <= on <= end), None)
        assert near(PartialDate(None, born.month, born.day), day, late=late, ahead=ahead) == expected

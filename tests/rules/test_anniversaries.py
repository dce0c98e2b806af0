"""When a date of the year comes round."""

from __future__ import annotations

from datetime import date

import pytest

from netnotes.model import PartialDate
from netnotes.rules.anniversaries import near


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

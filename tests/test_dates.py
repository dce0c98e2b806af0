"""Dates in notes: what is read, what is not, and why not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netnotes.dates import (
    add_months,
    date_fault,
    parse_date,
    parse_day,
    parse_in_order,
    parse_partial,
)
from netnotes.model import PartialDate


@pytest.mark.parametrize("text", ["2026-02-19", "2026-02-19T10:00", "2026-02-19 10:00:30", "2026-02-19T10:00:00Z"])
def test_an_iso_day_may_have_a_time_after_it(text: str) -> None:
    assert parse_day(text) == date(2026, 2, 19)


@pytest.mark.parametrize(
    "text",
    ["", "2026-02-30", "2026-2-3", "20260219", "2026-W08", "2026-02-19x", "19-02-2026", "２０２６-02-19"],
)
def test_anything_else_is_no_iso_day(text: str) -> None:
    assert parse_day(text) is None


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2024", (2024, None, None)),
        ("2024-05", (2024, 5, None)),
        ("2024-05-01", (2024, 5, 1)),
        ("2024-05-01T10:00", (2024, 5, 1)),
        ("2024/5/1", (2024, 5, 1)),
        ("2024.05", (2024, 5, None)),
        ("19850412", (1985, 4, 12)),
        ("04-12", (None, 4, 12)),
        ("--04-12", (None, 4, 12)),
        ("--0412", (None, 4, 12)),
        ("XXXX-02-29", (None, 2, 29)),
    ],
)
def test_dates_known_in_part(text: str, parts: tuple[int | None, int | None, int | None]) -> None:
    assert parse_partial(text) == PartialDate(*parts)
    assert date_fault(text) == ""


@pytest.mark.parametrize("text", ["2024-02-30", "2024-13", "0000", "2023-02-29", "13-01", "2024-00-10", "--02-30"])
def test_a_date_outside_the_calendar_says_so(text: str) -> None:
    assert parse_date(text) is None
    assert date_fault(text) == "bad-date"


@pytest.mark.parametrize("text", ["03/04/2026", "3.4.2026", "25/12/2026", "3-4-26", "3.4."])
def test_other_orders_are_never_guessed(text: str) -> None:
    assert parse_date(text) is None
    assert date_fault(text) == "unclear-date"


def test_other_orders_are_read_once_the_settings_say_which() -> None:
    assert parse_in_order("03/04/2026", "day-first") == PartialDate(2026, 4, 3)
    assert parse_date("03/04/2026", "month-first") == PartialDate(2026, 3, 4)
    assert parse_date("3.4.", "day-first") == PartialDate(None, 4, 3)
    assert parse_date("2026-03-04", "day-first") == PartialDate(2026, 3, 4)
    assert date_fault("25/12/2026", "month-first") == "bad-date"
    assert date_fault("3/4/26", "day-first") == "unclear-date"


@pytest.mark.parametrize("text", ["", "soon", "about 2024", "autumn 2023", "12:30"])
def test_words_are_no_date(text: str) -> None:
    assert date_fault(text) == "no-date"


def test_months_end_with_the_month() -> None:
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert add_months(date(2026, 3, 31), -13) == date(2025, 2, 28)
    assert add_months(date(9999, 12, 1), 1) == date.max
    assert add_months(date(1, 1, 1), -1) == date.min


@given(st.text(max_size=30), st.sampled_from(["", "day-first", "month-first"]))
def test_any_text_is_a_date_or_has_a_fault(text: str, order: str) -> None:
    assert (parse_date(text, order) is None) == bool(date_fault(text, order))


@given(st.dates())
def test_every_day_reads_back(day: date) -> None:
    assert parse_day(day.isoformat()) == day
    assert parse_date(day.isoformat()) == PartialDate(day.year, day.month, day.day)

"""The day a note's name tells."""

from __future__ import annotations

from datetime import date

import pytest

from netnotes.names import fold
from netnotes.vault.daily import daily_names, day_in_name

DAY = date(2026, 2, 9)


@pytest.mark.parametrize(
    ("name_format", "path"),
    [
        ("", "2026-02-09"),
        ("YYYY-MM-DD", "2026-02-09"),
        ("YYYY/MM/YYYY-MM-DD", "2026/02/2026-02-09"),
        ("YYYY/MM-MMMM/YYYY-MM-DD-dddd", "2026/02-February/2026-02-09-Monday"),
        ("YYYYMMDD", "20260209"),
        ("DD.MM.YYYY", "09.02.2026"),
        ("D. MMMM YYYY", "9. Februar 2026"),
        ("dddd, MMMM Do YYYY", "Monday, February 9th 2026"),
        ("D [de] MMMM [de] YYYY", "9 de febrero de 2026"),
        ("DD MMM YYYY", "09 févr. 2026"),
        ("YY-M-D", "26-2-9"),
        ("YYYY-[W]ww/YYYY-MM-DD ddd", "2026-W07/2026-02-09 Mon"),
        ("gggg-[W]WW-YYYY-MM-DD", "2026-W07-2026-02-09"),
        ("[Journal] YYYY_MM_DD", "Journal 2026_02_09"),
    ],
)
def test_the_format_is_read_back(name_format: str, path: str) -> None:
    assert daily_names("", name_format).day(fold(path)) == DAY
    assert daily_names("Daily", name_format).day(fold(f"Daily/{path}")) == DAY


@pytest.mark.parametrize("path", ["2026-02-30", "2026-13-01", "2026-02-09 Lunch", "Ana", "x2026-02-09", "2026-02"])
def test_other_names_are_no_daily_notes(path: str) -> None:
    assert daily_names("", "").day(fold(path)) is None


def test_a_folder_leaves_other_folders_out() -> None:
    names = daily_names("Journal/Days", "")
    assert names.day("journal/days/2026-02-09") == DAY
    assert names.day("meetings/2026-02-09") is None


def test_plain_names_are_known_beside_any_format() -> None:
    assert daily_names("Daily", "DD.MM.YYYY").day("daily/2026-02-09") == DAY


@pytest.mark.parametrize("name_format", ["YYYY-[W]ww", "dddd", "((", "[open", "MMMM YYYY"])
def test_a_format_without_a_day_is_no_daily_note(name_format: str) -> None:
    assert daily_names("", name_format).day("2026-w07") is None


def test_a_month_may_be_shortened_in_each_language() -> None:
    names = daily_names("", "D MMMM YYYY")
    months = {"juin": 6, "juillet": 7, "août": 8, "märz": 3, "dezember": 12, "enero": 1, "setembro": 9, "mai": 5}
    assert {name: names.day(fold(f"1 {name} 2026")) for name in months} == {
        name: date(2026, month, 1) for name, month in months.items()
    }


def test_a_date_in_a_name() -> None:
    assert day_in_name("2026-02-09 Lunch") == DAY
    assert day_in_name("Lunch (2026-02-09)") == DAY
    assert day_in_name("12026-02-09") is None
    assert day_in_name("2026-02-31 Lunch") is None

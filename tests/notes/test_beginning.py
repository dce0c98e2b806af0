"""The date an interaction begins with, and what stands right after it."""

from __future__ import annotations

from datetime import date

import pytest

from netnotes.notes.beginning import read_beginning

DAY = date(2026, 2, 19)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("2026-02-19: lunch", "lunch"),
        ("2026-02-19 lunch", "lunch"),
        ("2026-02-19 - lunch", "lunch"),
        ("2026-02-19 – lunch", "lunch"),
        ("2026-02-19 — lunch", "lunch"),
        ("2026-02-19", ""),
        ("**2026-02-19** lunch", "lunch"),
        ("**2026-02-19**: lunch", "lunch"),
        ("**2026-02-19:** lunch", "lunch"),
        ("*2026-02-19* lunch", "lunch"),
        ("__2026-02-19__ lunch", "lunch"),
        ("==2026-02-19== lunch", "lunch"),
        ("`2026-02-19` lunch", "lunch"),
        ("(2026-02-19) lunch", "lunch"),
        ("[2026-02-19] lunch", "lunch"),
        ("[[2026-02-19]] lunch", "lunch"),
        ("[[Daily/2026-02-19|x]] - lunch", "lunch"),
        ("[[Journal/2026/2026-02-19#Log|yesterday]] lunch", "lunch"),
        ("**[[2026-02-19]]** lunch", "lunch"),
        ("[2026-02-19](Daily/2026-02-19.md): lunch", "lunch"),
        ("2026-02-19 14:00 lunch", "lunch"),
        ("2026-02-19T14:00:30 lunch", "lunch"),
        ("2026-02-19T14:00Z: lunch", "lunch"),
        ("2026-02-19, 2:30 pm: lunch", "lunch"),
        ("2026-02-19 14:00-15:30 lunch", "lunch"),
        ("[[2026-02-19]] 14:00 - lunch", "lunch"),
        ("2026-02-19 Thu: lunch", "lunch"),
        ("2026-02-19 (Thursday) lunch", "lunch"),
        ("2026-02-19 1h30 lunch", "1h30 lunch"),
        ("2026-02-19 12 people came", "12 people came"),
        ("2026/02/19 lunch", "lunch"),
        ("2026-2-19 lunch", "lunch"),
    ],
)
def test_a_date_in_any_of_its_forms(text: str, rest: str) -> None:
    found = read_beginning(text, "")
    assert found
    assert (found.day, text[found.end :], found.fault) == (DAY, rest, "")


@pytest.mark.parametrize(
    ("text", "arrow", "word", "rest"),
    [
        ("2026-02-19 -> lunch", "out", "", "lunch"),
        ("2026-02-19: → lunch", "out", "", "lunch"),
        ("2026-02-19 <-: lunch", "in", "", "lunch"),
        ("**2026-02-19** ← lunch", "in", "", "lunch"),
        ("2026-02-19 - <- lunch", "in", "", "lunch"),
        ("**2026-01-31** (call) - text", "", "call", "text"),
        ("2026-01-31: (call) text", "", "call", "text"),
        ("2026-01-31 (call): -> text", "out", "call", "text"),
        ("2026-01-31 text -> more", "", "", "text -> more"),
    ],
)
def test_arrow_and_bracketed_word_stand_right_after_it(text: str, arrow: str, word: str, rest: str) -> None:
    found = read_beginning(text, "")
    assert found
    assert (found.arrow, found.word, text[found.end :]) == (arrow, word, rest)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("2026-02-30: lunch", "bad-date"),
        ("[[2026-13-01]] lunch", "bad-date"),
        ("0000-00-00 lunch", "bad-date"),
        ("03/04/2026: lunch", "unclear-date"),
        ("**3.4.2026** lunch", "unclear-date"),
        ("25/12/2026 lunch", "unclear-date"),
        ("3/4/26 lunch", "unclear-date"),
    ],
)
def test_what_seems_to_be_meant_as_a_date_is_reported(text: str, fault: str) -> None:
    found = read_beginning(text, "")
    assert found
    assert (found.day, found.fault) == (None, fault)


def test_another_order_is_read_when_the_settings_say_which() -> None:
    for text, order in (("03/04/2026: lunch", "day-first"), ("04/03/2026: lunch", "month-first")):
        found = read_beginning(text, order)
        assert found
        assert (found.day, text[found.end :]) == (date(2026, 4, 3), "lunch")
    wrong = read_beginning("31/02/2026", "day-first")
    assert wrong
    assert wrong.fault == "bad-date"


@pytest.mark.parametrize(
    "text",
    [
        "lunch on 2026-02-19", "2026", "2026-02", "2026-02-19abc", "12026-02-19", "1.2.3 of the tool", "192.168.10.1",
        "~~2026-02-19 lunch~~", "[[2026-02-19 Kickoff]]", "[[Project 2026-02-19]]", "555-12-34", "2026-02-19-14-30",
        "[[2026-02-19", "", "(call)",
    ],
)  # fmt: skip
def test_what_is_no_date(text: str) -> None:
    assert read_beginning(text, "") is None

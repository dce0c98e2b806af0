"""Asks and their outcomes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from netnotes.rules.asks import stray_outcomes
from tests.rules.oracle import one

ASKED = "- 2026-01-01 #asked for an introduction\n"


def outcomes(note: str, tmp_path: Path, today: str = "2026-06-30") -> list[str]:
    return [ask.outcome for ask in one(note, tmp_path, today).history.asks]


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [("granted", "granted"), ("declined", "declined"), ("ignored", "ignored"), ("received", "granted")],
)
def test_a_later_line_closes_it(answer: str, outcome: str, tmp_path: Path) -> None:
    facts = one(ASKED + f"- 2026-01-20 #{answer} it", tmp_path)
    (ask,) = facts.history.asks
    assert (ask.by, ask.text, ask.outcome) == ("me", "for an introduction", outcome)
    assert (ask.outcome_day, ask.by_silence) == (date(2026, 1, 20), False)
    assert [place.line for place in ask.evidence] == [1, 2]


def test_the_latest_open_one_is_closed(tmp_path: Path) -> None:
    note = ASKED + "- 2026-01-05 #asked for a book\n- 2026-01-07 #reply soon\n- 2026-01-09 #granted the book"
    assert outcomes(note, tmp_path) == ["open", "granted"]
    assert outcomes(note + "\n- 2026-01-12 #declined", tmp_path) == ["declined", "granted"]


@pytest.mark.parametrize(("today", "outcome"), [("2026-01-31", "open"), ("2026-02-01", "ignored")])
def test_silence_counts_as_ignored_after_thirty_days(today: str, outcome: str, tmp_path: Path) -> None:
    assert outcomes(ASKED, tmp_path, today) == [outcome]


def test_ignored_by_silence_says_so(tmp_path: Path) -> None:
    (ask,) = one(ASKED, tmp_path).history.asks
    assert (ask.by_silence, ask.outcome_day) == (True, date(2026, 2, 1))


@pytest.mark.parametrize("answer", ["<- I will see", "#met for tea", "#call"])
def test_an_answer_in_time_keeps_it_open(answer: str, tmp_path: Path) -> None:
    assert outcomes(ASKED + f"- 2026-01-31 {answer}", tmp_path) == ["open"]


def test_an_answer_too_late_does_not(tmp_path: Path) -> None:
    assert outcomes(ASKED + "- 2026-02-01 #reply sorry", tmp_path) == ["ignored"]


def test_my_own_lines_are_no_answer(tmp_path: Path) -> None:
    assert outcomes(ASKED + "- 2026-01-15 #message any news?", tmp_path) == ["ignored"]


def test_a_line_may_say_that_they_declined(tmp_path: Path) -> None:
    assert outcomes("- 2024-06-01 #asked him for a quote; he declined", tmp_path) == ["declined"]
    assert outcomes("- 2024-06-01 #asked whether he had declined the offer", tmp_path) == ["ignored"]


def test_granted_after_silence_holds_from_its_own_day(tmp_path: Path) -> None:
    note = ASKED + "- 2026-05-01 #granted at last"
    assert outcomes(note, tmp_path, "2026-03-01") == ["ignored"]
    assert outcomes(note, tmp_path, "2026-04-30") == ["ignored"]
    assert outcomes(note, tmp_path, "2026-05-01") == ["granted"]


def test_help_does_not_reopen_what_counts_as_ignored(tmp_path: Path) -> None:
    assert outcomes(ASKED + "- 2026-05-01 #received a lift", tmp_path) == ["ignored"]


def test_order_within_a_day_does_not_matter_to_an_outcome(tmp_path: Path) -> None:
    assert outcomes("- 2026-01-01 #granted\n" + ASKED, tmp_path) == ["granted"]


def test_other_help_on_the_day_of_an_ask_does_not_close_it(tmp_path: Path) -> None:
    note = ASKED + "- 2026-01-01 #received a coffee\n- 2026-01-04 #reply later"
    assert outcomes(note, tmp_path) == ["open"]
    assert outcomes("- 2026-01-01 #asked for a book #received it", tmp_path) == ["granted"]


def test_one_line_closes_one_ask(tmp_path: Path) -> None:
    note = "- 2026-01-01 #asked for a\n- 2026-01-02 #asked for b\n- 2026-01-03 #received #granted b"
    assert outcomes(note, tmp_path) == ["open", "granted"]


THEIRS = "- 2026-01-01 #they-asked for a reference\n"


def test_silence_closes_nothing_of_theirs(tmp_path: Path) -> None:
    assert outcomes(THEIRS, tmp_path) == ["open"]
    assert outcomes(THEIRS + "- 2026-01-03 #reply any news?\n- 2026-01-09 #met for tea", tmp_path) == ["open"]


def test_what_they_asked_is_granted_by_help_with_just_that(tmp_path: Path) -> None:
    (ask,) = one(THEIRS + "- 2026-01-05 #message will do\n- 2026-01-20 #gave the reference", tmp_path).history.asks
    assert (ask.outcome, ask.outcome_day) == ("granted", date(2026, 1, 20))
    assert [place.line for place in ask.evidence] == [1, 3]
    assert outcomes("- 2026-01-01 #they-asked for a lamp, #gave him mine", tmp_path) == ["granted"]


@pytest.mark.parametrize(
    "later",
    ["2026-01-03 #message I do not know any", "2026-01-12 #gave help with taxes", "2026-02-20 #gave the reference"],
)  # fmt: skip
def test_what_they_asked_is_answered_by_anything_else_of_mine(later: str, tmp_path: Path) -> None:
    assert outcomes(THEIRS + f"- {later}", tmp_path) == ["answered"]


def test_undated_asks_are_open_until_an_outcome(tmp_path: Path) -> None:
    assert outcomes("- #asked for a tip", tmp_path) == ["open"]
    assert outcomes("- #asked for a tip\n- 2026-01-01 #declined", tmp_path) == ["declined"]


def test_an_outcome_without_an_ask_is_reported(tmp_path: Path) -> None:
    person = one("- 2026-01-01 #granted what?\n- 2026-01-05 #received help\n- 2026-02-01 #asked for x", tmp_path).person
    assert [(found.code, found.line) for found in stray_outcomes(person)] == [("outcome-without-ask", 1)]
    assert stray_outcomes(one(ASKED + "- 2026-05-01 #ignored", tmp_path).person) == ()

"""Moments in people's lives (S1, S3 tip 10)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from netnotes.facts import Moment
from netnotes.rules.moments import tone
from tests.helpers import facts
from tests.rules.oracle import stating


def milestones(note: str, tmp_path: Path) -> list[tuple[str, str]]:
    return [(moment.what, moment.tone) for moment in facts({"People/Ana.md": note}, tmp_path).milestones]


@pytest.mark.parametrize(
    "text",
    [
        "her mother died",
        "was laid off",
        "lost the election",
        "broke his leg",
        "is ill again",
        "getting divorced",
        "Burn-out",
    ],
)
def test_sad_news_asks_for_consolation(text: str) -> None:
    assert tone(text) == "console"


@pytest.mark.parametrize(
    "text",
    ["a new job", "moved to the hill", "their daughter was born", "lost weight", "skills badge", "blossom prize"],
)
def test_other_news_asks_for_congratulation(text: str) -> None:
    assert tone(text) == "congratulate"


def test_milestones_of_sixty_days_newest_first(tmp_path: Path) -> None:
    note = """
        - 2026-04-30 #milestone ran a marathon
        - 2026-05-01 #milestone sold the house
        - 2026-06-01 #milestone father died
        """
    assert milestones(note, tmp_path) == [("father died", "console"), ("sold the house", "congratulate")]


def test_being_in_touch_later_settles_it(tmp_path: Path) -> None:
    note = "- 2026-06-01 #milestone a new job\n"
    assert milestones(note + "- 2026-06-01 #message hello\n", tmp_path) == [("a new job", "congratulate")]
    assert milestones(note + "- 2026-06-02 #message well done\n", tmp_path) == []
    assert milestones(note + "- 2026-06-02 #reply thanks\n", tmp_path) == [("a new job", "congratulate")]


def test_dated_milestones_of_the_front_matter_count(tmp_path: Path) -> None:
    stated = 'milestones: ["2026-06-01: opened a shop", "2026-08-01: a wedding", "first book", "2026-06-02"]'
    assert milestones(stating("hello\n", stated), tmp_path) == [("opened a shop", "congratulate")]


def test_archived_people_are_left_out(tmp_path: Path) -> None:
    note = stating("- 2026-06-01 #milestone a new job\n", "archived: true\nbirthday: 1986-07-02")
    assert milestones(note, tmp_path) == []
    assert facts({"People/Ana.md": note}, tmp_path).dates == ()


def test_dates_to_greet_on_without_the_holidays_of_all(tmp_path: Path) -> None:
    note = stating(
        "- 2026-05-01 #met\n- 2026-05-02 #gave a hand\n", "birthday: 1986-07-02\nimportant_dates: 07-01 wedding"
    )
    found = facts({"People/Ana.md": note}, tmp_path, holidays={"07-04": "Happy Fourth"}).dates
    assert [(moment.day, moment.what, moment.tone) for moment in found] == [
        (date(2026, 7, 1), "wedding", "greet"),
        (date(2026, 7, 2), "birthday (40)", "greet"),
    ]


def test_a_milestone_has_its_line(tmp_path: Path) -> None:
    (found,) = facts({"People/Ana.md": "- 2026-06-01 #milestone a new job\n"}, tmp_path).milestones
    assert isinstance(found, Moment) and found.evidence[0].line == 1

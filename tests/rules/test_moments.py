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
    [
        "a new job",
        "moved to the hill",
        "their daughter was born",
        "lost weight",
        "skills badge",
        "fired up about it",
        "sick of meetings",
        "separate rooms",
        "diagnostics",
        "blossom prize",
    ],
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


def test_being_in_touch_that_day_or_later_settles_good_news(tmp_path: Path) -> None:
    note = "- 2026-06-01 #milestone a new job\n"
    assert milestones(note + "- 2026-05-31 #message hello\n", tmp_path) == [("a new job", "congratulate")]
    assert milestones(note + "- 2026-06-01 #message well done\n", tmp_path) == []
    assert milestones(note + "- 2026-06-02 #call\n", tmp_path) == []
    assert milestones(note + "- 2026-06-02 #reply thanks\n", tmp_path) == [("a new job", "congratulate")]
    assert milestones("- 2026-06-01 #call #milestone passed the exam\n", tmp_path) == []


def test_sad_news_asks_for_a_word_on_a_later_day(tmp_path: Path) -> None:
    note = "- 2026-06-01 #milestone father in hospital\n- 2026-06-01 #call\n"
    assert milestones(note, tmp_path) == [("father in hospital", "console")]
    assert milestones(note + "- 2026-06-02 #message thinking of you\n", tmp_path) == []


def test_of_what_they_said_only_sad_news_is_a_moment(tmp_path: Path) -> None:
    note = (
        "- 2026-06-01 #call\n    - #heard her hip operation is on 9 July\n    - #heard she runs operations in Spain\n"
    )
    assert milestones(note, tmp_path) == [("her hip operation is on 9 July", "console")]


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


def test_what_they_told_and_i_have_not_come_back_to(tmp_path: Path) -> None:
    files = {
        "People/Ana.md": "- 2026-05-01 #call\n    - #heard she learns Latin\n    - #heard her mother is ill\n",
        "People/Bo.md": "- 2026-05-02 #heard wants a dog\n",
        "People/Cy.md": "- 2026-05-02 #heard sails to Malta\n- 2026-05-03 #message how was Malta?\n",
        "People/Di.md": stating("- 2026-05-02 #heard wants a cat\n", "snooze_until: 2026-09-01"),
    }
    found = [(moment.path, moment.what) for moment in facts(files, tmp_path).topics]
    assert found == [("People/Bo.md", "wants a dog"), ("People/Ana.md", "she learns Latin")]

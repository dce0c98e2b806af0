"""Normalising: what of a person's lines counts, and as what."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from netnotes.model import Act, Interaction, Person, Profile
from netnotes.rules import PersonFacts
from netnotes.rules.history import heard_topics
from tests.rules.oracle import ANA, GUS, adding, one, stating


def test_touch_days_and_span(tmp_path: Path) -> None:
    history = one(ANA, tmp_path).history
    assert [touch.weight for touch in history.touches] == [1.0, 0.5, 0.5, 0.7, 1.0, 0.7]
    assert (history.first, history.last) == (date(2024, 3, 10), date(2026, 6, 10))
    assert history.span_days == 822


def test_no_dates_at_all(tmp_path: Path) -> None:
    history = one("- #met at a party\n- #gave advice", tmp_path).history
    assert len(history.lines) == 2
    assert history.touches == ()
    assert (history.first, history.last, history.span_days) == (None, None, 0)


def test_future_lines_are_scheduled_and_hold_no_fact(tmp_path: Path) -> None:
    facts = one("- 2026-07-01 #met for lunch", tmp_path)
    assert facts.history.lines == ()
    assert [line.text for line in facts.history.scheduled] == ["for lunch"]
    assert facts.standing.stage == "prospect"


def test_a_line_of_the_day_itself_counts(tmp_path: Path) -> None:
    assert one("- 2026-06-30 #message hello", tmp_path).history.last == date(2026, 6, 30)


def test_one_touch_a_day_with_the_largest_weight(tmp_path: Path) -> None:
    history = one("- 2026-06-01 #message on my way\n- 2026-06-01 #met\n- 2026-06-01 #call", tmp_path).history
    assert [touch.weight for touch in history.touches] == [1.0]
    assert len(history.lines) == 3


def test_identical_lines_collapse_and_keep_both_places(tmp_path: Path) -> None:
    history = one("- 2026-06-01 #met 60m for tea\n- 2026-06-01 #met 60m for tea\n", tmp_path).history
    assert [[place.line for place in line.evidence] for line in history.lines] == [[1, 2]]


def test_lines_that_differ_in_minutes_do_not_collapse(tmp_path: Path) -> None:
    assert len(one("- 2026-06-01 #met 60m tea\n- 2026-06-01 #met 30m tea", tmp_path).history.lines) == 2


@pytest.mark.parametrize(("people", "weight"), [(4, 1.0), (5, 0.5), (40, 0.5)])
def test_a_group_of_more_than_four_weighs_half(people: int, weight: float, tmp_path: Path) -> None:
    history = one(f"- 2026-06-01 #met group of {people}", tmp_path).history
    assert [touch.weight for touch in history.touches] == [weight]


@pytest.mark.parametrize("tag", ["#ignored", "#heard", "#milestone"])
def test_no_touch(tag: str, tmp_path: Path) -> None:
    assert one(f"- 2026-06-01 {tag} something", tmp_path).history.touches == ()


def test_an_untagged_dated_line_is_a_touch_both_ways(tmp_path: Path) -> None:
    facts = one("- 2026-06-01 chatted in the queue", tmp_path)
    assert [touch.weight for touch in facts.history.touches] == [0.3]
    assert facts.standing.stage == "contact"


def test_last_contact_is_an_asserted_touch(tmp_path: Path) -> None:
    facts = one("---\nlast_contact: 2026-06-01\n---\n", tmp_path)
    assert facts.history.last == date(2026, 6, 1)
    assert facts.history.lines[0].asserted
    assert facts.standing.stage == "contact"


@pytest.mark.parametrize(
    ("stated", "meeting"),
    [
        ("met: 2024-03-09", date(2024, 3, 9)),
        ("met: 2024-02", date(2024, 2, 29)),
        ("known_since: 2020", date(2020, 12, 31)),
        ("known_since: 2020\nmet: 2019-12-01", date(2019, 12, 1)),
        ("met: 2026-07-01", None),
        ("met: 2027", None),
        ("known_since: 2026", date(2026, 6, 30)),  # begun, not over: not later than today
        ("met: 2026-06", date(2026, 6, 30)),
        ("met: 2026-07", None),
    ],
)
def test_first_meeting_as_asserted(stated: str, meeting: date | None, tmp_path: Path) -> None:
    history = one(f"---\n{stated}\n---\n", tmp_path).history
    assert history.first_meeting == meeting
    assert history.touches == ()


def test_an_asserted_meeting_lengthens_the_span(tmp_path: Path) -> None:
    history = one(stating(GUS, "met: 2026-06-17"), tmp_path).history
    assert (history.first, history.span_days) == (date(2026, 6, 17), 10)


def test_what_they_said_is_a_topic_until_my_next_touch(tmp_path: Path) -> None:
    note = "- 2026-06-10 #call\n  - #heard she moves to Lisbon\n"
    assert [line.text for line in heard_topics(one(note, tmp_path).history)] == ["she moves to Lisbon"]
    inbound = adding(note, "- 2026-06-12 #reply thanks")
    assert len(heard_topics(one(inbound, tmp_path).history)) == 1
    followed = adding(note, "- 2026-06-12 #message how is Lisbon?")
    assert heard_topics(one(followed, tmp_path).history) == ()


def test_an_undated_topic_is_never_pending(tmp_path: Path) -> None:
    assert heard_topics(one("- #heard likes old maps", tmp_path).history) == ()


def test_a_line_that_says_nothing_happened_is_no_touch() -> None:
    """As "tried to call, no answer" is read: a note without a direction."""
    tried = Interaction(date(2026, 6, 20), (Act("note", ""),), "tried to call", ())
    facts = PersonFacts(Person("Ana.md", "Ana", "Ana", Profile(), interactions=(tried,)), date(2026, 6, 30))
    assert facts.history.lines == (tried,)
    assert (facts.history.touches, facts.stage, facts.follow_ups) == ((), "prospect", ())

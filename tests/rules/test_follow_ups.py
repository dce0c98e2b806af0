"""What there is to do: F1 to F6."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from netnotes.rules.follow_ups import in_order
from tests.helpers import facts
from tests.rules.oracle import ANA, BEN, CY, ELI, GUS, PEOPLE, adding, one, stating

Row = tuple[str, str | None, int]


def rows(note: str, tmp_path: Path, today: str = "2026-06-30", **settings: Any) -> list[Row]:
    """Rule, due date and days overdue of everything there is to do."""
    items = one(note, tmp_path, today, **settings).follow_ups
    return [(item.rule, item.due.isoformat() if item.due else None, item.days_overdue) for item in items]


def test_oracle(tmp_path: Path) -> None:
    people = facts(PEOPLE, tmp_path).people.values()
    assert {
        p.person.name: [(f.rule, str(f.due), f.days_overdue, f.optional) for f in p.follow_ups] for p in people
    } == {
        "Ana": [("F5", "2026-07-10", 0, False)],
        "Ben": [("F5", "2026-05-04", 57, False)],
        "Cy": [("F2", "2026-06-27", 3, False), ("F5", "2026-08-19", 0, False)],
        "Dee": [],
        "Eli": [("F2", "2026-07-02", 0, True)],
        "Fay": [],
        "Gus": [("F3", "2026-06-29", 1, False)],
    }


# --- F1 promises


@pytest.mark.parametrize(
    ("task", "row"),
    [
        ("- [ ] send the paper 📅 2026-06-28", ("F1", "2026-06-28", 2)),
        ("- [ ] send the paper 📅 2026-06-30", ("F1", "2026-06-30", 0)),
        ("- [ ] send the paper 📅 2026-12-24", ("F1", "2026-12-24", 0)),
        ("- [ ] send the paper", ("F1", None, 0)),
        ("- 2026-06-25 #message\n  - [ ] send the paper", ("F1", "2026-07-02", 0)),
        ("- 2026-06-01 #message\n  - [ ] send the paper", ("F1", "2026-06-08", 22)),
    ],
)
def test_promises(task: str, row: Row, tmp_path: Path) -> None:
    assert rows(task, tmp_path) == [row]


@pytest.mark.parametrize(
    "task",
    ["- [x] send the paper 📅 2026-06-28 ✅ 2026-06-29", "- [x] send the paper", "- [-] send the paper 📅 2026-06-28"],
)
def test_done_and_cancelled_promises_are_gone(task: str, tmp_path: Path) -> None:
    assert rows(task, tmp_path) == []


def test_a_promise_done_late_was_overdue_until_then(tmp_path: Path) -> None:
    task = "- [x] send the paper 📅 2026-06-20 ✅ 2026-06-25"
    assert rows(task, tmp_path, "2026-06-24") == [("F1", "2026-06-20", 4)]
    assert rows(task, tmp_path, "2026-06-25") == []


def test_of_a_recurring_promise_the_open_line_counts(tmp_path: Path) -> None:
    note = """
        - [ ] send the minutes 🔁 every month 📅 2026-07-01
        - [x] send the minutes 🔁 every month 📅 2026-06-01 ✅ 2026-06-01
        """
    assert rows(note, tmp_path) == [("F1", "2026-07-01", 0)]


def test_next_contact_is_a_promise_until_i_am_in_touch(tmp_path: Path) -> None:
    note = "---\nnext_contact: 2026-06-20\n---\n"
    (item,) = one(note, tmp_path).follow_ups
    assert (item.rule, item.days_overdue, item.asserted) == ("F1", 10, True)
    assert rows(note + "- 2026-06-19 #message hello", tmp_path) == [("F1", "2026-06-20", 10)]
    assert rows(note + "- 2026-06-20 #message hello", tmp_path) == []
    assert rows(note + "- 2026-06-22 #reply hello", tmp_path)[0] == ("F1", "2026-06-20", 10)


# --- F2 replies


@pytest.mark.parametrize(
    ("note", "due"),
    [
        (ANA, "2026-06-24"),
        (BEN, "2026-06-25"),
        (CY, "2026-06-27"),  # the first of two lines without an answer
    ],
)
def test_a_reply_is_due_by_stage(note: str, due: str, tmp_path: Path) -> None:
    items = one(adding(note, "- 2026-06-22 #reply hello"), tmp_path).follow_ups
    assert [str(item.due) for item in items if item.rule == "F2"] == [due]


@pytest.mark.parametrize("mine", ["- 2026-06-20 #message yes", "- 2026-06-25 #met", "- 2026-06-25 -> yes"])
def test_a_line_of_mine_answers(mine: str, tmp_path: Path) -> None:
    assert not [row for row in rows(adding(CY, mine), tmp_path) if row[0] == "F2"]


@pytest.mark.parametrize("theirs", ["#declined", "#ignored"])
def test_a_no_needs_no_answer(theirs: str, tmp_path: Path) -> None:
    note = f"---\ntarget: yes\n---\n- 2026-06-01 #asked for it\n- 2026-06-20 {theirs}"
    assert not [row for row in rows(note, tmp_path) if row[0] == "F2"]


def test_help_asks_for_thanks(tmp_path: Path) -> None:
    item = one(adding(ANA, "- 2026-06-22 #received a lamp"), tmp_path).follow_ups[0]
    assert (item.rule, item.text) == ("F2", "thank them for 2026-06-22: a lamp")


@pytest.mark.parametrize(("today", "left"), [("2026-09-18", 1), ("2026-09-19", 0)])
def test_an_unanswered_line_rests_after_ninety_days(today: str, left: int, tmp_path: Path) -> None:
    assert len([row for row in rows(CY, tmp_path, today) if row[0] == "F2"]) == left


def test_nothing_is_owed_to_a_contact_that_is_no_target(tmp_path: Path) -> None:
    for note in (ELI, "- 2026-01-01 #message hi\n- 2026-06-01 #reply hello"):
        (item,) = one(note, tmp_path, "2026-07-20").follow_ups
        assert (item.rule, item.optional, item.days_overdue) == ("F2", True, 0)


# --- F3 first follow-ups


@pytest.mark.parametrize("mine", ["- 2026-06-27 #message hello", "- 2026-06-29 #shared a link", "- 2026-06-29 #call"])
def test_a_first_meeting_is_followed_up(mine: str, tmp_path: Path) -> None:
    assert rows(adding(GUS, mine), tmp_path) == []


def test_the_meeting_itself_is_no_follow_up(tmp_path: Path) -> None:
    assert rows("- 2026-06-27 #call\n- 2026-06-27 #met", tmp_path) == [("F3", "2026-06-29", 1)]
    (item,) = one("- 2026-06-27 #call", tmp_path).follow_ups
    assert item.text == "write after the call on 2026-06-27"


@pytest.mark.parametrize(("today", "left"), [("2026-07-27", 1), ("2026-07-28", 0)])
def test_a_first_follow_up_rests_after_thirty_days(today: str, left: int, tmp_path: Path) -> None:
    assert len(rows(GUS, tmp_path, today)) == left


@pytest.mark.parametrize("stated", ["known_since: 2019", "met: 2024-05-01", "relation: family"])
def test_no_first_follow_up_where_it_was_not_the_first(stated: str, tmp_path: Path) -> None:
    assert rows(stating(GUS, stated), tmp_path) == []


def test_a_meeting_stated_for_the_same_day_is_the_first(tmp_path: Path) -> None:
    assert rows(stating(GUS, "met: 2026-06-27"), tmp_path) == [("F3", "2026-06-29", 1)]


# --- F4 nudges


def test_an_open_ask_may_be_nudged_until_it_counts_as_ignored(tmp_path: Path) -> None:
    note = "- 2026-06-01 #asked for a contact at the port"
    assert rows(note, tmp_path, "2026-06-10") == [("F4", "2026-06-15", 0)]
    assert rows(note, tmp_path, "2026-07-01") == [("F4", "2026-06-15", 16)]
    assert rows(note, tmp_path, "2026-07-02") == []


@pytest.mark.parametrize("theirs", ["#reply I will look", "#met", "#declined", "#granted"])
def test_no_nudge_after_an_answer(theirs: str, tmp_path: Path) -> None:
    found = rows(f"- 2026-06-01 #asked for it\n- 2026-06-04 {theirs}", tmp_path)
    assert not [row for row in found if row[0] == "F4"]


# --- F5 keeping in touch


def test_keeping_in_touch(tmp_path: Path) -> None:
    assert rows("- 2020-01-01 #message hi", tmp_path) == []  # a contact is owed nothing
    assert rows("---\ncadence: 30\n---\n- 2026-06-01 #message hi", tmp_path) == [("F5", "2026-07-01", 0)]
    assert rows("---\ncadence: 30\n---\n- 2026-06-01 <- hi", tmp_path)[-1][0] == "F2"  # a prospect
    tagged = rows("---\ntags: client\n---\n- 2026-05-01 #message hi", tmp_path, cadence_by_tag={"client": 30})
    assert tagged == [("F5", "2026-05-31", 30)]


def test_a_day_set_for_the_next_contact_stands_for_it(tmp_path: Path) -> None:
    found = rows(stating(BEN, "next_contact: 2026-07-08"), tmp_path)
    assert [(row[0], row[1]) for row in found] == [("F1", "2026-07-08")]
    missed = rows(stating(BEN, "next_contact: 2026-06-08"), tmp_path)
    assert [row[0] for row in missed] == ["F1", "F5"]


def test_without_a_dated_touch_nothing_can_be_late(tmp_path: Path) -> None:
    assert rows("---\nknown_since: 2001\nhelped: both\n---\n- #met", tmp_path) == []


# --- F6 greetings


@pytest.mark.parametrize(
    ("today", "row"),
    [
        ("2026-06-15", None),
        ("2026-06-16", ("F6", "2026-06-30", 0)),
        ("2026-06-30", ("F6", "2026-06-30", 0)),
        ("2026-07-07", ("F6", "2026-06-30", 7)),
        ("2026-07-08", None),
    ],
)
def test_a_birthday_is_shown_ahead_and_stays_a_week(today: str, row: Row | None, tmp_path: Path) -> None:
    assert rows("---\nbirthday: 1986-06-30\n---\n", tmp_path, today) == ([row] if row else [])


def test_a_greeting_is_done_once_i_was_in_touch(tmp_path: Path) -> None:
    note = "---\nbirthday: 06-28\n---\n"
    assert rows(note + "- 2026-06-28 #message happy birthday", tmp_path) == []
    assert rows(note + "- 2026-06-27 #message hello", tmp_path) == [("F6", "2026-06-28", 2)]


def test_a_leap_day_birthday(tmp_path: Path) -> None:
    (item,) = one("---\nbirthday: 1992-02-29\n---\n", tmp_path, "2026-02-20").follow_ups
    assert (item.due, item.text) == (date(2026, 2, 28), "birthday (34)")


def test_important_dates_do_not_stay(tmp_path: Path) -> None:
    note = "---\nimportant_dates:\n  - wedding: 2015-07-04\n---\n"
    (item,) = one(note, tmp_path).follow_ups
    assert (item.rule, item.text, item.due) == ("F6", "wedding", date(2026, 7, 4))
    assert rows(note, tmp_path, "2026-07-05") == []


def test_holidays_are_for_the_network_and_above(tmp_path: Path) -> None:
    holidays = {"01-01": "Happy new year", "07-04": "Happy fourth"}
    everyone = facts(PEOPLE, tmp_path, "2026-12-28", holidays=holidays).people.values()
    greeted = {p.person.name: [(f.text, str(f.due)) for f in p.follow_ups if f.rule == "F6"] for p in everyone}
    new_year = [("Happy new year", "2027-01-01")]
    assert {name: found for name, found in greeted.items() if found} == {"Ana": new_year, "Ben": new_year}


# --- silence and order


@pytest.mark.parametrize("today", ["0001-01-01", "2026-06-30", "9999-12-31"])
def test_the_ends_of_the_calendar(today: str, tmp_path: Path) -> None:
    note = """
        ---
        target: true
        cadence: 900000
        birthday: 9999-12-31
        ---
        - 0001-01-01 #met
          - [ ] send the paper
        - 0001-01-02 #asked for a hand
        - 9999-12-30 #reply hello
          - [ ] send the paper
        """
    person = one(note, tmp_path, today, promise_days=10**12)
    assert person.standing and person.tie and person.strength and person.ladder and person.next_step
    assert all(item.due for item in person.follow_ups)


def test_snoozing_silences_keeping_in_touch_and_greetings_until_the_day(tmp_path: Path) -> None:
    note = stating(BEN, "snooze_until: 2026-07-01\nbirthday: 07-02") + "- [ ] send a map 📅 2026-06-28\n"
    note = adding(note, "- 2026-06-22 #reply where is it?")
    assert [row[0] for row in rows(note, tmp_path)] == ["F1", "F2"]
    assert [row[0] for row in rows(note, tmp_path, "2026-07-01")] == ["F1", "F2", "F6", "F5"]


def test_archived_leaves_promises_alone(tmp_path: Path) -> None:
    note = stating(BEN, "archived: true\nbirthday: 07-02") + "- [ ] send a map 📅 2026-06-28\n- 2026-06-22 #reply ?\n"
    assert [row[0] for row in rows(note, tmp_path)] == ["F1"]


def test_order_across_people(tmp_path: Path) -> None:
    files = {
        **PEOPLE,
        "People/Hal.md": "- [ ] lend the ladder\n- [ ] return the book 📅 2026-07-20\n- [ ] write 📅 2026-07-03\n",
        "People/Ida.md": "- [ ] send the paper 📅 2026-06-28\n",
    }
    people = facts(files, tmp_path).people
    ordered = in_order((item for person in people.values() for item in person.follow_ups), people)
    assert [(people[item.path].person.name, item.rule) for item in ordered] == [
        ("Ida", "F1"),
        ("Cy", "F2"),
        ("Gus", "F3"),
        ("Ben", "F5"),
        ("Hal", "F1"),  # due soon
        ("Eli", "F2"),
        ("Ana", "F5"),
        ("Hal", "F1"),  # later
        ("Cy", "F5"),
        ("Hal", "F1"),  # undated
    ]


def test_within_a_kind_by_lateness_over_cadence_then_strength_then_name(tmp_path: Path) -> None:
    network = "- 2026-01-01 #gave a hand\n- {day} #call {minutes}m\n"
    files = {
        "People/Bea.md": network.format(day="2026-03-01", minutes=30),
        "People/Abe.md": network.format(day="2026-03-01", minutes=30),
        "People/Cas.md": network.format(day="2026-03-01", minutes=90),
        "People/Dov.md": "---\ncadence: 20\n---\n" + network.format(day="2026-06-01", minutes=30),  # 9 of 20 days late
        "People/Eve.md": network.format(day="2026-03-02", minutes=300),
    }
    people = facts(files, tmp_path).people
    late = (item for person in people.values() for item in person.follow_ups if item.rule == "F5")
    ordered = in_order(late, people)
    assert [people[item.path].person.name for item in ordered] == ["Dov", "Cas", "Abe", "Bea", "Eve"]


def test_promises_and_replies_by_days_overdue_whatever_the_cadence(tmp_path: Path) -> None:
    files = {
        "People/Abe.md": "---\ncadence: 300\n---\n- 2026-06-01 #message hi\n- [ ] a 📅 2026-06-01\n",
        "People/Bea.md": "---\ncadence: 10\n---\n- 2026-06-01 #message hi\n- [ ] b 📅 2026-06-20\n",
    }
    people = facts(files, tmp_path).people
    ordered = in_order((item for person in people.values() for item in person.follow_ups), people)
    assert [item.text for item in ordered if item.rule == "F1"] == ["a", "b"]

"""The people to contact today."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from netnotes.facts import TodayItem
from netnotes.settings import DEFAULTS
from tests.helpers import facts
from tests.rules.oracle import ANA, CY, ELI, PEOPLE, stating

NETWORK = "- 2026-01-01 #met\n- 2026-01-02 #gave a hand\n"


def chosen(files: dict[str, str], tmp_path: Path, today: str = "2026-06-30", **settings: Any) -> list[tuple[str, str]]:
    """Name and source of everyone chosen; `files` by name."""
    found = facts({f"People/{name}.md": note for name, note in files.items()}, tmp_path, today, **settings)
    return [(found.people[item.path].person.name, item.source) for item in found.today]


def item(note: str, tmp_path: Path, today: str = "2026-06-30") -> TodayItem:
    (found,) = facts({"People/Ana.md": note}, tmp_path, today).today
    return found


def test_oracle(tmp_path: Path) -> None:
    found = facts(PEOPLE, tmp_path)
    assert [
        (found.people[item.path].person.name, item.source, item.reason, item.next_step) for item in found.today
    ] == [
        (
            "Cy",
            "owed",
            "answer their note of 2026-06-20: would you look at my boat plans? (due 2026-06-27, 3 days late)",
            "meet or call: you have only written",
        ),
        (
            "Gus",
            "owed",
            "write after meeting on 2026-06-27 (due 2026-06-29, 1 day late)",
            "offer help, or ask for some",
        ),
        ("Ben", "keep in touch", "57 days past your 90-day rhythm", "ask about their family and past"),
        (
            "Eli",
            "optional",
            "answer their note of 2026-06-25: could I have your slides? (optional)",
            "write back",
        ),
    ]


def test_oracle_with_a_wish(tmp_path: Path) -> None:
    files = {**PEOPLE, "People/Ana.md": stating(ANA, "know_me_better: true")}
    found = facts(files, tmp_path)
    assert [found.people[item.path].person.name for item in found.today] == ["Cy", "Gus", "Ana", "Ben", "Eli"]
    assert found.today[2].source == "wish"


def test_at_most_two_are_owed_something_and_five_in_all(tmp_path: Path) -> None:
    owed = "---\ntarget: true\n---\n- 2026-05-01 #message hi\n- 2026-06-{day} #reply hello\n"
    files = {f"Owed {day}": owed.format(day=day) for day in (10, 11, 12)}
    files |= {f"Quiet {number}": NETWORK for number in range(5)}
    assert [source for _, source in chosen(files, tmp_path)] == ["owed"] * 2 + ["keep in touch"] * 3


def test_only_what_is_due_is_owed_today(tmp_path: Path) -> None:
    promise = "- [ ] send the paper 📅 {day}\n"
    assert chosen({"Ana": promise.format(day="2026-06-30")}, tmp_path) == [("Ana", "owed")]
    assert chosen({"Ana": promise.format(day="2026-07-01")}, tmp_path) == []
    assert chosen({"Ana": "- [ ] send the paper"}, tmp_path) == []


def test_one_person_is_shown_once(tmp_path: Path) -> None:
    note = "---\nknow_me_better: yes\n---\n- [ ] send the paper 📅 2026-06-28\n- [ ] call 📅 2026-06-29\n" + NETWORK
    assert chosen({"Ana": note}, tmp_path) == [("Ana", "owed")]


def test_one_step_from_the_network_or_a_connection(tmp_path: Path) -> None:
    files = {
        "Met": "- 2026-05-01 #met 60m",
        "Met longer": "- 2026-05-01 #met 180m",
        "Written to": "- 2026-05-01 #message hi",
        "Asking": "".join(f"- 2026-0{m}-01 #they-asked for it\n- 2026-0{m}-02 #message no\n" for m in (3, 4, 5)),
        "Family": "---\nrelation: family\n---\n- 2026-05-01 #met",
        "Refused": "---\nwould_refer: no\n---\n- 2026-05-01 #met\n- 2026-05-02 #gave a hand",
    }
    assert chosen(files, tmp_path) == [("Met longer", "one step"), ("Met", "one step")]


def test_one_step_names_the_criterion_and_what_would_meet_it(tmp_path: Path) -> None:
    assert item("- 2026-05-01 #met", tmp_path).reason == "one step from your network: no help either way yet"
    close = ANA.replace("past: studied in Lisbon", "past:")
    assert item(close, tmp_path).reason == "one step from a connection: past not known"
    assert item(close, tmp_path).next_step == "ask about their past"


def test_sad_news_is_the_reason_and_the_step(tmp_path: Path) -> None:
    found = item("- 2026-05-01 #met\n- 2026-06-08 #milestone his father is in hospital", tmp_path)
    assert found.reason == "news of 2026-06-08"
    assert found.next_step == "be there for them: “his father is in hospital”"


@pytest.mark.parametrize(
    "stated",
    ["archived: true", "snooze_until: 2026-07-01", "next_contact: 2026-07-05"],
)
def test_put_off(stated: str, tmp_path: Path) -> None:
    assert chosen({"Ana": NETWORK}, tmp_path) == [("Ana", "keep in touch")]
    assert chosen({"Ana": f"---\n{stated}\n---\n{NETWORK}"}, tmp_path) == []


def test_scheduled_people_are_not_proposed(tmp_path: Path) -> None:
    assert chosen({"Ana": NETWORK + "- 2026-07-04 #met for lunch"}, tmp_path) == []


@pytest.mark.parametrize(("day", "shown"), [("2026-06-23", False), ("2026-06-22", True)])
def test_whom_i_touched_this_week_is_left_alone(day: str, shown: bool, tmp_path: Path) -> None:
    wish = f"---\nknow_me_better: yes\n---\n- {day} #message hello"
    assert bool(chosen({"Ana": wish}, tmp_path)) is shown


def test_something_owed_is_shown_even_then(tmp_path: Path) -> None:
    assert chosen({"Ana": "- 2026-06-29 #met\n- [ ] send it 📅 2026-06-30"}, tmp_path) == [("Ana", "owed")]


def test_who_may_be_let_go_is_not_proposed_unless_wished_for(tmp_path: Path) -> None:
    note = "- 2020-01-01 #met at a fair"
    assert chosen({"Ana": note}, tmp_path) == []
    assert chosen({"Ana": "---\nknow_me_better: yes\n---\n" + note}, tmp_path) == [("Ana", "wish")]


def test_wishes_by_silence_over_cadence(tmp_path: Path) -> None:
    wish = "---\nknow_me_better: yes\n---\n"
    files = {
        "Long": wish + "- 2025-07-01 #message hi",
        "Longer": wish + "- 2025-06-01 #message hi",
        "Never": wish,
        "Often": wish + "- 2026-05-01 #met\n- 2026-05-02 #gave a hand",
    }
    assert [name for name, _ in chosen(files, tmp_path)] == ["Never", "Longer", "Long", "Often"]


def test_what_is_shown_beside_the_name(tmp_path: Path) -> None:
    note = """
        ---
        why: sees what others miss
        know_me_better: true
        ---
        - 2026-05-01 #met on the pier
        - 2026-06-01 #call 30m about the trip to the islands
          - #heard she is learning to sail
        """
    found = item(note, tmp_path)
    assert (found.why, found.topic) == ("sees what others miss", "she is learning to sail")
    assert str(found.last_day) == "2026-06-01"


def test_a_long_note_is_shortened_at_a_word(tmp_path: Path) -> None:
    found = item("---\nknow_me_better: true\n---\n- 2026-06-01 #call " + "about the harbour " * 20, tmp_path)
    assert found.last_note.endswith("about…")
    assert len(found.last_note) <= 80


def test_a_promise_is_named(tmp_path: Path) -> None:
    found = item("- [ ] send the paper 📅 2026-06-28", tmp_path)
    assert found.reason == "you promised: send the paper (due 2026-06-28, 2 days late)"
    assert found.follow_up is not None


def test_the_numbers_are_settings(tmp_path: Path) -> None:
    files = {"Cy": CY, "Eli": ELI, "Ben": NETWORK}
    assert DEFAULTS.today_people == 5
    assert chosen(files, tmp_path, today_people=1) == [("Cy", "owed")]
    assert [source for _, source in chosen(files, tmp_path, today_obligations=0)] == ["keep in touch", "optional"]


def test_an_empty_vault(tmp_path: Path) -> None:
    assert chosen({}, tmp_path) == []

"""What became different since an earlier day (S1)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from netnotes.facts import Change
from netnotes.rules import NetworkFacts
from tests.helpers import facts
from tests.rules.oracle import PEOPLE

EARLIER = date(2026, 3, 31)


def changes(files: dict[str, str], tmp_path: Path, earlier: date = EARLIER) -> tuple[Change, ...]:
    now = facts(files, tmp_path)
    return now.changes_since(NetworkFacts(now.network, earlier, now.settings))


def test_nothing_changes_within_a_day(tmp_path: Path) -> None:
    assert changes(PEOPLE, tmp_path, date(2026, 6, 30)) == ()


def test_new_people_are_those_first_noted_since(tmp_path: Path) -> None:
    found = [change for change in changes(PEOPLE, tmp_path) if change.what == "new"]
    assert [(change.path[7:-3], change.after) for change in found] == [
        ("Cy", "contact"),
        ("Eli", "prospect"),
        ("Gus", "contact"),
    ]
    assert found[0].reason == "first noted 2026-05-01"


def test_a_stage_and_why_it_changed(tmp_path: Path) -> None:
    note = "- 2026-02-01 #met\n- 2026-05-20 #gave a lift\n"
    assert changes({"People/Bo.md": note}, tmp_path)[0] == Change(
        "People/Bo.md", "stage", "contact", "network", "help passed: gave 2026-05-20"
    )


def test_an_ask_given_up_takes_the_stage_back(tmp_path: Path) -> None:
    note = "- 2026-02-01 #met\n- 2026-03-20 #asked for a desk\n"
    (stage, *_) = changes({"People/Bo.md": note}, tmp_path)
    assert (stage.before, stage.after, stage.reason) == (
        "network",
        "contact",
        "help passed: you asked 2026-03-20, ignored",
    )


def test_warmth_with_its_numbers(tmp_path: Path) -> None:
    note = "- 2026-01-01 #met\n- 2026-03-01 #gave a lift\n"
    assert changes({"People/Bo.md": note}, tmp_path) == (
        Change("People/Bo.md", "warmth", "active", "fading", "121 days since the last touch; every 90 days (network)"),
    )


def test_a_person_without_dates_was_always_there(tmp_path: Path) -> None:
    assert changes({"People/Bo.md": "---\nrole: baker\n---\n"}, tmp_path) == ()


def test_a_meeting_still_ahead_makes_nobody_new(tmp_path: Path) -> None:
    assert changes({"People/Bo.md": "- 2026-08-01 #met\n"}, tmp_path) == ()

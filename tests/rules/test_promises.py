"""Promises kept on time (S2, S4)."""

from __future__ import annotations

from pathlib import Path

from netnotes.facts import PromisesKept
from tests.helpers import facts
from tests.rules.oracle import stating


def kept(note: str, tmp_path: Path, today: str = "2026-06-30", **files: str) -> PromisesKept:
    return facts({"People/Ana.md": note, **files}, tmp_path, today).promises_kept


def test_on_time_late_and_overdue(tmp_path: Path) -> None:
    found = kept(
        """
        - [x] send the paper 📅 2026-05-01 ✅ 2026-05-01
        - [x] call the bank 📅 2026-05-01 ✅ 2026-04-20
        - [x] return the book 📅 2026-05-01 ✅ 2026-05-02
        - [ ] mend the bike 📅 2026-06-29
        - [ ] write the letter 📅 2026-06-30
        """,
        tmp_path,
    )
    assert found == PromisesKept(2, 1, 1)
    assert found.share == 0.5


def test_without_any_due_there_is_no_share(tmp_path: Path) -> None:
    assert kept("- [ ] send the paper\n- [x] call ✅ 2026-05-01\n", tmp_path).share is None


def test_cancelled_and_undated_doing_say_nothing(tmp_path: Path) -> None:
    assert kept("- [-] a 📅 2026-05-01\n- [x] b 📅 2026-05-01\n", tmp_path) == PromisesKept(0, 0, 0)


def test_an_undated_promise_is_due_a_week_after_its_entry(tmp_path: Path) -> None:
    entry = "- 2026-05-01 #met\n    - [{}] send the paper{}\n"
    assert kept(entry.format(" ", ""), tmp_path) == PromisesKept(0, 0, 1)
    assert kept(entry.format(" ", ""), tmp_path, today="2026-05-08") == PromisesKept(0, 0, 0)
    assert kept(entry.format("x", " ✅ 2026-05-08"), tmp_path) == PromisesKept(1, 0, 0)
    assert kept(entry.format("x", " ✅ 2026-05-09"), tmp_path) == PromisesKept(0, 1, 0)


def test_a_promise_to_two_people_counts_once(tmp_path: Path) -> None:
    daily = "- [x] send [[Ana]] and [[Bo]] the photos 📅 2026-05-01 ✅ 2026-05-01\n"
    assert kept("", tmp_path, **{"People/Bo.md": "", "Daily/2026-04-30.md": daily}) == PromisesKept(1, 0, 0)


def test_the_day_decides_how_it_stood(tmp_path: Path) -> None:
    note = "- [x] return the book 📅 2026-05-01 ✅ 2026-05-10\n"
    assert kept(note, tmp_path, today="2026-05-05") == PromisesKept(0, 0, 1)
    assert kept(note, tmp_path, today="2026-05-10") == PromisesKept(0, 1, 0)


def test_next_contact_is_no_promise_to_be_counted(tmp_path: Path) -> None:
    assert kept(stating("hello\n", "next_contact: 2026-05-01"), tmp_path) == PromisesKept(0, 0, 0)

"""Ticking the one task that was meant, and no other."""

from __future__ import annotations

from datetime import date

import pytest

from netnotes.diagnostics import NetnotesError
from netnotes.editing.recurrence import next_day
from netnotes.editing.tasks import add_task, format_of, tick
from netnotes.model import Evidence
from netnotes.notes import ReadOptions, read_note

DONE = date(2026, 6, 30)


def _tick(note: str, line: int, text: str | None = None) -> str:
    wanted = text if text is not None else note.splitlines()[line - 1].strip()
    return tick(note, Evidence("People/Ana.md", line, wanted), DONE).text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- [ ] send it", "- [x] send it ✅ 2026-06-30"),
        ("- [/] send it", "- [x] send it ✅ 2026-06-30"),
        ("* [ ] send it 📅 2026-06-28", "* [x] send it 📅 2026-06-28 ✅ 2026-06-30"),
        ("1. [ ] send it ", "1. [x] send it ✅ 2026-06-30"),
        ("  > - [ ] send it", "  > - [x] send it ✅ 2026-06-30"),
        ("- [ ] send it [due:: 2026-06-28]", "- [x] send it [due:: 2026-06-28] [completion:: 2026-06-30]"),
        ("- [ ] send it (due:: 2026-06-28)", "- [x] send it (due:: 2026-06-28) [completion:: 2026-06-30]"),
        ("- [ ] send it 📅 2026-06-28 ^a1b2", "- [x] send it 📅 2026-06-28 ✅ 2026-06-30 ^a1b2"),
    ],
)
def test_a_task_is_ticked_in_its_own_format(before: str, after: str) -> None:
    note = f"# Ana\r\n\r\nx\r\n{before}\r\n- [ ] other"
    assert _tick(note, 4) == note.replace(before, after)


def test_a_shifted_line_is_found_by_its_text() -> None:
    note = "new line\n\n- [ ] one\n- [ ] two\n"
    assert _tick(note, 1, "- [ ] two") == "new line\n\n- [ ] one\n- [x] two ✅ 2026-06-30\n"


def test_of_two_equal_tasks_the_one_at_its_line_is_ticked() -> None:
    assert _tick("- [ ] one\n- [ ] one\n", 2) == "- [ ] one\n- [x] one ✅ 2026-06-30\n"


@pytest.mark.parametrize(
    ("note", "line", "text", "why"),
    [
        ("x\n- [ ] one\n- [ ] one\n", 1, "- [ ] one", "several lines"),
        ("- [ ] another\n", 1, "- [ ] one", "not there any more"),
        ("- [x] one ✅ 2026-06-29\n", 1, "- [ ] one", "not there any more"),
        ("- [x] one\n", 1, "- [x] one", "no open task"),
        ("- [ ] one 🔁 every full moon 📅 2026-06-01\n", 1, None, "does not know the repetition 'every full moon'"),
        ("- [ ] one 🔁 every week\n", 1, None, "no date to count from"),
    ],
)
def test_when_unsure_nothing_is_ticked(note: str, line: int, text: str | None, why: str) -> None:
    with pytest.raises(NetnotesError, match=why):
        _tick(note, line, text)


@pytest.mark.parametrize(
    ("task", "following"),
    [
        ("- [ ] call 🔁 every month 📅 2026-06-28", "- [ ] call 🔁 every month 📅 2026-07-28"),
        (
            "- [ ] call 🔁 every week ⏳ 2026-06-26 📅 2026-06-28 🆔 abc ^x1",
            "- [ ] call 🔁 every week ⏳ 2026-07-03 📅 2026-07-05",
        ),
        (
            "- [ ] call [repeat:: every 2 weeks when done] [due:: 2026-06-01]",
            "- [ ] call [repeat:: every 2 weeks when done] [due:: 2026-07-14]",
        ),
    ],
)
def test_a_repeating_task_is_followed_by_the_next_one(task: str, following: str) -> None:
    first, second = _tick(f"{task}\nend", 1).split("\n")[:2]
    assert first == following
    assert second.startswith("- [x] call") and "2026-06-30" in second


@pytest.mark.parametrize(
    ("rule", "due", "expected"),
    [
        ("every day", "2026-06-28", "2026-06-29"),
        ("every 3 days", "2026-06-28", "2026-07-01"),
        ("every day when done", "2026-06-01", "2026-07-01"),
        ("every week", "2026-06-28", "2026-07-05"),
        ("every other week", "2026-06-28", "2026-07-12"),
        ("every week on Monday, Friday", "2026-06-29", "2026-07-03"),
        ("every week on Monday, Friday", "2026-07-03", "2026-07-06"),
        ("every 2 weeks on Tue", "2026-06-30", "2026-07-14"),
        ("every Monday", "2026-06-29", "2026-07-06"),
        ("every weekday", "2026-07-03", "2026-07-06"),
        ("every month", "2026-01-31", "2026-02-28"),
        ("every 3 months", "2026-11-30", "2027-02-28"),
        ("every month on the 15th", "2026-06-10", "2026-06-15"),
        ("every month on the 15th", "2026-06-15", "2026-07-15"),
        ("every month on the 31st", "2026-01-31", "2026-03-31"),
        ("every month on the last", "2026-01-31", "2026-02-28"),
        ("every year", "2024-02-29", "2025-02-28"),
        ("Every Quarter", "2026-01-01", None),
        ("every 0 days", "2026-01-01", None),
        ("every week on Someday", "2026-01-01", None),
        ("every month on the 40th", "2026-01-01", None),
        ("", "2026-01-01", None),
    ],
)
def test_the_next_day_of_a_rule(rule: str, due: str, expected: str | None) -> None:
    found = next_day(rule, date.fromisoformat(due), DONE)
    assert (found.isoformat() if found else None) == expected


def test_the_format_that_most_tasks_have() -> None:
    assert format_of(["- [ ] a 📅 2026-01-01", "- [ ] b [due:: 2026-01-01]", "- [x] c ✅ 2026-01-02"]) == "emoji"
    assert format_of(["- [ ] b (due:: 2026-01-01)"]) == "dataview"
    assert format_of([], "dataview") == "dataview"


@pytest.mark.parametrize(
    ("note", "words", "said"),
    [("", "x 📅 2026-01-01", "another"), ("<<<<<<< HEAD\na\n=======\nb\n>>>>>>> b\n", "x", "conflict")],
)
def test_no_task_with_two_dates_or_in_one_side_of_a_conflict(note: str, words: str, said: str) -> None:
    with pytest.raises(NetnotesError, match=said):
        add_task(note, read_note("x.md", note, ReadOptions.from_settings()), words, date(2026, 2, 2), "emoji")

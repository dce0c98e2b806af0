"""Promises: tasks in both formats of Obsidian Tasks."""

from __future__ import annotations

from datetime import date

import pytest

from netnotes.model import Task
from tests.notes.reading import codes, entries, note

APRIL = date(2026, 4, 1)


def task(line: str, **settings: str) -> Task:
    (only,) = note(line, **settings).tasks
    return only


@pytest.mark.parametrize(
    "line",
    [
        "- [ ] send the paper 📅 2026-04-01",
        "- [ ] send the paper 📅\ufe0f 2026-04-01 🔺",
        "* [/] send the paper 🗓️2026-04-01 ⏫ #task",
        "1. [ ] send the paper 📆 2026-04-01 🆔 abc ⛔ def,ghi",
        "  + [ ] send the paper ⏳ 2026-04-01",
        "- [ ] send the paper [due:: 2026-04-01]",
        "- [ ] send the paper (due:: 2026-04-01) [priority:: high] [id:: x] [dependsOn:: y]",
        "- [ ] #task send the paper [scheduled:: 2026-04-01]",
        "- [ ] send the paper ⏳ 2026-03-01 📅 2026-04-01",
        "> [!todo]\n> - [ ] send the paper 📅 2026-04-01",
    ],
)
def test_open_tasks_with_a_due_date(line: str) -> None:
    found = task(line)
    assert (found.text, found.due, found.status) == ("send the paper", APRIL, "open")


def test_the_other_dates_and_recurrence() -> None:
    one = task("- [x] call 🔁 every 2 weeks 🛫 2026-03-01 ➕ 2026-02-01 ✅ 2026-04-01 🏁 delete 🔽")
    two = task(
        "- [X] call [repeat:: every 2 weeks] [start:: 2026-03-01] [created:: 2026-02-01] [completion:: 2026-04-01]"
    )
    for found in (one, two):
        assert (found.text, found.status, found.recurrence) == ("call", "done", "every 2 weeks")
        assert (found.created, found.done, found.due) == (date(2026, 2, 1), APRIL, None)
    assert task("- [-] call ❌ 2026-04-01").status == "cancelled"


def test_other_marks_are_no_tasks() -> None:
    assert note("- [fact] likes tea\n- [?] unsure\n- [] none\n- [ ]no space\n[ ] no bullet\n").tasks == ()


def test_a_task_is_no_interaction() -> None:
    text = """
        - [ ] 2026-04-01: call [[Bob]] #call
        - 2026-02-19: coffee
          - [ ] send the paper to [[Cy]]
          - [x] book a table
    """
    found = note(text)
    assert [(one.text, one.entry_day) for one in found.tasks] == [
        ("2026-04-01: call [[Bob]] #call", None),
        ("send the paper to [[Cy]]", date(2026, 2, 19)),
        ("book a table", date(2026, 2, 19)),
    ]
    assert [link.target for link in found.tasks[1].links] == ["Cy"]
    (only,) = entries(text)
    assert (only.text, only.links, only.last_line) == ("coffee", (), 4)
    assert found.mentions == ()


def test_a_date_that_is_none_is_reported() -> None:
    assert codes("- [ ] a 📅 2026-02-30") == [(1, "bad-due")]
    assert codes("- [ ] a [due:: soon]") == [(1, "bad-due")]
    assert codes("- [ ] a 📅 01/04/2026") == [(1, "bad-due")]
    assert task("- [ ] a 📅 01/04/2026", date_order="day-first").due == APRIL


def test_tasks_in_code_are_none() -> None:
    assert note("```\n- [ ] a\n```\n> - [ ] quoted\n").tasks == ()

"""Tasks, in both formats of Obsidian Tasks: emoji (`📅 2026-04-01`) and Dataview (`[due:: 2026-04-01]`)."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from netnotes.dates import parse_date, parse_day
from netnotes.diagnostics import Diagnostic, diagnose
from netnotes.model import Evidence, Task, TaskStatus
from netnotes.notes.fields import fold_key
from netnotes.notes.inline import scan, without

STATUS: dict[str, TaskStatus] = {" ": "open", "/": "open", "x": "done", "X": "done", "-": "cancelled"}

_VARIANT = "\ufe0f?"  # emoji may be followed by a variation selector
_DATE_SIGNS = {
    "📅": "due", "📆": "due", "🗓": "due", "⏳": "scheduled", "⌛": "scheduled", "✅": "done", "➕": "created",
    "🛫": "start", "❌": "cancelled",
}  # fmt: skip
_EMOJI = re.compile(
    rf"(?P<sign>[{''.join(_DATE_SIGNS)}]){_VARIANT}[ \t]*(?P<date>\d[\d./-]*\d)"
    rf"|🔁{_VARIANT}[ \t]*(?P<recurrence>[A-Za-z0-9, !]+)"
    rf"|[🆔⛔]{_VARIANT}[ \t]*[\w-]+(?:[ \t]*,[ \t]*[\w-]+)*"
    rf"|🏁{_VARIANT}[ \t]*\w+"
    rf"|[🔺⏫🔼🔽⏬]{_VARIANT}"
)
_ANY_SIGN = re.compile(r"[📅📆🗓⏳⌛✅➕🛫❌🔁🆔⛔🏁🔺⏫🔼🔽⏬]")
_FIELDS = {
    "due": "due", "scheduled": "scheduled", "completion": "done", "done": "done", "created": "created",
    "start": "start", "cancelled": "cancelled", "repeat": "repeat", "priority": "", "id": "", "dependson": "",
    "oncompletion": "",
}  # fmt: skip
_TASK_TAG = "task"  # the global filter that Obsidian Tasks proposes


class _Stated(NamedTuple):
    """A date (or recurrence) that a task states, and where."""

    what: str
    value: str
    start: int
    end: int


class FoundTask(NamedTuple):
    """A task, its tags, and what is wrong with its dates."""

    task: Task
    tags: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


def read_task(text: str, mark: str, evidence: Evidence, entry_day: date | None, date_order: str = "") -> FoundTask:
    """The task of a line: `text` is what follows the box, `mark` what is in it (a key of `STATUS`)."""
    inline = scan(text, evidence.line)
    stated = [*_by_emoji(text)]
    for field in inline.fields:
        if (what := _FIELDS.get(fold_key(field.key))) is not None:
            stated.append(_Stated(what, field.value, field.start, field.end))
    spans = [(one.start, one.end) for one in stated]
    spans += [(tag.start, tag.end) for tag in inline.tags if tag.name.lower() == _TASK_TAG]
    dates: dict[str, date] = {}
    recurrence = ""
    wrong = []
    for one in stated:
        if one.what == "repeat":
            recurrence = one.value
        elif one.what and one.what not in dates:
            if day := _day(one.value, date_order):
                dates[one.what] = day
            elif one.what in ("due", "scheduled"):
                wrong.append(diagnose("bad-due", evidence.path, evidence.line, evidence.text, text=one.value))
    task = Task(
        text=without(text, spans),
        status=STATUS[mark],
        evidence=evidence,
        due=dates.get("due") or dates.get("scheduled"),
        done=dates.get("done"),
        created=dates.get("created"),
        recurrence=recurrence,
        entry_day=entry_day,
        links=tuple(found.link for found in inline.links),
    )
    return FoundTask(task, tuple(tag.name for tag in inline.tags), tuple(wrong))


def _by_emoji(text: str) -> list[_Stated]:
    if text.isascii() or not _ANY_SIGN.search(text):
        return []
    stated = []
    for found in _EMOJI.finditer(text):
        if found["sign"]:
            stated.append(_Stated(_DATE_SIGNS[found["sign"]], found["date"], *found.span()))
        elif found["recurrence"]:
            stated.append(_Stated("repeat", found["recurrence"].strip(), *found.span()))
        else:
            stated.append(_Stated("", "", *found.span()))
    return stated


def _day(written: str, date_order: str) -> date | None:
    if day := parse_day(written.strip("[] ")):
        return day
    partial = parse_date(written, date_order) if date_order else None
    if partial and partial.year and partial.month and partial.day:
        return date(partial.year, partial.month, partial.day)
    return None

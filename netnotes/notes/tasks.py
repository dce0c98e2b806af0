"""Tasks, in both formats of Obsidian Tasks: emoji (`📅 2026-04-01`) and Dataview (`[due:: 2026-04-01]`)."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache, partial
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


_Stated = tuple[str, str, int, int]  # a date or recurrence that a task states: what, its value, and where it stands


class FoundTask(NamedTuple):
    """A task, its tags, and what is wrong with its dates."""

    task: Task
    tags: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


_make_task = partial(tuple.__new__, Task)
_make_found = partial(tuple.__new__, FoundTask)


def read_task(text: str, mark: str, evidence: Evidence, entry_day: date | None, date_order: str = "") -> FoundTask:
    """The task of a line: `text` is what follows the box, `mark` what is in it (a key of `STATUS`)."""
    inline = scan(text, evidence.line)
    stated = [] if text.isascii() else _by_emoji(text)
    for key, value, start, end in inline.fields:
        if (what := _meant(key)) is not None:
            stated.append((what, value, start, end))
    spans = []
    dates: dict[str, date] = {}
    recurrence = ""
    wrong = []
    for what, value, start, end in stated:
        spans.append((start, end))
        if what == "repeat":
            recurrence = value
        elif what and what not in dates:
            if day := _day(value, date_order):
                dates[what] = day
            elif what in ("due", "scheduled"):
                wrong.append(diagnose("bad-due", evidence.path, evidence.line, evidence.text, text=value))
    tags: tuple[str, ...] = ()
    if inline.tags:
        tags = tuple([tag.name for tag in inline.tags])
        spans += [(start, end) for name, start, end in inline.tags if name.lower() == _TASK_TAG]
    due = dates.get("due") or dates.get("scheduled")
    links = tuple([found.link for found in inline.links]) if inline.links else ()
    task = _make_task(
        (without(text, spans), STATUS[mark], evidence, due, dates.get("done"), dates.get("created"), recurrence,
         entry_day, links)
    )  # fmt: skip
    return _make_found((task, tags, tuple(wrong)))


@lru_cache(maxsize=256)
def _meant(key: str) -> str | None:
    """What a field of a task states; "" for what is passed over, None for what is none of a task's fields."""
    return _FIELDS.get(fold_key(key))


def _by_emoji(text: str) -> list[_Stated]:
    first = _ANY_SIGN.search(text)
    stated: list[_Stated] = []
    for found in _EMOJI.finditer(text, first.start()) if first else ():
        sign, written, recurrence = found.groups()
        start, end = found.span()
        if sign:
            stated.append((_DATE_SIGNS[sign], written, start, end))
        elif recurrence:
            stated.append(("repeat", recurrence.strip(), start, end))
        else:
            stated.append(("", "", start, end))
    return stated


def _day(written: str, date_order: str) -> date | None:
    if day := parse_day(written) or parse_day(written.strip("[] ")):
        return day
    partial = parse_date(written, date_order) if date_order else None
    if partial and partial.year and partial.month and partial.day:
        return date(partial.year, partial.month, partial.day)
    return None

"""Ticking exactly one task, and writing a new one. Level 4, text only.

Both Obsidian Tasks formats are written: emoji (`📅 2026-04-01`) and Dataview (`[due:: 2026-04-01]`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple

from netnotes.diagnostics import NetnotesError
from netnotes.editing.lines import Lines, refuse_conflict
from netnotes.editing.recurrence import next_day
from netnotes.model import Evidence, Note

Format = Literal["emoji", "dataview"]
SECTIONS = frozenset(
    ("promises", "tasks", "to do", "todo", "todos", "to-do", "follow-ups", "follow ups", "next steps", "actions")
)
NEW_SECTION = "Promises"
_BOX = re.compile(r"^(?P<before>[ \t]*(?:>[ \t]*)*(?:[-*+]|\d{1,9}[.)])[ \t]+\[)(?P<mark>[ /])(?P<after>\][ \t].*)$")
_DATAVIEW = re.compile(r"[\[(](?:due|completion|created|scheduled|start|repeat|priority)::", re.IGNORECASE)
_EMOJI = re.compile("[➕⏳🛫📅📆🗓✅❌🔁]")
_BLOCK_ID = re.compile(r"[ \t]+\^[A-Za-z0-9-]+[ \t]*$")
_DATED = re.compile(
    r"(?P<sign>[⏳⌛🛫📅📆🗓]\ufe0f?[ \t]*|[\[(](?:due|scheduled|start)::[ \t]*)(?P<day>\d{4}-\d{2}-\d{2})",
    re.IGNORECASE,
)
_DUE_SIGNS = ("📅", "📆", "🗓", "due")
_SCHEDULED_SIGNS = ("⏳", "⌛", "scheduled")
_RULE = re.compile(
    r"🔁\ufe0f?[ \t]*(?P<emoji>[^➕⏳⌛🛫📅📆🗓✅❌🆔⛔🔺⏫🔼🔽⏬#\[\^]*)|[\[(]repeat::[ \t]*(?P<field>[^\])]*)[\])]",
    re.IGNORECASE,
)
_UNIQUE = re.compile(r"[ \t]*(?:(?:🆔|⛔)\ufe0f?[ \t]*[\w,-]+|[\[(](?:id|dependsOn)::[^\])]*[\])])", re.IGNORECASE)


class Ticked(NamedTuple):
    """The new text, the line as it is now, and the line of the next occurrence where the task repeats."""

    text: str
    line: int
    done: str
    following: str = ""


def tick(text: str, task: Evidence, done: date, usual: Format = "emoji") -> Ticked:
    """The text with this one open task done on a day.

    The task is the one at its line if the line still reads the same, else the only line that reads so. Raises
    NetnotesError where neither holds, where it is done already, or where its repetition is not understood.
    """
    lines = Lines(text)
    number = find_line(lines, task)
    line = lines[number]
    box = _BOX.match(line)
    if not box:
        raise NetnotesError(f"{task.path}:{number} is no open task", "see 'netnotes done' for the open ones")
    following = _next_occurrence(line, done)
    ticked = _at_end(f"{box['before']}x{box['after']}", _field("completion", done, format_of([line], usual)))
    lines.put(number, ticked)
    if following:
        lines.insert(number - 1, [following])  # above the done one, as Obsidian Tasks puts it
    return Ticked(str(lines), number + bool(following), ticked, following)


def find_line(lines: Lines, wanted: Evidence) -> int:
    """The number of the line that `wanted` tells of. Raises NetnotesError where it is not sure."""
    if 1 <= wanted.line <= len(lines) and lines[wanted.line].strip() == wanted.text:
        return wanted.line
    same = [number for number in range(1, len(lines) + 1) if lines[number].strip() == wanted.text]
    if len(same) == 1:
        return same[0]
    what = "stands in several lines now" if same else "is not there any more"
    raise NetnotesError(f"'{wanted.text}' {what} in {wanted.path}", "tick it there by hand")


def add_task(text: str, note: Note, words: str, due: date | None, usual: Format) -> tuple[str, int, str]:
    """The text with a new open task, the number of its line, and the line.
     It goes after the last task that stands outside the log, else below a heading for tasks, else below a new
    one.
    """
    if due and any(found["sign"].lower().startswith((*_DUE_SIGNS, "[due", "(due")) for found in _DATED.finditer(words)):
        raise NetnotesError("the words name a due date, and --due another", "give one of them")
    refuse_conflict(note)
    lines = Lines(text)
    task = f"- [ ] {words}" + (f" {_field('due', due, usual)}" if due else "")
    inside = [range(e.evidence.line, e.last_line + 1) for e in note.entries if e.shape != "front matter"]
    outside = [t for t in note.tasks if not any(t.evidence.line in span for span in inside)]
    if outside:
        model = outside[-1].evidence.line
        task = _marker(lines[model]) + task[2:]
        return _inserted(lines, _end_of_item(lines, model), [task])
    for number in range(1, len(lines) + 1):
        heading = lines.heading(number)
        if heading and heading[1].casefold().strip(" :") in SECTIONS:
            after = number + 1 if lines.is_blank(number + 1) and number < len(lines) else number
            return _inserted(lines, after, [task, *([""] if not lines.is_blank(after + 1) and after > number else [])])
    level = min(
        [2, *(found[0] for e in note.entries if e.shape == "heading" and (found := lines.heading(e.evidence.line)))]
    )
    end = lines.last_filled(len(lines))
    return _inserted(lines, end, [*([""] if end else []), f"{'#' * level} {NEW_SECTION}", "", task])


def format_of(lines: Iterable[str], usual: Format = "emoji") -> Format:
    """The format that most of the task lines are written in."""
    dataview = emoji = 0
    for line in lines:
        dataview += bool(_DATAVIEW.search(line))
        emoji += bool(_EMOJI.search(line))
    if dataview == emoji:
        return usual
    return "dataview" if dataview > emoji else "emoji"


def _field(name: Literal["due", "completion"], day: date, form: Format) -> str:
    if form == "dataview":
        return f"[{name}:: {day.isoformat()}]"
    return f"{'📅' if name == 'due' else '✅'} {day.isoformat()}"


def _at_end(line: str, field: str) -> str:
    """The line with a field at its end, but before a block id, which must stay last."""
    block = _BLOCK_ID.search(line)
    if block:
        return f"{line[: block.start()].rstrip()} {field}{block[0]}"
    return f"{line.rstrip()} {field}"


def _next_occurrence(line: str, done: date) -> str:
    """The open task that follows a repeating one, its dates moved on; empty where it does not repeat."""
    rule = _RULE.search(line)
    if not rule:
        return ""
    words = (rule["emoji"] or rule["field"] or "").strip()
    dates = [(found["sign"].lower(), date.fromisoformat(found["day"])) for found in _DATED.finditer(line)]
    if not dates:
        raise NetnotesError("the task repeats, but has no date to count from", "give it a due date, or tick it by hand")
    reference = next(
        (day for signs in (_DUE_SIGNS, _SCHEDULED_SIGNS, ("",)) for sign, day in dates if any(s in sign for s in signs))
    )
    following = next_day(words, reference, done)
    if following is None:
        raise NetnotesError(f"netnotes does not know the repetition '{words}'", "tick the task in Obsidian or by hand")
    shift = following - reference
    moved = _DATED.sub(lambda f: f"{f['sign']}{(date.fromisoformat(f['day']) + shift).isoformat()}", line)
    box = _BOX.match(_UNIQUE.sub("", _BLOCK_ID.sub("", moved)))
    assert box
    return f"{box['before']} {box['after']}"


def _marker(line: str) -> str:
    """Indentation, quotation marks and bullet of a task line."""
    found = re.match(r"[ \t]*(?:>[ \t]?)*[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+", line)
    return found[0] if found else "- "


def _end_of_item(lines: Lines, number: int) -> int:
    """The last line of a list item: those below that are indented further belong to it."""
    indent = len(lines[number]) - len(lines[number].lstrip(" \t"))
    end = number
    while not lines.is_blank(end + 1) and len(lines[end + 1]) - len(lines[end + 1].lstrip(" \t")) > indent:
        end += 1
    return end


def _inserted(lines: Lines, after: int, new: list[str]) -> tuple[str, int, str]:
    lines.insert(after, new)
    at = next(i for i, line in enumerate(new) if "[ ]" in line)
    return str(lines), after + 1 + at, new[at]

"""A whole note: its properties and what its body tells."""

from __future__ import annotations

import re

from netnotes.diagnostics import Diagnostic, diagnose
from netnotes.front_matter import FrontMatterResult, read
from netnotes.model import Note
from netnotes.notes.lines import Lines, read_lines
from netnotes.notes.options import ReadOptions
from netnotes.notes.scan import scan_lines

_PLACEHOLDER = re.compile(r"\{\{[^{}]*\}\}|<%.*?%>", re.DOTALL)
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7})(?: .*)?$", re.MULTILINE)


def read_note(path: str, text: str, options: ReadOptions) -> Note:
    """What a Markdown text says; `path` is only named in the results. Never raises, whatever the text."""
    front = read(path, text)
    lines = read_lines(front.body)
    found = [*front.diagnostics, *_conflict(path, text)]
    scanned = scan_lines(path, lines, front.body_line, options)
    found += scanned.diagnostics
    return Note(
        path=path,
        tags=scanned.tags,
        entries=scanned.entries,
        mentions=scanned.mentions,
        tasks=scanned.tasks,
        participants=scanned.participants,
        template=_is_template(front),
        diagnostics=tuple(found),
    )


def _is_template(front: FrontMatterResult) -> bool:
    return bool(front.text) and bool(_PLACEHOLDER.search(front.text or ""))


def _conflict(path: str, text: str) -> list[Diagnostic]:
    if "<<<<<<< " not in text:
        return []
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("<<<<<<< "):
            return [diagnose("merge-conflict", path, number, line)]
    return []


def _is_empty(lines: Lines) -> bool:
    """Whether the body holds no words but its headings."""
    return not any(_says_something(line) for line in lines.seen)


def _says_something(line: str) -> bool:
    return any(char.isalnum() for char in line) and not line.lstrip().startswith("#")

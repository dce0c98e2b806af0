"""A whole note: its properties, and what its body tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import partial
from typing import TypeVar

from netnotes.diagnostics import Diagnostic, diagnose
from netnotes.front_matter import FrontMatterResult, read
from netnotes.model import Entry, Link, Note
from netnotes.notes.fields import field_line, fold_key
from netnotes.notes.lines import Lines, read_lines, split_lines
from netnotes.notes.options import ReadOptions
from netnotes.notes.scan import scan_lines
from netnotes.notes.scanned import Scanned
from netnotes.patterns import pattern
from netnotes.properties import Properties, Section, read_profile

T = TypeVar("T")
_Parts = tuple[str, str, FrontMatterResult, Lines, Scanned, Properties, tuple[Diagnostic, ...]]

_make_note = partial(tuple.__new__, Note)
_make_section = partial(tuple.__new__, Section)

_PLACEHOLDER = pattern(r"\{\{[^{}]*\}\}")
_CONFLICT_MARK = pattern(r"^(?:<{7} .*|\|{7}(?: .*)?|={7}|>{7} .*)$", re.MULTILINE)
_NAMING = frozenset(("name", "aliases", "marks", "kinds", "tags", "day"))  # fields that say nothing of the person
_HOUSEKEEPING = frozenset(
    ("created", "updated", "modified", "datecreated", "datemodified", "lastmodified", "cssclass", "cssclasses", "id",
     "uid", "uuid", "publish", "icon", "banner", "cover", "image", "up", "parent", "template")
)  # fmt: skip
_DATE_FAULTS = frozenset(("bad-date", "unclear-date"))
_WORDY = pattern(r"\w")
_MARKER = pattern(r"[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]+\[.\])?(?:[ \t]+|$)")


def read_note(path: str, text: str, options: ReadOptions) -> Note:
    """What a Markdown text says; `path` only names it. Never raises, whatever the text."""
    (note,) = read_many((path,), (text,), options)
    return note


def read_many(paths: Sequence[str], texts: Sequence[str], options: ReadOptions) -> list[Note]:
    """What some texts say, each as `read_note` reads it. To take each step for all of them before the next takes less
    time than to read them in turn: the processor stays at one kind of work for longer.
    """
    fronts = list(map(read, paths, texts))
    conflicts = list(map(_conflict, paths, texts))
    bodies = list(map(_lines, fronts, conflicts))
    scans = [
        scan_lines(path, lines, front.body_line, options)
        for path, lines, front in zip(paths, bodies, fronts, strict=True)
    ]
    sections = list(map(_sections, scans, bodies, fronts))
    profiles = [
        read_profile(path, front, scanned.fields, said, options.date_order)
        for path, front, scanned, said in zip(paths, fronts, scans, sections, strict=True)
    ]
    read_of = zip(paths, texts, fronts, bodies, scans, profiles, conflicts, strict=True)
    return [_note(parts, options) for parts in read_of]


def _lines(front: FrontMatterResult, conflict: tuple[Diagnostic, ...]) -> Lines:
    return read_lines(_CONFLICT_MARK.sub("", front.body) if conflict else front.body)


def _note(parts: _Parts, options: ReadOptions) -> Note:
    """The note, put together from what was read of it."""
    path, text, front, lines, scanned, properties, conflict = parts
    _, first_line, front_faults, _, _, _, _ = front
    profile, about, sources, property_faults, _ = properties
    marks, tags, day, participants, _, _, _, interactions = about
    entries, mentions, tasks, more_tags, _, _, _, more_participants, faults = scanned
    if conflict or lines.unclosed is not None:
        faults = (*faults, *conflict, *_unclosed(path, lines, first_line))
    if not entries:
        faults = (*faults, *_missed(path, lines, first_line, scanned))
    if interactions is not None:
        from netnotes.notes.front_entries import read_interactions  # few notes list them so

        listed, listed_faults = read_interactions(path, interactions, split_lines(text), options)
        entries = listed + entries
        faults = listed_faults + faults
    participants = _once(participants, more_participants)
    meeting = _meeting(path, properties, scanned, participants, options) if participants else None
    return _make_note(
        (path, marks, _once(tags, more_tags), profile, sources, entries, mentions, tasks, day, participants, meeting,
         _is_template(front), _is_bare(properties, lines), front_faults + property_faults + faults)
    )  # fmt: skip


def _meeting(
    path: str, properties: Properties, scanned: Scanned, participants: tuple[Link, ...], options: ReadOptions
) -> Entry:
    from netnotes.notes.meeting import read_meeting  # few notes are about one

    return read_meeting(path, properties, scanned, participants, options)


def _once(first: tuple[T, ...], second: tuple[T, ...]) -> tuple[T, ...]:
    """All of both, each once; neither holds anything twice."""
    return tuple(dict.fromkeys(first + second)) if first and second else first or second


def _sections(scanned: Scanned, lines: Lines, front: FrontMatterResult) -> list[Section]:
    """The sections that say a property. Interactions are left out, but for those that happened in the person's life."""
    sections = []
    entries, headings, seen, first_line = scanned.entries, scanned.headings, lines.seen, front.body_line
    place = 0
    around: list[Entry] = []  # begun before the end of the section, and not over before it
    for index, (at, _, title, below) in enumerate(headings, 1):
        if below and below != "participants":
            end = headings[index].at if index < len(headings) else len(seen)
            inside = seen[at + 1 : end]
            first, last = first_line + at + 1, first_line + end - 1
            while place < len(entries) and entries[place].evidence.line <= last:
                around.append(entries[place])
                place += 1
            if around:
                around = [entry for entry in around if entry.last_line >= first]
                _leave_out(inside, around, first)
            sections.append(_make_section((title, first_line + at, tuple(inside))))
    return sections


def _leave_out(lines: list[str], entries: Iterable[Entry], first_line: int) -> None:
    """Empties those of the lines that tell of these interactions."""
    for entry in entries:
        if "milestone" not in [act.kind for act in entry.acts]:
            begin = max(entry.evidence.line - first_line, 0)
            for at in range(begin, min(entry.last_line - first_line + 1, len(lines))):
                lines[at] = ""


def _is_template(front: FrontMatterResult) -> bool:
    text = front.text or ""
    if "{" in text and _PLACEHOLDER.search(text):  # one character is looked for far faster than two
        return True
    return "%" in text and 0 <= text.find("<%") < text.rfind("%>")


def _is_bare(properties: Properties, lines: Lines) -> bool:
    """Whether a note says nothing but a name."""
    if not _NAMING.issuperset(properties.sources):
        return False
    if any(fold_key(key) not in _HOUSEKEEPING for key in properties.others):
        return False
    return not any(_says_something(line) for line in lines.seen)


def _says_something(line: str) -> bool:
    """Whether a line of the body is more than a heading, a rule, an empty bullet or a field without a value."""
    if not _WORDY.search(line) or line.lstrip().startswith("#"):
        return False
    marker = _MARKER.match(line)
    text = line[marker.end() if marker else 0 :].strip()
    field = field_line(text)
    return bool(_WORDY.search(text)) and not (field and not field.value)


def _conflict(path: str, text: str) -> tuple[Diagnostic, ...]:
    if "<" not in text or "<<<<<<< " not in text:  # one character is looked for far faster than eight
        return ()
    for number, line in enumerate(split_lines(text), 1):
        if line.startswith("<<<<<<< "):
            return (diagnose("merge-conflict", path, number, line),)
    return ()


def _unclosed(path: str, lines: Lines, first_line: int) -> tuple[Diagnostic, ...]:
    if lines.unclosed is None:
        return ()
    source = lines.raw[lines.unclosed].strip()
    return (diagnose("comment-unclosed", path, first_line + lines.unclosed, source, end=lines.unclosed_by),)


def _missed(path: str, lines: Lines, first_line: int, scanned: Scanned) -> tuple[Diagnostic, ...]:
    """A remark where interactions seem to stand, and none was read."""
    if any(fault.code in _DATE_FAULTS for fault in scanned.diagnostics):
        return ()
    from netnotes.notes.missed import looks_dated  # nearly every note tells of something

    at = looks_dated(lines.seen)
    return () if at is None else (diagnose("date-not-read", path, first_line + at, lines.raw[at].strip()),)

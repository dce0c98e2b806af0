"""What was read of a file, and what the file is to all others: a person or not, the names and addresses to find it by.

While a file's outline stays the same, a change in it reaches only the people it tells of.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple
from zlib import crc32

from netnotes.cache.records import Json, dumps, loads
from netnotes.diagnostics import Diagnostic
from netnotes.model import Note
from netnotes.vault.layout import Layout
from netnotes.vault.people import not_person_reason, says_person

CHUNKS = 64


class Read(NamedTuple):
    """What was read of one file."""

    note: Note | None
    diagnostics: tuple[Diagnostic, ...] = ()  # of the file; those of the note stand in it
    why: str = ""  # why there is no note


class Outline(NamedTuple):
    """What one file is to all others."""

    is_note: bool  # it was read
    is_person: bool = False  # or the writer's own note, which only all outlines together tell
    unread: str = ""  # why it is no person, although it stands in a people folder
    name: str = ""  # as its properties state it
    names: Sequence[str] = ()  # name and aliases, by which links find it
    emails: Sequence[str] = ()
    urls: Sequence[str] = ()


_make_outline = partial(tuple.__new__, Outline)


def outline_of(path: str, read: Read, layout: Layout) -> Outline:
    """The outline of a file by what was read of it."""
    in_folder = layout.in_people_folder(path)
    note = read.note
    if note is None:
        return Outline(False, unread=read.why if in_folder else "")
    profile = note.profile
    name, names = profile.name, profile.aliases
    if name:
        names = (name, *names)
    if not (in_folder or says_person(note)):
        return Outline(True, False, "", name, names)
    why = not_person_reason(note, layout)
    return _make_outline((True, not why, why if in_folder else "", name, names, profile.emails, profile.urls))


def chunk_of(path: str) -> int:
    """The number of the chunk in which the cache keeps the outline of a file."""
    return crc32(path.encode()) % CHUNKS


def chunks(outlines: Mapping[str, Outline]) -> list[dict[str, Outline]]:
    """Outlines by path in some dozens of chunks: a change needs few of them, and to write each alone takes long."""
    found: list[dict[str, Outline]] = [{} for _ in range(CHUNKS)]
    for path, outline in outlines.items():
        found[chunk_of(path)][path] = outline
    return found


def read_outline(found: Json) -> Outline:
    """An outline again, with lists for tuples. Raises ValueError, TypeError for what is none."""
    return Outline(*found)


def is_as_before(outline: Outline, before: Json) -> bool:
    """Whether a file is to others what it was. `before`: an outline as plain values."""
    now: Json = loads(dumps(outline))
    return bool(now == before)

"""The grammar of notes: what one Markdown text says. Level 1; nothing here touches the disk.

lines      which lines a reader sees
inline     links, tags and fields within a line
beginning  the date that an interaction begins with
kinds, words, acts  what kind of interaction it was
minutes, fields, tables, tasks  one form of writing each
draft      an interaction while its lines are read
found      what a walk has found, and what is still open
whole      the commonest lines, each read at once
scan       the walk over all other lines
note       the whole note, with its properties
"""

from __future__ import annotations

from netnotes.notes.note import read_many, read_note
from netnotes.notes.options import ReadOptions

__all__ = ["ReadOptions", "read_many", "read_note"]

"""What a note's properties say of the note itself, and where each field stands while they are read."""

from __future__ import annotations

from typing import NamedTuple

from netnotes.front_matter import Node
from netnotes.model import Link, PartialDate, Profile


class About(NamedTuple):
    """What a note's properties say of the note itself, and of the meeting it may be about."""

    marks: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    day: PartialDate | None = None
    participants: tuple[Link, ...] = ()
    kinds: tuple[str, ...] = ()  # words of type, kind, medium, in lower case
    minutes: str = ""  # as written
    group: str = ""  # as written
    interactions: Node | None = None  # a list of mappings


# While properties are read, the fields of both records stand in one list.
NOTHING = (*Profile(), *About())
PLACES = {field: place for place, field in enumerate((*Profile._fields, *About._fields))}
ABOUT = len(Profile._fields)  # where those of About begin

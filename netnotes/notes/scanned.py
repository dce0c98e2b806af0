"""What the lines of a note say, before it is put together with the note's properties."""

from __future__ import annotations

from typing import NamedTuple

from netnotes.diagnostics import Diagnostic
from netnotes.model import Entry, Link, Mention, Task
from netnotes.properties import Field


class Heading(NamedTuple):
    """A heading of the note."""

    at: int  # index of its line in the body
    level: int
    title: str
    below: str  # what it says of all that stands below it: a field of the profile, "participants" or nothing


class Scanned(NamedTuple):
    """What a body says."""

    entries: tuple[Entry, ...]
    mentions: tuple[Mention, ...]
    tasks: tuple[Task, ...]
    tags: tuple[str, ...]
    loose_tags: tuple[str, ...]  # those outside of list items and interactions
    fields: tuple[Field, ...]
    headings: tuple[Heading, ...]
    participants: tuple[Link, ...]
    diagnostics: tuple[Diagnostic, ...]

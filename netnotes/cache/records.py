"""Notes as JSON, and back. Records are written as arrays in the order of their fields, days as ISO dates.

What is read back is checked only as far as making the records needs it: a checksum has told before that the bytes are
those that were written.
"""

from __future__ import annotations

import json
from collections.abc import ItemsView, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from netnotes.diagnostics import Diagnostic
from netnotes.model import (
    Act,
    Entry,
    Evidence,
    Link,
    Mention,
    Note,
    PartialDate,
    Profile,
    Task,
)

Json = Any
_dumps = json.JSONEncoder(separators=(",", ":"), check_circular=False, default=date.isoformat).encode
_loads = json.JSONDecoder().decode
_day = date.fromisoformat
# Records of all their values, which takes half as long.
_make_act = partial(tuple.__new__, Act)
_make_entry = partial(tuple.__new__, Entry)
_make_evidence = partial(tuple.__new__, Evidence)
_make_link = partial(tuple.__new__, Link)
_make_note = partial(tuple.__new__, Note)
_NO_PROFILE = Profile()


def dumps(value: object) -> bytes:
    """A record, or lists, mappings and plain values of them, as JSON."""
    return value.data if isinstance(value, Packed) else _dumps(value).encode("ascii")


def loads(data: bytes) -> Json:
    """JSON as plain values. Raises ValueError."""
    return _loads(data.decode("ascii"))


class Packed(Mapping[str, Json]):
    """A mapping that is written as JSON piece by piece, best while the values are at hand; what others wrote of it is
    read when it is looked into.
    """

    def __init__(self) -> None:
        self._written: list[bytes] = []
        self._unread: list[bytes] = []
        self._known: dict[str, Json] = {}

    def add(self, values: Mapping[str, Json]) -> None:
        """Writes more values; none of their keys is there yet."""
        self._written.append(dumps(values))
        self._known.update(values)

    def take(self, written: bytes) -> None:
        """Takes in values that were written before. Raises ValueError for what is no mapping."""
        if not (written[:1] == b"{" and written[-1:] == b"}"):
            raise ValueError("no mapping")
        self._written.append(written)
        self._unread.append(written)

    @property
    def data(self) -> bytes:
        """All of it as JSON."""
        return b"{" + b",".join([piece[1:-1] for piece in self._written if len(piece) > 2]) + b"}"

    @property
    def _values(self) -> dict[str, Json]:
        while self._unread:
            self._known.update(loads(self._unread.pop()))
        return self._known

    def __getitem__(self, key: str) -> Json:
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def items(self) -> ItemsView[str, Json]:
        """Keys and values; from the mapping itself, which takes a third of the time."""
        return self._values.items()


def telling_record(note: Note, entries: Sequence[Entry], tasks: Sequence[Task], as_a_whole: bool = True) -> Json:
    """What a note tells of others, ready for `dumps`: these of its entries and tasks, and its mentions; `as_a_whole`:
    what may make it a meeting, too.
    """
    whole = (note.marks, note.tags, note.meeting_day, note.participants, note.meeting) if as_a_whole else ()
    return [note.path, entries, tasks, note.mentions, whole]


def read_telling_record(found: Json) -> Note:
    """A note that says nothing but that. Raises ValueError, TypeError for what is none."""
    path, entries, tasks, mentions, whole = found
    marks, tags, meeting_day, participants, meeting = whole or ((), (), None, (), None)
    return _make_note(
        (
            path,
            tuple(marks),
            tuple(tags),
            _NO_PROFILE,
            {},
            tuple([read_entry_record(entry) for entry in entries]),
            tuple([_mention(mention) for mention in mentions]) if mentions else (),
            tuple([_task(task) for task in tasks]) if tasks else (),
            PartialDate(*meeting_day) if meeting_day else None,
            _links(participants) if participants else (),
            read_entry_record(meeting) if meeting else None,
            False,
            False,
            (),
        )
    )


def read_diagnostics(found: Json) -> tuple[Diagnostic, ...]:
    """Diagnostics again."""
    return tuple([Diagnostic(*fault) for fault in found])


def read_evidence(found: Json) -> tuple[Evidence, ...]:
    """Places again."""
    return tuple([Evidence(*place) for place in found])


def _links(found: Json) -> tuple[Link, ...]:
    return tuple([_make_link(link) for link in found])


def _acts(found: Json) -> tuple[Act, ...]:
    return tuple([_make_act(act) for act in found])


def read_entry_record(found: Json) -> Entry:
    """An entry again."""
    day, acts, text, evidence, shape, guessed, minutes, group, with_links, links, last_line = found
    return _make_entry(
        (
            _day(day) if day else None,
            _acts(acts),
            text,
            _make_evidence(evidence),
            shape,
            guessed,
            minutes,
            group,
            _links(with_links) if with_links else (),
            _links(links) if links else (),
            last_line,
        )
    )


def _mention(found: Json) -> Mention:
    links, acts, text, evidence, guessed, minutes, group, with_links = found
    return Mention(_links(links), _acts(acts), text, Evidence(*evidence), guessed, minutes, group, _links(with_links))


def _task(found: Json) -> Task:
    text, status, evidence, due, done, created, recurrence, entry_day, links = found
    return Task(
        text,
        status,
        Evidence(*evidence),
        _day(due) if due else None,
        _day(done) if done else None,
        _day(created) if created else None,
        recurrence,
        _day(entry_day) if entry_day else None,
        _links(links),
    )

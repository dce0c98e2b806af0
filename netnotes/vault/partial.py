"""What a few changed notes change, and single people, without putting everyone together anew.

It rests on what was kept of every note: of whom it tells, on which day. Events are told together only with others of
the same day and people, so that a changed note reaches the people it tells of, before and after, and those who share
an event of those days with them. Whatever would change which notes are people, or whom links mean, is left to
`assemble`.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from typing import NamedTuple

from netnotes.cache.records import Json
from netnotes.model import Note, Person
from netnotes.vault.assemble import Assembled, Frame, Parts, put_together
from netnotes.vault.outline import Read


class Before(NamedTuple):
    """What is known of the vault as it was."""

    frame: Frame
    told: Mapping[str, Json]  # note -> [[[day, person …] …], [person …]]; see `told_record`
    note: Callable[[str], Note | None]  # as it is now


def told_record(parts: Parts | Assembled, note: str) -> Json:
    """Of whom a note tells, as plain values; None where it tells of nobody."""
    told = parts.told.get(note)
    if told is None:
        return None
    on = [[day.isoformat() if day else "", *people] for day, people in told.on]
    return [on, sorted(told.of)]


def put_together_again(changed: Mapping[str, Read], before: Before) -> Parts:
    """The people whom the changed notes reach, and what those notes tell. Their outlines are as they were."""
    frame = before.frame
    notes = {path: read.note for path, read in changed.items() if read.note}
    alone = put_together([notes[path] for path in sorted(notes)], (), frame)
    web = _Web(before.told, {path: told_record(alone, path) for path in notes})
    reached = {path for path in notes if path in frame.own} | web.reached(notes)
    reached.discard(frame.me)
    parts = _put_together(reached, notes, web, before)
    faults = [fault for fault in (*alone.diagnostics, *parts.diagnostics) if fault.path in notes]
    bare = [fault for fault in parts.diagnostics if fault.code == "name-only"]
    return Parts(parts.people, parts.told, [*faults, *(fault for fault in bare if fault.path not in notes)])


class Loader:
    """Puts single people together from the notes that tell of them; nothing has changed since those were told of."""

    def __init__(self, before: Before) -> None:
        self._before = before
        self._web = _Web(before.told, {})

    def person(self, path: str) -> Person:
        """One person."""
        return _put_together({path}, {}, self._web, self._before).people[path]


def _put_together(wanted: set[str], known: Mapping[str, Note], web: _Web, before: Before) -> Parts:
    """The wanted people, from all notes that tell of them."""
    needed = sorted(known.keys() | web.tellers(wanted, before.frame.own))
    notes = (known.get(path) or before.note(path) for path in needed)
    return put_together([note for note in notes if note], wanted, before.frame)


class _Web:
    """Who is told of by which note, before and after."""

    def __init__(self, before: Mapping[str, Json], now: Mapping[str, Json]) -> None:
        self.before, self.now = before, now
        self._on: dict[str, list[tuple[str, list[str]]]] = {}  # day -> notes, and all who took part
        self._of: list[tuple[str, list[str]]] = []  # notes, and of whom they tell in other ways
        for each in (before, now):
            for note, told in each.items():
                if told:
                    on, of = told
                    for day, *people in on:
                        self._on.setdefault(day, []).append((note, people))
                    if of:
                        self._of.append((note, of))

    def reached(self, notes: Iterable[str]) -> set[str]:
        """Everyone of whom these notes tell, or told; and those who share an event with them on those days."""
        notes = set(notes)
        found: set[str] = set()
        days = self._days(notes)
        for note in notes:
            for told in (self.before.get(note), self.now.get(note)):
                if told:
                    on, of = told
                    found.update(of)
                    for day, *people in on:
                        days.setdefault(day, set()).update(people)
        together, _ = self._together(days)
        return found | together

    def tellers(self, people: set[str], own: Container[str]) -> set[str]:
        """Every note from which all is known of these people."""
        together, notes = self._together(self._days(people))
        notes.update(note for note, of in self._of if not people.isdisjoint(of))
        return notes | {person for person in together if person in own} | people

    def _days(self, people: set[str]) -> dict[str, set[str]]:
        """The days of which anything is told of these people, with those of them who took part."""
        days: dict[str, set[str]] = {}
        for day, told in self._on.items():
            for _, those in told:
                if not people.isdisjoint(those):
                    days.setdefault(day, set()).update(people.intersection(those))
        return days

    def _together(self, days: Mapping[str, set[str]]) -> tuple[set[str], set[str]]:
        """These people with all who share an event of those days with them, and the notes that tell of it."""
        everyone: set[str] = set()
        notes: set[str] = set()
        for day, those in days.items():
            people: set[str] = set()
            told: list[tuple[str, list[str]]] = []
            more = those
            while more:
                people |= more
                told = [(note, there) for note, there in self._on.get(day, ()) if not people.isdisjoint(there)]
                more = {person for _, there in told for person in there} - people
            notes.update(note for note, _ in told)
            everyone |= people
        return everyone, notes

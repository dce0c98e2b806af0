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

Spot = tuple[str, str]  # a day and a person


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
        self.at: dict[Spot, list[tuple[str, list[str]]]] = {}  # day and person -> note and all who took part
        self.days: dict[str, set[str]] = {}
        self.by: dict[str, set[str]] = {}  # person -> notes that tell of them in any way
        for note in before.keys() | now.keys():
            for told in (before.get(note), now.get(note)):
                if told:
                    self._add(note, *told)

    def _add(self, note: str, on: list[list[str]], of: list[str]) -> None:
        for day, *people in on:
            for person in people:
                self.at.setdefault((day, person), []).append((note, people))
                self.days.setdefault(person, set()).add(day)
                self.by.setdefault(person, set()).add(note)
        for person in of:
            self.by.setdefault(person, set()).add(note)

    def reached(self, notes: Iterable[str]) -> set[str]:
        """Everyone of whom these notes tell, or told; and those who share an event with them on those days."""
        found: set[str] = set()
        spots: set[Spot] = set()
        for note in notes:
            for told in (self.before.get(note), self.now.get(note)):
                if told:
                    on, of = told
                    found.update(of)
                    spots.update((day, person) for day, *people in on for person in people)
            spots.update((day, note) for day in self.days.get(note, ()))
        together, _ = self._together(spots)
        return found | {person for _, person in together}

    def tellers(self, people: Iterable[str], own: Container[str]) -> set[str]:
        """Every note from which all is known of these people."""
        people = set(people)
        spots = {(day, person) for person in people for day in self.days.get(person, ())}
        together, notes = self._together(spots)
        for person in people:
            notes |= self.by.get(person, set())
        return notes | {person for _, person in together if person in own} | people

    def _together(self, spots: Iterable[Spot]) -> tuple[set[Spot], set[str]]:
        """These days of these people with all that hangs together with them, and the notes that tell of it."""
        seen: set[Spot] = set()
        notes: set[str] = set()
        todo = list(spots)
        while todo:
            spot = todo.pop()
            if spot in seen:
                continue
            seen.add(spot)
            for note, people in self.at.get(spot, ()):
                notes.add(note)
                todo += [(spot[0], person) for person in people]
        return seen, notes

"""What a few changed notes change, without putting everyone together anew.

It rests on what was kept of every note: of whom it tells, on which day. Events are told together only with others of
the same day and people, so that a changed note reaches the people it tells of, before and after, and those who share
an event of those days with them. Whatever would change which notes are people, or whom links mean, is left to
`assemble`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from netnotes.cache.records import Json
from netnotes.model import Note
from netnotes.settings import Settings
from netnotes.vault.assemble import Assembled, Frame, Parts, names_of, people_among, put_together
from netnotes.vault.layout import Layout
from netnotes.vault.links import Resolver
from netnotes.vault.read import Read

Spot = tuple[str, str]  # a day and a person


class Before(NamedTuple):
    """What is known of the vault as it was."""

    paths: tuple[str, ...]  # every Markdown file
    people: frozenset[str]  # paths of the notes that are people
    me: str
    names: Mapping[str, Json]  # path -> names and aliases
    told: dict[str, Json]  # note -> [[[day, person …] …], [person …]]; see `told_record`
    note: Callable[[str], Read]  # as it was


def told_record(parts: Parts | Assembled, note: str) -> Json:
    """Of whom a note tells, as plain values; None where it tells of nobody."""
    told = parts.told.get(note)
    if told is None:
        return None
    on = [[day.isoformat() if day else "", *people] for day, people in told.on]
    return [on, sorted(told.of)]


def is_as_before(path: str, was: Read, now: Read, layout: Layout, me: str) -> bool:
    """Whether a note still is what it was to the others: a person or not, of the same names and addresses."""
    if path == me:
        return False
    if was.note is None or now.note is None:
        return was.note is None and now.note is None and was.why == now.why
    return _to_others(was.note, layout) == _to_others(now.note, layout)


def _to_others(note: Note, layout: Layout) -> tuple[object, ...]:
    people, unread = people_among([note], layout, "")
    profile = note.profile
    return bool(people), unread, names_of(note), profile.name, profile.emails, profile.urls


def put_together_again(changed: Mapping[str, Read], before: Before, layout: Layout, settings: Settings) -> Parts:
    """The people whom the changed notes reach, and what those notes tell. `changed` notes all are as before."""
    frame = Frame(
        before.people, before.me, Resolver(before.paths, {p: tuple(n) for p, n in before.names.items()}),
        layout, settings,
    )  # fmt: skip
    notes = {path: read.note for path, read in changed.items() if read.note}
    alone = put_together([notes[path] for path in sorted(notes)], (), frame)
    web = _Web(before.told, {path: told_record(alone, path) for path in notes})
    reached = {path for path in notes if path in before.people} | web.reached(notes)
    reached.discard(before.me)
    needed = sorted(notes.keys() | web.tellers(reached, before.people))
    told: list[Note] = []
    for path in needed:
        note = notes.get(path) or before.note(path).note
        if note:
            told.append(note)
    parts = put_together(told, reached, frame)
    faults = [fault for fault in (*alone.diagnostics, *parts.diagnostics) if fault.path in notes]
    bare = [fault for fault in parts.diagnostics if fault.code == "name-only"]
    return Parts(parts.people, parts.told, [*faults, *(fault for fault in bare if fault.path not in notes)])


class _Web:
    """Who is told of by which note, before and after."""

    def __init__(self, before: dict[str, Json], now: dict[str, Json]) -> None:
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

    def tellers(self, people: Iterable[str], own: frozenset[str]) -> set[str]:
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

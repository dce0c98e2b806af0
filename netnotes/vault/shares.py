"""A look at a large vault with every processor: each process reads a share of the files and puts its people together.

The processes tell each other twice. After reading: the outline of every file, and of the notes what tells of others.
Then, because an event noted twice is one: the lines of a person's own note on days of which others tell as well. What
the rules derive of a person is derived in their share, too, so that no record of a note travels.

Linux only. Should a process be lost, there is no result, and the vault is read without help.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple

from netnotes.cache.records import (
    Json,
    Packed,
    dumps,
    loads,
    read_diagnostics,
    read_entry_record,
    read_telling_record,
    telling_record,
)
from netnotes.diagnostics import Diagnostic, in_order
from netnotes.model import Entry, Note, Person
from netnotes.settings import Settings
from netnotes.vault.assemble import Assembly, Frame, faults_of_all, frame_of
from netnotes.vault.layout import Layout
from netnotes.vault.listing import lasting, stamps
from netnotes.vault.outline import Outline, Read, chunks, outline_of, read_outline
from netnotes.vault.partial import told_record
from netnotes.vault.people import says_meeting
from netnotes.vault.read import AT_ONCE
from netnotes.vault.stored import Whole, hot_record

FEWEST = 2000  # files for which it is worth starting a process
_MOST = 4  # processes
_BETWEEN = b"\n"  # chunks; it stands in no JSON without line breaks
_PARTS = 7  # of what a process finds

# What was read last stays: to let it go takes longer than to end with it.
_last_read: list[object] = []

Told = dict[str, tuple[Entry, ...]]
Exchange = Callable[[bytes], list[bytes]]  # gives a message to all processes, and gets everyone's in their order


class Task(NamedTuple):
    """A vault to be read."""

    root: Path
    paths: tuple[str, ...]  # every Markdown file, sorted
    moment: int  # before anything of it is read, in nanoseconds
    read: Callable[[Sequence[str]], list[Read]]  # of some files, in their order
    layout: Layout
    settings: Settings
    derive: Callable[[Person], Json]
    progress: Callable[[int, int], None] | None = None


class Found(NamedTuple):
    """What the processes found out together."""

    whole: Whole
    frame: Frame
    outlines: Mapping[str, Outline]  # of every file
    derived: Mapping[str, Json]  # of each person, by path


def processes(files: int) -> int:
    """How many processes read that many files. One where threads of other libraries run, which forking would break."""
    if files < FEWEST or sys.platform != "linux" or "watchfiles" in sys.modules:
        return 1
    return min(len(os.sched_getaffinity(0)), _MOST)


def read_shared(task: Task, count: int) -> Found | None:
    """Everyone in the vault; None where a process was lost."""
    try:
        with _helpers(task, count) as helpers:

            def exchange(message: bytes) -> list[bytes]:
                messages = [message, *(_receive(helper.says) for helper in helpers)]
                for number, helper in enumerate(helpers, 1):
                    for other, one in enumerate(messages):
                        if other != number:
                            _send(helper.hears, one)
                return messages

            share = _Share(task, 0, count)
            parts = [share.found(exchange)]
            found = list(faults_of_all(share.outlines, share.frame.me, task.settings))
            parts += ([_receive(helper.says) for _ in range(_PARTS)] for helper in helpers)
            files, outlines, names, people, told, derived, faults = zip(*parts, strict=True)
            chunked = [Packed(pieces) for pieces in zip(*(its.split(_BETWEEN) for its in outlines), strict=True)]
            found += (fault for its in faults for fault in read_diagnostics(loads(its)))
            whole = Whole(Packed(files), chunked, Packed(names), Packed(people), Packed(told), in_order(found))
            return Found(whole, share.frame, share.outlines, Packed(derived))
    except (OSError, EOFError, ValueError):
        return None


class _Share:
    """The files that one process reads, and the people it puts together."""

    def __init__(self, task: Task, number: int, count: int) -> None:
        self._task = task
        self._count = count
        self.paths = task.paths[number::count]
        self._number = number
        self.outlines: dict[str, Outline] = {}  # of every file of the vault, when they were exchanged
        self.frame: Frame

    def found(self, exchange: Exchange) -> list[bytes]:
        """What the cache keeps of these files and people, what was derived, and faults, each as JSON."""
        task, mine = self._task, frozenset(self.paths)
        files = dumps(lasting(stamps(task.root, self.paths), self.paths, task.moment))
        notes, faults, telling = self._read()
        foreign = self._tell_of_others(telling, exchange)
        assembly = Assembly(self.frame)
        assembly.take_in(sorted((*notes.values(), *foreign), key=lambda note: note.path))
        assembly.take_lines(_exchange_lines(assembly, notes, self.frame, exchange, self._number))
        people: dict[str, Json] = {}
        derived: dict[str, Json] = {}

        def look(person: Person) -> None:
            people[person.path] = hot_record(person)
            if person.path != self.frame.me:
                derived[person.path] = task.derive(person)

        parts = assembly.parts(mine.intersection(self.frame.names), look)
        faults += (fault for fault in parts.diagnostics if fault.path in mine)
        told = {path: told_record(parts, path) for path in parts.told if path in mine}
        _last_read[:] = [notes, foreign, assembly, parts]
        outlines = _BETWEEN.join(map(dumps, chunks({path: self.outlines[path] for path in self.paths})))
        names = {path: self.frame.names[path] for path in self.paths if path in self.frame.names}
        return [files, outlines, dumps(names), dumps(people), dumps(told), dumps(derived), dumps(faults)]

    def _read(self) -> tuple[dict[str, Note], list[Diagnostic], list[Json]]:
        """Notes by path, faults, and what is told of others."""
        notes: dict[str, Note] = {}
        faults: list[Diagnostic] = []
        telling: list[Json] = []
        task, progress = self._task, self._task.progress if self._number == 0 else None
        for done in range(0, len(self.paths), AT_ONCE):
            if progress and done % 256 == 0:
                progress(done * self._count, len(task.paths))
            some = self.paths[done : done + AT_ONCE]
            for path, read in zip(some, task.read(some), strict=True):
                note, found, _ = read
                if found:
                    faults += found
                outline = self.outlines[path] = outline_of(path, read, task.layout)
                if note:
                    notes[path] = note
                    if told := _of_others(note, outline.is_person):
                        telling.append(told)
        return notes, faults, telling

    def _tell_of_others(self, telling: list[Json], exchange: Exchange) -> list[Note]:
        """Exchanges outlines and what tells of others; gives what others tell, and knows the frame then."""
        outlines: list[Outline] = [Outline(False)] * len(self._task.paths)
        foreign: list[Note] = []
        for number, message in enumerate(exchange(dumps((list(self.outlines.values()), telling)))):
            if number == self._number:
                outlines[number :: self._count] = self.outlines.values()
                continue
            theirs, their_notes = loads(message)
            outlines[number :: self._count] = [read_outline(outline) for outline in theirs]
            foreign += [read_telling_record(note) for note in their_notes]
        self.outlines = dict(zip(self._task.paths, outlines, strict=True))
        self.frame = frame_of(self.outlines, self._task.paths, self._task.layout, self._task.settings)
        return foreign


def _of_others(note: Note, is_person: bool) -> Json:
    """What of a note may tell of others than the person it is about, as a record; None where nothing does."""
    entries = [entry for entry in note.entries if entry[8] or entry[9]]  # with_links, links
    tasks = [task for task in note.tasks if task.links] if note.tasks else []
    if not (entries or tasks or note.mentions or note.participants):
        return None
    if is_person and not note.participants and not says_meeting(note):
        return telling_record(note, entries, tasks)
    return telling_record(note, note.entries, note.tasks)


def _exchange_lines(
    assembly: Assembly, notes: Mapping[str, Note], frame: Frame, exchange: Exchange, number: int
) -> Told:
    """The lines of others' own notes that may tell of an event which is told elsewhere, too."""
    rows = {}
    for path, note in notes.items():
        if path in frame.own and (days := assembly.told_days(path)):
            lines = [line for line in note.entries if line.links or line.day in days]
            rows[path] = [line for line in lines if not line.with_links]
    messages = exchange(dumps(rows))
    theirs = (loads(message) for other, message in enumerate(messages) if other != number)
    return {path: tuple([read_entry_record(line) for line in lines]) for rows in theirs for path, lines in rows.items()}


# --- processes


class _Helper(NamedTuple):
    """Another process."""

    number: int
    says: BinaryIO
    hears: BinaryIO


@contextmanager
def _helpers(task: Task, count: int) -> Iterator[list[_Helper]]:
    """Processes with the shares 1, 2 …; gone at the end, whatever happened."""
    helpers: list[_Helper] = []
    try:
        for number in range(1, count):
            helpers.append(_begin(task, number, count))
        yield helpers
    finally:
        for helper in helpers:
            os.kill(helper.number, signal.SIGKILL)
            os.waitpid(helper.number, 0)
            helper.says.close()
            with suppress(BrokenPipeError):  # what it did not hear any more
                helper.hears.close()


def _begin(task: Task, number: int, count: int) -> _Helper:
    from_it, to_us = os.pipe()
    from_us, to_it = os.pipe()
    child = os.fork()
    if child:
        os.close(to_us)
        os.close(from_us)
        return _Helper(child, os.fdopen(from_it, "rb"), os.fdopen(to_it, "wb"))
    try:
        os.close(from_it)
        os.close(to_it)
        with os.fdopen(to_us, "wb") as says, os.fdopen(from_us, "rb") as hears:

            def exchange(message: bytes) -> list[bytes]:
                _send(says, message)
                return [message if other == number else _receive(hears) for other in range(count)]

            for part in _Share(task, number, count).found(exchange):
                _send(says, part)
            os._exit(0)  # at once: closing takes longer
    finally:
        os._exit(1)  # nothing of the parent is to be tidied up twice


def _send(file: BinaryIO, message: bytes) -> None:
    file.write(len(message).to_bytes(8, "big"))
    file.write(message)
    file.flush()


def _receive(file: BinaryIO) -> bytes:
    """A message. Raises EOFError where the process at the other end is gone."""
    size = int.from_bytes(file.read(8), "big")
    message = file.read(size)
    if not size or len(message) < size:
        raise EOFError
    return message

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
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
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
TURN = AT_ONCE  # files that a process takes at a time, at least
_MOST = 4  # processes
_MOST_TURNS = 4000  # so that a pipe holds the numbers of all
_AT_HAND = 64  # people whose records are written together
_SELDOM = 8  # turns between two reports of progress
_LENGTH = 8  # bytes that say how long a message is
_BETWEEN = b"\n"  # chunks; it stands in no JSON without line breaks

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

    @property
    def turns(self) -> range:
        """The indexes of the files with which turns begin."""
        return range(0, len(self.paths), max(TURN, len(self.paths) // _MOST_TURNS + 1))

    def turn(self, begin: int) -> tuple[str, ...]:
        """The files that are read in one turn."""
        return self.paths[begin : begin + self.turns.step]


class _Kept(NamedTuple):
    """What the cache keeps of the files and people of one process, by path, and faults. What all processes know, one
    of them tells: names, outlines, and the faults that only all files together show.
    """

    stamps: Packed
    people: Packed
    told: Packed
    names: Packed
    chunks: Sequence[Mapping[str, Json]]
    faults: Sequence[Diagnostic]


def processes(files: int) -> int:
    """How many processes read that many files. One where threads of other libraries run, which forking would break."""
    if files < FEWEST or sys.platform != "linux" or "watchfiles" in sys.modules:
        return 1
    return min(len(os.sched_getaffinity(0)), _MOST)


class Shared:
    """What the processes found out together: at once what was derived; what the cache keeps when it is asked for, for
    the others make it ready while something else is done with the former. To be ended.
    """

    def __init__(self, task: Task, count: int) -> None:
        """Raises OSError, ValueError where a process was lost."""
        self._team = _Team(task, count)
        try:
            self._share = share = _Share(task, 0, count, self._team.turns)
            share.look(self._team.exchange)
            self.frame = share.frame
            self.outlines: Mapping[str, Outline] = share.outlines  # of every file
            self.derived = share.derived  # of each person, by path
            for its in self._team.hear():
                self.derived.take(its)
        except BaseException:
            self._team.end()
            raise

    @cached_property
    def whole(self) -> Whole:
        """What the cache keeps. Raises OSError, ValueError where a process was lost since."""
        mine = self._share.kept()
        heard = [self._team.hear() for _ in mine]
        for one, more in zip(mine[:4], heard[:4], strict=True):
            for its in more:
                one.take(its)
        faults = [*mine.faults, *(fault for its in heard[5] for fault in read_diagnostics(loads(its)))]
        chunks = mine.chunks or [_packed(chunk) for chunk in heard[4][-1].split(_BETWEEN)]
        return Whole(mine.stamps, chunks, mine.names, mine.people, mine.told, in_order(faults))

    def end(self) -> None:
        """Lets the other processes go, whatever they have to tell yet."""
        self._team.end()


def read_shared(task: Task, count: int) -> Shared | None:
    """Everyone in the vault; None where a process was lost."""
    try:
        return Shared(task, count)
    except (OSError, ValueError):
        return None


def _packed(written: bytes) -> Packed:
    found = Packed()
    found.take(written)
    return found


class _Share:
    """The files that one process reads, and the people it puts together."""

    def __init__(self, task: Task, number: int, count: int, turns: _Turns) -> None:
        self._task = task
        self._number = number
        self._count = count
        self._turns = turns
        self._stamps = Packed()  # of the files that this process reads
        self.outlines: dict[str, Outline] = {}  # of every file of the vault, when they were exchanged
        self.frame: Frame
        self.derived = Packed()
        self._people = Packed()

    def look(self, exchange: Exchange) -> None:
        """Reads the files, puts the people together, and derives what is wanted."""
        task = self._task
        notes, faults, telling = self._read()
        self._mine = mine = frozenset(self.outlines)
        foreign = self._tell_of_others(b"[" + b",".join(telling) + b"]", exchange)
        assembly = Assembly(self.frame)
        assembly.take_in(sorted((*notes.values(), *foreign), key=lambda note: note.path))
        assembly.take_lines(_exchange_lines(assembly, notes, self.frame, exchange, self._number))
        people: dict[str, Json] = {}
        derived: dict[str, Json] = {}

        def write() -> None:
            self._people.add(people)
            self.derived.add(derived)
            people.clear()
            derived.clear()

        def look(person: Person) -> None:
            people[person.path] = hot_record(person)
            if person.path != self.frame.me:
                derived[person.path] = task.derive(person)
            if len(people) >= _AT_HAND:
                write()

        self._parts = assembly.parts(mine.intersection(self.frame.names), look)
        write()
        self._faults = [*faults, *(fault for fault in self._parts.diagnostics if fault.path in mine)]
        _last_read[:] = [notes, foreign, assembly]

    def kept(self) -> _Kept:
        """What the cache keeps. What all processes know is told by the first (names) and by the last."""
        parts, frame, told, names = self._parts, self.frame, Packed(), Packed()
        told.add({path: told_record(parts, path) for path in parts.told if path in self._mine})
        if self._number == 0:
            names.add(frame.names)
        if self._number + 1 < self._count:
            return _Kept(self._stamps, self._people, told, names, (), self._faults)
        of_all = faults_of_all(self.outlines, frame.me, self._task.settings)
        return _Kept(self._stamps, self._people, told, names, chunks(self.outlines), [*self._faults, *of_all])

    def _read(self) -> tuple[dict[str, Note], list[Diagnostic], list[bytes]]:
        """Notes by path, faults, and for the other processes what each turn tells: outlines, and notes of others."""
        notes: dict[str, Note] = {}
        faults: list[Diagnostic] = []
        telling: list[bytes] = []
        task, progress = self._task, self._task.progress if self._number == 0 else None
        while (begin := self._turns.next()) is not None:
            if progress and len(telling) % _SELDOM == 0:
                progress(begin, len(task.paths))
            some = task.turn(begin)
            self._stamps.add(lasting(stamps(task.root, some), some, task.moment))
            outlines, told = [], []
            for path, read in zip(some, task.read(some), strict=True):
                note, found, _ = read
                if found:
                    faults += found
                outline = self.outlines[path] = outline_of(path, read, task.layout)
                outlines.append(outline)
                if note:
                    notes[path] = note
                    if of_others := _of_others(note, outline.is_person):
                        told.append(of_others)
            telling.append(dumps((begin, outlines, told)))
        return notes, faults, telling

    def _tell_of_others(self, telling: bytes, exchange: Exchange) -> list[Note]:
        """Exchanges outlines and what tells of others; gives what others tell, and knows the frame then."""
        task = self._task
        foreign: list[Note] = []
        for number, message in enumerate(exchange(telling)):
            if number != self._number:
                for begin, outlines, told in loads(message):
                    self.outlines.update(zip(task.turn(begin), map(read_outline, outlines), strict=True))
                    foreign += map(read_telling_record, told)
        self.outlines = {path: self.outlines[path] for path in task.paths}
        self.frame = frame_of(self.outlines, task.paths, task.layout, task.settings)
        return foreign


def _of_others(note: Note, is_person: bool) -> Json:
    """What of a note may tell of others than the person it is about, as a record; None where nothing does."""
    entries = [entry for entry in note.entries if entry[8] or entry[9]]  # with_links, links
    tasks = [task for task in note.tasks if task.links] if note.tasks else []
    if not (entries or tasks or note.mentions or note.participants):
        return None
    if is_person and not note.participants and not says_meeting(note):
        return telling_record(note, entries, tasks, as_a_whole=False)
    return telling_record(note, note.entries, note.tasks)


def _exchange_lines(
    assembly: Assembly, notes: Mapping[str, Note], frame: Frame, exchange: Exchange, number: int
) -> Told:
    """The lines of others' own notes that may tell of an event which is told elsewhere, too."""
    rows = {}
    for path, note in notes.items():
        if path in frame.own and (days := assembly.told_days(path)):
            # those without `with_links` that have `links`, or whose day is among these
            rows[path] = [line for line in note.entries if not line[8] and (line[9] or line[0] in days)]
    messages = exchange(dumps(rows))
    theirs = (loads(message) for other, message in enumerate(messages) if other != number)
    return {path: tuple([read_entry_record(line) for line in lines]) for rows in theirs for path, lines in rows.items()}


# --- processes


class _Helper(NamedTuple):
    """Another process."""

    number: int
    says: BinaryIO
    hears: BinaryIO


class _Team:
    """Processes with the shares 1, 2 …"""

    def __init__(self, task: Task, count: int) -> None:
        self._others = count - 1
        self._helpers: list[_Helper] = []
        self.turns = _Turns(task)
        try:
            for number in range(1, count):
                self._helpers.append(_begin(task, number, count, self.turns))
        except BaseException:
            self.end()
            raise

    def exchange(self, message: bytes) -> list[bytes]:
        """Gives a message to all processes; everyone's in their order. Raises OSError where a process was lost."""
        messages = [message, *self.hear()]
        for number, helper in enumerate(self._helpers, 1):
            for other, one in enumerate(messages):
                if other != number:
                    _send(helper.hears, one)
        return messages

    def hear(self) -> list[bytes]:
        """A message of each process. Raises OSError where one was lost."""
        if len(self._helpers) < self._others:
            raise ConnectionError("the processes that read the vault are gone")
        return [_receive(helper.says) for helper in self._helpers]

    def end(self) -> None:
        """No process is left after this, whatever happened."""
        self.turns.end()
        while self._helpers:
            helper = self._helpers.pop()
            os.kill(helper.number, signal.SIGKILL)
            os.waitpid(helper.number, 0)
            helper.says.close()
            with suppress(BrokenPipeError):  # what it did not hear any more
                helper.hears.close()


class _Turns:
    """Gives the next files to whichever process asks for them, so that none waits for another which has longer notes or
    a busier processor.
    """

    def __init__(self, task: Task) -> None:
        queue, end = os.pipe()
        self._queue = os.fdopen(queue, "rb", buffering=0)
        os.write(end, b"".join([begin.to_bytes(_LENGTH, "big") for begin in task.turns]))
        os.close(end)

    def next(self) -> int | None:
        """The index of the first of these files; None when all are taken."""
        begin = self._queue.read(_LENGTH)
        return int.from_bytes(begin, "big") if begin else None

    def end(self) -> None:
        """Lets go of the queue."""
        self._queue.close()


def _begin(task: Task, number: int, count: int, turns: _Turns) -> _Helper:
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

            share = _Share(task, number, count, turns)
            share.look(exchange)
            _send(says, dumps(share.derived))
            *mappings, its_chunks, faults = share.kept()
            for part in [*map(dumps, mappings), _BETWEEN.join(map(dumps, its_chunks)), dumps(faults)]:
                _send(says, part)
            os._exit(0)  # at once: closing takes longer
    finally:
        os._exit(1)  # nothing of the parent is to be tidied up twice


def _send(file: BinaryIO, message: bytes) -> None:
    file.write(len(message).to_bytes(_LENGTH, "big"))
    file.write(message)
    file.flush()


def _receive(file: BinaryIO) -> bytes:
    """A message. Raises ConnectionError where the process at the other end is gone."""
    length = file.read(_LENGTH)
    size = int.from_bytes(length, "big")
    message = file.read(size)
    if len(length) < _LENGTH or len(message) < size:
        raise ConnectionError("a process that reads the vault is gone")
    return message

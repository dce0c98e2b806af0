"""Reading many files with every processor: a first look at a large vault is nearly all parsing.

Linux only: shares are read by forked processes into memory files, so that no word of a note reaches the disk.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from netnotes.cache.records import Json, dumps, loads, note_record, read_diagnostics, read_note_record

if TYPE_CHECKING:
    from netnotes.vault.read import Read

FEWEST = 2000  # files for which it is worth starting a process
_MOST = 4  # processes
_CHUNK = 1 << 20


def read_row(read: Read) -> Json:
    """What was read of a file, ready for `dumps`."""
    return [note_record(read.note) if read.note else None, read.diagnostics, read.why]


def read_of(row: Json) -> Read:
    """What was read of a file again."""
    from netnotes.vault.read import Read

    note, faults, why = row
    return Read(read_note_record(note) if note else None, read_diagnostics(faults), why)


def processes(files: int) -> int:
    """How many processes read that many files. One where threads of other libraries run, which forking would break."""
    if files < FEWEST or not hasattr(os, "memfd_create") or "watchfiles" in sys.modules:
        return 1
    return min(len(os.sched_getaffinity(0)), _MOST)


def read_shared(read_one: Callable[[str], Read], paths: tuple[str, ...], count: int) -> Iterator[tuple[str, Read]]:
    """Reads the files in their order; this process reads the first share, others the following ones."""
    size = -(-len(paths) // count)
    shares = [paths[begin : begin + size] for begin in range(size, len(paths), size)]
    helpers = [(share, *_begin(read_one, share)) for share in shares]
    try:
        for path in paths[:size]:
            yield path, read_one(path)
        while helpers:
            share, child, memory = helpers[0]
            _, status = os.waitpid(child, 0)
            helpers.pop(0)
            rows = _rows(memory)
            if status or len(rows) != len(share):  # it was stopped: its share is read here
                yield from ((path, read_one(path)) for path in share)
            else:
                yield from ((path, read_of(loads(row))) for path, row in zip(share, rows, strict=True))
    finally:
        for _, child, memory in helpers:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            os.close(memory)


def _begin(read_one: Callable[[str], Read], share: tuple[str, ...]) -> tuple[int, int]:
    """Starts a process that reads a share; gives its number and the memory it writes into."""
    memory = os.memfd_create("netnotes")
    child = os.fork()
    if child:
        return child, memory
    status = 1
    try:
        with os.fdopen(memory, "wb", _CHUNK) as rows:
            for path in share:
                rows.write(dumps(read_row(read_one(path))) + b"\n")
        status = 0
    finally:
        os._exit(status)  # nothing of the parent is to be tidied up twice


def _rows(memory: int) -> list[bytes]:
    with os.fdopen(memory, "rb") as file:
        file.seek(0)
        return file.read().splitlines()

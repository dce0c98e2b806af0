"""Running netnotes in a child process that the system stops when it takes too much time or memory."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.hostile.everything import say

resource = pytest.importorskip("resource", reason="limits of a process are a matter of POSIX")

SECONDS = 20  # of processor time, so that a busy machine makes no difference
MEGABYTES = 500  # beyond what the tests themselves take


class Done(NamedTuple):
    """What a command said, and its exit code."""

    code: int
    out: str
    err: str


def limited(*command: str, seconds: int = SECONDS, megabytes: int = MEGABYTES) -> Done:
    """Runs a command of netnotes in a copy of this process, under limits of processor time and memory.

    An exception that is no message to the user, or a limit that was reached, fails the test.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        _run_and_leave(writing, command, seconds, megabytes)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read()
    status = os.waitpid(child, 0)[1]
    assert status == 0 and said, f"ended by signal {os.WTERMSIG(status)}: too much time, or a crash"
    done = Done(*json.loads(said))
    assert "Traceback" not in done.err, done.err[-3000:]
    return done


def netnotes(root: Path, *args: str, seconds: int = SECONDS, megabytes: int = MEGABYTES) -> str:
    """Runs a command in a vault on 2026-06-30 under limits; gives what it printed, messages included."""
    where = ("--vault", str(root), "--today", "2026-06-30")
    done = limited(args[0], *where, *args[1:], seconds=seconds, megabytes=megabytes)
    assert done.code in (0, 1, 2)
    return done.out + done.err


def _run_and_leave(writing: int, command: tuple[str, ...], seconds: int, megabytes: int) -> None:
    """The child's part: it never comes back."""
    try:
        most = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize() + megabytes * 2**20
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        said: tuple[int, str, str] = say(*command)
    except BaseException:
        import traceback

        said = (70, "", traceback.format_exc())
    data = json.dumps(said).encode()
    while data:
        data = data[os.write(writing, data) :]
    os._exit(0)

"""Running netnotes in a child process that the system stops when it takes too much time or memory."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

resource = pytest.importorskip("resource", reason="limits of a process are a matter of POSIX")

SECONDS = 20  # of processor time, so that a busy machine makes no difference
MEGABYTES = 600


def limited(
    *command: str, seconds: int = SECONDS, megabytes: int = MEGABYTES, **options: object
) -> subprocess.CompletedProcess[str]:
    """Runs Python with these arguments under limits of processor time and memory."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (megabytes * 2**20, megabytes * 2**20))

    return subprocess.run(
        [sys.executable, *command], preexec_fn=limit, capture_output=True, text=True, check=False, **options
    )  # type: ignore[call-overload]  # options are subprocess.run's own


def netnotes(root: Path, *args: str, seconds: int = SECONDS, megabytes: int = MEGABYTES) -> str:
    """Runs a command in a vault under limits and gives what it printed, messages included; it must not fail."""
    where = ("--vault", str(root), "--today", "2026-06-30")
    done = limited("-m", "netnotes", *args[:1], *where, *args[1:], seconds=seconds, megabytes=megabytes)
    assert done.returncode in (0, 1, 2) and "Traceback" not in done.stderr, (done.returncode, done.stderr[-2000:])
    return done.stdout + done.stderr

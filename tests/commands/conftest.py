"""Running a command in this process, as a person would in a pipe."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from netnotes.cli import netnotes
from netnotes.commands.running import run as run_command
from tests.helpers import Files, vault

TODAY = "2026-06-30"


class Done(NamedTuple):
    """What a command said."""

    code: int
    out: str
    err: str


class Shell:
    """A vault, and the commands run in it on 2026-06-30."""

    def __init__(self, root: Path, call: Callable[[tuple[str, ...], str], Done]) -> None:
        self.root = root
        self._call = call

    def __call__(self, *args: str, stdin: str = "") -> str:
        """Run a command that is expected to be done; gives what it printed."""
        done = self._call((*args, "--vault", str(self.root), "--today", TODAY), stdin)
        assert done.code == 0, done.err
        return done.out

    def done(self, *args: str, stdin: str = "") -> Done:
        """Run a command; gives all it said."""
        return self._call((*args, "--vault", str(self.root), "--today", TODAY), stdin)

    def refused(self, *args: str, stdin: str = "") -> str:
        """Run a command that is expected to be refused, with nothing changed; gives what it said."""
        before = self.files()
        done = self._call((*args, "--vault", str(self.root), "--today", TODAY), stdin)
        assert done.code in (1, 2)
        assert self.files() == before
        return done.err

    def text(self, path: str) -> str:
        """A note's text, line ends as they are."""
        return (self.root / path).read_bytes().decode("utf-8")

    def files(self) -> dict[str, bytes]:
        """Every file of the vault."""
        return {p.relative_to(self.root).as_posix(): p.read_bytes() for p in self.root.rglob("*") if p.is_file()}


@pytest.fixture
def shell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[[Files], Shell]:
    """Makes a vault of these files and a shell in it."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    for name in ("NETNOTES_VAULT", "VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)

    def call(args: tuple[str, ...], stdin: str) -> Done:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), "utf-8"))
        capsys.readouterr()
        code = run_command(netnotes, args)
        out, err = capsys.readouterr()
        return Done(code, out, err)

    return lambda files: Shell(vault(tmp_path, files), call)

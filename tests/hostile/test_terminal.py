"""On a real terminal, too, nothing of what a note holds steers it; only netnotes' own colours do."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile.everything import check_said, write
from tests.hostile.test_any_text import somebody
from tests.test_markdown import HOSTILE

pty = pytest.importorskip("pty", reason="pseudo-terminals are a matter of POSIX")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def on_a_terminal(*args: str) -> str:
    """What a command shows on a terminal of 80 columns, without colours and with plain line ends."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80"}
    command = [sys.executable, "-m", "netnotes", *args]
    child = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment)
    os.close(theirs)
    said = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        if not part:
            break
        said += part
    os.close(ours)
    assert child.wait() in (0, 1)
    return COLOUR.sub("", said.decode("utf-8", "replace")).replace("\r\n", "\n")


@pytest.mark.parametrize("command", ["today", "due", "list", "show", "check", "strength", "who", "introductions"])
def test_a_terminal_is_not_steered(command: str, tmp_path: Path) -> None:
    words = " ".join(" ".join(HOSTILE).split()) + " \x1b[2J\x1b]0;owned\x07\x9b31m\x85\u2028\u202e"
    files = {"People/A.md": somebody(words), f"People/B\x1b[31m\u202e{'x' * 30}.md": somebody(words)}
    root = write(tmp_path / "vault", {**files, "netnotes.yaml": b"m\xc2\x9b31me: x\n"})
    name = {"show": ["A"], "who": ["jazz"]}.get(command, [])
    check_said(on_a_terminal(command, *name, "--vault", str(root), "--today", "2026-06-30"), command)

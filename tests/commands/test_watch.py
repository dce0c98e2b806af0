"""`netnotes watch`, as a process that runs beside somebody writing."""

from __future__ import annotations

import os
import selectors
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers import vault

PROJECT = Path(__file__).parent.parent.parent
PATIENCE = 20  # seconds for a line that has to come, on a busy machine
REPORT = "Network report.md"
# In the background of a shell Ctrl-C is ignored, and so would it be by what is started there.
MAIN = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from netnotes.cli import main; main()"


class Watching:
    """A running watch, and the lines it prints."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._environ = {**os.environ, "XDG_CACHE_HOME": str(root.parent / "cache")}
        self.process = subprocess.Popen(
            self._command("watch"),
            cwd=PROJECT,
            env=self._environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            bufsize=0,  # what is read is seen by the selector
        )
        self._selector = selectors.DefaultSelector()
        assert self.process.stdout
        self._selector.register(self.process.stdout, selectors.EVENT_READ)

    def _command(self, name: str) -> list[str]:
        return [sys.executable, "-c", MAIN, name, "--vault", str(self.root), "--today", "2026-06-30"]

    def run(self, name: str) -> str:
        """What another command prints, with the same cache."""
        done = subprocess.run(
            self._command(name), cwd=PROJECT, env=self._environ, capture_output=True, text=True, check=True
        )
        return done.stdout

    def line(self, within: float = PATIENCE) -> str:
        """The next line, empty when none comes."""
        assert self.process.stdout
        return self.process.stdout.readline().decode() if self._selector.select(within) else ""

    def write(self, path: str, text: str) -> None:
        (self.root / path).parent.mkdir(exist_ok=True)
        (self.root / path).write_text(textwrap.dedent(text), encoding="utf-8")

    @property
    def report(self) -> str:
        return (self.root / REPORT).read_text(encoding="utf-8")


@pytest.fixture
def watching(tmp_path: Path) -> Iterator[Watching]:
    files = {
        "People/Ana.md": "- 2026-06-20 #met\n",
        "People/Ben.md": "- 2026-06-01 #met\n",
        "netnotes.yaml": "me: Me\n",
    }
    running = Watching(vault(tmp_path, files))
    assert "Wrote Network report.md: 2 people" in running.line()
    assert running.line(within=2.5) == ""  # its own write is no reason to look again; and it watches by now
    yield running
    running.process.kill()
    running.process.wait()


def test_the_report_follows_what_is_written_deleted_and_renamed(watching: Watching) -> None:
    watching.write("People/Ana.md", "- 2026-06-20 #met\n- [ ] lend the tent 📅 2026-06-25\n")
    assert "Renewed Network report.md: 2 people" in watching.line()
    assert "lend the tent" in watching.report
    (watching.root / "People/Ana.md").rename(watching.root / "People/Anouk.md")
    assert "Renewed" in watching.line()
    assert "[[Anouk]]" in watching.report and "[[Ana]]" not in watching.report
    (watching.root / "People/Anouk.md").unlink()
    assert "1 person" in watching.line()
    assert "lend the tent" not in watching.report


def test_a_change_that_another_netnotes_saw_first_is_in_the_report(watching: Watching) -> None:
    watching.process.send_signal(signal.SIGSTOP)
    watching.write("People/Ana.md", "- 2026-06-20 #met\n- [ ] lend the tent 📅 2026-06-25\n")
    other = watching.run("due")
    watching.process.send_signal(signal.SIGCONT)
    assert "lend the tent" in other
    assert "Renewed Network report.md" in watching.line()
    assert "lend the tent" in watching.report


def test_a_burst_is_one_render_and_other_files_are_none(watching: Watching) -> None:
    for number in range(20):
        watching.write(f"People/Person {number}.md", "- 2026-06-20 #met\n")
    assert "Renewed" in watching.line()
    watching.write("picture.png", "x")
    watching.write(".obsidian/workspace.json", "{}")
    assert watching.line(within=1.5) == ""
    assert "Person 19" in watching.report


def test_what_is_refused_is_said_and_tried_again(watching: Watching) -> None:
    report = watching.root / REPORT
    whole = watching.report
    report.write_text(whole.replace("Network report", "My report"), encoding="utf-8")
    watching.write("People/Ben.md", "- 2026-06-02 #met\n- [ ] water the figs 📅 2026-06-25\n")
    assert "--force" in watching.line()
    report.write_text(whole, encoding="utf-8")
    watching.write("People/Ben.md", "- 2026-06-03 #met\n- [ ] water the figs 📅 2026-06-25\n")
    assert "Renewed" in watching.line()
    assert "water the figs" in watching.report


def test_a_fault_in_the_settings_is_said_once(watching: Watching) -> None:
    watching.write("netnotes.yaml", "weekly_minutez: 3\n")
    said = watching.line() + watching.line()
    assert "netnotes.yaml:1" in said and "weekly_minutez" in said and "Renewed" in said
    watching.write("People/Ben.md", "- 2026-06-02 #met\n- [ ] water the figs 📅 2026-06-25\n")
    assert "Renewed" in watching.line()
    assert watching.line(within=1) == ""


def test_it_is_stopped_by_an_interrupt_without_ado(watching: Watching) -> None:
    watching.process.send_signal(signal.SIGINT)
    assert watching.process.wait(PATIENCE) == 0
    assert watching.line(within=1) == ""

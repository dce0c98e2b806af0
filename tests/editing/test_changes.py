"""Several changes as one: all or none, taken back by `undo`, mended after a kill, one netnotes at a time."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from netnotes.diagnostics import NetnotesError
from netnotes.editing import Edit, Move, Write, diff, edited, journal, last_write, lock, read_note_text, undo, write
from netnotes.editing.state import vault_folder
from tests.editing.disk import FailingSystem, files
from tests.helpers import vault

BEFORE = {"People/Ana.md": b"Ana, see [[Ben]]\n", "People/Ben.md": b"Ben\r\n", "Daily/d.md": b"[[Ben]]\n"}
RENAME = Write(
    "rename Ben",
    (
        Edit("People/Ana.md", b"Ana, see [[Ben]]\n", b"Ana, see [[Benjamin]]\n"),
        Edit("Daily/d.md", b"[[Ben]]\n", b"[[Benjamin]]\n"),
        Edit("People/Ben.md", b"Ben\r\n", b"Benjamin\r\n"),
        Move("People/Ben.md", "People/Benjamin.md"),
        Edit("People/New.md", None, b"new\n"),
    ),
)
AFTER = {
    "People/Ana.md": b"Ana, see [[Benjamin]]\n",
    "Daily/d.md": b"[[Benjamin]]\n",
    "People/Benjamin.md": b"Benjamin\r\n",
    "People/New.md": b"new\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return vault(tmp_path, BEFORE)


def test_all_changes_are_made_and_taken_back(root: Path) -> None:
    write(root, lambda: RENAME)
    assert files(root) == AFTER
    assert last_write(root) == RENAME
    undo(root)
    assert files(root) == BEFORE
    with pytest.raises(NetnotesError, match="nothing here that could be taken back"):
        undo(root)


def test_whichever_call_fails_all_changes_are_made_or_none(root: Path) -> None:
    system = FailingSystem()
    write(root, lambda: RENAME, system=system)
    undo(root)
    for point in range(1, len(system.calls) + 1):
        with pytest.raises(NetnotesError, match="could not be written"):
            write(root, lambda: RENAME, system=FailingSystem(point))
        assert files(root) == BEFORE, f"call {point}: {system.calls[point - 1]}"
        assert last_write(root) is None
    print(f"{len(system.calls)} calls, each failed once")  # noqa: T201 (for pytest -s)


def test_a_disk_that_fails_for_good_is_mended_by_the_next_write(root: Path) -> None:
    system = FailingSystem()
    write(root, lambda: RENAME, system=system)
    undo(root)
    for point in range(1, len(system.calls) + 1):
        with pytest.raises((NetnotesError, OSError)):
            write(root, lambda: RENAME, system=FailingSystem(point, forever=True))
        assert all(data in (BEFORE.get(path), AFTER.get(path), b"Benjamin\r\n") for path, data in files(root).items())
        write(root, lambda: Write("nothing", ()))
        assert files(root) in (BEFORE, AFTER), f"call {point}: {system.calls[point - 1]}"
        if files(root) == AFTER:
            undo(root)


def test_a_note_with_two_names_that_was_cut_short_gets_its_old_bytes_back(root: Path) -> None:
    class DiesHalfWay(FailingSystem):
        dead = False

        def write(self, fd: int, data: bytes | memoryview) -> int:
            if self.dead:
                raise OSError(5, "Input/output error")
            if bytes(data) != b", who moved\r\n":
                return super().write(fd, data)
            self.dead = True
            return super().write(fd, data[:4])

    note = root / "People/Ben.md"
    os.link(note, root / "Ben again.md")
    moved = Write("log", (Edit("People/Ben.md", b"Ben\r\n", b"Ben, who moved\r\n"),))
    with pytest.raises(NetnotesError, match="next write of netnotes takes back"):
        write(root, lambda: moved, system=DiesHalfWay())
    assert note.read_bytes() == b"Ben, wh"
    write(root, lambda: Write("nothing", ()))
    assert note.read_bytes() == b"Ben\r\n"
    assert note.samefile(root / "Ben again.md")


def test_undo_after_the_user_edited_one_of_the_files_touches_nothing(root: Path) -> None:
    write(root, lambda: RENAME)
    (root / "Daily/d.md").write_bytes(b"[[Benjamin]] called\n")
    left = files(root)
    with pytest.raises(NetnotesError, match=r"Daily/d.md was changed since 'rename Ben'"):
        undo(root)
    assert files(root) == left


def test_undo_goes_back_write_by_write(root: Path) -> None:
    for number in range(3):
        text = read_note_text(root, "People/Ben.md")
        write(root, lambda text=text, number=number: _line(text, number))  # type: ignore[misc]
    assert (root / "People/Ben.md").read_bytes() == b"Ben\r\n0\n1\n2\n"
    undo(root)
    undo(root)
    assert (root / "People/Ben.md").read_bytes() == b"Ben\r\n0\n"


def _line(text: str, number: int) -> Write:
    return Write("line", (edited("People/Ben.md", text, f"{text}{number}\n"),))


def test_a_deleted_note_comes_back_with_undo(root: Path) -> None:
    write(root, lambda: Write("merge", (Edit("People/Ben.md", b"Ben\r\n", None, 0o640),)))
    assert not (root / "People/Ben.md").exists()
    undo(root)
    assert files(root) == BEFORE
    assert (root / "People/Ben.md").stat().st_mode & 0o777 == 0o640


def test_a_dry_run_writes_nothing_anywhere(root: Path, state: Path) -> None:
    planned = write(root, lambda: RENAME, dry_run=True)
    assert planned == RENAME
    assert files(root) == BEFORE
    assert not state.exists()


def test_the_diff_shows_every_change() -> None:
    assert diff(RENAME.changes) == (
        "--- a/People/Ana.md\n+++ b/People/Ana.md\n@@ -1 +1 @@\n-Ana, see [[Ben]]\n+Ana, see [[Benjamin]]\n"
        "--- a/Daily/d.md\n+++ b/Daily/d.md\n@@ -1 +1 @@\n-[[Ben]]\n+[[Benjamin]]\n"
        "--- a/People/Ben.md\n+++ b/People/Ben.md\n@@ -1 +1 @@\n-Ben\n+Benjamin\n"
        "rename People/Ben.md -> People/Benjamin.md\n"
        "--- /dev/null\n+++ b/People/New.md\n@@ -0,0 +1 @@\n+new\n"
    )


def test_a_plan_is_made_anew_when_the_note_changed_meanwhile(root: Path) -> None:
    plans = []

    def plan() -> Write:
        text = read_note_text(root, "People/Ben.md")
        plans.append(text)
        if len(plans) == 1:
            (root / "People/Ben.md").write_bytes(b"Ben, edited\r\n")
        return _line(text, 1)

    write(root, plan)
    assert (root / "People/Ben.md").read_bytes() == b"Ben, edited\r\n1\n"


def test_an_interrupt_leaves_everything_as_it_was(root: Path) -> None:
    class Interrupted(FailingSystem):
        def rename(self, old: Path, new: Path) -> None:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(root, lambda: RENAME, system=Interrupted())
    assert files(root) == BEFORE


def test_the_state_folder_is_for_the_user_alone_and_outside_the_vault(root: Path, state: Path) -> None:
    write(root, lambda: RENAME)
    folder = vault_folder(root)
    assert folder.is_relative_to(state)
    assert folder.stat().st_mode & 0o077 == 0
    assert all(path.stat().st_mode & 0o077 == 0 for path in folder.iterdir())


def test_a_second_netnotes_waits_and_then_says_so(root: Path) -> None:
    with lock(root), pytest.raises(NetnotesError, match="another netnotes is writing"), lock(root, attempts=3):
        pass


def test_a_state_folder_that_cannot_be_made_is_an_error_with_a_remedy(root: Path, state: Path) -> None:
    state.write_text("in the way")
    with pytest.raises(NetnotesError, match="XDG_STATE_HOME"):
        write(root, lambda: RENAME)
    assert files(root) == BEFORE


@pytest.mark.parametrize("content", [b"Jos\xe9\n", "Ana\n".encode("utf-16"), b"Ana\0\n"])
def test_a_note_that_is_not_utf8_is_not_edited(root: Path, content: bytes) -> None:
    (root / "People/Ana.md").write_bytes(content)
    with pytest.raises(NetnotesError, match="save it as UTF-8"):
        read_note_text(root, "People/Ana.md")


LINES = 1000


def log_lines(root: Path, who: str) -> None:
    for number in range(LINES):

        def plan(number: int = number) -> Write:
            text = read_note_text(root, "People/Ben.md")
            return Write("log", (edited("People/Ben.md", text, f"{text}{who} {number}\n"),))

        write(root, plan)


def test_two_processes_with_a_thousand_lines_each_give_two_thousand(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lambda fd: None)  # waiting for the disk 10,000 times is no part of this test
    workers = [multiprocessing.get_context("fork").Process(target=log_lines, args=(root, who)) for who in "ab"]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    written = (root / "People/Ben.md").read_text().splitlines()[1:]
    assert sorted(written) == sorted(f"{who} {number}" for who in "ab" for number in range(LINES))


LOGGER = """
import sys
from pathlib import Path
from netnotes.editing import Edit, Write, read_note_text, edited, write
root, note = Path(sys.argv[1]), "People/Ben.md"
print("ready", flush=True)
while True:
    def plan():
        text = read_note_text(root, note)
        return Write("log", (edited(note, text, text + "x" * 20_000 + "\\n"),) if len(text) < 200_000 else
                     (edited(note, text, "Ben\\n"),))
    write(root, plan)
"""


def test_killed_again_and_again_the_note_is_whole_and_nothing_else_is_there(root: Path) -> None:
    rounds = 200
    before = set(files(root))
    for number in range(rounds):
        logger = subprocess.Popen([sys.executable, "-c", LOGGER, str(root)], stdout=subprocess.PIPE)
        assert logger.stdout is not None
        logger.stdout.readline()
        time.sleep(0.0003 * (number % 40))
        logger.send_signal(signal.SIGKILL)
        logger.wait()
        logger.stdout.close()
        assert set(files(root)) == before
        lines = (root / "People/Ben.md").read_bytes().replace(b"\r\n", b"\n").split(b"\n")
        assert lines[0] == b"Ben" and lines[-1] == b""
        assert {len(line) for line in lines[1:-1]} <= {20_000}
    write(root, lambda: Write("nothing", ()))
    assert not list(vault_folder(root).glob("*.tmp"))


@pytest.mark.parametrize("change", [Move("People/Ben.md", "People/New.md"), Edit("People/Ben.md", b"Ben\r\n", None)])
@pytest.mark.parametrize("dry_run", [True, False])
def test_a_read_only_note_is_neither_moved_nor_shown_as_if_it_could_be(
    root: Path, change: Edit | Move, dry_run: bool
) -> None:
    (root / "People/Ben.md").chmod(0o444)
    with pytest.raises(NetnotesError, match=r"Ben\.md is read-only"):
        write(root, lambda: Write("it", (change,)), dry_run=dry_run)
    assert files(root) == BEFORE


def _cut_short(root: Path) -> None:
    """A rename that was killed when it had changed two notes, one of which was then edited."""
    with lock(root) as folder:
        journal.begin(folder, RENAME)
    (root / "People/Ana.md").write_bytes(b"More.\nAna, see [[Benjamin]]\n")
    (root / "Daily/d.md").write_bytes(b"[[Benjamin]]\n")


def test_a_write_that_was_cut_short_is_taken_back_aloud(root: Path) -> None:
    _cut_short(root)
    said: list[str] = []
    write(root, lambda: Write("nothing", ()), say=said.append)
    assert said == [
        "'rename Ben' had been cut short and was taken back; "
        "People/Ana.md was edited meanwhile and still says in line 2: Ana, see [[Benjamin]]."
    ]
    assert files(root) == {**BEFORE, "People/Ana.md": b"More.\nAna, see [[Benjamin]]\n"}


def test_undo_after_a_write_that_was_cut_short_takes_back_that_one_only(root: Path) -> None:
    write(root, lambda: _line("Ben\r\n", 1))
    with lock(root) as folder:
        journal.begin(folder, RENAME)
    assert undo(root) == Write("undo rename Ben", ())
    assert (root / "People/Ben.md").read_bytes() == b"Ben\r\n1\n"


def test_a_write_that_cannot_be_taken_back_can_be_left(root: Path) -> None:
    write(root, lambda: Write("first", (Edit("Daily/d.md", b"[[Ben]]\n", b"x\n"),)))
    write(root, lambda: _line("Ben\r\n", 1))
    (root / "People/Ben.md").write_bytes(b"mine\n")
    with pytest.raises(NetnotesError, match="undo --skip"):
        undo(root)
    assert undo(root, leave=True).changes == (Edit("People/Ben.md", b"Ben\r\n1\n", b"Ben\r\n"),)
    undo(root)
    assert files(root) == {**BEFORE, "People/Ben.md": b"mine\n"}

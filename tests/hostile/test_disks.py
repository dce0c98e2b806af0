"""Disks that are read-only or full: a clear sentence, the old notes or the new ones, and nothing left behind."""

from __future__ import annotations

import builtins
import errno
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.editing.disk import files
from tests.hostile.everything import TODAY, say, write

NOTES = {
    "netnotes.yaml": b"me: Me\n",
    "People/Ana.md": b"---\nurl: @ana\n---\n- 2026-06-01: coffee #met\n- [ ] lend the tent\n",
    "People/Ana B.md": b"- 2026-06-01: coffee #met\n",
    "Daily/2026-06-01.md": b"- lunch with [[Ana]] #met\n",
}
WRITES = {
    "report": ["report"],
    "log": ["log", "People/Ana.md", "called her"],
    "new": ["new", "Ben"],
    "new in a new folder": ["new", "Ben", "--folder", "Friends"],
    "promise": ["promise", "People/Ana.md", "bring the book"],
    "done": ["done", "People/Ana.md", "tent"],
    "snooze": ["snooze", "People/Ana.md", "--until", "2026-09-01"],
    "set": ["set", "People/Ana.md", "company", "Acme"],
    "archive": ["archive", "People/Ana.md"],
    "rename": ["rename", "People/Ana.md", "Anouk", "--yes"],
    "merge": ["merge", "People/Ana.md", "People/Ana B.md", "--yes"],
    "check --fix": ["check", "--fix", "--yes"],
}


def run(root: Path, command: str) -> tuple[int, str, str]:
    args = WRITES[command]
    return say(args[0], "--vault", str(root), "--today", TODAY, "--no-cache", *args[1:])


def left_by(folder: Path) -> list[str]:
    """What an interrupted write would leave in the state folder."""
    found = (path.name for path in folder.rglob("*"))
    return [name for name in found if name.startswith(("pending", ".netnotes")) or name.endswith(".tmp")]


def check_refused(said: tuple[int, str, str], reason: str) -> None:
    """One clear sentence with the reason; a text that would be lost is given back below it."""
    code, _, err = said
    assert code == 1, said
    refusal = [line for line in err.splitlines() if line.startswith("netnotes: ")]
    assert len(refusal) == 1 and reason in refusal[0].lower(), err
    assert "Traceback" not in err


# --- simulated at the boundary


class ReadOnly:
    """Lets every call fail that would change something below some folders, as a read-only file system does."""

    def __init__(self, patch: pytest.MonkeyPatch, *folders: Path) -> None:
        self.refused: list[str] = []
        self._folders = [os.path.realpath(folder) for folder in folders]
        real_open, real_access = os.open, os.access

        def opened(path: Any, flags: int, *rest: Any, **more: Any) -> int:
            if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC):
                self.refuse(path)
            return real_open(path, flags, *rest, **more)

        def accessible(path: Any, mode: int, **more: Any) -> bool:
            return real_access(path, mode, **more) and not (mode & os.W_OK and self.holds(path))

        def opened_by_name(path: Any, mode: str = "r", *rest: Any, **more: Any) -> Any:
            if set(mode) & set("wax+"):
                self.refuse(path)
            return real_io(path, mode, *rest, **more)

        real_io = io.open
        patch.setattr(os, "open", opened)
        patch.setattr(os, "access", accessible)
        patch.setattr(io, "open", opened_by_name)
        patch.setattr(builtins, "open", opened_by_name)
        for name in ("mkdir", "rename", "replace", "link", "symlink", "unlink", "remove", "rmdir", "chmod", "chown",
                     "utime", "truncate", "setxattr", "mkfifo"):  # fmt: skip
            patch.setattr(os, name, self._refusing(getattr(os, name)))

    def holds(self, path: Any) -> bool:
        if isinstance(path, int):
            return False
        place = os.path.realpath(os.fsdecode(path))
        return any(place == folder or place.startswith(f"{folder}/") for folder in self._folders)

    def refuse(self, path: Any) -> None:
        if self.holds(path):
            self.refused.append(os.fsdecode(path))
            raise OSError(errno.EROFS, os.strerror(errno.EROFS), os.fsdecode(path))

    def _refusing(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def refusing(path: Any, *rest: Any, **more: Any) -> Any:
            if call.__name__ == "mkdir" and Path(path).is_dir():
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), os.fsdecode(path))
            self.refuse(path)
            for other in rest[:1]:
                if isinstance(other, (str, os.PathLike)):
                    self.refuse(other)
            return call(path, *rest, **more)

        return refusing


@pytest.mark.parametrize("where", ["the vault", "the state folder", "everything"])
@pytest.mark.parametrize("command", WRITES)
def test_a_read_only_file_system_is_one_clear_sentence(
    command: str, where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write(tmp_path / "vault", NOTES)
    before = files(root)
    folders = {"the vault": [root], "the state folder": [tmp_path / "state"], "everything": [tmp_path]}[where]
    with monkeypatch.context() as patch:
        disk = ReadOnly(patch, *folders)
        said = run(root, command)
    check_refused(said, "read-only")
    assert files(root) == before
    assert sorted(path.name for path in root.rglob("*") if path.is_dir()) == ["Daily", "People"]
    assert not left_by(tmp_path / "state")
    assert disk.refused or "is read-only" in said[2]


@pytest.mark.parametrize("command", ["undo", "init"])
def test_a_read_only_file_system_refuses_undo_and_init(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write(tmp_path / "vault", NOTES)
    if command == "init":
        (root / "netnotes.yaml").unlink()
        (root / "People").rename(root / "Friends")
    else:
        assert run(root, "log")[0] == 0
    before = files(root)
    with monkeypatch.context() as patch:
        ReadOnly(patch, root)
        said = say(command, *([str(root), "--yes"] if command == "init" else ["--vault", str(root)]))
    check_refused(said, "read-only")
    assert files(root) == before
    if command == "undo":  # it is still there to be taken back
        assert say("undo", "--vault", str(root))[0] == 0
        assert files(root) == NOTES


def test_reading_takes_no_writing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write(tmp_path / "vault", NOTES)
    commands = (
        ["today"],
        ["due"],
        ["list"],
        ["check"],
        ["report", "--output", "-"],
        ["show", "Ana B"],
    )
    where = ("--vault", str(root), "--today", TODAY)
    expected = [say(command[0], *where, *command[1:]) for command in commands]
    shutil.rmtree(tmp_path / "cache")
    for cache in (False, True):  # none yet, then one that cannot be changed
        with monkeypatch.context() as patch:
            ReadOnly(patch, tmp_path)
            assert [say(command[0], *where, *command[1:]) for command in commands] == expected
        if not cache:
            assert not (tmp_path / "cache").exists()
            say("list", *where)


# --- real ones


@pytest.fixture
def mount(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """Mounts a file system in memory with options of its own; skips where that is not permitted."""
    place = tmp_path / "disk"

    def mounted(options: str) -> Path:
        if not place.exists():
            place.mkdir()
        if not shutil.which("mount") or sys.platform != "linux":
            pytest.skip("no Linux mount here")
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)], capture_output=True, text=True, check=False
        )
        if done.returncode:
            pytest.skip(f"mounting is not permitted here: {done.stderr.strip()}")
        return place

    yield mounted
    subprocess.run(["umount", "-l", str(place)], capture_output=True, check=False)


@pytest.mark.parametrize("command", WRITES)
def test_a_vault_on_a_disk_mounted_read_only(command: str, mount: Callable[[str], Path], tmp_path: Path) -> None:
    root = write(mount("size=1m") / "vault", NOTES)
    subprocess.run(["mount", "-o", "remount,ro", str(root.parent)], check=True)
    check_refused(run(root, command), "read-only")
    assert files(root) == NOTES
    assert not left_by(tmp_path / "state")


@pytest.mark.parametrize("state", ["on the full disk", "elsewhere"])
@pytest.mark.parametrize("command", WRITES)
def test_on_a_full_disk_notes_are_old_or_new(
    command: str, state: str, mount: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """With ever less room: at first everything succeeds, at last nothing does, and nothing is ever cut short."""
    disk = mount("size=256k")
    if state == "on the full disk":
        monkeypatch.setenv("XDG_STATE_HOME", str(disk / "state"))
    root = write(disk / "vault", NOTES)
    more = b"- 2026-05-01: more #met\n" * 400  # so that a note takes several pages
    (root / "People/Ana.md").write_bytes(NOTES["People/Ana.md"] + more)
    old = files(root)
    codes, expected = [], None
    for free in (0, 1, 2, 3, 4, 5, 6, 8, 10, 24):
        _reset(root, old, disk / "state", tmp_path / "state")
        _fill(disk / "filler", free)
        said = run(root, command)
        codes.append(said[0])
        now = files(root)
        if said[0]:
            check_refused(said, "no space left")
            assert now == old
        else:
            assert now == (expected or now) != old
            expected = now
        assert not left_by(disk) and not left_by(tmp_path / "state")
    assert set(codes) == {0, 1}


def _reset(root: Path, old: dict[str, bytes], *states: Path) -> None:
    """The vault as it was, with an empty state folder and an empty disk beside it."""
    (root.parent / "filler").unlink(missing_ok=True)
    shutil.rmtree(root)
    for folder in states:
        shutil.rmtree(folder, ignore_errors=True)
    write(root, old)


def _fill(filler: Path, free: int) -> None:
    """A file that takes all room of its disk but some pages."""
    with filler.open("wb", buffering=0) as file:
        try:
            while file.write(b"x" * 4096) == 4096:
                pass
        except OSError:
            pass
        file.truncate(max(file.tell() - free * 4096, 0))

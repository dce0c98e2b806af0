"""A file system like those of macOS: names meet whatever their case and Unicode form, and listings are decomposed.

It is simulated where Python calls the system: every path below the vault leads to the entry of that name, if there is
one in any spelling, and new entries are stored decomposed, as HFS+ does.
"""

from __future__ import annotations

import io
import os
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from netnotes.diagnostics import NetnotesError
from netnotes.editing import Move, Write, edited
from netnotes.editing import write as write_changes
from netnotes.names import fold
from tests.editing.disk import FailingSystem
from tests.hostile.everything import TODAY, say, write

NFC, NFD = (lambda text, form=form: unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
ZOE, DAILY = "- 2026-06-01: coffee #met\n- [ ] lend the tent\n", "- lunch with [[Zoë]] and [[ZOË]] #met\n"
Say = Callable[..., tuple[int, str, str]]


class Disk:
    """The simulated file system below a folder."""

    def __init__(self, patch: pytest.MonkeyPatch, root: Path) -> None:
        self.root = os.path.realpath(root)
        self._listed = os.listdir
        for name in ("stat", "lstat", "access", "mkdir", "unlink", "rmdir", "chmod", "utime", "scandir", "listdir",
                     "open", "listxattr", "getxattr", "link"):  # fmt: skip
            patch.setattr(os, name, self._led(getattr(os, name)))
        for name in ("rename", "replace"):
            patch.setattr(os, name, self._renaming(getattr(os, name)))
        patch.setattr(io, "open", self._led(io.open))

    def lead(self, path: Any) -> Any:
        """The path of the entry that is meant; the last part of a new one is decomposed."""
        if isinstance(path, int):
            return path
        text = str(Path(os.fsdecode(path)).absolute())
        if not text.startswith(f"{self.root}/"):
            return path
        place = self.root
        for part in text[len(self.root) + 1 :].split("/"):
            place = f"{place}/{self._entry(place, part) or NFD(part)}"
        return place

    def names(self) -> list[str]:
        """Every note, as the disk spells it."""
        found = []
        for folder, _, entries in os.walk(self.root):
            found += [f"{folder[len(self.root) + 1 :]}/{name}".strip("/") for name in entries]
        return sorted(found)

    def _entry(self, folder: str, name: str) -> str | None:
        try:
            entries = self._listed(folder)
        except OSError:
            return None
        return next((entry for entry in entries if fold(entry) == fold(name)), None)

    def _led(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def led(path: Any = ".", *rest: Any, **more: Any) -> Any:
            if call.__name__ == "link":
                rest = (self.lead(rest[0]), *rest[1:])
            return call(self.lead(path), *rest, **more)

        return led

    def _renaming(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def renaming(old: Any, new: Any, **more: Any) -> Any:
            source, target = self.lead(old), self.lead(new)
            if source == target:  # the same entry in another spelling
                target = f"{Path(target).parent}/{NFD(Path(new).name)}"
            return call(source, target, **more)

        return renaming


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "vault", {NFD("people/Zoë.md"): ZOE.encode(), "Daily/2026-06-02.md": DAILY.encode()})


@pytest.fixture
def disk(root: Path, monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(monkeypatch, root)


@pytest.fixture
def netnotes(root: Path, disk: Disk) -> Say:
    return lambda *args: say(args[0], "--vault", str(root), "--today", TODAY, *args[1:])


def test_the_disk_is_as_it_should_be(root: Path, disk: Disk) -> None:
    assert disk.names() == sorted([NFD("people/Zoë.md"), "Daily/2026-06-02.md"])
    assert (root / "PEOPLE/zOË.MD").read_text() == ZOE
    assert (root / "People" / NFC("Zoë.md")).samefile(root / "people" / NFD("Zoë.md"))
    with pytest.raises(FileExistsError):
        os.open(root / "People/ZOË.md", os.O_CREAT | os.O_EXCL)
    (root / "people/Zoë.md").rename(root / "people/ZOË.md")
    assert NFD("people/ZOË.md") in disk.names()


@pytest.mark.parametrize("written", ["Zoë", "zoë", "ZOË", "People/Zoë", "people/ZOË.md"])
@pytest.mark.parametrize("form", [NFC, NFD], ids=["composed", "decomposed"])
def test_a_link_or_name_in_any_spelling_means_the_note(
    written: str, form: Callable[[str], str], root: Path, netnotes: Say
) -> None:
    (root / "Daily/2026-06-03.md").write_text(f"- dinner with [[{form(written)}]] #met\n")
    code, out, err = netnotes("show", form(written))
    assert code == 0 and "2026-06-03  met" in out and "2026-06-02  met" in out, err
    assert netnotes("check")[1] == "3 notes read: nothing is wrong.\n"


@pytest.mark.parametrize("name", [form(name) for name in ("Zoë", "ZOË", "zoë") for form in (NFC, NFD)])
@pytest.mark.parametrize("more", [(), ("--force",), ("--force", "--folder", "PEOPLE")])
def test_a_twin_is_refused(name: str, more: tuple[str, ...], disk: Disk, root: Path, netnotes: Say) -> None:
    before = disk.names()
    code, _, err = netnotes("new", name, *more)
    assert code == 1 and err.startswith("netnotes: "), err
    assert disk.names() == before and (root / "people/Zoë.md").read_text() == ZOE


def test_a_new_note_stands_in_the_folder_as_the_disk_spells_it(disk: Disk, netnotes: Say) -> None:
    assert netnotes("new", "Børge")[1] == "people/Børge.md\n"
    assert NFD("people/Børge.md") in disk.names()


@pytest.mark.parametrize("name", ["ZOË", "zoë", "Zoë", NFD("Zoë"), "Zoé", "Anouk"])
def test_a_rename_that_changes_case_or_form_alone(name: str, disk: Disk, root: Path, netnotes: Say) -> None:
    before = disk.names()
    code, _, err = netnotes("rename", "Zoë", name, "--yes")
    assert code == 0, err
    assert disk.names() == sorted([NFD(f"people/{name}.md"), "Daily/2026-06-02.md"])
    links = (root / "Daily/2026-06-02.md").read_text()
    assert NFC(links) == NFC(f"- lunch with [[{name}]] and [[{name}]] #met\n")
    assert ZOE in (root / f"people/{name}.md").read_text()
    assert netnotes("show", name)[0] == 0
    code, _, err = netnotes("undo")
    assert code == 0, err
    assert disk.names() == before
    assert (root / "people/Zoë.md").read_text() == ZOE and (root / "Daily/2026-06-02.md").read_text() == DAILY


def test_a_rename_to_a_twin_of_another_is_refused(disk: Disk, root: Path, netnotes: Say) -> None:
    (root / "people/Ana.md").write_text("")
    before = disk.names()
    assert netnotes("rename", "Ana", "ZOË", "--yes")[0] == 1
    assert disk.names() == before and (root / "people/Zoë.md").read_text() == ZOE


def test_a_rename_of_case_that_fails_half_way_is_taken_back(disk: Disk, root: Path, tmp_path: Path) -> None:
    path, daily = NFD("people/Zoë.md"), "Daily/2026-06-02.md"

    def plan() -> Write:
        changes = (edited(daily, DAILY, DAILY.upper()), Move(path, "people/ZOË.md"))
        return Write("rename Zoë", changes)

    counting = FailingSystem()
    write_changes(root, plan, system=counting)
    assert NFD("people/ZOË.md") in disk.names()
    for point in range(1, len(counting.calls) + 1):
        (root / "people/ZOË.md").rename(root / path)
        (root / daily).write_text(DAILY)
        with pytest.raises(NetnotesError):
            write_changes(root, plan, system=FailingSystem(point))
        assert disk.names() == sorted([path, daily]), point
        assert (root / daily).read_text() == DAILY


def test_nothing_that_is_written_renames_a_file(disk: Disk, root: Path, netnotes: Say) -> None:
    before = disk.names()
    for command in (
        ["log", "ZOË", "called her"], ["set", "zoë", "company", "Acme"], ["promise", NFD("Zoë"), "bring the book"],
        ["done", "Zoë", "tent"], ["snooze", NFC("Zoë"), "--until", "2026-09-01"], ["archive", "Zoë"],
        ["unarchive", "Zoë"], ["log", "Zoë", "wrote", "--dry-run"], ["undo"], ["undo"], ["check"],
    ):  # fmt: skip
        code, _, err = netnotes(*command)
        assert code == 0, (command, err)
        assert disk.names() == before, command
    assert netnotes("report")[0] == 0
    assert disk.names() == sorted([*before, "Network report.md"])
    (root / "netnotes.yaml").write_text("report_path: network REPORT.md\n")
    assert netnotes("report")[0] == 0
    assert disk.names() == sorted([*before, "Network report.md", "netnotes.yaml"])

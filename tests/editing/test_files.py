"""One file: the old bytes or the new ones, nothing else in the vault, and everything but the bytes as it was."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from netnotes.diagnostics import NetnotesError
from netnotes.editing import create_file, digest, place, replace_file
from netnotes.editing.files import ChangedMeanwhileError, delete_file, move_file
from tests.editing.disk import NEW, OLD, FailingSystem, files
from tests.helpers import vault


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return vault(tmp_path, {"People/Ana.md": OLD})


@pytest.fixture
def ana(root: Path) -> Path:
    return root / "People/Ana.md"


def test_new_bytes_take_the_place_of_the_old(root: Path, ana: Path) -> None:
    replace_file(ana, NEW, digest(OLD), root=root)
    assert files(root) == {"People/Ana.md": NEW}


@pytest.mark.parametrize("forever", [False, True], ids=["one call fails", "all calls fail from there"])
@pytest.mark.parametrize("linked", [False, True], ids=["one name", "two names"])
def test_whichever_call_fails_the_note_is_old_or_new(root: Path, ana: Path, forever: bool, linked: bool) -> None:
    if linked:
        os.link(ana, root / "Ana again.md")
    names = set(files(root))
    points = _points(lambda system: replace_file(ana, NEW, digest(OLD), root=root, system=system), ana)
    for point in range(1, points + 1):
        ana.write_bytes(OLD)
        with pytest.raises(OSError, match="fails"):
            replace_file(ana, NEW, digest(OLD), root=root, system=FailingSystem(point, forever=forever))
        assert ana.read_bytes() in (OLD, NEW)
        assert set(files(root)) == names
    print(f"{points} calls, each failed once")  # noqa: T201 (for pytest -s)
    assert points > 6


@pytest.mark.parametrize("forever", [False, True], ids=["one call fails", "all calls fail from there"])
def test_whichever_call_fails_a_new_note_is_whole_or_absent(root: Path, forever: bool) -> None:
    new = root / "People/Ben.md"
    points = _points(lambda system: create_file(new, NEW, root=root, system=system), new)
    for point in range(1, points + 1):
        new.unlink(missing_ok=True)
        with pytest.raises(OSError, match="fails"):
            create_file(new, NEW, root=root, system=FailingSystem(point, forever=forever))
        assert files(root) in ({"People/Ana.md": OLD}, {"People/Ana.md": OLD, "People/Ben.md": NEW})
    assert points > 6


def _points(act: object, path: Path) -> int:
    system = FailingSystem()
    assert callable(act)
    act(system)
    assert path.read_bytes() == NEW
    return len(system.calls)


def test_beside_the_note_the_temporary_file_is_removed_too(ana: Path) -> None:
    """Without a state folder on the same file system, the temporary file stands in the note's folder."""
    points = _points(lambda system: replace_file(ana, NEW, digest(OLD), system=system), ana)
    for point in range(1, points + 1):
        ana.write_bytes(OLD)
        with pytest.raises(OSError, match="fails"):
            replace_file(ana, NEW, digest(OLD), system=FailingSystem(point))
        assert list(ana.parent.iterdir()) == [ana]


def test_another_file_system_for_the_state_folder_is_no_obstacle(root: Path, ana: Path) -> None:
    class Divided(FailingSystem):
        def replace(self, old: Path, new: Path) -> None:
            if old.parent != new.parent:
                raise OSError(18, "Invalid cross-device link")
            super().replace(old, new)

    replace_file(ana, NEW, digest(OLD), root=root, system=Divided())
    assert files(root) == {"People/Ana.md": NEW}


def test_the_bytes_are_on_disk_before_the_name_and_the_name_before_success(root: Path, ana: Path) -> None:
    system = FailingSystem()
    replace_file(ana, NEW, digest(OLD), root=root, system=system)
    order = [call for call in system.calls if call in ("fsync", "replace")]
    assert order == ["fsync", "replace", "fsync"]


def test_an_edit_made_meanwhile_is_not_overwritten(root: Path, ana: Path) -> None:
    ana.write_bytes(b"edited in Obsidian")
    with pytest.raises(ChangedMeanwhileError, match="changed by another program"):
        replace_file(ana, NEW, digest(OLD), root=root)
    assert files(root) == {"People/Ana.md": b"edited in Obsidian"}


def test_the_check_comes_right_before_the_replace(root: Path, ana: Path) -> None:
    class SomebodyEdits(FailingSystem):
        def fsync(self, fd: int) -> None:
            super().fsync(fd)
            ana.write_bytes(b"edited in Obsidian")

    with pytest.raises(ChangedMeanwhileError):
        replace_file(ana, NEW, digest(OLD), root=root, system=SomebodyEdits())
    assert ana.read_bytes() == b"edited in Obsidian"


def test_mode_owner_and_extended_attributes_survive(root: Path, ana: Path) -> None:
    ana.chmod(0o640)
    try:
        os.setxattr(ana, "user.colour", b"red")
    except OSError:
        attribute = None
    else:
        attribute = b"red"
    before = ana.stat()
    replace_file(ana, NEW, digest(OLD), root=root)
    after = ana.stat()
    assert (after.st_mode, after.st_uid, after.st_gid) == (before.st_mode, before.st_uid, before.st_gid)
    assert attribute is None or os.getxattr(ana, "user.colour") == attribute


def test_a_symbolic_link_inside_the_vault_is_written_through(root: Path, ana: Path) -> None:
    link = root / "Favourite.md"
    link.symlink_to("People/Ana.md")
    replace_file(place(root, "Favourite.md"), NEW, digest(OLD), root=root)
    assert link.is_symlink()
    assert ana.read_bytes() == NEW


def test_a_hard_link_stays_one_file(root: Path, ana: Path) -> None:
    other = root / "Ana again.md"
    os.link(ana, other)
    replace_file(ana, NEW, digest(OLD), root=root)
    assert other.read_bytes() == NEW
    assert ana.samefile(other)
    replace_file(ana, b"short", digest(NEW), root=root)
    assert other.read_bytes() == b"short"


def test_a_read_only_note_is_refused(root: Path, ana: Path) -> None:
    ana.chmod(0o444)
    with pytest.raises(NetnotesError, match="read-only; make it writable"):
        replace_file(ana, NEW, digest(OLD), root=root)
    with pytest.raises(NetnotesError, match="read-only"):
        delete_file(ana, digest(OLD))
    assert ana.read_bytes() == OLD
    assert stat.S_IMODE(ana.stat().st_mode) == 0o444


def test_a_new_note_never_replaces_one(root: Path, ana: Path) -> None:
    with pytest.raises(NetnotesError, match="exists already"):
        create_file(ana, NEW, root=root)
    assert files(root) == {"People/Ana.md": OLD}


def test_a_new_note_has_ordinary_permissions(root: Path, ana: Path) -> None:
    new = root / "Friends/Zoë.md"
    create_file(new, NEW, root=root)
    ordinary = root / "ordinary"
    ordinary.touch()
    assert new.stat().st_mode == ordinary.stat().st_mode


def test_file_systems_without_hard_links_get_new_notes_too(root: Path) -> None:
    class WithoutLinks(FailingSystem):
        def link(self, old: Path, new: Path) -> None:
            raise PermissionError(1, "Operation not permitted")

    create_file(root / "People/Ben.md", NEW, root=root, system=WithoutLinks())
    with pytest.raises(NetnotesError, match="exists already"):
        create_file(root / "People/Ben.md", OLD, root=root, system=WithoutLinks())
    assert files(root) == {"People/Ana.md": OLD, "People/Ben.md": NEW}


def test_a_move_never_replaces_a_note(root: Path, ana: Path) -> None:
    ben = root / "People/Ben.md"
    ben.write_bytes(NEW)
    with pytest.raises(NetnotesError, match="exists already"):
        move_file(ana, ben)
    assert files(root) == {"People/Ana.md": OLD, "People/Ben.md": NEW}


@pytest.mark.parametrize(
    "path",
    ["../Ana.md", "/etc/passwd", "People/../../x.md", "..\\x.md", "People\\Ana.md", "", ".", "People//Ana.md",
     "Away/note.md", "away.md", "C:\\x.md"],
)  # fmt: skip
def test_nothing_outside_the_vault_is_written(root: Path, tmp_path: Path, path: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "note.md").write_bytes(OLD)
    (root / "Away").symlink_to(outside)
    (root / "away.md").symlink_to(outside / "note.md")
    with pytest.raises(NetnotesError, match=r"vault"):
        place(root, path)


def test_the_vault_itself_may_be_a_link(root: Path, tmp_path: Path) -> None:
    (tmp_path / "notes").symlink_to(root)
    assert place(tmp_path / "notes", "People/Ana.md") == root / "People/Ana.md"

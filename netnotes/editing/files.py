"""One file, written so that a crash leaves its old bytes or its new ones.
 Level 4. New bytes go to a temporary file, reach the disk, and take the note's place in one step. The
temporary file stands in the state folder where that is on the vault's file system, so that neither Obsidian
nor git nor a sync tool ever sees it; else beside the note, under a hidden name.
 A note with several names (hard links) cannot be replaced without parting them: it is written in place, and
the journal (`netnotes.editing.changes`), which holds its old bytes, mends it should that be cut short.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from netnotes.diagnostics import NetnotesError
from netnotes.editing.state import make_vault_folder
from netnotes.editing.system import CREATE, READ, SYSTEM, WRITE, System, sync_folder

_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EACCES}
_TEMPORARY = ".netnotes-{token}.tmp"


class FileState(NamedTuple):
    """A file's bytes and their digest."""

    data: bytes
    digest: str


def digest(data: bytes) -> str:
    """The digest by which a file is known to be unchanged."""
    return hashlib.sha256(data).hexdigest()


def read_state(path: Path, system: System = SYSTEM) -> FileState:
    """Bytes and digest of a file. Raises OSError."""
    fd = system.open(path, READ)
    try:
        parts = []
        while part := system.read(fd, 1 << 20):
            parts.append(part)
    finally:
        system.close(fd)
    data = b"".join(parts)
    return FileState(data, digest(data))


def place(root: Path, relative: str) -> Path:
    """The path of a note in the vault, links followed.

    Raises NetnotesError where it is not a plain relative path, or a link leads out of the vault.
    """
    parts = relative.replace("\\", "/").split("/")
    if "\\" in relative or Path(relative).is_absolute() or not relative or {"", ".", ".."} & set(parts):
        raise NetnotesError(f"{relative} is not a path inside the vault", "name a note of the vault")
    top = Path(os.path.realpath(root))
    real = Path(os.path.realpath(top / relative))
    if not real.is_relative_to(top) or real == top:
        raise NetnotesError(f"{relative} leads out of the vault, to {real}", "netnotes writes inside the vault only")
    return real


def replace_file(
    path: Path, new: bytes, expected_digest: str | None, *, root: Path | None = None, system: System = SYSTEM
) -> None:
    """Give an existing file new bytes, keeping its mode, owner, extended attributes and names.

    `expected_digest` is that of the bytes the edit was made for; None writes whatever stands there. A
    symbolic link is followed. With the vault's `root`, the temporary file stands in its state folder if it
    can. Raises NetnotesError where the file is read-only or was changed meanwhile, OSError where the disk refuses;
    the old bytes are then in place.
    """
    target = Path(os.path.realpath(path))
    before = system.stat(target)
    require_writable(target, before)
    if before.st_nlink > 1:
        _require_unchanged(target, expected_digest, system)
        _write_in_place(target, new, system)
        return

    def settle(temporary: Path) -> None:
        _require_unchanged(target, expected_digest, system)
        system.replace(temporary, target)

    stagings = _staging(target, before.st_dev, root)
    _put(stagings, lambda folder: _stage(folder, new, system, (target, before)), settle, system)
    sync_folder(target.parent, system)


def create_file(
    path: Path, data: bytes, *, root: Path | None = None, mode: int | None = None, system: System = SYSTEM
) -> None:
    """Make a new file, whole or not at all, and the folders above it where they are missing.

    Raises NetnotesError where something has that name already, OSError where the disk refuses.
    """
    system.mkdir(path.parent)
    device = system.stat(path.parent).st_dev
    _put(
        _staging(path, device, root),
        lambda folder: _stage(folder, data, system, mode=mode),
        lambda temporary: _name_new(temporary, path, system),
        system,
    )
    sync_folder(path.parent, system)


def _put(
    stagings: Iterable[tuple[Path, bool]],
    stage: Callable[[Path], Path],
    settle: Callable[[Path], None],
    system: System,
) -> None:
    """Stage the bytes in the first folder that will do, and settle them; whatever fails, no temporary file stays."""
    for folder, last in stagings:
        temporary = stage(folder)
        try:
            settle(temporary)
        except OSError as error:
            _discard(temporary, system)
            if last or error.errno != errno.EXDEV:
                raise
        except BaseException:
            _discard(temporary, system)
            raise
        else:
            return


def move_file(old: Path, new: Path, *, system: System = SYSTEM) -> None:
    """Give a file another name; the letters' case alone may change.

    Raises NetnotesError where the name is taken.
    """
    if os.path.lexists(new) and not same_file(old, new):
        raise _taken(new)
    system.mkdir(new.parent)
    system.rename(old, new)
    for folder in dict.fromkeys((new.parent, old.parent)):
        sync_folder(folder, system)


def delete_file(path: Path, expected_digest: str | None, *, system: System = SYSTEM) -> None:
    """Remove a file whose bytes are as expected. Raises NetnotesError where it was changed meanwhile."""
    require_writable(path, system.stat(path))
    _require_unchanged(path, expected_digest, system)
    system.unlink(path)
    sync_folder(path.parent, system)


def remove_leftovers(folder: Path) -> None:
    """Remove temporary files that a killed netnotes left; only while holding the vault's lock."""
    for leftover in folder.glob(_TEMPORARY.format(token="*")):
        leftover.unlink(missing_ok=True)


def same_start(one: bytes, other: bytes) -> int:
    """How many bytes the two have in common from the start."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _staging(target: Path, device: int, root: Path | None) -> list[tuple[Path, bool]]:
    """Folders to try for the temporary file, and whether each is the last."""
    folders = [target.parent]
    if root is not None:
        state = make_vault_folder(root)
        if state.stat().st_dev == device:
            folders.insert(0, state)
    return [(folder, folder == folders[-1]) for folder in folders]


def _stage(
    folder: Path,
    data: bytes,
    system: System,
    like: tuple[Path, os.stat_result] | None = None,
    mode: int | None = None,
) -> Path:
    """A temporary file that holds the data, on disk, with the looks of the file it will replace."""
    temporary = folder / _TEMPORARY.format(token=os.urandom(6).hex())
    try:
        fd = system.open(temporary, CREATE, 0o600 if like else 0o666)
        try:
            _write_all(fd, data, system)
            if like:
                _copy_looks(fd, *like, system)
            elif mode is not None and os.name != "nt":
                system.mode(fd, mode)
            system.fsync(fd)
        finally:
            system.close(fd)
    except BaseException:
        _discard(temporary, system)
        raise
    return temporary


def _copy_looks(fd: int, source: Path, before: os.stat_result, system: System) -> None:
    if os.name == "nt":
        return
    made = os.fstat(fd)
    if (made.st_uid, made.st_gid) != (before.st_uid, before.st_gid):
        system.owner(fd, before.st_uid, before.st_gid)
    for name, value in system.attributes(source):
        system.set_attribute(fd, name, value)
    system.mode(fd, stat.S_IMODE(before.st_mode))


def _write_all(fd: int, data: bytes, system: System) -> None:
    left = memoryview(data)
    while left:
        left = left[system.write(fd, left) :]


def _write_in_place(target: Path, new: bytes, system: System) -> None:
    """Write only from the first byte that differs, in one call where the system allows, and put back on
    error.
    """
    old = read_state(target, system).data
    start = same_start(old, new)
    fd = system.open(target, WRITE)
    try:
        try:
            _overwrite(fd, start, new, len(old), system)
        except BaseException:
            _overwrite(fd, start, old, len(new), system)
            raise
    finally:
        system.close(fd)


def _overwrite(fd: int, start: int, data: bytes, size_before: int, system: System) -> None:
    system.seek(fd, start)
    _write_all(fd, data[start:], system)
    if len(data) < size_before:
        system.truncate(fd, len(data))
    system.fsync(fd)


def _name_new(temporary: Path, path: Path, system: System) -> None:
    """Give the temporary file its name if nothing has it; a plain rename would replace what has."""
    try:
        system.link(temporary, path)
    except FileExistsError as error:
        raise _taken(path) from error
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if os.path.lexists(path):
            raise _taken(path) from error
        system.rename(temporary, path)
    else:
        try:
            system.unlink(temporary)
        except BaseException:
            system.unlink(path)
            raise


def _discard(temporary: Path, system: System) -> None:
    """Remove the temporary file if it is there; a refusal here must not hide the first error."""
    with suppress(OSError):
        system.unlink(temporary)


def same_file(one: Path, other: Path) -> bool:
    """Whether both paths lead to one file that is there."""
    try:
        return one.samefile(other)
    except OSError:
        return False


def require_writable(target: Path, before: os.stat_result) -> None:
    """Raise NetnotesError where the user keeps the file from being changed, or it is no file."""
    if not stat.S_ISREG(before.st_mode):
        raise NetnotesError(f"{target} is not a plain file", "name a note of the vault")
    if not before.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise NetnotesError(f"{target} is read-only", "make it writable, if you want netnotes to change it")


def _require_unchanged(target: Path, expected: str | None, system: System) -> None:
    if expected is not None and read_state(target, system).digest != expected:
        raise ChangedMeanwhileError(f"{target} was changed by another program meanwhile", "try again")


def _taken(path: Path) -> NetnotesError:
    return NetnotesError(f"{path} exists already", "choose another name")


class ChangedMeanwhileError(NetnotesError):
    """The file no longer holds the bytes that the edit was made for; the edit may be made anew."""

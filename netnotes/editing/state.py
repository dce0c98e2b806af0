"""The folder where netnotes keeps what it needs to take a write back, and the lock between two netnotes.
 Level 4. It is in the user's state folder, one folder a vault, readable by the user alone; nothing of it is
ever in the vault.
"""

from __future__ import annotations

import hashlib
import os
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from netnotes.diagnostics import NetnotesError

_ATTEMPTS = 2000
_PAUSE = 0.005  # seconds between two attempts: 10 s in all


def base_folder(environ: Mapping[str, str]) -> Path:
    """Where programs keep their state: XDG_STATE_HOME, else as the platform has it."""
    stated = Path(environ.get("XDG_STATE_HOME", ""))
    if stated.is_absolute():  # another one could lead into the vault
        return stated / "netnotes"
    if os.name == "nt":
        return Path(environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local") / "netnotes"
    if sys.platform == "darwin":
        return Path.home() / "Library/Application Support/netnotes"
    return Path.home() / ".local/state/netnotes"


def vault_folder(root: Path, environ: Mapping[str, str] | None = None) -> Path:
    """The state folder of one vault; it need not exist yet."""
    key = hashlib.sha256(os.fsencode(os.path.realpath(root))).hexdigest()[:20]
    return base_folder(os.environ if environ is None else environ) / key


def make_vault_folder(root: Path) -> Path:
    """The state folder of one vault, made where it is missing, closed to other users.

    Raises NetnotesError where it cannot be made.
    """
    folder = vault_folder(root)
    try:
        folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise NetnotesError(
            f"netnotes cannot keep what undo needs in {folder} ({error.strerror})",
            "make that folder writable, or name another one in XDG_STATE_HOME",
        ) from error
    return folder


@contextmanager
def lock(root: Path, attempts: int = _ATTEMPTS) -> Iterator[Path]:
    """Keep every other netnotes from writing into this vault; gives the vault's state folder.

    The operating system frees the lock when the process ends, however it ends. Raises NetnotesError after
    about ten seconds of waiting.
    """
    folder = make_vault_folder(root)
    fd = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _wait(fd, attempts)
        yield folder
    finally:
        os.close(fd)  # frees the lock


def _wait(fd: int, attempts: int) -> None:
    for _ in range(attempts):
        if _try_lock(fd):
            return
        time.sleep(_PAUSE)
    raise NetnotesError("another netnotes is writing into this vault", "try again when it is done")


if sys.platform == "win32":
    import msvcrt

    def _try_lock(fd: int) -> bool:
        try:
            msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(fd: int) -> bool:
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

"""Where a vault's cache stands: in the user's cache folder, never in the vault."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from zlib import crc32

from netnotes import __version__


def cache_file(root: Path, environ: Mapping[str, str]) -> Path | None:
    """The file of the cache for the vault at `root` (by its real path); None where there is no cache folder.

    The cache folder is XDG_CACHE_HOME, or what the system has: ~/Library/Caches, %LOCALAPPDATA%, ~/.cache.
    """
    folder = _cache_folder(environ)
    if folder is None:
        return None
    real = str(root.resolve())
    name = "".join(char if char.isalnum() else "-" for char in root.resolve().name)[:40]
    data = real.encode("utf-8", "surrogateescape")
    return folder / "netnotes" / f"{name}-{crc32(data):08x}{crc32(data[::-1]):08x}.db"


def program_version() -> str:
    """What changes with every change of netnotes: a cache of another version is not used.

    The sizes and times of its own files stand in it, so that nobody has to remember a number.
    """
    found = [__version__, sys.version, *sorted(_stamps(str(Path(__file__).parent.parent)))]
    return f"{crc32(chr(10).join(found).encode('utf-8', 'surrogateescape')):08x} {__version__}"


def _stamps(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:  # two hundred files, at every start
        for entry in entries:
            if entry.name.endswith(".py"):
                status = entry.stat()
                yield f"{entry.path} {status.st_size} {status.st_mtime_ns}"
            elif entry.name != "__pycache__" and entry.is_dir():
                yield from _stamps(entry.path)


def _cache_folder(environ: Mapping[str, str]) -> Path | None:
    stated = environ.get("XDG_CACHE_HOME", "")
    if stated.startswith("/"):
        return Path(stated)
    if sys.platform == "win32":
        local = environ.get("LOCALAPPDATA")
        return Path(local) if local else None
    home = environ.get("HOME", "")
    if not home.startswith("/"):
        return None
    return Path(home, "Library", "Caches") if sys.platform == "darwin" else Path(home, ".cache")

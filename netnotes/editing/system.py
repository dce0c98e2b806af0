"""Every call to the operating system that writing a note needs, in one place.
 Level 4. The rest of `netnotes.editing` goes through one `System`, so that a test can let the N-th call
fail, for every N, and look at what is left on disk.
"""

from __future__ import annotations

import os
from pathlib import Path

_BINARY = getattr(os, "O_BINARY", 0)
READ = os.O_RDONLY | _BINARY
WRITE = os.O_WRONLY | _BINARY
CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY
_XATTRS = hasattr(os, "listxattr")


class System:
    """The operating system's calls, one a method; each may raise OSError."""

    def open(self, path: Path, flags: int, mode: int = 0o666) -> int:
        """A file descriptor; `mode` counts, less the umask, when the file is created."""
        return os.open(path, flags, mode)

    def close(self, fd: int) -> None:
        """Give the descriptor back."""
        os.close(fd)

    def read(self, fd: int, size: int) -> bytes:
        """Up to `size` bytes; none at the end."""
        return os.read(fd, size)

    def write(self, fd: int, data: bytes | memoryview) -> int:
        """How many bytes were written, which may be fewer than given."""
        return os.write(fd, data)

    def seek(self, fd: int, offset: int) -> None:
        """Set where the next write begins."""
        os.lseek(fd, offset, os.SEEK_SET)

    def truncate(self, fd: int, size: int) -> None:
        """Cut an open file to `size` bytes."""
        os.ftruncate(fd, size)

    def fsync(self, fd: int) -> None:
        """Wait until the file, or folder, is on disk."""
        os.fsync(fd)

    def stat(self, path: Path) -> os.stat_result:
        """What the file system knows of the file, links followed."""
        return path.stat()

    def replace(self, old: Path, new: Path) -> None:
        """Give the file another name, in one step, replacing what had that name."""
        old.replace(new)

    def rename(self, old: Path, new: Path) -> None:
        """Give the file another name."""
        old.rename(new)

    def link(self, old: Path, new: Path) -> None:
        """A second name for a file; fails where the name is taken."""
        os.link(old, new)

    def unlink(self, path: Path) -> None:
        """Remove a name."""
        path.unlink()

    def mkdir(self, path: Path, mode: int = 0o777) -> None:
        """Make a folder and those above it, where they are missing."""
        path.mkdir(mode, parents=True, exist_ok=True)

    def owner(self, fd: int, uid: int, gid: int) -> None:
        """Set the owner and group of an open file."""
        os.fchown(fd, uid, gid)

    def mode(self, fd: int, mode: int) -> None:
        """Set the permissions of an open file."""
        os.fchmod(fd, mode)

    def attributes(self, path: Path) -> list[tuple[str, bytes]]:
        """The extended attributes (ACLs are among them); none where Python cannot read them."""
        if not _XATTRS:
            return []
        return [(name, os.getxattr(path, name)) for name in os.listxattr(path)]

    def set_attribute(self, fd: int, name: str, value: bytes) -> None:
        """Set one extended attribute of an open file."""
        os.setxattr(fd, name, value)


SYSTEM = System()


def sync_folder(folder: Path, system: System = SYSTEM) -> None:
    """Wait until the names in a folder are on disk; Windows has no such call."""
    if os.name == "nt":
        return
    fd = system.open(folder, READ)
    try:
        system.fsync(fd)
    finally:
        system.close(fd)

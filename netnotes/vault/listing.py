"""Which files a vault has, and what tells whether they have changed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from netnotes.diagnostics import Diagnostic, NetnotesError, diagnose, in_order
from netnotes.vault.text import reason

_SKIPPED_FOLDERS = frozenset(("node_modules",))

Stamp = list[int]  # size, mtime_ns, ctime_ns, inode
_UNSURE = [0, 0, 0, 0]  # the stamp of a file that may change yet without its stamp showing it


class Listing(NamedTuple):
    """The Markdown files of a vault, sorted, and what could not be looked into."""

    paths: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


def stamps(root: Path, paths: tuple[str, ...]) -> dict[str, Stamp]:
    """What the file system says of each file; one that is gone again is left out."""
    found: dict[str, Stamp] = {}
    place, status_of = f"{root}/", os.stat
    for path in paths:
        try:
            status = status_of(place + path)
        except OSError:
            continue
        found[path] = [status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino]
    return found


def lasting(stamps: Mapping[str, Stamp], paths: Iterable[str], moment: int) -> dict[str, Stamp]:
    """The stamps by which these files will be known again; `moment`: when they were about to be read (nanoseconds).

    A file that was changed then or later may change once more without its stamp showing it.
    """
    found = {}
    for path in paths:
        stamp = stamps.get(path)
        found[path] = stamp if stamp and stamp[1] < moment and stamp[2] < moment else _UNSURE
    return found


def list_notes(root: Path) -> Listing:
    """Every Markdown file of the vault: hidden folders and node_modules left out, each real folder once.

    Raises NetnotesError when the vault itself cannot be opened.
    """
    walk = _Walk(root)
    walk.look_into("")
    while walk.folders or walk.linked:
        # Links come last, so that a folder is known by its real path where it has one in the vault.
        if not walk.folders:
            walk.linked.sort(reverse=True)
        walk.look_into(walk.folders.pop() if walk.folders else walk.linked.pop())
    return Listing(tuple(sorted(walk.found)), in_order(walk.faults))


class _Walk:
    """The folders of a vault, looked into one by one."""

    def __init__(self, root: Path) -> None:
        self.found: list[str] = []
        self.faults: list[Diagnostic] = []
        self.folders: list[str] = []  # still to be looked into
        self.linked: list[str] = []  # the same, by symbolic links
        self._root = str(root)
        self._seen: set[tuple[int, int]] = set()

    def look_into(self, folder: str) -> None:
        """Sorts in what a folder holds; one that was seen before, by another path, is passed over."""
        place = f"{self._root}/{folder}" if folder else self._root
        try:
            status = Path(place).stat()
            if (status.st_dev, status.st_ino) in self._seen:
                return
            self._seen.add((status.st_dev, status.st_ino))
            before, found = f"{folder}/" if folder else "", self.found
            with os.scandir(place) as entries:
                for entry in entries:
                    name = entry.name
                    is_usual = name[-3:] == ".md" and name[0] != "." and name.isascii()
                    if is_usual and entry.is_file(follow_symlinks=False):
                        found.append(before + name)
                    else:
                        self._sort_in(entry, before + name)
        except OSError as error:
            if not folder:
                raise NetnotesError(f"the vault cannot be opened: {reason(error)}", "check the folder") from error
            self.faults.append(diagnose("unreadable", folder, 0, reason=reason(error)))

    def _sort_in(self, entry: os.DirEntry[str], path: str) -> None:
        if entry.name[0] == "." or entry.name in _SKIPPED_FOLDERS:
            return
        is_note = entry.name[-3:].lower() == ".md"
        try:
            if entry.is_dir():
                (self.linked if entry.is_symlink() else self.folders).append(path)
            elif is_note and not _is_text(path):
                shown = path.encode("utf-8", "replace").decode()
                self.faults.append(diagnose("unreadable", shown, 0, reason="its name is not UTF-8"))
            elif is_note and entry.is_file():
                self.found.append(path)
            elif is_note and entry.is_symlink():
                self._links_to_nothing(path)
        except OSError:  # a link to itself
            if is_note:
                self._links_to_nothing(path)

    def _links_to_nothing(self, path: str) -> None:
        self.faults.append(diagnose("unreadable", path, 0, reason="it is a link to nothing"))


def _is_text(path: str) -> bool:
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True

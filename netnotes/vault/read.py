"""Reading a vault from disk: which files there are, what they say, and what is wrong with them."""

from __future__ import annotations

import gc
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import NamedTuple

from netnotes.diagnostics import Diagnostic, NetnotesError, diagnose, in_order
from netnotes.model import Network, Note, Unread
from netnotes.settings import Settings
from netnotes.vault.assemble import assemble
from netnotes.vault.layout import Layout, layout_of
from netnotes.vault.people import not_read_reason
from netnotes.vault.settings_file import read_settings_file
from netnotes.vault.text import read_text, reason

_SKIPPED_FOLDERS = frozenset(("node_modules",))
_GENERATED = "generated_by: netnotes"  # in the front matter of a report, wherever it was moved to
_STEP = 256  # notes between two reports of progress

Progress = Callable[[int, int], None]


class Listing(NamedTuple):
    """The Markdown files of a vault, sorted, and what could not be looked into."""

    paths: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


class Reading(NamedTuple):
    """What was read of a vault's files."""

    notes: list[Note]
    diagnostics: list[Diagnostic]
    unread: list[Unread]  # files in a people folder


def read_network(root: Path, settings: Settings, *, progress: Progress | None = None) -> Network:
    """Everyone in the vault. One bad file never stops it; only a vault that cannot be opened at all raises
    NetnotesError. `progress(done, total)` is called now and then, counting notes.
    """
    layout = layout_of(root, settings)
    with _no_collection():
        listing = list_notes(root)
        reading = read_notes(root, listing.paths, layout, settings, progress)
        network = assemble(reading.notes, list(listing.paths), layout, settings)
    faults = (_with_line(root, fault) for fault in network.diagnostics)
    return network._replace(
        diagnostics=in_order((*faults, *listing.diagnostics, *reading.diagnostics)),
        unread=tuple(sorted((*network.unread, *reading.unread))),
    )


def _with_line(root: Path, fault: Diagnostic) -> Diagnostic:
    """A fault of a setting with the line that the setting stands in; looked up only when there is one."""
    if fault.code != "me-not-found":
        return fault
    return fault._replace(line=read_settings_file(root).lines.get("me", 0))


@contextmanager
def _no_collection() -> Iterator[None]:
    """Reading makes a great many records and no cycles: looking for cycles meanwhile costs a fifth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def read_notes(
    root: Path, paths: tuple[str, ...], layout: Layout, settings: Settings, progress: Progress | None = None
) -> Reading:
    """Reads every note that is to be read, in the order of `paths`."""
    from netnotes.notes import ReadOptions, read_note

    options = ReadOptions.from_settings(settings)
    reading = Reading([], [], [])
    place = str(root)
    for done, path in enumerate(paths):
        if progress and done % _STEP == 0:
            progress(done, len(paths))
        why = not_read_reason(path, layout)
        if not why:
            text, faults = read_text(place, path)
            reading.diagnostics.extend(faults)
            if text is None:
                why = f"it cannot be read: {faults[0].message}"
            elif _GENERATED in text[:200]:
                why = "it is a report"
            else:
                if day := layout.daily_day(path):
                    text = without_title(text, day)
                reading.notes.append(read_note(path, text, options))
        if why and layout.in_people_folder(path):
            reading.unread.append(Unread(path, why))
    if progress:
        progress(len(paths), len(paths))
    return reading


def without_title(text: str, day: date) -> str:
    """A daily note in which the heading that only repeats its day no longer looks like a dated interaction, which
    would take in everything below it. Lines stay where they are.
    """
    return re.sub(rf"(?m)^(#[ \t]+(?=\W*\d)|##[ \t]+(?=\W*{day.isoformat()}))", r"\1. ", text, count=1)


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
            with os.scandir(place) as entries:
                for entry in entries:
                    self._sort_in(entry, f"{folder}/{entry.name}" if folder else entry.name)
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

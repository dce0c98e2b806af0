"""Reading a vault from disk: which files there are, what they say, and what is wrong with them."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import NamedTuple

from netnotes.diagnostics import Diagnostic, in_order
from netnotes.model import Network, Note, Unread
from netnotes.settings import Settings
from netnotes.vault.assemble import assemble
from netnotes.vault.layout import Layout, layout_of
from netnotes.vault.listing import Listing, list_notes
from netnotes.vault.people import not_read_reason
from netnotes.vault.settings_file import read_settings_file
from netnotes.vault.text import read_text

_GENERATED = "generated_by: netnotes"  # in the front matter of a report, wherever it was moved to
_TITLE = re.compile(r"(?m)^(#[ \t]+(?![ \t])(?=[^\w\n]*\d)|##[ \t]+(?![ \t])(?=[^\w\n]*(\d{4}-\d\d-\d\d)))")
_STEP = 256  # notes between two reports of progress

Progress = Callable[[int, int], None]

__all__ = ["Listing", "Progress", "Read", "Reading", "list_notes", "read_network", "read_notes", "reader"]


class Read(NamedTuple):
    """What was read of one file."""

    note: Note | None
    diagnostics: tuple[Diagnostic, ...] = ()  # of the file; those of the note stand in it
    why: str = ""  # why there is no note


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
    with no_collection():
        listing = list_notes(root)
        reading = read_notes(root, listing.paths, layout, settings, progress)
        network = assemble(reading.notes, list(listing.paths), layout, settings)
    faults = (with_line(root, fault) for fault in network.diagnostics)
    return network._replace(
        diagnostics=in_order((*faults, *listing.diagnostics, *reading.diagnostics)),
        unread=tuple(sorted((*network.unread, *reading.unread))),
    )


def with_line(root: Path, fault: Diagnostic) -> Diagnostic:
    """A fault of a setting with the line that the setting stands in; looked up only when there is one."""
    if fault.code != "me-not-found":
        return fault
    return fault._replace(line=read_settings_file(root).lines.get("me", 0))


@contextmanager
def no_collection() -> Iterator[None]:
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
    reading = Reading([], [], [])
    for path, read in read_files(root, paths, layout, settings, progress):
        sort_in(path, read, layout, reading)
    return reading


def read_files(
    root: Path, paths: tuple[str, ...], layout: Layout, settings: Settings, progress: Progress | None = None
) -> Iterator[tuple[str, Read]]:
    """Reads files of the vault, in the order of `paths`."""
    from netnotes.vault.parallel import processes, read_shared

    read_one = reader(root, layout, settings)
    count = processes(len(paths))
    reads = read_shared(read_one, paths, count) if count > 1 else ((path, read_one(path)) for path in paths)
    for done, found in enumerate(reads):
        if progress and done % _STEP == 0:
            progress(done, len(paths))
        yield found
    if progress:
        progress(len(paths), len(paths))


def sort_in(path: str, read: Read, layout: Layout, reading: Reading) -> None:
    """Adds what was read of one file to what was read of all."""
    reading.diagnostics.extend(read.diagnostics)
    if read.note:
        reading.notes.append(read.note)
    elif layout.in_people_folder(path):
        reading.unread.append(Unread(path, read.why))


def reader(root: Path, layout: Layout, settings: Settings) -> Callable[[str], Read]:
    """A function that reads one file of the vault."""
    from netnotes.notes import ReadOptions, read_note

    options = ReadOptions.from_settings(settings)
    place = str(root)

    def read_one(path: str) -> Read:
        if why := not_read_reason(path, layout):
            return Read(None, (), why)
        text, faults = read_text(place, path)
        if text is None:
            return Read(None, faults, f"it cannot be read: {faults[0].message}")
        if _GENERATED in text[:200]:
            return Read(None, faults, "it is a report")
        if day := layout.daily_day(path):
            text = without_title(text, day)
        return Read(read_note(path, text, options), faults)

    return read_one


def without_title(text: str, day: date) -> str:
    """A daily note in which the heading that only repeats its day no longer looks like a dated interaction, which
    would take in everything below it. Lines stay where they are.
    """
    for found in _TITLE.finditer(text):
        if found[2] is None or found[2] == day.isoformat():
            return f"{text[: found.end(1)]}. {text[found.end(1) :]}"
    return text

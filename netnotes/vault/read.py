"""Reading a vault from disk: which files there are, what they say, and what is wrong with them."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path

from netnotes.diagnostics import MOST_ALIKE, Diagnostic, in_order
from netnotes.model import Network
from netnotes.patterns import pattern
from netnotes.settings import Settings
from netnotes.vault.assemble import Reading, assemble
from netnotes.vault.layout import Layout, layout_of
from netnotes.vault.listing import Listing, list_notes
from netnotes.vault.outline import Read, outline_of
from netnotes.vault.people import not_read_reason
from netnotes.vault.text import read_text

_GENERATED = "generated_by: netnotes"  # in the front matter of a report, wherever it was moved to
_TITLE = pattern(r"(?m)^(#[ \t]+(?![ \t])(?=[^\w\n]*\d)|##[ \t]+(?![ \t])(?=[^\w\n]*(\d{4}-\d\d-\d\d)))")
_STEP = 256  # notes between two reports of progress
AT_ONCE = 64  # notes that are read together
_ENOUGH = 256 * 1024  # characters of texts that are read together
_NOTHING_YET = Read(None)
_make_read = partial(tuple.__new__, Read)

Progress = Callable[[int, int], None]

__all__ = [
    "AT_ONCE", "Listing", "Progress", "Read", "Reading", "list_notes", "read_network", "read_notes", "reader",
    "reader_of_many",
]  # fmt: skip


def read_network(root: Path, settings: Settings, *, progress: Progress | None = None) -> Network:
    """Everyone in the vault. One bad file never stops it; only a vault that cannot be opened at all raises
    NetnotesError. `progress(done, total)` is called now and then, counting notes.
    """
    layout = layout_of(root, settings)
    with no_collection():
        listing = list_notes(root)
        reading = read_notes(root, listing.paths, layout, settings, progress)
        network = assemble(reading, listing.paths, layout, settings).network
    faults = (with_line(root, fault) for fault in network.diagnostics)
    return network._replace(diagnostics=in_order((*faults, *listing.diagnostics)))


def with_line(root: Path, fault: Diagnostic) -> Diagnostic:
    """A fault of a setting with the line that the setting stands in; looked up only when there is one."""
    if fault.code != "me-not-found":
        return fault
    from netnotes.vault.settings_file import read_settings_file

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
    read_some = reader_of_many(root, layout, settings)
    reading = Reading([], {}, [])
    for done in range(0, len(paths), AT_ONCE):
        if progress and done % _STEP == 0:
            progress(done, len(paths))
        some = paths[done : done + AT_ONCE]
        for path, read in zip(some, read_some(some), strict=True):
            reading.diagnostics.extend(read.diagnostics)
            reading.outlines[path] = outline_of(path, read, layout)
            if read.note:
                reading.notes.append(read.note)
    if progress:
        progress(len(paths), len(paths))
    return reading


def reader(root: Path, layout: Layout, settings: Settings) -> Callable[[str], Read]:
    """A function that reads one file of the vault."""
    read = reader_of_many(root, layout, settings)

    def read_one(path: str) -> Read:
        (found,) = read((path,))
        return found

    return read_one


def reader_of_many(root: Path, layout: Layout, settings: Settings) -> Callable[[Sequence[str]], list[Read]]:
    """A function that reads some files of the vault, as many together as their texts are not too long for."""
    from netnotes.notes import ReadOptions, read_many

    options = ReadOptions.from_settings(settings)
    place = str(root)

    def fetch(path: str) -> tuple[str | None, Read]:
        """The text that is to be read, and what is known without reading it."""
        if why := not_read_reason(path, layout):
            return None, Read(None, (), why)
        text, faults = read_text(place, path)
        if text is None:
            return None, Read(None, faults, f"it cannot be read: {faults[0].message}")
        if _GENERATED in text[:200]:
            return None, Read(None, faults, "it is a report")
        if day := layout.daily_day(path):
            text = without_title(text, day)
        return text, Read(None, faults) if faults else _NOTHING_YET

    def read_texts(texts: dict[str, str], reads: dict[str, Read]) -> None:
        for path, note in zip(texts, read_many([*texts], [*texts.values()], options), strict=True):
            faults = note.diagnostics
            fewer = note._replace(diagnostics=in_order(faults)) if len(faults) > MOST_ALIKE else note
            reads[path] = _make_read((fewer, reads[path].diagnostics, ""))
        texts.clear()

    def read_some(paths: Sequence[str]) -> list[Read]:
        reads: dict[str, Read] = {}
        texts: dict[str, str] = {}
        length = 0
        for path in paths:
            text, reads[path] = fetch(path)
            if text is not None:
                texts[path] = text
                length += len(text)
                if length > _ENOUGH:
                    read_texts(texts, reads)
                    length = 0
        read_texts(texts, reads)
        return [reads[path] for path in paths]

    return read_some


def without_title(text: str, day: date) -> str:
    """A daily note in which the heading that only repeats its day no longer looks like a dated interaction, which
    would take in everything below it. Lines stay where they are.
    """
    for found in _TITLE.finditer(text):
        if found[2] is None or found[2] == day.isoformat():
            return f"{text[: found.end(1)]}. {text[found.end(1) :]}"
    return text

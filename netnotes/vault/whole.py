"""Everyone in a vault, read from all of its notes: by this process, or together with others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple, cast

from netnotes.cache.records import Json
from netnotes.model import Network, Person
from netnotes.settings import Settings
from netnotes.vault.assemble import assemble, unread_of
from netnotes.vault.layout import layout_of
from netnotes.vault.listing import lasting, stamps
from netnotes.vault.outline import chunks
from netnotes.vault.partial import Before, Loader, told_record
from netnotes.vault.read import Progress, no_collection, read_notes, reader_of_many
from netnotes.vault.shares import Task, processes, read_shared
from netnotes.vault.stored import Derivation, People, Sources, Whole, hot_record


class Vault(NamedTuple):
    """A vault that is to be read."""

    root: Path
    paths: tuple[str, ...]  # every Markdown file, sorted
    settings: Settings
    moment: int  # before anything of it is read, in nanoseconds
    progress: Progress | None = None


class Everyone(NamedTuple):
    """A network, and what is worth keeping of it. Its diagnostics are those of `whole`."""

    network: Network
    whole: Callable[[], Whole]  # Raises one of ERRORS
    derived: Mapping[str, Json] | None = None  # of each person, by path; None: nothing was derived
    end: Callable[[], None] = lambda: None  # to be called when no more is asked of it


def read_alone(vault: Vault) -> Everyone:
    """Everyone, put together in this process."""
    root, paths, settings, moment, progress = vault
    layout = layout_of(root, settings)
    files = lasting(stamps(root, paths), paths, moment)
    with no_collection():
        reading = read_notes(root, paths, layout, settings, progress)
        network, frame, told = assembled = assemble(reading, paths, layout, settings)
    people = [*network.people, network.me] if network.me else network.people
    whole = Whole(
        files,
        chunks(reading.outlines),
        frame.names,
        {person.path: hot_record(person) for person in people},
        {path: told_record(assembled, path) for path in told},
        tuple(network.diagnostics),
    )
    return Everyone(network, lambda: whole)


def read_together(vault: Vault, derivation: Derivation, everyone: Callable[[], Network]) -> Everyone | None:
    """Everyone, put together by several processes, which derive what is wanted; of people no more is at hand than
    what the cache keeps; `everyone` reads all for the rest. None for few files, or where a process was lost.
    """
    root, paths, settings, moment, progress = vault
    count = processes(len(paths))
    if count < 2:
        return None
    layout = layout_of(root, settings)
    read_some = reader_of_many(root, layout, settings)
    with no_collection():
        found = read_shared(Task(root, paths, moment, read_some, layout, settings, derivation.of, progress), count)
    if found is None:
        return None
    frame, outlines = found.frame, found.outlines

    def loader() -> Callable[[str], Person]:
        before = Before(frame, found.whole.told, lambda path: read_some((path,))[0].note)
        return Loader(before).person

    sources = Sources(lambda: found.whole.people, loader, everyone, lambda: None)
    people = People(sources, {}, frame.me, len(frame.own))
    writer = people.find(frame.me) if frame.me in frame.names else None
    read = sum(outline.is_note for outline in outlines.values())
    network = Network(cast("tuple[Person, ...]", people), writer, (), unread_of(outlines, frame.me), read)
    return Everyone(network, lambda: found.whole, found.derived, found.end)

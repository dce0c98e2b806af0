"""Reading a vault with the help of the cache: only what has changed is read again.

What comes of it is the same as without, faults included. Nothing is written before `finish`, so that a run sees one
state of the cache throughout.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from netnotes.cache.records import Json, person_record, read_diagnostics
from netnotes.cache.store import ERRORS, Store, StoreError
from netnotes.diagnostics import Diagnostic, in_order
from netnotes.model import Network, Person, Unread
from netnotes.settings import Settings
from netnotes.vault.listing import Listing, list_notes, stamps
from netnotes.vault.obsidian import read_hints
from netnotes.vault.parallel import read_of, read_row
from netnotes.vault.stored import People, StoredDiagnostics, stored_faults

if TYPE_CHECKING:
    from netnotes.vault.assemble import Assembled, Parts
    from netnotes.vault.read import Progress, Read

# The settings that what is read of a vault depends on; the others are the rules' and the report's.
READ_BY = (
    "people_folders", "exclude", "daily_notes_folder", "daily_notes_format", "report_path", "me", "date_order",
    "language", "kind_words", "tags",
)  # fmt: skip
DERIVED = ("facts", "owed")  # tables of what others derive of people
_IDENTITY = frozenset(("ambiguous-name", "same-person"))  # faults of several notes together
_RESULTS = 4  # texts made of the whole vault that are kept
_UNSURE = [0, 0, 0, 0]  # the stamp of a file that may change yet without its stamp showing it


class _Change(NamedTuple):
    """What differs from what the cache has."""

    listing: Listing
    stamps: Mapping[str, Json]  # of the files as they are now
    files: dict[str, Json]  # and as they were when they were read
    changed: list[str]
    gone: list[str]


class _News(NamedTuple):
    """What this run knows better than the cache."""

    people: Mapping[str, Person]
    faults: Mapping[str, tuple[Diagnostic, ...]]  # all of a path


_NO_NEWS = _News({}, {})


class CachedVault:
    """A vault and its cache, for one run."""

    def __init__(self, root: Path, settings: Settings, faults: tuple[Diagnostic, ...], store: Store) -> None:
        """`faults`: those of the settings; they are put among the network's."""
        self._root = root
        self._settings = settings
        self._settings_faults = faults
        self._store = store
        self._writes: list[Callable[[], None]] = []
        self.reached: Mapping[str, Person] | None = {}  # the people known anew in this run, by path; None: all are
        self._head: dict[str, Json] = {}
        self._is_unchanged = False  # nothing was read anew
        self._listing = Listing((), ())

    def network(self, progress: Progress | None = None) -> Network:
        """Everyone in the vault, as `netnotes.vault.read_network` gives it, with the faults of the settings."""
        listing = list_notes(self._root)
        self._listing = listing = listing._replace(diagnostics=(*listing.diagnostics, *self._settings_faults))
        try:
            return self._network(listing, progress)
        except (*ERRORS, StoreError):
            return self._read_anew()

    def finish(self) -> None:
        """Writes what is worth keeping, if it can be written, and lets the cache go. Raises nothing."""
        try:
            if self._writes:
                with self._store.writing():
                    for write in self._writes:
                        write()
        except StoreError:
            pass  # another run is writing, or nothing can be written: the next run reads again
        finally:
            self._store.close()

    # --- what others derive, kept for one key (a day and its settings)

    def kept(self, table: str, key: str) -> dict[str, Json]:
        """What was derived of people under this key and still holds, by path."""
        if self.reached is None or self._head.get(table) != key:
            return {}
        try:
            found = self._store.table(table)
        except ERRORS:
            return {}
        for path in self.reached:
            found.pop(path, None)
        return found

    def keep(self, table: str, key: str, known: Mapping[str, Json], new: Mapping[str, Json]) -> None:
        """Keeps what was derived: `known` was kept before, `new` is new or has changed."""
        if not self._head or not (new or self.reached is None):
            return
        whole = {**known, **new}
        if self.reached is None or self._head.get(table) != key:
            self._writes.append(lambda: self._store.put_table(table, whole))
        else:
            self._writes.append(lambda: self._store.change_table(table, new))
        self._head[table] = key
        self._writes.append(lambda: self._store.put_table("head", self._head))

    def kept_result(self, key: str) -> str | None:
        """A text that was made of the whole vault under this key; None where anything has changed since."""
        try:
            return self._store.table("results").get(self._result_key(key)) if self._is_unchanged else None
        except ERRORS:
            return None

    def keep_result(self, key: str, text: str) -> None:
        """Keeps a text that was made of the whole vault."""
        if not self._head:
            return
        kept = self._store.table("results") if self._is_unchanged else {}
        results = {**dict(list(kept.items())[1 - _RESULTS :]), self._result_key(key): text}
        self._writes.append(lambda: self._store.put_table("results", results))

    def _result_key(self, key: str) -> str:
        return f"{key} {self._listing.diagnostics!r}"

    # --- reading

    def _network(self, listing: Listing, progress: Progress | None) -> Network:
        store = self._store
        key = repr(([getattr(self._settings, name) for name in READ_BY], read_hints(self._root)))
        now = stamps(self._root, listing.paths)
        head = store.table("head")
        if head.get("key") != key:
            change = _Change(listing, now, {}, list(listing.paths), [])
            return self._all(change, key, progress)
        self._head = head
        files = store.table("files")
        changed = [] if files == now else [path for path in listing.paths if files.get(path) != now.get(path)]
        gone = [] if len(files) == len(listing.paths) else sorted(files.keys() - set(listing.paths))
        if not changed and not gone:
            self._is_unchanged = True
            return self._stored(listing)
        change = _Change(listing, now, files, changed, gone)
        if not gone and all(path in files for path in changed):
            network = self._few(change)
            if network:
                return network
        return self._all(change, key, progress)

    def _stored(self, listing: Listing, news: _News = _NO_NEWS) -> Network:
        """Everyone as the cache has them, but for those of whom there is news."""
        me = self._head["me"]
        people = People(self._store, self._read_anew, news.people, me, self._head["people"])
        faulty = {path for path in self._store.table("faulty") if path not in news.faults}
        faulty.update(path for path, faults in news.faults.items() if _is_faulty(faults))
        faulty.update(fault.path for fault in listing.diagnostics if fault.severity != "info")
        diagnostics = StoredDiagnostics(frozenset(faulty), lambda: self._diagnostics(listing, news))
        unread = tuple(Unread(*one) for one in self._head["unread"])
        # Everyone is made when somebody asks for them: see `stored.People`.
        everyone = cast("tuple[Person, ...]", people)
        return Network(everyone, people.find(me) if me else None, diagnostics, unread, self._head["read"])

    def _diagnostics(self, listing: Listing, news: _News) -> tuple[Diagnostic, ...]:
        from netnotes.vault.read import with_line

        try:
            stored = [fault for fault in stored_faults(self._store) if fault.path not in news.faults]
        except ERRORS:
            return tuple(self._read_anew().diagnostics)
        new = [fault for faults in news.faults.values() for fault in faults]
        return in_order((*(with_line(self._root, fault) for fault in (*stored, *new)), *listing.diagnostics))

    def _read_anew(self) -> Network:
        """The network without the cache, which is damaged: it is made anew by the next run."""
        from netnotes.vault.read import read_network

        self._writes = [self._store.clear]
        self.reached = None
        self._head = {}
        network = read_network(self._root, self._settings)
        return network._replace(diagnostics=in_order((*network.diagnostics, *self._settings_faults)))

    def _moment(self) -> int | None:
        """The time before anything is read: what is changed at that time or later is not known for certain."""
        try:
            return self._store.moment()
        except StoreError:
            return None

    def _note(self, path: str) -> Read:
        return read_of(self._store.record("note", path))

    # --- a few notes have changed

    def _few(self, change: _Change) -> Network | None:
        """The network after some notes changed what they tell; None where that is not enough."""
        from netnotes.vault.layout import layout_of
        from netnotes.vault.partial import Before, is_as_before, put_together_again
        from netnotes.vault.read import reader

        store, layout, me = self._store, layout_of(self._root, self._settings), self._head["me"]
        moment = self._moment()
        read_one = reader(self._root, layout, self._settings)
        was = {path: self._note(path) for path in change.changed}
        now = {path: read for path in change.changed if (read := read_one(path)) != was[path]}
        if not all(is_as_before(path, was[path], read, layout, me) for path, read in now.items()):
            return None
        if not now:
            if moment is not None:
                self._writes.append(lambda: self._write_stamps(change, moment))
            self._is_unchanged = True
            return self._stored(change.listing)
        names = store.table("names")
        before = Before(change.listing.paths, frozenset(names) - {me}, me, names, store.table("told"), self._note)
        parts = put_together_again(now, before, layout, self._settings)
        self.reached = parts.people
        news = _News(parts.people, self._new_faults(parts, now))
        network = self._stored(change.listing, news)
        if moment is not None:
            self._writes.append(lambda: self._write_few(change, now, parts, news, moment))
        return network

    def _new_faults(self, parts: Parts, now: Mapping[str, Read]) -> dict[str, tuple[Diagnostic, ...]]:
        """All faults of the notes and people that there is news of."""
        found: dict[str, list[Diagnostic]] = {}
        for path in now.keys() | parts.people.keys():
            old = read_diagnostics(self._store.record("faults", path) or ())
            if path in now:
                found[path] = [fault for fault in old if fault.code in _IDENTITY]
                found[path] += now[path].diagnostics
            else:
                found[path] = [fault for fault in old if fault.code != "name-only"]
        for fault in parts.diagnostics:
            found[fault.path].append(fault)
        return {path: in_order(faults) for path, faults in found.items()}

    def _write_few(self, change: _Change, now: Mapping[str, Read], parts: Parts, news: _News, moment: int) -> None:
        from netnotes.vault.partial import told_record

        store = self._store
        self._write_stamps(change, moment)
        store.put_table("results", {})
        store.change_table("people", {path: _hot(person) for path, person in parts.people.items()})
        store.change_table("told", {path: told_record(parts, path) for path in now})
        store.change_table("faulty", {path: _is_faulty(faults) or None for path, faults in news.faults.items()})
        for derived in DERIVED:
            store.change_table(derived, dict.fromkeys(parts.people))
        store.put_records("note", ((path, read_row(read)) for path, read in now.items()))
        store.put_records("person", ((path, person_record(person)) for path, person in parts.people.items()))
        store.put_records("faults", news.faults.items())

    def _write_stamps(self, change: _Change, moment: int) -> None:
        stamps = {path: _sure(change.stamps.get(path), moment) for path in change.changed}
        self._store.change_table("files", stamps)

    # --- everything

    def _all(self, change: _Change, key: str, progress: Progress | None) -> Network:
        """The network put together from all notes; those that are known are not read again."""
        from netnotes.vault.assemble import assemble_all
        from netnotes.vault.layout import layout_of
        from netnotes.vault.read import Reading, no_collection, read_files, sort_in, with_line

        self.reached = None
        moment = self._moment()
        layout = layout_of(self._root, self._settings)
        with no_collection():
            reads = {}
            if change.files:
                known = set(change.listing.paths).difference(change.changed)
                reads = {path: read_of(row) for path, row in self._store.records("note") if path in known}
            missing = tuple(path for path in change.listing.paths if path not in reads)
            reads.update(read_files(self._root, missing, layout, self._settings, progress))
            reading = Reading([], [], [])
            for path in change.listing.paths:
                sort_in(path, reads[path], layout, reading)
            assembled = assemble_all(reading.notes, list(change.listing.paths), layout, self._settings)
        network = assembled.network
        faults = in_order((*network.diagnostics, *reading.diagnostics))
        unread = tuple(sorted((*network.unread, *reading.unread)))
        network = network._replace(diagnostics=faults, unread=unread)
        self._head = {"key": key, "me": network.me.path if network.me else "", "unread": unread,
                      "read": network.notes_read, "people": len(network.people)}  # fmt: skip
        if moment is not None:
            self._writes = [lambda: self._write_all(change, reads, assembled, network, moment)]
        faults = in_order((*(with_line(self._root, fault) for fault in faults), *change.listing.diagnostics))
        return network._replace(diagnostics=faults)

    def _write_all(
        self, change: _Change, reads: Mapping[str, Read], assembled: Assembled, network: Network, moment: int
    ) -> None:
        from netnotes.vault.partial import told_record

        store = self._store
        store.clear()
        everyone = [*network.people, network.me] if network.me else network.people
        faults: dict[str, list[Diagnostic]] = {}
        for fault in network.diagnostics:
            faults.setdefault(fault.path, []).append(fault)
        store.put_table("files", {path: _sure(change.stamps.get(path), moment) for path in reads})
        store.put_table("people", {person.path: _hot(person) for person in everyone})
        store.put_table("names", assembled.names)
        store.put_table("told", {path: told_record(assembled, path) for path in assembled.told})
        store.put_table("faulty", {path: True for path, found in faults.items() if _is_faulty(found)})
        store.put_records("note", ((path, read_row(read)) for path, read in reads.items()))
        store.put_records("person", ((person.path, person_record(person)) for person in everyone))
        store.put_records("faults", faults.items())
        store.put_table("head", self._head)


def _hot(person: Person) -> Json:
    """What of a person is read at once; see `stored.People.make`."""
    return [person.name, person.link, person.aliases, person.tags]


def _sure(stamp: Json, moment: int) -> Json:
    """The stamp of a file, unless it may change once more without the stamp showing it."""
    return stamp if stamp and stamp[1] < moment and stamp[2] < moment else _UNSURE


def _is_faulty(faults: Iterable[Diagnostic]) -> bool:
    return any(fault.severity != "info" for fault in faults)

"""Reading a vault with the help of the cache: only what has changed is read again.

What comes of it is the same as without, faults included. Nothing is written before `finish`, so that a run sees one
state of the cache throughout.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from itertools import compress
from operator import ne
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from netnotes.cache.records import Json, read_diagnostics
from netnotes.cache.store import ERRORS, Store, StoreError
from netnotes.diagnostics import Diagnostic, in_order
from netnotes.model import Network, Note, Person, Unread
from netnotes.settings import Settings
from netnotes.vault.listing import Listing, Stamp, lasting, list_notes, stamps
from netnotes.vault.obsidian import read_hints
from netnotes.vault.stored import Derivation, People, Sources, StoredDiagnostics, Whole, hot_record

if TYPE_CHECKING:
    from netnotes.vault.assemble import Parts
    from netnotes.vault.outline import Read
    from netnotes.vault.partial import Before
    from netnotes.vault.read import Progress

# The settings that what is read of a vault depends on; the others are the rules' and the report's.
READ_BY = (
    "people_folders", "exclude", "daily_notes_folder", "daily_notes_format", "report_path", "me", "date_order",
    "language", "kind_words", "tags",
)  # fmt: skip
DERIVED = ("facts", "owed")  # tables of what others derive of people
_IDENTITY = frozenset(("ambiguous-name", "same-person"))  # faults of several notes together
_RESULTS = 4  # texts made of the whole vault that are kept
_MANY = 1000  # changed files beyond which everything is put together anew


class _Change(NamedTuple):
    """What differs from what the cache has."""

    listing: Listing
    stamps: Mapping[str, Stamp]  # of the files as they are now
    changed: list[str]


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
        self.revisions = ("", "")  # of what is known of the notes: as this run found it, and as it leaves it
        self._derived: tuple[Derivation, Mapping[str, Json]] | None = None  # in this run, by path
        self._is_unchanged = False  # nothing was read anew
        self._end: Callable[[], None] = lambda: None  # lets go of what was read
        self._listing = Listing((), ())

    def network(self, progress: Progress | None = None, derivation: Derivation | None = None) -> Network:
        """Everyone in the vault, as `netnotes.vault.read_network` gives it, with the faults of the settings.

        With a derivation, `kept` has what it derives of everyone, where deriving it here is faster than later.
        """
        listing = list_notes(self._root)
        self._listing = listing = listing._replace(diagnostics=(*listing.diagnostics, *self._settings_faults))
        try:
            return self._network(listing, progress, derivation)
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
            self._end()
            self._store.close()

    # --- what others derive, kept for one key (a day and its settings)

    def kept(self, table: str, key: str) -> Mapping[str, Json]:
        """What was derived of people under this key and still holds, by path."""
        if self._derived and self._derived[0][:2] == (table, key):
            return self._derived[1]
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
        whole = {**known, **new} if new else known
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
        try:
            kept = self._store.table("results") if self._is_unchanged else {}
        except ERRORS:
            kept = {}
        results = {**dict(list(kept.items())[1 - _RESULTS :]), self._result_key(key): text}
        self._writes.append(lambda: self._store.put_table("results", results))

    def _result_key(self, key: str) -> str:
        return f"{key} {self._listing.diagnostics!r}"

    # --- reading

    def _network(self, listing: Listing, progress: Progress | None, derivation: Derivation | None) -> Network:
        store = self._store
        key = repr(([getattr(self._settings, name) for name in READ_BY], read_hints(self._root)))
        head = store.table("head")
        if head.get("key") == key and not self._derives_sooner_anew(derivation, head):
            now, files = stamps(self._root, listing.paths), store.table("files")
            paths = listing.paths
            differs = map(ne, map(files.get, paths), map(now.get, paths))
            changed = [] if files == now else list(compress(paths, differs))
            self._head = head
            self.revisions = (head["revision"], head["revision"])
            if not changed and len(files) == len(paths):
                self._is_unchanged = True
                return self._stored(listing)
            if len(changed) <= _MANY and len(files) == len(now) == len(paths) and files.keys() >= set(changed):
                network = self._few(_Change(listing, now, changed))
                if network:
                    return network
        return self._all(listing, key, progress, derivation)

    def _derives_sooner_anew(self, derivation: Derivation | None, head: Mapping[str, Json]) -> bool:
        """Whether deriving what is wanted of everyone takes less time when several processes read everything."""
        if derivation is None or head.get(derivation.table) == derivation.key:
            return False
        from netnotes.vault.shares import processes

        return processes(len(self._listing.paths)) > 1

    def _stored(self, listing: Listing, news: _News = _NO_NEWS) -> Network:
        """Everyone as the cache has them, but for those of whom there is news."""
        me, store = self._head["me"], self._store
        sources = Sources(lambda: store.table("people"), self._loader, self._read_everyone, self._distrust)
        people = People(sources, news.people, me, self._head["people"])
        faulty = {path for path, more in self._store.table("faulty").items() if more and path not in news.faults}
        faulty.update(path for path, faults in news.faults.items() if _is_faulty(faults))
        faulty.update(fault.path for fault in listing.diagnostics if fault.severity != "info")
        diagnostics = StoredDiagnostics(frozenset(faulty), lambda: self._diagnostics(news))
        unread = tuple(Unread(*one) for one in self._head["unread"])
        # Everyone is made when somebody asks for them: see `stored.People`.
        everyone = cast("tuple[Person, ...]", people)
        return Network(everyone, people.find(me) if me else None, diagnostics, unread, self._head["read"])

    def _diagnostics(self, news: _News) -> tuple[Diagnostic, ...]:
        try:
            stored = [
                fault
                for path in self._store.table("faulty").keys() - news.faults.keys()
                for fault in read_diagnostics(self._store.record("faults", path))
            ]
        except ERRORS:
            return tuple(self._read_anew().diagnostics)
        new = [fault for faults in news.faults.values() for fault in faults]
        return self._with_listing((*stored, *new))

    def _read_everyone(self) -> Network:
        """The network without the cache."""
        from netnotes.vault.read import read_network

        network = read_network(self._root, self._settings)
        return network._replace(diagnostics=in_order((*network.diagnostics, *self._settings_faults)))

    def _distrust(self) -> None:
        """The cache is damaged: it is made anew by the next run."""
        self._writes = [self._store.clear]
        self.reached = None
        self.revisions = ("", "")
        self._head = {}

    def _read_anew(self) -> Network:
        self._distrust()
        return self._read_everyone()

    def _moment(self) -> int | None:
        """The time before anything is read: what is changed at that time or later is not known for certain."""
        try:
            return self._store.moment()
        except StoreError:
            return None

    def _loader(self) -> Callable[[str], Person]:
        from netnotes.vault.partial import Loader

        return Loader(self._before()).person

    def _before(self) -> Before:
        """What the cache knows of the vault."""
        from netnotes.vault.assemble import Frame
        from netnotes.vault.layout import layout_of
        from netnotes.vault.links import Resolver
        from netnotes.vault.partial import Before
        from netnotes.vault.read import reader

        layout, me = layout_of(self._root, self._settings), self._head["me"]
        names = self._store.table("names")
        resolver = Resolver(self._listing.paths, names)
        frame = Frame(frozenset(names) - {me}, me, names, resolver, layout, self._settings)
        read_one = reader(self._root, layout, self._settings)

        def note(path: str) -> Note | None:
            return read_one(path).note

        return Before(frame, self._store.table("told"), note)

    # --- a few notes have changed

    def _few(self, change: _Change) -> Network | None:
        """The network after some notes changed what they tell; None where that is not enough."""
        from netnotes.vault.layout import layout_of
        from netnotes.vault.outline import chunk_of, is_as_before, outline_of
        from netnotes.vault.partial import put_together_again
        from netnotes.vault.read import reader

        layout = layout_of(self._root, self._settings)
        moment = self._moment()
        read_one = reader(self._root, layout, self._settings)
        now = {path: read_one(path) for path in change.changed}
        for path, read in now.items():
            was = self._store.record("outlines", str(chunk_of(path)))[path]
            if path == self._head["me"] or not is_as_before(outline_of(path, read, layout), was):
                return None
        if not any(read.note for read in now.values()):  # the report above all
            if moment is not None:
                self._writes.append(lambda: self._write_stamps(change, moment))
            self._is_unchanged = True
            return self._stored(change.listing)
        parts = put_together_again(now, self._before())
        self.reached = parts.people
        self._head = {**self._head, "revision": self._new_revision()}
        news = _News(parts.people, self._new_faults(parts, now))
        network = self._stored(change.listing, news)
        if moment is not None:
            self._writes.append(lambda: self._write_few(change, now, parts, news, moment))
        return network

    def _new_faults(self, parts: Parts, now: Mapping[str, Read]) -> dict[str, tuple[Diagnostic, ...]]:
        """All faults of the notes and people that there is news of."""
        faulty = self._store.table("faulty")
        found: dict[str, list[Diagnostic]] = {}
        for path in now.keys() | parts.people.keys():
            old = read_diagnostics(self._store.record("faults", path)) if path in faulty else ()
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
        store.change_table("people", {path: hot_record(person) for path, person in parts.people.items()})
        store.put_table("head", self._head)
        store.change_table("told", {path: told_record(parts, path) for path in now})
        store.change_table(
            "faulty", {path: _is_faulty(faults) if faults else None for path, faults in news.faults.items()}
        )
        for derived in DERIVED:
            store.change_table(derived, dict.fromkeys(parts.people))
        store.put_records("faults", news.faults.items())

    def _write_stamps(self, change: _Change, moment: int) -> None:
        self._store.change_table("files", lasting(change.stamps, change.changed, moment))

    # --- everything

    def _all(self, listing: Listing, key: str, progress: Progress | None, derivation: Derivation | None) -> Network:
        """The network put together from all notes."""
        from netnotes.vault.whole import Vault, read_alone, read_together

        moment = self._moment()
        vault = Vault(self._root, listing.paths, self._settings, moment or 0, progress)
        found = derivation and read_together(vault, derivation, self._read_everyone)
        network, whole, derived, self._end = found or read_alone(vault)
        self.reached = None
        if derivation and derived is not None:
            self._derived = derivation, derived
        self._head = {"key": key, "me": network.me.path if network.me else "", "unread": network.unread,
                      "read": network.notes_read, "people": len(network.people),
                      "revision": self._new_revision()}  # fmt: skip
        if moment is not None:
            self._writes = [lambda: self._write_all(whole())]
        return network._replace(diagnostics=StoredDiagnostics(None, lambda: self._diagnostics_of(whole)))

    def _diagnostics_of(self, whole: Callable[[], Whole]) -> tuple[Diagnostic, ...]:
        try:
            return self._with_listing(whole().diagnostics)
        except ERRORS:
            return tuple(self._read_anew().diagnostics)

    def _new_revision(self) -> str:
        found, _ = self.revisions
        self.revisions = (found, os.urandom(8).hex())
        return self.revisions[1]

    def _with_listing(self, faults: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """With the faults of the files that the vault has."""
        from netnotes.vault.read import with_line

        return in_order((*(with_line(self._root, fault) for fault in faults), *self._listing.diagnostics))

    def _write_all(self, whole: Whole) -> None:
        store = self._store
        store.clear()
        faults: dict[str, list[Diagnostic]] = {}
        for fault in whole.diagnostics:
            faults.setdefault(fault.path, []).append(fault)
        store.put_table("files", whole.stamps)
        store.put_table("people", whole.people)
        store.put_table("told", whole.told)
        store.put_table("faulty", {path: _is_faulty(found) for path, found in faults.items()})
        store.put_table("names", whole.names)
        store.put_records("outlines", ((str(chunk), its) for chunk, its in enumerate(whole.chunks)))
        store.put_records("faults", faults.items())
        store.put_table("head", self._head)


def _is_faulty(faults: Iterable[Diagnostic]) -> bool:
    return any(fault.severity != "info" for fault in faults)

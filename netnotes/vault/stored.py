"""People as the cache has them: a name at once, everything else when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, cast, overload

from netnotes.cache.records import Json, loads, read_diagnostics, read_person_record
from netnotes.cache.store import ERRORS, Store
from netnotes.diagnostics import Diagnostic
from netnotes.model import Network, Person

_ONE_BY_ONE = 64  # people that are loaded one by one, before all are

Fallback = Callable[[], Network]


class People:
    """Loads people from the cache. Should the cache fail, the notes are read instead (`fallback`)."""

    def __init__(self, store: Store, fallback: Fallback) -> None:
        self._store = store
        self._fallback = fallback
        self._loaded = 0
        self._raw: dict[str, bytes] | None = None
        self._read_anew: dict[str, Person] | None = None

    def make(self, path: str, hot: Json) -> Person:
        """A person of whom path, name, link, aliases and tags are known, the rest when it is asked for."""
        return cast("Person", _StoredPerson(self, path, hot))

    def load(self, path: str) -> Person:
        """All of a person."""
        if self._read_anew is None:
            try:
                return read_person_record(self._record(path))
            except ERRORS:
                network = self._fallback()
                self._read_anew = network.by_path()
                if network.me:
                    self._read_anew[network.me.path] = network.me
        return self._read_anew[path]

    def _record(self, path: str) -> Json:
        self._loaded += 1
        if self._raw is None and self._loaded > _ONE_BY_ONE:
            self._raw = self._store.raw_records("person")
        return self._store.record("person", path) if self._raw is None else loads(self._raw[path])


class _StoredPerson:
    """Looks like a Person to those who ask for its fields."""

    def __init__(self, people: People, path: str, hot: Json) -> None:
        self._people = people
        self.path = path
        self.name, self.link, aliases, tags = hot
        self.aliases = tuple(aliases)
        self.tags = tuple(tags)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        whole = self.__dict__.get("whole")
        if whole is None:
            whole = self._people.load(self.path)
            self.__dict__.update(zip(Person._fields, whole, strict=True))
            self.__dict__["whole"] = whole
        return getattr(whole, name)


class StoredDiagnostics(Sequence[Diagnostic]):
    """All faults, sorted, loaded when they are looked at; which notes have any is known at once."""

    def __init__(self, faulty: frozenset[str], load: Callable[[], tuple[Diagnostic, ...]]) -> None:
        self.faulty = faulty  # paths of the notes with more than infos
        self._load = load
        self._all: tuple[Diagnostic, ...] | None = None

    def _loaded(self) -> tuple[Diagnostic, ...]:
        if self._all is None:
            self._all = self._load()
        return self._all

    @overload
    def __getitem__(self, index: int) -> Diagnostic: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Diagnostic, ...]: ...

    def __getitem__(self, index: int | slice) -> Diagnostic | tuple[Diagnostic, ...]:
        return self._loaded()[index]

    def __len__(self) -> int:
        return len(self._loaded())

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self._loaded())


def stored_faults(store: Store) -> list[Diagnostic]:
    """Every fault the cache knows. Raises one of ERRORS."""
    return [fault for _, faults in store.records("faults") for fault in read_diagnostics(faults)]

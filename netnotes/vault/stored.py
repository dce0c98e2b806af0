"""People as the cache has them, made and loaded when they are asked for: a name first, everything else later."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, cast, overload

from netnotes.cache.records import Json, loads, read_diagnostics, read_person_record
from netnotes.cache.store import ERRORS, Store
from netnotes.diagnostics import Diagnostic
from netnotes.model import Network, Person

_ONE_BY_ONE = 64  # people that are loaded one by one, before all are

Fallback = Callable[[], Network]


class People(Sequence[Person]):
    """Everyone but the writer, in the order of their paths: from the cache, each loaded when something is asked of
    them. Should the cache fail, the notes are read instead (`fallback`).
    """

    def __init__(self, store: Store, fallback: Fallback, news: Mapping[str, Person], me: str, count: int) -> None:
        """`news`: those who are known better than the cache has them, by path. `me`: the writer's path. `count`: of
        people without the writer.
        """
        self._store = store
        self._fallback = fallback
        self._news = news
        self._me = me
        self._count = count
        self._loaded = 0
        self._raw: dict[str, bytes] | None = None
        self._read_anew: dict[str, Person] | None = None

    @cached_property
    def _everyone(self) -> tuple[Person, ...]:
        try:
            found = {
                path: self._news.get(path) or self._make(path, hot) for path, hot in self._store.table("people").items()
            }
        except ERRORS:
            return self._fallback().people
        found.pop(self._me, None)
        return tuple(found.values())

    @overload
    def __getitem__(self, index: int) -> Person: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Person, ...]: ...

    def __getitem__(self, index: int | slice) -> Person | tuple[Person, ...]:
        return self._everyone[index]

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Person]:
        return iter(self._everyone)

    def find(self, path: str) -> Person:
        """One person, the writer too."""
        return self._news.get(path) or cast("Person", _StoredPerson(self, path))

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

    def _make(self, path: str, hot: Json) -> Person:
        """A person of whom name, link, aliases and tags are known, the rest when it is asked for."""
        person = _StoredPerson(self, path)
        person.name, person.link, aliases, tags = hot
        person.aliases, person.tags = tuple(aliases), tuple(tags)
        return cast("Person", person)

    def _record(self, path: str) -> Json:
        self._loaded += 1
        if self._raw is None and self._loaded > _ONE_BY_ONE:
            self._raw = self._store.raw_records("person")
        return self._store.record("person", path) if self._raw is None else loads(self._raw[path])


class _StoredPerson:
    """Looks like a Person to those who ask for its fields."""

    name: str
    link: str
    aliases: tuple[str, ...]
    tags: tuple[str, ...]

    def __init__(self, people: People, path: str) -> None:
        self._people = people
        self.path = path

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

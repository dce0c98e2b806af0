"""People as the cache has them, made and loaded when they are asked for: a name first, everything else later."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple, cast, overload

from netnotes.cache.records import Json
from netnotes.cache.store import ERRORS
from netnotes.diagnostics import Diagnostic, NetnotesError
from netnotes.model import Network, Person

_ONE_BY_ONE = 32  # people who are put together one by one, before everyone is


class Derivation(NamedTuple):
    """What rules derive of each person."""

    table: str  # in which the cache keeps it
    key: str  # what it depends on beside the vault
    of: Callable[[Person], Json]


class Whole(NamedTuple):
    """What the cache keeps of everyone in a vault: plain values, by path."""

    stamps: Mapping[str, Json]  # of every file: see `listing.lasting`
    chunks: Sequence[Mapping[str, Json]]  # outlines of every file: see `outline.chunks`
    names: Mapping[str, Json]  # by which links find people and the writer's own note
    people: Mapping[str, Json]  # see `hot_record`; the writer's own note, too
    told: Mapping[str, Json]  # see `partial.told_record`
    diagnostics: tuple[Diagnostic, ...]  # in order


class Sources(NamedTuple):
    """Where people come from. A mapping, a function or a network is asked for only when it is needed."""

    people: Callable[[], Mapping[str, Json]]  # by path, see `hot_record`; the writer's own note, too
    one: Callable[[], Callable[[str], Person]]  # gives the person of a path. Raises one of ERRORS
    everyone: Callable[[], Network]  # reads all notes
    distrust: Callable[[], None]  # is told when one of the first two fails


class People(Sequence[Person]):
    """Everyone but the writer, in the order of their paths, each put together from the notes when something is asked of
    them that the cache has not: a few one by one, many at once. Should the cache fail, all notes are read.
    """

    def __init__(self, sources: Sources, news: Mapping[str, Person], me: str, count: int) -> None:
        """`news`: those who are known better than the cache has them, by path. `me`: the writer's path. `count`: of
        people without the writer.
        """
        self._sources = sources
        self._news = news
        self._me = me
        self._count = count
        self._loaded = 0
        self._one: Callable[[str], Person] | None = None
        self._all: dict[str, Person] | None = None

    @cached_property
    def _everyone(self) -> tuple[Person, ...]:
        try:
            hot = sorted(self._sources.people().items())
            return tuple(self._news.get(path) or self._make(path, one) for path, one in hot if path != self._me)
        except ERRORS:
            self._sources.distrust()
            return self._sources.everyone().people

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
        self._loaded += 1
        if self._all is None and self._loaded <= _ONE_BY_ONE:
            try:
                if self._one is None:
                    self._one = self._sources.one()
                return self._one(path)
            except ERRORS:  # the cache is damaged, or the person's note has gone since
                self._sources.distrust()
        if self._all is None:
            network = self._sources.everyone()
            self._all = network.by_path()
            if network.me:
                self._all[network.me.path] = network.me
        if path not in self._all:
            raise NetnotesError(f"{path} was moved while it was read", "run it again")
        return self._all[path]

    def _make(self, path: str, hot: Json) -> Person:
        """A person of whom name, link, aliases and tags are known, the rest when it is asked for."""
        person = _StoredPerson(self, path)
        person.name, person.link, aliases, tags = hot
        person.aliases, person.tags = tuple(aliases), tuple(tags)
        return cast("Person", person)


def hot_record(person: Person) -> Json:
    """What of a person is read at once; see `People`."""
    return [person.name, person.link, person.aliases, person.tags]


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
    """All faults, sorted, loaded when they are looked at; which notes have any may be known at once."""

    def __init__(self, faulty: frozenset[str] | None, load: Callable[[], tuple[Diagnostic, ...]]) -> None:
        self.faulty = faulty  # paths of the notes with more than infos, where they are known
        self._load = load

    @cached_property
    def _all(self) -> tuple[Diagnostic, ...]:
        return self._load()

    @overload
    def __getitem__(self, index: int) -> Diagnostic: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Diagnostic, ...]: ...

    def __getitem__(self, index: int | slice) -> Diagnostic | tuple[Diagnostic, ...]:
        return self._all[index]

    def __len__(self) -> int:
        return len(self._all)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self._all)

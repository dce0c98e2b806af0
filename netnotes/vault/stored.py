"""People as the cache has them: a name at once, everything else when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, cast, overload

from netnotes.cache.records import Json
from netnotes.cache.store import ERRORS
from netnotes.diagnostics import Diagnostic, NetnotesError
from netnotes.model import Network, Person

if TYPE_CHECKING:
    from netnotes.vault.outline import Outline

_ONE_BY_ONE = 32  # people who are put together one by one, before everyone is


class Whole(NamedTuple):
    """What the cache keeps of everyone in a vault: plain values, by path."""

    outlines: Mapping[str, Outline]  # of every file
    people: Mapping[str, Json]  # see `hot_record`; the writer's own note, too
    told: Mapping[str, Json]  # see `partial.told_record`
    diagnostics: tuple[Diagnostic, ...]  # in order


class People:
    """Puts people together from their notes when more is asked than the cache has of them: a few one by one, many at
    once. Should the cache fail, all are, too.
    """

    def __init__(self, one: Callable[[], Callable[[str], Person]], everyone: Callable[[], Network]) -> None:
        """`one` makes a function that gives the person of a path."""
        self._make_one = one
        self._make_all = everyone
        self._one: Callable[[str], Person] | None = None
        self._loaded = 0
        self._all: dict[str, Person] | None = None

    def make(self, path: str, hot: Json) -> Person:
        """A person of whom path, name, link, aliases and tags are known, the rest when it is asked for."""
        return cast("Person", _StoredPerson(self, path, hot))

    def load(self, path: str) -> Person:
        """All of a person."""
        self._loaded += 1
        if self._all is None and self._loaded <= _ONE_BY_ONE:
            try:
                if self._one is None:
                    self._one = self._make_one()
                return self._one(path)
            except ERRORS:
                pass  # the cache is damaged, or the person's note has gone since
        if self._all is None:
            network = self._make_all()
            self._all = network.by_path()
            if network.me:
                self._all[network.me.path] = network.me
        if path not in self._all:
            raise NetnotesError(f"{path} was moved while it was read", "run it again")
        return self._all[path]


def hot_record(person: Person) -> Json:
    """What of a person is read at once; see `People.make`."""
    return [person.name, person.link, person.aliases, person.tags]


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

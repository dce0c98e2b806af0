"""Which note a link means, as Obsidian finds it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from netnotes.names import fold, fold_plain, folded, folder, stem, without_md


class Found(NamedTuple):
    """What a link's target leads to."""

    person: str = ""  # the path of a person (or of the writer's own note)
    exists: bool = False  # some note is meant, a person or not
    candidates: tuple[str, ...] = ()  # several people are meant equally well


_NOBODY = Found()
_MOST_ALIKE = 100  # names that share a sign, beyond which the sign tells nothing, and comparing them all takes long


class Resolver:
    """Finds notes by link target: the exact path, else the one note of that stem, else the one person of that
    name or alias; at last the same without diacritics. Where a stem stands for one person and other notes, the
    person is meant.
    """

    def __init__(self, paths: Iterable[str], names: Mapping[str, Sequence[str]]) -> None:
        """`paths`: every Markdown file of the vault. `names`: a person's path -> their names and aliases."""
        self._names = names
        paths = tuple(paths)
        self._all = paths
        self._bare = bare = folded(paths)
        self._stems = _Places([place[place.rfind("/") + 1 :] for place in bare], paths)
        self._plain: dict[str, list[str]] | None = None
        self._found: dict[str, Found] = {}
        self._near: dict[str, set[str]] | None = None

    @cached_property
    def _paths(self) -> _Places:
        return _Places(self._bare, self._all)

    @cached_property
    def _people(self) -> dict[str, list[str]]:
        """Paths of people by folded name or alias."""
        found: dict[str, list[str]] = {}
        for path, known in self._names.items():
            for name in {fold(name) for name in known}:
                found.setdefault(name, []).append(path)
        return found

    def is_unique(self, path: str) -> bool:
        """Whether no other note of the vault has this note's stem."""
        return not self._stems.shared or fold(stem(path)) not in self._stems.shared

    def find(self, target: str, source: str) -> Found:
        """What a target means in the note `source`."""
        found = self._found.get(target)
        if found is None:
            found = self._found[target] = self._find(target)
        if found.person:
            return found
        if "/" in target or found.candidates:
            return self._beside(target, source) or found
        return found

    def _find(self, target: str) -> Found:
        bare = fold(without_md(target.strip().strip("/")))
        if not bare:
            return _NOBODY
        name = bare[bare.rfind("/") + 1 :]
        notes = self._exact(bare, target) or self._stems.get(name)
        if "/" in bare:
            notes = [path for path in notes if f"/{fold(without_md(path))}".endswith(f"/{bare}")]
        return self._one(notes) or self._one(self._people.get(bare, [])) or self._one(self._by_plain(bare)) or _NOBODY

    def _exact(self, bare: str, target: str) -> list[str]:
        twins = self._paths.get(bare)
        if len(twins) > 1:  # they differ by case or by Unicode form alone
            return [path for path in twins if without_md(path) == without_md(target)] or twins
        return twins

    def _beside(self, target: str, source: str) -> Found | None:
        place = posixpath.normpath(posixpath.join(folder(source), target.strip()))
        return self._one(self._exact(fold(without_md(place)), place))

    def _one(self, notes: list[str]) -> Found | None:
        if not notes:
            return None
        people = [path for path in notes if path in self._names]
        if len(people) == 1:
            return Found(people[0], True)
        return Found(exists=True, candidates=tuple(sorted(people)))

    def _by_plain(self, bare: str) -> list[str]:
        if self._plain is None:
            self._plain = {}
            for path, known in self._names.items():
                for name in {fold_plain(name) for name in (stem(path), *known)}:
                    self._plain.setdefault(name, []).append(path)
        return self._plain.get(fold_plain(bare), [])

    def nearest(self, target: str) -> str:
        """The known name that looks most like a target nobody has; empty when none does."""
        from difflib import get_close_matches

        if self._near is None:
            self._near = {}
            for path, known in self._names.items():
                for name in (stem(path), *known):
                    for sign in _signs(name):
                        self._near.setdefault(sign, set()).add(name)
        wanted = stem(target)
        named = (self._near.get(sign, set()) for sign in _signs(wanted))
        alike = {name for names in named if len(names) <= _MOST_ALIKE for name in names}
        by_fold = {fold_plain(name): name for name in sorted(alike)}
        near = get_close_matches(fold_plain(wanted), sorted(by_fold), 1, 0.75)
        return by_fold[near[0]] if near else ""


class _Places:
    """Paths by what they are called. In a large vault nearly all are called as no other is."""

    def __init__(self, called: list[str], paths: tuple[str, ...]) -> None:
        self._one = dict(zip(called, paths, strict=True))
        self.shared: dict[str, list[str]] = {}
        if len(self._one) < len(paths):
            for name, path in zip(called, paths, strict=True):
                self.shared.setdefault(name, []).append(path)
            self.shared = {name: those for name, those in self.shared.items() if len(those) > 1}

    def get(self, name: str) -> list[str]:
        """All that are called so."""
        if name in self.shared:
            return self.shared[name]
        path = self._one.get(name)
        return [] if path is None else [path]


def _signs(name: str) -> set[str]:
    """What two alike names share at least one of: a word, or the beginning or end of the whole."""
    plain = fold_plain(name)
    return {*plain.split(), f"{plain[:2]}…", f"…{plain[-3:]}"}

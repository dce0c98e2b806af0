"""Everyone's facts, and what the rules about everyone found in each person.

Such a rule looks at each person alone, and puts together what it finds: `Everyone.found`. What was found is kept, so
that only those of whom something new is told are looked at again (`NetworkFacts.after`). It may rest on nothing but
that person's facts: not on other people, and not on the writer's own note.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

from netnotes.model import Kind
from netnotes.names import fold_plain
from netnotes.rules.lines import OURS, last_day

if TYPE_CHECKING:
    from netnotes.rules import PersonFacts

    Facts = dict[str, PersonFacts]
else:
    Facts = dict

T = TypeVar("T")
Rank = tuple[float, str, str]  # strength (negative), folded name, path


class Everyone(Facts):
    """Facts by path, in the order of the network."""

    _found: dict[Callable[[PersonFacts], Any], dict[str, Any]]

    def found(self, find: Callable[[PersonFacts], T | None]) -> dict[str, T]:
        """By path, what a function finds in each person; left out are those in whom it finds nothing."""
        kept = self.__dict__.setdefault("_found", {})
        if find not in kept:
            kept[find] = {path: found for path, facts in self.items() if (found := find(facts))}
        return kept[find]  # type: ignore[no-any-return]

    def hand_on(self, following: Everyone, changed: Collection[str]) -> None:
        """Hands on what was found to the `following`, who differ in the `changed` people (paths) alone."""
        found = self.__dict__.pop("_found", {})
        following._found = {find: renewed(rows, find, following, changed) for find, rows in found.items()}


def renewed(
    rows: dict[str, T], find: Callable[[PersonFacts], T | None], people: Everyone, changed: Collection[str]
) -> dict[str, T]:
    """What is found in people, as it was but for those who changed. The rows are used up."""
    is_in_order = True
    for path in changed:
        found = find(people[path]) if path in people else None
        if found:
            is_in_order = is_in_order and path in rows
            rows[path] = found
        else:
            rows.pop(path, None)
    return rows if is_in_order else {path: rows[path] for path in people if path in rows}


def kept(find: Callable[[PersonFacts], T]) -> Callable[[PersonFacts], T]:
    """Keeps what a function finds with the person's facts: several rules ask for it."""
    name = f"{find.__module__}.{find.__name__}"

    @wraps(find)
    def found(facts: PersonFacts) -> T:
        known = facts.__dict__
        if name not in known:
            known[name] = find(facts)
        return known[name]  # type: ignore[no-any-return]

    return found


@kept
def kinds(facts: PersonFacts) -> frozenset[Kind]:
    """All kinds of what was noted of a person up to the day."""
    return frozenset([act.kind for line in facts.history.lines for act in line.acts])


@kept
def last_of_ours(facts: PersonFacts) -> date | None:
    """The last day on which I wrote, or we were in touch."""
    return last_day(facts.history.lines, OURS)


@kept
def rank(facts: PersonFacts) -> Rank:
    """To sort by: the strongest tie first, then by name."""
    return -facts.strength.total, fold_plain(facts.person.name), facts.person.path

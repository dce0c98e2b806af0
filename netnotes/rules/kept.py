"""What a rule about everyone finds in one person alone, kept beside that person's facts.

Such a rule looks at each person, and puts together what it finds. The first part is kept, so that rules share it, and
so that only those of whom something new is told are looked at again (`NetworkFacts.after`). It may rest on nothing but
the person's facts: not on other people, and not on the writer's own note.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING, TypeVar

from netnotes.model import Kind
from netnotes.names import fold_plain
from netnotes.rules.lines import OURS, last_day

if TYPE_CHECKING:
    from netnotes.rules import PersonFacts

T = TypeVar("T")


def kept(facts: PersonFacts, name: str, find: Callable[[], T]) -> T:
    """What `find` gives, kept by its name with a person's facts."""
    known = facts.__dict__
    if name in known:
        found: T = known[name]
    else:
        found = known[name] = find()
    return found


def of_one(find: Callable[[PersonFacts], T]) -> Callable[[PersonFacts], T]:
    """Keeps what a function finds in a person's facts with these facts."""
    name = f"{find.__module__}.{find.__name__}"

    @wraps(find)
    def found(facts: PersonFacts) -> T:
        known = facts.__dict__
        if name not in known:
            known[name] = find(facts)
        return known[name]  # type: ignore[no-any-return]

    return found


def found_in(people: Mapping[str, PersonFacts], find: Callable[[PersonFacts], T | None]) -> tuple[T, ...]:
    """What is found in each person; nobody counts in whom nothing is."""
    return tuple([found for facts in people.values() if (found := find(facts))])


@of_one
def kinds(facts: PersonFacts) -> frozenset[Kind]:
    """All kinds of what was noted of a person up to the day."""
    return frozenset([act.kind for line in facts.history.lines for act in line.acts])


@of_one
def last_of_ours(facts: PersonFacts) -> date | None:
    """The last day on which I wrote, or we were in touch."""
    return last_day(facts.history.lines, OURS)


@of_one
def rank(facts: PersonFacts) -> tuple[float, str, str]:
    """To sort by: the strongest tie first, then by name."""
    return -facts.strength.total, fold_plain(facts.person.name), facts.person.path

"""What every section of the report is written with: links to people and notes, lists that fold, words for days.

Level 4. The records here and in `netnotes.report.sections` are the template's variables: every text in them is
`Markdown`, safe as it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from netnotes.facts import FollowUp, Listed
from netnotes.markdown import EMPTY, Markdown, joined, link, listed
from netnotes.model import Evidence

if TYPE_CHECKING:
    from netnotes.rules import NetworkFacts, PersonFacts

OWED = frozenset({"F1", "F2", "F3", "F4"})  # promises, replies, first follow-ups, nudges
FOLDED_LISTS = 2  # a folded list holds at most so many times what is shown
TEXT_LIMIT = 140  # characters of a note's words in a line
NAMES = 8  # people named in one line
_T = TypeVar("_T")


class Item(NamedTuple):
    """One line of a list."""

    who: Markdown  # a link to the person; to two or more, or empty, where the line is about them or nobody
    what: Markdown  # what is said
    when: Markdown = EMPTY  # a day, and how far it is
    source: Markdown = EMPTY  # a link to the note it rests on, where that is not the person's own

    @property
    def line(self) -> Markdown:
        """The parts put together, as the report shows them."""
        first = Markdown(": ".join(part for part in (self.who, self.what or self.when) if part))
        return joined((first, self.when if self.what else EMPTY, self.source), " · ")


class Listing(NamedTuple):
    """A list: what is shown at once, what is folded away, and how many are in neither."""

    shown: tuple[Item, ...]
    folded: tuple[Item, ...]
    left_out: int
    command: Markdown  # the command that lists all of them; empty where there is none

    @property
    def more(self) -> int:
        """How many are not shown at once."""
        return len(self.folded) + self.left_out

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self.shown) + self.more

    @property
    def rest(self) -> Markdown:
        """`and 1,042 more`; empty when all are shown."""
        return Markdown(f"and {self.more:,} more") if self.more else EMPTY

    @property
    def further(self) -> Markdown:
        """`994 further`, with the command that lists them; empty when none is left out."""
        if not self.left_out:
            return EMPTY
        return Markdown(f"{self.left_out:,} further" + (f": `{self.command}`" if self.command else ""))


class Page:
    """The facts of one day, and the words and links the sections are made of."""

    def __init__(self, facts: NetworkFacts, before: NetworkFacts | None = None) -> None:
        self.facts = facts
        self.before = before  # the facts on the day of the last report
        self.day = facts.day
        self.settings = facts.settings
        self.people = facts.people

    def who(self, path: str, *, table: bool = False) -> Markdown:
        """A link to a person; `table` for a table cell."""
        facts = self.people.get(path)
        if facts is None:
            return self.note(path)
        return link(facts.person.link, facts.person.name, path, table=table)

    def all_of(self, paths: Sequence[str], most: int = NAMES) -> Markdown:
        """Links to several people, at most `most`, and the count of the rest."""
        return some([self.who(path) for path in paths[:most]], len(paths) - most)

    def named(self, people: Iterable[Listed], most: int = NAMES) -> Markdown:
        """As `all_of`, for people on a list."""
        return self.all_of([person.path for person in people], most=most)

    def note(self, path: str) -> Markdown:
        """A link to any note."""
        target = path[:-3] if path[-3:].lower() == ".md" else path
        return link(target, target.rsplit("/", 1)[-1], path)

    def source(self, path: str, evidence: Iterable[Evidence]) -> Markdown:
        """A link to the note a line about the person at `path` rests on, unless that is the person's own."""
        for item in evidence:
            return EMPTY if item.path == path else self.note(item.path)
        return EMPTY

    def listing(self, things: Sequence[_T], item: Callable[[_T], Item], command: str = "") -> Listing:
        """A list of things, each made into a line; only those that are written are made."""
        limit = max(self.settings.list_limit, 1)
        held = limit * (1 + FOLDED_LISTS)
        if len(things) == limit + 1:
            limit += 1  # to fold a single line would save nothing
        return Listing(
            tuple(item(thing) for thing in things[:limit]),
            tuple(item(thing) for thing in things[limit:held]),
            max(len(things) - held, 0),
            Markdown(command),
        )

    def due(self, follow_up: FollowUp) -> Markdown:
        """When something is due: `2 days late (2026-06-28)`, `today`, `2026-07-04, in 4 days`."""
        left = follow_up.days_left(self.day)
        if follow_up.due is None or left is None:
            return EMPTY
        if left < 0 and not follow_up.optional:
            return Markdown(f"{count(-left, 'day')} late ({follow_up.due})")
        return self.ahead(follow_up.due)

    def ahead(self, day: date) -> Markdown:
        """A day and how far it is: `today`, `tomorrow`, `2026-07-04, in 4 days`, `2026-06-27, 3 days ago`."""
        left = (day - self.day).days
        if left in (0, 1):
            return Markdown(("today", "tomorrow")[left])
        return Markdown(f"{day}, in {left} days" if left > 0 else f"{day}, {count(-left, 'day')} ago")

    @cached_property
    def in_today(self) -> frozenset[str]:
        """Paths of the people in Today."""
        return frozenset(item.path for item in self.facts.today)

    @cached_property
    def grieving(self) -> frozenset[str]:
        """Paths of the people with sad news not answered yet: nothing else is proposed for them."""
        return frozenset(moment.path for moment in self.facts.milestones if moment.tone == "console")

    @cached_property
    def let_go(self) -> frozenset[str]:
        """Paths of the people in Let go."""
        return frozenset(item.path for item in self.facts.let_go)

    def follow_ups(self, find: Callable[[PersonFacts], tuple[FollowUp, ...]]) -> list[FollowUp]:
        """What is to do for anybody, as far as `find` gives it of each person, in the order of the rules."""
        from netnotes.rules.follow_ups import in_order

        return in_order((item for items in self.people.found(find).values() for item in items), self.people)

    @cached_property
    def owed(self) -> tuple[FollowUp, ...]:
        """Obligations, optional replies and nudges that are overdue, due soon or undated, the earliest due first."""
        return tuple(sorted(self.follow_ups(_owed), key=lambda item: (item.due is None, item.due or self.day)))

    @cached_property
    def elsewhere(self) -> frozenset[str]:
        """Paths of the people whom Today or Let go names, or who have sad news: no other section proposes them."""
        return self.in_today | self.let_go | self.grieving

    def closest_first(self, people: Iterable[PersonFacts]) -> list[PersonFacts]:
        """People by strength, then name: an order to read in, not a rank that is shown."""
        return sorted(people, key=lambda facts: (-facts.strength.total, facts.person.name, facts.person.path))


def _owed(facts: PersonFacts) -> tuple[FollowUp, ...]:
    soon, day = facts.settings.soon_days, facts.day
    return tuple(item for item in facts.follow_ups if item.rule in OWED and _counts(item, day, soon))


def _counts(item: FollowUp, day: date, soon: int) -> bool:
    left = item.days_left(day)
    return item.rule == "F1" if left is None else left <= soon


def some(names: Sequence[Markdown], left_out: int = 0) -> Markdown:
    """`a, b and c`, or `a, b, c and 5 more`."""
    if left_out > 0:
        return Markdown(f"{', '.join(names)} and {left_out:,} more")
    return listed(names)


def count(number: int, one: str, many: str = "") -> str:
    """`1 day`, `2 days`, `1,200 days`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def percent(share: float) -> Markdown:
    """A share as a percentage, with one decimal below ten: `4.3 %`, `29 %`."""
    value = share * 100
    return Markdown(f"{value:.1f} %" if 0 < value < 10 else f"{value:.0f} %")

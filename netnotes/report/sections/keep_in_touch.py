"""Keep in touch: people whose turn it is, and those gone quiet (S4; dormant ties keep value: Levin et al. 2011)."""

from __future__ import annotations

from collections.abc import Callable, Container
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from netnotes.facts import FollowUp
from netnotes.markdown import EMPTY, Markdown, text
from netnotes.report.page import Item, Listing, Page, count
from netnotes.rules.follow_ups import is_snoozed, place

if TYPE_CHECKING:
    from netnotes.rules import PersonFacts

RHYTHM_DAYS = 180  # from the first touch to the last, before an interval is told


class KeepInTouch(NamedTuple):
    """Connections, network and targets by the rhythm that is theirs."""

    overdue: Listing
    soon: Listing
    dormant: Listing  # silent for long, and worth reviving
    broken: Listing  # a rhythm that broke off, with people none of the lists above names


def section(page: Page) -> KeepInTouch | None:
    """Who is due by their cadence, and what went quiet. Each person stands here once.

    Nobody of Today, and nobody with sad news, which Give tells. Who is due soon stands elsewhere where something is
    owed to them, or the writer wants to know them better.
    """
    elsewhere = page.in_today | page.grieving
    owing = {item.path for item in page.owed if not item.optional}
    dormant = _due(page, _dormant, elsewhere)
    overdue = _due(page, _overdue, elsewhere)
    soon = _due(page, _soon, elsewhere | owing)
    soon.sort(key=lambda item: item.days_left(page.day) or 0)
    named = {item.path for item in (*dormant, *overdue, *soon)} | elsewhere | page.let_go
    broken = [
        facts.person.path
        for facts in page.closest_first(
            page.people[path] for path in page.people.found(_is_broken) if path not in named
        )
    ]
    command = "netnotes due --kind 'keep in touch'"
    lists = KeepInTouch(
        page.listing(overdue, lambda item: _line(page, item.path), command),
        page.listing(soon, lambda item: Item(page.who(item.path), EMPTY, page.due(item)), command),
        page.listing(dormant, lambda item: _line(page, item.path), command),
        page.listing(broken, lambda path: _line(page, path), "netnotes list --warmth dormant"),
    )
    return lists if any(listing.total for listing in lists) else None


_Placed = tuple[tuple[object, ...], FollowUp]  # with its place in the order


def _due(page: Page, find: Callable[[PersonFacts], _Placed | None], elsewhere: Container[str]) -> list[FollowUp]:
    found = sorted(page.people.found(find).values(), key=itemgetter(0))
    return [item for _, item in found if item.path not in elsewhere]


def _by_rhythm(facts: PersonFacts) -> FollowUp | None:
    """Whose turn it is by the cadence; nobody has more than one."""
    return next((item for item in facts.follow_ups if item.rule == "F5"), None)


def _dormant(facts: PersonFacts) -> _Placed | None:
    item = _by_rhythm(facts) if facts.tie.warmth == "dormant" else None
    return (place(item, facts), item) if item else None


def _overdue(facts: PersonFacts) -> _Placed | None:
    item = _by_rhythm(facts) if facts.tie.warmth != "dormant" else None
    return (place(item, facts), item) if item and item.days_overdue else None


def _soon(facts: PersonFacts) -> _Placed | None:
    item = None if facts.person.profile.know_me_better else _by_rhythm(facts)
    if item is None or item.days_overdue or (item.days_left(facts.day) or 0) > facts.settings.soon_days:
        return None
    return place(item, facts), item


def _is_broken(facts: PersonFacts) -> bool:
    return facts.tie.rhythm_broken and not (facts.person.profile.archived or is_snoozed(facts.person, facts.day))


def _line(page: Page, path: str) -> Item:
    facts = page.people[path]
    words = text(facts.tie.reason)
    if facts.tie.rhythm_broken:
        words = Markdown(f"{words}; {rhythm(facts)}")
    return Item(page.who(path), words)


def rhythm(facts: PersonFacts) -> str:
    """What became of a broken rhythm: a few weeks of touches make no interval to speak of."""
    touches, usual = facts.history.touches, facts.tie.median_interval
    if not usual or (touches[-1].day - touches[0].day).days < RHYTHM_DAYS:
        return "the rhythm broke off"
    return f"you used to be in touch about every {count(round(usual), 'day')}"

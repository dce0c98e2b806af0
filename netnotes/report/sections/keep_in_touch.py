"""Keep in touch: people whose turn it is, and those gone quiet (S4; dormant ties keep value: Levin et al. 2011)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netnotes.facts import FollowUp
from netnotes.markdown import EMPTY, Markdown, text
from netnotes.report.page import Item, Listing, Page, count
from netnotes.rules.follow_ups import is_snoozed

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
    due = [item for item in page.follow_ups(_by_rhythm) if item.path not in elsewhere]
    owing = {item.path for item in page.owed if not item.optional}
    dormant = [item for item in due if page.people[item.path].tie.warmth == "dormant"]
    overdue = [item for item in due if item.days_overdue and page.people[item.path].tie.warmth != "dormant"]
    soon = [
        item
        for item in due
        if not item.days_overdue
        and _left(page, item) <= page.settings.soon_days
        and item.path not in owing
        and not page.people[item.path].person.profile.know_me_better
    ]
    soon.sort(key=lambda item: _left(page, item))
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


def _by_rhythm(facts: PersonFacts) -> tuple[FollowUp, ...]:
    """What is due by a person's rhythm, but not what is due later than soon."""
    return tuple(
        item
        for item in facts.follow_ups
        if item.rule == "F5"
        and (
            item.days_overdue
            or facts.tie.warmth == "dormant"
            or (item.days_left(facts.day) or 0) <= facts.settings.soon_days
        )
    )


def _is_broken(facts: PersonFacts) -> bool:
    return facts.tie.rhythm_broken and not (facts.person.profile.archived or is_snoozed(facts.person, facts.day))


def _left(page: Page, item: FollowUp) -> int:
    left = item.days_left(page.day)
    return 0 if left is None else left


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

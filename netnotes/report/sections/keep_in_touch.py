"""Keep in touch: people whose turn it is, and those gone quiet (S4; dormant ties keep value: Levin et al. 2011)."""

from __future__ import annotations

from typing import NamedTuple

from netnotes.facts import FollowUp
from netnotes.markdown import EMPTY, Markdown, text
from netnotes.report.page import Item, Listing, Page
from netnotes.rules.follow_ups import is_snoozed


class KeepInTouch(NamedTuple):
    """Connections, network and targets by the rhythm that is theirs."""

    overdue: Listing
    soon: Listing
    dormant: Listing  # silent for long, and worth reviving
    broken: Listing  # a rhythm that broke off, with people none of the lists above names


def section(page: Page) -> KeepInTouch | None:
    """Who is due by their cadence, and what went quiet. Each person stands here once."""
    due = [item for item in page.follow_ups if item.rule == "F5" and item not in page.told_today]
    dormant = [item for item in due if page.people[item.path].tie.warmth == "dormant"]
    overdue = [item for item in due if item.days_overdue and item not in dormant]
    soon = [item for item in due if not item.days_overdue and _left(page, item) <= page.settings.soon_days]
    soon.sort(key=lambda item: _left(page, item))
    named = {item.path for item in (*dormant, *overdue, *soon)} | page.in_today | page.let_go
    broken = [
        facts.person.path
        for facts in page.closest_first(
            facts
            for path, facts in page.people.items()
            if path not in named
            and facts.tie.rhythm_broken
            and not facts.person.profile.archived
            and not is_snoozed(facts.person, page.day)
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


def _left(page: Page, item: FollowUp) -> int:
    left = item.days_left(page.day)
    return 0 if left is None else left


def _line(page: Page, path: str) -> Item:
    tie = page.people[path].tie
    words = text(tie.reason)
    if tie.rhythm_broken and tie.median_interval:
        words = Markdown(f"{words}; you used to be in touch about every {tie.median_interval:.0f} days")
    return Item(page.who(path), words)

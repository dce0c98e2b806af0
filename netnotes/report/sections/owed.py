"""Owed: promises, replies and first follow-ups, overdue first (S3: follow up; S4: earn their trust)."""

from __future__ import annotations

from typing import NamedTuple

from netnotes.facts import FollowUp
from netnotes.markdown import Markdown, text
from netnotes.report.page import TEXT_LIMIT, Item, Listing, Page

OBLIGATIONS = frozenset({"F1", "F2", "F3"})


class Owed(NamedTuple):
    """What the writer owes, and what they wait for."""

    overdue: Listing
    soon: Listing  # due within the settings' days
    undated: Listing  # promises without a day
    optional: Listing  # replies that nobody can expect
    waiting: Listing  # the writer's own asks without an answer, to be nudged


def section(page: Page) -> Owed | None:
    """Everything owed that is overdue, due soon or undated."""
    owed = [item for item in page.follow_ups if item.rule in OBLIGATIONS]
    firm = [item for item in owed if not item.optional]
    soon = [item for item in firm if not item.days_overdue and _soon(page, item)]
    lists = Owed(
        _list(page, [item for item in firm if item.days_overdue], "promise"),
        _list(page, sorted(soon, key=lambda item: item.due or page.day), "promise"),
        _list(page, [item for item in firm if item.due is None], "promise"),
        _list(page, [item for item in owed if item.optional and _soon(page, item)], "reply"),
        _list(page, [item for item in page.follow_ups if item.rule == "F4" and _soon(page, item)], "nudge"),
    )
    return lists if any(listing.total for listing in lists) else None


def _soon(page: Page, item: FollowUp) -> bool:
    left = item.days_left(page.day)
    return left is not None and left <= page.settings.soon_days


def _list(page: Page, items: list[FollowUp], kind: str) -> Listing:
    return page.listing(items, lambda item: _line(page, item), f"netnotes due --kind {kind}")


def _line(page: Page, item: FollowUp) -> Item:
    words = text(item.text, TEXT_LIMIT)
    if item in page.told_today:
        words = Markdown("see Today")
    elif item.asserted:
        words = Markdown(f"{words} (a day you set)")
    return Item(page.who(item.path), words, page.due(item), page.source(item.path, item.evidence))

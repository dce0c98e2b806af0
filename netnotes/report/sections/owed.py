"""Owed: promises, replies and first follow-ups, overdue first (S3: follow up; S4: earn their trust)."""

from __future__ import annotations

from typing import NamedTuple

from netnotes.facts import FollowUp
from netnotes.markdown import EMPTY, Markdown, joined, text
from netnotes.report.page import TEXT_LIMIT, Item, Listing, Page
from netnotes.rules import terms


class Owed(NamedTuple):
    """What the writer owes, and what they wait for."""

    overdue: Listing
    soon: Listing  # due within the settings' days
    undated: Listing  # promises without a day
    optional: Listing  # replies that nobody can expect
    waiting: Listing  # the writer's own asks without an answer, to be nudged
    in_today: Markdown  # how much more stands in Today; empty for nothing


def section(page: Page) -> Owed | None:
    """Everything owed that is overdue, due soon or undated, but to the people in Today, whose cards tell it."""
    everything = page.owed
    told = sum(item.path in page.in_today for item in everything)
    owed = [item for item in everything if item.path not in page.in_today and item.rule != "F4"]
    firm = [item for item in owed if not item.optional]
    lists = Owed(
        _list(page, [item for item in firm if item.days_overdue], "promise"),
        _list(page, [item for item in firm if item.due and not item.days_overdue], "promise"),
        _list(page, [item for item in firm if item.due is None], "promise"),
        _list(page, [item for item in owed if item.optional], "reply"),
        _list(page, [item for item in everything if item.rule == "F4" and item.path not in page.in_today], "nudge"),
        Markdown(f"And {told:,} more in Today.") if told else EMPTY,
    )
    return lists if any(listing.total for listing in lists[:-1]) else None


def _list(page: Page, items: list[FollowUp], kind: str) -> Listing:
    return page.listing(items, lambda item: _line(page, item), f"netnotes due --kind {kind}")


def _line(page: Page, item: FollowUp) -> Item:
    words = text(item.text, TEXT_LIMIT)
    if item.asserted:
        words = Markdown(f"{words} (a day you set)")
    elif item.rule == "F1":
        words = joined((words, _helper(page, item)), "; ")
    return Item(page.who(item.path), words, page.due(item), page.source(item.path, item.evidence))


def _helper(page: Page, item: FollowUp) -> Markdown:
    """Who could help to keep a promise that is about a need of theirs."""
    facts = page.people[item.path]
    promised = terms.key(item.text)
    for need in facts.person.profile.needs:
        if promised & terms.key(need) and (other := page.facts.helpers.other(facts.person, facts.history, need)):
            return Markdown(f"{page.who(other.person.path)} offers {text(other.offer, 60)}")
    return EMPTY

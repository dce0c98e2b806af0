"""Give: what the writer could do for others (S3: be helpful, introduce; S1: be invested in what happens to them)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from netnotes.facts import Introduction, Moment, NeedMet, ShareIdea
from netnotes.markdown import Markdown, listed, quoted, text
from netnotes.report.page import NAMES, TEXT_LIMIT, Item, Listing, Page


class Give(NamedTuple):
    """Chances to give, none of them owed."""

    moments: Listing  # what happened in their lives, and nobody spoke of yet
    needs: Listing  # needs that the writer's own offers meet
    introductions: Listing
    share: Listing  # who would care about something the writer knows
    thanks: Listing  # help received, and nothing given yet


def section(page: Page) -> Give | None:
    """Moments first, then needs, introductions, content to share, and help to return."""
    facts = page.facts
    lists = Give(
        page.listing(facts.milestones, lambda moment: _moment(page, moment)),
        page.listing(_by_person(facts.needs_met), lambda met: _need(page, *met)),
        page.listing(facts.introductions, lambda pair: _pair(page, pair), "netnotes introductions"),
        page.listing(_by_interest(facts.to_share), lambda shared: _idea(page, *shared)),
        page.listing(list(_to_thank(page)), lambda item: item),
    )
    return lists if any(listing.total for listing in lists) else None


def _moment(page: Page, moment: Moment) -> Item:
    verb = {"console": "be there for them", "congratulate": "congratulate", "greet": "greet"}.get(moment.tone, "ask")
    what = Markdown(f"{verb}: {quoted(moment.what, TEXT_LIMIT)}")
    return Item(page.who(moment.path), what, page.ahead(moment.day), page.source(moment.path, moment.evidence))


def _by_person(needs: Iterable[NeedMet]) -> list[tuple[str, list[NeedMet]]]:
    found: dict[str, list[NeedMet]] = {}
    for met in needs:
        found.setdefault(met.path, []).append(met)
    return list(found.items())


def _need(page: Page, path: str, needs: list[NeedMet]) -> Item:
    parts = [
        need if need == offer else Markdown(f"{need} (you offer {offer})")
        for need, offer in ((text(met.need, 60), text(met.offer, 60)) for met in needs[:NAMES])
    ]
    return Item(page.who(path), Markdown(f"needs {listed(parts)}"))


def _pair(page: Page, pair: Introduction) -> Item:
    reasons = "; ".join(pair.reasons)
    names = [page.people[path].person.name for path in (pair.a, pair.b) if path in page.people]
    firsts = [name.split()[0] for name in names if name.split()]
    if len(set(firsts)) == len(names):
        for name, first in zip(names, firsts, strict=True):
            reasons = reasons.replace(name, first)  # the full names stand in the links
    return Item(page.all_of((pair.a, pair.b)), text(reasons, TEXT_LIMIT))


def _by_interest(ideas: Iterable[ShareIdea]) -> list[tuple[str, list[str]]]:
    """Each person once, under the interest that most of them share."""
    ideas = list(ideas)
    times = Counter(interest.casefold() for idea in ideas for interest in idea.interests)
    found: dict[str, list[str]] = {}
    for idea in ideas:
        interest = max(idea.interests, key=lambda each: times[each.casefold()])
        found.setdefault(interest.casefold(), []).append(idea.path)
    return sorted(found.items(), key=lambda shared: -len(shared[1]))


def _idea(page: Page, interest: str, paths: list[str]) -> Item:
    return Item(page.all_of(paths), Markdown(f"something on {text(interest, 40)}"))


def _to_thank(page: Page) -> Iterator[Item]:
    """Contacts who helped, and those to whom help has only come one way: each once, without a count."""
    favours = {item.path: item for item in page.facts.favours_received}
    for facts in page.closest_first(page.people.values()):
        path = facts.person.path
        if path in page.let_go:
            continue
        if path in favours:
            item = favours[path]
            yield Item(page.who(path), Markdown(f"helped you, {text(item.reason, TEXT_LIMIT)}"))
        elif facts.ledger.offer_something:
            yield Item(page.who(path), Markdown(f"helped you, last on {facts.ledger.last_received}"))

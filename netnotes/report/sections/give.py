"""Give: what the writer could do for others (S3: be helpful, introduce; S1: be invested in what happens to them)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from netnotes.facts import Introduction, Moment, NeedMet, ShareIdea
from netnotes.markdown import Markdown, listed, quoted, text
from netnotes.report.page import NAMES, TEXT_LIMIT, Item, Listing, Page
from netnotes.report.sections.deepen import one_step
from netnotes.rules.introductions import NO_CIRCLE

if TYPE_CHECKING:
    from netnotes.rules import PersonFacts


class Give(NamedTuple):
    """Chances to give, none of them owed."""

    comfort: Listing  # sad news that the writer has not answered
    moments: Listing  # good news, likewise
    topics: Listing  # what they told, and the writer has not come back to
    needs: Listing  # needs that the writer's own offers meet
    introductions: Listing
    share: Listing  # who would care about something the writer knows
    thanks: Listing  # help received, and nothing given yet


def section(page: Page) -> Give | None:
    """Moments first, then needs, introductions, content to share, and help to return.

    Whom Today names is left to it, and who has sad news to that alone.
    """
    facts = page.facts
    elsewhere = page.elsewhere
    helped = _helped(page)
    needs = [met for met in facts.needs_met if met.path not in elsewhere and met.path not in helped]
    topics = [topic for topic in facts.topics if topic.path not in elsewhere]
    told = {topic.path for topic in topics}
    news = [moment for moment in facts.milestones if moment.path not in page.grieving]
    lists = Give(
        page.listing(
            [moment for moment in facts.milestones if moment.tone == "console" and moment.path not in page.in_today],
            lambda moment: _told(page, moment),
        ),
        page.listing(news, lambda moment: _moment(page, moment)),
        page.listing(topics, lambda topic: _told(page, topic)),
        page.listing(_by_person(needs), lambda met: _need(page, *met)),
        page.listing(
            [pair for pair in facts.introductions if not _is_a_step(page, pair)],
            lambda pair: _pair(page, pair),
            "netnotes introductions",
        ),
        page.listing(
            _by_interest(idea for idea in facts.to_share if idea.path not in elsewhere | told),
            lambda shared: _idea(page, *shared),
        ),
        page.listing(_to_thank(page), lambda facts: _thanks(page, facts)),
    )
    return lists if any(listing.total for listing in lists) else None


def _moment(page: Page, moment: Moment) -> Item:
    told = _told(page, moment)
    return told._replace(what=Markdown(f"congratulate: {told.what}"))


def _told(page: Page, moment: Moment) -> Item:
    what = quoted(moment.what, TEXT_LIMIT)
    return Item(page.who(moment.path), what, page.ahead(moment.day), page.source(moment.path, moment.evidence))


def _helped(page: Page) -> set[str]:
    """Those to whom Deepen proposes just that help."""
    steps = [(facts.person.path, facts.next_step) for facts in one_step(page)]
    return {path for path, step in steps if step and step.code in ("N2", "K2")}


def _is_a_step(page: Page, pair: Introduction) -> bool:
    """Whether Today proposes this introduction already, as the next step of one of the two."""
    one, other = page.people[pair.a], page.people[pair.b]
    return any(
        facts.person.path in page.in_today
        and facts.next_step is not None
        and facts.next_step.text.startswith(f"introduce them to {whom.person.name},")
        for facts, whom in ((one, other), (other, one))
    )


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
    reasons = "; ".join(reason for reason in pair.reasons if reason != NO_CIRCLE)
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


def _to_thank(page: Page) -> list[PersonFacts]:
    """Contacts who helped, and those to whom help has only come one way: each once, without a count."""
    paths = {item.path for item in page.facts.favours_received}.union(page.people.found(_has_only_received))
    return page.closest_first(page.people[path] for path in paths if path not in page.elsewhere)


def _has_only_received(facts: PersonFacts) -> bool:
    return facts.ledger.offer_something


def _thanks(page: Page, facts: PersonFacts) -> Item:
    path = facts.person.path
    favour = next((item for item in page.facts.favours_received if item.path == path), None)
    if favour:
        return Item(page.who(path), Markdown(f"helped you, {text(favour.reason, TEXT_LIMIT)}"))
    return Item(page.who(path), Markdown(f"helped you, last on {facts.ledger.last_received}"))

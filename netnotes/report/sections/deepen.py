"""Deepen: who is one step from a closer relationship, by that step (S1: five steps; S2: deepen rather than add)."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import TYPE_CHECKING, NamedTuple

from netnotes.facts import Listed
from netnotes.markdown import Markdown, text
from netnotes.report.page import TEXT_LIMIT, Item, Listing, Page
from netnotes.rules.everyone import kept
from netnotes.rules.follow_ups import is_snoozed
from netnotes.rules.lists import lacks_one, only_asks

if TYPE_CHECKING:
    from netnotes.rules import PersonFacts

# The criterion a step would meet -> what the step is, in the order in which they are shown.
STEPS = {
    "N1": "Meet or call",
    "N2": "Help, or ask for help",
    "K3": "Ask about the person",
    "K2": "Let help go both ways",
    "K4": "Ask for something small",
    "N3": "Decide whether you would refer them",
    "K1": "Keep going",
}


class Step(NamedTuple):
    """People for whom the same kind of step is the next one."""

    title: Markdown
    people: Listing


class Deepen(NamedTuple):
    """Whose relationship could become deeper, and how."""

    wishes: Listing  # people the writer wants to know better
    steps: tuple[Step, ...]
    met_once: Listing  # met once, and nothing since
    online: Listing  # they answer, and the writer never met them
    mostly_asked: Listing  # to whom the writer mostly writes to ask
    unanswered: Markdown  # from whom nothing ever came back; may be empty


def section(page: Page) -> Deepen | None:
    """People one criterion away by their next step, wishes first; each person stands here once.

    Nobody of Today, nobody who may be let go, and no family (nothing is to be made of them); who has sad news stands in
    Give.
    """
    wishes = [page.people[path] for path in page.people.found(_is_wish) if path not in page.elsewhere]
    near = one_step(page)
    placed = {facts.person.path for facts in (*near, *wishes)}
    by_code: dict[str, list[PersonFacts]] = {}
    for facts in near:
        by_code.setdefault(_code(facts), []).append(facts)
    steps = tuple(
        Step(Markdown(title), _listing(page, by_code[code])) for code, title in STEPS.items() if code in by_code
    )
    result = Deepen(
        wishes=_listing(page, wishes),
        steps=steps,
        met_once=_listed(page, page.facts.card_only, page.people.found(_is_to_follow_up)),
        online=_listed(page, page.facts.online_only, placed),
        mostly_asked=_listed(page, page.facts.mostly_asks),
        unanswered=page.named(_open_to_more(page, page.facts.may_not_know_you)),
    )
    listings = (result.met_once, result.online, result.mostly_asked)
    return result if wishes or steps or result.unanswered or any(each.total for each in listings) else None


def one_step(page: Page) -> list[PersonFacts]:
    """Those one criterion away whom the section lists by their step."""
    cards = {item.path for item in page.facts.card_only}
    return [
        page.people[path]
        for path in page.people.found(_is_near)
        if path not in page.elsewhere and path not in cards and _code(page.people[path]) in STEPS
    ]


@kept
def _is_open_to_more(facts: PersonFacts) -> bool:
    """Whether something may be made of a tie: not of family, nor of one that is put away."""
    profile = facts.person.profile
    return not (profile.archived or profile.is_family or is_snoozed(facts.person, facts.day))


def _is_wish(facts: PersonFacts) -> bool:
    return facts.person.profile.know_me_better and _is_open_to_more(facts)


def _is_near(facts: PersonFacts) -> bool:
    """One criterion away, no wish, and not gone quiet: who is dormant is to be revived first."""
    if facts.person.profile.know_me_better or facts.tie.warmth == "dormant" or not _is_open_to_more(facts):
        return False
    return lacks_one(facts) and not only_asks(facts)


def _is_to_follow_up(facts: PersonFacts) -> bool:
    return any(item.rule == "F3" for item in facts.follow_ups)


def _open_to_more(page: Page, found: Iterable[Listed], placed: Container[str] = ()) -> list[Listed]:
    """Those found with whom something may be made of the tie, and who are not placed already."""
    return [
        item
        for item in found
        if item.path not in page.elsewhere and item.path not in placed and _is_open_to_more(page.people[item.path])
    ]


def _listed(page: Page, found: Iterable[Listed], placed: Container[str] = ()) -> Listing:
    return page.listing(_open_to_more(page, found, placed), lambda item: Item(page.who(item.path), text(item.reason)))


def _code(facts: PersonFacts) -> str:
    return facts.next_step.code if facts.next_step else ""


def _listing(page: Page, people: list[PersonFacts]) -> Listing:
    """One line for all who share the same next step."""
    by_step: dict[str, list[PersonFacts]] = {}
    for facts in page.closest_first(people):
        by_step.setdefault(facts.next_step.text if facts.next_step else "nothing is missing", []).append(facts)
    return page.listing(list(by_step.items()), lambda step: _line(page, *step))


def _line(page: Page, step: str, people: list[PersonFacts]) -> Item:
    return Item(page.all_of([facts.person.path for facts in people]), text(step, TEXT_LIMIT))

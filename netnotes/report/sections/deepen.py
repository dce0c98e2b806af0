"""Deepen: who is one step from a closer relationship, by that step (S1: five steps; S2: deepen rather than add)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from netnotes.facts import Listed
from netnotes.markdown import Markdown, text
from netnotes.report.page import TEXT_LIMIT, Item, Listing, Page
from netnotes.rules.kept import of_one
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
    wishes = [facts for facts in page.open_to_more if facts.person.profile.know_me_better]
    free = _paths(page.open_to_more)
    wished = _paths(wishes)
    near = one_step(page)
    by_code: dict[str, list[PersonFacts]] = {}
    for facts in near:
        by_code.setdefault(_code(facts), []).append(facts)
    steps = tuple(
        Step(Markdown(title), _listing(page, by_code[code])) for code, title in STEPS.items() if code in by_code
    )
    result = Deepen(
        wishes=_listing(page, wishes),
        steps=steps,
        met_once=_listed(
            page, page.facts.card_only, free - {item.path for item in page.follow_ups if item.rule == "F3"}
        ),
        online=_listed(page, page.facts.online_only, free - _paths(near) - wished),
        mostly_asked=_listed(page, page.facts.mostly_asks, free),
        unanswered=page.named([item for item in page.facts.may_not_know_you if item.path in free]),
    )
    listings = (result.met_once, result.online, result.mostly_asked)
    return result if wishes or steps or result.unanswered or any(each.total for each in listings) else None


def one_step(page: Page) -> list[PersonFacts]:
    """Those one criterion away whom the section lists by their step."""
    cards = {item.path for item in page.facts.card_only}
    return [
        facts
        for facts in page.open_to_more
        if _is_near(facts) and facts.person.path not in cards and _code(facts) in STEPS
    ]


@of_one
def _is_near(facts: PersonFacts) -> bool:
    """One criterion away, no wish, and not gone quiet: who is dormant is to be revived first."""
    if facts.person.profile.know_me_better or facts.tie.warmth == "dormant":
        return False
    return lacks_one(facts) and not only_asks(facts)


def _paths(people: Iterable[PersonFacts]) -> set[str]:
    return {facts.person.path for facts in people}


def _listed(page: Page, found: Iterable[Listed], among: set[str]) -> Listing:
    return page.listing(
        [item for item in found if item.path in among], lambda item: Item(page.who(item.path), text(item.reason))
    )


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

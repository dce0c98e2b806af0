"""What I can give, what I gave, and what the network gives. Lists each way, never a balance.

Sources: S1 step 5 and S3 tip 7 (offer your expertise, be helpful), S1 (a favour from a contact), S2 (help delivered),
S4 (information, deals, introductions; courtesies returned; value demonstrated over time).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from netnotes.facts import Given, Group, Listed, NeedMet
from netnotes.model import Evidence, Interaction, Kind, Person
from netnotes.names import fold_plain
from netnotes.rules import terms
from netnotes.rules.everyone import Everyone, kinds
from netnotes.rules.ledger import asserts_giving
from netnotes.rules.lines import first_and_last, shorten, when
from netnotes.stages import STAGES

if TYPE_CHECKING:
    from netnotes.rules import PersonFacts

TO_THEM: tuple[Kind, ...] = ("gave", "intro", "referred")
TO_ME: tuple[Kind, ...] = ("received", "granted", "intro-from", "referred-me")
PASSED: frozenset[Kind] = frozenset(TO_THEM + TO_ME)
INTRODUCING: frozenset[Kind] = frozenset({"intro", "referred", "intro-from", "referred-me"})
CONSISTENT = 2  # quarters of giving that show value consistently

Told = tuple[date | None, tuple[Evidence, ...]]  # what tells a line from others

_TAG = re.compile(r"(?<!\S)#([^\W\d][\w/-]*)")


def needs_met(people: Everyone, me: Person | None) -> tuple[NeedMet, ...]:
    """Needs that an offer of the writer's own note meets, the closest ties first. S1 step 5, S3 tip 7."""
    if me is None:
        return ()
    offers = terms.keys(me.profile.offers)
    known: dict[terms.Key, str | None] = {}  # the offer that meets a need
    found: list[tuple[int, str, NeedMet]] = []
    for path, needs in people.found(_needing).items():
        for need, text in needs.items():
            if need not in known:
                known[need] = next((name for key, name in offers.items() if terms.meets(need, key)), None)
            offer = known[need]
            if offer is not None:
                facts = people[path]
                place = -STAGES.index(facts.stage)
                found.append((place, fold_plain(facts.person.name), NeedMet(path, text, offer)))
    return tuple(item for _, _, item in sorted(found))


def _needing(facts: PersonFacts) -> dict[terms.Key, str] | None:
    return None if facts.person.profile.archived else terms.needs(facts)


def favours_received(people: Everyone) -> tuple[Listed, ...]:
    """Contacts who helped me and whom I never helped: offer something back. S1. Not family."""
    return tuple(people.found(_favour).values())


def _favour(facts: PersonFacts) -> Listed | None:
    person = facts.person
    if facts.stage != "contact" or person.profile.is_family or person.profile.archived:
        return None
    received = facts.ledger.received
    if not received or facts.ledger.given or asserts_giving(person):
        return None
    last = received[-1]
    reason = f"{when(last)}: {shorten(last.text)}" if last.text else f"helped you, {when(last)}"
    return Listed(person.path, reason, first_and_last(received))


def gave(people: Everyone) -> tuple[Given, ...]:
    """Help I delivered, by kind; an offer alone is none. S2 (what I can do)."""
    return _by_kind(people, TO_THEM)


def received(people: Everyone) -> tuple[Given, ...]:
    """What the network gave me, by kind. S4."""
    return _by_kind(people, TO_ME)


def received_by_tag(people: Everyone) -> tuple[Group, ...]:
    """Who gave me what, by the further tags of the lines (`#received #deal`), most people first. S4."""
    names: dict[str, str] = {}
    members: dict[str, dict[str, None]] = {}
    for path, tags in people.found(_tags_received).items():
        for folded, tag in tags:
            names.setdefault(folded, tag)
            members.setdefault(folded, {})[path] = None
    groups = (Group(names[tag], tuple(paths)) for tag, paths in members.items())
    return tuple(sorted(groups, key=lambda group: (-len(group.people), fold_plain(group.name))))


def _tags_received(facts: PersonFacts) -> tuple[tuple[str, str], ...]:
    """Tags of lines of help received: folded, and as written."""
    return tuple((fold_plain(tag), tag) for line in facts.ledger.received for tag in _TAG.findall(line.text))


def introductions_received(people: Everyone) -> tuple[Listed, ...]:
    """Who introduced me to others, with the latest introduction: courtesies returned. S4."""
    return tuple(people.found(_introduction).values())


def _introduction(facts: PersonFacts) -> Listed | None:
    if "intro-from" not in kinds(facts):
        return None
    lines = [line for line in facts.ledger.received if any(act.kind == "intro-from" for act in line.acts)]
    text = shorten(lines[-1].text) or "introduced you"
    return Listed(facts.person.path, f"{when(lines[-1])}: {text}", first_and_last(lines))


def consistent(people: Everyone) -> tuple[Listed, ...]:
    """People to whom I gave something in at least two calendar quarters. S4."""
    return tuple(people.found(_consistent).values())


def _consistent(facts: PersonFacts) -> Listed | None:
    given = facts.ledger.given
    if not given or (quarters := facts.exchange.giving_quarters) < CONSISTENT:
        return None
    return Listed(facts.person.path, f"gave in {quarters} quarters", first_and_last(given))


def _by_kind(people: Everyone, wanted: Iterable[Kind]) -> tuple[Given, ...]:
    found: dict[Kind, dict[str, _Passed]] = {kind: {} for kind in wanted}
    for path, by_kind in people.found(_passed).items():
        for kind, passed in by_kind.items():
            if kind in found:
                found[kind][path] = passed
    return tuple(_given(kind, by_person) for kind, by_person in found.items() if by_person)


class _Passed(NamedTuple):
    """Help of one kind that passed between the writer and a person."""

    lines: list[Interaction]
    own: int  # how many of them, where nobody else's notes can tell the same; else 0
    told: frozenset[Told]  # and else all of them
    last: date | None


def _passed(facts: PersonFacts) -> dict[Kind, _Passed]:
    """All help, either way, by kind."""
    if PASSED.isdisjoint(kinds(facts)):
        return {}
    found: dict[Kind, list[Interaction]] = {}
    for line in facts.history.lines:
        for kind in {act.kind for act in line.acts if act.kind in PASSED}:
            found.setdefault(kind, []).append(line)
    return {kind: _of_one(facts.person.path, lines) for kind, lines in found.items()}


def _of_one(path: str, lines: list[Interaction]) -> _Passed:
    told = frozenset([(line.day, line.evidence) for line in lines])
    last = max((line.day for line in lines if line.day), default=None)
    if all(len(line.people) < 2 and all(place.path == path for place in line.evidence) for line in lines):
        return _Passed(lines, len(told), frozenset(), last)
    return _Passed(lines, 0, told, last)


def _given(kind: Kind, found: dict[str, _Passed]) -> Given:
    if kind in INTRODUCING:
        times = _introductions([(path, line) for path, passed in found.items() for line in passed.lines])
    else:
        told = frozenset[Told]().union(*[passed.told for passed in found.values()])
        times = sum(passed.own for passed in found.values()) + len(told)
    return Given(
        kind, times, tuple(found), max((passed.last for passed in found.values() if passed.last), default=None)
    )


def _introductions(found: list[tuple[str, Interaction]]) -> int:
    """Introductions, each once: the notes of both people may tell it, on the same day."""
    events: dict[date | None, list[set[str]]] = {}
    lines = {(line.day, line.evidence): (path, line) for path, line in found}
    for path, line in lines.values():
        people = {path, *line.people, *line.mentions}
        told = events.setdefault(line.day, [])
        if not any(len(people & others) > 1 for others in told):
            told.append(people)
    return sum(map(len, events.values()))

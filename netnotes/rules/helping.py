"""Who can meet a need: the writer, or somebody in the network (S1 step 5, S3 tips 7 and 8).

A need is met by an offer as `terms.meets` has it. Somebody else is named only who may be introduced: network or
above, neither dormant nor archived, and not known to the person yet.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from netnotes.facts import History
from netnotes.model import Person
from netnotes.names import fold_plain
from netnotes.rules import terms
from netnotes.rules.introductions import acquainted
from netnotes.settings import Settings
from netnotes.stages import STAGES

if TYPE_CHECKING:
    from netnotes.rules import PersonFacts


class Helper(NamedTuple):
    """Somebody who offers what a person needs."""

    person: Person
    offer: str  # as the helper's note has it


class Helpers:
    """What the writer and the network offer and need; looked at only when a need is to be met."""

    def __init__(self, people: Callable[[], Mapping[str, PersonFacts]], me: Person | None, settings: Settings) -> None:
        self._people = people
        self._me = me
        self._settings = settings
        self._found: dict[terms.Key, list[tuple[PersonFacts, str]]] = {}
        self._asking: set[str] = set()

    def renew(self, people: Callable[[], Mapping[str, PersonFacts]]) -> frozenset[str]:
        """Looks at other people from now on. Gives the paths of those for whom somebody was looked for before."""
        asking = frozenset(self._asking)
        self._people, self._found, self._asking = people, {}, set()
        for name in ("_network", "_offered_by", "_offers"):
            self.__dict__.pop(name, None)
        return asking

    def mine(self, person: Person) -> str:
        """The writer's own offer that meets a need of theirs; empty without one."""
        return _first(self._own_offers, terms.keys(person.profile.needs))

    def theirs(self, person: Person) -> str:
        """The writer's own need that an offer of theirs meets; empty without one."""
        return _first(self._own_needs, terms.keys(person.profile.offers))

    def other(self, person: Person, history: History, need: str) -> Helper | None:
        """The closest of the network who offers it and whom the person does not know yet."""
        self._asking.add(person.path)
        wanted = terms.key(need)
        if wanted not in self._found:
            self._found[wanted] = self._offering(wanted)
        offering = self._found[wanted]
        known = acquainted(person, history, self._settings) if offering else frozenset()
        for facts, offer in offering:
            helper = facts.person
            if helper.path == person.path or helper.path in known:
                continue
            if person.path not in acquainted(helper, facts.history, self._settings):
                return Helper(helper, offer)
        return None

    def _offering(self, wanted: terms.Key) -> list[tuple[PersonFacts, str]]:
        """Who of the network offers it, with the offer, the closest first."""
        keys = {key for word in wanted for key in self._offers.get(word, ()) if terms.meets(wanted, key)}
        found: dict[int, str] = {}
        for place, offer in sorted(each for key in keys for each in self._offered_by[key]):
            found.setdefault(place, offer)
        return [(self._network[place], offer) for place, offer in found.items()]

    @cached_property
    def _own_offers(self) -> dict[terms.Key, str]:
        return terms.keys(self._me.profile.offers) if self._me else {}

    @cached_property
    def _own_needs(self) -> dict[terms.Key, str]:
        return terms.keys(self._me.profile.needs) if self._me else {}

    @cached_property
    def _network(self) -> list[PersonFacts]:
        """Whom one can introduce, the closest first."""
        fit = [facts for facts in self._people().values() if facts.person.profile.offers and _may_be_introduced(facts)]
        return sorted(fit, key=lambda f: (-STAGES.index(f.stage), fold_plain(f.person.name), f.person.path))

    @cached_property
    def _offered_by(self) -> dict[terms.Key, list[tuple[int, str]]]:
        """Places among the network of those who offer something, with the offer as written."""
        found: dict[terms.Key, list[tuple[int, str]]] = {}
        for place, facts in enumerate(self._network):
            for key, offer in terms.keys(facts.person.profile.offers).items():
                found.setdefault(key, []).append((place, offer))
        return found

    @cached_property
    def _offers(self) -> dict[str, list[terms.Key]]:
        """What is offered, by each of its words."""
        found: dict[str, list[terms.Key]] = {}
        for key in self._offered_by:
            for word in key:
                found.setdefault(word, []).append(key)
        return found


def _may_be_introduced(facts: PersonFacts) -> bool:
    if facts.person.profile.archived or facts.stage not in ("network", "connection"):
        return False
    return facts.tie.warmth != "dormant"


def _first(own: Mapping[terms.Key, str], theirs: Mapping[terms.Key, str]) -> str:
    """The first of the writer's that goes with one of theirs."""
    return next((text for key, text in own.items() if any(terms.meets(key, other) for other in theirs)), "")

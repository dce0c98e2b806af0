"""Who can meet a need: the writer, or somebody in the network (S1 step 5, S3 tips 7 and 8).

A need is met by an offer as `terms.meets` has it. Somebody else is named only who may be introduced: network or
above, neither dormant nor archived, and not known to the person yet.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from netnotes.facts import STAGES, History
from netnotes.model import Person
from netnotes.names import fold_plain
from netnotes.rules import terms
from netnotes.rules.introductions import acquainted
from netnotes.settings import Settings

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

    def mine(self, person: Person) -> str:
        """The writer's own offer that meets a need of theirs; empty without one."""
        needs = terms.keys(person.profile.needs)
        return _first(self._own_offers, needs)

    def theirs(self, person: Person) -> str:
        """The writer's own need that an offer of theirs meets; empty without one."""
        return _first(self._own_needs, terms.keys(person.profile.offers))

    def other(self, person: Person, history: History, need: str) -> Helper | None:
        """The closest of the network who offers it and whom the person does not know yet."""
        wanted = terms.key(need)
        found = {
            path: offer
            for word in wanted
            for key, path, offer in self._offers.get(word, ())
            if path != person.path and terms.meets(wanted, key)
        }
        known = acquainted(person, history, self._settings) if found else frozenset()
        helpers = [self._people()[path] for path in found if path not in known]
        fit = [facts for facts in helpers if self._may_meet(person, facts)]
        if not fit:
            return None
        best = min(fit, key=lambda f: (-STAGES.index(f.stage), fold_plain(f.person.name), f.person.path))
        return Helper(best.person, found[best.person.path])

    def _may_meet(self, person: Person, helper: PersonFacts) -> bool:
        if helper.person.profile.archived or helper.stage not in ("network", "connection"):
            return False
        if helper.tie.warmth == "dormant":
            return False
        return person.path not in acquainted(helper.person, helper.history, self._settings)

    @cached_property
    def _own_offers(self) -> dict[terms.Key, str]:
        return terms.keys(self._me.profile.offers) if self._me else {}

    @cached_property
    def _own_needs(self) -> dict[terms.Key, str]:
        return terms.keys(self._me.profile.needs) if self._me else {}

    @cached_property
    def _offers(self) -> dict[str, list[tuple[terms.Key, str, str]]]:
        """Everybody's offers by each of their words: the offer's words, the path, and the offer as written."""
        found: dict[str, list[tuple[terms.Key, str, str]]] = {}
        for path, facts in self._people().items():
            for key, offer in terms.keys(facts.person.profile.offers).items():
                for word in key:
                    found.setdefault(word, []).append((key, path, offer))
        return found


def _first(own: Mapping[terms.Key, str], theirs: Mapping[terms.Key, str]) -> str:
    """The first of the writer's that goes with one of theirs."""
    return next((text for key, text in own.items() if any(terms.meets(key, other) for other in theirs)), "")

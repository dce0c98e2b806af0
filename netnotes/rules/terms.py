"""When two people's words mean the same: interests, needs and offers.

Words are compared folded and without a plural ending; idle words ("a", "for", "some" …) do not count. Two interests
are the same when they have the same words. An offer meets a need when the words of one are all among the other's:
"translator" meets "a translator for Norwegian". No dictionary: a suggestion rests on words the reader can see.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from netnotes.names import fold_plain
from netnotes.rules.everyone import kept

if TYPE_CHECKING:
    from netnotes.rules import PersonFacts

Key = frozenset[str]

_WORD = re.compile(r"\w+")
_IDLE = frozenset(
    {"a", "an", "the", "and", "or", "of", "for", "in", "on", "at", "to", "with", "from", "by", "about", "into", "as"}
    | {"my", "our", "your", "her", "his", "their", "some", "any", "someone", "somebody", "who", "can", "could", "do"}
    | {"does", "is", "are", "be", "help", "helping", "good", "new", "need", "needs", "looking", "offer", "offers"}
)


@lru_cache(maxsize=100_000)
def key(text: str) -> Key:
    """The words that count; empty for a text without any."""
    words = _WORD.findall(fold_plain(text))
    telling = [word for word in words if word not in _IDLE] or words
    return frozenset(_singular(word) for word in telling)


def _singular(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word.endswith("ss"):
        return word
    if word.endswith(("xes", "ches", "shes", "sses", "zes")):
        return word[:-2]
    return word[:-3] + "y" if word.endswith("ies") and len(word) > 4 else word[:-1]


def keys(texts: Iterable[str]) -> dict[Key, str]:
    """Texts by their key, the first spelling kept; texts without a word left out."""
    found: dict[Key, str] = {}
    for text in texts:
        if telling := key(text):
            found.setdefault(telling, text)
    return found


@kept
def interests(facts: PersonFacts) -> dict[Key, str]:
    """A person's interests by key."""
    return keys(facts.person.profile.interests)


@kept
def needs(facts: PersonFacts) -> dict[Key, str]:
    """A person's needs by key."""
    return keys(facts.person.profile.needs)


@kept
def offers(facts: PersonFacts) -> dict[Key, str]:
    """A person's offers by key."""
    return keys(facts.person.profile.offers)


def meets(need: Key, offer: Key) -> bool:
    """Whether the offer meets the need."""
    return need <= offer or offer <= need


def meeting(needs: Iterable[Key], offers: Iterable[Key]) -> dict[Key, list[Key]]:
    """By offer, the needs it meets: `meets` over all pairs, found through the words they share."""
    offers = set(offers)
    holding: dict[str, set[Key]] = {}
    for offer in offers:
        for word in offer:
            holding.setdefault(word, set()).add(offer)
    by_rarest: dict[str, list[Key]] = {}
    for offer in offers:
        by_rarest.setdefault(min(offer, key=lambda word: (len(holding[word]), word)), []).append(offer)
    found: dict[Key, list[Key]] = {}
    for need in set(needs):
        for offer in _wider(need, holding) | _narrower(need, by_rarest):
            found.setdefault(offer, []).append(need)
    return found


def _wider(need: Key, holding: Mapping[str, set[Key]]) -> set[Key]:
    """Offers that hold every word of the need."""
    if not all(word in holding for word in need):
        return set()
    return set.intersection(*sorted((holding[word] for word in need), key=len))


def _narrower(need: Key, by_rarest: Mapping[str, list[Key]]) -> set[Key]:
    """Offers all of whose words are the need's."""
    return {offer for word in need for offer in by_rarest.get(word, ()) if offer <= need}

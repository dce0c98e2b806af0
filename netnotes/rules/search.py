"""Who can help: a search across what people offer and do, and who could introduce me.

Sources: S0 (a network's value is its members' skills), S4 (find precisely the right person), S2 (introductions only
through people of stage network or above).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from netnotes.facts import Match
from netnotes.names import fold_plain
from netnotes.rules.lines import shorten, when
from netnotes.stages import STAGES, WARMTHS

if TYPE_CHECKING:
    from netnotes.rules import PersonFacts

People = Mapping[str, "PersonFacts"]

_WORD = re.compile(r"\w+")
_IDLE = frozenset(
    {"a", "an", "and", "any", "anybody", "anyone", "at", "be", "can", "could", "do", "does", "find", "for", "get"}
    | {"good", "great", "has", "have", "help", "helps", "i", "in", "is", "know", "knows", "looking", "me", "my", "need"}
    | {"needs", "of", "on", "or", "please", "search", "some", "somebody", "someone", "that", "the", "to", "us", "want"}
    | {"wanted", "we", "what", "which", "who", "whom", "with", "would"}
)
_ABILITY = frozenset({"offers", "role", "company", "past"})
_NOTE = "note "
_PLACES = 4  # shown of each person
_WHOLE = 2  # words so short only count whole


class _Found(NamedTuple):
    """One person, where the words stand, and how well."""

    facts: PersonFacts
    places: tuple[str, ...]
    words: frozenset[re.Pattern[str]]  # of those asked for, noted anywhere
    together: int  # at most in one place
    able: frozenset[re.Pattern[str]]  # in offers, role, company or past


def find(words: str, people: People) -> tuple[Match, ...]:
    """People of whom every word is noted; else those with the most of the words, and those with the rarest of them.

    Those come first of whom one place says all of it ("web design" as an offer, not a website and a design school),
    and those whose properties say it before those of whom only a dated line does; within, closest and warmest first.
    Where nobody has every word, those with rare words stand before those with common ones.

    Searched: offers, role, company, interests, past, communities, tags, and the text of dated lines. A word counts
    at the beginning of a noted word ("design" finds "designer"). `via` names the warmest person of stage network or
    above who knows somebody I am not close to, or introduced us.
    """
    wanted = _wanted(words)
    if not wanted:
        return ()
    found = [each for facts in people.values() if (each := _look(facts, wanted)).words]
    best = _best(found, wanted)
    knowing = _knowing(people) if any(_distant(each.facts) for each in best) else {}
    return tuple(
        Match(each.facts.person.path, each.places, _via(each.facts, knowing), len(each.able) == len(wanted))
        for each in best
    )


def _best(found: list[_Found], wanted: list[re.Pattern[str]]) -> list[_Found]:
    """Those who fit best, in order."""
    holders = Counter(word for each in found for word in each.words)
    most = max((len(each.words) for each in found), default=0)
    if most == len(wanted):
        best = [each for each in found if len(each.words) == most]
    else:
        fewest = min(holders.values(), default=0)
        rare = {word for word, count in holders.items() if count == fewest}
        best = [each for each in found if len(each.words) == most or not rare.isdisjoint(each.words)]
    rarity = {each.facts.person.path: sum(1 / holders[word] for word in each.words) for each in best}
    best.sort(
        key=lambda each: (
            -round(rarity[each.facts.person.path], 6),
            -each.together,
            each.places[0].startswith(_NOTE),
            *_order(each.facts),
        )
    )
    return best


def _wanted(words: str) -> list[re.Pattern[str]]:
    plain = _WORD.findall(fold_plain(words))
    telling = dict.fromkeys(word for word in plain if word not in _IDLE) or dict.fromkeys(plain)
    return [_pattern(word) for word in telling]


def _pattern(word: str) -> re.Pattern[str]:
    if not word.isascii():
        return re.compile(re.escape(word))  # scripts without spaces have no beginnings of words
    return re.compile(rf"\b{word}\b" if len(word) <= _WHOLE else rf"\b{word}")


def _look(facts: PersonFacts, wanted: list[re.Pattern[str]]) -> _Found:
    """Where the words stand: the places with the most of them first, properties before notes."""
    places: list[tuple[int, str]] = []
    hit: set[re.Pattern[str]] = set()
    able: set[re.Pattern[str]] = set()
    for label, text in _texts(facts):
        folded = fold_plain(text)
        here = [pattern for pattern in wanted if pattern.search(folded)]
        if here:
            hit.update(here)
            places.append((len(here), f"{label}: {shorten(text)}"))
        if label in _ABILITY:
            able.update(here)
    places.sort(key=lambda place: -place[0])
    shown = tuple(text for _, text in places[:_PLACES])
    return _Found(facts, shown, frozenset(hit), places[0][0] if places else 0, frozenset(able))


def _texts(facts: PersonFacts) -> Iterator[tuple[str, str]]:
    profile = facts.person.profile
    yield from (("offers", text) for text in profile.offers)
    yield from ((label, text) for label, text in (("role", profile.role), ("company", profile.company)) if text)
    yield from (("interests", text) for text in profile.interests)
    yield from (("past", text) for text in profile.past)
    yield from (("community", text) for text in profile.communities)
    yield from (("tag", text) for text in facts.person.tags)
    yield from ((f"{_NOTE}{when(line)}", line.text) for line in reversed(facts.history.lines) if line.text)


def _order(facts: PersonFacts) -> tuple[int, int, str, str]:
    """Closest first, then warmest, then by name."""
    person = facts.person
    closeness = -STAGES.index(facts.stage)
    return closeness, WARMTHS.index(facts.tie.warmth), fold_plain(person.name), person.path


def _distant(facts: PersonFacts) -> bool:
    return facts.stage in ("prospect", "contact")


def _knowing(people: People) -> dict[str, list[PersonFacts]]:
    """By path, who of the network knows or introduced the person: from `knows`, `introduced_by` and `#intro-from`."""
    found: dict[str, list[PersonFacts]] = {}
    for path, facts in people.items():
        near = not _distant(facts) and not facts.person.profile.archived
        for other in (*facts.person.knows, *facts.person.introduced_by):
            if other in people and not _distant(people[other]) and not people[other].person.profile.archived:
                found.setdefault(path, []).append(people[other])
        for other in (*facts.person.knows, *_introduced(facts)) if near else ():
            found.setdefault(other, []).append(facts)
    return found


def _introduced(facts: PersonFacts) -> Iterator[str]:
    for line in facts.history.lines:
        if line.mentions and any(act.kind == "intro-from" for act in line.acts):
            yield from line.mentions


def _via(facts: PersonFacts, knowing: Mapping[str, list[PersonFacts]]) -> str:
    able = knowing.get(facts.person.path, []) if _distant(facts) else []
    best = min(able, key=lambda other: (WARMTHS.index(other.tie.warmth), *_order(other)), default=None)
    return best.person.path if best else ""

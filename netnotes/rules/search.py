"""Who can help: a search across what people offer and do, and who could introduce me.

Sources: S0 (a network's value is its members' skills), S4 (find precisely the right person), S2 (introductions only
through people of stage network or above).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from netnotes.facts import STAGES, WARMTHS, Match
from netnotes.names import fold_plain
from netnotes.rules.lines import shorten, when

if TYPE_CHECKING:
    from netnotes.rules import PersonFacts

People = Mapping[str, "PersonFacts"]

_WORD = re.compile(r"\w+")
_IDLE = frozenset(
    {"a", "an", "and", "can", "could", "do", "does", "for", "help", "i", "in", "is", "know", "knows", "me", "my", "of"}
    | {"on", "or", "someone", "somebody", "that", "the", "to", "who", "with"}
)
_NOTE = "note "
_PLACES = 4  # shown of each person
_WHOLE = 2  # words so short only count whole


class _Found(NamedTuple):
    """One person, where the words stand, and how well."""

    facts: PersonFacts
    places: tuple[str, ...]
    words: int  # of those asked for, noted anywhere
    together: int  # at most in one place


def find(words: str, people: People) -> tuple[Match, ...]:
    """People of whom every word is noted, else those with the most of the words.

    Those come first of whom one place says all of it ("web design" as an offer, not a website and a design school),
    and those whose properties say it before those of whom only a dated line does; within, closest and warmest first.

    Searched: offers, role, company, interests, past, communities, tags, and the text of dated lines. A word counts
    at the beginning of a noted word ("design" finds "designer"). `via` names the warmest person of stage network or
    above who knows somebody I am not close to, or introduced us.
    """
    wanted = _wanted(words)
    if not wanted:
        return ()
    found = [each for facts in people.values() if (each := _look(facts, wanted)).words]
    most = max((each.words for each in found), default=0)
    best = [each for each in found if each.words == most]
    best.sort(key=lambda each: (-each.together, each.places[0].startswith(_NOTE), *_order(each.facts)))
    knowing = _knowing(people) if any(_distant(each.facts) for each in best) else {}
    return tuple(Match(each.facts.person.path, each.places, _via(each.facts, knowing)) for each in best)


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
    for label, text in _texts(facts):
        folded = fold_plain(text)
        here = [pattern for pattern in wanted if pattern.search(folded)]
        if here:
            hit.update(here)
            places.append((len(here), f"{label}: {shorten(text)}"))
    places.sort(key=lambda place: -place[0])
    shown = tuple(text for _, text in places[:_PLACES])
    return _Found(facts, shown, len(hit), places[0][0] if places else 0)


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

"""Introductions: pairs of people who would gain from knowing each other.

Source: S3 tip 8 (cross-network introductions), S2 (only through people of stage network or above), S4 (find the
right person); Burt 2004 for the points when the two share no circle.

The pairs are not enumerated: 10,000 people with a few common interests make millions of them. People are ranked by
strength, and each interest, need and offer has one integer with a bit for every person of it. A
person's partners among the stronger ones then come from a few operations on these integers, whole machine words of
people at a time, and only as many partners are read off as can still be among the best. The result is exact. The
cost is at most people² ÷ 30 operations on digits of an integer for each of a person's terms; see
`benchmarks/introductions.py`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import product
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from netnotes.facts import History, Introduction
from netnotes.model import Kind, Person
from netnotes.names import fold_plain
from netnotes.rules import circles, terms
from netnotes.rules.everyone import Everyone, Rank, rank
from netnotes.rules.ladder import MET
from netnotes.rules.lines import holds
from netnotes.settings import Settings

if TYPE_CHECKING:
    from netnotes.rules import PersonFacts

BEST = 50  # pairs given, unless asked for more
NO_CIRCLE = "no circle shared"
INTRODUCING: frozenset[Kind] = frozenset({"intro", "intro-from"})
_FEW_CHANGED = 16  # people who are compared with everyone one by one
_FEW = 24  # people up to which a list of ranks is kept instead of an integer

K = TypeVar("K")


def pairs(people: Everyone, settings: Settings, most: int = BEST) -> tuple[Introduction, ...]:
    """The best pairs by points, at most `most`; ties by the weaker one's strength, then by their ranks.

    Both are network or above and neither dormant nor archived; neither knows the other, no introduction is noted, and
    they did not meet in a small round with me. 3 points a need that meets an offer, 1 a shared interest (at most 3), 2
    when they share no circle. A pair needs a match or two shared interests.
    """
    ranked = _ranked(people)
    if len(ranked) < 2 or most < 1:
        return ()
    best = _Best(most)
    index = _Index(ranked, settings)
    for place, candidate in enumerate(ranked):
        for points, partners in index.partners(place, candidate, best):
            best.add(points, place, partners)
    return tuple(_introduce(ranked[a], ranked[b], points) for points, a, b in best)


def renewed(
    found: tuple[Introduction, ...], people: Everyone, changed: Collection[str], settings: Settings, most: int = BEST
) -> tuple[Introduction, ...] | None:
    """`pairs` after something new was told of the `changed` people (paths), from the pairs `found` before.

    Only pairs with these people are compared. None where that is not enough: of many people, and where one of the best
    pairs goes, for which another would have to follow.
    """
    rest = [pair for pair in found if pair.a not in changed and pair.b not in changed]
    if len(changed) > _FEW_CHANGED or len(rest) < len(found) == most:
        return None
    fit = people.found(_candidate)
    best = [_place(pair.score, fit[pair.a], fit[pair.b]) for pair in rest]
    for path, other in product(sorted(fit.keys() & changed), fit.values()):
        if other.person.path not in changed or other.person.path < path:
            points = _points_of(fit[path], other, settings)
            if points is not None and (len(rest) < most or points >= rest[-1].score):
                best.append(_place(points, fit[path], other))
    return tuple(_introduce(fit[a], fit[b], -lost) for lost, (*_, b), (*_, a) in sorted(best)[:most])


def _place(points: int, one: _Candidate, other: _Candidate) -> tuple[int, Rank, Rank]:
    """A pair's place among the best: by points, then by the weaker one's strength."""
    return -points, max(one.rank, other.rank), min(one.rank, other.rank)


def _points_of(one: _Candidate, other: _Candidate, settings: Settings) -> int | None:
    """The points of a pair; None where the two are no pair. What `_Index` finds for many at once."""
    matches = len(_met(one, other)) + len(_met(other, one))
    shared = len(one.interests.keys() & other.interests.keys())
    if not matches and shared < 2:
        return None
    if one.person.path in other.known or other.person.path in one.known:
        return None
    apart = one.circles.isdisjoint(other.circles)
    return _points(matches, min(shared, settings.introduction_interests), apart, settings)


def _points(matches: int, shared: int, apart: bool, settings: Settings) -> int:
    return (
        matches * settings.introduction_match
        + shared * settings.introduction_interest
        + apart * settings.introduction_circle
    )


def _ranked(people: Everyone) -> list[_Candidate]:
    """Everyone who may be introduced and has something to share, strongest ties first."""
    return sorted(people.found(_candidate).values(), key=lambda candidate: candidate.rank)


def acquainted(person: Person, history: History, settings: Settings) -> frozenset[str]:
    """Paths of people whom the person knows, as far as their own note tells.

    Those who were introduced to them, or who met with them and me in a small round.
    """
    known = {*person.knows, *person.introduced_by}
    for line in history.lines:
        if holds(line, INTRODUCING):
            known.update(line.people, line.mentions)
        elif len(line.people) > 1 and line.group <= settings.group_size and holds(line, MET):
            known.update(line.people)
    return frozenset(known)


class _Candidate(NamedTuple):
    rank: Rank
    person: Person
    interests: dict[terms.Key, str]
    needs: dict[terms.Key, str]
    offers: dict[terms.Key, str]
    circles: frozenset[str]
    known: frozenset[str]  # paths of people they know, as far as their own note tells


def _candidate(facts: PersonFacts) -> _Candidate | None:
    """Somebody who may be introduced; None where they may not, or have nothing to share."""
    person, profile = facts.person, facts.person.profile
    if profile.archived or not (profile.interests or profile.needs or profile.offers):
        return None
    if facts.stage not in ("network", "connection") or facts.tie.warmth == "dormant":
        return None
    return _Candidate(
        rank(facts),
        person,
        terms.interests(facts),
        terms.needs(facts),
        terms.offers(facts),
        frozenset(circles.around(facts)),
        acquainted(person, facts.history, facts.settings),
    )


class _Best:
    """The best pairs so far. Pairs come by falling strength, so of equal points the earlier ones are better."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.by_points: dict[int, list[tuple[int, int]]] = {}

    def room(self, points: int) -> int:
        """How many more pairs of so many points may still be among the best."""
        return self.most - sum(len(pairs) for p, pairs in self.by_points.items() if p >= points)

    def add(self, points: int, rank: int, partners: int) -> None:
        """Takes the strongest of the partners (bits), as many as there is room for."""
        room = self.room(points)
        for partner in _bits(partners):
            if room < 1:
                return
            self.by_points.setdefault(points, []).append((partner, rank))
            room -= 1

    def __iter__(self) -> Iterator[tuple[int, int, int]]:
        found = ((p, a, b) for p in sorted(self.by_points, reverse=True) for a, b in self.by_points[p])
        return (pair for _, pair in zip(range(self.most), found, strict=False))


def _bits(mask: int) -> Iterator[int]:
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


class _Postings(Generic[K]):
    """Who has a term: an integer of bits for common terms, a list of ranks for rare ones (integers are long)."""

    def __init__(self, having: Iterable[Iterable[K]]) -> None:
        """`having`: the terms of everyone, in the order of their ranks."""
        self._ranks: dict[K, list[int]] = {}
        for place, terms_of_one in enumerate(having):
            for term in terms_of_one:
                self._ranks.setdefault(term, []).append(place)
        self._common = {term: _mask(ranks) for term, ranks in self._ranks.items() if len(ranks) > _FEW}

    def __contains__(self, term: K) -> bool:
        return term in self._ranks

    def mask(self, term: K) -> int:
        if term in self._common:
            return self._common[term]
        return sum(1 << place for place in self._ranks.get(term, ()))


def _mask(ranks: list[int]) -> int:
    """An integer with a bit for each rank (they rise)."""
    found = bytearray(ranks[-1] // 8 + 1)
    for place in ranks:
        found[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(found, "little")


class _Index:
    """Everyone by interest, by need met, by need, by circle."""

    def __init__(self, ranked: list[_Candidate], settings: Settings) -> None:
        self.settings = settings
        self.places = {candidate.person.path: place for place, candidate in enumerate(ranked)}
        self.known_by = _known_by(ranked)
        self.needs_met = terms.meeting(
            (need for candidate in ranked for need in candidate.needs),
            (offer for candidate in ranked for offer in candidate.offers),
        )
        self.interested = _Postings(candidate.interests for candidate in ranked)
        self.needing = _Postings(candidate.needs for candidate in ranked)
        self.meeting = _Postings(self._met_by(candidate) for candidate in ranked)
        self.within = _Postings(candidate.circles for candidate in ranked)

    def _met_by(self, candidate: _Candidate) -> Collection[terms.Key]:
        """The needs of anybody that the candidate's offers meet."""
        if len(candidate.offers) == 1:
            (offer,) = candidate.offers
            return self.needs_met.get(offer, ())
        return {need for offer in candidate.offers for need in self.needs_met.get(offer, ())}

    def partners(self, place: int, candidate: _Candidate, best: _Best) -> list[tuple[int, int]]:
        """Stronger partners (bits) by points, highest first, for all points that can still be among the best."""
        met = [self.meeting.mask(need) for need in candidate.needs if need in self.meeting]
        met += [self.needing.mask(need) for need in self._met_by(candidate)]
        most_shared = self.settings.introduction_interests
        hopeful = [best.room(_points(number, most_shared, True, self.settings)) > 0 for number in range(len(met) + 1)]
        if not any(hopeful):
            return []
        stronger = (1 << place) - 1
        matches = _at_least((mask & stronger for mask in met), len(met))
        if not any(hopeful[: len(matches) + 1]):
            return []
        shared = _at_least(
            (self.interested.mask(interest) & stronger for interest in candidate.interests), max(most_shared, 2)
        )
        fit = (matches[0] if matches else 0) | (shared[1] if len(shared) > 1 else 0)
        together, by_points = -1, dict[int, int]()
        for number, matching in enumerate(_exactly(matches, fit & ~self._barred(place, candidate))):
            if not (matching and hopeful[number]):
                continue
            together = self._together(candidate) if together < 0 else together
            for common, sharing in enumerate(_exactly(shared, matching)):
                for apart, partners in ((True, sharing & ~together), (False, sharing & together)):
                    if partners:
                        points = _points(number, min(common, most_shared), apart, self.settings)
                        by_points[points] = by_points.get(points, 0) | partners
        return sorted(by_points.items(), reverse=True)

    def _together(self, candidate: _Candidate) -> int:
        """Everyone who shares a circle with the candidate."""
        found = 0
        for circle in candidate.circles:
            found |= self.within.mask(circle)
        return found

    def _barred(self, place: int, candidate: _Candidate) -> int:
        path = candidate.person.path
        known = candidate.known | self.known_by.get(path, frozenset())
        ranks = {self.places[other] for other in known if other in self.places}
        return sum(1 << other for other in ranks if other < place)


def _known_by(ranked: list[_Candidate]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for candidate in ranked:
        for path in candidate.known:
            found.setdefault(path, set()).add(candidate.person.path)
    return {path: frozenset(others) for path, others in found.items()}


def _at_least(masks: Iterable[int], most: int) -> list[int]:
    """Who is in at least 1, 2 … `most` of the masks, as long as anyone is."""
    counts: list[int] = []
    for mask in masks:
        carried = mask
        for level, reached in enumerate(counts):
            counts[level], carried = reached | carried, reached & carried
            if not carried:
                break
        if carried and len(counts) < most:
            counts.append(carried)
    return counts


def _exactly(at_least: list[int], among: int) -> Iterator[int]:
    """Those among `among` in exactly 0, 1, 2 … masks; the last level holds all above it too."""
    rest = among
    for reached in at_least:
        yield rest & ~reached
        rest &= reached
    yield rest


def _met(needing: _Candidate, offering: _Candidate) -> list[tuple[str, str]]:
    """Needs of one that an offer of the other meets, each with the first such offer."""
    found: list[tuple[str, str]] = []
    for need, text in needing.needs.items():
        for key, offer in offering.offers.items():
            if terms.meets(need, key):
                found.append((text, offer))
                break
    return found


def _introduce(one: _Candidate, other: _Candidate, points: int) -> Introduction:
    a, b = sorted((one, other), key=lambda candidate: (fold_plain(candidate.person.name), candidate.person.path))
    reasons = [_match_reason(a, b, need, offer) for need, offer in _met(a, b)]
    reasons += [_match_reason(b, a, need, offer) for need, offer in _met(b, a)]
    shared = [name for interest, name in a.interests.items() if interest in b.interests]
    if shared:
        reasons.append(f"both: {', '.join(shared)}")
    if a.circles.isdisjoint(b.circles):
        reasons.append(NO_CIRCLE)
    return Introduction(a.person.path, b.person.path, points, tuple(reasons))


def _match_reason(needing: _Candidate, offering: _Candidate, need: str, offer: str) -> str:
    same = fold_plain(need) == fold_plain(offer)
    return f"{needing.person.name} needs {need}, {offering.person.name} offers {'it' if same else offer}"

"""Introductions: pairs of people who would gain from knowing each other.

Source: S3 tip 8 (cross-network introductions), S2 (only through people of stage network or above), S4 (find the
right person); Burt 2004 for the points when the two share no circle.

The pairs are not enumerated: 10,000 people with a few common interests make millions of them. People are ranked by
strength, and each interest, need and offer keeps one integer with a bit for every person of it ranked so far. A
person's partners among the stronger ones then come from a few operations on these integers, whole machine words of
people at a time, and only as many partners are read off as can still be among the best. The result is exact. The
cost is at most people² ÷ 30 operations on digits of an integer for each of a person's terms; see
`benchmarks/introductions.py`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from netnotes.facts import History, Introduction
from netnotes.model import Interaction, Person
from netnotes.names import fold_plain
from netnotes.rules import circles, terms
from netnotes.settings import Settings

if TYPE_CHECKING:
    from netnotes.rules import PersonFacts

BEST = 50  # pairs given, unless asked for more
NO_CIRCLE = "no circle shared"
_FEW = 24  # people up to which a list of ranks is kept instead of an integer

K = TypeVar("K")


def pairs(people: Mapping[str, PersonFacts], settings: Settings, most: int = BEST) -> tuple[Introduction, ...]:
    """The best pairs by points, at most `most`; ties by the weaker one's strength, then by their ranks.

    Both are network or above and neither dormant nor archived; neither knows the other, no introduction is noted, and
    they did not meet in a small round with me. 3 points a need that meets an offer, 1 a shared interest (at most 3), 2
    when they share no circle. A pair needs a match or two shared interests.
    """
    ranked = [_Candidate.of(facts) for facts in _ranked(people)]
    if len(ranked) < 2 or most < 1:
        return ()
    best = _Best(most)
    index = _Index(ranked, settings)
    for rank, candidate in enumerate(ranked):
        for points, partners in index.partners(candidate, best):
            best.add(points, rank, partners)
        index.add(rank, candidate)
    return tuple(_introduce(ranked[a], ranked[b], points) for points, a, b in best)


def _ranked(people: Mapping[str, PersonFacts]) -> list[PersonFacts]:
    """Everyone who may be introduced and has something to share, strongest ties first."""
    fit = [facts for facts in people.values() if _fit(facts)]
    fit.sort(key=lambda f: (-f.strength.total, fold_plain(f.person.name), f.person.path))
    return fit


def _fit(facts: PersonFacts) -> bool:
    profile = facts.person.profile
    if profile.archived or not (profile.interests or profile.needs or profile.offers):
        return False
    return facts.stage in ("network", "connection") and facts.tie.warmth != "dormant"


def acquainted(person: Person, history: History, settings: Settings) -> frozenset[str]:
    """Paths of people whom the person knows, as far as their own note tells."""
    introduced = {path for line in history.lines for path in _brought_together(line, settings)}
    return frozenset(introduced.union(person.knows, person.introduced_by))


def _brought_together(line: Interaction, settings: Settings) -> Iterable[str]:
    """Whom a line makes known to the person: by an introduction, or by having met in a small round with me."""
    if any(act.kind in ("intro", "intro-from") for act in line.acts):
        return (*line.people, *line.mentions)
    if len(line.people) > 1 and line.group <= settings.group_size and any(act.kind == "met" for act in line.acts):
        return line.people
    return ()


class _Candidate(NamedTuple):
    person: Person
    interests: dict[terms.Key, str]
    needs: dict[terms.Key, str]
    offers: dict[terms.Key, str]
    circles: frozenset[str]
    known: frozenset[str]  # paths of people they know, as far as their own note tells

    @classmethod
    def of(cls, facts: PersonFacts) -> _Candidate:
        person, profile = facts.person, facts.person.profile
        return cls(
            person,
            terms.keys(profile.interests),
            terms.keys(profile.needs),
            terms.keys(profile.offers),
            frozenset(circles.of(person)),
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

    def __init__(self, counts: Counter[K]) -> None:
        self.common = {term: 0 for term, count in counts.items() if count > _FEW}
        self.rare: dict[K, list[int]] = {}

    def add(self, rank: int, having: Iterable[K]) -> None:
        for term in having:
            if term in self.common:
                self.common[term] |= 1 << rank
            else:
                self.rare.setdefault(term, []).append(rank)

    def mask(self, term: K) -> int:
        if term in self.common:
            return self.common[term]
        return sum(1 << rank for rank in self.rare.get(term, ()))


class _Index:
    """Everyone ranked so far, by interest, by need met, by need, by circle."""

    def __init__(self, ranked: list[_Candidate], settings: Settings) -> None:
        self.settings = settings
        self.places = {candidate.person.path: rank for rank, candidate in enumerate(ranked)}
        self.known_by = _known_by(ranked)
        self.needs_met = terms.meeting(
            (need for candidate in ranked for need in candidate.needs),
            (offer for candidate in ranked for offer in candidate.offers),
        )
        self.interested = _Postings(Counter(i for c in ranked for i in c.interests))
        self.needing = _Postings(Counter(need for c in ranked for need in c.needs))
        self.meeting = _Postings(Counter(need for c in ranked for need in self._met_by(c)))
        self.within = _Postings(Counter(circle for c in ranked for circle in c.circles))
        self.added = 0

    def _met_by(self, candidate: _Candidate) -> set[terms.Key]:
        return {need for offer in candidate.offers for need in self.needs_met.get(offer, ())}

    def add(self, rank: int, candidate: _Candidate) -> None:
        self.interested.add(rank, candidate.interests)
        self.needing.add(rank, candidate.needs)
        self.meeting.add(rank, self._met_by(candidate))
        self.within.add(rank, candidate.circles)
        self.added = rank + 1

    def partners(self, candidate: _Candidate, best: _Best) -> list[tuple[int, int]]:
        """Partners (bits) by points, highest first, for all points that can still be among the best."""
        met = [self.meeting.mask(need) for need in candidate.needs]
        met += [self.needing.mask(need) for need in self._met_by(candidate)]
        matches = _at_least(met, len(met))
        most_shared = self.settings.introduction_interests
        hopeful = [best.room(self._points(number, most_shared, True)) > 0 for number in range(len(matches) + 1)]
        if not any(hopeful):
            return []
        shared = _at_least((self.interested.mask(i) for i in candidate.interests), max(most_shared, 2))
        fit = (matches[0] if matches else 0) | (shared[1] if len(shared) > 1 else 0)
        together, by_points = -1, dict[int, int]()
        for number, matching in enumerate(_exactly(matches, fit & ~self._barred(candidate))):
            if not (matching and hopeful[number]):
                continue
            together = self._together(candidate) if together < 0 else together
            for common, sharing in enumerate(_exactly(shared, matching)):
                for apart, partners in ((True, sharing & ~together), (False, sharing & together)):
                    if partners:
                        points = self._points(number, min(common, most_shared), apart)
                        by_points[points] = by_points.get(points, 0) | partners
        return sorted(by_points.items(), reverse=True)

    def _points(self, matches: int, shared: int, apart: bool) -> int:
        chosen = self.settings
        return (
            matches * chosen.introduction_match
            + shared * chosen.introduction_interest
            + apart * chosen.introduction_circle
        )

    def _together(self, candidate: _Candidate) -> int:
        """Everyone who shares a circle with the candidate."""
        found = 0
        for circle in candidate.circles:
            found |= self.within.mask(circle)
        return found

    def _barred(self, candidate: _Candidate) -> int:
        path = candidate.person.path
        known = candidate.known | self.known_by.get(path, frozenset())
        ranks = {self.places[other] for other in known if other in self.places}
        return sum(1 << rank for rank in ranks if rank < self.added)


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
        offer = next((o for key, o in offering.offers.items() if terms.meets(need, key)), None)
        if offer is not None:
            found.append((text, offer))
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

"""Circles: the communities a person belongs to, and interests that bring several people together.

Source: S3 tips 3 and 9 (communities of interest; involve others). Burt 2004 for why it matters who shares none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from netnotes.facts import Group
from netnotes.model import Person
from netnotes.names import fold_plain
from netnotes.rules import terms
from netnotes.rules.everyone import Everyone, kept

if TYPE_CHECKING:
    from netnotes.rules import PersonFacts

# Tags that only say that a note is a person's.
_MARKS = frozenset({"person", "people", "contact", "contacts"})
_TAG = re.compile(r"#([\w/-]+)")
_ENOUGH = 3  # people who make a group


def of(person: Person) -> dict[str, str]:
    """A person's circles: communities and tags, as written, by their folded form."""
    found: dict[str, str] = {}
    for circle in person.profile.communities:
        found.setdefault(fold_plain(circle).strip(), circle)
    tags = {fold_plain(tag): tag for tag in person.tags if _MARKS.isdisjoint(fold_plain(tag).split("/"))}
    passing = _tags_of_lines(person) if tags else set()
    found |= {tag: name for tag, name in tags.items() if tag not in passing and tag not in found}
    found.pop("", None)
    return found


def _tags_of_lines(person: Person) -> set[str]:
    """Folded tags that stand on dated lines and tasks: they tell of the line, not of the person."""
    places = [place.text for line in person.interactions for place in line.evidence]
    places += [promise.evidence.text for promise in person.promises]
    return {fold_plain(tag) for tag in set(_TAG.findall("\n".join(places)))}


@kept
def around(facts: PersonFacts) -> dict[str, str]:
    """`of`, kept."""
    return of(facts.person)


def communities(people: Everyone) -> tuple[Group, ...]:
    """People by community, largest first, then by name; archived people are left out. S3 tip 3.

    A tag is one where at least three people share it, no community's name holds it ("jazz": "jazz cellar"), and it is
    nobody's `purpose` or `relation` ("client").
    """
    names: dict[str, str] = {}
    members: dict[str, list[str]] = {}
    stated: set[str] = set()
    ties: set[str] = set()
    for path, found in people.found(_circles).items():
        stated.update(found.stated)
        ties.update(found.ties)
        for circle, name in found.around.items():
            names.setdefault(circle, name)
            members.setdefault(circle, []).append(path)
    shared = (
        Group(names[circle], tuple(paths))
        for circle, paths in members.items()
        if circle in stated or (len(paths) >= _ENOUGH and circle not in ties and not _within(circle, stated))
    )
    return _largest_first(shared)


class _Circles(NamedTuple):
    stated: frozenset[str]  # communities, folded
    ties: frozenset[str]  # `purpose` and `relation`, folded
    around: dict[str, str]


def _circles(facts: PersonFacts) -> _Circles | None:
    profile = facts.person.profile
    if profile.archived:
        return None
    stated = frozenset([fold_plain(name).strip() for name in profile.communities])
    ties = frozenset([fold_plain(tie) for tie in (profile.purpose, profile.relation) if tie])
    found = _Circles(stated, ties, around(facts))
    return found if any(found) else None


def _within(tag: str, communities: Iterable[str]) -> bool:
    words = tag.replace("-", " ").replace("_", " ")
    return any(words in community for community in communities)


def groups(people: Everyone) -> tuple[Group, ...]:
    """Interests that three or more people share, whom one could bring together. S3 tip 9.

    Counted are people I am in touch with (stage contact or above), neither dormant nor archived.
    """
    names: dict[terms.Key, str] = {}
    members: dict[terms.Key, list[str]] = {}
    for path, interests in people.found(_to_bring_together).items():
        for interest, name in interests.items():
            if interest in members:
                members[interest].append(path)
            else:
                names[interest], members[interest] = name, [path]
    shared = (Group(names[i], tuple(paths)) for i, paths in members.items() if len(paths) >= _ENOUGH)
    return _largest_first(shared)


def _to_bring_together(facts: PersonFacts) -> dict[terms.Key, str] | None:
    profile = facts.person.profile
    if not profile.interests or profile.archived or facts.stage == "prospect" or facts.tie.warmth == "dormant":
        return None
    return terms.interests(facts)


def _largest_first(groups: Iterable[Group]) -> tuple[Group, ...]:
    return tuple(sorted(groups, key=lambda group: (-len(group.people), fold_plain(group.name), group.people)))

"""What became different since an earlier day, by the same rules on both days. Source: S1 (take care of it)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from netnotes.facts import Change
from netnotes.rules.trend import known_from
from netnotes.stages import STAGES

if TYPE_CHECKING:
    from netnotes.rules import PersonFacts


def in_order(changes: Iterable[tuple[Change, ...]]) -> tuple[Change, ...]:
    """The changes of everyone: new people, then changed stages, then changed warmth, each in the order of the network.

    A person is new when the first dated line, or meeting, lies after the earlier day. Front-matter facts bear no
    date and count on both days.
    """
    found = [change for of_one in changes for change in of_one]
    return tuple(sorted(found, key=lambda change: ("new", "stage", "warmth").index(change.what)))


def of(before: Mapping[str, PersonFacts], now: PersonFacts) -> tuple[Change, ...]:
    """What became different for one person."""
    return tuple(_of(before.get(now.person.path), now))


def _of(before: PersonFacts | None, now: PersonFacts) -> Iterable[Change]:
    path, stage, warmth = now.person.path, now.stage, now.tie.warmth
    since = known_from(now.person, now.day)
    if before is None or (since and since > before.day):
        first = f"first noted {since}" if since else "not noted before"
        yield Change(path, "new", "", stage, first)
        return
    earlier = before.stage
    if earlier != stage:
        yield Change(path, "stage", earlier, stage, _stage_reason(before, now))
    if before.tie.warmth != warmth:
        yield Change(path, "warmth", before.tie.warmth, warmth, now.tie.reason)


def _stage_reason(before: PersonFacts, now: PersonFacts) -> str:
    """The criteria that were met or lost, with their details: those of the higher of the two stages."""
    stages = (before.stage, now.stage)
    higher = STAGES[max(STAGES.index(stage) for stage in stages)]
    met = {criterion.code: criterion.met for criterion in before.standing.criteria}
    moved = [c for c in now.standing.criteria if met.get(c.code) != c.met]
    telling = [c for c in moved if c.stage == higher] or moved
    return "; ".join(f"{c.name}: {c.detail}" for c in telling)

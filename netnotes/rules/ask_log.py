"""The ask log: every ask and what became of it. Source: S0 (granted, declined, ignored, open)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from netnotes.facts import LoggedAsk
from netnotes.rules.kept import of_one

if TYPE_CHECKING:
    from netnotes.rules import PersonFacts


def entries(people: Mapping[str, PersonFacts]) -> tuple[LoggedAsk, ...]:
    """Asks of mine and of theirs, newest first, undated last.

    Nothing is owed to prospects, nor to contacts that are no target: what they ask is optional.
    """
    found = [entry for facts in people.values() for entry in _of(facts)]
    return tuple(sorted(found, key=lambda entry: entry.ask.day or date.min, reverse=True))


@of_one
def _of(facts: PersonFacts) -> tuple[LoggedAsk, ...]:
    unowed = facts.stage in ("prospect", "contact") and not facts.person.profile.target
    return tuple(
        LoggedAsk(facts.person.path, ask, ask.by == "them" and ask.outcome == "open" and unowed)
        for ask in facts.history.asks
    )

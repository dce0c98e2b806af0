"""The ask log: every ask and what became of it. Source: S0 (granted, declined, ignored, open)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from netnotes.facts import LoggedAsk

if TYPE_CHECKING:
    from netnotes.rules import PersonFacts


def entries(people: Mapping[str, PersonFacts]) -> tuple[LoggedAsk, ...]:
    """Asks of mine and of theirs, newest first, undated last.

    Nothing is owed to prospects, nor to contacts that are no target: what they ask is optional.
    """
    found: list[LoggedAsk] = []
    for path, facts in people.items():
        for ask in facts.history.asks:
            unowed = facts.stage in ("prospect", "contact") and not facts.person.profile.target
            found.append(LoggedAsk(path, ask, ask.by == "them" and ask.outcome == "open" and unowed))
    return tuple(sorted(found, key=lambda entry: entry.ask.day or date.min, reverse=True))

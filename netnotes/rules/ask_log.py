"""The ask log: every ask and what became of it. Source: S0 (granted, declined, ignored, open)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from netnotes.facts import LoggedAsk
from netnotes.rules.everyone import Everyone

if TYPE_CHECKING:
    from netnotes.rules import PersonFacts


def entries(people: Everyone) -> tuple[LoggedAsk, ...]:
    """Asks of mine and of theirs, newest first, undated last.

    Nothing is owed to prospects, nor to contacts that are no target: what they ask is optional.
    """
    found = [entry for entries in people.found(_of).values() for entry in entries]
    return tuple(sorted(found, key=lambda entry: entry.ask.day or date.min, reverse=True))


def _of(facts: PersonFacts) -> tuple[LoggedAsk, ...]:
    unowed = facts.stage in ("prospect", "contact") and not facts.person.profile.target
    return tuple(
        LoggedAsk(facts.person.path, ask, ask.by == "them" and ask.outcome == "open" and unowed)
        for ask in facts.history.asks
    )

"""Let go: whom to stop spending time on. Never to delete. Source: S1 step 5 (cull), S2 (no need is no reason)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Literal

from netnotes.facts import LetGo
from netnotes.model import Person, Profile
from netnotes.rules import terms
from netnotes.rules.follow_ups import is_snoozed
from netnotes.rules.lines import GIVEN, RECEIVED, SPOKEN, holds
from netnotes.settings import Settings

if TYPE_CHECKING:
    from netnotes.rules import PersonFacts


def candidates(
    people: Mapping[str, PersonFacts], me: Person | None, day: date, settings: Settings
) -> tuple[LetGo, ...]:
    """Contacts long silent for whom nothing speaks, longest silent first.

    Contact, no target, wish, family or `keep`, first touch and last touch more than `cull_days` ago, no open
    promise or reply owed, nothing in common with the writer's own note, and never called or helped. Whoever was
    met in person is to be reconnected with or let go, or let go where the writer would not refer them. Ties without a
    dated touch and people who are snoozed are left out.
    """
    own = _Own(me.profile) if me else None
    found: list[tuple[int, LetGo]] = []
    for facts in people.values():
        gap = facts.tie.gap_days
        if gap is None or not _silent(facts, gap, day, settings) or _speaks_for(facts):
            continue
        met = _ever_met(facts)
        if (not met and _called_or_helped(facts)) or (own and own.matches(facts.person.profile)):
            continue
        found.append((gap, _advise(facts, gap, met=met)))
    return tuple(item for _, item in sorted(found, key=lambda pair: (-pair[0], pair[1].path)))


def _advise(facts: PersonFacts, gap: int, *, met: bool) -> LetGo:
    refused = facts.person.profile.would_refer is False
    kept = "you would not refer them" if refused else "you have met" if met else "never met, called or helped"
    advice: Literal["let go", "reconnect or let go"] = "reconnect or let go" if met and not refused else "let go"
    return LetGo(facts.person.path, advice, f"{gap} days since the last touch; {kept}")


def _silent(facts: PersonFacts, gap: int, day: date, settings: Settings) -> bool:
    first = facts.history.first
    return (
        gap > settings.cull_days
        and first is not None
        and (day - first).days >= settings.cull_days
        and facts.stage == "contact"
    )


def _speaks_for(facts: PersonFacts) -> bool:
    profile = facts.person.profile
    if profile.target or profile.keep or profile.know_me_better or profile.archived or profile.is_family:
        return True
    if is_snoozed(facts.person, facts.day):
        return True
    return any(item.kind in ("promise", "reply") for item in facts.follow_ups)


def _ever_met(facts: PersonFacts) -> bool:
    history = facts.history
    return history.first_meeting is not None or bool(history.of_kind("met"))


def _called_or_helped(facts: PersonFacts) -> bool:
    counting = SPOKEN | GIVEN | RECEIVED
    return bool(facts.person.profile.helped) or any(holds(line, counting) for line in facts.history.lines)


class _Own:
    """What the writer is interested in, offers and needs, prepared for many comparisons."""

    def __init__(self, profile: Profile) -> None:
        self.interests = terms.keys(profile.interests).keys()
        self.offers = terms.keys(profile.offers)
        self.needs = terms.keys(profile.needs)

    def matches(self, profile: Profile) -> bool:
        """Whether a person shares an interest, needs what I offer, or offers what I need."""
        if not self.interests.isdisjoint(terms.keys(profile.interests)):
            return True
        needs, offers = terms.keys(profile.needs), terms.keys(profile.offers)
        return any(terms.meets(need, offer) for need in needs for offer in self.offers) or any(
            terms.meets(need, offer) for need in self.needs for offer in offers
        )

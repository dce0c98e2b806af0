"""Let go: whom to stop spending time on. Never to delete. Source: S1 step 5 (cull), S2 (no need is no reason)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from netnotes.facts import LetGo
from netnotes.model import Person, Profile
from netnotes.rules import terms
from netnotes.rules.everyone import Everyone, kinds
from netnotes.rules.follow_ups import is_snoozed
from netnotes.rules.lines import GIVEN, RECEIVED, SPOKEN

if TYPE_CHECKING:
    from netnotes.rules import PersonFacts

COUNTING = SPOKEN | GIVEN | RECEIVED


def candidates(people: Everyone, me: Person | None) -> tuple[LetGo, ...]:
    """Contacts long silent for whom nothing speaks, longest silent first.

    Contact, no target, wish, family or `keep`, first touch and last touch more than `cull_days` ago, no open
    promise or reply owed, nothing in common with the writer's own note, and never called or helped. Whoever was
    met in person is to be reconnected with or let go, or let go where the writer would not refer them. Ties without a
    dated touch and people who are snoozed are left out.
    """
    own = _Own(me.profile) if me else None
    found = [
        (-(people[path].tie.gap_days or 0), path, advice)
        for path, advice in people.found(_advice).items()
        if not (own and own.matches(people[path]))
    ]
    return tuple(advice for _, _, advice in sorted(found))


def _advice(facts: PersonFacts) -> LetGo | None:
    """What to do, unless the writer's own note has something in common with the person."""
    gap = facts.tie.gap_days
    if gap is None or not _silent(facts, gap) or _speaks_for(facts):
        return None
    met = _ever_met(facts)
    return None if not met and _called_or_helped(facts) else _advise(facts, gap, met=met)


def _advise(facts: PersonFacts, gap: int, *, met: bool) -> LetGo:
    refused = facts.person.profile.would_refer is False
    kept = "you would not refer them" if refused else "you have met" if met else "never met, called or helped"
    advice: Literal["let go", "reconnect or let go"] = "reconnect or let go" if met and not refused else "let go"
    return LetGo(facts.person.path, advice, f"{gap} days since the last touch; {kept}")


def _silent(facts: PersonFacts, gap: int) -> bool:
    first, days = facts.history.first, facts.settings.cull_days
    return gap > days and first is not None and (facts.day - first).days >= days and facts.stage == "contact"


def _speaks_for(facts: PersonFacts) -> bool:
    profile = facts.person.profile
    if profile.target or profile.keep or profile.know_me_better or profile.archived or profile.is_family:
        return True
    if is_snoozed(facts.person, facts.day):
        return True
    return any(item.kind in ("promise", "reply") for item in facts.follow_ups)


def _ever_met(facts: PersonFacts) -> bool:
    return facts.history.first_meeting is not None or "met" in kinds(facts)


def _called_or_helped(facts: PersonFacts) -> bool:
    return bool(facts.person.profile.helped) or not kinds(facts).isdisjoint(COUNTING)


class _Own:
    """What the writer is interested in, offers and needs, prepared for many comparisons."""

    def __init__(self, profile: Profile) -> None:
        self.interests = terms.keys(profile.interests).keys()
        self.offers = terms.keys(profile.offers)
        self.needs = terms.keys(profile.needs)

    def matches(self, facts: PersonFacts) -> bool:
        """Whether a person shares an interest, needs what I offer, or offers what I need."""
        if not self.interests.isdisjoint(terms.interests(facts)):
            return True
        needs, offers = terms.needs(facts), terms.offers(facts)
        return any(terms.meets(need, offer) for need in needs for offer in self.offers) or any(
            terms.meets(need, offer) for need in self.needs for offer in offers
        )

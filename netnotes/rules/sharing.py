"""Content to share with people who would care about it. Source: S1 step 1, S3 tip 10 (an article to share)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from netnotes.facts import ShareIdea
from netnotes.model import Person
from netnotes.rules import terms
from netnotes.rules.everyone import Everyone, kinds, last_of_ours
from netnotes.rules.follow_ups import is_snoozed
from netnotes.rules.ladder import SHARED
from netnotes.rules.lines import holds

if TYPE_CHECKING:
    from netnotes.rules import PersonFacts


def ideas(people: Everyone, me: Person | None) -> tuple[ShareIdea, ...]:
    """People who had nothing shared for `share_days` nor a touch of mine for `share_rest_days`, and what they would
    care about.

    That is an interest of theirs that the writer's own note has too, or offers something on. Those with nothing ever
    shared come first, then the longest without. Left out: family and who is snoozed; nobody without a `me` note.
    """
    if me is None:
        return ()
    mine = list(terms.keys((*me.profile.interests, *me.profile.offers)))
    known: dict[terms.Key, bool] = {}  # whether I know something on it
    found: list[ShareIdea] = []
    for path, (interests, last_shared) in people.found(_listener).items():
        for key in interests:
            if key not in known:
                known[key] = any(terms.meets(key, own) for own in mine)
        common = tuple(name for key, name in interests.items() if known[key])
        if common:
            found.append(ShareIdea(path, common, last_shared))
    return tuple(sorted(found, key=lambda idea: idea.last_shared or date.min))


def _listener(facts: PersonFacts) -> tuple[dict[terms.Key, str], date | None] | None:
    """What a person who might be sent something cares about, and when something was shared last."""
    profile, settings = facts.person.profile, facts.settings
    if not profile.interests or profile.archived or profile.is_family or facts.stage == "prospect":
        return None
    touched, last = last_of_ours(facts), _last_shared(facts)
    if touched is not None and (facts.day - touched).days <= settings.share_rest_days:
        return None
    if is_snoozed(facts.person, facts.day) or (last and (facts.day - last).days <= settings.share_days):
        return None
    return terms.interests(facts), last


def _last_shared(facts: PersonFacts) -> date | None:
    if kinds(facts).isdisjoint(SHARED):
        return None
    return next((line.day for line in reversed(facts.history.lines) if line.day and holds(line, SHARED)), None)

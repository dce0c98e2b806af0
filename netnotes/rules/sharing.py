"""Content to share with people who would care about it. Source: S1 step 1, S3 tip 10 (an article to share)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from netnotes.facts import ShareIdea
from netnotes.model import Person
from netnotes.rules import terms
from netnotes.rules.follow_ups import is_snoozed
from netnotes.rules.ladder import SHARED
from netnotes.rules.lines import OURS, holds, last_day
from netnotes.settings import Settings

if TYPE_CHECKING:
    from netnotes.rules import PersonFacts


def ideas(people: Mapping[str, PersonFacts], me: Person | None, settings: Settings) -> tuple[ShareIdea, ...]:
    """People who had nothing shared for `share_days` nor a touch of mine for `share_rest_days`, and what they would
    care about.

    That is an interest of theirs that the writer's own note has too, or offers something on. Those with nothing ever
    shared come first, then the longest without. Left out: family and who is snoozed; nobody without a `me` note.
    """
    if me is None:
        return ()
    mine = list(terms.keys((*me.profile.interests, *me.profile.offers)))
    found: list[ShareIdea] = []
    for path, facts in people.items():
        profile = facts.person.profile
        if not profile.interests or profile.archived or profile.is_family or facts.stage == "prospect":
            continue
        if is_snoozed(facts.person, facts.day) or _touched_lately(facts, settings):
            continue
        theirs = terms.keys(profile.interests)
        common = tuple(name for key, name in theirs.items() if any(terms.meets(key, own) for own in mine))
        shared = [line.day for line in facts.history.lines if line.day and holds(line, SHARED)]
        last = shared[-1] if shared else None
        if common and (last is None or (facts.day - last).days > settings.share_days):
            found.append(ShareIdea(path, common, last))
    return tuple(sorted(found, key=lambda idea: idea.last_shared or date.min))


def _touched_lately(facts: PersonFacts, settings: Settings) -> bool:
    touched = last_day(facts.history.lines, OURS)
    return touched is not None and (facts.day - touched).days <= settings.share_rest_days

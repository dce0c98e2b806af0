"""Content to share with people who would care about it. Source: S1 step 1, S3 tip 10 (an article to share)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from netnotes.facts import ShareIdea
from netnotes.model import Person
from netnotes.rules import terms
from netnotes.rules.follow_ups import is_snoozed
from netnotes.rules.kept import kinds, last_of_ours, of_one
from netnotes.rules.ladder import SHARED
from netnotes.rules.lines import holds

if TYPE_CHECKING:
    from netnotes.rules import PersonFacts


def ideas(people: Mapping[str, PersonFacts], me: Person | None) -> tuple[ShareIdea, ...]:
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
    for path, facts in people.items():
        if not _would_listen(facts):
            continue
        theirs = terms.interests(facts)
        for key in theirs:
            if key not in known:
                known[key] = any(terms.meets(key, own) for own in mine)
        common = tuple(name for key, name in theirs.items() if known[key])
        if common:
            found.append(ShareIdea(path, common, _last_shared(facts)))
    return tuple(sorted(found, key=lambda idea: idea.last_shared or date.min))


@of_one
def _would_listen(facts: PersonFacts) -> bool:
    profile, settings = facts.person.profile, facts.settings
    if not profile.interests or profile.archived or profile.is_family or facts.stage == "prospect":
        return False
    touched, last = last_of_ours(facts), _last_shared(facts)
    if touched is not None and (facts.day - touched).days <= settings.share_rest_days:
        return False
    if is_snoozed(facts.person, facts.day):
        return False
    return last is None or (facts.day - last).days > settings.share_days


@of_one
def _last_shared(facts: PersonFacts) -> date | None:
    if kinds(facts).isdisjoint(SHARED):
        return None
    return next((line.day for line in reversed(facts.history.lines) if line.day and holds(line, SHARED)), None)

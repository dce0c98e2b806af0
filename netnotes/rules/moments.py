"""Moments in people's lives: milestones to congratulate on or console over, and dates to greet on.

Source: S1 (being invested in their successes and failures), S3 tip 10 (birthdays and greetings).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Literal

from netnotes.dates import parse_day
from netnotes.facts import Moment
from netnotes.names import fold_plain
from netnotes.rules.lines import OURS, goes, shorten
from netnotes.settings import Settings

if TYPE_CHECKING:
    from netnotes.rules import PersonFacts

# Beginnings of words that tell sad news; a wrong guess is a prompt of the wrong tone, so these are plain ones.
_SAD = re.compile(
    r"\b(?:died|dies|dead|death|dying|passed away|funeral|lost (?!weight)|loss|laid off|layoff|redundan|fired|sacked"
    r"|divorc|separat|broke up|breakup|split up|ill\b|illness|sick|cancer|diagnos|hospital|surgery|operation|accident"
    r"|injur|broke (?:her|his|their|an?|the) |stroke|miscarr|bankrup|burn(?:t|ed)?[ -]?out|burgl|griev|mourn"
    r"|failed|rejected|evict|closed (?:her|his|their|the) (?:shop|business|company)|cancelled|canceled)"
)


def recent(people: Mapping[str, PersonFacts], settings: Settings) -> tuple[Moment, ...]:
    """Milestones of the last `moment_days` after which I have not been in touch, newest first."""
    found = [moment for facts in people.values() for moment in _milestones(facts, settings)]
    return tuple(sorted(found, key=lambda moment: moment.day, reverse=True))


def coming(people: Mapping[str, PersonFacts], settings: Settings) -> tuple[Moment, ...]:
    """Birthdays and important dates to greet on (the F6 follow-ups without the holidays of all), by day."""
    holidays = set(settings.holidays.values())
    found = [
        Moment(item.path, item.due, item.text, "greet", item.evidence)
        for facts in people.values()
        for item in facts.follow_ups
        if item.rule == "F6" and item.due and item.text not in holidays
    ]
    return tuple(sorted(found, key=lambda moment: moment.day))


def tone(text: str) -> Literal["congratulate", "console"]:
    """Whether an event asks for consolation, by plain words for sad news; else for congratulation."""
    return "console" if _SAD.search(fold_plain(text)) else "congratulate"


def _milestones(facts: PersonFacts, settings: Settings) -> Iterator[Moment]:
    if facts.person.profile.archived:
        return
    path, day, history = facts.person.path, facts.day, facts.history
    found = [
        Moment(path, line.day, shorten(line.text), tone(line.text), line.evidence)
        for line in history.lines
        if line.day and any(act.kind == "milestone" for act in line.acts)
    ]
    for text in facts.person.profile.milestones:
        noted, what = parse_day(text[:10]), text[10:].strip(" :–—-")
        if noted and noted <= day and what:
            found.append(Moment(path, noted, shorten(what), tone(what), facts.person.source("milestones")))
    for moment in found:
        seen = any(line.day and line.day > moment.day and goes(line, OURS) for line in history.lines)
        if (day - moment.day).days <= settings.moment_days and not seen:
            yield moment

"""Moments in people's lives: milestones to congratulate on or console over, and dates to greet on.

Source: S1 (being invested in their successes and failures), S3 tip 10 (birthdays and greetings).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Literal

from netnotes.dates import parse_day
from netnotes.facts import FollowUp, History, Moment
from netnotes.model import Kind, Person
from netnotes.names import fold_plain
from netnotes.rules.everyone import Everyone
from netnotes.rules.follow_ups import is_snoozed
from netnotes.rules.history import heard_topics
from netnotes.rules.lines import bits, holds, later, shorten
from netnotes.settings import Settings

if TYPE_CHECKING:
    from netnotes.rules import PersonFacts

MILESTONE: frozenset[Kind] = frozenset({"milestone"})
TELLING: frozenset[Kind] = MILESTONE | {"heard"}
_TELLING = bits(TELLING)

# Beginnings of words that tell sad news; a wrong guess is a prompt of the wrong tone, so these are plain ones.
_SAD = re.compile(
    r"\b(?:died|dies|death|dying|passed away|funeral|lost (?!weight)|(?<!weight )loss\b|laid off|layoff|redundan"
    r"|fired (?!up)|fired\b(?! )|sacked|divorc|separated from|broke up|breakup|split up|ill\b|illness"
    r"|sick\b(?! of)|cancer\b|diagnos(?:ed|is)|hospital\b|surgery|operation\b(?! in\b)|accident\b"
    r"|injur|broke (?:her|his|their|an?|the) |stroke|miscarr|bankrup|burn(?:t|ed)?[ -]?out|burgl|griev|mourn"
    r"|failed|rejected|evict|closed (?:her|his|their|the) (?:shop|business|company)|cancelled|canceled)"
)


def recent(people: Everyone) -> tuple[Moment, ...]:
    """Moments of the last `moment_days` that I have not answered, newest first."""
    found = [moment for moments in people.found(_moments).values() for moment in moments]
    return tuple(sorted(found, key=lambda moment: moment.day, reverse=True))


def _moments(facts: PersonFacts) -> tuple[Moment, ...]:
    return facts.moments


def pending(person: Person, history: History, settings: Settings) -> tuple[Moment, ...]:
    """What happened lately in one person's life and I have not answered, newest first.

    These are milestones, and sad news they told (`#heard`). A line of mine, or our being in touch, on the same day
    or later is congratulation enough; who is to be consoled hears from me on a later day.
    """
    if person.profile.archived:
        return ()
    answered = history.ours or date.min
    since = max(answered, later(history.day, -settings.moment_days))
    found = [
        moment
        for moment in _told(person, history, since)
        if (answered <= moment.day if moment.tone == "console" else answered < moment.day)
    ]
    return tuple(sorted(found, key=lambda moment: moment.day, reverse=True))


def topics(people: Everyone) -> tuple[Moment, ...]:
    """What they said (`#heard`) and I have not come back to, newest first (S3: follow up); sad news stands elsewhere.

    Left out: who is archived or snoozed.
    """
    found = [moment for moments in people.found(_topics).values() for moment in moments]
    return tuple(sorted(found, key=lambda moment: moment.day, reverse=True))


def _topics(facts: PersonFacts) -> tuple[Moment, ...]:
    if facts.person.profile.archived or is_snoozed(facts.person, facts.day):
        return ()
    return tuple(
        Moment(facts.person.path, line.day, shorten(line.text), "notice", line.evidence)
        for line in heard_topics(facts.history)
        if line.day and not any(moment.evidence == line.evidence for moment in facts.moments)
    )


def coming(people: Everyone, settings: Settings) -> tuple[Moment, ...]:
    """Birthdays and important dates to greet on (the F6 follow-ups without the holidays of all), by day."""
    holidays = set(settings.holidays.values())
    found = [
        Moment(item.path, item.due, item.text, "greet", item.evidence)
        for items in people.found(greetings).values()
        for item in items
        if item.due and item.text not in holidays
    ]
    return tuple(sorted(found, key=lambda moment: moment.day))


def greetings(facts: PersonFacts) -> tuple[FollowUp, ...]:
    """Days to greet a person on."""
    return tuple(item for item in facts.follow_ups if item.rule == "F6")


def tone(text: str) -> Literal["congratulate", "console"]:
    """Whether an event asks for consolation, by plain words for sad news; else for congratulation."""
    return "console" if _SAD.search(fold_plain(text)) else "congratulate"


def _told(person: Person, history: History, since: date) -> Iterator[Moment]:
    path = person.path
    for line in history.telling(_TELLING):
        if not line.day or line.day < since:
            continue
        kind = tone(line.text)
        if kind == "console" or holds(line, MILESTONE):
            yield Moment(path, line.day, shorten(line.text), kind, line.evidence)
    for text in person.profile.milestones:
        noted, what = parse_day(text[:10]), text[10:].strip(" :–—-")
        if noted and since <= noted <= history.day and what:
            yield Moment(path, noted, shorten(what), tone(what), person.source("milestones"))

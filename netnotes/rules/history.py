"""A person's interactions on one day, normalised: what every other rule rests on.

Dates after the day are planned and hold no fact. An undated line counts for whether something happened, never for
time. There is one touch a day, with the day's largest weight; a group of more than `group_size` people weighs
`group_factor`; identical lines collapse. `#ignored`, and `#heard` or `#milestone` alone, are no touch; neither is a
line that says nothing happened (a note without a direction: "tried to call").

`met` and `known_since` are a first meeting the writer asserts, at the last day of the period they name (of a period
that has only begun, the day itself); they are no touch.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from netnotes.facts import History, Touch
from netnotes.model import Evidence, Interaction, Kind, PartialDate, Person, Profile
from netnotes.rules import asks
from netnotes.rules.lines import NO_TOUCH, NOTHING_HAPPENED, OURS, holds, last_day
from netnotes.settings import DEFAULTS, Settings

HEARD: frozenset[Kind] = frozenset({"heard"})


def normalise(person: Person, day: date, settings: Settings = DEFAULTS) -> History:
    """The history as of `day`."""
    lines: list[Interaction] = []
    scheduled: list[Interaction] = []
    may_be_twins = False
    for line in person.interactions:
        if line.day and line.day > day:
            scheduled.append(line)
        else:
            may_be_twins = may_be_twins or bool(lines and lines[-1].day == line.day)
            lines.append(line)
    if may_be_twins:
        lines = _without_twins(lines)
    touches = _touches(lines, settings)
    meeting = first_meeting(person.profile, day)
    first = touches[0].day if touches else None
    last = touches[-1].day if touches else None
    if meeting and (first is None or meeting < first):
        first = meeting
    return History(
        day=day,
        lines=tuple(lines),
        scheduled=tuple(scheduled),
        touches=touches,
        asks=asks.log(lines, day, settings),
        first_meeting=meeting,
        first=first,
        last=last,
        span_days=(last - first).days if last and first else 0,
    )


def first_meeting(profile: Profile, day: date) -> date | None:
    """The earlier of `met` and `known_since`, as of `day`; None where neither had come."""
    if profile.met is None and profile.known_since is None:
        return None
    stated = (_come(profile.met, day), _come(profile.known_since, day))
    return min((found for found in stated if found), default=None)


def heard_topics(history: History) -> tuple[Interaction, ...]:
    """What they said (`#heard`) and I have not come back to: no touch of mine on a later day (S3: follow up).

    Undated lines are left out: nothing could ever clear them.
    """
    since = last_day(history.lines, OURS) or date.min
    return tuple(line for line in history.lines if line.day and line.day >= since and holds(line, HEARD))


def _without_twins(lines: Iterable[Interaction]) -> list[Interaction]:
    """The lines with those of one day that say the same made one, which bears the evidence of all."""
    told: dict[Interaction, dict[Evidence, None]] = {}
    for line in lines:
        told.setdefault(line._replace(evidence=()), {}).update(dict.fromkeys(line.evidence))
    return [said._replace(evidence=tuple(places)) for said, places in told.items()]


def _touches(lines: Iterable[Interaction], settings: Settings) -> tuple[Touch, ...]:
    weights = settings.touch_weights
    touches: list[Touch] = []
    for line in lines:
        weight = -1.0
        for act in line.acts:
            if act.kind not in NO_TOUCH and (act.direction or act != NOTHING_HAPPENED):
                counts = weights.get(act.kind, 0.0)
                weight = counts if counts > weight else weight
        if line.day is None or weight < 0:
            continue
        if line.group > settings.group_size:
            weight *= settings.group_factor
        if touches and touches[-1].day == line.day:
            weight = max(weight, touches.pop().weight)
        touches.append(Touch(line.day, weight))
    return tuple(touches)


def _come(stated: PartialDate | None, day: date) -> date | None:
    """The last day of the period, not after `day`; None for a period that has not begun."""
    last = stated.last_day() if stated else None
    if stated is None or last is None or last <= day:
        return last
    begun = date(stated.year or day.year, stated.month or 1, stated.day or 1) <= day
    return day if begun else None

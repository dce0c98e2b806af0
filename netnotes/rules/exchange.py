"""How the exchange with a person goes: who speaks, who asks, whether anything comes back, how long and how much.

Sources: S0 (the self-serving pattern), S1 ("not sure she knows who you are"; engagement), S2 (how well they know me,
years known), S4 (time spent; consistently demonstrate value). Nothing here moves a stage.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from netnotes.facts import Answered, Exchange, History, Stage
from netnotes.model import Direction, Interaction, Kind, Person
from netnotes.rules.ladder import SHARED, is_regular
from netnotes.rules.lines import GIVEN, OURS, goes, holds, later
from netnotes.rules.strength import hours_spent
from netnotes.settings import Settings

ASKED: frozenset[Kind] = frozenset({"asked"})
IGNORED: frozenset[Kind] = frozenset({"ignored"})
OUT: frozenset[Direction] = frozenset({"out"})
IN: frozenset[Direction] = frozenset({"in"})
MUTUAL: frozenset[Direction] = frozenset({"mutual"})
BACK = IN | MUTUAL
YEAR = 365.25


def observe(person: Person, history: History, stage: Stage, settings: Settings) -> Exchange:
    """The exchange as of the history's day. Undated lines count, except for time.

    Mostly asking (S0): at least `mostly_asks` asks, and they are more than half of the lines in which I wrote or we
    were in touch.
    """
    lines = [line for line in history.lines if not holds(line, IGNORED)]
    outgoing = sum(goes(line, OUT) and not goes(line, BACK) for line in lines)
    incoming = sum(goes(line, IN) and not goes(line, OURS) for line in lines)
    ours = sum(goes(line, OURS) for line in lines)
    asked = sum(holds(line, ASKED) for line in lines)
    one_way = outgoing + incoming
    return Exchange(
        outgoing=outgoing,
        incoming=incoming,
        asked=asked,
        inbound_share=incoming / one_way if one_way else None,
        mostly_asks=asked >= settings.mostly_asks and asked * 2 > ours,
        may_not_know_you=_may_not_know_you(person, history, stage, lines),
        regular=is_regular(history, settings),
        hours=round(sum(hours_spent(line, settings) for line in lines), 1),
        years_known=round((history.day - history.first).days / YEAR, 1) if history.first else None,
        giving_quarters=len({_quarter(line.day) for line in lines if line.day and holds(line, GIVEN)}),
        answered=_answered(lines, settings),
    )


def _may_not_know_you(person: Person, history: History, stage: Stage, lines: Sequence[Interaction]) -> bool:
    """S1: a contact from whom nothing came back, neither on a dated line nor by the writer's word; not family."""
    profile = person.profile
    if stage != "contact" or history.first_meeting or profile.helped or profile.knows_me or profile.is_family:
        return False
    return not any(goes(line, BACK) for line in lines)


def _answered(lines: Sequence[Interaction], settings: Settings) -> tuple[Answered, ...]:
    """What was shared and answered (S1): the first line of theirs within `answer_days`, or being in touch after it."""
    shared = [line for line in lines if line.day and holds(line, SHARED)]
    if not shared:
        return ()
    theirs = [(line.day, place) for place, line in enumerate(lines) if line.day and goes(line, IN)]
    together = [(line.day, place) for place, line in enumerate(lines) if line.day and goes(line, MUTUAL)]
    found: list[Answered] = []
    for line in shared:
        assert line.day
        answers = (_first(theirs, line.day), _first(together, later(line.day, 1)))
        day, place = min((answer for answer in answers if answer), default=(date.max, -1))
        if place >= 0 and (day - line.day).days <= settings.answer_days:
            found.append(Answered(line, lines[place], (day - line.day).days))
    return tuple(found)


def _first(places: Sequence[tuple[date, int]], day: date) -> tuple[date, int] | None:
    """The first of the places (by day) that is on the day or later."""
    at = bisect_left(places, (day, 0))
    return places[at] if at < len(places) else None


def _quarter(day: date) -> tuple[int, int]:
    return day.year, (day.month - 1) // 3

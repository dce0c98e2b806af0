"""How the exchange with a person goes: who speaks, who asks, whether anything comes back, how long and how much.

Sources: S0 (the self-serving pattern), S1 ("not sure she knows who you are"; engagement), S2 (how well they know me,
years known), S4 (time spent; consistently demonstrate value). Nothing here moves a stage.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from netnotes.facts import Answered, Exchange, History
from netnotes.model import Interaction, Person
from netnotes.rules.ladder import SHARED, is_regular
from netnotes.rules.lines import GIVEN, OURS, SPOKEN, bits, later
from netnotes.rules.strength import hours_spent
from netnotes.settings import Settings
from netnotes.stages import Stage

YEAR = 365.25
_OUT, _IN, _MUTUAL = bits(["out"]), bits(["in"]), bits(["mutual"])
_WAYS, _OURS, _BACK = _OUT | _IN | _MUTUAL, bits(OURS), _IN | _MUTUAL
_ASKED, _IGNORED, _SHARED, _GIVEN, _SPOKEN = bits(["asked"]), bits(["ignored"]), bits(SHARED), bits(GIVEN), bits(SPOKEN)


def observe(person: Person, history: History, stage: Stage, settings: Settings) -> Exchange:
    """The exchange as of the history's day. Undated lines count, except for time.

    Mostly asking (S0): at least `mostly_asks` asks, and they are more than half of the lines in which I wrote or we
    were in touch.
    """
    lines = [(line, told) for line, told in zip(history.lines, history.traits, strict=True) if not told & _IGNORED]
    outgoing = incoming = ours = asked = came_back = 0
    hours: list[float] = []
    quarters: set[tuple[int, int]] = set()
    for line, told in lines:
        ways = told & _WAYS
        if ways == _OUT:
            outgoing += 1
        elif ways == _IN:
            incoming += 1
        came_back |= told & _BACK
        if told & _OURS:
            ours += 1
        if told & _ASKED:
            asked += 1
        hours.append(hours_spent(line, told, settings) if told & _SPOKEN or line.minutes else 0.0)
        if told & _GIVEN and line.day:
            quarters.add(_quarter(line.day))
    one_way = outgoing + incoming
    return Exchange(
        outgoing,
        incoming,
        asked,
        inbound_share=incoming / one_way if one_way else None,
        mostly_asks=asked >= settings.mostly_asks and asked * 2 > ours,
        may_not_know_you=not came_back and _is_unanswered(person, history, stage),
        regular=is_regular(history, settings),
        hours=round(sum(hours), 1),
        years_known=round((history.day - history.first).days / YEAR, 1) if history.first else None,
        giving_quarters=len(quarters),
        answered=_answered(lines, settings) if history.seen & _SHARED else (),
    )


def _is_unanswered(person: Person, history: History, stage: Stage) -> bool:
    """S1, where nothing came back on any line: a contact, and not so by the writer's word; not family."""
    profile = person.profile
    asserted = history.first_meeting or profile.helped or profile.knows_me
    return stage == "contact" and not asserted and not profile.is_family


def _answered(lines: Sequence[tuple[Interaction, int]], settings: Settings) -> tuple[Answered, ...]:
    """What was shared and answered (S1): the first line of theirs within `answer_days`, or being in touch after it."""
    theirs = [(line.day, place) for place, (line, told) in enumerate(lines) if told & _IN and line.day]
    together = [(line.day, place) for place, (line, told) in enumerate(lines) if told & _MUTUAL and line.day]
    found: list[Answered] = []
    for line, told in lines:
        if not told & _SHARED or line.day is None:
            continue
        answers = (_first(theirs, line.day), _first(together, later(line.day, 1)))
        day, place = min((answer for answer in answers if answer), default=(date.max, -1))
        if place >= 0 and (day - line.day).days <= settings.answer_days:
            found.append(Answered(line, lines[place][0], (day - line.day).days))
    return tuple(found)


def _first(places: Sequence[tuple[date, int]], day: date) -> tuple[date, int] | None:
    """The first of the places (by day) that is on the day or later."""
    at = bisect_left(places, (day, 0))
    return places[at] if at < len(places) else None


def _quarter(day: date) -> tuple[int, int]:
    return day.year, (day.month - 1) // 3

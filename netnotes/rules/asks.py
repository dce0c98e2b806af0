"""Asks and what became of them (S0: granted, declined, ignored or open).

An ask of mine is open until a later `#granted`, `#declined`, `#ignored` or `#received` (which counts as granted)
closes the latest open one. With nothing back from them for `ask_ignored_days` it counts as ignored; an outcome
noted later still holds from its own day on. What they asked of me is closed by help I gave later, and is never
ignored by silence.

Within a day asks come before outcomes, so that the order of a note's lines does not matter; help on the day of an
ask closes it only from the same line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal, NamedTuple

from netnotes.diagnostics import Diagnostic, diagnose
from netnotes.facts import Ask, Outcome
from netnotes.model import Interaction, Kind, Person
from netnotes.rules.lines import BACK, goes, holds, later
from netnotes.settings import DEFAULTS, Settings

Side = Literal["me", "them"]
ASKED: dict[Kind, Side] = {"asked": "me", "they-asked": "them"}
ASKING = frozenset(ASKED)
STATED: dict[Kind, Outcome] = {"granted": "granted", "declined": "declined", "ignored": "ignored"}
HELPED: dict[Kind, Side] = {"received": "me", "gave": "them"}  # help -> whose ask it grants

ANSWERING = frozenset(STATED) | frozenset(HELPED)


def log(lines: Sequence[Interaction], day: date, settings: Settings = DEFAULTS) -> tuple[Ask, ...]:
    """All asks of a person's lines (undated first, then by day), with their outcome as of `day`."""
    if not any(holds(line, ASKING) for line in lines):
        return ()
    asks, _ = _follow(lines, settings)
    return tuple(_as_of(ask, day) for ask in asks)


def stray_outcomes(person: Person, settings: Settings = DEFAULTS) -> tuple[Diagnostic, ...]:
    """A diagnostic for every stated outcome that has no ask to close."""
    _, strays = _follow(person.interactions, settings)
    return tuple(
        diagnose("outcome-without-ask", place.path, place.line, place.text, kind=kind)
        for line, kind in strays
        for place in line.evidence[:1]
    )


def answered(lines: Iterable[Interaction]) -> list[date]:
    """The days with an inbound or mutual line."""
    return [line.day for line in lines if line.day and goes(line, BACK)]


class _Followed(NamedTuple):
    """An ask on its way: `given_up` is the first day on which it counts as ignored by silence."""

    ask: Ask
    line: Interaction
    given_up: date | None

    def is_open(self, day: date | None) -> bool:
        return self.ask.outcome == "open" and not (self.given_up and day and self.given_up <= day)


class _Answer(NamedTuple):
    """An outcome as a line gives it: said in so many words, or seen from help."""

    side: Side  # whose ask it answers
    outcome: Outcome
    kind: Kind
    stated: bool


def _follow(lines: Sequence[Interaction], settings: Settings) -> tuple[list[_Followed], list[tuple[Interaction, Kind]]]:
    back = answered(lines)
    asks = [
        _begin(line, ASKED[act.kind], back, settings)
        for line in lines
        if holds(line, ASKING)
        for act in line.acts
        if act.kind in ASKED
    ]
    strays = [
        (line, answer.kind)
        for line in lines
        if holds(line, ANSWERING)
        for answer in _answers(line)
        if not _settle(asks, line, answer)
    ]
    return asks, strays


def _begin(line: Interaction, side: Side, back: list[date], settings: Settings) -> _Followed:
    ask = Ask(side, line.day, line.text, "open", None, False, line.evidence)
    if side == "them" or not line.day:
        return _Followed(ask, line, None)
    limit = later(line.day, settings.ask_ignored_days)
    silent = not any(line.day < day <= limit for day in back)
    return _Followed(ask, line, later(limit, 1) if silent else None)


def _answers(line: Interaction) -> list[_Answer]:
    """What a line answers, each outcome once: `#received #granted` is one."""
    stated = [_Answer("me", STATED[act.kind], act.kind, True) for act in line.acts if act.kind in STATED]
    outcomes = [answer.outcome for answer in stated]
    for act in line.acts:
        if act.kind in HELPED and not (HELPED[act.kind] == "me" and "granted" in outcomes):
            stated.append(_Answer(HELPED[act.kind], "granted", act.kind, False))
    return stated


def _settle(asks: list[_Followed], line: Interaction, answer: _Answer) -> bool:
    """Closes the ask that is answered. False: an outcome is stated, and there is no ask."""
    fitting = [
        number
        for number, found in enumerate(asks)
        if found.ask.by == answer.side
        and found.ask.outcome == "open"
        and _may_answer(line, found, stated=answer.stated)
    ]
    still_open = [number for number in fitting if asks[number].is_open(line.day)]
    if not still_open and not (answer.stated and fitting):
        return not answer.stated
    number = (still_open or fitting)[-1]
    found = asks[number]
    evidence = found.ask.evidence if line is found.line else found.ask.evidence + line.evidence
    ask = found.ask._replace(outcome=answer.outcome, outcome_day=line.day, evidence=evidence)
    asks[number] = found._replace(ask=ask)
    return True


def _may_answer(line: Interaction, found: _Followed, *, stated: bool) -> bool:
    """Whether the line comes after the ask: a stated outcome may share its day, help only its line."""
    asked = found.ask.day
    if line is found.line:
        return True
    if asked is None:
        return stated or line.day is not None
    return line.day is not None and (asked < line.day or (stated and asked == line.day))


def _as_of(found: _Followed, day: date) -> Ask:
    if found.ask.outcome == "open" and not found.is_open(day):
        return found.ask._replace(outcome="ignored", outcome_day=found.given_up, by_silence=True)
    return found.ask

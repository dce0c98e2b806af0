"""Asks and what became of them (S0: granted, declined, ignored or open).

An ask of mine is open until a later `#granted`, `#declined`, `#ignored` or `#received` (which counts as granted)
closes the latest open one. With nothing back from them for `ask_ignored_days` it counts as ignored; an outcome
noted later still holds from its own day on. Where the line itself says that they declined, it is declined.

What they asked of me is granted by help I gave on the same line, or within `ask_ignored_days` on a line that shares
a telling word with the ask; else it is answered by what I next wrote, and open until then. Silence closes nothing of
theirs.

Within a day asks come before outcomes, so that the order of a note's lines does not matter; help received on the day
of an ask closes it only from the same line.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice, takewhile
from typing import Literal, NamedTuple

from netnotes.diagnostics import Diagnostic, diagnose
from netnotes.facts import Ask, Outcome
from netnotes.model import Interaction, Kind, Person
from netnotes.rules import terms
from netnotes.rules.lines import BACK, GIVEN, OUT, goes, holds, later
from netnotes.settings import DEFAULTS, Settings

Side = Literal["me", "them"]
ASKED: dict[Kind, Side] = {"asked": "me", "they-asked": "them"}
ASKING = frozenset(ASKED)
STATED: dict[Kind, Outcome] = {"granted": "granted", "declined": "declined", "ignored": "ignored"}
RECEIVED: Kind = "received"  # grants an ask of mine
ANSWERING = frozenset(STATED) | {RECEIVED}
# Words that nearly every ask and answer hold; they do not tell what it was about.
_IDLE_WORDS = """
i me him he she they them it we us this that his ask asked asking gave give sent send wrote said told how what
when where whether if would will was were had have has not no yes last next day week month year today then
"""
_IDLE = frozenset(_IDLE_WORDS.split())
# An ask of mine whose own line says that it was refused: silence did not follow.
_SAID_NO = re.compile(
    r"\b(?:he|she|they) (?:has |have |kindly |politely )?(?:declined|refused|said no)\b", re.IGNORECASE
)


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
    """An outcome of an ask of mine as a line gives it: said in so many words, or seen from help."""

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
    mine = [number for number, found in enumerate(asks) if found.ask.by == "me" and found.ask.outcome == "open"]
    strays = [
        (line, answer.kind)
        for line in lines
        if holds(line, ANSWERING)
        for answer in _answers(line)
        if not _settle(asks, mine, line, answer)
    ]
    if any(found.ask.by == "them" for found in asks):
        gifts = [line for line in lines if holds(line, GIVEN)]
        written = [line for line in lines if goes(line, OUT)]
        asks = [_heeded(found, gifts, written, settings) if found.ask.by == "them" else found for found in asks]
    return asks, strays


def _begin(line: Interaction, side: Side, back: list[date], settings: Settings) -> _Followed:
    ask = Ask(side, line.day, line.text, "open", None, False, line.evidence)
    if side == "me" and not holds(line, ANSWERING) and _SAID_NO.search(line.text):
        return _Followed(ask._replace(outcome="declined", outcome_day=line.day), line, None)
    if side == "them" or not line.day:
        return _Followed(ask, line, None)
    limit = later(line.day, settings.ask_ignored_days)
    following = bisect_right(back, line.day)
    silent = following == len(back) or back[following] > limit
    return _Followed(ask, line, later(limit, 1) if silent else None)


def _answers(line: Interaction) -> list[_Answer]:
    """What a line answers, each outcome once: `#received #granted` is one."""
    stated = [_Answer(STATED[act.kind], act.kind, True) for act in line.acts if act.kind in STATED]
    if any(answer.outcome == "granted" for answer in stated):
        return stated
    return stated + [_Answer("granted", act.kind, False) for act in line.acts if act.kind == RECEIVED]


def _settle(asks: list[_Followed], mine: list[int], line: Interaction, answer: _Answer) -> bool:
    """Closes the ask that is answered. False: an outcome is stated, and there is no ask.

    `mine` are the places of my asks that nothing has closed yet, in the order of the asks, which is that of days.
    """
    number = _answered_by(line, asks, mine, answer)
    if number is None:
        return not answer.stated
    mine.remove(number)
    found = asks[number]
    evidence = found.ask.evidence if line is found.line else found.ask.evidence + line.evidence
    ask = found.ask._replace(outcome=answer.outcome, outcome_day=line.day, evidence=evidence)
    asks[number] = found._replace(ask=ask)
    return True


def _answered_by(line: Interaction, asks: list[_Followed], mine: list[int], answer: _Answer) -> int | None:
    """The place of the latest ask that is still open and may be meant, else of the latest given up, if that is said."""
    given_up = None
    before = len(mine)
    if line.day:
        before = bisect_right(mine, line.day, key=lambda number: asks[number].ask.day or date.min)
    for number in reversed(mine[:before]):
        if _may_answer(line, asks[number], stated=answer.stated):
            if asks[number].is_open(line.day):
                return number
            given_up = number if given_up is None else given_up
    return given_up if answer.stated else None


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


def _heeded(
    found: _Followed, gifts: Sequence[Interaction], written: Sequence[Interaction], settings: Settings
) -> _Followed:
    """An ask of theirs with what I did about it: helped with just that, or wrote back."""
    asked = found.line
    soon = takewhile(lambda line: line is asked or _is_soon(line, asked, settings), _not_before(asked, gifts))
    helped = next((line for line in soon if _helps_with(line, asked)), None)
    wrote = next(_not_before(asked, written), None)
    closing = helped or wrote
    if closing is None:
        return found
    outcome: Outcome = "granted" if helped else "answered"
    evidence = found.ask.evidence if closing is found.line else found.ask.evidence + closing.evidence
    return found._replace(ask=found.ask._replace(outcome=outcome, outcome_day=closing.day, evidence=evidence))


def _not_before(asked: Interaction, lines: Sequence[Interaction]) -> Iterator[Interaction]:
    """The line that asks, if it is among the lines, and the dated ones that are not before it."""
    start = bisect_left(lines, asked.day or date.min, key=lambda line: line.day or date.min)
    return (line for line in islice(lines, start, None) if line is asked or line.day)


def _is_soon(line: Interaction, asked: Interaction, settings: Settings) -> bool:
    return not (line.day and asked.day) or (line.day - asked.day).days <= settings.ask_ignored_days


def _helps_with(line: Interaction, asked: Interaction) -> bool:
    """Whether help is what was asked for: noted on the ask's own line, or with a word of the ask."""
    if line is asked:
        return True
    return not (terms.key(asked.text) - _IDLE).isdisjoint(terms.key(line.text) - _IDLE)

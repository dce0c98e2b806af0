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
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice, takewhile
from typing import Literal, NamedTuple

from netnotes.diagnostics import Diagnostic, diagnose
from netnotes.facts import Ask, Outcome
from netnotes.interactions import Interactions
from netnotes.model import Evidence, Interaction, Kind, Person
from netnotes.rules import terms
from netnotes.rules.lines import BACK, GIVEN, OUT, bits, later, line_day, traits_of
from netnotes.settings import DEFAULTS, Settings

Side = Literal["me", "them"]
ASKED: dict[Kind, Side] = {"asked": "me", "they-asked": "them"}
STATED: dict[Kind, Outcome] = {"granted": "granted", "declined": "declined", "ignored": "ignored"}
RECEIVED: Kind = "received"  # grants an ask of mine
ASKING_BITS, STATED_BITS, _GIVEN, _OUT, _BACK = bits(ASKED), bits(STATED), bits(GIVEN), bits(OUT), bits(BACK)
_ANSWERING = STATED_BITS | bits([RECEIVED])
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


class Log:
    """All asks of some lines (undated first, then by day) with their outcome as of `day`, followed when called."""

    __slots__ = ("_about", "_asks")

    def __init__(self, lines: Sequence[Interaction], traits: Sequence[int], day: date, settings: Settings) -> None:
        self._about = (lines, traits, day, settings)
        self._asks: tuple[Ask, ...] | None = None

    def __call__(self) -> tuple[Ask, ...]:
        if self._asks is None:
            lines, traits, day, settings = self._about
            asks, _ = _follow(lines, traits, settings)
            self._asks = tuple([_as_of(ask, day) for ask in asks])
        return self._asks

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Log) and self() == other()

    def __hash__(self) -> int:
        return hash(self())


def nothing_asked() -> tuple[Ask, ...]:
    """The asks of lines that hold none."""
    return ()


def stray_outcomes(
    person: Person, settings: Settings = DEFAULTS, traits: Sequence[int] | None = None
) -> tuple[Diagnostic, ...]:
    """A diagnostic for every stated outcome that has no ask to close. `traits`: of the interactions, where known."""
    if traits is None:
        traits = traits_of(person.interactions)
    for told in traits:
        if told & STATED_BITS:
            break
    else:
        return ()
    _, strays = _follow(person.interactions, traits, settings)
    return tuple(
        diagnose("outcome-without-ask", place.path, place.line, place.text, kind=kind)
        for line, kind in strays
        for place in line.evidence[:1]
    )


class _Followed:
    """An ask on its way: `given_up` is the first day on which it counts as ignored by silence."""

    __slots__ = ("by", "evidence", "given_up", "line", "outcome", "outcome_day")

    def __init__(self, line: Interaction, by: Side) -> None:
        self.line = line
        self.by = by
        self.outcome: Outcome = "open"
        self.outcome_day: date | None = None
        self.given_up: date | None = None
        self.evidence: tuple[Evidence, ...] = line.evidence

    def is_open(self, day: date | None) -> bool:
        return self.outcome == "open" and not (self.given_up and day and self.given_up <= day)

    def close(self, outcome: Outcome, line: Interaction) -> None:
        self.outcome, self.outcome_day = outcome, line.day
        if line is not self.line:
            self.evidence += line.evidence


class _Answer(NamedTuple):
    """An outcome of an ask of mine as a line gives it: said in so many words, or seen from help."""

    outcome: Outcome
    kind: Kind
    stated: bool


_HELPED = _Answer("granted", RECEIVED, False)


def _follow(
    lines: Sequence[Interaction], traits: Sequence[int], settings: Settings
) -> tuple[list[_Followed], list[tuple[Interaction, Kind]]]:
    days = Interactions.of(lines).days
    back = [on for on, told in zip(days, traits, strict=True) if told & _BACK and on]
    asks = [
        _begin(lines[place], ASKED[act.kind], told, back, settings)
        for place, told in enumerate(traits)
        if told & ASKING_BITS
        for act in lines[place].acts
        if act.kind in ASKED
    ]
    mine = [found for found in asks if found.by == "me" and found.outcome == "open"]
    strays = [
        (lines[place], answer.kind)
        for place, told in enumerate(traits)
        if told & _ANSWERING and (mine or told & STATED_BITS)
        for answer in _answers(lines[place])
        if not _settle(mine, lines[place], answer)
    ]
    theirs = [found for found in asks if found.by == "them"]
    if theirs:
        gifts = [lines[place] for place, told in enumerate(traits) if told & _GIVEN]
        written = [lines[place] for place, told in enumerate(traits) if told & _OUT]
        for found in theirs:
            _heed(found, gifts, written, settings)
    return asks, strays


def _begin(line: Interaction, side: Side, told: int, back: list[date], settings: Settings) -> _Followed:
    """An ask that the line holds; `back` are the days on which something came from them."""
    found = _Followed(line, side)
    if side == "them":
        return found
    if not told & _ANSWERING and _SAID_NO.search(line.text):
        found.close("declined", line)
    elif line.day:
        limit = later(line.day, settings.ask_ignored_days)
        following = bisect_right(back, line.day)
        if following == len(back) or back[following] > limit:
            found.given_up = later(limit, 1)
    return found


def _answers(line: Interaction) -> list[_Answer]:
    """What a line answers, each outcome once: `#received #granted` is one."""
    stated = [_Answer(STATED[act.kind], act.kind, True) for act in line.acts if act.kind in STATED]
    if any(answer.outcome == "granted" for answer in stated):
        return stated
    return stated + [_HELPED for act in line.acts if act.kind == RECEIVED]


def _settle(mine: list[_Followed], line: Interaction, answer: _Answer) -> bool:
    """Closes the ask that is answered. False: an outcome is stated, and there is no ask.

    `mine` are my asks that nothing has closed yet, in the order of days.
    """
    found = _answered_by(line, mine, answer)
    if found is None:
        return not answer.stated
    mine.remove(found)
    found.close(answer.outcome, line)
    return True


def _answered_by(line: Interaction, mine: list[_Followed], answer: _Answer) -> _Followed | None:
    """The latest ask that is still open and may be meant, else the latest given up, if that is said."""
    given_up = None
    before = len(mine)
    if line.day:
        before = bisect_right(mine, line.day, key=lambda found: line_day(found.line))
    for found in reversed(mine[:before]):
        if _may_answer(line, found, stated=answer.stated):
            if found.is_open(line.day):
                return found
            given_up = found if given_up is None else given_up
    return given_up if answer.stated else None


def _may_answer(line: Interaction, found: _Followed, *, stated: bool) -> bool:
    """Whether the line comes after the ask: a stated outcome may share its day, help only its line."""
    asked = found.line.day
    if line is found.line:
        return True
    if asked is None:
        return stated or line.day is not None
    return line.day is not None and (asked < line.day or (stated and asked == line.day))


def _as_of(found: _Followed, day: date) -> Ask:
    line = found.line
    if found.outcome == "open" and not found.is_open(day):
        return Ask(found.by, line.day, line.text, "ignored", found.given_up, True, found.evidence)
    return Ask(found.by, line.day, line.text, found.outcome, found.outcome_day, False, found.evidence)


def _heed(found: _Followed, gifts: Sequence[Interaction], written: Sequence[Interaction], settings: Settings) -> None:
    """Closes an ask of theirs by what I did about it: helped with just that, or wrote back."""
    asked = found.line
    soon = takewhile(lambda line: line is asked or _is_soon(line, asked, settings), _not_before(asked, gifts))
    helped = next((line for line in soon if _helps_with(line, asked)), None)
    wrote = next(_not_before(asked, written), None)
    if helped:
        found.close("granted", helped)
    elif wrote:
        found.close("answered", wrote)


def _not_before(asked: Interaction, lines: Sequence[Interaction]) -> Iterator[Interaction]:
    """The line that asks, if it is among the lines, and the dated ones that are not before it."""
    start = bisect_left(lines, line_day(asked), key=line_day)
    return (line for line in islice(lines, start, None) if line is asked or line.day)


def _is_soon(line: Interaction, asked: Interaction, settings: Settings) -> bool:
    return not (line.day and asked.day) or (line.day - asked.day).days <= settings.ask_ignored_days


def _helps_with(line: Interaction, asked: Interaction) -> bool:
    """Whether help is what was asked for: noted on the ask's own line, or with a word of the ask."""
    if line is asked:
        return True
    return not (terms.key(asked.text) - _IDLE).isdisjoint(terms.key(line.text) - _IDLE)

"""What the kinds of an interaction mean to the rules: the words every rule shares.

Help I gave: gave, and introducing or referring somebody. Help I received: received, a granted ask, and being
introduced or referred. Speaking: meeting and calling.

The rules about one person are asked of everyone on every first run of a day. So they look at `traits`: all kinds and
directions of a line as the bits of one number, worked out once for each way in which lines are tagged.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import get_args

from netnotes.interactions import Interactions
from netnotes.model import Act, Direction, Evidence, Interaction, Kind

SPOKEN: frozenset[Kind] = frozenset({"met", "call"})
GIVEN: frozenset[Kind] = frozenset({"gave", "intro", "referred"})
RECEIVED: frozenset[Kind] = frozenset({"received", "granted", "intro-from", "referred-me"})
UNKNOWN: frozenset[Kind] = frozenset({"note", "help"})  # whether we met, spoke or wrote is not said
WRITTEN: frozenset[Kind] = frozenset({"message", "reply", "shared"})
NOTHING_HAPPENED = Act("note", "")  # tried to call, cancelled, will write
NO_TOUCH: frozenset[Kind] = frozenset({"ignored", "heard", "milestone", "bind"})
OUT: frozenset[Direction] = frozenset({"out"})  # I wrote
OURS: frozenset[Direction] = frozenset({"out", "mutual"})  # I wrote, or we were in touch
BACK: frozenset[Direction] = frozenset({"in", "mutual"})  # something came from them, or we were in touch
SHORT = 80

_BIT = {word: 1 << place for place, word in enumerate((*get_args(Kind), "out", "in", "mutual"))}


def bits(words: Iterable[Kind | Direction]) -> int:
    """Kinds and directions as traits, to be held against those of lines: `told & bits(GIVEN)`."""
    found = 0
    for word in words:
        found |= _BIT.get(word, 0)  # the empty direction is none
    return found


_UNKNOWN = bits(UNKNOWN)
TOUCHING = bits(set(get_args(Kind)) - NO_TOUCH)  # being in touch: more than what was heard or happened to them


class _Traits(dict[tuple[Act, ...], int]):
    """Traits by the acts of a line: the bits of what happened, and of the directions it went."""

    def __missing__(self, acts: tuple[Act, ...]) -> int:
        self[acts] = found = bits(word for act in acts if act != NOTHING_HAPPENED for word in act)
        return found


_TRAITS = _Traits()


def traits_of(lines: Sequence[Interaction]) -> tuple[int, ...]:
    """The traits of each of the lines."""
    return tuple(map(_TRAITS.__getitem__, Interactions.of(lines).acts))


def holds(line: Interaction, kinds: frozenset[Kind]) -> bool:
    """Whether a line holds an act of one of these kinds."""
    for act in line.acts:  # noqa: SIM110 - asked of every line there is: a loop takes half the time of any()
        if act.kind in kinds:
            return True
    return False


def goes(line: Interaction, directions: frozenset[Direction]) -> bool:
    """Whether a line holds an act in one of these directions."""
    for act in line.acts:  # noqa: SIM110 - as above
        if act.direction in directions:
            return True
    return False


def last_day(lines: Sequence[Interaction], directions: frozenset[Direction]) -> date | None:
    """The day of the last dated line in one of these directions (lines are undated first, then by day)."""
    for line in reversed(lines):
        if line.day and goes(line, directions):
            return line.day
    return None


def last_day_of(days: Sequence[date | None], traits: Sequence[int], wanted: int) -> date | None:
    """The day of the last line with any of the wanted traits; `days` and `traits` are those of all lines, in order."""
    for place in range(len(traits) - 1, -1, -1):
        if traits[place] & wanted:
            return days[place]
    return None


def first_and_last(lines: Sequence[Interaction]) -> tuple[Evidence, ...]:
    """Enough evidence to check a fact by: the first note that tells the first and the last line."""
    ends = lines if len(lines) < 2 else (lines[0], lines[-1])
    return tuple([line.evidence[0] for line in ends if line.evidence])


def is_unknown(line: Interaction) -> bool:
    """Whether something happened, and the line does not say what: then it may have been a meeting."""
    return bool(_TRAITS[line.acts] & _UNKNOWN)


def earliest(lines: Sequence[Interaction]) -> Interaction:
    """The first dated line, else the first (lines are undated first, then by day; there is at least one)."""
    for line in lines:
        if line.day:
            return line
    return lines[0]


def line_day(line: Interaction) -> date:
    """The day by which lines are in order: undated ones come first."""
    return line.day or date.min


def when(line: Interaction) -> str:
    """A line's day as text."""
    return line.day.isoformat() if line.day else "undated"


def later(day: date, days: int) -> date:
    """The day so many days later; the last of the calendar where that lies beyond it."""
    try:
        return date.fromordinal(day.toordinal() + days)
    except (ValueError, OverflowError):
        return date.max if days > 0 else date.min


def shorten(text: str, most: int = SHORT) -> str:
    """The text in one line of at most `most` characters, cut at a word and not within a link."""
    words = " ".join(text.split())
    if len(words) <= most:
        return words
    head = words[: most - 1]
    if head.rfind("[[") > head.rfind("]]"):
        head = head[: head.rfind("[[")]  # half a link would be no link
    return (head.rsplit(" ", 1)[0] if " " in head else head).rstrip(" ,;:.") + "…"


def listed(words: Iterable[str]) -> str:
    """Words as people list them: `family, interests and past`."""
    *rest, last = words
    return f"{', '.join(rest)} and {last}" if rest else last

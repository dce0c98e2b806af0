"""How an interaction begins: its date, and what stands right after it.

`2026-02-19`, `**2026-02-19**`, `[[2026-02-19]]` or `[[Daily/2026-02-19|x]]`, then, all of it optional, a time, an
arrow, a bracketed word such as `(call)`, and a colon or dash. Days that cannot be misread are taken in other forms
as well: `20260219`, `19 February 2026`, `Feb 19, 2026`, `Do, 19. Februar 2026`.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from netnotes.dates import NAMED_BEGINS, DateFault, date_fault, find_named, parse_date, parse_day
from netnotes.model import Direction
from netnotes.patterns import pattern

_DAY = pattern(
    r"[*_=`(]{0,3}(?:"
    r"\[\[(?:[^\[\]|#]*/)?(?P<linked>\d{4}-\d\d-\d\d)[ \t]*(?:[|#][^\[\]]*)?\]\]"
    r"|\[(?P<shown>\d{4}-\d\d-\d\d)\]\([^()]*\)"
    r"|\[?(?P<day>\d{4}-\d\d-\d\d)(?=T\d|[^\w/.-]|[-.](?!\d)|_|$)"
    r"|\[?(?P<basic>(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?=[ \t:\]*_)]|$)"
    r"|\[?(?P<other>\d{1,4}(?P<joint>[-./])[ ]?\d{1,2}(?P=joint)[ ]?\d{1,4})(?![\w/]|[-.:]\d)"
    r")"
)
_GAP = r"[ \t]{0,9}"  # bounded, so that a line of spaces takes no time
_CLOCK = r"\d{1,2}(?::\d\d(?::\d\d)?(?:[ \t]?[AaPp][Mm]\b)?|[ \t]?[AaPp][Mm]\b)(?:Z|\+\d\d:?\d\d)?"
_WEEKDAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
    rf"(?=[),.:\]*_]|{_GAP}$|[ \t]+(?:[-–—\d#]|->|→|<-|←))"  # `Sunday lunch` is what happened
)
_CLOSING = r"(?:(?<!\s)[*_=`)\]]+)?"  # what closes emphasis stands right after what it closes
_AFTER = pattern(
    rf"{_CLOSING}(?:{_GAP}[,(]?{_GAP}{_WEEKDAY}[.)]?)?{_CLOSING}"
    rf"(?:(?:T|{_GAP}[,@(]?{_GAP}){_CLOCK}(?:{_GAP}[-–—]{_GAP}{_CLOCK})?)?{_CLOSING}{_GAP}"
    rf"(?P<arrow1>->|→|<-|←)?{_GAP}"
    rf"(?:\((?P<word1>[^()\[\]]{{1,40}})\))?{_CLOSING}{_GAP}"
    rf"(?:(?:-(?!>)|[:–—|])+{_CLOSING}{_GAP})?"
    rf"(?P<arrow2>->|→|<-|←)?{_GAP}"
    rf"(?:\((?P<word2>[^()\[\]]{{1,40}})\){_GAP}(?:-(?!>)|[:–—|])*{_GAP})?"
)
# Nearly all interactions begin in one of these ways, which leave nothing to look for after the date: neither the name
# of a weekday, nor a time, nor an arrow.
COMMON = (
    r"[*_]{0,3}(?P<open>\[\[)?(?P<date>[0-9]{4}-[0-9][0-9]-[0-9][0-9])(?(open)\]\])[*_]{0,3}"
    r"(?:[ ]\((?!Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?P<word>[^\W\d_][^()\[\]]{0,39})\))?"
    r"(?::[*_]{0,3}|[ ][-–—:])?[ ](?!Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?=[^\W\d_]|\#)"
)
_COMMON = pattern(COMMON)
_ARROW = pattern(rf"(->|→|<-|←){_GAP}")
_ARROW_BEGINS = frozenset("-<→←")
_MAY_BEGIN = frozenset("0123456789*_=`([")
_OPENING = pattern(r"[*_=`(]{0,3}(?:\[\[|\[)?")
_CLOSED = pattern(r"(?:\]\]|\])?(?=[\s*_=`):,;–—|-]|$)")
_ARROWS: dict[str | None, Direction] = {"->": "out", "→": "out", "<-": "in", "←": "in"}


class Beginning(NamedTuple):
    """What an interaction begins with."""

    day: date | None
    fault: DateFault  # why a date that seems to be meant is none
    written: str  # the date as written
    arrow: Direction
    word: str  # the bracketed word
    end: int  # where the text goes on


def read_beginning(text: str, order: str) -> Beginning | None:
    """The beginning of an interaction; None where no date seems to be meant.

    `order` is the setting `date_order`. With a `fault` there is no day, and nothing after the date is read.
    """
    if not may_begin(text):
        return None
    if text[:1] not in _MAY_BEGIN:
        return _named(text)
    common = _COMMON.match(text)
    if common and (day := parse_day(common["date"])):
        return Beginning(day, "", common["date"], "", common["word"] or "", common.end())
    opening = _OPENING.match(text)
    assert opening  # it may be empty
    begins = opening.end()
    if text[begins : begins + 1].isdecimal() or "[" in opening[0]:
        found = _DAY.match(text)
    elif may_be_named(text[begins:]):
        return _named(text)
    else:
        return None
    if not found:
        return _named(text)
    written = found["linked"] or found["shown"] or found["day"]
    if written:
        read = parse_day(written)
        fault: DateFault = "" if read else "bad-date"
    else:
        written = found["other"] or found["basic"]
        read, fault = _other(written, order)
    if not read:
        return Beginning(None, fault, written, "", "", found.end()) if fault else None
    return _with_what_follows(text, read, written, found.end())


def may_begin(text: str) -> bool:
    """Whether a text may begin with a date; asked first, because it is told fast."""
    return text[:1] in _MAY_BEGIN or text[:3].lower() in NAMED_BEGINS


def may_be_named(text: str) -> bool:
    """Whether a text may begin with the name of a month or weekday; asked first, because it is told fast."""
    return text[:3].lower() in NAMED_BEGINS


def _named(text: str) -> Beginning | None:
    """The beginning with a date that names its month, and states the year."""
    opening = _OPENING.match(text)
    assert opening  # it may be empty
    begins = text[opening.end() : opening.end() + 3]
    if not (begins[:1].isdecimal() or may_be_named(begins)):
        return None
    found = find_named(text, opening.end())
    if not found or found.date.year is None or found.date.day is None:
        return None
    closed = _CLOSED.match(text, found.end)
    if not closed:
        return None
    written = text[opening.end() : found.end]
    if date_fault(written) == "bad-date":
        return Beginning(None, "bad-date", written, "", "", closed.end())
    day = found.date.last_day()
    return _with_what_follows(text, day, written, closed.end()) if day else None


def _with_what_follows(text: str, day: date, written: str, end: int) -> Beginning:
    after = _AFTER.match(text, end)
    assert after  # every part of it is optional
    arrow = _ARROWS.get(after["arrow1"] or after["arrow2"], "")
    return Beginning(day, "", written, arrow, after["word1"] or after["word2"] or "", after.end())


def leading_arrow(text: str) -> tuple[Direction, str]:
    """The arrow that an undated line begins with, and the text after it."""
    found = _ARROW.match(text) if text[:1] in _ARROW_BEGINS else None
    return (_ARROWS[found[1]], text[found.end() :]) if found else ("", text)


def _other(written: str, order: str) -> tuple[date | None, DateFault]:
    compact = written.replace(" ", "")
    partial = parse_date(compact, order)
    if partial and partial.year and partial.month and partial.day:
        return date(partial.year, partial.month, partial.day), ""
    fault = date_fault(compact, order)
    return None, "" if fault == "no-date" else fault

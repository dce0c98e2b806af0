"""How an interaction begins: its date, and what stands right after it.

`2026-02-19`, `**2026-02-19**`, `[[2026-02-19]]` or `[[Daily/2026-02-19|x]]`, then, all of it optional, a time, an
arrow, a bracketed word such as `(call)`, and a colon or dash.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from netnotes.dates import DateFault, date_fault, parse_date, parse_day
from netnotes.model import Direction

_DAY = re.compile(
    r"[*_=`(]{0,3}(?:"
    r"\[\[(?:[^\[\]|#]*/)?(?P<linked>\d{4}-\d\d-\d\d)[ \t]*(?:[|#][^\[\]]*)?\]\]"
    r"|\[(?P<shown>\d{4}-\d\d-\d\d)\]\([^()]*\)"
    r"|\[?(?P<day>\d{4}-\d\d-\d\d)(?=T\d|[^\w/.-]|[-.](?!\d)|_|$)"
    r"|\[?(?P<other>\d{1,4}([-./])[ ]?\d{1,2}\5[ ]?\d{1,4})(?![\w/]|[-.:]\d)"
    r")"
)
_GAP = r"[ \t]{0,9}"  # bounded, so that a line of spaces takes no time
_CLOCK = r"\d{1,2}(?::\d\d(?::\d\d)?(?:[ \t]?[AaPp][Mm]\b)?|[ \t]?[AaPp][Mm]\b)(?:Z|\+\d\d:?\d\d)?"
_WEEKDAY = (
    rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    rf"|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?=[),.:\]]|{_GAP}$|[ \t]+[-–—\d]))"
)
_CLOSING = r"(?:(?<!\s)[*_=`)\]]+)?"  # what closes emphasis stands right after what it closes
_AFTER = re.compile(
    rf"{_CLOSING}(?:{_GAP}[,(]?{_GAP}{_WEEKDAY}[.)]?)?{_CLOSING}"
    rf"(?:(?:T|{_GAP}[,@(]?{_GAP}){_CLOCK}(?:{_GAP}[-–—]{_GAP}{_CLOCK})?)?{_CLOSING}{_GAP}"
    rf"(?P<arrow1>->|→|<-|←)?{_GAP}"
    rf"(?:\((?P<word1>[^()\[\]]{{1,40}})\))?{_CLOSING}{_GAP}"
    rf"(?:(?:-(?!>)|[:–—|])+{_CLOSING}{_GAP})?"
    rf"(?P<arrow2>->|→|<-|←)?{_GAP}"
    rf"(?:\((?P<word2>[^()\[\]]{{1,40}})\){_GAP}(?:-(?!>)|[:–—|])*{_GAP})?"
)
# Nearly all interactions begin in one of these ways, which leave nothing to look for after the date.
_PLAIN = re.compile(r"(\d{4}-\d\d-\d\d)(?:: (?=[^\W\d_]|\#)|[ ](?=\#))")
_ARROW = re.compile(rf"(->|→|<-|←){_GAP}")
_MAY_BEGIN = frozenset("0123456789*_=`([")
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
    if text[:1] not in _MAY_BEGIN:
        return None
    plain = _PLAIN.match(text)
    if plain and (day := parse_day(plain[1])):
        return Beginning(day, "", plain[1], "", "", plain.end())
    found = _DAY.match(text)
    if not found:
        return None
    written = found["linked"] or found["shown"] or found["day"]
    if written:
        read = parse_day(written)
        fault: DateFault = "" if read else "bad-date"
    else:
        written = found["other"]
        read, fault = _other(written, order)
    if not read:
        return Beginning(None, fault, written, "", "", found.end()) if fault else None
    after = _AFTER.match(text, found.end())
    assert after  # every part of it is optional
    arrow = _ARROWS.get(after["arrow1"] or after["arrow2"], "")
    return Beginning(read, "", written, arrow, after["word1"] or after["word2"] or "", after.end())


def leading_arrow(text: str) -> tuple[Direction, str]:
    """The arrow that an undated line begins with, and the text after it."""
    found = _ARROW.match(text)
    return (_ARROWS[found[1]], text[found.end() :]) if found else ("", text)


def _other(written: str, order: str) -> tuple[date | None, DateFault]:
    compact = written.replace(" ", "")
    partial = parse_date(compact, order)
    if partial and partial.year and partial.month and partial.day:
        return date(partial.year, partial.month, partial.day), ""
    fault = date_fault(compact, order)
    return None, "" if fault == "no-date" else fault

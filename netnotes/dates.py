"""Dates as notes write them: ISO days, dates known in part, and other orders where the settings say so.

Level 0. Nothing here raises or guesses: what cannot be read for certain is None, and `date_fault` says why.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Literal, NamedTuple

from netnotes.model import PartialDate
from netnotes.names import fold_plain
from netnotes.patterns import pattern

DateFault = Literal["", "bad-date", "unclear-date", "no-date"]

_TIME = pattern(r"[T ]\d{1,2}(?::?\d{2}){0,2}(?:[.,]\d+)?\s*(?:[AaPp][Mm]|Z|[+-]\d{2}:?\d{2})?$")
_YEAR_FIRST = pattern(r"(\d{4})(?:([-/.])(\d{1,2})(?:\2(\d{1,2}))?)?")
_BASIC = pattern(r"(\d{4})(\d{2})(\d{2})")  # vCard's BDAY
_NO_YEAR = pattern(r"(?:(?:--|[Xx]{4}-)(?=\d\d-?\d\d)|(?=\d\d-))(\d\d)-?(\d\d)")
_OTHER_ORDER = pattern(r"(\d{1,2})([./-])\s?(\d{1,2})(?:\2\s?(\d{4}|\d{2})?)?")
_LEAP_YEAR = 2000

# Months and weekdays in the languages whose kinds are known, without case and diacritics.
_MONTHS = (
    "january jan januar janvier janv enero ene janeiro",
    "february feb februar fevrier fev fevr febrero fevereiro",
    "march mar marz mars marzo marco",
    "april apr avril avr abril abr",
    "may mai mayo maio",
    "june jun juni juin junio junho",
    "july jul juli juillet juil julio julho",
    "august aug aout agosto ago",
    "september sep sept septembre septiembre setembro set",
    "october oct oktober okt octobre octubre outubro out",
    "november nov novembre noviembre novembro",
    "december dec dezember dez decembre diciembre dic dezembro",
)
_MONTH = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_WEEKDAY_NAMES = (
    "monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri saturday sat sunday sun "
    "montag mo dienstag di mittwoch mi donnerstag do freitag fr samstag sonnabend sa sonntag so "
    "lundi lun mardi mar mercredi mer jeudi jeu vendredi ven samedi sam dimanche dim "
    "lunes martes mie miercoles jue jueves vie viernes sab sabado dom domingo "
    "segunda segunda-feira terca terca-feira quarta quarta-feira quinta quinta-feira sexta sexta-feira"
)
_WEEKDAYS = frozenset(_WEEKDAY_NAMES.split())
_NAME = r"[^\W\d_]{3,10}\.?"
_NUMBER = r"\d{1,2}(?!\d)(?:\.|st\b|nd\b|rd\b|th\b|er\b|º)?"
_NAMED = pattern(
    rf"(?:(?P<weekday>[^\W\d_]{{2,10}}(?:-feira)?)\.?,?[ ]+)?(?:the[ ]+|den[ ]+|le[ ]+)?"
    rf"(?:(?P<day>{_NUMBER})[ ]*(?:of[ ]+|de[ ]+)?(?P<month>{_NAME})|(?P<month2>{_NAME})[ ]+(?P<day2>{_NUMBER})"
    rf"|(?P<month3>{_NAME})(?=[ ]+\d{{4}}))"
    rf"(?:,?[ ]*(?:de[ ]+|del[ ]+)?(?P<year>\d{{4}})(?!\d))?",
    re.IGNORECASE,
)
# The first three letters of a date that begins with a name; a short weekday is followed by a comma, dot or space.
NAMED_BEGINS = frozenset(
    (name + joint)[:3] for name in (*_MONTH, *_WEEKDAYS) for joint in (("",) if len(name) > 2 else (",", ".", " "))
)


class Named(NamedTuple):
    """A date that names its month: what it says, and where in the text it ends."""

    date: PartialDate
    end: int


def find_named(text: str, start: int = 0) -> Named | None:
    """The date with the name of a month that a text begins with: `19 June 2026`, `Jun 22, 2026`, `Fr, 3. Juli 2026`,
    `July 2`, `June 2023`. It may lie outside of the calendar. None where there is none.
    """
    found = _NAMED.match(text, start)
    if not found:
        return None
    month = _MONTH.get(fold_plain(found["month"] or found["month2"] or found["month3"]).rstrip("."))
    weekday = found["weekday"]
    if not month or (weekday and fold_plain(weekday) not in _WEEKDAYS):
        return None
    day = re.sub(r"\D", "", found["day"] or found["day2"] or "")
    return Named(PartialDate(_number(found["year"] or ""), month, _number(day)), found.end())


def parse_day(text: str) -> date | None:
    """The day of `YYYY-MM-DD`, also with a time after it; None for anything else."""
    if len(text) < 10 or text[4] != "-" or text[7] != "-":
        return None
    if len(text) > 10 and not _TIME.match(text, 10):
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def parse_partial(text: str) -> PartialDate | None:
    """A date known in part: `2024-05-01`, `2024-05`, `2024`, `05-01`, `--05-01`, `XXXX-05-01`.

    The year-first forms may use `/` or `.`, lack leading zeros or (as in vCard) the hyphens.
    """
    parts = _year_first(text.strip())
    return PartialDate(*parts) if parts and _in_calendar(*parts) else None


def parse_in_order(text: str, order: str) -> PartialDate | None:
    """A date in the order of the setting `date_order`: `3/4/2026`, `03.04.2026`, or `3.4.` without a year.

    None when `order` is neither "day-first" nor "month-first", or the year has two digits.
    """
    parts = _other_order(text.strip(), order)
    return PartialDate(*parts) if parts and _in_calendar(*parts) else None


def parse_date(text: str, order: str = "") -> PartialDate | None:
    """A date in any form that can be read for certain, given the setting `date_order`."""
    if day := parse_day(text):
        return PartialDate(day.year, day.month, day.day)
    return parse_partial(text) or parse_in_order(text, order) or _parse_named(text)


def date_fault(text: str, order: str = "") -> DateFault:
    """Why `parse_date` reads no date here: not in the calendar, an unclear order, or no date at all."""
    text = text.strip()
    if parts := _year_first(text) or _other_order(text, order) or _named(text):
        return "" if _in_calendar(*parts) else "bad-date"
    return "unclear-date" if _OTHER_ORDER.fullmatch(text) else "no-date"


def _parse_named(text: str) -> PartialDate | None:
    parts = _named(text.strip())
    return PartialDate(*parts) if parts and _in_calendar(*parts) else None


def _named(text: str) -> _Parts | None:
    found = find_named(text) if 5 <= len(text) <= 40 and not text.isdecimal() else None
    return found.date if found and found.end == len(text.rstrip(".")) else None


def month_days(year: int, month: int) -> int:
    """How many days a month has."""
    return 31 if month == 12 else (date(year, month + 1, 1) - date(year, month, 1)).days


def add_months(day: date, months: int) -> date:
    """The same day some months on (or back), or the last of that month; clamped to the calendar's ends."""
    count = day.year * 12 + day.month - 1 + months
    if count < 12:
        return date.min
    if count >= 120_000:
        return date.max
    year, month = count // 12, count % 12 + 1
    return date(year, month, min(day.day, month_days(year, month)))


_Parts = tuple[int | None, int | None, int | None]


def _year_first(text: str) -> _Parts | None:
    bare = _TIME.sub("", text) if len(text) > 10 else text
    if not bare.isascii():
        return None
    if match := _NO_YEAR.fullmatch(bare):
        return None, int(match[1]), int(match[2])
    if match := _BASIC.fullmatch(bare):
        return int(match[1]), int(match[2]), int(match[3])
    if match := _YEAR_FIRST.fullmatch(bare):
        return int(match[1]), _number(match[3]), _number(match[4])
    return None


def _other_order(text: str, order: str) -> _Parts | None:
    match = _OTHER_ORDER.fullmatch(_TIME.sub("", text)) if text.isascii() else None
    if not match or not order or (match[4] and len(match[4]) == 2):
        return None
    first, second, year = int(match[1]), int(match[3]), _number(match[4])
    return (year, second, first) if order == "day-first" else (year, first, second)


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _in_calendar(year: int | None, month: int | None, day: int | None) -> bool:
    try:
        date(_LEAP_YEAR if year is None else year, month or 1, day or 1)
    except ValueError:
        return False
    return month != 0 and day != 0

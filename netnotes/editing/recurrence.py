"""When a repeating task is next due: the rules of Obsidian Tasks that people use. Level 4, pure.
 `every day`, `every 2 weeks`, `every month on the 15th`, `every month on the last`, `every Monday`, `every
week on Monday, Friday`, `every weekday`, each with `when done` to count from the day it was done.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from netnotes.dates import month_days

_RULE = re.compile(r"every\s+(?:(?P<count>\d{1,3}|other)\s+)?(?P<unit>[a-z]+?)s?(?:\s+on\s+(?P<on>.+))?", re.IGNORECASE)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ORDINAL = re.compile(r"(?:the\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th)?", re.IGNORECASE)


def next_day(rule: str, due: date, done: date) -> date | None:
    """The day after `due`, or after `done` where the rule says so; None where the rule is not understood."""
    words = " ".join(rule.lower().split())
    start = done if words.endswith("when done") else due
    found = _RULE.fullmatch(words.removesuffix("when done").strip())
    if not found:
        return None
    count = 2 if found["count"] == "other" else int(found["count"] or 1)
    unit, on = found["unit"], found["on"] or ""
    if count == 0:
        return None
    if unit == "day" and not on:
        return start + timedelta(days=count)
    if unit == "weekday" and not on and count == 1:
        return _on_weekdays(start, 1, range(5))
    if unit in _WEEKDAYS and not on:
        return _on_weekdays(start, count, [_WEEKDAYS.index(unit)])
    if unit == "week":
        return _weekly(start, count, on)
    if unit == "month":
        return _monthly(start, count, on)
    if unit == "year" and not on:
        return add_months(start, 12 * count)
    return None


def add_months(day: date, count: int, wanted: int | None = None) -> date:
    """The same day of a later month (or day `wanted` of it), its last one where it has no such day."""
    months = day.year * 12 + day.month - 1 + count
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(wanted or day.day, month_days(year, month)))


def _weekly(start: date, count: int, on: str) -> date | None:
    if not on:
        return start + timedelta(weeks=count)
    names = [name for name in re.split(r",|\band\b", on) if name.strip()]
    days = [number for name in names for number, full in enumerate(_WEEKDAYS) if full.startswith(name.strip()[:3])]
    if len(days) != len(names):
        return None
    return _on_weekdays(start, count, days)


def _on_weekdays(start: date, count: int, days: range | list[int]) -> date:
    """The next of these weekdays in the same week, else the first of them `count` weeks on."""
    monday = start - timedelta(days=start.weekday())
    later = [day for day in sorted(days) if day > start.weekday()]
    if later:
        return monday + timedelta(days=later[0])
    return monday + timedelta(weeks=count, days=min(days))


def _monthly(start: date, count: int, on: str) -> date | None:
    if not on:
        return add_months(start, count)
    if on in {"the last", "last", "the last day"}:
        here = add_months(start, 0, 31)
        return here if here > start else add_months(start, count, 31)
    found = _ORDINAL.fullmatch(on)
    if not found or not 1 <= int(found["day"]) <= 31:
        return None
    months = (add_months(start, step, int(found["day"])) for step in range(0, 100 * count, count))
    return next(day for day in months if day > start and day.day == int(found["day"]))

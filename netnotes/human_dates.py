"""Dates as people type them on a command line.

Files always get ISO dates; this is for what a person types. ISO dates and short spans (`-3d`, `2w`) are read here,
everything else by dateparser, loaded only then.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Literal

_SPANS = {"d": 1, "w": 7, "m": 30, "y": 365}
_MANY_DIGITS = 6
LONGEST = 36_500  # days of a span
EXAMPLES = "2026-04-01, today, monday, -3d, 2w, '3 days ago', 'next friday' or 'in 6 weeks'"


def parse_human_day(text: str, today: date, prefer: Literal["past", "future"] = "future") -> date:
    """The day meant by `text`, seen from `today`.

    `prefer` decides what `monday` or `2w` mean where they could lie on either side. Raises ValueError, with the
    forms that are understood, when the text is no date. All-digit dates must be ISO: other orders are guesses.
    """
    text = text.strip()
    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    if short := re.fullmatch(r"([+-]?)\s*(\d{1,5})\s*([dwmy])", text, re.IGNORECASE):
        sign, count, unit = short.groups()
        days = int(count) * _SPANS[unit.lower()]
        return _shift(today, days, backwards=sign == "-" or (not sign and prefer == "past"))
    if not text or re.fullmatch(r"[\d./\\-]+", text):
        raise ValueError(f"'{text}' is not a date; write {EXAMPLES}")
    found = _by_library(text, today, prefer)
    if found is None:
        raise ValueError(f"'{text}' is not a date; write {EXAMPLES}")
    return found


def parse_span(text: str) -> int:
    """A number of days, at most a hundred years: `14`, `14d`, `2w`, `3m`. Raises ValueError when it is none."""
    match = re.fullmatch(r"(\d+)\s*([dwmy]?)", text.strip(), re.IGNORECASE | re.ASCII)
    if not match:
        raise ValueError(f"'{text}' is not a length of time; write 14d, 2w or 3m")
    digits = match[1].lstrip("0") or "0"
    days = int(digits) * _SPANS[match[2].lower() or "d"] if len(digits) < _MANY_DIGITS else LONGEST + 1
    if days > LONGEST:
        raise ValueError(f"'{text}' is too long; at most {LONGEST}d, a hundred years")
    return days


def _shift(today: date, days: int, *, backwards: bool) -> date:
    try:
        return today + timedelta(days=-days if backwards else days)
    except OverflowError:
        raise ValueError(f"{days} days from {today} is outside the calendar") from None


def _by_library(text: str, today: date, prefer: str) -> date | None:
    import dateparser

    found = dateparser.parse(
        text,
        languages=["en"],
        settings={"RELATIVE_BASE": datetime.combine(today, time()), "PREFER_DATES_FROM": prefer},
    )
    return found.date() if found else None

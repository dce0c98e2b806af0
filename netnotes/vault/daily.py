"""The day a note's name tells: daily notes in any moment.js format, and dates in other names."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from netnotes.names import fold_plain
from netnotes.patterns import pattern

_TOKEN = pattern(
    r"\[(?P<literal>[^\]]*)\]|(?P<token>YYYY|YY|MMMM|MMM|MM|Mo|M|DDDD|DDDo|DDD|DD|Do|D|dddd|ddd|dd|do|d"
    r"|GGGG|GG|gggg|gg|WW|Wo|W|ww|wo|w|Qo|Q|E|e|HH|H|hh|h|kk|k|mm|m|ss|s|A|a|X|x|ZZ|Z)|(?P<char>.)",
    re.DOTALL,
)
# What is read of a token; any other token is passed over.
_PARTS = {
    "YYYY": r"(?P<year>\d{4})",
    "YY": r"(?P<short_year>\d\d)",
    "MM": r"(?P<month>\d\d)",
    "M": r"(?P<month>\d\d?)",
    "Mo": r"(?P<month>\d\d?)\D{0,3}",
    "MMMM": r"(?P<month_name>[^\W\d_]+\.?)",
    "MMM": r"(?P<month_name>[^\W\d_]+\.?)",
    "DD": r"(?P<day>\d\d)",
    "D": r"(?P<day>\d\d?)",
    "Do": r"(?P<day>\d\d?)[^\d/]{0,3}",
    "dddd": r"[^\W\d_]+\.?",
    "ddd": r"[^\W\d_]+\.?",
}
_PASSED = "[^/]+?"
_MOST_PASSED = 4
_ISO = pattern(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)")
# The first three letters of a month in the languages whose kinds are known, without diacritics.
# Months whose three letters are shared (French juin, juillet) stand in four.
_MONTHS = {
    "jan": 1, "ene": 1, "feb": 2, "fev": 2, "mar": 3, "apr": 4, "abr": 4, "avr": 4, "may": 5, "mai": 5,
    "jun": 6, "juin": 6, "jul": 7, "juil": 7, "aug": 8, "ago": 8, "aou": 8, "sep": 9, "set": 9, "oct": 10,
    "okt": 10, "out": 10, "nov": 11, "dec": 12, "dez": 12, "dic": 12,
}  # fmt: skip


class DailyNames(NamedTuple):
    """How daily notes are named: a folder (folded, empty for any) and a pattern of the path below it."""

    folder: str
    pattern: re.Pattern[str] | None  # None: YYYY-MM-DD

    def day(self, path: str) -> date | None:
        """The day of a daily note; None for any other note. `path` is folded and without `.md`."""
        if self.folder:
            if not path.startswith(self.folder + "/"):
                return None
            path = path[len(self.folder) + 1 :]
        name = path[path.rfind("/") + 1 :]
        if len(name) == 10 and (found := _ISO.match(name)):
            return _day(*found.groups())
        if self.pattern is None:
            return None
        match = self.pattern.fullmatch(path)
        return _day_of(match) if match else None


def daily_names(folder: str, name_format: str) -> DailyNames:
    """Daily notes in `folder` (empty: anywhere) named by moment.js tokens (empty: YYYY-MM-DD). Names that are
    plain YYYY-MM-DD are always known: people change their format and keep their notes.
    """
    folded = folder.strip("/").casefold()
    name_format = name_format.removesuffix(".md")
    if not name_format or name_format == "YYYY-MM-DD":
        return DailyNames(folded, None)
    pattern = _pattern(name_format)
    if not folded:
        pattern = f"(?:.*/)?{pattern}"
    compiled = re.compile(pattern, re.IGNORECASE)
    has = compiled.groupindex.keys()
    complete = "day" in has and (has & {"month", "month_name"}) and (has & {"year", "short_year"})
    return DailyNames(folded, compiled if complete else None)


def day_in_name(name: str) -> date | None:
    """The first date written as YYYY-MM-DD in a name."""
    found = _ISO.search(name)
    return _day(*found.groups()) if found else None


def _pattern(name_format: str) -> str:
    """A regular expression of a moment.js format; a part that stands twice is read where it first stands.

    With more than `_MOST_PASSED` parts that may be of any length, matching a name could take for ever: such a format
    fits nothing.
    """
    parts: list[str] = []
    seen: set[str] = set()
    for match in _TOKEN.finditer(name_format):
        if (token := match["token"]) is None:
            parts.append(re.escape((match["literal"] or match["char"] or "").casefold()))
            continue
        part = _PARTS.get(token, _PASSED)
        name = part[4 : part.index(">")] if part.startswith("(?P<") else ""
        if name in seen:
            part = part.replace(f"?P<{name}>", "?:")
        seen.add(name)
        parts.append(part)
    return "".join(parts) if parts.count(_PASSED) <= _MOST_PASSED else "(?!)"


def _day_of(match: re.Match[str]) -> date | None:
    found = match.groupdict()
    year = found.get("year") or f"20{found['short_year']}"
    month = found.get("month") or _month(found.get("month_name") or "")
    return _day(year, month, found["day"])


def _month(name: str) -> str:
    plain = fold_plain(name)
    return str(_MONTHS.get(plain[:4]) or _MONTHS.get(plain[:3]) or 0)


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None

"""How long something took: `45m`, `45 min`, `1h30`, `1h 30m`, `2h`, `1.5h`; and how large a group was."""

from __future__ import annotations

import re

from netnotes.patterns import pattern

_HOUR = r"(?:h|hrs?|hours?|std\.?|stunden?|heures?|horas?)"
_MINUTE = r"(?:m|mins?|minutes?|minuten?|minutos?)"
_SPAN = (
    rf"(?:(?P<hours>\d{{1,3}}(?:[.,]\d{{1,2}})?)[ ]?{_HOUR}(?:[ ]?(?P<rest>\d{{1,2}})(?:[ ]?{_MINUTE})?)?"
    rf"|(?P<minutes>\d{{1,4}})[ ]?{_MINUTE})"
)
_IN_TEXT = re.compile(
    rf"(?<![\w:.,/$€£-]){_SPAN}(?!\w)(?![ ](?:ago|later|away|late|early|before|after)\b)", re.IGNORECASE
)
_WHOLE = pattern(rf"~?{_SPAN}|(?P<clock>\d{{1,2}}:\d\d)|(?P<number>\d{{1,4}})", re.IGNORECASE)
_GROUP = re.compile(r"\bgroup of (\d{1,4})\b", re.IGNORECASE)
_MAYBE = re.compile(r"[0-9][0-9]{0,3} ?[hmsHMS]")  # looked for first, because it is found fast
_LEADING = pattern(r"\d{1,3}(?:m|min|h(?:\d\d)?)(?!\w)[ \t]*[,;:.–—-]*[ \t]*")
_DAY = 24 * 60


def parse_minutes(value: str) -> int | None:
    """The minutes that a field states; a plain number is minutes, `1:30` an hour and a half."""
    found = _WHOLE.fullmatch(value.strip())
    if not found:
        return None
    if found["clock"]:
        hours, minutes = found["clock"].split(":")
        return int(hours) * 60 + int(minutes)
    return int(found["number"]) if found["number"] else _total(found)


def find_minutes(text: str) -> int | None:
    """The first length of time in a text, in minutes; more than a day is none."""
    maybe = _MAYBE.search(text)
    if not maybe:
        return None
    at = maybe.start()
    if not text.isascii():  # there are other digits
        found = _IN_TEXT.search(text)
    else:  # nearly always the number begins there, else at most four characters before: `1.5h`
        found = _IN_TEXT.match(text, at) or _IN_TEXT.search(text, max(at - 4, 0))
    total = _total(found) if found else 0
    return total if 0 < total <= _DAY else None


def without_minutes(text: str) -> str:
    """The text without a length of time that stands before its words: `45m, about the visa`."""
    leading = _LEADING.match(text)
    return text[leading.end() :] if leading else text


def find_group(text: str) -> int | None:
    """The size that `group of 12` states."""
    found = _GROUP.search(text) if "roup of " in text else None
    return int(found[1]) if found else None


def _total(found: re.Match[str]) -> int:
    if found["minutes"]:
        return int(found["minutes"])
    return round(float(found["hours"].replace(",", ".")) * 60) + int(found["rest"] or 0)

"""Lines that look like interactions whose date cannot be read, in a note of which no interaction was read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from netnotes.dates import NAMED_BEGINS, find_named
from netnotes.patterns import pattern

_START = pattern(r"[ \t]*(?:[-*+][ \t]+|\d{1,3}[.)][ \t]+|#{1,6}[ \t]+)?[*_(]{0,3}(?=\w)")
_NUMBERS = pattern(
    r"(?:\d{1,2}\.\d{1,2}[.:]|\d{1,2}/\d{1,2}(?:/\d{2,4})?(?=[ :*_)-])|\d{4}-\d{1,2}:"
    r"|\d{4}-\d\d-\d\d(?=[ ]?[:,–—-]|[ ]\w))(?!\d)"  # a day that is none, or in the middle of a paragraph
)
_HEADING = pattern(r"[ \t]*#{1,6}[ \t]")
# Below such a heading stand days of every year.
_YEARLY = pattern(
    r"dates|birth|anniver|family|mileston|geburt|termine|jahrestag|famil|naissance|fecha|datas", re.IGNORECASE
)


def looks_dated(lines: Sequence[str]) -> int | None:
    """The index of the first line that seems to begin with a date; None where none does."""
    yearly = False
    for index, line in enumerate(lines):
        if not line:
            continue
        if "#" in line and _HEADING.match(line):
            yearly = bool(_YEARLY.search(line))
        if not yearly and (start := _START.match(line)) and _is_dated(line, start.end()):
            return index
    return None


def _is_dated(line: str, at: int) -> bool:
    if line[at].isdecimal() and _NUMBERS.match(line, at):
        return True
    if not (line[at].isdecimal() or line[at : at + 3].lower() in NAMED_BEGINS):
        return False
    named = find_named(line, at)
    return bool(named and named.date.day and len(line) > named.end)

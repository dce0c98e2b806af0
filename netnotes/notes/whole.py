"""The commonest lines of all, each read at once: `- 2026-02-19: coffee at the harbour #met`.

A list item in the first column whose date leaves no doubt, whose kind one tag at its end or a bracketed word tells,
and whose words hold no link, field, code or further tag. Whatever is not certain by itself is left to the walk, which
reads these lines just the same, only slower.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import get_args

from netnotes.dates import parse_day
from netnotes.model import Act, Kind
from netnotes.notes.acts import EDGE
from netnotes.notes.beginning import COMMON
from netnotes.notes.draft import SPACED, Draft, Place, make_entry, make_evidence
from netnotes.notes.found import Found
from netnotes.notes.inline import TAG_NAME
from netnotes.notes.kinds import act
from netnotes.notes.minutes import find_group, find_minutes, without_minutes

_ITEM = re.compile(
    rf"[-*+][ ]{COMMON}"
    r"(?P<words>[^\[`\\:\#0-9]*)"
    r"(?P<numbers>[^\[`\\:\#]*(?::(?![:/])[^\[`\\:\#]*)*)"  # with a digit there may be a length of time
    rf"(?:(?<=[ \t])\#(?P<tag>{TAG_NAME})(?P<after>[ \t]+[^\[`\\:\#]*)?)?"
)
# Kinds that say all by themselves.
_ALONE: dict[Kind | None, tuple[Act, ...]] = {
    kind: (act(kind),) for kind in get_args(Kind) if kind not in ("bind", "help", "note")
}
_PLACE = Place("list", 0)
_CLOSING = frozenset(("- ", "* ", "+ ", "# "))  # a line that begins with one of these ends the item above it


def read_item(found: Found, index: int, line: str) -> bool:
    """Whether the line was such an item, and is read."""
    seen = _ITEM.match(line)
    day = parse_day(seen["date"]) if seen else None
    if not seen or not day:
        return False
    if found.open:
        found.close_items(0)
    options = found.options
    number = found.first_line + index
    evidence = make_evidence((found.path, number, found.lines.raw[index].strip(), False))
    word, words, numbers, tag, after = seen.group("word", "words", "numbers", "tag", "after")
    stated = options.stated(word) if word else None
    acts = _ALONE.get(options.tags.get(tag) if tag else stated)
    if (
        not acts
        or (word and not stated)
        or seen.end() < len(line)
        or found.life_level
        or (after and after[:2] in SPACED)
        or not _ends(found.lines.seen, index + 1)
    ):
        found.begin(Draft(evidence, options, _PLACE, day), index, word or "", line[seen.start("words") :])
        return True
    if tag:
        found.tags[tag] = None
        words = f"{words}{numbers}".rstrip(" \t")
        if after:
            words = f"{words} {after.lstrip(' 	')}" if words else after
    else:
        words += numbers
    minutes = group = None
    if (numbers or after) and (minutes := find_minutes(words)):
        words = without_minutes(words.lstrip(EDGE))
    if "roup of " in line:
        group = find_group(line[seen.start("words") :])
    words = words.lstrip(EDGE).rstrip()
    if "**" in words and words.count("**") % 2:  # the other half stood around the date
        words = words.replace("**", "", 1).strip()
    found.entries.append(make_entry((day, acts, words, evidence, "list", False, minutes, group, (), (), number)))
    return True


def _ends(lines: Sequence[str], at: int) -> bool:
    """Whether the item above this line certainly ends before it."""
    if at >= len(lines):
        return True
    line = lines[at]
    if line[:2] in _CLOSING:
        return True
    return not line and (at + 1 >= len(lines) or lines[at + 1][:1] not in ("", " ", "\t"))

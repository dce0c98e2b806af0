"""The commonest lines of all, each read at once: `- 2026-02-19: coffee at the harbour #met`, `## Interactions`.

Here stand the list items in the first column and the headings whose date leaves no doubt, what lies plainly below them,
and headings of words alone. A line is taken only where its meaning is certain by itself and by the line after it; every
other is left to the walk, which reads these lines just the same, only slower.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import get_args

from netnotes.dates import NAMED_BEGINS
from netnotes.model import Act, Kind
from netnotes.notes.acts import EDGE
from netnotes.notes.beginning import COMMON
from netnotes.notes.draft import SPACED, Draft, Place, make_entry, make_evidence
from netnotes.notes.fields import field_line
from netnotes.notes.found import Found
from netnotes.notes.inline import NOTHING, TAG_NAME
from netnotes.notes.kinds import act
from netnotes.notes.minutes import find_group, find_minutes, without_minutes

_LINE = re.compile(
    rf"(?:[-*+]|(?P<hashes>\#{{1,6}}))[ ]{COMMON}"
    r"(?P<words>[^\[`\\:\#0-9]*)"
    r"(?P<numbers>[^\[`\\:\#]*(?::(?![:/])[^\[`\\:\#]*)*)"  # with a digit there may be a length of time
    rf"(?:(?<=[ \t])\#(?P<tag>{TAG_NAME})(?P<after>[ \t]+[^\[`\\:\#]*)?)?"
)
# Kinds that say all by themselves.
_ALONE: dict[Kind | None, tuple[Act, ...]] = {
    kind: (act(kind),) for kind in get_args(Kind) if kind not in ("bind", "help", "note")
}
_ITEM = Place("list", 0)
_HEADINGS = {level: Place("heading", level=level) for level in range(1, 7)}
_HASHES = frozenset("#" * level for level in _HEADINGS)
_SPACE = " \t"
_BULLETS = frozenset(("- ", "* ", "+ "))
_CLOSING = _BULLETS | {"# "}  # a line that begins with one of these ends the item above it


def read_whole(found: Found, index: int) -> int:
    """Reads such lines, as many as follow each other from this index on; gives the index of the first other line."""
    lines = found.lines.seen
    count = len(lines)
    while index < count:
        line = lines[index]
        if seen := _LINE.match(line):
            after = _read_dated(found, index, line, seen)
        elif line[:1] == "#" and _read_title(found, index, line):
            after = index + 1
        else:
            break
        if after == index:
            break
        index = after
    return index


def _read_dated(found: Found, index: int, line: str, seen: re.Match[str]) -> int:
    """Reads an interaction; gives the index of the line after it, or of the first that more has to be known of: of its
    own line, if its day is not in the calendar.
    """
    hashes, _, written, word, words, numbers, tag, after = seen.groups()
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return index
    place = _ITEM
    if hashes:
        place = _HEADINGS[len(hashes)]
        found.begin_section(index, place.level, line[place.level + 1 :].rstrip("# \t"), dated=True)
    elif found.open:
        found.close_items(0)
    options, lines = found.options, found.lines
    evidence = make_evidence((found.path, found.first_line + index, lines.raw[index].strip(), False))
    kind = options.tags.get(tag) if tag and not tag.isdigit() else None
    stated = options.stated(word) if word else None
    found.after_blank = False
    if seen.end() < len(line) or (tag and not kind) or (word and not stated) or (after and after[:2] in SPACED):
        draft = Draft(evidence, options, place, day)
        rest = line[seen.start("words") :]
        found.begin(draft, index, word or "", rest.rstrip("# \t") if hashes else rest)
        return _read_below(found, draft, index + 1)
    if tag:
        found.tags[tag] = None
    words = _around_tag(words + numbers, after) if after else (words + numbers).rstrip()
    minutes = group = None
    if numbers or after or not line.isascii():
        if minutes := find_minutes(words):
            words = without_minutes(words.lstrip(EDGE))
        group = find_group(line[seen.start("words") :])
    acts = _ALONE.get(kind or stated)
    if acts and not hashes and not found.life_level and _ends(lines.seen, index + 1):
        words = words.lstrip(EDGE).rstrip()
        if "**" in words and words.count("**") % 2:  # the other half stood around the date
            words = words.replace("**", "", 1).strip()
        found.entries.append(
            make_entry((day, acts, words, evidence, "list", False, minutes, group, (), (), evidence.line))
        )
        return index + 1
    draft = Draft(evidence, options, place, day)
    draft.minutes, draft.group = minutes, group
    draft.tagged = [kind] if kind else []
    draft.stated = [word] if word else []
    draft.texts = [words] if words else []
    if found.life_level:
        draft.stated.append("milestone")
    found.open.append(draft)
    return _read_below(found, draft, index + 1)


def _around_tag(before: str, after: str) -> str:
    before, after = before.rstrip(_SPACE), after.lstrip(_SPACE)
    return f"{before} {after}" if before and after else (before or after).rstrip()


def _ends(lines: Sequence[str], at: int) -> bool:
    """Whether the item above this line certainly ends before it."""
    if at >= len(lines):
        return True
    line = lines[at]
    return line[:2] in _CLOSING or (not line and (at + 1 >= len(lines) or lines[at + 1][:1] not in ("", " ", "\t")))


def _read_title(found: Found, index: int, line: str) -> bool:
    """Whether the line is a heading of words alone outside of any interaction, and is read."""
    hashes, _, title = line.partition(" ")
    if hashes not in _HASHES or not _is_plain(title) or ":" in title:
        return False
    level = len(hashes)
    if found.open:
        found.close_items(0)
        found.close_headings(level)
        if found.open:
            return False
    found.begin_section(index, level, title.rstrip(_SPACE))
    found.after_blank = False
    return True


def _read_below(found: Found, draft: Draft, index: int) -> int:
    """Adds the plain lines below the beginning of an interaction to it: nested items, the text below a heading, fields
    such as `**Medium**: call`. Gives the index of the first line that more has to be known of.
    """
    lines = found.lines.seen
    if found.lines.breaks:
        return index
    inside = draft.place.level > 0  # what stands in the first column is below a heading, too
    for at in range(index, len(lines)):
        line = lines[at]
        if not line:
            found.after_blank = True
            continue
        text = line.lstrip(_SPACE)
        item = text[:2] in _BULLETS
        if not inside and len(text) == len(line) and (item or found.after_blank):
            return at
        if item:
            text = text[2:].lstrip(_SPACE)
        if not _is_plain(text[2:] if text[:2] == "**" and not item else text) or "|" in text:
            return at
        number = found.first_line + at
        if ":" in text and (field := field_line(text)) and draft.add_field(field, NOTHING, number):
            found.fresh = at + 1
        else:
            draft.add(text, NOTHING, number, goes_on=not (item or found.after_blank or found.fresh == at))
        found.after_blank = False
    return len(lines)


def _is_plain(text: str) -> bool:
    """Whether a text begins with a letter and with no date, and holds no link, tag, code or Dataview field."""
    return not (
        not text[:1].isalpha() or text[:3].lower() in NAMED_BEGINS or "[" in text or "#" in text or "`" in text
        or "\\" in text or (":" in text and ("::" in text or "://" in text))
    )  # fmt: skip

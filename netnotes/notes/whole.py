"""The commonest lines of all, each read at once: `- 2026-02-19: coffee at the harbour #met`, `## Interactions`.

Here stand the list items in the first column and the headings whose date leaves no doubt, what lies plainly below them,
and headings of words alone. A line is taken only where its meaning is certain by itself and by the line after it; every
other is left to the walk, which reads these lines just the same, only slower.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from netnotes.dates import NAMED_BEGINS
from netnotes.notes.acts import EDGE
from netnotes.notes.beginning import COMMON
from netnotes.notes.draft import SPACED, Draft, Place
from netnotes.notes.fields import field_line
from netnotes.notes.found import Found, below_heading
from netnotes.notes.inline import NOTHING, TAG_NAME
from netnotes.notes.minutes import find_group, find_minutes, without_minutes
from netnotes.properties.sources import make_evidence

_LINE = re.compile(
    rf"(?:[-*+]|(?P<hashes>\#{{1,6}}))[ ]{COMMON}"
    r"(?P<words>[^\[`\\:\#0-9]*)"
    r"(?P<numbers>[^\[`\\:\#]*(?::(?![:/])[^\[`\\:\#]*)*)"  # with a digit there may be a length of time
    rf"(?:(?<=[ \t])\#(?P<tag>{TAG_NAME})(?P<after>[ \t]+[^\[`\\:\#]*)?)?"
)
_ITEM = Place("list", 0)
_HEADINGS = {level: Place("heading", level=level) for level in range(1, 7)}
_HASHES = frozenset("#" * level for level in _HEADINGS)
_SPACE = " \t"
_BULLETS = frozenset(("- ", "* ", "+ "))


def read_whole(found: Found, index: int, line: str) -> int:
    """Reads such a line with what stands plainly below it; gives the index of the line after it, or this index."""
    if seen := _LINE.match(line):
        return _read_dated(found, index, line, seen)
    return index + 1 if line[0] == "#" and read_title(found, index, line) else index


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
        found.begin_section(index, place.level, line[place.level + 1 :].rstrip("# \t"), "")
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
    words = around_tag(words + numbers, after) if after else (words + numbers).rstrip()
    minutes = group = None
    if numbers or after or not line.isascii():
        if minutes := find_minutes(words):
            words = without_minutes(words.lstrip(EDGE))
        group = find_group(line[seen.start("words") :])
    draft = Draft(evidence, options, place, day)
    draft.minutes, draft.group = minutes, group
    draft.tagged = [kind] if kind else []
    draft.stated = [word] if word else []
    draft.texts = [words] if words else []
    if found.life_level:
        draft.stated.append("milestone")
    found.open.append(draft)
    return _read_below(found, draft, index + 1)


def around_tag(before: str, after: str) -> str:
    """The words before and after a tag."""
    before, after = before.rstrip(_SPACE), after.lstrip(_SPACE)
    return f"{before} {after}" if before and after else (before or after).rstrip()


def read_title(found: Found, index: int, line: str) -> bool:
    """Whether the line is a heading of words alone outside of any interaction, and is read."""
    # what stands below the highest heading is the name of the note, and the same in no other
    title = _known_title(line) if line[1:2] == "#" else _title(line)
    if not title:
        return False
    level, words, below = title
    if found.open:
        found.close_items(0)
        found.close_headings(level)
        if found.open:
            return False
    found.begin_section(index, level, words, below)
    found.after_blank = False
    return True


def _title(line: str) -> tuple[int, str, str] | None:
    """Level and words of a heading of words alone, and what it says of what stands below it."""
    hashes, _, words = line.partition(" ")
    if hashes not in _HASHES or not _is_plain(words) or ":" in words:
        return None
    words = words.rstrip(_SPACE)
    return len(hashes), words, below_heading(words)


_known_title = lru_cache(maxsize=4096)(_title)


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

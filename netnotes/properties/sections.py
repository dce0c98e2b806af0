"""Sections of a note's body that say what a property says: `## Family`, `## Hobbies`, `## How we met`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from netnotes.links import shown_text
from netnotes.names import fold_plain
from netnotes.properties.translated import HEADINGS as TRANSLATED

HEADINGS: dict[str, tuple[str, ...]] = {
    "family": ("family", "kids", "children", "partner", "spouse", "family and friends"),
    "interests": ("interests", "hobbies", "topics", "likes", "interests and hobbies", "passions"),
    "past": ("past", "background", "history", "bio", "biography", "career", "education"),
    "milestones": ("milestones", "life events"),
    "offers": ("offers", "skills", "expertise", "can help with", "strengths"),
    "needs": ("needs", "looking for", "goals and needs"),
    "how_met": ("how we met", "how met", "how i know them", "first met"),
    "why": ("why",),
    "communities": ("communities", "circles", "groups"),
}
_BY_HEADING = {heading: field for field, listed in TRANSLATED.items() for heading in listed.split(", ")}
_BY_HEADING |= {heading: field for field, headings in HEADINGS.items() for heading in headings}
_WORDS = re.compile(r"[^\W_]+")
_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])(?:[ \t]+(?P<text>.*)|$)")
_SKIPPED = re.compile(r"(?:#{1,6}\s|\||[-*+]\s+\[.\]\s|[-*_ ]{3,}$|[^:]{1,40}::(?:\s|$)|>|!\[)")
_MARKS = frozenset("#|-*+_>!")  # with which what is no words of a paragraph begins
_NOTHING = frozenset(("", "tbd", "todo", "n/a", "na", "none yet"))


class Section(NamedTuple):
    """A heading and the lines below it, down to the next heading."""

    heading: str  # without `#`
    line: int  # the heading's, 1-based
    lines: tuple[str, ...]  # those of line + 1 and on; lines that are no text of the note (code, comments) empty


@lru_cache(maxsize=1000)
def section_field(heading: str) -> str:
    """The field of model.Profile that a section fills, by its heading; empty for any other heading."""
    return _BY_HEADING.get(" ".join(_WORDS.findall(fold_plain(heading.replace("&", " and ")))), "")


def section_texts(section: Section) -> list[tuple[int, str]]:
    """Line and text of each list item and each paragraph; tasks, tables, fields and quotes are left out."""
    blocks: list[tuple[int, str]] = []
    first, words = 0, ""
    for line, written in enumerate(section.lines, section.line + 1):
        text = written.strip()
        marked = text[:1] in _MARKS or text[:1].isdecimal()
        item = _ITEM.fullmatch(text) if marked else None
        skipped = not text or ((marked or "::" in text) and _SKIPPED.match(text))
        if skipped or item:
            blocks.append((first, words))
            first, words = 0, ""
        if skipped:
            continue
        text = (item["text"] or "") if item else text
        first = first or line
        words = f"{words} {text}" if words else text
    blocks.append((first, words))
    said = [(line, " ".join(shown_text(words).split())) for line, words in blocks if words]
    return [(line, text) for line, text in said if text.strip(" -–—.…?*_").lower() not in _NOTHING]

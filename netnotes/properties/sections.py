"""Sections of a note's body that say what a property says: `## Family`, `## Hobbies`, `## How we met`."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from netnotes.links import shown_text
from netnotes.names import fold_plain
from netnotes.patterns import pattern
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
BEGINS = frozenset(heading[:3] for heading in _BY_HEADING)  # the first letters of those that fill a field
_WORDS = pattern(r"[^\W_]+")
_ITEM = pattern(r"(?:[-*+]|\d{1,9}[.)])(?:[ \t]+(?P<text>.*)|$)")
_SKIPPED = pattern(r"(?:#{1,6}\s|\||[-*+]\s+\[.\]\s|[-*_ ]{3,}$|[^:]{1,40}::(?:\s|$)|>|!\[)")
_MARKS = frozenset("#|-*+_>!")  # with which what is no words of a paragraph begins
_NOTHING = frozenset(("", "tbd", "todo", "n/a", "na", "none yet"))


class Section(NamedTuple):
    """A heading and the lines below it, down to the next heading."""

    heading: str  # without `#`
    line: int  # the heading's, 1-based
    lines: tuple[str, ...]  # those of line + 1 and on; lines that are no text of the note (code, comments) empty


def section_field(heading: str) -> str:
    """The field of model.Profile that a section fills, by its heading; empty for any other heading."""
    if heading.isascii() and heading.replace(" ", "").isalnum():  # names are, and no two notes have the same
        return _BY_HEADING.get(" ".join(heading.lower().split()), "")
    return _field_of(heading)


@lru_cache(maxsize=1000)
def _field_of(heading: str) -> str:
    return _BY_HEADING.get(" ".join(_WORDS.findall(fold_plain(heading.replace("&", " and ")))), "")


def section_texts(section: Section) -> list[tuple[int, str]]:
    """Line and text of each list item and each paragraph; tasks, tables, fields and quotes are left out."""
    said: list[tuple[int, str]] = []
    first, words = 0, ""
    _, line, lines = section
    for written in (*lines, ""):
        line += 1
        text = written.strip()
        item = None
        if text:
            marked = text[0] in _MARKS or text[0].isdecimal()
            item = _ITEM.fullmatch(text) if marked else None
            if (marked or (":" in text and "::" in text)) and _SKIPPED.match(text):
                text = ""
        if item or not text:
            if words and (shown := _shown(words)):
                said.append((first, shown))
            first, words = 0, ""
        if not text:
            continue
        text = (item["text"] or "") if item else text
        first = first or line
        words = f"{words} {text}" if words else text
    return said


def _shown(words: str) -> str:
    """The words as they are shown; nothing where they say nothing."""
    text = " ".join((shown_text(words) if "[" in words else words).split())
    return "" if text.strip(" -–—.…?*_").lower() in _NOTHING else text

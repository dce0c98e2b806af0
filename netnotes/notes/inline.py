"""What stands inside a line: links, tags, Dataview fields; code spans and addresses are passed over."""

from __future__ import annotations

import re
from functools import partial
from typing import NamedTuple

from netnotes.links import EMBEDDED, MARKDOWN_LINK, WIKILINK, markdown_link, wikilink
from netnotes.model import Link
from netnotes.patterns import pattern

# Obsidian's characters of a tag: everything but white space, most punctuation and symbols of ASCII.
TAG_NAME = r"[^\s\x00-\x2c.:-@\[-^`{-\x7f\u2000-\u206f\u2e00-\u2e7f\u3000-\u303f]+"
PLAIN_LINK = r"(?<!!)\[\[[^\[\]|\#\\`:\n]+\]\]"  # one without words of its own: `[[Bob]]`
# Every alternative begins with one certain character: what begins with none of them is passed over fast.
_TOKEN = re.compile(
    r"\\."
    r"|``(?:[^`]|`(?!`))*``|`[^`]*`"
    r"|://[^\s)\]>]+"
    rf"|!(?P<embed>){EMBEDDED}|{WIKILINK}|{MARKDOWN_LINK}"
    r"|\[(?P<key>[^\[\]():,;]{1,40})::(?P<value>[^\[\]]*(?:\[\[[^\[\]]*\]\][^\[\]]*)*)\]"
    r"|\((?P<key2>[^\[\]():,;]{1,40})::(?P<value2>[^()]*)\)"
    rf"|\#(?P<tag>{TAG_NAME})"
)
_ONLY_TAG = pattern(rf"\#(?P<tag>{TAG_NAME})")
_TAG_AFTER = frozenset(" \t([{<>*_~=,;:.!?\"'“„«|-–—/\u00a0")  # what may stand right before a tag
_SPACES = re.compile(r"[ \t]{2,}")


class FoundLink(NamedTuple):
    """A link and where it stands."""

    link: Link
    start: int
    end: int


class FoundTag(NamedTuple):
    """A tag, without `#`, and where it stands."""

    name: str
    start: int
    end: int


class FoundField(NamedTuple):
    """A Dataview field inside a line, and where it stands."""

    key: str
    value: str
    start: int
    end: int


class Inline(NamedTuple):
    """The parts of a line, in their order."""

    links: tuple[FoundLink, ...] = ()
    tags: tuple[FoundTag, ...] = ()
    fields: tuple[FoundField, ...] = ()


NOTHING = Inline()
# Records of all their values, which are made faster than by name.
make_found_link = partial(tuple.__new__, FoundLink)
_make_tag = partial(tuple.__new__, FoundTag)
_make_field = partial(tuple.__new__, FoundField)
_make_inline = partial(tuple.__new__, Inline)


def scan(text: str, line: int) -> Inline:
    """The links, tags and fields of a line of text; `line` is its number."""
    if "[" not in text and "`" not in text and "::" not in text and "\\" not in text and "://" not in text:
        return _make_inline(((), _tags(text), ())) if "#" in text else NOTHING
    links: list[FoundLink] = []
    tags: list[FoundTag] = []
    fields: list[FoundField] = []
    for found in _TOKEN.finditer(text):
        what = found.lastgroup
        if what in {"target", "shown"}:
            if link := wikilink(found["target"], found["shown"], line):
                links.append(make_found_link((link, *found.span())))
        elif what == "tag":
            start, end = found.span()
            name = found["tag"]
            if (start == 0 or text[start - 1] in _TAG_AFTER) and not name.isdigit():
                tags.append(_make_tag((name, start, end)))
        elif what in {"value", "value2"}:
            key, value = found.group("key", "value") if what == "value" else found.group("key2", "value2")
            fields.append(_make_field((key.strip(), value.strip(), *found.span())))
        elif what in {"bare", "angled"} and (link := markdown_link(found, line)):
            links.append(make_found_link((link, *found.span())))
    return _make_inline((tuple(links), tuple(tags), tuple(fields)))


def _tags(text: str) -> tuple[FoundTag, ...]:
    return tuple(
        [
            _make_tag((found[1], *found.span()))
            for found in _ONLY_TAG.finditer(text)
            if ((start := found.start()) == 0 or text[start - 1] in _TAG_AFTER) and not found[1].isdigit()
        ]
    )


def without(text: str, spans: list[tuple[int, int]]) -> str:
    """The text without some parts of it, and without the doubled spaces that they leave."""
    if not spans:
        return text.strip()
    if len(spans) == 1:
        (start, end), *_ = spans
        before, after = text[:start].rstrip(" \t"), text[end:].lstrip(" \t")
        return f"{before} {after}" if before and after else (before or after).rstrip()
    kept = []
    at = 0
    for start, end in sorted(spans):
        if start >= at:
            kept.append(text[at:start])
            at = end
    kept.append(text[at:])
    words = "".join(kept).strip()
    return _SPACES.sub(" ", words) if "  " in words or "\t" in words else words

"""Links in a line of text, as written: `[[target#sub|shown]]` and `[shown](target.md)`.

Level 0. Embeds (`![[x]]`) and addresses elsewhere (`https://…`) are no links to notes.
"""

from __future__ import annotations

import re
from functools import partial

from netnotes.model import Link
from netnotes.names import without_md

WIKILINK = r"\[\[(?P<target>[^\[\]|\r\n]*)(?:\|(?P<shown>[^\[\]\r\n]*))?\]\]"
MARKDOWN_LINK = (
    r"\[(?P<words>[^\[\]\r\n]*)\]\((?:<(?P<angled>[^<>\r\n]*)>|(?P<bare>[^()<>\s]*(?:\([^()\s]*\)[^()\s]*)*))"
    r"(?:\s+[\"'][^\"'\r\n]*[\"'])?\)"
)
EMBEDDED = re.sub(r"\?P<\w+>", "?:", rf"(?:{WIKILINK}|{MARKDOWN_LINK})")  # after a `!`; without names
LINK = re.compile(rf"(?P<embed>!?)(?:{WIKILINK}|{MARKDOWN_LINK})")
make_link = partial(tuple.__new__, Link)  # of all its values, which is faster
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//|#")


def links_in(text: str, line: int) -> tuple[Link, ...]:
    """The links to notes in a line of text, in their order."""
    if "[" not in text:
        return ()
    return tuple(link for found in LINK.finditer(text) if (link := link_of(found, line)))


def link_of(found: re.Match[str], line: int) -> Link | None:
    """The link that a match of `LINK` stands for; None for an embed, an address elsewhere or nothing at all."""
    if found["embed"]:
        return None
    written, shown = found.group("target", "shown")
    if written is not None:
        return wikilink(written, shown, line)
    return markdown_link(found, line)


def wikilink(written: str, shown: str | None, line: int) -> Link | None:
    """The link of what stands between the brackets, before and after a `|`; None where that names no note."""
    target = _note(written.rstrip("\\") if "\\" in written else written)  # `\|` in a table
    return make_link((target, (shown.strip() if shown else "") or target, line)) if target else None


def markdown_link(found: re.Match[str], line: int) -> Link | None:
    """The link that a match of `MARKDOWN_LINK` stands for; None for an address elsewhere or nothing at all."""
    words, angled, bare = found.group("words", "angled", "bare")
    written = bare if angled is None else angled
    if _ELSEWHERE.match(written):
        return None
    if "%" in written:
        from urllib.parse import unquote  # 2 ms that most vaults never need

        written = unquote(written)
    target = _note(written)
    return make_link((target, words.strip() or target, line)) if target else None


def shown_text(text: str) -> str:
    """The text with each link as the words it shows: its own, else the name of the note without its folder."""
    if "[" not in text:
        return text.strip()
    return LINK.sub(_shown, text).strip()


def _shown(found: re.Match[str]) -> str:
    if found["target"] is None:
        return found["words"].strip() or found[0]
    own = (found["shown"] or "").strip()
    return own or _note(found["target"]).rpartition("/")[2]


def _note(target: str) -> str:
    note = (target.partition("#")[0] if "#" in target else target).strip()
    return without_md(note) if "." in note else note

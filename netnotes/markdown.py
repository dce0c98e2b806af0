"""Text from the vault, made safe to stand inside Markdown that netnotes writes.

Level 0. A name or a line of a note may hold anything; inside a report it must be read as the words it is.
What these functions return can stand in a paragraph, a list item, a table cell or a callout: it opens no
link, tag, heading, task, comment, code, formula or block id, and no query or template that Dataview or
Templater would run. It holds no line break and no character that is invisible or turns the reading direction.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NewType

from netnotes.plain import READ_AT_MOST, clean, plain, shorten

Markdown = NewType("Markdown", str)  # safe text; only this module and literals of netnotes make it

EMPTY = Markdown("")

_URL = r"(?P<url>https?://[^\s<>]+)"
_ACTIVE = re.compile(
    _URL + r"|^\d{1,9}(?P<dot>[.)])(?=\s|$)|(?P<char>"
    r"[\\`*\[\]|~]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # inside a word `_` is an ordinary letter
    r"|<(?=[A-Za-z/!?%])|(?<=--)>|^>"
    r"|(?<=<)%|%(?=[%>])|(?<=%)%"  # Templater `<% %>`, Obsidian comments `%% %%`
    r"|(?<=\{)[{%]"  # Templater and Obsidian templates `{{ }}`
    r"|(?<=:):"  # Dataview fields `key:: value`
    r"|(?<==)=|^="
    r"|\$(?!\d)|(?<=\S)\$"  # formulas; a price such as $500 stays readable
    r"|(?<!\w)\#(?=\S)|^\#"
    r"|(?<!\S)\^"  # block ids
    r"|&(?=\#?\w{1,40};)"
    r"|^[-+](?=[-+\s]|$)"
    r")"
)
_URL_TAIL = re.compile(r"[.,;:!?'\")\]}*_~]+\Z")
_URL_KEPT = "-._/?&=+,;:@!'()%#~"
_DOUBLED = re.compile(r"(?<==)=|(?<=:):|%(?![0-9A-Fa-f]{2})")

# What neither the target nor the shown part of a wikilink can hold, or what would be read as markup there.
_NO_WIKILINK = re.compile(
    r"[\[\]|#^\\`*<>~$]|\{[{%]|%%|::|==|&\#?\w{1,40};|(?<![^\W_])_|_(?![^\W_])|https?:|^[\s-]|\s$|\s\s|[\r\n\t]"
)


def text(raw: str, limit: int = 0) -> Markdown:
    """The words of a text, escaped; at most `limit` characters before escaping (0: `READ_AT_MOST`)."""
    return Markdown(_ACTIVE.sub(_escaped, shorten(plain(raw), limit or READ_AT_MOST)))


def quoted(raw: str, limit: int = 0) -> Markdown:
    """As `text`, between quotation marks; empty stays empty."""
    words = text(raw, limit)
    return Markdown(f"“{words}”") if words else EMPTY


def literal(raw: str) -> Markdown:
    """A text as it is written, every mark of it shown, escaped."""
    return Markdown(_ACTIVE.sub(_escaped, clean(raw[:READ_AT_MOST])))


def link(target: str, shown: str, path: str, *, table: bool = False) -> Markdown:
    """A link to a note.

    `target` is what stands between `[[` and `]]`, `shown` the words to show and `path` the note's file, for
    the ordinary Markdown link that is written where a wikilink cannot hold the target or the words. `table`
    says that the link is to stand in a table cell.
    """
    words = clean(shown) or clean(target)
    if not target or clean(target) != target or _NO_WIKILINK.search(target) or _NO_WIKILINK.search(words):
        return Markdown(f"[{_label(words)}]({_destination(path)})")
    if words == target:
        return Markdown(f"[[{target}]]")
    return Markdown(f"[[{target}{chr(92) if table else ''}|{words}]]")


def _label(words: str) -> str:
    """The words of a Markdown link. One that begins with `]` would make `- [\\] …`, which is a task to Obsidian."""
    label = literal(words) or "note"
    return f"&#93;{label[2:]}" if label.startswith("\\]") else label


def joined(parts: Iterable[Markdown], between: str = ", ") -> Markdown:
    """The parts that are not empty, with `between` between them."""
    return Markdown(between.join(part for part in parts if part))


def listed(parts: Sequence[Markdown]) -> Markdown:
    """`a`, `a and b`, `a, b and c`."""
    if len(parts) < 2:
        return joined(parts)
    return Markdown(f"{', '.join(parts[:-1])} and {parts[-1]}")


def _escaped(found: re.Match[str]) -> str:
    if found["url"]:
        return _address(found["url"])
    if found["dot"]:
        return f"{found[0][:-1]}\\{found['dot']}"
    return f"\\{found[0]}"


def _address(url: str) -> str:
    tail = _URL_TAIL.search(url)
    url, rest = (url[: tail.start()], tail[0]) if tail else (url, "")
    kept = _percent_encoded(url, _URL_KEPT)
    encoded = _DOUBLED.sub(lambda found: f"%{ord(found[0]):02X}", kept)
    return f"<{encoded}>{_ACTIVE.sub(_escaped, rest)}"


def _destination(path: str) -> str:
    try:
        data = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        data = path.encode("utf-8", "replace")
    return _percent_encoded(data, "/")


def _percent_encoded(text: str | bytes, safe: str) -> str:
    from urllib.parse import quote  # a tenth of the start of a command that writes no address

    return quote(text, safe=safe)

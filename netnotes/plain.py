"""The words of a text from the vault, without markup and without what could steer a terminal. Level 0."""

from __future__ import annotations

import re

READ_AT_MOST = 2000  # characters of a text that are looked at; what is shown is far shorter

# Controls (C0, DEL, C1), marks that turn the reading direction, the byte order mark, lone surrogates.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_WIKILINK = re.compile(r"(!?)\[\[([^\[\]|\\]*)(?:\\?\|([^\[\]]*))?\]\]")
_MARKDOWN_LINK = re.compile(r"(!?)\[([^\[\]]*)\]\((?:<[^<>]*>|[^()\s]*)(?:\s+\"[^\"]*\")?\)")
_EMPHASIS = re.compile(
    r"(\*\*|__|==|~~|`)(?=\S)([^*_=~`]+)(?<=\S)\1"
    r"|(?<![\w*])\*(?=\S)([^*]+)(?<=\S)\*(?![\w*])"
)
# Nearly every text: words of ASCII parted by single spaces, without `*`, `=`, `[`, `_`, a backtick or `~`.
_WORDS_ALONE = re.compile(r"[!-)+-<>-Z\\\]^a-}]+(?: [!-)+-<>-Z\\\]^a-}]+)*")


def clean(raw: str) -> str:
    """The text on one line, without control characters, direction marks and doubled spaces."""
    return " ".join(_INVISIBLE.sub("", raw).split())


def plain(raw: str) -> str:
    """The words of a Markdown text: links as what they show, emphasis and embeds gone. Not yet safe."""
    if _WORDS_ALONE.fullmatch(raw) and len(raw) <= READ_AT_MOST:
        return raw
    words = _WIKILINK.sub(_shown, raw[:READ_AT_MOST])
    words = _MARKDOWN_LINK.sub(lambda found: "" if found[1] else found[2], words)
    return clean(_EMPHASIS.sub(lambda found: found[2] or found[3], words))


def shorten(words: str, limit: int) -> str:
    """At most `limit` characters, cut between words where that loses little, with an ellipsis."""
    if len(words) <= limit:
        return words
    cut = words[: limit - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > limit // 2 else cut).rstrip(" ,;:.-–—") + "…"


def _shown(found: re.Match[str]) -> str:
    embed, target, shown = found.groups()
    if embed:
        return ""
    return shown or target.split("#", 1)[0].rsplit("/", 1)[-1] or target

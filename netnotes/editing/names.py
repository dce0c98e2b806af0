"""File names that are legal on Windows, macOS and Linux and can be linked in Obsidian.

Level 4. Only names that netnotes makes are treated so; a user's file keeps the name it has.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from netnotes.diagnostics import NetnotesError

LONGEST = 200  # bytes of UTF-8, `.md` not counted: file systems allow 255, and sync tools add to a name
_ILLEGAL = re.compile(r'[*"\\/<>:|?#^\[\]]')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?=\s*(\.|$))")
_JOINERS = "\u200c\u200d"  # within Persian and Indic words, and emoji


def legal_stem(name: str) -> str:
    """The name as a file name without `.md`; the same where it is legal already.

    Characters that no file or link can hold become spaces. Raises NetnotesError where nothing is left.
    """
    text = unicodedata.normalize("NFC", name)
    text = "".join(char for char in text if _is_plain(char))
    text = " ".join(_ILLEGAL.sub(" ", text).split())
    text = _cut(text).strip(" .")
    text = text.lstrip("_. ")  # `_` would hide the note from netnotes, `.` from everyone
    text = _RESERVED.sub(lambda found: f"{found[1]}_", text, count=1) if _RESERVED.match(text) else text
    if not text.strip(_JOINERS):
        raise NetnotesError(f"'{name}' leaves nothing that a file could be named", "write a name with letters")
    return text


def twin(stem: str, taken: Iterable[str]) -> str | None:
    """A stem among `taken` that some file system takes for the same name: but for case, or composed
    otherwise.
    """
    wanted = _folded(stem)
    return next((other for other in taken if _folded(other) == wanted), None)


def _folded(stem: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", stem).casefold())


def _is_plain(char: str) -> bool:
    """Not a control, an invisible direction mark, a lone surrogate, or a private or unassigned character."""
    return char in _JOINERS or char.isspace() or unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn"}


def _cut(text: str) -> str:
    """The text, at most LONGEST bytes long, cut between characters and not before a combining mark."""
    if len(text.encode("utf-8")) <= LONGEST:
        return text
    while len(text.encode("utf-8")) > LONGEST or unicodedata.combining(text[-1]) or text[-1] in _JOINERS:
        text = text[:-1]
    return text

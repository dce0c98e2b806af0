"""Comparing names, file stems and link targets. Level 0."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

_FIRST_MARK = "\u0300"  # no combining mark stands before it in Unicode
# Letters that carry their mark in one piece, so that taking combining marks off does not reach them.
_WHOLE_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe"})


def fold(text: str) -> str:
    """Text compared as Obsidian compares names: one Unicode form (NFC), without case."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", text).casefold()


def fold_plain(text: str) -> str:
    """Text compared without case and without diacritics: the fallback when `fold` finds nothing."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFD", text.casefold()).translate(_WHOLE_LETTERS)
    return "".join([char for char in decomposed if char < _FIRST_MARK or not unicodedata.combining(char)])


def stem(path: str) -> str:
    """A note's name: the last part of its path without `.md`."""
    name = path[path.rfind("/") + 1 :]
    return name[:-3] if name[-3:].lower() == ".md" else name


def without_md(path: str) -> str:
    """The path without a trailing `.md`, in any case."""
    return path[:-3] if path[-3:].lower() == ".md" else path


def folded(paths: Sequence[str]) -> list[str]:
    """Paths without `.md`, folded: all at once, because a vault has many files."""
    found = fold("\0".join((*paths, ""))).split(".md\0")[:-1]
    return found if len(found) == len(paths) else [fold(without_md(path)) for path in paths]


def folder(path: str) -> str:
    """The folder a path stands in; empty for the vault itself."""
    return path[: max(path.rfind("/"), 0)]

"""A text as numbered lines that are put together again byte for byte.
 Level 4. Only CR, LF and CRLF end a line, as in Markdown. New lines end as the note's others do, and a note
whose last line has no end keeps it so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from netnotes import front_matter
from netnotes.diagnostics import NetnotesError
from netnotes.model import Note
from netnotes.notes.lines import read_lines

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*)")


def refuse_conflict(note: Note) -> None:
    """Raise NetnotesError where the note holds both sides of a merge: a line would go into one of them only."""
    if any(fault.code == "merge-conflict" for fault in note.diagnostics):
        raise NetnotesError(f"{note.path} holds both sides of a merge conflict", "resolve it first")


class Lines:
    """The lines of a note, 1-based, to be edited in place; `str()` gives the text."""

    def __init__(self, text: str) -> None:
        self.mark = "\ufeff" if text.startswith("\ufeff") else ""
        whole: list[str] = _LINE.findall(text[len(self.mark) :])
        self.texts = [line.rstrip("\r\n") for line in whole]
        self.ends = [line[len(kept) :] for line, kept in zip(whole, self.texts, strict=True)]
        usual = Counter(end for end in self.ends if end).most_common(1)
        self.end = usual[0][0] if usual else "\n"
        self._seen: list[str] | None = None  # made when it is asked for, gone with the next change

    def __str__(self) -> str:
        return self.mark + "".join(text + end for text, end in zip(self.texts, self.ends, strict=True))

    def __len__(self) -> int:
        return len(self.texts)

    def __getitem__(self, number: int) -> str:
        return self.texts[number - 1]

    def is_blank(self, number: int) -> bool:
        """Whether there is no such line, or nothing in it."""
        return not 1 <= number <= len(self.texts) or not self.texts[number - 1].strip()

    def put(self, number: int, text: str) -> None:
        """Give a line another text; its end stays."""
        self.texts[number - 1] = text
        self._seen = None

    def insert(self, after: int, new: Sequence[str]) -> None:
        """Put lines in after line `after`; 0 puts them first."""
        if not new:
            return
        ends = [self.end] * len(new)
        self._seen = None
        if after == len(self.texts) and after and not self.ends[-1]:
            self.ends[-1] = self.end
            ends[-1] = ""
        self.texts[after:after] = list(new)
        self.ends[after:after] = ends

    def delete(self, first: int, last: int) -> None:
        """Take lines out, both ends included."""
        del self.texts[first - 1 : last]
        self._seen = None
        del self.ends[first - 1 : last]

    def last_filled(self, number: int, above: int = 0) -> int:
        """The last line with text at or before `number` and after `above`; `above` where there is none."""
        while number > above and self.is_blank(number):
            number -= 1
        return number

    def heading(self, number: int) -> tuple[int, str] | None:
        """Level and words of a heading line, else None; in code, comments and front matter there is none."""
        found = _HEADING.match(self[number])
        if found and not self._is_seen(number):
            return None
        return (len(found[1]), found[2].rstrip(" \t#").strip()) if found else None

    def _is_seen(self, number: int) -> bool:
        """Whether a reader of Markdown sees the line as text of the body."""
        if self._seen is None:
            parts = front_matter.split("\n".join(self.texts))
            self._seen = [""] * (parts.body_line - 1) + read_lines(parts.body).seen
        return bool(self._seen[number - 1].strip())

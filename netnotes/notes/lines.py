"""The lines of a note that a reader sees: code, comments and quotations are set aside.

A line that is set aside becomes an empty one, so that every line keeps its number. Callouts (`> [!note]`) are
not quotations: their text is read, without the quotation marks.
"""

from __future__ import annotations

import re
from functools import partial
from typing import NamedTuple

_LINE_END = re.compile(r"\r\n|\r|\n")  # what Markdown calls a line ending; U+2028 and the like are none
_QUOTED_LINE = re.compile(r"\n[ \t]*>")
_QUOTE_MARK = re.compile(r"[ \t]*>[ ]?")
_CALLOUT_HEAD = re.compile(r"[ \t]*\[![^\[\]]+\][-+]?[ \t]*")
_ITEM_MARK = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+")
_FENCE = re.compile(r"[ \t]*(?:`{3,}(?=[^`]*$)|~{3,})")
_COMMENT = re.compile(r"``[^`]*``|`[^`]*`|(%%|<!--)")
_COMMENT_ENDS = {"%%": "%%", "<!--": "-->"}
_NO_BREAKS: frozenset[int] = frozenset()


class Lines(NamedTuple):
    """The lines of a body: as written, and as seen."""

    raw: list[str]
    seen: list[str]
    text: str  # what is seen as one text
    breaks: frozenset[int]  # indexes at which a callout begins or ends: no list goes on over them
    unclosed: int | None = None  # index of the line with a comment that is never closed
    unclosed_by: str = ""  # what would close it


_make_lines = partial(tuple.__new__, Lines)


def split_lines(text: str) -> list[str]:
    """The lines of a text, without their endings."""
    return _LINE_END.split(text) if "\r" in text else text.split("\n")


def read_lines(body: str) -> Lines:
    """The lines of a note's body."""
    if "\r" in body:
        body = body.replace("\r\n", "\n").replace("\r", "\n")
    raw = body.split("\n")
    if not _needs_care(body):
        return _make_lines((raw, raw, body, _NO_BREAKS, None, ""))
    return _Reader(raw).read()


def _needs_care(body: str) -> bool:
    """Whether anything may be set aside. One character is looked for first, because it is found much faster."""
    if ("`" in body and "```" in body) or ("~" in body and "~~~" in body):
        return True
    if ("%" in body and "%%" in body) or ("<" in body and "<!--" in body):
        return True
    return ">" in body and bool(_QUOTED_LINE.search("\n" + body))


def width(space: str) -> int:
    """The columns of leading white space; a tab goes on to the next multiple of four."""
    return len(space.expandtabs(4)) if "\t" in space else len(space)


def indent_of(line: str) -> int:
    """The column in which the text of a line begins."""
    return width(line[: len(line) - len(line.lstrip(" \t"))])


class _Fence(NamedTuple):
    """An open code fence."""

    mark: str  # ``` or ~~~, as long as it was opened
    container: int  # column of the list item that holds it, 0 outside lists
    quotes: int  # callouts that hold it


class _Reader:
    """Goes through the lines once, and remembers what is open."""

    def __init__(self, raw: list[str]) -> None:
        self.raw = raw
        self.seen: list[str] = []
        self.breaks: set[int] = set()
        self.quotes: list[bool] = []  # one a level of quotation; whether it is a callout
        self.items: list[int] = []  # columns of the text of open list items
        self.fence: _Fence | None = None
        self.comment = ""  # what ends the open comment
        self.comment_at = 0

    def read(self) -> Lines:
        """All lines."""
        for index, line in enumerate(self.raw):
            self.seen.append(self._see(index, line))
        unclosed = self.comment_at if self.comment else None
        return Lines(self.raw, self.seen, "\n".join(self.seen), frozenset(self.breaks), unclosed, self.comment)

    def _see(self, index: int, line: str) -> str:
        if self.comment:
            return self._without_comments(index, line)
        line = self._without_quote_marks(index, line)
        if self.fence and self._in_fence(line):
            return ""
        if not all(self.quotes) or not line.strip():
            return ""
        self._follow_list(line)
        if self._opens_fence(line):
            return ""
        if "%%" in line or "<!--" in line:
            return self._without_comments(index, line)
        return line

    def _without_quote_marks(self, index: int, line: str) -> str:
        before = len(self.quotes)
        level = at = 0
        while mark := _QUOTE_MARK.match(line, at):
            if self.fence and level >= self.fence.quotes:
                break
            at = mark.end()
            if level == len(self.quotes):
                head = _CALLOUT_HEAD.match(line, at)
                self.quotes.append(bool(head))
                at = head.end() if head else at
            level += 1
        del self.quotes[level:]
        indent = line[: line.index(">")] if level else ""
        if level != before and not indent:
            self.breaks.add(index)
            self.items.clear()
        return indent + line[at:]

    def _in_fence(self, line: str) -> bool:
        """Whether the line is code or closes the fence; a line outside its container ends the fence, too."""
        fence = self.fence
        assert fence
        blank = not line.strip()
        if len(self.quotes) < fence.quotes or (not blank and indent_of(line) < fence.container):
            self.fence = None
            return False
        mark = line.strip()
        if mark.startswith(fence.mark) and not mark.strip(fence.mark[0]):
            self.fence = None
        return True

    def _opens_fence(self, line: str) -> bool:
        at = 0
        while item := _ITEM_MARK.match(line, at):
            at = item.end()
        found = _FENCE.match(line, at)
        if not found:
            return False
        column = at or indent_of(line)
        container = max((item for item in self.items if item <= column), default=0)
        self.fence = _Fence(found[0].strip(), container, len(self.quotes))
        return True

    def _follow_list(self, line: str) -> None:
        column = indent_of(line)
        while self.items and self.items[-1] > column:
            self.items.pop()
        if item := _ITEM_MARK.match(line):
            self.items.append(width(item[0]))

    def _without_comments(self, index: int, line: str) -> str:
        kept = []
        at = 0
        while True:
            if self.comment:
                end = line.find(self.comment, at)
                if end < 0:
                    break
                at = end + len(self.comment)
                self.comment = ""
            found = _COMMENT.search(line, at)
            while found and not found[1]:
                found = _COMMENT.search(line, found.end())
            if not found:
                kept.append(line[at:])
                break
            kept.append(line[at : found.start()])
            at = found.end()
            self.comment = _COMMENT_ENDS[found[1]]
            self.comment_at = index
        return "".join(kept)

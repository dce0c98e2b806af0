"""What commands print: the same words on a terminal and in a pipe.

On a terminal rich wraps to its width and colours (unless NO_COLOR is set); in a pipe the text is plain, laid out for
80 columns, or as many as COLUMNS says. Text from notes is shown as its words, links as what they show; no control
character reaches a terminal.
"""

from __future__ import annotations

import json
import os
import re
import sys
import textwrap
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any, Literal, NamedTuple

import click

from netnotes.markdown import clean, plain

__all__ = ["Cell", "Output", "Style", "clean", "hint", "print_json"]

WIDTH = 80
NARROWEST = 20  # columns; a smaller width is taken for this
SHORT = 8  # columns of a cell that needs no line of its own
ROOM = 24  # columns that a table's last column has at least, else its rows are stacked
# DEL, C1 controls and what turns the reading direction; JSON itself escapes the other controls.
_STEERING = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
Style = Literal["", "bold", "dim", "red", "yellow", "green", "cyan"]


class Cell(NamedTuple):
    """A table cell and how it looks on a terminal."""

    text: str
    style: Style = ""


class Output:
    """Writes headings, paragraphs and tables to standard output."""

    def __init__(self) -> None:
        self.terminal = sys.stdout.isatty()
        self._console: Any = None
        self._started = False

    @property
    def console(self) -> Any:
        """rich's console, loaded on a terminal only."""
        if self._console is None:
            from rich.console import Console

            self._console = Console(highlight=False, markup=False, emoji=False, no_color=_no_color())
        return self._console

    def heading(self, text: str) -> None:
        """A heading, after an empty line unless it is the first thing printed."""
        if self._started:
            self._write("")
        for line in _wrapped(plain(text), self.width):
            self._write(line, "bold")

    def text(self, text: str, *, indent: int = 0, hang: int = 0, style: Style = "", as_written: bool = False) -> None:
        """A paragraph, wrapped; `indent` columns in, following lines `hang` columns further. `as_written` keeps
        Markdown, where it is what the text is about.
        """
        text = clean(text) if as_written else plain(text)
        for line in _wrapped(text, self.width, " " * indent, " " * (indent + hang)):
            self._write(line, style)

    def table(self, rows: Sequence[Sequence[Cell | str]], *, headers: Sequence[str] = (), indent: int = 0) -> None:
        """Rows in columns; the last column wraps. Where it has too little room, each row is stacked in lines."""
        cells = [[_cell(item) for item in row] for row in rows]
        if not cells:
            return
        titles = [[Cell(text, "bold") for text in headers]] if headers else []
        widths = [max(_columns(row[i].text) for row in titles + cells) for i in range(len(cells[0]) - 1)]
        left = indent + sum(widths) + 2 * len(widths)
        room = self.width - left
        if room < min(ROOM, max(_columns(row[-1].text) for row in titles + cells)):
            for row in cells:
                self._stacked(row, headers, indent)
            return
        for row in titles + cells:
            last = _wrapped(row[-1].text, room)
            spans: list[tuple[str, Style]] = [(" " * indent, "")]
            for cell, width in zip(row[:-1], widths, strict=True):
                spans.append((cell.text + " " * (width - _columns(cell.text) + 2), cell.style))
            self._spans([*spans, (last[0], row[-1].style)])
            for more in last[1:]:
                self._spans([(" " * left, ""), (more, row[-1].style)])

    def _stacked(self, row: Sequence[Cell], headers: Sequence[str], indent: int) -> None:
        """A row as lines: its first cells, and below them the last; under headers all but the name below, labelled."""
        if headers:
            first, *others = row
            told = [
                f"{label.lower()}: {cell.text}" for label, cell in zip(headers[1:], others, strict=True) if cell.text
            ]
            long = [told.pop()] if row[-1].text and len(row[-1].text) > SHORT else []
            below = [", ".join(told), *long]
        else:
            first = row[0]._replace(text=", ".join(cell.text for cell in row[:-1] if cell.text))
            below = [row[-1].text]
        if first.text:
            self.text(first.text, indent=indent, hang=2, style=first.style, as_written=True)
        for text in filter(None, below):
            self.text(text, indent=indent + 2, hang=2, as_written=True)

    @property
    def width(self) -> int:
        """Columns to fill: the terminal's; in a pipe those of COLUMNS, else 80."""
        if self.terminal:
            return max(int(self.console.width), NARROWEST)
        named = os.environ.get("COLUMNS", "")
        return max(int(named), NARROWEST) if named.isascii() and named.isdigit() and named.strip("0") else WIDTH

    def _write(self, line: str, style: Style = "") -> None:
        self._spans([(line, style)])

    def _spans(self, spans: Iterable[tuple[str, Style]]) -> None:
        self._started = True
        if not self.terminal:
            click.echo("".join(text for text, _ in spans).rstrip())
            return
        from rich.text import Text

        self.console.print(Text.assemble(*spans), soft_wrap=True)


def print_json(value: object) -> None:
    """Stable, readable JSON on standard output; non-ASCII as it is, but for what could steer a terminal."""
    is_unicode = (getattr(sys.stdout, "encoding", None) or "utf-8").lower().startswith("utf")
    text = json.dumps(value, ensure_ascii=not is_unicode, indent=2)
    click.echo(_STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text))


def hint(text: str) -> None:
    """A line on standard error, dim on a terminal."""
    stderr_is_terminal = sys.stderr.isatty() and not _no_color()
    click.echo(click.style(clean(text), dim=True) if stderr_is_terminal else clean(text), err=True)


def _wrapped(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """Lines of at most `width` columns, one at least; only a word longer than a line is broken."""
    room = max(width, len(rest) + 8)
    if text and len(first) + len(text) <= room and text.isprintable() and text[0] != " " != text[-1]:
        return [first + text]  # nearly always, and ten times as fast
    lines = textwrap.wrap(text, room, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
    return lines or [""]


def _no_color() -> bool:
    return bool(os.environ.get("NO_COLOR"))


def _cell(item: Cell | str) -> Cell:
    text, style = item if isinstance(item, Cell) else Cell(item)
    return Cell(plain(text), style)


def _columns(text: str) -> int:
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    marks = sum(unicodedata.combining(char) != 0 for char in text)
    return len(text) + wide - marks

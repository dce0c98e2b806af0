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
from collections.abc import Callable, Sequence
from typing import Any, Literal, NamedTuple, TypeVar

import click

from netnotes.plain import clean, plain

__all__ = ["Cell", "Output", "Style", "clean", "hint", "print_json"]

WIDTH = 80
NARROWEST = 20  # columns; a smaller width is taken for this
SHORT = 8  # columns of a cell that needs no line of its own
ROOM = 24  # columns that a table's last column has at least, else its rows are stacked
# DEL, C1 controls and what turns the reading direction; JSON itself escapes the other controls.
_STEERING = "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
Style = Literal["", "bold", "dim", "red", "yellow", "green", "cyan"]
_A = TypeVar("_A")
_B = TypeVar("_B")


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

    def table(
        self,
        rows: Sequence[Sequence[Cell | str]],
        *,
        headers: Sequence[str] = (),
        styles: Sequence[Style] = (),
        indent: int = 0,
    ) -> None:
        """Rows in columns; the last column wraps. Where it has too little room, each row is stacked in lines. `styles`:
        of each column, for its texts that are no cells.
        """
        if not rows:
            return
        titles = [tuple(Cell(text, "bold") for text in headers)] if headers else []
        *columns, last = [_each(_words, column) for column in zip(*titles, *rows, strict=True)]
        widths = [_widest(column) for column in columns]
        left = indent + sum(widths) + 2 * len(widths)
        room = self.width - left
        if room < ROOM and room < _widest(last):
            for row in rows:
                words = [_words(item) for item in row]
                self._stacked([Cell(*it) for it in zip(words, _styles(row, styles), strict=True)], headers, indent)
            return
        padded = [_padded(column, width + 2) for column, width in zip(columns, widths, strict=True)]
        margin = " " * left
        if not self.terminal:
            padded.append(_each(lambda text: f"\n{margin}".join(_wrapped(text, room)), last))
            first = " " * indent
            self._echo([(first + line).rstrip() for line in map("".join, zip(*padded, strict=True))])
            return
        lines = zip(*padded, _each(lambda text: _wrapped(text, room), last), strict=True)
        for row, (*begin, wrapped) in zip([*titles, *rows], lines, strict=True):
            *looks, look = _styles(row, styles)
            self._spans([(" " * indent, ""), *zip(begin, looks, strict=True), (wrapped[0], look)])
            for text in wrapped[1:]:
                self._spans([(margin, ""), (text, look)])

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

    def _spans(self, spans: Sequence[tuple[str, Style]]) -> None:
        if not self.terminal:
            self._echo(["".join([text for text, _ in spans]).rstrip()])
            return
        from rich.text import Text

        self._started = True
        self.console.print(Text.assemble(*spans), soft_wrap=True)

    def _echo(self, lines: Sequence[str]) -> None:
        self._started = True
        click.echo("\n".join(lines))


def print_json(value: object) -> None:
    """Stable, readable JSON on standard output; non-ASCII as it is, but for what could steer a terminal."""
    is_unicode = (getattr(sys.stdout, "encoding", None) or "utf-8").lower().startswith("utf")
    text = json.dumps(value, ensure_ascii=not is_unicode, indent=2)
    click.echo(re.sub(_STEERING, lambda found: f"\\u{ord(found[0]):04x}", text))


def hint(text: str) -> None:
    """A line on standard error, dim on a terminal."""
    stderr_is_terminal = sys.stderr.isatty() and not _no_color()
    click.echo(click.style(clean(text), dim=True) if stderr_is_terminal else clean(text), err=True)


def _wrapped(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """Lines of at most `width` columns, one at least; only a word longer than a line is broken."""
    room = max(width, len(rest) + 8)
    if text and text.isprintable() and text[0] != " " != text[-1] and "  " not in text:  # nearly always
        lines = _filled(text, room, first, rest)
        if lines:
            return lines
    import textwrap

    lines = textwrap.wrap(text, room, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
    return [line.rstrip() for line in lines] or [""]


def _filled(text: str, room: int, first: str, rest: str) -> list[str]:
    """Words parted by single spaces, as textwrap lays them out and ten times as fast; none where one is too long."""
    lines = []
    indent = first
    while len(indent) + len(text) > room:
        cut = text.rfind(" ", 0, room - len(indent) + 1)
        if cut < 0:
            return []
        lines.append(indent + text[:cut])
        text, indent = text[cut + 1 :], rest
    return [*lines, indent + text]


def _no_color() -> bool:
    return bool(os.environ.get("NO_COLOR"))


def _each(change: Callable[[_A], _B], column: Sequence[_A]) -> list[_B]:
    """A column's cells, each changed; equal ones, of which a long table has many, at once."""
    changed = {item: change(item) for item in set(column)}
    return [changed[item] for item in column]


def _words(item: Cell | str) -> str:
    return plain(item.text if isinstance(item, Cell) else item)


def _styles(row: Sequence[Cell | str], styles: Sequence[Style]) -> list[Style]:
    """How the cells of a row look, by themselves or by their columns."""
    plain_look: Style = ""
    known = styles or [plain_look] * len(row)
    return [item.style if isinstance(item, Cell) else style for item, style in zip(row, known, strict=True)]


def _widest(column: Sequence[str]) -> int:
    return max(map(len if _is_ascii(column) else _columns, column))


def _padded(column: Sequence[str], width: int) -> list[str]:
    if _is_ascii(column):
        return [text.ljust(width) for text in column]
    return [text + " " * (width - _columns(text)) for text in column]


def _is_ascii(column: Sequence[str]) -> bool:
    return "".join(column).isascii()


def _columns(text: str) -> int:
    import unicodedata

    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    marks = sum(unicodedata.combining(char) != 0 for char in text)
    return len(text) + wide - marks

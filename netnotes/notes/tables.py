"""Tables of interactions: a date column, and beside it a column of kinds or of notes, in any order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from netnotes.notes.beginning import Beginning, read_beginning
from netnotes.notes.fields import Meaning, fold_key, meaning

_RULE = re.compile(r"[ \t]*(?:\|[ \t]*)?:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?")
_CELL = re.compile(r"(?:[^|\\\[]|\\.|\[\[[^\[\]]*\]\]|\[|\\$)*")
_DATE_HEADS = frozenset(("date", "when", "day", "datum", "tag", "jour", "fecha", "data", "dia"))
_NOTE_HEADS = frozenset(
    ("notes", "note", "summary", "topic", "topics", "what", "description", "comment", "comments", "details", "text",
     "subject", "discussion", "event", "interaction", "notizen", "notiz", "thema", "sujet", "resume", "notas", "nota",
     "tema", "assunto", "resumen", "resumo")
)  # fmt: skip
_KIND_HEADS = frozenset(("how", "via", "contact", "kontaktart"))
_WITH_HEADS = frozenset(("who", "attendee", "wer", "qui", "quien", "quem"))
_DATE_ALONE = 10  # characters of a cell that holds a date and no more: those that stand in many rows are remembered
_NO_DATE = Beginning(None, "", "", "", "", 0)


class Cell(NamedTuple):
    """A cell that is not the date; `meaning` is None for words."""

    meaning: Meaning | None
    text: str


class Row(NamedTuple):
    """One row: the index of its line, its date and other cells."""

    at: int
    beginning: Beginning
    cells: tuple[Cell, ...]


class Table(NamedTuple):
    """A table of interactions; `end` is the index of the line after it."""

    rows: tuple[Row, ...]
    end: int


def read_table(lines: Sequence[str], start: int, date_order: str) -> Table | None:
    """The table whose header stands at `start`; None where no table of interactions begins."""
    if start + 1 >= len(lines) or not _RULE.fullmatch(lines[start + 1]) or "-" not in lines[start + 1]:
        return None
    heads = [fold_key(head.strip("*_ ")) for head in split_row(lines[start])]
    dated = next((place for place, head in enumerate(heads) if head in _DATE_HEADS), None)
    meanings = [_meaning(head) for head in heads]
    if dated is None or not ("kind" in meanings or _NOTE_HEADS.intersection(heads)):
        return None
    rows = []
    index = start + 2
    while index < len(lines) and "|" in lines[index]:
        rows.append(_row(index, split_row(lines[index]), dated, meanings, date_order))
        index += 1
    return Table(tuple(rows), index)


def split_row(line: str) -> list[str]:
    """The cells of a row; `\\|` and a `|` inside a wikilink part no cells."""
    line = line.strip()
    line = line[1:] if line.startswith("|") else line
    if "\\" not in line and "[" not in line:
        cells = [cell.strip() for cell in line.split("|")]
        return cells[:-1] if line.endswith("|") and not cells[-1] else cells
    cells = []
    at = 0
    while at <= len(line):
        found = _CELL.match(line, at)
        assert found  # it may be empty
        cells.append(found[0].strip())
        at = found.end() + 1
    return cells[:-1] if line.endswith("|") and cells and not cells[-1] else cells


def _meaning(head: str) -> Meaning | None:
    if head in _KIND_HEADS:
        return "kind"
    return "with" if head in _WITH_HEADS else meaning(head)


def _row(index: int, cells: list[str], dated: int, meanings: Sequence[Meaning | None], date_order: str) -> Row:
    beginning = _cell_beginning(cells[dated], date_order) if dated < len(cells) else None
    others = [
        Cell(meanings[place] if place < len(meanings) else None, text)
        for place, text in enumerate(cells)
        if place != dated and text
    ]
    return Row(index, beginning or _NO_DATE, tuple(others))


def _cell_beginning(text: str, date_order: str) -> Beginning | None:
    return _date_alone(text, date_order) if len(text) <= _DATE_ALONE else read_beginning(text, date_order)


_date_alone = lru_cache(maxsize=4096)(read_beginning)

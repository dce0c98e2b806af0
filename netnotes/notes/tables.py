"""Tables of interactions: a date column, and beside it a column of kinds or of notes, in any order."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from netnotes.dates import parse_day
from netnotes.model import Entry, Evidence
from netnotes.notes.acts import EDGE, NO_LINKS, links_of
from netnotes.notes.beginning import Beginning, read_beginning
from netnotes.notes.fields import Meaning, fold_key, meaning
from netnotes.notes.found import Found
from netnotes.notes.inline import PLAIN_LINK
from netnotes.notes.minutes import find_group, find_minutes, without_minutes
from netnotes.notes.options import ALONE
from netnotes.patterns import pattern

_RULE = pattern(r"[ \t]*(?:\|[ \t]*)?:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?")
_CELL = pattern(r"(?:[^|\\\[]|\\.|\[\[[^\[\]]*\]\]|\[|\\$)*")
_SHOWN = pattern(r"\[\[[^\[\]|]*\|")  # a `|` that parts no cells may follow
_LINKED = pattern(rf"[^\[`:]*+(?:{PLAIN_LINK}[^\[`:]*+)*+")
_DATE_HEADS = frozenset(("date", "when", "day", "datum", "tag", "jour", "fecha", "data", "dia"))
_NOTE_HEADS = frozenset(
    ("notes", "note", "summary", "topic", "topics", "what", "description", "comment", "comments", "details", "text",
     "subject", "discussion", "event", "interaction", "notizen", "notiz", "thema", "sujet", "resume", "notas", "nota",
     "tema", "assunto", "resumen", "resumo")
)  # fmt: skip
_KIND_HEADS = frozenset(("how", "via", "contact", "kontaktart"))
_WITH_HEADS = frozenset(("who", "attendee", "wer", "qui", "quien", "quem"))
_DATE_ALONE = 10  # characters of a cell that holds a date and no more: those that stand in many rows are remembered
_SHORT = 100  # characters of a header that is remembered: one is used in many notes
_NO_DATE = Beginning(None, "", "", "", "", 0)


class Columns(NamedTuple):
    """What the columns of a table of interactions mean."""

    dated: int  # the column of dates
    meanings: tuple[Meaning | None, ...]  # of every column; None for words
    kind: int  # the column of kinds where the only other one holds words; else -1
    words: int  # that column of words


class Row(NamedTuple):
    """One row: its date, and what its other cells mean and say; a meaning of None is that of words."""

    beginning: Beginning
    cells: Sequence[tuple[Meaning | None, str]]


def read_columns(lines: Sequence[str], start: int) -> Columns | None:
    """The columns of the table whose header stands at `start`; None where no table of interactions begins."""
    if start + 1 >= len(lines) or not _RULE.fullmatch(lines[start + 1]) or "-" not in lines[start + 1]:
        return None
    header = lines[start]
    return _columns_before(header) if len(header) <= _SHORT else _columns(header)


def _columns(header: str) -> Columns | None:
    heads = [fold_key(head.strip("*_ ")) for head in split_row(header)]
    dated = next((place for place, head in enumerate(heads) if head in _DATE_HEADS), None)
    meanings = tuple([_meaning(head) for head in heads])
    if dated is None or not ("kind" in meanings or _NOTE_HEADS.intersection(heads)):
        return None
    kind = words = -1
    if len(heads) == 3:
        others = {meaning: place for place, meaning in enumerate(meanings) if place != dated}
        if others.keys() == {"kind", None}:
            kind, words = others["kind"], others[None]
    return Columns(dated, meanings, kind, words)


_columns_before = lru_cache(maxsize=256)(_columns)


def read_plain_rows(found: Found, index: int, columns: Columns) -> int:
    """Reads the rows from this index on that hold a day, a word for a kind and words without marks but those of
    plain links, and no more; gives the index of the first other line.
    """
    if columns.kind < 0:
        return index
    dated, at_kind, at_words = columns.dated + 1, columns.kind + 1, columns.words + 1
    path, first_line, raw, entries, options = found.path, found.first_line, found.raw, found.entries, found.options
    lines, stated, new = found.lines.seen, options.stated_before, tuple.__new__
    for at in range(index, len(lines)):
        line = lines[at]
        if "#" in line or "\\" in line:
            return at
        is_linked = "[" in line
        cells = line.split("|")
        if len(cells) != 5 or cells[0] or cells[4]:
            return at
        kind, words = cells[at_kind].strip(), cells[at_words].strip()
        acts = ALONE.get(stated.get(kind) or options.stated(kind))
        if not acts or " " in kind or (":" in words and "::" in words):
            return at
        if is_linked and ("[" in kind or not _LINKED.fullmatch(words)):
            return at
        if not (day := parse_day(cells[dated].strip())):
            return at
        minutes, group = find_minutes(words), find_group(words) if "roup of " in words else None
        number = first_line + at
        with_links, links = links_of(words, number, options) if is_linked else NO_LINKS
        words = words.lstrip(EDGE)
        if minutes:
            words = without_minutes(words).lstrip(EDGE)
        if "*" in words and words.count("**") % 2:
            return at
        evidence = new(Evidence, (path, number, raw[at].strip(), False))
        entries.append(
            new(Entry, (day, acts, words, evidence, "table", False, minutes, group, with_links, links, number))
        )
    return len(lines)


def read_row(line: str, columns: Columns, date_order: str) -> Row:
    """The row that a line is."""
    dated, meanings = columns.dated, columns.meanings
    cells = split_row(line)
    beginning = _cell_beginning(cells[dated], date_order) if dated < len(cells) else None
    known = len(meanings)
    others = [
        (meanings[place] if place < known else None, text)
        for place, text in enumerate(cells)
        if text and place != dated
    ]
    return Row(beginning or _NO_DATE, others)


def split_row(line: str) -> list[str]:
    """The cells of a row; `\\|` and a `|` inside a wikilink part no cells."""
    line = line.strip()
    line = line[1:] if line.startswith("|") else line
    if "\\" not in line and ("[" not in line or not _SHOWN.search(line)):
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


def _cell_beginning(text: str, date_order: str) -> Beginning | None:
    return _date_alone(text, date_order) if len(text) <= _DATE_ALONE else read_beginning(text, date_order)


_date_alone = lru_cache(maxsize=4096)(read_beginning)

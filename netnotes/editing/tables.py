"""Writing a row into a Markdown table. Level 4, text only."""

from __future__ import annotations

import re
from collections.abc import Mapping

from netnotes.diagnostics import NetnotesError
from netnotes.editing.lines import Lines
from netnotes.names import fold_plain

_DELIMITER = re.compile(r"[ \t>]*(?:\|[ \t]*)?:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?$")
_CELL = re.compile(r"(?<!\\)\|")
_COLUMNS = {
    "date": "date,day,when,datum,fecha,data,jour",
    "kind": "type,kind,medium,mode,channel,how,art,tipo,via",
    "minutes": "duration,minutes,length,time spent,dauer,duracion,duree",
    "text": "notes,note,text,summary,topic,what,details,description,comment,comments,subject,content,notizen,notas",
}
_MEANING = {name: meaning for meaning, names in _COLUMNS.items() for name in names.split(",")}


def table_row(lines: Lines, row: int, cells: Mapping[str, str]) -> list[str]:
    """A new row for the table that holds line `row`; cells by meaning (date, kind, tags, text, minutes).
     What has no column of its own joins the text. Raises NetnotesError where the table has no date or text
    column.
    """
    header = _header(lines, row)
    columns = [_MEANING.get(fold_plain(cell.strip(" *_`")), "") for cell in split_row(lines[header])]
    if "text" not in columns and "" in columns:  # a reader takes every other column for text
        columns[len(columns) - 1 - columns[::-1].index("")] = "text"
    if "date" not in columns or "text" not in columns:
        raise NetnotesError(
            f"the table at line {header} has no column for the {'text' if 'date' in columns else 'date'}",
            "add one, or write the line by hand",
        )
    left = [cells["tags"]] if "kind" not in columns else []
    left += [cells["minutes"]] if "minutes" not in columns else []
    text = " ".join(part for part in [*left, cells["text"]] if part)
    filled: dict[str, str] = {}
    written = []
    for column in columns:
        value = text if column == "text" else cells.get(column, "")
        written.append("" if column in filled else escape_cell(value))
        filled[column] = value
    model = lines[row]
    prefix = model[: len(model) - len(model.lstrip(" \t>"))]
    written = _padded(written, lines, row)
    line = " | ".join(written)
    return [f"{prefix}| {line} |" if model.strip(" \t>").startswith("|") else f"{prefix}{line}".rstrip()]


def _padded(cells: list[str], lines: Lines, row: int) -> list[str]:
    """The cells as wide as the row's above, where that table is aligned."""
    raw = _CELL.split(lines[row].strip(" \t>").removeprefix("|").removesuffix("|"))
    delimiter = _CELL.split(lines[_header(lines, row) + 1].strip(" \t>").removeprefix("|").removesuffix("|"))
    widths = [len(cell) for cell in raw]
    if len(raw) != len(cells) or widths != [len(cell) for cell in delimiter] or not any(c.endswith("  ") for c in raw):
        return cells
    return [cell.ljust(width - 2) for cell, width in zip(cells, widths, strict=True)]


def split_row(line: str) -> list[str]:
    """The cells of a row, without the bars at its ends."""
    inner = line.strip(" \t>")
    inner = inner[1:] if inner.startswith("|") else inner
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return [cell.strip() for cell in _CELL.split(inner)]


def escape_cell(text: str) -> str:
    """Text that stays in its cell."""
    return re.sub(r"(?<!\\)\|", r"\\|", text)


def _header(lines: Lines, row: int) -> int:
    number = row
    while number > 1:
        if _DELIMITER.match(lines[number]) and "-" in lines[number]:
            return number - 1
        number -= 1
    raise NetnotesError(f"the table at line {row} has no header", "write the line by hand")

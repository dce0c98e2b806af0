"""Tables, row by row."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from netnotes.notes import ReadOptions, scan, tables
from netnotes.notes.found import Found
from netnotes.notes.lines import read_lines
from netnotes.notes.scanned import Scanned
from netnotes.notes.tables import read_columns, split_row
from netnotes.settings import Settings
from tests.notes.reading import entries

OPTIONS = (
    ReadOptions.from_settings(),
    ReadOptions.from_settings(
        Settings(
            tags={"met": ("traf",)}, kind_words={"call": ("card received",)}, language=("de",), date_order="day-first"
        )
    ),
)
DAY = st.sampled_from(
    ("2026-02-19", "2026-02-20", "2026-02-21", "2026-02-30", "20260219", "2026-W07-4", "19.02.2026", "[[2026-02-19]]",
     "2026-02-19 10:30", "2026-02-19 ->")
)  # fmt: skip
KIND = st.sampled_from(
    ("call", "met", "email", "gave", "traf", "#met", "in person", "email (in)", "card received", "met, call",
     "help", "note", "bind", "intro", "[[met]]", "")
)  # fmt: skip
WORDS = st.sampled_from(
    ("", "tea", "30m", "45 min, about the visa", "group of 12", "tea for 2", "10:30: tea", "(mood:: good)",
     "Grüße", "a | b", "https://x.org", "**bold**", "**odd", "- tea", "with [[Bob]]", "[[Bob|B]]", "`code`", "a \\| b",
     "[x]", "tea #work", "- with [[Bob]], [[C d]] and [[Bob]]", "30m with [[Bob.md]]", "see ![[Bob]]", "tea, [[ ]]",
     "[x](Bob.md) with [[Bob]]", "group of 3: [[Bob]]", "https://[[Bob]]")
)  # fmt: skip
COLUMNS = {
    "Date": DAY,
    "When": DAY,
    "Type": KIND,
    "Medium": KIND,
    "Notes": WORDS,
    "Place": WORDS,
    "Min": WORDS,
    "Who": WORDS,
}
USUAL = (("Date", "Type", "Notes"), ("Notes", "Medium", "When"), ("Type", "Date", "Place"))
HEAD = "| Date | Type | Notes |\n|---|---|---|\n"
FORMS = ("| {} |", "| {} |", "| {} |", "|{}|", "{}", " | {} | ", "| {} | x", "x | {} |", "| {}\\|")


@st.composite
def tables_of_rows(draw: st.DrawFn) -> str:
    heads = draw(
        st.sampled_from((*USUAL, ("Date", "Notes"), ("Date", "Type", "Notes", "Min"), ("Date", "Type", "Who")))
    )
    rows = st.tuples(st.sampled_from(FORMS), st.tuples(*(COLUMNS[head] for head in heads)))
    lines = [form.format(" | ".join(cells)) for form, cells in draw(st.lists(rows, min_size=1, max_size=6))]
    return "\n".join((f"| {' | '.join(heads)} |", "|" + "---|" * len(heads), *lines))


def read(body: str, options: ReadOptions) -> Scanned:
    return scan.scan_lines("People/Ana.md", read_lines(body), 5, options)


@settings(max_examples=500, deadline=None)
@given(tables_of_rows(), st.sampled_from(OPTIONS))
@example(f"{HEAD}| 2026-02-19 | card received | tea |", OPTIONS[1])
@example(f"{HEAD}| 2026-02-19 | call | with [[Bob]] |", OPTIONS[0])
@example(f"{HEAD}| 2026-02-19 | call | (mood:: good) |", OPTIONS[0])
@example(f"{HEAD}| 2026-02-19 | call | tea \\|", OPTIONS[0])
@example(f"{HEAD}| 2026-02-19 | call | tea | x", OPTIONS[0])
@example(f"{HEAD}x | 2026-02-19 | call | tea |", OPTIONS[0])
@example(f"{HEAD}| 2026-02-19 | call | **odd |", OPTIONS[0])
@example(f"{HEAD}| 2026-02-19 | call |", OPTIONS[0])
@example(f"{HEAD}| 2026-W08-4 | call | tea |", OPTIONS[0])
def test_plain_rows_say_the_same_as_cell_by_cell(table: str, options: ReadOptions) -> None:
    with patch.object(scan, "read_plain_rows", lambda _, index, __: index):
        cell_by_cell = read(table, options)
    assert read(table, options) == cell_by_cell


def test_the_commonest_rows_are_plain() -> None:
    rows = ["| 2026-02-19 | call | about the visa, 30m |", "|2026-02-20|met|tea for 2|", "| 2026-02-21 | email |  |"]
    rows.append("| 2026-02-22 | met | with [[Bob]] |")
    lines = read_lines("\n".join(("| Date | Type | Notes |", "|---|---|---|", *rows)))
    columns = read_columns(lines.seen, 0)
    assert columns
    assert tables.read_plain_rows(Found("People/Ana.md", lines, 1, OPTIONS[0]), 2, columns) == 6


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("| a | b |", ["a", "b"]),
        ("a | b", ["a", "b"]),
        ("| a |  |", ["a", ""]),
        ("|a|b", ["a", "b"]),
        ("| [[x|y]] | z |", ["[[x|y]]", "z"]),
        ("| a \\| b | [[x\\|y]] |", ["a \\| b", "[[x\\|y]]"]),
        ("|", [""]),
        ("| [ | [[ |", ["[", "[["]),
        ("| a \\", ["a \\"]),
    ],
)
def test_cells(line: str, cells: list[str]) -> None:
    assert split_row(line) == cells


def test_a_table_ends_with_its_last_row() -> None:
    table = "| Date | Notes |\n|---|---|\n| 2026-01-01 | a |\n\n| 2026-01-02 | x |"
    assert [entry.text for entry in entries(table)] == ["a"]


@pytest.mark.parametrize("rule", ["| Date | Notes |", "|  |", "", "- - |", "| a |---|"])
def test_without_a_rule_there_is_no_table(rule: str) -> None:
    assert read_columns(["| Date | Notes |", rule, "| 2026-01-01 | a |"], 0) is None


def test_columns_are_known_in_any_order_and_case() -> None:
    for head in ("| Medium | WHEN |", "| Datum | Notizen |", "| **Date** | _Topic_ |", "| Fecha | Tipo |"):
        assert read_columns([head, "|--|:-:|"], 0)
    for head in ("| Name | Notes |", "| Date | Place |", "| Notes |"):
        assert read_columns([head, "|--|--|"], 0) is None

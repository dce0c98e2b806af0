"""Tables, row by row."""

from __future__ import annotations

import pytest

from netnotes.notes.tables import read_table, split_row


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
    table = read_table(["| Date | Notes |", "|---|---|", "| 2026-01-01 | a |", "", "| x |"], 0, "")
    assert table
    assert (len(table.rows), table.end) == (1, 3)


@pytest.mark.parametrize("rule", ["| Date | Notes |", "|  |", "", "- - |", "| a |---|"])
def test_without_a_rule_there_is_no_table(rule: str) -> None:
    assert read_table(["| Date | Notes |", rule, "| 2026-01-01 | a |"], 0, "") is None


def test_columns_are_known_in_any_order_and_case() -> None:
    for head in ("| Medium | WHEN |", "| Datum | Notizen |", "| **Date** | _Topic_ |", "| Fecha | Tipo |"):
        assert read_table([head, "|--|:-:|"], 0, "")
    for head in ("| Name | Notes |", "| Date | Place |", "| Notes |"):
        assert read_table([head, "|--|--|"], 0, "") is None

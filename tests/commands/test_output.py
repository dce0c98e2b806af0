"""Tables and paragraphs, at the width there is."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netnotes.commands.output import Output, _wrapped

ROWS = [("Ana Sol", "contact", "meet or call: you have only written"), ("Ben", "network", "")]


def printed(columns: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> list[str]:
    monkeypatch.setenv("COLUMNS", str(columns))
    Output().table(ROWS, headers=("Name", "Stage", "Next step"))
    return capsys.readouterr().out.splitlines()


def test_columns_where_there_is_room(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(50, monkeypatch, capsys) == [
        "Name     Stage    Next step",
        "Ana Sol  contact  meet or call: you have only",
        "                  written",
        "Ben      network",
    ]


def test_lines_where_there_is_none(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(40, monkeypatch, capsys) == [
        "Ana Sol",
        "  stage: contact",
        "  next step: meet or call: you have only",
        "    written",
        "Ben",
        "  stage: network",
    ]


def test_without_headers_the_first_cells_share_a_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    Output().table([("107 d late", "Wendeline Oort", "you promised: two dates for class 3b")], indent=2)
    assert capsys.readouterr().out.splitlines() == [
        "  107 d late, Wendeline Oort",
        "    you promised: two dates for class 3b",
    ]


def test_a_word_longer_than_the_line_is_broken(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    Output().text("see https://example.org/a/very/long/address", indent=2)
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 20


@pytest.mark.parametrize("named", ["", "0", "wide", "-4", "١٢٠"])
def test_columns_that_say_nothing_mean_eighty(named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", named)
    assert Output().width == 80


@given(st.text("ab -é", max_size=60), st.integers(9, 30), st.sampled_from(["", "  "]), st.sampled_from(["", "    "]))
def test_lines_are_laid_out_as_textwrap_does(text: str, width: int, first: str, rest: str) -> None:
    room = max(width, len(rest) + 8)
    lines = textwrap.wrap(text, room, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
    assert _wrapped(text, width, first, rest) == ([line.rstrip() for line in lines] or [""])

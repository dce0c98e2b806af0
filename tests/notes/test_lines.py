"""Which lines a reader sees."""

from __future__ import annotations

from textwrap import dedent

from hypothesis import given
from hypothesis import strategies as st

from netnotes.notes.lines import read_lines, split_lines


def seen(text: str) -> list[str]:
    return [line.strip() for line in read_lines(dedent(text).lstrip("\n")).seen if line.strip()]


def test_code_is_set_aside() -> None:
    assert seen("a\n```\nb\n~~~\n```\nc\n~~~\nd\n```\n~~~\ne") == ["a", "c", "e"]


def test_a_fence_is_closed_by_one_as_long() -> None:
    assert seen("````\n```\ninside\n```\n````\nafter") == ["after"]
    assert seen("```\ninside ```\n``` no\n```\nafter") == ["after"]


def test_a_fence_in_a_list_ends_with_its_item() -> None:
    assert seen("- a\n  ```\n  b\n  ```\n- c") == ["- a", "- c"]
    assert seen("- a\n  ```\n  never closed\n- c") == ["- a", "- c"]
    assert seen("- ```\n  b\n  ```\n- c") == ["- c"]
    assert seen("- a\n  - b\n    ~~~\n    x\n    ~~~\n    c") == ["- a", "- b", "c"]


def test_a_fence_in_a_callout_ends_with_it() -> None:
    assert seen("> [!note] title\n> ```\n> code\n> ```\n> text\nafter") == ["title", "text", "after"]
    assert seen("> [!note]\n> ```\n> code\nafter") == ["after"]


def test_inline_code_is_no_fence() -> None:
    assert seen("```a``` b\nc") == ["```a``` b", "c"]


def test_comments_are_set_aside() -> None:
    assert seen("a %%b%% c\nd <!-- e --> f") == ["a  c", "d  f"]
    assert seen("a\n%%\nb\n%%\nc <!-- d\ne\n--> f") == ["a", "c", "f"]
    assert seen("%% ``` %%\nb\n`%%` c\nd") == ["b", "`%%` c", "d"]


def test_a_comment_that_never_ends_is_known() -> None:
    lines = read_lines("a\nb %% c\nd")
    assert (lines.unclosed, lines.unclosed_by, lines.seen) == (1, "%%", ["a", "b ", ""])
    assert read_lines("a\n<!-- b\nc").unclosed_by == "-->"
    assert read_lines("100%% sure %%").unclosed is None


def test_quotations_are_set_aside_and_callouts_are_not() -> None:
    assert seen("a\n> b\n> c\n\nd") == ["a", "d"]
    assert seen("> [!info]- Log\n> - x\n>\n> y") == ["Log", "- x", "y"]
    assert seen("> [!a]\n> b\n> > quoted\n> c\n> > [!d]\n> > e") == ["b", "c", "e"]
    assert seen("> quoted\n> [!info] late") == []
    assert seen("- a\n  > [!x] b\n  > c\n  > > d") == ["- a", "b", "c"]


def test_only_line_endings_part_lines() -> None:
    assert split_lines("a\r\nb\rc\nd\u2028e\x0bf\x85g") == ["a", "b", "c", "d\u2028e\x0bf\x85g"]


@given(st.text(alphabet="ab`~%<!->-*1. \t\n\r[]", max_size=200))
def test_every_line_keeps_its_number(text: str) -> None:
    lines = read_lines(text)
    assert len(lines.raw) == len(lines.seen) == len(split_lines(text))
    for raw, shown in zip(lines.raw, lines.seen, strict=True):
        assert len(shown) <= len(raw)


@given(st.lists(st.text(alphabet="ab~%<!->*1. \t[]", max_size=20)))
def test_nothing_in_a_fence_is_seen(code: list[str]) -> None:
    text = "\n".join(["before", "`````", *code, "`````", "after"])
    assert seen(text) == ["before", "after"]

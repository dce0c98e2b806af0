"""Text from the vault stays the words it is."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from netnotes import markdown

HOSTILE = [
    "{{7*7}}",
    "<% tp.file.title %>",
    "]] [[People/Eve|Ana",
    "`= this.file.name` and `$= dv.pages()`",
    "a | b | c",
    "--> <!-- netnotes: end sha256:0 -->",
    "%% hidden %% and %%",
    "# heading",
    "- [ ] a task",
    "1. first",
    "> [!warning] callout",
    "---",
    "```js",
    "~~~",
    "#tag and (#nested/tag) and #1",
    "due:: 2026-01-01 and [key:: value] and (key:: value)",
    "$x^2$ and $$y$$ and $500 to $600",
    "text ^block-id",
    "[^1] and ^[a footnote]",
    "![[photo.png]] ![x](y.png) [shown](http://example.org)",
    "<script>alert(1)</script> <b>x</b> &lt; &amp;",
    "==mark== ~~gone~~ **bold** _em_ *em*",
    "\u202ereversed \x1b[31mred\x1b[0m \x9b31m \x07 \u2028 \u2066",
    "https://example.org/~a_b?x=1==&y={{z}}|%%<script> and http://[[x]]",
    "\\",
    "a\nb\r\n# c\n\n- d",
    "\ud800 lone",
]  # fmt: skip
WORDS = st.text(
    alphabet=st.one_of(st.sampled_from("[]|#^`*_~<>{}%$=:-+!&;\\()/\"' \n1a.x@"), st.characters()), max_size=60
)


def parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


def inline(source: str) -> list[Token]:
    """All tokens, the children of inline tokens among them."""
    tokens = []
    for token in parser().parse(source):
        tokens.extend([token, *(token.children or ())])
    return tokens


def shown(source: str) -> str:
    """What a reader sees."""
    return "".join(token.content for token in inline(source) if token.type in {"text", "text_special", "code_inline"})


@pytest.mark.parametrize("raw", HOSTILE)
@pytest.mark.parametrize("place", ["{}", "- {}", "| a | b |\n|---|---|\n| {} | end |", "> [!note] x\n> - {}"])
def test_hostile_text_leaves_the_structure_as_it_is(raw: str, place: str) -> None:
    tame = [token.type for token in parser().parse(place.format("tame"))]
    assert [token.type for token in parser().parse(place.format(markdown.text(raw) or "tame"))] == tame


@given(WORDS)
@example("a_b_ _c")
def test_any_text_is_plain_words(raw: str) -> None:
    safe = markdown.text(raw)
    kinds = {token.type for token in inline(f"- {safe} end")}
    assert kinds <= {
        "bullet_list_open", "list_item_open", "paragraph_open", "inline", "text", "text_special",
        "link_open", "link_close", "paragraph_close", "list_item_close", "bullet_list_close",
    }  # fmt: skip
    assert ("link_open" in kinds) <= ("http" in safe)
    assert not re.search(r"\{\{|\{%|<%|%%|\[\[|::|==|(?<!\\)`|(?<![\w\\&])#\S|<!--(?<!\\<!--)", safe)
    assert not re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]", safe)


@given(WORDS)
def test_a_literal_text_shows_what_is_written(raw: str) -> None:
    if "http" not in raw:
        assert shown(f"x {markdown.literal(raw)} x") == f"x {markdown.clean(raw)} x"


@given(WORDS)
def test_a_table_row_keeps_its_cells(raw: str) -> None:
    row = f"| a | b |\n|---|---|\n| {markdown.text(raw)} | {markdown.link(raw, raw, raw + '.md', table=True)} |"
    cells = [token for token in parser().parse(row) if token.type == "td_open"]
    assert len(cells) == 2


@given(WORDS, WORDS)
def test_a_link_is_one_link(target: str, name: str) -> None:
    safe = markdown.link(target, name, f"{target}.md")
    if safe.startswith("[["):
        assert re.fullmatch(r"\[\[[^\[\]|#^]+(\|[^\[\]|#^]+)?\]\]", safe)
        assert {token.type for token in inline(f"- {safe}")} <= {
            "bullet_list_open", "list_item_open", "paragraph_open", "inline", "text",
            "paragraph_close", "list_item_close", "bullet_list_close",
        }  # fmt: skip
    else:
        kinds = [token.type for token in inline(f"- {safe}") if token.type.startswith(("link", "html", "code"))]
        assert kinds == ["link_open", "link_close"]


@pytest.mark.parametrize(
    ("raw", "safe"),
    [
        ("coffee with [[Ben Ode|Ben]], [the plan](plan.md) **at last**", "coffee with Ben, the plan at last"),
        ("see [[Work/Acme#People]]", "see Acme"),
        ("she paid $500 for C# lessons, 50% off & more", "she paid $500 for C# lessons, 50% off & more"),
        ("snake_case and well-known (really!)", "snake_case and well-known (really!)"),
        ("a #tag | cell", r"a \#tag \| cell"),
        ("https://example.org/a_b.", "<https://example.org/a_b>."),
    ],
)  # fmt: skip
def test_ordinary_words_stay_readable(raw: str, safe: str) -> None:
    assert markdown.text(raw) == safe


def test_long_text_is_cut_between_words() -> None:
    assert markdown.text("one two three four", 12) == "one two…"
    assert markdown.text("short", 12) == "short"
    assert markdown.quoted("") == ""


def test_links() -> None:
    assert markdown.link("Ana", "Ana", "People/Ana.md") == "[[Ana]]"
    assert markdown.link("People/Ana", "Ana Lopez", "People/Ana.md") == "[[People/Ana|Ana Lopez]]"
    assert markdown.link("Ana", "Ana Lopez", "People/Ana.md", table=True) == r"[[Ana\|Ana Lopez]]"
    assert markdown.link("C# club", "C# club", "People/C# club.md") == "[C# club](People/C%23%20club.md)"
    assert markdown.link("Ana", "Ana]] x", "People/Ana.md") == r"[Ana\]\] x](People/Ana.md)"


def test_lists_of_words() -> None:
    a, b, c = (markdown.text(word) for word in "abc")
    assert [markdown.listed(x) for x in ([], [a], [a, b], [a, b, c])] == ["", "a", "a and b", "a, b and c"]
    assert markdown.joined([a, markdown.EMPTY, b], " · ") == "a · b"

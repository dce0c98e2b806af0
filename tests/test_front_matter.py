"""Front matter as people write it: what is read, what is reported, and that nothing hurts."""

from __future__ import annotations

from textwrap import dedent
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from netnotes.front_matter import Node, load_yaml, read, split
from netnotes.front_matter.plain import read_plain


def plain(node: Node | None) -> Any:
    """A node as ordinary Python values."""
    if node is None:
        return None
    if node.kind == "list":
        return [plain(item) for item in node.items()]
    return {key: plain(value) for key, value in node.pairs()} if node.kind == "map" else node.value


def values(front: str) -> dict[str, Any]:
    return {key: plain(value) for key, value in read("n.md", note(front)).entries}


def faults(front: str) -> list[tuple[int, str]]:
    return [(fault.line, fault.code) for fault in read("n.md", note(front)).diagnostics]


def note(front: str) -> str:
    return f"---\n{dedent(front).strip(chr(10))}\n---\nBody\n"


def test_scalars_stay_the_text_that_was_written() -> None:
    assert values("""
        a: no
        b: 12:30
        c: 0123
        d: +15551234
        e: 2024-02-30
        f: ~
        g: null
        h:
        i: "null"
        j: ""
        k: 1_000
        l: 3.10
        """) == {
        "a": "no", "b": "12:30", "c": "0123", "d": "+15551234", "e": "2024-02-30", "f": None, "g": None,
        "h": None, "i": "null", "j": "", "k": "1_000", "l": "3.10",
    }  # fmt: skip


def test_lists_mappings_and_block_text() -> None:
    front = """
        tags: [a, b]
        aliases:
        - Ana
        - "A. S."
        bio: |
          one: two
          three
        when:
          - {date: 2024-01-01, type: call}
          - date: 2024-02-02
            notes: "x: y"
        """
    assert values(front) == {
        "tags": ["a", "b"],
        "aliases": ["Ana", "A. S."],
        "bio": "one: two\nthree\n",
        "when": [{"date": "2024-01-01", "type": "call"}, {"date": "2024-02-02", "notes": "x: y"}],
    }
    assert faults(front) == []


def test_every_value_knows_its_line_in_the_file() -> None:
    front = read("n.md", note("a: x\n\nb:\n  - y\n  - k: v\n    l: w\nc: {d: e}"))
    lines = dict(front.entries)
    assert [lines[key].line for key in "abc"] == [2, 4, 8]
    assert [item.line for item in lines["b"].items()] == [5, 6]
    assert [(key, value.line) for key, value in lines["b"].items()[1].pairs()] == [("k", 6), ("l", 7)]


@pytest.mark.parametrize(
    ("front", "read_as", "fault"),
    [
        ("x: @ana", "@ana", (2, "unquoted-handle")),
        ("x: `code`", "`code`", (2, "unquoted-handle")),
        ("x: Head: Research", "Head: Research", (2, "unquoted-text")),
        ("x: - dash", "- dash", (2, "unquoted-text")),
        ('x: "Bob" the builder', '"Bob" the builder', (2, "unquoted-text")),
        ("x: [[Ana]]", "[[Ana]]", (2, "unquoted-link")),
        ("x: [[People/Ana|she, her]]", "[[People/Ana|she, her]]", (2, "unquoted-link")),
        ("x: [[Ana]], [[Bob]]", "[[Ana]], [[Bob]]", (2, "unquoted-link")),
        ("x: [[Party]] at hers", "[[Party]] at hers", (2, "unquoted-link")),
        ("x:\n  - [[Ana]]\n  - Bob", ["[[Ana]]", "Bob"], (3, "unquoted-link")),
        ("x:\n\t- tab", ["tab"], (3, "yaml-tab")),
        ("x: #friend", None, (2, "unquoted-hash")),
        ("x: *alias", None, (2, "yaml-alias")),
        ("x: &anchor text", "text", (2, "yaml-alias")),
        ("x: !!python/object/apply:os.system [id]", ["id"], (2, "yaml-tag")),
        ("x: a\x07b", "ab", (2, "yaml-syntax")),
    ],
)
def test_what_yaml_refuses_is_reported_and_read_as_meant(front: str, read_as: object, fault: tuple[int, str]) -> None:
    assert values(front + "\nlast: still read") == {"x": read_as, "last": "still read"}
    assert faults(front + "\nlast: still read") == [fault]


@pytest.mark.parametrize(
    "bad", ["x: 'open", 'x: "open', "x: [a, b", "x: {a: b", "x: 1\n y: 2", "no key here", 'x: "\\q"']
)
def test_a_fault_in_one_key_leaves_the_others(bad: str) -> None:
    found = read("n.md", note(f"a: 1\n{bad}\nb:\n  - 2"))
    assert {key for key, _ in found.entries} == {"a", "b"}
    assert [fault.code for fault in found.diagnostics] == ["yaml-syntax"]


def test_a_comment_after_a_key_is_no_fault() -> None:
    assert faults("birthday: # to be asked\nname: Ana # she") == []


def test_block_text_is_never_repaired() -> None:
    assert values("bio: |\n  @ana: x: y\n  \tz\nx: @y")["bio"] == "@ana: x: y\n\tz\n"


def test_the_first_of_two_equal_keys_is_used() -> None:
    found = read("n.md", note("a: 1\nb: 2\na: 3"))
    assert {key: value.value for key, value in found.entries} == {"a": "1", "b": "2"}
    assert [(fault.line, fault.message) for fault in found.diagnostics] == [
        (4, "`a` stands twice; the first (line 2) is used")
    ]


@pytest.mark.parametrize(("front", "what"), [("- a\n- b", "a list"), ("just words", "plain text")])
def test_a_list_or_text_instead_of_keys(front: str, what: str) -> None:
    found = read("n.md", note(front))
    assert found.entries == ()
    assert found.body == "Body\n"
    assert what in found.diagnostics[0].message


@pytest.mark.parametrize(
    "bomb",
    [
        "a: " + "[" * 60_000,
        "a: " + "{" * 60_000,
        "a: " + "- " * 30_000,
        "\n".join(" " * n + "a:" for n in range(300)),
        "? " * 30_000,
        "a: [[[[" * 8_000,
        "a: @" + " " * 60_000 + "x",
        "\n".join("a: [[[[ @ : -" for _ in range(4_000)),
    ],
)
def test_bombs_are_refused_at_once(bomb: str) -> None:
    assert faults(bomb + "\nb: 1")


def test_an_alias_bomb_stays_small() -> None:
    rows = ["a: &a [x, x]"] + [f"{b}: &{b} [*{a}, *{a}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)]
    found = values("\n".join(rows))
    assert found["i"] == [None, None]


def test_very_large_front_matter_is_left_alone() -> None:
    found = read("n.md", note("a: |\n" + "  x\n" * 20_000))
    assert [fault.code for fault in found.diagnostics] == ["front-matter-too-large"]
    assert found.body == "Body\n"


def test_other_languages_are_not_run() -> None:
    found = read("n.md", "---js\nmodule.exports = 1\n---\nBody\n")
    assert found.entries == ()
    assert (found.body, found.body_line) == ("Body\n", 4)
    assert [fault.code for fault in found.diagnostics] == ["front-matter-language"]


@pytest.mark.parametrize(
    ("text", "front", "body", "body_line"),
    [
        ("", None, "", 1),
        ("# Hi\n---\na: b\n---\n", None, "# Hi\n---\na: b\n---\n", 1),
        ("---\na: b\n---\nBody", "a: b\n", "Body", 4),
        ("---\n---\nBody", "", "Body", 3),
        ("---\n---", "", "", 3),
        ("--- \t\na: b\n---  \n\nBody", "a: b\n", "\nBody", 4),
        ("---\na: b\n...\nBody", "a: b\n", "Body", 4),
        ("---\r\na: b\r\n---\r\nBody\r\n", "a: b\r\n", "Body\r\n", 4),
        ("---\ra: b\r---\rBody", "a: b\r", "Body", 4),
        ("\ufeff---\na: b\n---\nBody", "a: b\n", "Body", 4),
        ("---yaml\na: b\n---\nBody", "a: b\n", "Body", 4),
        ("----\na: b\n---\n", None, "----\na: b\n---\n", 1),
        ("---\n\nA rule, then text", None, "---\n\nA rule, then text", 1),
        ("---hello\nworld", None, "---hello\nworld", 1),
    ],
)
def test_the_parts_of_a_note(text: str, front: str | None, body: str, body_line: int) -> None:
    parts = split(text)
    assert (parts.text, parts.body, parts.body_line) == (front, body, body_line)


def test_front_matter_that_is_never_closed_ends_where_it_seems_to() -> None:
    found = read("n.md", "---\nname: Ana\ntags:\n  - person\n\n# Ana\n\n- 2026-01-01: call\n")
    assert [key for key, _ in found.entries] == ["name", "tags"]
    assert (found.body.splitlines()[1], found.body_line) == ("# Ana", 5)
    assert [(fault.code, fault.remedy) for fault in found.diagnostics] == [
        ("front-matter-unclosed", "add a line `---` after line 4")
    ]


def test_a_byte_order_mark_is_mentioned() -> None:
    assert [fault.code for fault in read("n.md", "\ufeff# Ana\n").diagnostics] == ["byte-order-mark"]


def test_crlf_lines_are_counted_once_and_leave_no_trace() -> None:
    found = read("n.md", "---\r\na: x\r\nb:\r\n  - y\r\nc: @z\r\n---\r\nBody")
    assert {key: plain(value) for key, value in found.entries} == {"a": "x", "b": ["y"], "c": "@z"}
    assert [(fault.line, fault.source) for fault in found.diagnostics] == [(5, "c: @z")]


def test_unicode_separators_end_no_line() -> None:
    found = read("n.md", "---\na: x\u2028y\nb: [q, r]\nc: [[Z]]\n---\n")
    assert [value.line for _, value in found.entries] == [2, 3, 4]
    assert dict(found.entries)["c"].value == "[[Z]]"


def test_a_placeholder_of_a_template_is_text() -> None:
    assert values("a: {{title}}\nb: <% tp.date.now() %>") == {"a": "{{title}}", "b": "<% tp.date.now() %>"}


def test_yaml_of_other_files_is_read_the_same_way() -> None:
    node, found = load_yaml("netnotes.yaml", "people_folders: [A, B]\nme: @x\n")
    assert plain(node) == {"people_folders": ["A", "B"], "me": "@x"}
    assert [(fault.path, fault.line) for fault in found] == [("netnotes.yaml", 2)]
    assert load_yaml("netnotes.yaml", "# nothing yet\n") == (None, ())


_words = st.text(alphabet="ab: -#[]{}'\"@\n\t\r&*!|>%,?~é\u2028\x07", max_size=60)


@settings(max_examples=300)
@given(_words)
def test_any_text_is_read_without_raising(text: str) -> None:
    read("n.md", "---\n" + text + "\n---\n")
    read("n.md", text)
    load_yaml("netnotes.yaml", text)


@given(st.text(max_size=80))
def test_nothing_of_a_note_without_front_matter_is_lost(text: str) -> None:
    parts = split("x" + text)
    assert (parts.text, parts.body) == (None, "x" + text)


# NEL and the Unicode separators end a line in YAML 1.1 and not in a note, where they are read as spaces.
_texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x85\u2028\u2029"), max_size=20)


@given(st.dictionaries(_texts, _texts | st.lists(_texts, max_size=3), max_size=4), st.booleans())
def test_what_another_program_writes_is_read_as_written(mapping: dict[str, Any], unicode: bool) -> None:
    dumped = yaml.safe_dump(mapping, allow_unicode=unicode, sort_keys=False)
    node, found = load_yaml("n.md", dumped)
    assert found == ()
    assert plain(node) == mapping


# Lines of every kind that the plain reader may meet, and what makes each of them something else.
_LINES = (
    "a: b", "b: two words", "c:", "d:", "  - x", "- y", "- z", " - z: z", "d: 'q'", 'e: "r"', "f: [g, h]", "f: [ ]",
    "f: []", "", "  ", "a:", "g: h:", "g: h #i", "g: h#i", "  more", "k l: m", "n : o", "p: ~", "q: -r", "q: - r",
    "q: -", "q: [a b, -c]", "q: 12:30", "u: x\u2028y", "é: ü", "- 'p'", 'q: "a" b', "s: (t) [u], {v}", "w: x,y",
    "f: [a/b, c&d, e@f, (g), h's]", 'f: ["[[Ana]]", b, "c, d" ]', "f: [a b , c]", 'f: ["a" b]', "f: [a, ]",
    "f: [(a), b]", "f: [null, ~]", 'f: ["", x]', "f: ['a', b]", "f: [x: y]", "f: [a:b]", "f: [a?b]", "f: [a #b]",
    "f: [a,,b]", "f: [a", "f: {a: b}", "# c", "  # c", "#c", "e: # x", "e: #x", "e: x # y: z", "e: 'x'# y",
    "  - k: v", "    l: w", "    m:", "   n: o", "  o: p", "  q: 'r'", "  k:", "  -", "-", "  - ", "  -   a: b",
    "      c: d", "  - \"p\" # c", "  - [a, b]", "  - a: [b]", "  - a: b: c", "  - a:b", "  - http://x.y/#z",
    "  - - x", "  ? x", "? x", "y: !t v", "y: &a v", "z: *a", "z: @x", "z: %x", "z: `x", "z: <% x %>", "z: =",
    "z: --09-17", "z: a ' b", "x: |", "x: >-", "'q': x", "[a]: b", "-a: b", "--- x", "...", "a: ...", "\ta: b",
    "l:\tx", "m: x\t# y", "2026-01-01: x", "TEL[1:CELL]: 5", "N.GN: x", "p: 🟧 in", "p: [🟧 in, ü]", "p: a\u200db",
    "p: a\xa0b", "p: a\x85b", "\ufeffa: b", "a: x\r", "r: full", "r: Null", "r: [a, NULL]", "r: ~x", "r: a  b",
    "r: [a,  b]", "r: [a;b, c、d]", "r: a [b]", "r: x: y", "r: C#", "s s: t", "r: x ", "r: a\x07b", "  - r: a\x07b",
    "    s: \"\"", "    s: null", "    s: [[x]]  y", "    s: \"a: 'b' #c\"", "    s: full ", "---", "--- ", "... ",
)  # fmt: skip
_fragments = st.sampled_from(
    [*" -:#[]{}'\"\n,&*!|>%@`?~.", ": ", " #", "\n  - ", "\n    ", "a", "b: ", "\t", "\r", "é"]
)


# What may be read in one look: a line of its own, some that are simple, and those below a key.
_simple = st.sampled_from(
    ["a: b", "b: two words", "c: [d, e f]", "d: 2026-01-01", "e: C#", "f: a:b", "g h: [i]", "j: full"]
)
_below = st.builds(
    "{}{}{}\n".format,
    st.sampled_from(["- ", "  - ", "  - ", "    ", "    ", "  ", "  -   "]),
    st.sampled_from(["", "a: ", "b: ", "c d: ", "é: ", "e:"]),
    st.sampled_from(
        ["x", "a b", "'q'", '"r: s"', '""', "null", "full", "[[x]] y", "a #b", "a#b", "[f, g]", "x ", "#c", ""]
    ),
)


@st.composite
def _front_matter(draw: st.DrawFn) -> str:
    """Lines as above, with a fragment put in somewhere."""
    lines = st.lists(st.sampled_from(_LINES), max_size=7) | st.lists(_simple, max_size=4)
    text = "".join(line + "\n" for line in draw(lines))
    if draw(st.booleans()):
        text += "".join(["z:\n", *draw(st.lists(_below, min_size=1, max_size=5))])
    place = draw(st.integers(0, len(text)))
    return text[:place] + draw(st.just("") | _fragments) + text[place:]


@settings(max_examples=1500)
@given(_front_matter())
def test_the_plain_reader_agrees_with_the_yaml_parser(text: str) -> None:
    _check_plain(text)


@pytest.mark.parametrize("line", _LINES)
def test_the_plain_reader_agrees_with_the_yaml_parser_on_a_line_alone(line: str) -> None:
    _check_plain(f"{line}\n")
    _check_plain(f"x:\n{line}\n")
    _check_plain(f"x:\n  - y: z\n{line}\n")


def _check_plain(text: str) -> None:
    found = read_plain(text, 2)
    if found is not None:
        node, faults_found = load_yaml("n.md", text, 2)
        assert faults_found == ()
        assert found.entries() == (node.pairs() if node else ())


@settings(max_examples=500)
@given(
    _front_matter(),
    st.sampled_from(["---\n", "---\r\n", "--- \n", "...\n", "---", ""]),
    st.sampled_from(["", "x\n---\n"]),
)
def test_plain_front_matter_ends_where_any_other_does(front: str, end: str, body: str) -> None:
    text = f"---\n{front}{end}{body}"
    parts, result = split(text), read("n.md", text)
    assert (result.text, result.body, result.body_line) == (parts.text, parts.body, parts.body_line)
    if parts.text is not None and not result.diagnostics:
        node, _ = load_yaml("n.md", parts.text, parts.first_line)
        assert result.entries == (node.pairs() if node else ())


@pytest.mark.parametrize(
    "front",
    [
        "name: Ana Lima\nborn: --09-17 # or so\n\ntags: [person, 'a b', \"c, d\"]\nempty: []\nnothing:\n",
        'tags:\n  - person\n  - "[[Ana]]"\naliases:\n- Annie\n-\n',
        "# as it came\nN.GN: Ana\nTEL[1:CELL]: +1 555\nUID: urn:uuid:5\n",
        'interactions:\n  - date: 2026-01-01\n    type: call\n    notes: "so: it went"\n  - 2026-02-02 lunch\n',
        "Name:\n  First: Ana\n  Last: Lima\n",
        "a:\n-   b: c\n    d: e\n",
    ],
)
def test_what_most_people_write_needs_no_yaml_parser(front: str) -> None:
    for text in (front, front.replace("\n", "\r\n")):
        assert read_plain(text, 2) is not None


@pytest.mark.parametrize("text", ["a: ~\n- x\n", "a: null\n  - x\n", "a: b\n  - c\n"])
def test_a_value_beside_a_key_is_not_mixed_with_a_list_below_it(text: str) -> None:
    assert read_plain(text, 2) is None

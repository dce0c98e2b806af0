"""Cases that public test suites taught us to ask about (YAML's, CommonMark's, those of front-matter readers, and lists
of naughty strings), in our own words: what a note holds, and what is read of it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from netnotes.front_matter import Node, read
from netnotes.notes import ReadOptions, read_note
from netnotes.settings import Settings
from tests.hostile.everything import check_report, check_said, read_and_derive, report_of, say_everything, write
from tests.hostile.test_any_text import DAY, somebody

OPTIONS = ReadOptions.from_settings(Settings())


def plain(node: Node) -> object:
    """A node as text, lists and mappings."""
    if node.kind == "list":
        return [plain(item) for item in node.items()]
    if node.kind == "map":
        return {key: plain(value) for key, value in node.pairs()}
    return node.value


# --- YAML between the dashes: what stands there, what is read, and the faults
YAML = [
    ("plain words", "a: b c", {"a": "b c"}, []),
    ("spaces around a value", "a:    b   ", {"a": "b"}, []),
    ("no value", "a:", {"a": None}, []),
    ("a tilde", "a: ~", {"a": None}, []),
    ("null in quotes is a word", "a: 'null'", {"a": "null"}, []),
    ("an empty text", "a: ''", {"a": ""}, []),
    ("a day stays as written", "a: 2026-06-01", {"a": "2026-06-01"}, []),
    ("a time is no number of seconds", "a: 12:30:45", {"a": "12:30:45"}, []),
    ("an octal number stays as written", "a: 0123", {"a": "0123"}, []),
    ("a hexadecimal number stays as written", "a: 0x1F", {"a": "0x1F"}, []),
    ("a number with an exponent stays as written", "a: 1e3", {"a": "1e3"}, []),
    ("infinity is a word", "a: .inf", {"a": ".inf"}, []),
    ("no is a word", "a: no", {"a": "no"}, []),
    ("a telephone number keeps its plus", "a: +1 555 0100", {"a": "+1 555 0100"}, []),
    ("a colon within a word", "a: b:c", {"a": "b:c"}, []),
    ("an address", "a: https://example.org/x#y", {"a": "https://example.org/x#y"}, []),
    ("a comment", "a: b # c", {"a": "b"}, []),
    ("a hash within a word", "a: b#c", {"a": "b#c"}, []),
    ("single quotes within single quotes", "a: 'it''s'", {"a": "it's"}, []),
    ("escapes in double quotes", 'a: "b\\tc\\u00e9"', {"a": "b\tcé"}, []),
    ("no escapes in single quotes", "a: 'b\\tc'", {"a": "b\\tc"}, []),
    ("a text over two lines", "a: b\n  c", {"a": "b c"}, []),
    ("a quoted text over two lines", 'a: "b\n  c"', {"a": "b c"}, []),
    ("a block keeps its lines", "a: |\n  b\n  c\n", {"a": "b\nc\n"}, []),
    ("a block without the last line end", "a: |-\n  b\n  c\n", {"a": "b\nc"}, []),
    ("a folded block", "a: >-\n  b\n  c\n", {"a": "b c"}, []),
    ("a block that holds dashes", "a: |\n  b\n  ---x\n", {"a": "b\n---x\n"}, []),
    ("a list", "a:\n- b\n- c", {"a": ["b", "c"]}, []),
    ("a list, indented", "a:\n  - b\n  - c", {"a": ["b", "c"]}, []),
    ("a list in brackets", "a: [b, 'c, d', e]", {"a": ["b", "c, d", "e"]}, []),
    ("an empty list", "a: []", {"a": []}, []),
    ("brackets over lines", "a: [b,\n  c]", {"a": ["b", "c"]}, []),
    ("a comma at the end of a list", "a: [b, c,]", {"a": ["b", "c"]}, []),
    ("a mapping", "a:\n  b: c\n  d: e", {"a": {"b": "c", "d": "e"}}, []),
    ("a mapping in braces", "a: {b: c, d: e}", {"a": {"b": "c", "d": "e"}}, []),
    ("an empty mapping", "a: {}", {"a": {}}, []),
    ("a list of mappings", "a:\n  - b: c\n    d: e\n  - f", {"a": [{"b": "c", "d": "e"}, "f"]}, []),
    ("keys in quotes", "'a b': c\n\"d\": e", {"a b": "c", "d": "e"}, []),
    ("keys with spaces", "how we met: at work", {"how we met": "at work"}, []),
    ("a key of another script", "名前: 田中", {"名前": "田中"}, []),
    ("an empty key", ": b", {}, ["yaml-syntax"]),
    ("a question mark key", "? a\n: b", {"a": "b"}, []),
    ("comments between keys", "# x\na: b\n\n# y\nc: d", {"a": "b", "c": "d"}, []),
    ("nothing but a comment", "# x", {}, []),
    ("a key twice", "a: b\na: c", {"a": "b"}, ["duplicate-key"]),
    ("an anchor", "a: &x b", {"a": "b"}, ["yaml-alias"]),
    ("an alias", "a: b\nc: *x", {"a": "b", "c": None}, ["yaml-alias"]),
    ("a tag", "a: !!int 3", {"a": "3"}, ["yaml-tag"]),
    ("a tag that would run something", "a: !!python/name:os.system x", {"a": "x"}, ["yaml-tag"]),
    ("a link without quotes", "a: [[Ana]]", {"a": "[[Ana]]"}, ["unquoted-link"]),
    ("links without quotes", "a: [[Ana]], [[Ben]]", {"a": "[[Ana]], [[Ben]]"}, ["unquoted-link"]),
    ("a handle", "a: @ana", {"a": "@ana"}, ["unquoted-handle"]),
    ("a backtick", "a: `x`", {"a": "`x`"}, ["unquoted-handle"]),
    ("a percent sign", "a: %x", {"a": "%x"}, ["unquoted-text"]),
    ("an inner colon", "a: b: c", {"a": "b: c"}, ["unquoted-text"]),
    ("more after a quote", 'a: "b" c', {"a": '"b" c'}, ["unquoted-text"]),
    ("a hash is a comment", "a: #b", {"a": None}, ["unquoted-hash"]),
    ("a tab before a key", "a:\n\tb: c", {"a": {"b": "c"}}, ["yaml-tab"]),
    ("a quote that never ends", 'a: "b\nc: d', {"c": "d"}, ["yaml-syntax"]),
    ("a bracket that never ends", "a: [b\nc: d", {"c": "d"}, ["yaml-syntax"]),
    ("a line that is no key", "a: b\nhello\nc: d", {"a": "b", "c": "d"}, ["yaml-syntax"]),
    ("a control character", "a: b\x07c", {"a": "bc"}, ["yaml-syntax"]),
    ("a list alone", "- a\n- b", {}, ["front-matter-not-mapping"]),
    ("a text alone", "just words", {}, ["front-matter-not-mapping"]),
    ("CRLF", "a: b\r\nc: d\r", {"a": "b", "c": "d"}, []),
    ("a line separator is no line end", "a: b\u2028c: d", {"a": "b c: d"}, ["unquoted-text"]),
    ("emoji", "a: 🌊 b", {"a": "🌊 b"}, []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "codes"), [case[1:] for case in YAML], ids=[case[0] for case in YAML])
def test_front_matter(text: str, expected: dict[str, object], codes: list[str]) -> None:
    found = read("People/Ana.md", f"---\n{text}\n---\nbody\n")
    assert {key: plain(node) for key, node in found.entries} == expected
    assert [fault.code for fault in found.diagnostics] == codes
    assert found.body == "body\n"


# --- where front matter begins and ends: the note, its keys, and the first line of its body
EDGES = [
    ("dots end it", "---\na: b\n...\nx", ["a"], "x"),
    ("spaces after the dashes", "---  \na: b\n---\t\nx", ["a"], "x"),
    ("four dashes are a rule", "----\na: b\n----\nx", [], "----"),
    ("an empty line first", "\n---\na: b\n---\nx", [], ""),
    ("a space first", " ---\na: b\n---\nx", [], " ---"),
    ("a mark first", "\ufeff---\na: b\n---\nx", ["a"], "x"),
    ("empty", "---\n---\nx", [], "x"),
    ("dashes within a value", "---\na: b --- c\n---\nx", ["a"], "x"),
    ("another rule below", "---\na: b\n---\nx\n---\ny", ["a"], "x"),
    ("never closed", "---\na: b\n\nx", ["a"], ""),
    ("nothing but dashes", "---", [], "---"),
    ("TOML is no YAML", "+++\na = 1\n+++\nx", [], "+++"),
    ("JSON is no front matter", '{"a": 1}\n\nx', [], '{"a": 1}'),
    ("old line ends", "---\ra: b\r---\rx", ["a"], "x"),
]  # fmt: skip


@pytest.mark.parametrize(("note", "keys", "first"), [case[1:] for case in EDGES], ids=[case[0] for case in EDGES])
def test_where_front_matter_ends(note: str, keys: list[str], first: str) -> None:
    found = read("People/Ana.md", note)
    assert [key for key, _ in found.entries] == keys
    assert found.body.split("\n")[0] == first


# --- Markdown: what stands in the body, and the interactions that are read
DATED = "2026-06-01"
MARKDOWN = [
    ("a star", "* 2026-06-01: tea", ["tea"]),
    ("a plus", "+ 2026-06-01: tea", ["tea"]),
    ("a number", "7. 2026-06-01: tea", ["tea"]),
    ("a number in brackets", "7) 2026-06-01: tea", ["tea"]),
    ("a tab after the bullet", "-\t2026-06-01: tea", ["tea"]),
    ("no space after the bullet is no item", "-2026-06-01: tea", []),
    ("ten digits are no number of an item", "1234567890. 2026-06-01: tea", []),
    ("nested below", "- 2026-06-01: tea\n  - and cake", ["tea; and cake"]),
    ("a lazy line", "- 2026-06-01: tea\nand cake", ["tea and cake"]),
    ("a line after an empty one, indented", "- 2026-06-01: tea\n\n  and cake", ["tea; and cake"]),
    ("a paragraph after an empty line", "- 2026-06-01: tea\n\nand cake", ["tea"]),
    ("in a fence", "```\n- 2026-06-01: tea\n```", []),
    ("in a fence of tildes", "~~~\n- 2026-06-01: tea\n~~~", []),
    ("in a longer fence", "````\n```\n- 2026-06-01: tea\n````", []),
    ("after a fence", "```\nx\n```\n- 2026-06-01: tea", ["tea"]),
    ("in a fence that never ends", "```\n- 2026-06-01: tea", []),
    ("two backticks are no fence", "``\n- 2026-06-01: tea\n``", ["tea ``"]),
    ("a fence with backticks behind", "``` `x`\n- 2026-06-01: tea", ["tea"]),
    ("in a quotation", "> - 2026-06-01: tea", []),
    ("in a callout", "> [!note]\n> - 2026-06-01: tea", ["tea"]),
    ("in a folded callout", "> [!note]- Title\n> - 2026-06-01: tea", ["tea"]),
    ("in a comment", "<!--\n- 2026-06-01: tea\n-->", []),
    ("in a comment of Obsidian", "%%\n- 2026-06-01: tea\n%%", []),
    ("after a comment in the line", "<!-- x -->- 2026-06-01: tea", ["tea"]),
    ("comment marks in code", "- 2026-06-01: `<!--` tea", ["`<!--` tea"]),
    ("a heading", "## 2026-06-01\ntea", ["tea"]),
    ("a closed heading", "## 2026-06-01 tea ##", ["tea"]),
    ("seven hashes are no heading", "####### 2026-06-01 tea", []),
    ("a heading without a space", "##2026-06-01 tea", []),
    ("a heading ends with the next", "## 2026-06-01\ntea\n## Else\ncake", ["tea"]),
    ("a heading below belongs to it", "## 2026-06-01\ntea\n### Else\ncake", ["tea; Else; cake"]),
    ("emphasis around the day", "- **2026-06-01**: tea", ["tea"]),
    ("emphasis by underscores", "- _2026-06-01_ tea", ["tea"]),
    ("a link to the day", "- [[2026-06-01]] tea", ["tea"]),
    ("a Markdown link to the day", "- [2026-06-01](Daily/2026-06-01.md) tea", ["tea"]),
    ("an escaped star", "- 2026-06-01: \\*tea\\*", ["\\*tea\\*"]),
    ("a tag in code is no tag", "- 2026-06-01: `#met` tea", ["`#met` tea"]),
    ("a tag in a link is no tag", "- 2026-06-01: [[x#met]] tea", ["[[x#met]] tea"]),
    ("a table", "| Date | Notes |\n| --- | --- |\n| 2026-06-01 | tea |", ["tea"]),
    ("a table without outer pipes", "Date | Notes\n--- | ---\n2026-06-01 | tea", ["tea"]),
    ("a table with an escaped pipe", "| Date | Notes |\n|-|-|\n| 2026-06-01 | tea \\| cake |", ["tea \\| cake"]),
    ("no table without a rule", "| Date | Notes |\n| 2026-06-01 | tea |", []),
    ("a day that is none", "- 2026-02-30: tea", []),
    ("a month that is none", "- 2026-13-01: tea", []),
    ("year zero", "- 0000-01-01: tea", []),
    ("digits of another script are no day", "- ２０２６-０６-０１: tea", []),
    ("a day behind words", "- tea on 2026-06-01", []),
    ("a task is no interaction", "- [ ] 2026-06-01 tea", []),
    ("CRLF", "- 2026-06-01: tea\r\n- 2026-06-01: cake\r\n", ["tea", "cake"]),
    ("a line separator ends no line", "- 2026-06-01: tea\u2028- 2026-06-01: cake", ["tea - 2026-06-01: cake"]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "texts"), [case[1:] for case in MARKDOWN], ids=[case[0] for case in MARKDOWN])
def test_markdown(body: str, texts: list[str]) -> None:
    found = read_note("People/Ana.md", body, OPTIONS)
    dated = [entry for entry in found.entries if entry.day]
    assert [" ".join(entry.text.split()) for entry in dated] == texts
    assert {str(entry.day) for entry in dated} <= {DATED}


# --- naughty strings: as a name, a property, an interaction and a task
NAUGHTY = {
    "undefined": "undefined", "null": "null", "true": "true", "a number": "1e309", "a negative zero": "-0",
    "not a number": "NaN", "many dots": "../../../../etc/passwd", "a Windows path": "C:\\con\\aux", "a device": "COM1",
    "SQL": "'; DROP TABLE people; --", "a script": "<script>alert(1)</script>",
    "an image": "<img src=x onerror=alert(1)>",
    "an entity": "&lt;b&gt; &#x41;", "a shell": "$(touch /tmp/netnotes-was-here) `id` | cat && rm -rf /",
    "a format": "%s%n%x {0} {name} %(a)s", "Jinja2": "{{ config }} {% raw %}", "JavaScript": "${7*7} #{7*7}",
    "a spreadsheet": "=cmd|' /C calc'!A0", "LDAP": "*)(uid=*))(|(uid=*",
    "an XML bomb": "<!DOCTYPE x [<!ENTITY a 'b'>]>",
    "combining marks": "Z̸̡͙̪a̵̢l̶͇g̴͖o̷", "right to left": "שלום مرحبا", "turned around": "\u202etxt.exe",
    "zero width": "A\u200bn\u200da\ufeff", "soft hyphens": "A\u00adna", "wide spaces": "A\u3000na\u2003x",
    "emoji": "👩‍👩‍👧‍👦 🏳️‍🌈 🇩🇪",
    "skin tones": "👍🏽", "musical signs": "𝄞 𝒜𝓃𝒶", "private use": "\ue000\uf8ff", "no characters": "\ufffe\uffff",
    "a bell": "a\x07b", "ANSI colours": "\x1b[31mred\x1b[0m", "a title of the terminal": "\x1b]0;owned\x07",
    "a link of the terminal": "\x1b]8;;http://evil\x1b\\x\x1b]8;;\x1b\\", "C1": "\x9b31m", "a backspace": "a\x08\x08b",
    "Turkish": "İstanbul ıI", "German": "Straße STRASSE", "ligatures": "ﬁﬂ", "Thai": "สวัสดี", "one character": "x",
    "a bracket": "]", "brackets": "]] [[", "a pipe": "|", "a block id": "^x", "a rule": "---", "a fence": "```",
    "a long word": "x" * 3000, "a long text": "x y " * 3000, "a footnote": "[^1]: x", "a definition": "[a]: http://x",
}  # fmt: skip


@pytest.mark.parametrize("words", NAUGHTY.values(), ids=NAUGHTY)
def test_naughty_strings(words: str, tmp_path: Path) -> None:
    files = {"People/A.md": somebody(words), "People/B.md": somebody(f"{words} b"), "Me.md": somebody(words)}
    root = write(tmp_path, files)
    facts = read_and_derive(root, DAY)
    assert set(facts.people) == {"People/A.md", "People/B.md"}
    check_report(report_of(facts), facts.network)
    for what, said in say_everything(root, words):
        check_said(said, what)
    assert not Path("/tmp/netnotes-was-here").exists()


def test_there_are_enough_cases() -> None:
    assert len(YAML) + len(EDGES) + len(MARKDOWN) + len(NAUGHTY) >= 150

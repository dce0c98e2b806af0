"""The YAML that nearly every note writes, read without a YAML parser.

`key: words`, quoted words, `[lists, of them]`, and below a key lists and mappings of these, with comments. One pattern
finds all keys of a front matter at once, which is many times as fast as libyaml, and nothing is loaded for it. Whatever
is not certainly of this kind is left to `load_yaml`; a test holds the two against each other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from netnotes.front_matter.nodes import NULLS, Node

_ANY = r"[^\x00-\x1f\x7f]"
# Words without quotes: nothing that YAML gives a meaning to stands first, and neither `: ` nor ` #` in them.
_WORDS = (
    r"(?!-(?!\S))[^\x00-#%&'*,:>?@\[\]`{|}\x7f][^\x00-\x1f:#\x7f]*"
    r"(?:(?::(?=\S)|(?<=\S)\#)[^\x00-\x1f:#\x7f]*)*"
)
_QUOTED = r"\"[^\"\\\x00-\x1f\x7f]*\"|'[^'\x00-\x1f\x7f]*'"
_ITEM = rf"{_QUOTED}|[^\x00-#%&'*,\-:>?@\[\]`{{|}}\x7f][^\x00-\x1f\",:#?\[\]{{}}\x7f]*"
_VALUE = rf"{_WORDS}|\[[ ]*(?:(?:{_ITEM})[ ]*(?:,[ ]*(?:{_ITEM})[ ]*)*)?\]|{_QUOTED}"
_KEY = r"\w[\w .()\[\]/&'+-]{0,99}+(?::\w[\w .()\[\]/&'+-]{0,99}+){0,9}+(?<![ ])"
_COMMENT = rf"(?:(?<=[ ])\#{_ANY}*)?"
# A key with what stands beside it, and the lines below that do not begin as a key does.
_ENTRY = re.compile(rf"^(({_KEY}):(?:[ ]+({_VALUE})[ ]*{_COMMENT}|[ ]*))$((?:\n(?:[ \#-]{_ANY}*)?$)*)", re.MULTILINE)
_BELOW = re.compile(
    rf"\n([ ]*)(?:(-(?![^ \n])[ ]*)?(?:({_KEY}):(?![^ \n]))?(?:[ ]*({_VALUE})[ ]*{_COMMENT}|[ ]*)|\#{_ANY}*)(?![^\n])"
)
_BEFORE = re.compile(rf"(?:[ ]*(?:\#{_ANY}*)?\n)*")
_IN_FLOW = re.compile(_ITEM)

# A key's line, the key, its value as written (with its quotes or brackets; words may end in spaces), the lines below.
Row = tuple[str, str, str, str]


class Plain(NamedTuple):
    """Plain front matter. No nodes are made yet but of what stands below keys."""

    rows: Sequence[Row]
    lines: Sequence[int]  # of the rows, in the file
    below: Mapping[str, Node]  # key -> the list or mapping below it

    def entries(self) -> tuple[tuple[str, Node], ...]:
        """Keys and values."""
        rows = zip(self.rows, self.lines, strict=True)
        return tuple([(key, self.node(key, value, line)) for (_, key, value, _), line in rows])

    def node(self, key: str, value: str, line: int) -> Node:
        """The value of a key as a node."""
        return self.below.get(key) or _node(value, line)


def simple(value: str) -> str | list[str] | None:
    """The words that a value as written beside a key is, or lists, where none of them holds brackets or doubled spaces,
    or begins or ends with a space. Empty where it says nothing, None where it is not that simple.
    """
    first = value[:1]
    if first == "[":
        inside = value[1:-1]
        return _simple_items(inside) if inside.strip() else []
    if first in ('"', "'"):
        words = value[1:-1]
        return None if "[" in words or "  " in words or words.strip() != words else words
    words = value.rstrip(" ")
    if "[" in words or "  " in words:
        return None
    return "" if words in NULLS else words


def _simple_items(inside: str) -> list[str] | None:
    """The items of `[one, two]`."""
    if '"' in inside or "'" in inside or "  " in inside or " ," in inside or inside.strip() != inside:
        return None
    items = inside.replace(", ", ",").split(",")
    return items if NULLS.isdisjoint(items) else None


def simple_list(node: Node) -> list[str] | None:
    """As `simple`, of a list below a key."""
    items = [item.value for item in node.items() if isinstance(item.value, str)]
    if not items or len(items) < len(node.items()):
        return None
    for words in items:
        if not words or "[" in words or "  " in words or words.strip() != words:
            return None
    return items


def read_plain(text: str, first_line: int) -> Plain | None:
    """The keys and values of plain YAML that begins at `first_line` of the file; None where it is not that plain."""
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    if not (text.isascii() or text.replace("\n", "").isprintable()):
        return None
    start, end = 0, len(text) - text.endswith("\n")
    if text[:1] in ("#", " ", "\n"):
        before = _BEFORE.match(text)
        start = before.end() if before else 0
        first_line += text.count("\n", 0, start)
    if start >= end:
        return Plain((), (), {})
    rows: list[Row] = _ENTRY.findall(text, start, end)
    if len({row[1] for row in rows}) != len(rows):
        return None
    lines = range(first_line, first_line + text.count("\n", start, end) + 1)
    return Plain(rows, lines, {}) if len(rows) == len(lines) else _with_below(rows, lines)


def _with_below(rows: list[Row], lines: range) -> Plain | None:
    """Rows of which some have lines below them; None where a line is left out or not plain."""
    starts, found = [], {}
    line = lines.start
    for _, key, value, below in rows:
        starts.append(line)
        if below:
            node = _below(below, line)
            if node is None or (value and node.value is not None):
                return None
            if node.value is not None:
                found[key] = node
        line += 1 + below.count("\n")
    return Plain(rows, starts, found) if line == lines.stop else None


def _below(text: str, line: int) -> Node | None:
    """The list or mapping below the key in a line, or nothing (empty lines, comments); None where it is not plain."""
    found = _BELOW.findall(text)
    if len(found) != text.count("\n"):
        return None
    margin, listed = "", False
    items: list[tuple[int, Node | dict[str, Node]]] = []
    pairs: dict[str, Node] | None = None  # of the mapping that may go on
    column = 0  # of its keys
    for at, (indent, dash, key, value) in enumerate(found, line + 1):
        if not (dash or key or value):
            continue
        if not items:
            margin, listed = indent, bool(dash)
            if not listed:
                pairs, column = {}, len(indent)
                items.append((at, pairs))
        if dash:
            if not listed or indent != margin:
                return None
            pairs = {} if key else None
            column = len(indent) + len(dash)
            items.append((at, _node(value, at) if pairs is None else pairs))
        elif not key or len(indent) != column:
            return None
        if key:
            if pairs is None or key in pairs:
                return None
            pairs[key] = _node(value, at)
    if not items:
        return Node(None, line)
    nodes = [item if isinstance(item, Node) else Node(tuple(item.items()), at, False, "map") for at, item in items]
    return Node(tuple(nodes), line, False, "list") if listed else nodes[0]._replace(line=line)


def _node(value: str, line: int) -> Node:
    """The value as written beside a key or a dash."""
    if not value:
        return Node(None, line)
    if value[0] == "[":
        return Node(tuple([_node(item, line) for item in _IN_FLOW.findall(value, 1)]), line, False, "list")
    if value[0] in "\"'":
        return Node(value[1:-1], line, True)
    words = value.rstrip(" ")
    return Node(None if words in NULLS else words, line)

"""The YAML that nearly every note writes, read without a YAML parser.

`key: words`, quoted words, `[lists, of them]`, and below a key lists and mappings of these, with comments: read line by
line, many times as fast as by libyaml, and nothing is loaded for it. Whatever is not certainly of this kind is left to
`load_yaml`; a test holds the two against each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from netnotes.front_matter.nodes import NULLS, Node

# What words without quotes do not begin with. They end at `: ` and at ` #`.
_INDICATORS = frozenset("!\"#%&'*,-:>?@[]`{|}")
_WORDS = r"(?!-(?!\S))[^!\"#%&'*,:>?@\[\]`{|}][^:#]*(?:(?::(?=\S)|(?<=\S)\#)[^:#]*)*"
_QUOTED = r"\"[^\"\\]*\"|'[^']*'"
_ITEM = rf"{_QUOTED}|[^ !\"#%&'*,\-:>?@\[\]`{{|}}][^\",:#?\[\]{{}}]*"
_VALUE = re.compile(rf"({_WORDS}|\[[ ]*(?:(?:{_ITEM})[ ]*(?:,[ ]*(?:{_ITEM})[ ]*)*)?\]|{_QUOTED})[ ]*(?:(?<=[ ])\#.*)?")
_KEY = re.compile(r"\w[\w .:()\[\]/&'+-]{0,199}(?<![ :])")
_IN_FLOW = re.compile(_ITEM)
_BELOW = frozenset(("", " ", "-", "#"))  # how a line begins that has no key at the margin
_LONGEST = 200  # characters of a key, and of a value of which it is remembered whether it is plain


class Plain(NamedTuple):
    """Plain front matter. No nodes are made yet but of what stands below keys."""

    # Key -> its line, the value beside it as written (with its quotes or brackets), the number of the line in the file.
    rows: Mapping[str, tuple[str, str, int]]
    below: Mapping[str, Node]  # key -> the list or mapping below it

    def entries(self) -> tuple[tuple[str, Node], ...]:
        """Keys and values."""
        return tuple([(key, self.node(key)) for key in self.rows])

    def node(self, key: str) -> Node:
        """The value of a key."""
        _, value, line = self.rows[key]
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
    if not text.replace("\n", "").isprintable():
        return None
    rows: dict[str, tuple[str, str, int]] = {}
    lower: dict[str, list[tuple[int, str]]] = {}  # key -> the lines below it
    last = ""
    for number, line in enumerate(text.split("\n"), first_line):
        if line[:1] in _BELOW:
            if line:
                lower.setdefault(last, []).append((number, line))
            continue
        pair = _pair(line)
        if not pair or pair[0] in rows:
            return None
        last = pair[0]
        rows[last] = (line, pair[1], number)
    below = {}
    for key, lines in lower.items():
        node = _below(lines)
        if not node:
            return None
        if node.value is not None:
            if not key or rows[key][1]:
                return None
            below[key] = node._replace(line=rows[key][2])
    return Plain(rows, below)


def _pair(line: str) -> tuple[str, str] | None:
    """The key of a line and the value beside it, if any; None where it is no plain `key: value`."""
    key, parted, value = line.partition(": ")
    if not parted:
        if line[-1:] != ":":
            return None
        key = line[:-1]
    if len(key) > _LONGEST or not _is_key(key):
        return None
    written = _plain(value.strip()) if value else ""
    return None if written is None else (key, written)


def _plain(value: str) -> str | None:
    """A plain value, without the comment after it; None where it is not plain."""
    if not value or (value[0] not in _INDICATORS and ": " not in value and " #" not in value and value[-1] != ":"):
        return value
    return _looked_at(value) if len(value) <= _LONGEST else _looked_at.__wrapped__(value)


@lru_cache(maxsize=4096)
def _looked_at(value: str) -> str | None:
    found = _VALUE.fullmatch(value)
    return found[1].rstrip() if found else None


@lru_cache(maxsize=4096)
def _is_key(text: str) -> bool:
    return bool(_KEY.fullmatch(text))


def _below(lines: Iterable[tuple[int, str]]) -> Node | None:
    """The list or mapping that lines below a key are, a null where they say nothing; None where they are not plain."""
    items: list[tuple[int, Node | dict[str, Node]]] = []
    margin: int | None = None  # of the list
    pairs: dict[str, Node] | None = None  # of the mapping that may go on
    column = 0  # of its keys
    for number, line in lines:
        text = line.strip()
        if not text or text[0] == "#":
            continue
        at = len(line) - len(line.lstrip())
        if text == "-" or text[:2] == "- ":
            margin = at if margin is None and pairs is None else margin
            if at != margin:
                return None
            text = text[1:].lstrip()
            pair = _pair(text)
            if pair:
                pairs, column = {pair[0]: _node(pair[1], number)}, len(line.rstrip()) - len(text)
                items.append((number, pairs))
            else:
                pairs, written = None, _plain(text)
                if written is None:
                    return None
                items.append((number, _node(written, number)))
            continue
        if margin is None and pairs is None:
            pairs, column = {}, at
        pair = _pair(text)
        if not pair or pairs is None or at != column or pair[0] in pairs:
            return None
        pairs[pair[0]] = _node(pair[1], number)
    if margin is None:
        return Node(tuple(pairs.items()), 0, False, "map") if pairs else Node(None, 0)
    nodes = [item if isinstance(item, Node) else Node(tuple(item.items()), at, False, "map") for at, item in items]
    return Node(tuple(nodes), 0, False, "list")


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

"""The YAML that nearly every note writes, read without a YAML parser.

`key: words`, quoted words, `[lists, of them]`, and below a key lists and mappings of these, with comments: read line by
line, many times as fast as by libyaml, and nothing is loaded for it. Whatever is not certainly of this kind is left to
`load_yaml`; a test holds the two against each other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from operator import itemgetter
from typing import NamedTuple

from netnotes.front_matter.nodes import NULLS, Node
from netnotes.patterns import pattern

# What words without quotes do not begin with. They end at `: ` and at ` #`.
_INDICATORS = frozenset("!\"#%&'*,-:>?@[]`{|}")
_WORDS = r"(?!-(?!\S))[^!\"#%&'*,:>?@\[\]`{|}][^:#]*(?:(?::(?=\S)|(?<=\S)\#)[^:#]*)*"
_QUOTED = r"\"[^\"\\]*\"|'[^']*'"
_ITEM = rf"{_QUOTED}|[^ !\"#%&'*,\-:>?@\[\]`{{|}}][^\",:#?\[\]{{}}]*"
_VALUE = re.compile(rf"({_WORDS}|\[[ ]*(?:(?:{_ITEM})[ ]*(?:,[ ]*(?:{_ITEM})[ ]*)*)?\]|{_QUOTED})[ ]*(?:(?<=[ ])\#.*)?")
_KEY = re.compile(r"\w[\w .:()\[\]/&'+-]{0,199}(?<![ :])")
_IN_FLOW = re.compile(_ITEM)
_BELOW = frozenset(("", " ", "-", "#"))  # how a line begins that has no key at the margin
_MOST = 1024 * 1024  # characters: nobody writes more, and the rows of it take much room
_LONGEST = 200  # characters of a key, and of a value of which it is remembered whether it is plain

# Whole lines that are certainly plain, and what they say; of any other line nothing. They hold no control character and
# no null.
_CONTROL = r"\x00-\x1f\x7f"
_NULL = r"[nN](?:ull|ULL)"
_SOME_KEY = r"\w[\w -]{0,199}+(?<! )"  # nothing that is taken is given back, here and below
_BEGINNING = rf"(?!{_NULL}\n)[^{_CONTROL} !\"#%&'*,\-:>?@\[\]`{{|}}~]"
_MORE_WORDS = rf"(?:(?::(?=\S)|(?<=\S)\#)[^{_CONTROL}:#\[]*+)++"
_SOME_WORDS = rf"{_BEGINNING}[^{_CONTROL}:#\[]*+(?:(?=\n)|{_MORE_WORDS})(?<! )"
_SOME_ITEM = rf"(?!{_NULL}[,\]])[^\W_][^{_CONTROL}\",:;#?\[\]{{}}，、]*+(?<! )"
_ROW = re.compile(rf"(?:({_SOME_KEY}): (?:({_SOME_WORDS})|\[({_SOME_ITEM}(?:(?=\])|(?:, {_SOME_ITEM})++))\])|[^\n]*)\n")
_ROW_BELOW = pattern(
    rf"(?:([ ]*)(-[ ]+)?({_SOME_KEY}): "
    rf"(?:({_BEGINNING}[^{_CONTROL}:#]*+(?:(?=\n)|(?:(?::(?=\S)|(?<=\S)\#)[^{_CONTROL}:#]*+)++)(?<! ))"
    rf"|\"([^{_CONTROL}\"\\]*+)\")"
    r"|[^\n]*)\n"
)

Row = tuple[str, str, str]
_key_of = itemgetter(0)
_new = tuple.__new__


class Plain(NamedTuple):
    """Plain front matter. No nodes are made yet but of what stands below keys."""

    # Of each line: its key, and its value if it is simple: words, or the items of a list with `, ` between them.
    # Neither holds brackets or doubled spaces, or begins or ends with a space. Without a key all is empty.
    rows: Sequence[Row]
    first_line: int  # number of the first row in the file
    others: Mapping[str, str]  # key -> the value beside it as written (with quotes or brackets), if it is not simple
    below: Mapping[str, Node]  # key -> the list or mapping below it
    text: str

    def lines(self) -> list[str]:
        """The lines, one a row."""
        return self.text.split("\n")

    def entries(self) -> tuple[tuple[str, Node], ...]:
        """Keys and values."""
        return tuple([(row[0], self.node(at)) for at, row in enumerate(self.rows) if row[0]])

    def node(self, at: int) -> Node:
        """The value of a row."""
        key, words, items = self.rows[at]
        line = self.first_line + at
        if words:
            return Node(words, line)
        if items:
            return Node(tuple([Node(item, line) for item in items.split(", ")]), line, False, "list")
        return self.below.get(key) or _node(self.others[key], line)


_make_plain = partial(tuple.__new__, Plain)


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
    if len(text) > _MOST:
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    if text[-1:] != "\n":
        text += "\n"
    rows = _ROW.findall(text)
    keys = set(map(_key_of, rows))
    if not text.isascii() and not text.replace("\n", "").isprintable():
        return None
    # What is simple holds no doubled spaces; where there may be any, each line is looked at.
    if "" in keys or len(keys) < len(rows) or "  " in text:
        return _read_rows(text, rows, first_line)
    return _make_plain((rows, first_line, {}, {}, text))


def _read_rows(text: str, rows: list[Row], first_line: int) -> Plain | None:
    """As `read_plain`, where `rows` are what could be told of the lines at once."""
    lines = text[:-1].split("\n")
    places = {"": -1}  # of the keys
    others: dict[str, str] = {}
    for at, (row, line) in enumerate(zip(rows, lines, strict=True)):
        key = row[0]
        if not key and line[:1] in _BELOW:
            continue
        if not key or "  " in line:
            pair = _pair(line) if line.isprintable() else None
            if not pair:
                return None
            key, others[key] = pair
            rows[at] = (key, "", "")
        if key in places:
            return None
        places[key] = at
    below = {}
    ends = [*places.values(), len(rows)]
    for (key, at), end in zip(places.items(), ends[1:], strict=True):
        if at + 1 == end:
            continue
        node = _below(lines[at + 1 : end], first_line + at + 1)
        if not node:
            return None
        if node.value is not None:
            if others.get(key) != "":
                return None
            below[key] = node
    return Plain(rows, first_line, others, below, text)


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


def _below(lines: Sequence[str], first_line: int) -> Node | None:
    """The list or mapping that lines right below a key are, a null where they say nothing; None where they are not
    plain.
    """
    items: list[Node | tuple[int, dict[str, Node]]] = []
    margin = -1  # of the list
    pairs: dict[str, Node] | None = None  # of the mapping that may go on
    column = -1  # of its keys
    rows = _ROW_BELOW.findall("\n".join(lines) + "\n")
    for number, (indent, dash, key, words, quoted) in enumerate(rows, first_line):
        at = len(indent)
        inner = at + len(dash)
        name = key
        if words:
            node = _new(Node, (words, number, False, "scalar"))
        elif quoted:
            node = _new(Node, (quoted, number, True, "scalar"))
        else:
            seen = _line_below(lines[number - first_line])
            if not seen:
                if seen is None:
                    return None
                continue
            at, inner, name, written = seen
            node = _node(written, number)
        if inner == at and column >= 0:
            if pairs is None or at != column or name in pairs:
                return None
            pairs[name] = node
        elif inner == at:
            pairs, column = {name: node}, at
        elif at == margin or column < 0:
            margin, column = at, inner
            pairs = {name: node} if name else None
            items.append((number, pairs) if pairs else node)
        else:
            return None
    line = first_line - 1
    if margin < 0:
        return _map(line, pairs) if pairs else Node(None, line)
    return Node(tuple([item if isinstance(item, Node) else _map(*item) for item in items]), line, False, "list")


def _map(line: int, pairs: dict[str, Node]) -> Node:
    return _new(Node, (tuple(pairs.items()), line, False, "map"))


def _line_below(line: str) -> tuple[int, int, str, str] | tuple[()] | None:
    """The columns in which a line and what stands after its dash begin, its key, if any, and its value; nothing of an
    empty line, None where it is not plain.
    """
    text = line.strip()
    if not line.isprintable():
        return None
    if not text or text[0] == "#":
        return ()
    at = inner = len(line) - len(line.lstrip())
    dash = text == "-" or text[:2] == "- "
    if dash:
        text = text[1:].lstrip()
        inner = max(len(line.rstrip()) - len(text), at + 1)
    if pair := _pair(text):
        return at, inner, *pair
    written = _plain(text) if dash else None
    return None if written is None else (at, inner, "", written)


def _node(value: str, line: int) -> Node:
    """The value as written beside a key or a dash."""
    first = value[:1]
    if first == "[":
        return Node(tuple([_node(item, line) for item in _IN_FLOW.findall(value, 1)]), line, False, "list")
    if first in ('"', "'"):
        return Node(value[1:-1], line, True)
    words = value.rstrip(" ")
    return Node(None if words in NULLS else words, line)

"""The YAML that nearly every note writes, read without a YAML parser: `key: words`, quoted words, and lists of them.

Four times as fast as libyaml, and nothing is loaded for it. Whatever is not certainly of this kind is left to
`load_yaml`; a test holds the two against each other.
"""

from __future__ import annotations

import re

from netnotes.front_matter.nodes import NULLS, Node

_WORDS = r"[\w+(/][^:#\n]*(?:(?::(?=\S)|(?<=\S)#)[^:#\n]*)*"
_FLOW_ITEM = r"\"[^\"\\\n]*\"[ ]*|\w[\w ./+&'()@-]*"
_LINE = re.compile(
    r"(?P<key>\w[\w-]{0,60}(?:[ ][\w-]{1,60}){0,5}):"
    rf"(?:[ ]+(?:(?P<words>{_WORDS})|\"(?P<quoted>[^\"\\\n]*)\"[ ]*|'(?P<single>[^'\n]*)'[ ]*"
    rf"|\[(?P<flow>(?:{_FLOW_ITEM})(?:,[ ]*(?:{_FLOW_ITEM}))*)\][ ]*)|[ ]*)(?:\n|\Z)"
    rf"|(?P<indent>[ ]*)-[ ]+(?:(?P<item>{_WORDS})|\"(?P<quoted_item>[^\"\\\n]*)\"[ ]*)(?:\n|\Z)"
    r"|[ ]*(?:\n|\Z)"
)
_IN_FLOW = re.compile(_FLOW_ITEM)


def read_plain(text: str, first_line: int) -> tuple[tuple[str, Node], ...] | None:
    """Keys and values of plain YAML that begins at `first_line` of the file; None where it is not that plain."""
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    if not text.replace("\n", "").isprintable():
        return None
    entries: dict[str, Node] = {}
    lists: dict[str, list[Node]] = {}
    last, indent = "", ""  # the last key, and how far the items of its list are indented
    position, line = 0, first_line
    while position < len(text):
        match = _LINE.match(text, position)
        if match is None:
            return None
        kind = match.lastgroup
        if kind in ("item", "quoted_item"):
            items = lists.setdefault(last, [])
            if not last or entries[last].value is not None or (items and match["indent"] != indent):
                return None
            indent = match["indent"]
            items.append(_scalar(kind, match[kind], line))
        elif kind:
            last = match["key"]
            if last in entries:
                return None
            entries[last] = _value(kind, match, line)
        position = match.end()
        line += 1
    for key, items in lists.items():
        entries[key] = Node(tuple(items), entries[key].line, False, "list")
    return tuple(entries.items())


def _value(kind: str, match: re.Match[str], line: int) -> Node:
    """The value beside a key."""
    if kind == "key":
        return Node(None, line)
    if kind != "flow":
        return _scalar(kind, match[kind], line)
    items = (item.rstrip(" ") for item in _IN_FLOW.findall(match[kind]))
    return Node(tuple([_in_flow(item, line) for item in items]), line, False, "list")


def _in_flow(item: str, line: int) -> Node:
    return Node(item[1:-1], line, True) if item[0] == '"' else _scalar("words", item, line)


def _scalar(kind: str, text: str, line: int) -> Node:
    if kind in ("words", "item"):
        text = text.rstrip(" ")
        return Node(None if text in NULLS else text, line)
    return Node(text, line, True)

"""Setting one property in a note's front matter, every other byte left as it is. Level 4, text only.
 The key's own style is kept: its quotes, a list on one line or one item a line, comma text, a comment after
the value. What was written is read again before it is given back; where it does not say what was meant,
nothing is changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from netnotes import front_matter
from netnotes.diagnostics import NetnotesError
from netnotes.editing.lines import Lines
from netnotes.editing.scalars import flow_list, scalar, split_flow, split_value
from netnotes.front_matter import Node

_ITEM = re.compile(r"(?P<before>[ \t]*-[ \t]+)(?P<value>.*)$")


class Property(NamedTuple):
    """What is to be set."""

    key: str  # written where no other spelling stands yet
    means: Callable[[str], bool]  # whether a key as written stands for this property
    is_list: bool
    commas: bool = True  # `a, b` is a list of two
    alone: bool = False  # one value may stand as a text instead of a list of one


class Written(NamedTuple):
    """The new text, and the line that was changed or added (0 where a line was taken out)."""

    text: str
    line: int


def set_property(path: str, text: str, wanted: Property, values: Sequence[str]) -> Written:
    """The text with the property set to `values`; none takes the key out.
     A key that means the property already is changed in its place, else `wanted.key` is added as the last one.
    A text property takes one value. Raises NetnotesError where the front matter cannot be edited safely.
    """
    parts = front_matter.split(text)
    if parts.last_line or parts.language:
        raise NetnotesError(f"the front matter of {path} cannot be read", "see 'netnotes check' and mend it first")
    lines = Lines(text)
    entries = front_matter.read(path, text).entries
    found = next(((written, node) for written, node in entries if wanted.means(written)), None)
    if found is None:
        new = _new_value(values, wanted, _list_style(lines, entries)) if values else []
        line = _add_key(lines, parts, wanted.key, new) if new else 0
    else:
        line = _change_key(lines, _Span(lines, parts, *found), values, wanted)
        if not values:
            _drop_empty(lines)
    after = str(lines)
    _prove(path, text, after, wanted.means, tuple(values))
    return Written(after, line)


def values_of(path: str, text: str, means: Callable[[str], bool]) -> tuple[str, ...]:
    """The values that a property has in the front matter as written; comma text is one value."""
    node = next((node for key, node in front_matter.read(path, text).entries if means(key)), None)
    return _texts(node) if node else ()


def _drop_empty(lines: Lines) -> None:
    """Take out a front matter that holds nothing any more, not even a comment."""
    closing = next((number for number in range(2, len(lines) + 1) if not lines.is_blank(number)), 0)
    if closing and lines[closing].rstrip() == "---":
        lines.delete(1, closing)


class _Span:
    """Where a key stands: its line, and those below that belong to it."""

    def __init__(self, lines: Lines, parts: front_matter.FrontMatter, written: str, node: Node) -> None:
        self.written = written
        self.node = node
        self.first = node.line
        self.last = node.line
        for number in range(node.line + 1, _closing_line(parts)):
            line = lines[number]
            if (line[:1] in (" ", "\t") and line.strip()) or re.match(r"-(?:[ \t]|$)", line):
                self.last = number
            elif line.strip() and not line.startswith("#"):
                break
        head = re.match(rf"([ \t]*[\"']?{re.escape(written)}[\"']?[ \t]*:)(.*)$", lines[node.line])
        if not head:
            raise NetnotesError(f"line {node.line} is written in a way that netnotes does not edit", "edit it by hand")
        self.head = head[1]
        self.value = split_value(head[2])


def _change_key(lines: Lines, span: _Span, values: Sequence[str], wanted: Property) -> int:
    if not values:
        lines.delete(span.first, span.last)
        return 0
    old = span.value
    one_line = span.first == span.last
    commented = any(re.search(r"\s#", lines[number]) for number in range(span.first, span.last + 1))
    if old.text.startswith("[") and not old.text.endswith("]") and commented:
        raise NetnotesError(
            f"the list at line {span.first} goes over several lines with comments, which netnotes does not edit",
            "write it on one line, or edit it by hand",
        )
    if wanted.is_list and span.node.kind == "list" and not old.text:
        return _change_items(lines, span, values)
    if wanted.is_list and span.node.kind == "list" and one_line:
        new = _changed_flow(span.node, old.text, values)
    elif len(values) == 1 and one_line and span.node.kind == "scalar":
        new = scalar(values[0], like=old.text) if old.text else _new_value(values, wanted, "flow")[0]
    elif wanted.commas and _is_comma_text(span.node, wanted) and not any("," in value for value in values):
        new = scalar(", ".join(values), like=old.text)
    else:
        new = _new_value(values, wanted, "flow")[0]
    lines.put(span.first, f"{span.head}{old.space or ' '}{new}{old.rest if one_line else ''}")
    if span.last > span.first:
        lines.delete(span.first + 1, span.last)
    return span.first


def _is_comma_text(node: Node, wanted: Property) -> bool:
    """Whether the text stands for a list; one address or phone number alone is none to go on with."""
    return bool(node.text()) and not (wanted.alone and "," not in (node.text() or ""))


def _changed_flow(node: Node, written: str, values: Sequence[str]) -> str:
    """The list on one line with each item that stays as it was written."""
    raw = split_flow(written)
    texts = [item.text() or "" for item in node.items()]
    known = dict(zip(texts, raw, strict=True)) if len(raw) == len(texts) else {}
    items = flow_list([known.get(value) or scalar(value, flow=True) for value in values])
    return f"[ {items[1:-1]} ]" if re.match(r"\[[ \t]", written) else items


def _change_items(lines: Lines, span: _Span, values: Sequence[str]) -> int:
    """Items that stay keep their lines; new ones follow the last."""
    items = span.node.items()
    ends = [*(item.line - 1 for item in items[1:]), span.last]
    model = _ITEM.match(lines[items[-1].line]) if items else None
    before = model["before"] if model else "  - "
    left = list(values)
    gone = []
    for item, end in zip(items, ends, strict=True):
        if (item.text() or "") in left:
            left.remove(item.text() or "")
        else:
            gone.append((item.line, end))
    lines.insert(span.last, [before + scalar(value) for value in left])
    for first, last in reversed(gone):
        lines.delete(first, last)
    return span.last + 1 - sum(last - first + 1 for first, last in gone) if left else span.first


def _new_value(values: Sequence[str], wanted: Property, style: str) -> list[str]:
    """What a new key has: the rest of its line, and the lines below it."""
    if not wanted.is_list or (wanted.alone and len(values) == 1):
        return [scalar(values[0])]
    if style == "block":
        return ["", *(f"  - {scalar(value)}" for value in values)]
    return [flow_list([scalar(value, flow=True) for value in values])]


def _list_style(lines: Lines, entries: Sequence[tuple[str, Node]]) -> str:
    """One item a line where the note's other lists are written so."""
    for _, node in entries:
        if node.kind == "list" and node.items():
            return "block" if node.items()[0].line > node.line else "flow"
    return "flow"


def _add_key(lines: Lines, parts: front_matter.FrontMatter, key: str, value: list[str]) -> int:
    new = [f"{key}: {value[0]}".rstrip(), *value[1:]]
    if parts.text is None:
        lines.insert(0, ["---", *new, "---"])
        return 2
    closing = _closing_line(parts)
    lines.insert(closing - 1, new)
    return closing


def _closing_line(parts: front_matter.FrontMatter) -> int:
    return parts.body_line - 1


def _prove(path: str, before: str, after: str, means: Callable[[str], bool], values: tuple[str, ...]) -> None:
    """Read both texts: the property must say what was meant, and everything else what it said before."""
    old = [(key, _plain(node)) for key, node in front_matter.read(path, before).entries if not means(key)]
    result = front_matter.read(path, after)
    new = [(key, _plain(node)) for key, node in result.entries if not means(key)]
    said = next((_texts(node) for key, node in result.entries if means(key)), ())
    as_meant = said == values or ", ".join(values) == ", ".join(said) or sorted(said) == sorted(values)
    same_body = result.body == front_matter.split(before).body
    if old != new or not as_meant or not same_body:
        raise NetnotesError(f"the front matter of {path} cannot be edited safely", "edit it by hand")


def _texts(node: Node) -> tuple[str, ...]:
    if node.kind == "list":
        return tuple(item.text() or "" for item in node.items())
    text = node.text()
    return (text,) if text else ()


def _plain(node: Node) -> object:
    """The value without its place."""
    if node.kind == "list":
        return [_plain(item) for item in node.items()]
    if node.kind == "map":
        return [(key, _plain(item)) for key, item in node.pairs()]
    return (node.value, node.quoted)

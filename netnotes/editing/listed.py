"""Writing an interaction into a front-matter list, the way its other items are written. Level 4, text only."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from netnotes import front_matter
from netnotes.editing.lines import Lines
from netnotes.editing.scalars import scalar
from netnotes.front_matter import Node
from netnotes.notes.fields import fold_key, meaning

_FIRST_PAIR = re.compile(r"(?P<before>[ \t]*-[ \t]+)\S")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def listed_entry(text: str, line: int, values: dict[str, str]) -> tuple[int, list[str]] | None:
    """After which line the new item goes, and its lines; None where the list is not one mapping a few lines.

    `line` is that of one item, the model for the keys. `values` by meaning: date, kind, minutes, text.
    """
    items = next((node.items() for _, node in front_matter.read("", text).entries if _holds(node, line)), ())
    model = next((item for item in items if item.line == line and item.kind == "map"), None)
    lines = Lines(text)
    head = _FIRST_PAIR.match(lines[line])
    if model is None or head is None or "{" in lines[line][: head.end()]:
        return None
    keys = {_meaning(key, node): key for key, node in reversed(model.pairs())}
    if "date" not in keys or "text" not in keys:
        return None
    left = [values[name] for name in ("kind", "minutes") if name not in keys and values[name]]
    filled = values | {"text": " ".join([*left, values["text"]])}
    pairs = [f"{key}: {scalar(filled[name])}" for name, key in reversed(keys.items()) if filled.get(name)]
    indent = " " * len(head["before"])
    new = [head["before"] + pairs[0], *(indent + pair for pair in pairs[1:])]
    return _place(items, lines, date.fromisoformat(values["date"])), new


def _holds(node: Node, line: int) -> bool:
    return any(item.line == line for item in node.items())


def _meaning(key: str, node: Node) -> str:
    if _DAY.match(node.text() or ""):
        return "date"
    return meaning(fold_key(key)) or ("text" if node.text() else "")


def _place(items: Sequence[Node], lines: Lines, day: date) -> int:
    """After which line, in the order of the list: newest first or newest last."""
    days = [_day(item) for item in items]
    newest_first = len(days) > 1 and days[0] > days[-1]
    if newest_first:
        following = next((item.line for item, other in zip(items, days, strict=True) if other <= day), None)
        return (following or _end(items[-1], lines) + 1) - 1
    older = [index for index, other in enumerate(days) if other <= day]
    if not older:
        return items[0].line - 1
    return _end(items[older[-1]], lines)


def _day(item: Node) -> date:
    found = next((match for _, node in item.pairs() if (match := _DAY.match(node.text() or ""))), None)
    return date.fromisoformat(found[0]) if found else date.min


def _end(item: Node, lines: Lines) -> int:
    """The last line of an item: those below its first that are indented further than its dash."""
    dash = lines[item.line].index("-")
    number = item.line
    while number < len(lines) and len(lines[number + 1]) - len(lines[number + 1].lstrip(" ")) > dash:
        number += 1
    return number

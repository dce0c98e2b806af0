"""Values as YAML writes them on one line, quoted only where they must be. Level 4, pure."""

from __future__ import annotations

import json
import re
from typing import NamedTuple

# Plain text that every YAML reader takes for the same text or for the date, number or yes/no it looks like.
_PLAIN = re.compile(r"[^\W_][^\x00-\x1f\x7f]*")
_FLOW_SIGNS = re.compile(r"[,\[\]{}]")
_RISKY = re.compile(r":(?:\s|$)|\s#|\s$")
_VALUE = re.compile(r"""(?P<space>[ \t]*)(?P<value>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|)""")
_COMMENT = re.compile(r"(?:^|[ \t]+)#.*$")
_MISREAD = re.compile(r"(?i)null|\d+:[\d:]+|0\d+|0x[0-9a-f]+|\d+e\d+|\d+_[\d_]*|[.]inf|[.]nan")


class Value(NamedTuple):
    """What stands after `key:` on its line."""

    space: str
    text: str  # the value as written, quotes included
    rest: str  # white space and comment after it


def scalar(text: str, *, like: str = "", flow: bool = False) -> str:
    """The text as a YAML scalar, in the quotes that `like` (a written value) has, if it has any."""
    if like.startswith("'") and _is_printable(text):
        return "'" + text.replace("'", "''") + "'"
    if like.startswith('"') or not _is_plain(text, flow):
        return json.dumps(text, ensure_ascii=False)
    return text


def flow_list(items: list[str]) -> str:
    """Written items as a list on one line."""
    return f"[{', '.join(items)}]"


def split_flow(written: str) -> list[str]:
    """The items of a list on one line, as written."""
    items: list[str] = []
    depth, quote, item = 0, "", ""
    for char in written.strip()[1:-1]:
        if quote:
            quote = "" if char == quote else quote
        elif char in "\"'" and not item.strip():
            quote = char
        depth += (char in "[{") - (char in "]}") if not quote else 0
        if char == "," and not depth and not quote:
            items.append(item.strip())
            item = ""
        else:
            item += char
    return [*items, item.strip()] if item.strip() else items


def split_value(after_colon: str) -> Value:
    """Value and comment apart."""
    found = _VALUE.match(after_colon)
    assert found  # each part may be empty
    start = found.start("value")
    if found["value"]:
        return Value(found["space"], found["value"], after_colon[found.end() :])
    if after_colon[start : start + 1] in ("[", "{"):
        end = _closing(after_colon, start)
        return Value(found["space"], after_colon[start:end], after_colon[end:])
    comment = _COMMENT.search(after_colon)
    if comment and comment.start() < start:
        return Value("", "", after_colon)
    end = comment.start() if comment else len(after_colon.rstrip())
    return Value(found["space"], after_colon[start:end], after_colon[end:])


def _closing(text: str, start: int) -> int:
    """Where the list or mapping that begins at `start` ends; the text's end where it does not."""
    depth, quote = 0, ""
    for at in range(start, len(text)):
        char = text[at]
        if quote:
            quote = "" if char == quote else quote
        elif char in "\"'" and text[at - 1] in "[{, \t":
            quote = char
        else:
            depth += (char in "[{") - (char in "]}")
            if not depth:
                return at + 1
    return len(text)


def _is_plain(text: str, flow: bool) -> bool:
    if not _PLAIN.fullmatch(text) or _RISKY.search(text) or _MISREAD.fullmatch(text):
        return False
    return _is_printable(text) and not (flow and _FLOW_SIGNS.search(text))


def _is_printable(text: str) -> bool:
    return all(char.isprintable() or char == "\u200d" for char in text)

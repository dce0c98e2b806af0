"""Mending the faults that have one safe answer. Level 1: text in, text out.

A mend is kept only if the file then reads to the very same values with fewer faults, so that nothing a reader of the
note would know can change. Every byte outside of the mended lines stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from netnotes.diagnostics import Diagnostic
from netnotes.front_matter import Node, load_yaml, read, split

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
# Indentation, dashes and key; then the value; then white space and a comment.
_VALUE = re.compile(
    r"(?P<head>[ \t]*(?:-[ ]+)*(?:[^\s:#\"'{}\[\]][^:#\"'{}\[\]\r\n]*:[ ]+)?)"
    r"(?P<value>[^\s\"'#][^\r\n]*?)(?<![ \t])(?P<rest>(?:[ ]+\#[^\r\n]*)?[ \t]*(?:\r\n|\r|\n|$))"
)
_TAB_WIDTH = 2
_BOM = "\ufeff"
MOST = 100  # faults of one file that are mended at a time; each is proved by reading the file anew


class Fixed(NamedTuple):
    """A text after mending, and what was mended."""

    text: str
    mended: tuple[Diagnostic, ...] = ()


def fix(path: str, text: str) -> Fixed:
    """Mends what has one safe answer: values that YAML wants in quotes (`[[Link]]`, `@handle`, an inner `: `), tabs
    as YAML indentation, front matter that is never closed. `path` decides whether it is a note or netnotes.yaml.
    """
    mended: list[Diagnostic] = []
    while len(mended) < MOST and (step := _mend_one(path, text)):
        text, fault = step
        mended.append(fault)
    return Fixed(text, tuple(sorted(mended)))


def _mend_one(path: str, text: str) -> tuple[str, Diagnostic] | None:
    """The text with the last fault mended that can be, and that fault."""
    meaning, faults = _read(path, text)
    for fault in sorted((fault for fault in faults if fault.code in FIXES), key=lambda fault: -fault.line):
        candidate = FIXES[fault.code](text, fault.line)
        if candidate != text:
            after, left = _read(path, candidate)
            if after == meaning and _is_better(faults, left):
                return candidate, fault
    return None


def _read(path: str, text: str) -> tuple[object, tuple[Diagnostic, ...]]:
    """What a file says, without regard to lines and quotes, and its faults."""
    if path.endswith((".yaml", ".yml")):
        node, faults = load_yaml(path, text.removeprefix(_BOM))
        return _meaning(node), tuple(faults)
    result = read(path, text)
    return (tuple((key, _meaning(node)) for key, node in result.entries), result.body), tuple(result.diagnostics)


def _meaning(node: Node | None) -> object:
    if node is None:
        return None
    if node.kind == "map":
        return {key: _meaning(child) for key, child in node.pairs()}
    if node.kind == "list":
        return [_meaning(child) for child in node.items()]
    return node.text()


def _is_better(before: Iterable[Diagnostic], after: Iterable[Diagnostic]) -> bool:
    """Whether some faults are gone and none is new; their lines may have moved."""
    old, new = ([(fault.code, fault.message) for fault in faults] for faults in (before, after))
    return len(new) < len(old) and all(new.count(fault) <= old.count(fault) for fault in new)


# --- one function a fault: the whole text and the fault's line (1-based) in, the text mended there out


def _quote(text: str, line: int) -> str:
    return _with_line(text, line, lambda written: _VALUE.sub(_in_quotes, written, count=1))


def _in_quotes(found: re.Match[str]) -> str:
    value = found["value"]
    quoted = "'" + value.replace("'", "''") + "'" if '"' in value or "\\" in value else f'"{value}"'
    return f"{found['head']}{quoted}{found['rest']}"


def _untab(text: str, line: int) -> str:
    def spaced(written: str) -> str:
        inner = written.lstrip(" \t")
        indent = written[: len(written) - len(inner)]
        return indent.replace("\t", " " * _TAB_WIDTH) + inner

    return _with_line(text, line, spaced)


def _close(text: str, line: int) -> str:
    """Adds the closing line, with the line end that the opening one has."""
    last = split(text).last_line
    lines = _lines(text)
    if not 0 < last <= len(lines):
        return text
    end = lines[line - 1][len(lines[line - 1].rstrip("\r\n")) :] or "\n"
    before = lines[last - 1] if lines[last - 1].endswith(("\r", "\n")) else lines[last - 1] + end
    return "".join((*lines[: last - 1], before, f"---{end}", *lines[last:]))


def _with_line(text: str, line: int, mend: Callable[[str], str]) -> str:
    lines = _lines(text)
    if not 0 < line <= len(lines):
        return text
    return "".join((*lines[: line - 1], mend(lines[line - 1]), *lines[line:]))


def _lines(text: str) -> list[str]:
    """Lines with their ends, as YAML and Markdown count them."""
    return [line for line in _LINE.findall(text) if line]


FIXES: dict[str, Callable[[str, int], str]] = {
    "unquoted-link": _quote,
    "unquoted-handle": _quote,
    "unquoted-text": _quote,
    "yaml-tab": _untab,
    "front-matter-unclosed": _close,
}

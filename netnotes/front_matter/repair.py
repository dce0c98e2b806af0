"""What people write in front matter that YAML refuses, read as they meant it, each with its remedy.

A repair never guesses at a value: it puts in quotes what stands there, or takes away what YAML cannot hold, and every
line keeps its number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from netnotes.front_matter.nodes import MAX_DEPTH, Node, Source, TooDeepError, build

_BAD_CHARACTER = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HEAD = re.compile(r"[ ]*(?:-[ ]+)*(?:(?![\"'\[{&*!|>%@`#-])[^:#\"'{}\[\]]+:(?:[ ]+|$))?")
_BLOCK_TEXT = re.compile(r"[|>][-+0-9]*")
_LINKS = re.compile(r"\[\[[^\[\]]*\]\][ ]*[^ #]")
_NEEDS_QUOTES = re.compile(
    r"(?P<first>[-?](?= )|[%|>\]},])"  # what no plain value begins with
    r"|\"[^\"]*\"[ ]*[^ #:]|'[^']*'[ ]*[^ #':]"  # more after the closing quote
    r"|[^\"'\[{][^\r\n]*?(?P<colon>:(?= |$))"
)
_ENOUGH = 100  # faults after which the rest of a front matter is passed over: it is no YAML
_NEW_KEY = re.compile(r"[^\s#\-\]}]")
_PROBLEMS = (
    ("',' or ']'", "a `[` is never closed"),
    ("',' or '}'", "a `{` is never closed"),
    ("unexpected end of stream", "a quote is never closed"),
    ("document indicator", "a quote is never closed"),
    ("could not find expected ':'", "this is no `key: value` line"),
    ("mapping values are not allowed", "the indentation does not fit the line above"),
    ("expected key", "this does not fit the lines around it"),
    ("expected '-' indicator", "this does not fit the list above it"),
    ("unknown escape character", "a backslash stands between double quotes"),
)


def build_repaired(source: Source) -> Node | None:
    """The value of a text that YAML refuses, as far as it can be understood; the faults go to `source`."""
    lines = list(_repaired_lines(source))
    whole = Source(source.path, "\n".join(lines), source.first_line)
    try:
        node = build(whole)
    except refusals():
        return _build_by_key(source, lines)
    source.found += whole.found
    return node


def refusals() -> tuple[type[Exception], ...]:
    """What `build` raises."""
    from yaml import YAMLError  # at the top it would cost every start

    return (YAMLError, UnicodeError, TooDeepError)


def _repaired_lines(source: Source) -> Iterator[str]:
    """The lines with what YAML refuses put right, each repair reported."""
    text_indent: int | None = None  # inside a block text (`key: |`) nothing is touched
    for index, line in enumerate(source.lines):
        written = _without_bad_characters(source, index, line)
        indent = len(written) - len(written.lstrip(" \t"))
        if text_indent is not None and (indent > text_indent or not written.strip()):
            yield written
            continue
        written = _without_tabs(source, index, written, indent)
        head, value, comment = _parts(written)
        text_indent = indent if _BLOCK_TEXT.fullmatch(value) else None
        fault = _fault(value) if text_indent is None else None
        if fault:
            code, part = fault
            source.report(code, index, value=value, part=part, quoted=quoted(value), link=value)
            written = f"{head}{quoted(value)}{comment}"
        yield written


def _without_bad_characters(source: Source, index: int, line: str) -> str:
    bad = _BAD_CHARACTER.search(line)
    if not bad:
        return line
    name = f"U+{ord(bad[0]):04X}"
    source.report("yaml-syntax", index, problem=f"the control character {name}", fix="remove it")
    return _BAD_CHARACTER.sub("", line)


def _without_tabs(source: Source, index: int, line: str, indent: int) -> str:
    if "\t" not in line[:indent]:
        return line
    source.report("yaml-tab", index)
    return line[:indent].replace("\t", "  ") + line[indent:]


def _parts(line: str) -> tuple[str, str, str]:
    """Indentation, dashes and key of a line, its value, and the comment after it."""
    found = _HEAD.match(line)
    head = found[0] if found else ""
    rest = line[len(head) :]
    comment = rest.find(" #") if not rest.startswith("#") else 0
    value = (rest if comment < 0 else rest[:comment]).rstrip(" ")
    return head, value, rest[len(value) :]


def _fault(value: str) -> tuple[str, str] | None:
    """Why YAML refuses a value that stands without quotes: the code, and the part that is at fault."""
    if value.startswith(("@", "`")):
        return "unquoted-handle", value[0]
    if _LINKS.match(value):
        return "unquoted-link", value
    found = _NEEDS_QUOTES.match(value)
    if not found:
        return None
    return "unquoted-text", found["first"] or found["colon"] or value[0]


def quoted(value: str) -> str:
    """The text in the quotes that YAML needs."""
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'


def _build_by_key(source: Source, lines: list[str]) -> Node | None:
    """Each top-level key read on its own, so that a fault in one leaves the others."""
    pairs: dict[str, Node] = {}
    for index, chunk in _chunks(lines):
        if len(source.found) > _ENOUGH:
            source.report("yaml-syntax", index, problem="too much before this cannot be read", fix="correct it first")
            break
        part = Source(source.path, "\n".join(chunk), source.first_line + index)
        try:
            node = build(part)
        except TooDeepError as fault:
            source.report("front-matter-too-deep", index + fault.line, limit=MAX_DEPTH)
            continue
        except refusals() as fault:
            _report_syntax(source, index, len(chunk), fault)
            continue
        source.found += part.found
        if node and node.kind != "map":
            source.report(
                "yaml-syntax", index, problem="this is no `key: value` line", fix="write `key: value`, or remove it"
            )
        for key, value in node.pairs() if node else ():
            if key in pairs:
                source.report("duplicate-key", value.line - source.first_line, key=key, first=pairs[key].line)
            else:
                pairs[key] = value
    return Node(tuple(pairs.items()), source.first_line, False, "map") if pairs else None


def _chunks(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """The lines of each top-level key, with the index of the first."""
    start = 0
    for index, line in enumerate(lines):
        if index > start and _NEW_KEY.match(line):
            yield start, lines[start:index]
            start = index
    yield start, lines[start:]


def _report_syntax(source: Source, index: int, count: int, fault: Exception) -> None:
    mark = getattr(fault, "context_mark", None) or getattr(fault, "problem_mark", None)
    said = str(getattr(fault, "problem", None) or "it is not understood")
    problem = next((plain for part, plain in _PROBLEMS if part in said), said)
    line = index + min(mark.line if mark else 0, count - 1)
    source.report("yaml-syntax", line, problem=problem, fix="correct the line, or put the value in quotes")

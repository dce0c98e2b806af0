"""YAML as plain nodes that know their lines; every scalar stays the text that was written.

libyaml's events and a small builder of our own, because that is where safety lives: aliases and tags are refused,
nesting is capped, and nothing is ever constructed or run.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Literal, NamedTuple, cast

from netnotes.diagnostics import Diagnostic, diagnose

MAX_DEPTH = 32  # levels of lists and mappings
NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_LINK = re.compile(r"\[\[[^\[\]\r\n]+\]\]")
_PLACEHOLDER = re.compile(r"\{\{[^{}\r\n]*\}\}")
_HASH_WORD = re.compile(r"[ \t]*(#[^\s#][^\r\n]*)")
_NO_BREAKS = {0x85: " ", 0x2028: " ", 0x2029: " "}
_LINE_END = re.compile(r"\r\n|\r|\n")


class Node(NamedTuple):
    """A value in YAML. In a mapping it bears the line of its key, in a list its own."""

    value: str | tuple[Node, ...] | tuple[tuple[str, Node], ...] | None
    line: int  # 1-based line of the file
    quoted: bool = False
    kind: Literal["scalar", "list", "map"] = "scalar"

    def text(self) -> str | None:
        """The scalar as written; None for null, a list or a mapping."""
        return cast("str | None", self.value) if self.kind == "scalar" else None

    def items(self) -> tuple[Node, ...]:
        """The items of a list, else nothing."""
        return cast("tuple[Node, ...]", self.value) if self.kind == "list" else ()

    def pairs(self) -> tuple[tuple[str, Node], ...]:
        """Keys (as written) and values of a mapping, else nothing."""
        return cast("tuple[tuple[str, Node], ...]", self.value) if self.kind == "map" else ()


class TooDeepError(Exception):
    """More than MAX_DEPTH levels; `line` is 0-based in the text."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def split_lines(text: str) -> list[str]:
    """The lines of a text as Markdown and YAML count them: only CR, LF and CRLF end one."""
    return _LINE_END.split(text)


class Source:
    """A stretch of a file that is being read, and the faults found in it. `first_line` is the file's, 1-based."""

    def __init__(self, path: str, text: str, first_line: int) -> None:
        self.path = path
        self.text = text
        self.first_line = first_line
        self.found: list[Diagnostic] = []
        self._lines: list[str] | None = None

    @property
    def lines(self) -> list[str]:
        """The lines of the text."""
        if self._lines is None:
            self._lines = split_lines(self.text)
        return self._lines

    def line(self, index: int) -> str:
        """A 0-based line of the text, empty beyond its end."""
        return self.lines[index] if index < len(self.lines) else ""

    def report(self, code: str, index: int, **values: object) -> None:
        """Notes a fault at a 0-based line of the text."""
        line = self.line(index)
        self.found.append(diagnose(code, self.path, index + self.first_line, line, **values))


def build(source: Source) -> Node | None:
    """The value of the text's one YAML document, None when it is empty.

    Raises yaml.YAMLError for a syntax error, UnicodeError for text that is none, and TooDeepError.
    """
    return _Builder(source).document()


def _events(text: str) -> Callable[[], Any]:
    """Gives libyaml's events one by one: a bomb is left as soon as the builder has seen enough."""
    import yaml  # 40 ms that a vault of plain front matter never needs

    loader = yaml.CSafeLoader(text) if yaml.__with_libyaml__ else yaml.SafeLoader(text)
    return cast("Callable[[], Any]", loader.get_event)


class _Builder:
    def __init__(self, source: Source) -> None:
        self.source = source
        # YAML 1.1 takes these for line ends, Markdown does not; as spaces they leave every line number right.
        self.text = source.text if source.text.isascii() else source.text.translate(_NO_BREAKS)
        self.offset = source.first_line
        self.next = _events(self.text)

    def document(self) -> Node | None:
        self.next()  # the stream begins
        if _name(self.next()) != "DocumentStartEvent":
            return None
        node = self._node(self.next(), 0)
        self.next()  # the document ends
        after = self.next()
        if _name(after) == "DocumentStartEvent":
            self.source.report(
                "yaml-syntax",
                after.start_mark.line,
                problem="a second document begins, which is not read",
                fix="keep one document",
            )
        return node

    def _node(self, event: Any, depth: int) -> Node:
        name = _name(event)
        line = event.start_mark.line
        if name == "AliasEvent":
            self.source.report("yaml-alias", line)
            return Node(None, line + self.offset)
        if event.anchor or event.tag:
            self._refuse(event, line)
        if name == "ScalarEvent":
            text = event.value
            if event.style:
                return Node(text, line + self.offset, True)
            if not text:
                self._look_for_hash(event)
            return Node(None if text in NULLS else text, line + self.offset)
        if depth >= MAX_DEPTH:
            raise TooDeepError(line)
        return self._list(event, depth) if name == "SequenceStartEvent" else self._map(event, depth)

    def _refuse(self, event: Any, line: int) -> None:
        if event.anchor:
            self.source.report("yaml-alias", line)
        if event.tag and event.tag != "!":
            tag = event.tag.replace("tag:yaml.org,2002:", "!!", 1)
            self.source.report("yaml-tag", line, tag=tag)

    def _look_for_hash(self, event: Any) -> None:
        """Reports `tags: #friend`, which YAML takes for a comment; `# a comment` is one."""
        if found := _HASH_WORD.match(self.text, event.start_mark.index):
            self.source.report("unquoted-hash", event.start_mark.line, value=found[1])

    def _list(self, start: Any, depth: int) -> Node:
        items = []
        while _name(event := self.next()) != "SequenceEndEvent":
            items.append(self._node(event, depth + 1))
        line = start.start_mark.line
        if len(items) == 1 and items[0].kind == "list":
            written = self.text[start.start_mark.index : event.end_mark.index]
            if _LINK.fullmatch(written):
                self.source.report("unquoted-link", line, link=written)
                return Node(written, line + self.offset)
        return Node(tuple(items), line + self.offset, False, "list")

    def _map(self, start: Any, depth: int) -> Node:
        pairs: dict[str, Node] = {}
        while _name(event := self.next()) != "MappingEndEvent":
            line = event.start_mark.line
            key = self._key(event, depth)
            value = self._node(self.next(), depth + 1)
            if key in pairs:
                self.source.report("duplicate-key", line, key=key, first=pairs[key].line)
            else:
                pairs[key] = Node(value.value, line + self.offset, value.quoted, value.kind)
        first = start.start_mark.line + self.offset
        if start.flow_style:
            written = self.text[start.start_mark.index : event.end_mark.index]
            if _PLACEHOLDER.fullmatch(written):  # a template's `{{title}}` is a mapping to YAML
                return Node(written, first)
        return Node(tuple(pairs.items()), first, False, "map")

    def _key(self, event: Any, depth: int) -> str:
        """The key as text; a list or mapping as a key is its written text."""
        if _name(event) == "ScalarEvent":
            self._refuse(event, event.start_mark.line)
            return cast("str", event.value)
        begin = event.start_mark.index
        node = self._node(event, depth + 1)
        if text := node.text():
            return text
        end = self.text.find(":", begin)
        return self.text[begin : end if end > begin else begin + 1]


def _name(event: Any) -> str:
    return type(event).__name__

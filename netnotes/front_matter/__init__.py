"""Front matter: the YAML between `---` lines at the very start of a note, as nodes that know their lines.

Level 1: text only. Every scalar stays the text that was written; what a date or a yes is, is decided by the meaning of
its property (`netnotes.properties`). A fault is reported with its line, and the rest is used.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from netnotes.diagnostics import Diagnostic, diagnose
from netnotes.front_matter.nodes import MAX_DEPTH, Node, Source, build, split_lines
from netnotes.front_matter.plain import Plain, read_plain
from netnotes.patterns import pattern

if TYPE_CHECKING:
    from netnotes.front_matter.handler import NoteHandler

__all__ = ["MAX_DEPTH", "MAX_SIZE", "FrontMatter", "FrontMatterResult", "Node", "load_yaml", "read", "split"]

MAX_SIZE = 64 * 1024  # characters of YAML that are read
_OPENING = pattern(r"---([A-Za-z][\w+-]*)?[ \t]*(?:\r\n|\r|\n|\Z)")
_CLOSING = pattern(r"[\r\n](?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)")
_KEY_LINE = pattern(r"[^\W\d_][\w ./-]*:(?P<value>\s.*)?")
_LINES = pattern(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_CONTINUED = pattern(r"[ \t]+\S|-[ \t]|-$")
_YAML = frozenset(("", "yaml", "yml"))


class FrontMatter(NamedTuple):
    """A note's two parts. Lines are 1-based lines of the file."""

    text: str | None  # the YAML, None where the note has no front matter
    first_line: int  # of the YAML
    body: str
    body_line: int  # the body's first line
    language: str = ""  # of `---js`; empty for YAML
    last_line: int = 0  # where front matter that is never closed seems to end, 0 where it is closed


class FrontMatterResult(NamedTuple):
    """What a note's front matter says."""

    body: str
    body_line: int
    diagnostics: tuple[Diagnostic, ...] = ()
    text: str | None = None  # the YAML as written
    first_line: int = 2
    plain: Plain | None = None  # what it says where it is plain
    nodes: tuple[tuple[str, Node], ...] = ()  # what it says where it is not

    @property
    def entries(self) -> tuple[tuple[str, Node], ...]:
        """The keys as written with their values, each key once, in their order."""
        return self.plain.entries() if self.plain else self.nodes


_make_result = partial(tuple.__new__, FrontMatterResult)


def split(text: str) -> FrontMatter:
    """Parts front matter and body. Front matter begins on the first line, and ends with a line `---` or `...`."""
    if text.startswith("\ufeff"):
        text = text[1:]
    opening = _OPENING.match(text)
    if not opening:
        return FrontMatter(None, 1, text, 1)
    language = (opening[1] or "").lower()
    closing = _CLOSING.search(text, opening.end() - 1)
    if closing:
        inner = text[opening.end() : closing.start() + 1]
        lines = len(split_lines(inner)) + 1
        return FrontMatter(inner, 2, text[closing.end() :], lines + 1, "" if language in _YAML else language)
    return FrontMatter(None, 1, text, 1) if language else _split_unclosed(text, opening.end())


def read(path: str, text: str) -> FrontMatterResult:
    """Reads the front matter of the note at `path`. Never raises; a note without any has no entries."""
    return _read_usual(text) or _read_any(path, text)


def _read_usual(text: str) -> FrontMatterResult | None:
    """What most notes have: plain front matter between two lines that are `---` and nothing else. It is not looked for
    an earlier end, because no line that may be one is plain.
    """
    end = text.find("\n---\n", 3) if text[:4] == "---\n" else -1
    if end < 0:
        return None
    written = text[4 : end + 1]
    plain = read_plain(written, 2)
    if not plain:
        return None
    return _make_result((text[end + 5 :], written.count("\n") + 3, (), written, 2, plain, ()))


def _read_any(path: str, text: str) -> FrontMatterResult:
    parts = split(text)
    found = [diagnose("byte-order-mark", path, 1)] if text.startswith("\ufeff") else []
    if parts.text is None:
        return FrontMatterResult(parts.body, parts.body_line, tuple(found))
    if parts.last_line:
        found.append(diagnose("front-matter-unclosed", path, 1, "---", last=parts.last_line))
    if parts.language:
        found.append(diagnose("front-matter-language", path, 1, f"---{parts.language}", language=parts.language))
        return FrontMatterResult(parts.body, parts.body_line, tuple(found), parts.text)
    if plain := read_plain(parts.text, parts.first_line):
        return FrontMatterResult(parts.body, parts.body_line, tuple(found), parts.text, parts.first_line, plain)
    handler = _handled(path, text, parts)
    found += handler.diagnostics
    return FrontMatterResult(
        parts.body, parts.body_line, tuple(found), parts.text, parts.first_line, None, handler.entries
    )


def load_yaml(path: str, text: str, first_line: int = 1) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """The value of a YAML text that begins at `first_line` of the file; None when nothing in it can be used."""
    from netnotes.front_matter.repair import build_repaired, refusals

    source = Source(path, text, first_line)
    if len(text) > MAX_SIZE:
        source.report("front-matter-too-large", 0, limit=MAX_SIZE // 1024)
        return None, tuple(source.found)
    try:
        return build(source), tuple(source.found)
    except refusals():
        source.found.clear()
        return build_repaired(source), tuple(source.found)


def _handled(path: str, text: str, parts: FrontMatter) -> NoteHandler:
    """Reads through python-frontmatter, with our handler for the YAML."""
    import frontmatter  # 70 ms that a vault of plain front matter never needs

    from netnotes.front_matter.handler import NoteHandler

    handler = NoteHandler(path, parts)
    frontmatter.parse(text, handler=handler)
    return handler


def _split_unclosed(text: str, start: int) -> FrontMatter:
    """Front matter without an end: its lines go on as long as they look like `key: value`; none is a plain rule."""
    end, open_value, count = start, False, 0
    for line in _LINES.findall(text, start):
        written = line.rstrip("\r\n")
        if found := _KEY_LINE.fullmatch(written):
            open_value = not (found["value"] or "").strip() or "[" in written or "|" in written or ">" in written
        elif not (open_value and _CONTINUED.match(written)):
            break
        end += len(line)
        count += 1
    if not count:
        return FrontMatter(None, 1, text, 1)
    return FrontMatter(text[start:end], 2, text[end:], count + 2, "", count + 1)

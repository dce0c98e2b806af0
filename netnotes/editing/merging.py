"""Two notes of one person as one text, no line lost. Level 4, text only.
 The first note keeps everything. Properties that only the second has are added as they are written, lists
get the items they lack, and what contradicts the first note is kept in a code block below a heading, above
the second note's body.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from netnotes import front_matter
from netnotes.editing.front import Property, set_property, values_of
from netnotes.editing.lines import Lines
from netnotes.names import fold


class Merged(NamedTuple):
    """The one text, and which properties of the second note contradict the first."""

    text: str
    contradicting: tuple[str, ...]


def merge_notes(path: str, text: str, second: str, second_name: str, property_of: Callable[[str], Property]) -> Merged:
    """The first note's text with everything of the second.
     `property_of` gives the property that a key stands for (of itself alone where it is unknown). Raises
    NetnotesError where a front matter cannot be edited safely.
    """
    kept: list[str] = []
    contradicting: list[str] = []
    for key, lines in _key_lines(second):
        wanted = property_of(key)
        ours, theirs = values_of(path, text, wanted.means), values_of(path, second, wanted.means)
        if key and not _has_key(path, text, wanted):
            text = _with_lines(text, lines)
            continue
        if theirs and not ours:
            text = set_property(path, text, wanted, theirs).text
        elif wanted.is_list and theirs:
            text = set_property(path, text, wanted, _union(wanted, ours, theirs)).text
        elif ours != theirs and theirs:
            contradicting.append(key)
        if key in contradicting or any("#" in line for line in lines):  # a comment is a line, too
            kept += lines
    return Merged(_with_body(text, second, second_name, kept), tuple(contradicting))


def _union(wanted: Property, ours: Sequence[str], theirs: Sequence[str]) -> tuple[str, ...]:
    """All values, each once however it is spelled; those of the first note stay as they are."""
    found = list(dict.fromkeys(_parts(wanted, ours)))
    known = {fold(value) for value in found}
    for value in _parts(wanted, theirs):
        if fold(value) not in known:
            known.add(fold(value))
            found.append(value)
    return tuple(found)


def _parts(wanted: Property, values: Sequence[str]) -> list[str]:
    if wanted.commas and len(values) == 1:
        return [part.strip() for part in values[0].split(",") if part.strip()]
    return list(values)


def _has_key(path: str, text: str, wanted: Property) -> bool:
    return any(wanted.means(key) for key, _ in front_matter.read(path, text).entries)


def _key_lines(text: str) -> list[tuple[str, list[str]]]:
    """Each key of the front matter with its lines as written, those up to the next key included."""
    result = front_matter.read("", text)
    lines = Lines(text)
    starts = [node.line for _, node in result.entries]
    if not starts:
        left = [lines[number] for number in range(2, result.body_line - 1)]
        return [("", left)] if any(line.strip() for line in left) else []
    ends = [*starts[1:], result.body_line - 1]
    first = starts[0]
    found = []
    for (key, _), start, end in zip(result.entries, starts, ends, strict=True):
        begin = 2 if start == first else start  # comments above the first key go with it
        found.append((key, [lines[number] for number in range(begin, end)]))
    return found


def _with_lines(text: str, new: Sequence[str]) -> str:
    parts = front_matter.split(text)
    lines = Lines(text)
    if parts.text is None:
        lines.insert(0, ["---", *new, "---"])
    else:
        lines.insert(parts.body_line - 2, new)
    return str(lines)


def _with_body(text: str, second: str, second_name: str, kept: Sequence[str]) -> str:
    """The second body below a heading of its own, which ends every section of the first."""
    lines = Lines(text)
    body = Lines(front_matter.split(second).body).texts
    while body and not body[0].strip():
        body.pop(0)
    end = lines.last_filled(len(lines))
    block = ["```yaml", *kept, "```", ""] if kept else []
    if body or kept:
        lines.insert(end, ["", f"# Merged from {second_name}", "", *block, *body])
    return str(lines)

"""Links that follow a note to its new name. Level 4, text only.
 `[[Old]]`, `[[Folder/Old|shown]]`, `[[Old#Heading]]`, `![[Old]]`, `[shown](Folder/Old%20name.md)` and bare
names in front matter are changed; what stands in code is no link and stays.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import quote, unquote

from netnotes import front_matter
from netnotes.editing.lines import Lines
from netnotes.editing.scalars import scalar
from netnotes.front_matter import Node
from netnotes.links import LINK
from netnotes.names import fold, folder, stem, without_md

_FENCE = re.compile(r"[ \t]*(?:>[ \t]*)*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?P<mark>`{3,}(?=[^`]*$)|~{3,})")
_CODE = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)")
_DEFINITION = re.compile(r"[ ]{0,3}(?:>[ ]?)*[ ]{0,3}\[[^\[\]^][^\[\]]*\]:[ \t]*(?P<to><[^<>]*>|\S+).*$")
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//|#")


class Renaming(NamedTuple):
    """A note's old and new place, and how to know its links."""

    old_path: str
    new_path: str
    new_link: str  # what to write between [[ and ]]
    means: Callable[[str, str], bool]  # whether a target, in a note, means the old note and must change
    old_name: str = ""
    new_name: str = ""


def rewrite_links(text: str, source: str, renaming: Renaming) -> str:
    """The text of the note `source` with its links to the old note leading to the new one."""
    if "[" not in text:
        return text
    lines = Lines(text)
    fence = ""
    for number in range(1, len(lines) + 1):
        line = lines[number]
        mark = _FENCE.match(line)
        if fence:
            bare = line.strip(" \t>")
            fence = "" if bare.startswith(fence) and not bare.strip(fence[0]) else fence
        elif mark:
            fence = mark["mark"]
        elif "[" in line:
            lines.put(number, _rewrite_line(line, source, renaming))
    return str(lines)


def rewrite_names(path: str, text: str, renaming: Renaming, is_people: Callable[[str], bool]) -> str:
    """The text with the old name changed where front matter gives it bare, under a key that names people."""
    lines = Lines(text)
    for key, node in front_matter.read(path, text).entries:
        for item in node.items() or (node,) if is_people(key) else ():
            _rewrite_name(lines, item, renaming)
    return str(lines)


def links_to_shared_headings(text: str, source: str, renaming: Renaming, shared: set[str]) -> list[str]:
    """Wikilinks to a heading of the old note that the new one has, too; `shared` holds such headings, folded."""
    found = re.findall(r"\[\[[^\[\]|#]+#[^\[\]|]+", text)
    parts = [link[2:].partition("#") for link in found]
    return [
        f"[[{note}#{place}]]"
        for note, _, place in parts
        if fold(place.strip()) in shared and renaming.means(without_md(note.strip()), source)
    ]


def headings_of(text: str) -> set[str]:
    """The words of a note's headings, folded."""
    lines = Lines(text)
    return {fold(found[1]) for number in range(1, len(lines) + 1) if (found := lines.heading(number))}


def _rewrite_name(lines: Lines, item: Node, renaming: Renaming) -> None:
    written = item.text()
    if not written or not renaming.old_name or fold(written) != fold(renaming.old_name):
        return
    pattern = re.compile(rf"([\"']?){re.escape(written)}\1(?=[ \t]*(?:,|\]|#|$))")
    line = lines[item.line]
    flow = "[" in line
    lines.put(item.line, pattern.sub(lambda found: scalar(renaming.new_name, like=found[0], flow=flow), line, count=1))


def _rewrite_line(line: str, source: str, renaming: Renaming) -> str:
    code = [found.span() for found in _CODE.finditer(line)]

    def rewritten(found: re.Match[str]) -> str:
        if any(start <= found.start() < end for start, end in code):
            return found[0]
        return _wikilink(found, source, renaming) if found["target"] is not None else _link(found, source, renaming)

    definition = _DEFINITION.match(line)
    return _definition(definition, source, renaming) if definition else LINK.sub(rewritten, line)


def _definition(found: re.Match[str], source: str, renaming: Renaming) -> str:
    """`[m]: People/Old.md`, which `[words][m]` elsewhere in the note refers to."""
    line: str = found[0]
    link = LINK.match(f"[]({found['to']})")
    if link is None or link["target"] is not None:
        return line
    new = _link(link, source, renaming)
    return line[: found.start("to")] + new[3:-1] + line[found.end("to") :]


def _wikilink(found: re.Match[str], source: str, renaming: Renaming) -> str:
    written: str = found["target"]
    note, sharp, place = written.partition("#")
    slash = "\\" if not sharp and note.endswith("\\") else ""  # `\|` in a table
    note = note.removesuffix("\\")
    bare = without_md(note.strip())
    if not bare or not renaming.means(bare, source):
        return found[0]
    new = without_md(renaming.new_path) if "/" in bare else renaming.new_link
    ending = ".md" if note.strip() != bare else ""
    return found[0].replace(f"[[{written}", f"[[{new}{ending}{sharp}{place}{slash}", 1)


def _link(found: re.Match[str], source: str, renaming: Renaming) -> str:
    angled = found["angled"] is not None
    written: str = found["angled"] if angled else found["bare"]
    if _ELSEWHERE.match(written):
        return found[0]
    path, sharp, place = written.partition("#")
    target = path.strip() if angled else unquote(path.strip())
    if not target or not renaming.means(without_md(target), source):
        return found[0]
    from_top = fold(without_md(target)) == fold(without_md(renaming.old_path))
    new = renaming.new_path if from_top else posixpath.relpath(renaming.new_path, folder(source) or ".")
    if without_md(target) == target:
        new = without_md(new)
    if not angled:
        new = _percent_encoded(new, written)
    words = renaming.new_name if found["words"].strip() in _old_words(renaming) else found["words"]
    opening, closing = ("<", ">") if angled else ("", "")
    after = found[0][found.end("angled" if angled else "bare") - found.start() + len(closing) :]
    return f"{found['embed']}[{words}]({opening}{new}{sharp}{place}{closing}{after}"


def _old_words(renaming: Renaming) -> set[str]:
    return {renaming.old_name, stem(renaming.old_path)} - {""} if renaming.new_name else set()


def _percent_encoded(path: str, like: str) -> str:
    """Spaces and the signs of Markdown encoded; other letters too where the old address had them so."""
    if re.search(r"%[C-F][0-9A-F]", like, re.IGNORECASE):
        return quote(path)
    return re.sub(r"[\s()<>%\"#?\\]", lambda found: quote(found[0]), path)

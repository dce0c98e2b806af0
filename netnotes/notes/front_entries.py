"""Interactions listed in front matter: `interactions:`, a list of maps with date, type and notes, or of lines."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from netnotes.dates import parse_day
from netnotes.diagnostics import Diagnostic, diagnose
from netnotes.front_matter import Node
from netnotes.model import Direction, Entry, Evidence, Link
from netnotes.names import without_md
from netnotes.notes.acts import EDGE
from netnotes.notes.beginning import Beginning, read_beginning
from netnotes.notes.draft import Draft, Place, make_entry
from netnotes.notes.fields import Meaning, fold_key, meaning
from netnotes.notes.inline import scan
from netnotes.notes.options import ALONE, ReadOptions
from netnotes.properties.sources import make_evidence

_PLACE = Place("front matter")
_MOST = 3  # keys: a date, a kind and words
_PLAIN = re.compile(r"[^\[`\\:#*\d]*")  # words without links, tags, fields and emphasis, and without a length of time
_DATE_KEYS = frozenset(("date", "day", "when", "on", "datum", "fecha", "data"))


def read_interactions(
    path: str, node: Node, lines: list[str], options: ReadOptions
) -> tuple[tuple[Entry, ...], tuple[Diagnostic, ...]]:
    """The interactions of a front-matter list; `lines` are the file's, for the evidence."""
    entries: list[Entry] = []
    diagnostics: list[Diagnostic] = []
    for item in _items(node):
        _, line, _, kind = item
        source = lines[line - 1].strip() if 0 < line <= len(lines) else ""
        evidence = make_evidence((path, line, source, False))
        if kind == "map" and (entry := _from_plain_map(item, evidence, options)):
            entries.append(entry)
            continue
        draft = _from_map(item, evidence, options) if kind == "map" else _from_text(item, evidence, options)
        if isinstance(draft, Draft):
            entries.append(draft.entry())
            diagnostics += draft.diagnostics
        elif draft and draft.fault:
            diagnostics.append(diagnose(draft.fault, path, line, source, text=draft.written))
    return tuple(entries), tuple(diagnostics)


def _items(node: Node) -> tuple[Node, ...]:
    """The interactions of a list; of a mapping each date with its words, or the mapping itself."""
    if node.kind != "map" or any(_meaning(key) == "date" for key, _ in node.pairs()):
        return node.items() or (node,)
    return tuple(Node(((key, words),), words.line, kind="map") for key, words in node.pairs())


def _from_text(item: Node, evidence: Evidence, options: ReadOptions) -> Draft | Beginning | None:
    return _from_line(item.text() or "", item.line, evidence, options)


def _from_line(text: str, line: int, evidence: Evidence, options: ReadOptions) -> Draft | Beginning | None:
    beginning = read_beginning(text, options.date_order)
    if not beginning or not beginning.day:
        return beginning
    draft = Draft(evidence, options, _PLACE, beginning.day, beginning.arrow)
    rest = draft.add_word(beginning.word, text[beginning.end :])
    draft.add(rest, scan(rest, line), line)
    return draft


def _from_plain_map(item: Node, evidence: Evidence, options: ReadOptions) -> Entry | None:
    """The interaction of a day, a kind that says all by itself and plain words, if any, which is what most of these
    mappings hold; None where there may be more to it.
    """
    pairs = item.pairs()
    places = _usual(tuple([key for key, _ in pairs])) if len(pairs) <= _MOST else None
    if not places:
        return None
    at_date, at_kind, at_words = places
    when, stated = pairs[at_date][1].value, pairs[at_kind][1].value
    if not isinstance(when, str) or not isinstance(stated, str) or len(when) != 10 or " " in stated:
        return None  # `Email (in)` says more than a kind
    day, acts = parse_day(when), ALONE.get(options.stated_before.get(stated) or options.stated(stated))
    if not day or not acts:
        return None
    words, line = "", evidence.line
    if at_words >= 0:
        said, at, _, what = pairs[at_words][1]
        if what != "scalar":
            return None
        if isinstance(said, str) and said:
            if not _PLAIN.fullmatch(said):
                return None
            words, line = said.strip().lstrip(EDGE).rstrip(), at
    return make_entry((day, acts, words, evidence, "front matter", False, None, None, (), (), line))


@lru_cache(maxsize=200)
def _usual(keys: tuple[str, ...]) -> tuple[int, int, int] | None:
    """Where among the keys of an interaction its date and its kind stand, and its words (-1 where there are none); None
    where they mean anything else.
    """
    meant = [_meaning(key) for key in keys]
    if len(set(meant)) < len(meant) or not {"date", "kind"} <= set(meant) <= {"date", "kind", None}:
        return None
    return meant.index("date"), meant.index("kind"), meant.index(None) if None in meant else -1


def _from_map(item: Node, evidence: Evidence, options: ReadOptions) -> Draft | Beginning | None:
    if len(item.pairs()) == 1:  # `- 2026-06-25: coffee` is a mapping to YAML
        ((key, node),) = item.pairs()
        if read_beginning(key.strip(), options.date_order):
            return _from_line(f"{key.strip()}: {', '.join(_texts(node))}", item.line, evidence, options)
    pairs = [(_meaning(key), node) for key, node in item.pairs()]
    written = next((node.text() for what, node in pairs if what == "date"), None)
    text = (written or "").strip()
    day = parse_day(text) if len(text) == 10 else None  # nearly always
    arrow: Direction = ""
    if not day:
        beginning = read_beginning(text, options.date_order)
        if not beginning or not beginning.day:
            return beginning
        day, arrow = beginning.day, beginning.arrow
    draft = Draft(evidence, options, _PLACE, day, arrow)
    for what, node in pairs:
        if what != "date":
            _add_pair(draft, what, node)
    return draft


@lru_cache(maxsize=1000)
def _meaning(key: str) -> Meaning | Literal["date"] | None:
    """What a key of an interaction says."""
    return "date" if fold_key(key) in _DATE_KEYS else meaning(key)


def _add_pair(draft: Draft, what: Meaning | None, node: Node) -> None:
    for text in _texts(node):
        if what == "with":
            inline = scan(text, node.line)
            name = without_md(text.strip())
            draft.with_links += [found.link for found in inline.links] or [Link(name, name, node.line)]
        elif what:
            draft.state(what, text, node.line)
        else:
            draft.add(text, scan(text, node.line), node.line)


def _texts(node: Node) -> list[str]:
    if text := node.text():
        return [text]
    return [text for item in node.items() if (text := item.text())]

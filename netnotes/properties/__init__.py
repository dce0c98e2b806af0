"""What a note's properties say: front matter, then Dataview fields, then known sections of the body.

Level 1: text only. Keys and their meaning stand in `keys`, the reading of values in `values`. A field is taken from
the first of the three that has it; several keys of one field in the front matter are put together where it is a list,
else the preferred key counts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from typing import Any, NamedTuple

from netnotes.diagnostics import Diagnostic, diagnose
from netnotes.front_matter import FrontMatterResult, Node
from netnotes.front_matter.nodes import split_lines
from netnotes.front_matter.plain import Plain
from netnotes.model import Evidence, Profile
from netnotes.names import fold, stem
from netnotes.properties.about import ABOUT, PLACES, About
from netnotes.properties.direct import read_directly
from netnotes.properties.keys import (
    NOTE_PROPERTIES,
    PROPERTIES,
    Property,
    field_of,
    fold_key,
    near_key,
    properties_of,
)
from netnotes.properties.sections import Section, section_field, section_texts
from netnotes.properties.sources import Sources, make_evidence
from netnotes.properties.values import JOINED, READERS, Given, Reading, is_words, read_text, split_list

__all__ = [
    "NOTE_PROPERTIES", "PROPERTIES", "About", "Field", "Properties", "Property", "Section", "field_of", "fold_key",
    "near_key", "read_profile", "section_field",
]  # fmt: skip

_FORMS = {item.field: item.form for item in PROPERTIES}
_field_of = lru_cache(maxsize=1000)(section_field)  # the few headings that say something stand in many notes


class Field(NamedTuple):
    """A Dataview field of the body: `Key:: value`."""

    key: str
    value: str
    line: int
    source: str  # the line as written


class Properties(NamedTuple):
    """All that a note's properties say."""

    profile: Profile
    about: About
    sources: Mapping[str, Evidence]  # field of either -> where it is written
    diagnostics: tuple[Diagnostic, ...]
    others: tuple[str, ...] = ()  # keys with a value that netnotes does not know


_profile = partial(tuple.__new__, Profile)
_about = partial(tuple.__new__, About)
_properties = partial(tuple.__new__, Properties)


def read_profile(
    path: str,
    front: FrontMatterResult,
    fields: Sequence[Field] = (),
    sections: Sequence[Section] = (),
    date_order: str = "",
) -> Properties:
    """Reads the properties of the note at `path`. Never raises; what is not understood is a diagnostic."""
    return _Reader(path, date_order).read(front, fields, sections)


def _given(plain: Plain, left: set[str]) -> list[Given]:
    """What plain front matter gives of the fields that are left."""
    return [
        Given(key, plain.node(at), source)
        for at, ((key, _, _), source) in enumerate(zip(plain.rows, plain.lines(), strict=False))
        if key and any(item.field in left for item, _ in properties_of(key))
    ]


class _Reader(Reading):
    def read(self, front: FrontMatterResult, fields: Sequence[Field], sections: Sequence[Section]) -> Properties:
        _, _, _, written, first_line, plain, _ = front
        if plain is None:
            self._read_given(self._entries(front))
        elif left := read_directly(plain, self):
            self._read_given(_given(plain, left))
        if fields:
            self._read_given([Given(f.key, Node(f.value, f.line), f.source) for f in fields])
        for section in sections:
            self._read_section(section)
        profile, about = _profile(self.record[:ABOUT]), _about(self.record[ABOUT:])
        sources = Sources(self.path, written or "", first_line, self.sources)
        return _properties((profile, about, sources, tuple(self.found), tuple(self.others)))

    def _entries(self, front: FrontMatterResult) -> list[Given]:
        """The entries with their lines; keys that netnotes does not know are looked at."""
        lines = split_lines(front.text or "")
        result = []
        for key, node in front.nodes:
            index = node.line - front.first_line
            source = lines[index] if index < len(lines) else key
            if properties_of(key):
                result.append(Given(key, node, source))
            elif node.value:
                self.others.append(key)
                if near := near_key(key):
                    self.found.append(diagnose("misspelt-key", self.path, node.line, source, key=key, near=near))
        return result

    def _read_given(self, given: list[Given]) -> None:
        """Reads the fields that are not known yet."""
        found: dict[str, tuple[Property, list[tuple[int, Given]]]] = {}
        for one in given:
            if one.node.value:
                for item, rank in properties_of(one.key):
                    if item.field in found:
                        found[item.field][1].append((rank, one))
                    elif item.field not in self.sources:
                        found[item.field] = (item, [(rank, one)])
        # roles last: whether a title is one depends on the name
        for item, candidates in sorted(found.values(), key=lambda one: one[0].form == "role"):
            if len(candidates) > 1:
                candidates.sort(key=lambda candidate: candidate[0])
            self._read_field(item, candidates)
        if "met" in found and "how_met" not in self.sources:
            self._read_how_met([one for _, one in found["met"][1]])

    def _read_field(self, item: Property, candidates: list[tuple[int, Given]]) -> None:
        """The value of a field from the keys that give it, the preferred key first."""
        reader = READERS[item.form]
        for _, given in candidates:
            if item.form == "role" and self._is_name(given):
                continue
            if item.field in self.sources and item.form not in JOINED:
                break
            value = reader(self, given)
            if value is None or value in ((), ""):
                continue
            if item.field in self.sources:
                value = tuple(dict.fromkeys(self.record[PLACES[item.field]] + value))
            self._keep(item.field, value, given)

    def _read_how_met(self, met: list[Given]) -> None:
        """`met: at a conference` says how, not when."""
        for given in met:
            if is_words(self, given):
                self._keep("how_met", read_text(self, given), given)
                return

    def _is_name(self, given: Given) -> bool:
        """Whether a `title` is only the name again."""
        if fold_key(given.key) != "title":
            return False
        name, aliases = self.record[PLACES["name"]], self.record[PLACES["aliases"]]
        names = {fold(name), fold(stem(self.path)), *map(fold, aliases)}
        return fold(read_text(self, given)) in names

    def _keep(self, field: str, value: Any, given: Given) -> None:
        self.record[PLACES[field]] = value
        if field not in self.sources:
            self.sources[field] = make_evidence((self.path, given.node.line, given.source.strip(), True))

    def _read_section(self, section: Section) -> None:
        heading, begins, lines = section
        field = _field_of(heading)
        if not field or field in self.sources:
            return
        said = section_texts(section)
        if not said:
            return
        form, line = _FORMS[field], said[0][0]
        texts = [text for _, text in said]
        if form == "list":
            texts = [part for text in texts for part in split_list(text)]
        self.record[PLACES[field]] = " ".join(texts) if form == "text" else tuple(dict.fromkeys(texts))
        self.sources[field] = make_evidence((self.path, line, lines[line - begins - 1].strip(), True))

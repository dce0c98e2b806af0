"""Field lines: `Key:: value`, `**Key**:: value`, and within an interaction also `**Medium**: call`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from netnotes.names import fold_plain
from netnotes.patterns import pattern

Meaning = Literal["kind", "minutes", "group", "with", "direction"]

_LINE = pattern(
    r"[*_]{0,3}(?P<key>[^\W\d_][\w /'’-]{0,39}?)[*_]{0,3}[ \t]*"
    r"(?P<colons>::?)[*_]{0,3}(?:[ \t]+|$|(?<=::))(?P<value>.*)"
)
_SHORT = 60  # characters of a line that is remembered: `**Medium**: call` stands in many notes
_JOINTS = re.compile(r"[\s_-]+")

# Keys of an interaction's own fields, folded; a table's columns bear the same names.
MEANINGS: dict[Meaning, tuple[str, ...]] = {
    "kind": ("type", "kind", "medium", "mode", "method", "channel", "interactiontype", "art", "tipo", "canal"),
    "minutes": ("dur", "duration", "minutes", "mins", "length", "dauer", "duree", "duracion", "duracao"),
    "group": ("group", "groupsize", "size"),
    "with": ("with", "participants", "attendees", "people", "present", "mit", "avec", "con", "com"),
    "direction": ("direction",),
}
_BY_KEY: dict[str, Meaning] = {key: meaning for meaning, keys in MEANINGS.items() for key in keys}


class FieldLine(NamedTuple):
    """A line that is a field."""

    key: str
    value: str
    doubled: bool  # with `::`, as Dataview has it
    strong: bool  # its key is bold: `**Role:** potter`


def field_line(text: str) -> FieldLine | None:
    """The field that a whole line (without its bullet) is, if it is one."""
    if ":" not in text[:46]:
        return None
    return _read_short(text) if len(text) <= _SHORT else _read(text)


def _read(text: str) -> FieldLine | None:
    found = _LINE.match(text)
    if not found:
        return None
    strong = text.startswith(("**", "__"))
    return FieldLine(found["key"].strip(), found["value"].strip(), found["colons"] == "::", strong)


_read_short = lru_cache(maxsize=4096)(_read)


@lru_cache(maxsize=4096)
def meaning(key: str) -> Meaning | None:
    """What a field of an interaction says, by its key."""
    return _BY_KEY.get(fold_key(key))


def fold_key(key: str) -> str:
    """A key compared without case, diacritics, spaces, `-` and `_`."""
    return _JOINTS.sub("", fold_plain(key))

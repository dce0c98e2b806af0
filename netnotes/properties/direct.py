"""The values of plain front matter that are as simple as most are, read without making nodes of them.

It is the readers of `values` that read them, or what these are made of; whatever might be a fault, or is not simple,
is left to them. A test holds the two ways against each other.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any

from netnotes.dates import parse_day
from netnotes.diagnostics import diagnose
from netnotes.front_matter.plain import Plain, simple, simple_list
from netnotes.model import Evidence, PartialDate
from netnotes.properties.cadence import parse_cadence
from netnotes.properties.keys import fold_key, near_key, properties_of
from netnotes.properties.values import (
    Reading,
    distinct,
    emails_of,
    is_archived,
    marks_of,
    parts_of,
    tags_of,
    urls_of,
    yes_or_no,
)

_evidence = partial(tuple.__new__, Evidence)  # of all its values, which takes half as long

_KEPT = 4096  # lines of which it is remembered what they say: many notes have the same
_LONGEST = 200  # characters of a value that is remembered

_LISTS: dict[str, Callable[[list[str]], tuple[str, ...]]] = {
    "list": parts_of, "texts": distinct, "emails": emails_of, "phones": parts_of, "urls": urls_of, "tags": tags_of,
    "marks": marks_of,
}  # fmt: skip

# The fields that a key fills, and what its value says of them: () where nothing, None where it is to be read with care.
# Of a key that netnotes does not know, the one that it may be misspelt from.
Said = tuple[tuple[str, ...], Any]


def read_directly(plain: Plain, reading: Reading) -> set[str]:
    """Reads what can be read directly; gives the fields that are left to be read with care."""
    left: set[str] = set()
    path, values, sources = reading.path, reading.values, reading.sources
    for key, (source, value, line) in plain.rows.items():
        if value:
            fields, said = _said(key, value) if len(value) <= _LONGEST else _said.__wrapped__(key, value)
        elif key in plain.below:
            fields, said = _read(key, simple_list(plain.below[key]))
        else:
            continue
        if not fields:
            if said is not None:
                reading.others.append(key)
                if said:
                    reading.found.append(diagnose("misspelt-key", path, line, source, key=key, near=said))
        elif said is None or fields[0] in values or (left and not left.isdisjoint(fields)):
            left.update(fields)
        elif said != ():
            values[fields[0]] = said
            sources[fields[0]] = _evidence((path, line, source.strip(), True))
    for field in left:
        values.pop(field, None)
        sources.pop(field, None)
    return left


@lru_cache(maxsize=_KEPT)
def _said(key: str, value: str) -> Said:
    """What the value as written beside a key says."""
    return _read(key, simple(value))


def _read(key: str, words: str | list[str] | None) -> Said:
    known = properties_of(key)
    if words is not None and not words:
        return (), None
    if not known:
        return (), near_key(key)
    (item, _), *others = known
    if words is None or others:
        return tuple([item.field for item, _ in known]), None
    form, fields = item.form, (item.field,)
    if form in _LISTS:
        return fields, _LISTS[form]([words] if isinstance(words, str) else words)
    if form == "text" or (form == "role" and fold_key(key) != "title"):  # a title may be the name
        return fields, words if isinstance(words, str) else ", ".join(words)
    return fields, _read_words(form, key, words) if isinstance(words, str) else None


def _read_words(form: str, key: str, words: str) -> Any:
    """The value of words that are more than text."""
    if form in ("date", "met", "day"):
        day = parse_day(words) if len(words) == 10 else None
        return PartialDate(day.year, day.month, day.day) if day and form != "day" else day
    if form == "yes or no":
        return yes_or_no(words)
    if form == "archived":
        return is_archived(words) or (yes_or_no(words) if key.lower().startswith("arch") else ())
    return parse_cadence(words) if form == "cadence" else None

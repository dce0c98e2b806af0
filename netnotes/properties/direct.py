"""The values of plain front matter that are as simple as most are, read without making nodes of them.

It is the readers of `values` that read them, or what these are made of; whatever might be a fault, or is not simple,
is left to them. A test holds the two ways against each other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from netnotes.dates import parse_day
from netnotes.diagnostics import diagnose
from netnotes.front_matter.plain import Plain, simple, simple_list
from netnotes.model import PartialDate
from netnotes.properties.about import NOTHING, PLACES
from netnotes.properties.cadence import parse_cadence
from netnotes.properties.keys import Form, fold_key, near_key, properties_of
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

_new = tuple.__new__

_KEPT = 10_000  # keys of which it is remembered what they mean
_LONGEST = 200  # characters of tags that are remembered
_EMAIL = re.compile(r"[^\s,;<>()\[\]:@]+@[^\s,;<>()\[\]:@]+")

# How the values beside a key are read: the key's only field (empty for a key that has none or several) and its place,
# then what reads words, what reads the items of a list with `, ` between them, and what reads items that may hold
# commas. Each gives the field's value, () where nothing is said, and None where it is to be read with care.
_Of = tuple[Callable[[str], Any], Callable[[str], Any], Callable[[list[str]], Any]]
_Reader = tuple[str, int, Callable[[str], Any], Callable[[str], Any], Callable[[list[str]], Any]]


class _Readers(dict[str, _Reader]):
    def __missing__(self, key: str) -> _Reader:
        reader = _reader_of(key)
        if len(self) < _KEPT:
            self[key] = reader
        return reader


_readers = _Readers()


def read_directly(plain: Plain, reading: Reading) -> set[str]:
    """Reads what can be read directly; gives the fields that are left to be read with care."""
    left: set[str] = set()
    record, sources, readers = reading.record, reading.sources, _readers
    lines: list[str] = []  # those of the front matter, once one of them is asked for
    for line, (key, words, items) in enumerate(plain.rows, plain.first_line):
        field, place, of_words, of_items, _ = readers[key]
        if words:
            value = of_words(words)
        elif items:
            value = of_items(items)
        elif key:
            value = _read_any(plain, key)
        else:
            continue
        if (value or value is False) and field not in sources:
            record[place] = value
            sources[field] = line
        elif value != ():
            if field:
                left.add(field)
            elif known := properties_of(key):
                left.update([item.field for item, _ in known])
            else:
                reading.others.append(key)
                if near := near_key(key):
                    lines = lines or plain.lines()
                    source = lines[line - plain.first_line]
                    reading.found.append(diagnose("misspelt-key", reading.path, line, source, key=key, near=near))
    for field in left:
        record[PLACES[field]] = NOTHING[PLACES[field]]
        sources.pop(field, None)
    return left


def _read_any(plain: Plain, key: str) -> Any:
    """The value of a key beside which stands nothing, or what is not as simple as most."""
    field, _, of_words, _, of_list = _readers[key]
    node = plain.below.get(key)
    if node and field == "interactions":
        return node
    said = simple_list(node) if node else simple(plain.others[key])
    if said is None:
        return None
    if not said:
        return ()
    return of_words(said) if isinstance(said, str) else of_list(said)


def _with_care(said: str | list[str]) -> None:
    return None


_UNKNOWN: _Reader = ("", 0, _with_care, _with_care, _with_care)


def _reader_of(key: str) -> _Reader:
    known = properties_of(key)
    if len(known) != 1:
        return _UNKNOWN
    ((item, _),) = known
    form, read = item.form, _READERS.get(item.form, (_with_care, _with_care, _with_care))
    if form == "text" or (form == "role" and fold_key(key) != "title"):  # a title may be the name
        read = str, str, ", ".join
    elif form == "archived":
        read = (_archived if key.lower().startswith("arch") else _status), _with_care, _with_care
    return item.field, PLACES[item.field], *read


def _emails(words: str) -> tuple[str, ...]:
    return (words,) if _EMAIL.fullmatch(words) else emails_of((words,))


def _texts(words: str) -> tuple[str, ...]:
    return (words,)


def _tags(items: str) -> tuple[str, ...]:
    return _few_tags(items) if len(items) <= _LONGEST else tags_of((items,))


@lru_cache(maxsize=1000)  # many notes have the same
def _few_tags(items: str) -> tuple[str, ...]:
    return tags_of((items,))


def _listed(items: str) -> tuple[str, ...]:
    if "," not in items:
        return (items,)
    parts = items.split(", ")
    if items.isascii() and len(set(items.lower().split(", "))) == len(parts):
        return tuple(parts)
    return distinct(parts)


def _date(words: str) -> PartialDate | None:
    day = parse_day(words) if len(words) == 10 else None
    return _new(PartialDate, (day.year, day.month, day.day)) if day else None


def _day(words: str) -> date | None:
    return parse_day(words) if len(words) == 10 else None


def _archived(words: str) -> bool | None:
    return is_archived(words) or yes_or_no(words)


def _status(words: str) -> bool | tuple[()]:
    return is_archived(words) or ()


def _of_list(read: Callable[[Sequence[str]], tuple[str, ...]]) -> _Of:
    """For what is read of a list of texts."""
    return (lambda words: read((words,))), (lambda items: read(items.split(", "))), read


_READERS: dict[Form, _Of] = {
    "list": (_of_list(parts_of)[0], _listed, parts_of),
    "texts": (_texts, _listed, distinct),
    "phones": (_of_list(parts_of)[0], _listed, parts_of),
    "emails": (_emails, _of_list(emails_of)[1], emails_of),
    "tags": (_tags, _tags, tags_of),
    "urls": _of_list(urls_of),
    "marks": _of_list(marks_of),
    "date": (_date, _with_care, _with_care),
    "met": (_date, _with_care, _with_care),
    "day": (_day, _with_care, _with_care),
    "yes or no": (yes_or_no, _with_care, _with_care),
    "cadence": (parse_cadence, _with_care, _with_care),
}

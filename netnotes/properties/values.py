"""What a property's text means: lists, yes and no, dates, lengths of time. Scalars come as they were written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, Literal, NamedTuple

from netnotes.dates import date_fault, find_named, parse_date, parse_day
from netnotes.diagnostics import Diagnostic, diagnose
from netnotes.front_matter import Node
from netnotes.links import LINK, links_in, shown_text
from netnotes.model import Evidence, Link, PartialDate
from netnotes.names import fold, fold_plain
from netnotes.patterns import pattern
from netnotes.properties.about import NOTHING
from netnotes.properties.cadence import parse_cadence
from netnotes.properties.keys import fold_key

_YES = frozenset(("yes", "y", "true", "on", "1", "ja", "oui", "si", "sim"))
_NO = frozenset(("no", "n", "false", "off", "0", "nein", "non", "nao"))
_MAY_BE_WORDS = frozenset(("checkin", "stayintouch", "keepintouch"))  # keys that as often hold something else
_SEPARATOR = pattern(r"\s*[,;，、]\s*(?![^()\[\]]{0,80}[)\]])")
_NOT_EMAIL = pattern(r"[\s,;<>()\[\]]+")
_PLACEHOLDER = pattern(r"\{\{|<%")
_BULLET = pattern(r"\s*(?:[-*+]|\d+[.)])\s+")
_LABELLED = pattern(r"(?P<before>.*?)(?P<date>(?:--|[Xx]{4}-)?\d[\d./-]*\d)(?P<after>.*)")
_LINES = pattern(r"\r\n|\r|\n")
_DATE_KEYS = ("date", "day", "when", "on")
_ISO_AND_WORDS = pattern(r"(\d{4}-\d\d-\d\d)(?=[ ,;:.(])[ ,;:.(–—-]*[^\W\d_]")
_PARTING = frozenset(" ,;:.(–—-")
_ONE_DATE = "write a date as YYYY-MM-DD"


class Given(NamedTuple):
    """A property as the note gives it."""

    key: str  # as written
    node: Node
    source: str  # the line as written


class Reading:
    """What is read of one note's properties, and their faults."""

    def __init__(self, path: str, date_order: str) -> None:
        self.path = path
        self.date_order = date_order
        self.record: list[Any] = [*NOTHING]  # the values, at the places of their fields
        self.sources: dict[str, Evidence | int] = {}  # of the fields that have a value: where, see `Sources`
        self.others: list[str] = []  # keys with a value that netnotes does not know
        self.found: list[Diagnostic] = []

    def report(self, code: str, given: Given, line: int = 0, **values: object) -> None:
        """Notes a fault; a template's unfilled placeholder is none."""
        if not _PLACEHOLDER.search(given.source):
            self.found.append(diagnose(code, self.path, line or given.node.line, given.source, **values))

    def refuse(self, given: Given, fix: str, code: str = "bad-value") -> None:
        """Notes that a value is not understood."""
        value = ", ".join(texts_of(given.node))
        shown = value if len(value) <= 60 else value[:59] + "…"
        if value:
            self.report(code, given, key=given.key, value=shown, fix=fix)

    def date(self, given: Given, text: str) -> PartialDate | None:
        """The date of a text, in any form that is certain; else the fault is noted."""
        found = parse_date(text, self.date_order)
        if found is None and text:
            code = date_fault(text, self.date_order)
            if code == "no-date":
                self.refuse(given, _ONE_DATE)
            else:
                self.report(code, given, text=text)
        return found


def texts_of(node: Node) -> list[str]:
    """All text of a value, cleaned of white space and links; a mapping's as `key: value`."""
    if node.kind == "scalar":
        shown = _clean(node.value) if isinstance(node.value, str) else ""
        return [shown] if shown else []
    if node.kind == "list":
        return [text for item in node.items() for text in texts_of(item)]
    pairs = ((key, ", ".join(texts_of(value))) for key, value in node.pairs())
    return [f"{key}: {words}" if words else key for key, words in pairs]


def _clean(text: str) -> str:
    """The text on one line, links as what they show."""
    return " ".join((shown_text(text) if "[" in text else text).split())


def _raw(node: Node) -> Iterator[str]:
    """The scalars of a value as written, keys left out."""
    if node.kind == "scalar":
        if text := node.text():
            yield text.strip()
    else:
        for item in node.items() or [value for _, value in node.pairs()]:
            yield from _raw(item)


def distinct(texts: Iterable[str]) -> tuple[str, ...]:
    """The texts, each once (the first spelling), without empty ones."""
    found = [text for text in texts if text]
    if len(found) < 2 or len({fold(text) for text in found}) == len(found):
        return tuple(found)
    first: dict[str, str] = {}
    for text in found:
        first.setdefault(fold(text), text)
    return tuple(first.values())


def read_text(reading: Reading, given: Given) -> str:
    """One text; a list is joined with commas."""
    return ", ".join(texts_of(given.node))


def read_list(reading: Reading, given: Given) -> tuple[str, ...]:
    """A list, or text with commas; each text once."""
    return parts_of(texts_of(given.node))


def parts_of(texts: Iterable[str]) -> tuple[str, ...]:
    """The parts of lists and of texts with commas."""
    texts = list(texts)
    return distinct([part for text in texts for part in split_list(text)] if _has_parts("".join(texts)) else texts)


def split_list(text: str) -> list[str]:
    """The parts of `jazz, climbing`; a sentence stays one."""
    if not _has_parts(text) or ". " in text:
        return [text]
    return [part for part in _SEPARATOR.split(text) if part]


def _has_parts(text: str) -> bool:
    return "," in text or ";" in text or "，" in text or "、" in text


def read_texts(reading: Reading, given: Given) -> tuple[str, ...]:
    """A list of texts; text of several lines is one a line."""
    node = given.node
    text = node.text()
    if text and ("\n" in text or "\r" in text):
        return distinct(_clean(_without_bullet(line)) for line in _LINES.split(text))
    return distinct(texts_of(node))


def _without_bullet(line: str) -> str:
    bullet = _BULLET.match(line)
    return line[bullet.end() :] if bullet else line


def read_emails(reading: Reading, given: Given) -> tuple[str, ...]:
    """Mail addresses, without `mailto:` and brackets."""
    return emails_of(_raw(given.node))


def emails_of(texts: Iterable[str]) -> tuple[str, ...]:
    """The mail addresses of texts."""
    words = [word for text in texts for word in _NOT_EMAIL.split(text)]
    return distinct([word.removeprefix("mailto:") for word in words if "@" in word])


def read_phones(reading: Reading, given: Given) -> tuple[str, ...]:
    """Telephone numbers, as written."""
    return parts_of(shown_text(text) for text in _raw(given.node))


def read_urls(reading: Reading, given: Given) -> tuple[str, ...]:
    """Addresses of pages; of `[shown](address)` the address."""
    return urls_of(LINK.sub(_address, text) for text in _raw(given.node))


def urls_of(texts: Iterable[str]) -> tuple[str, ...]:
    """The words of texts without brackets around them."""
    return distinct([word.strip(",;<>") for text in texts for word in text.split()])


def _address(found: re.Match[str]) -> str:
    return found["angled"] or found["bare"] or found[0]


def read_links(reading: Reading, given: Given) -> tuple[Link, ...]:
    """Links, or plain names with commas: a plain name is a link to whoever bears it."""
    return tuple(dict.fromkeys(_links(given.node)))


def _links(node: Node) -> Iterator[Link]:
    if node.kind != "scalar":
        for item in node.items() or [value for _, value in node.pairs()]:
            yield from _links(item)
    elif text := node.text():
        if found := links_in(text, node.line):
            yield from found
        else:
            names = (name.strip() for name in split_list(text))
            yield from (Link(name, name, node.line) for name in names if name)


def read_partial(reading: Reading, given: Given) -> PartialDate | None:
    """A date known to the day, month or year."""
    texts = [shown_text(text) for text in _raw(given.node)]
    return reading.date(given, texts[0]) if texts else None


def read_met(reading: Reading, given: Given) -> PartialDate | None:
    """As `read_partial`, but words are no fault: `met: at a conference` says how, not when."""
    texts = [shown_text(text) for text in _raw(given.node)]
    return None if is_words(reading, given) or not texts else reading.date(given, texts[0])


def is_words(reading: Reading, given: Given) -> bool:
    """Whether a value holds text that is no attempt at a date."""
    texts = texts_of(given.node)
    return bool(texts) and date_fault(texts[0], reading.date_order) == "no-date"


def read_day(reading: Reading, given: Given) -> date | None:
    """A day; a month or a year is not enough. Words may follow it: `June 3, 2026 by phone`."""
    text = shown_text(given.node.text() or "")
    day = _leading_day(text)
    found = reading.date(given, day) if day else read_partial(reading, given)
    if found is None:
        return None
    if found.year is None or found.month is None or found.day is None:
        reading.refuse(given, _ONE_DATE)
        return None
    return date(found.year, found.month, found.day)


def _leading_day(text: str) -> str:
    """The day that a text begins with, where words follow it."""
    if (iso := _ISO_AND_WORDS.match(text)) and parse_day(iso[1]):
        return iso[1]
    named = find_named(text)
    if named and named.date.year and named.date.day and text[named.end :].strip(" .") and text[named.end] in _PARTING:
        return text[: named.end]
    return ""


def read_dates(reading: Reading, given: Given) -> tuple[tuple[str, PartialDate], ...]:
    """Labelled dates: `wedding: 06-20`, `2015-06-20 wedding`, `{label: wedding, date: 06-20}`, or a list of them."""
    found = []
    for label, text, line in _labelled(given.node, given.key):
        at = given._replace(node=given.node._replace(line=line))
        if day := reading.date(at, text):
            found.append((label, day))
    return tuple(found)


def _labelled(node: Node, key: str) -> Iterator[tuple[str, str, int]]:
    """Label, date text and line of each date in a value."""
    if node.kind == "list":
        for item in node.items():
            yield from _labelled(item, key)
    elif node.kind == "map":
        yield from _labelled_map(node, key)
    elif text := node.text():
        shown = shown_text(text)
        split = _LABELLED.fullmatch(shown)
        words = f"{split['before']} {split['after']}" if split else ""
        yield (
            " ".join(words.split()).strip(" :-–—,()") or key.replace("_", " "),
            split["date"] if split else shown,
            node.line,
        )


def _labelled_map(node: Node, key: str) -> Iterator[tuple[str, str, int]]:
    pairs = {name.lower(): value for name, value in node.pairs()}
    when = next((pairs[name] for name in _DATE_KEYS if name in pairs), None)
    if when is None:
        for name, value in node.pairs():
            yield name, "".join(texts_of(value)), value.line
    elif text := when.text():
        labels = (words for name, value in node.pairs() if value is not when for words in texts_of(value))
        yield next(labels, key.replace("_", " ")), text.strip(), when.line


def read_yes_no(reading: Reading, given: Given) -> bool | None:
    """Yes or no; None when it says neither."""
    said = yes_or_no(given.node.text() or "")
    if said is None:
        reading.refuse(given, "write yes or no", "bad-yes-no")
    return said


def yes_or_no(text: str) -> bool | None:
    """Whether a text says yes or no; None when it says neither."""
    word = fold_plain(text.strip())
    return True if word in _YES else False if word in _NO else None


def read_archived(reading: Reading, given: Given) -> bool | None:
    """`archived: yes`, or `status: archived`; any other status is the writer's own business."""
    if is_archived(given.node.text() or ""):
        return True
    return read_yes_no(reading, given) if given.key.lower().startswith("arch") else None


def is_archived(text: str) -> bool:
    """Whether a status is `archived`."""
    return text.strip().lower() in ("archived", "archive")


def read_cadence(reading: Reading, given: Given) -> int | None:
    """A length of time in days."""
    text = (given.node.text() or "").strip()
    days = parse_cadence(text) if text else None
    if days is None and fold_key(given.key) not in _MAY_BE_WORDS:
        reading.refuse(given, "", "bad-cadence")
    return days


def read_helped(reading: Reading, given: Given) -> Literal["", "me", "them", "both"]:
    """Who helped before the log began: me, them or both."""
    said = {text.lower() for text in read_list(reading, given)}
    if said in ({"both"}, {"me", "them"}):
        return "both"
    if said == {"me"}:
        return "me"
    if said == {"them"}:
        return "them"
    reading.refuse(given, "write me, them or both")
    return ""


def read_tags(reading: Reading, given: Given) -> tuple[str, ...]:
    """Tags without `#`, as written; text is split at commas and spaces."""
    return tags_of(_raw(given.node))


def tags_of(texts: Iterable[str]) -> tuple[str, ...]:
    """The tags of texts."""
    return distinct([tag.lstrip("#") for text in texts for tag in text.replace(",", " ").split()])


def read_marks(reading: Reading, given: Given) -> tuple[str, ...]:
    """Words that say what a note is, in lower case, links as what they show."""
    return marks_of(texts_of(given.node))


def marks_of(texts: Iterable[str]) -> tuple[str, ...]:
    """The marks of texts with commas."""
    return distinct([text.lstrip("#").strip().casefold() for text in parts_of(texts)])


def read_node(reading: Reading, given: Given) -> Node | None:
    """The value itself."""
    return given.node if given.node.value else None


READERS: dict[str, Callable[[Reading, Given], Any]] = {
    "text": read_text,
    "role": read_text,
    "list": read_list,
    "texts": read_texts,
    "emails": read_emails,
    "phones": read_phones,
    "urls": read_urls,
    "links": read_links,
    "date": read_partial,
    "met": read_met,
    "day": read_day,
    "dates": read_dates,
    "yes or no": read_yes_no,
    "archived": read_archived,
    "cadence": read_cadence,
    "helped": read_helped,
    "tags": read_tags,
    "marks": read_marks,
    "nodes": read_node,
}
JOINED = frozenset(("list", "texts", "emails", "phones", "urls", "links", "dates", "tags", "marks"))

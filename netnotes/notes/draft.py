"""An interaction, mention or barrier while its lines are still being read."""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from typing import NamedTuple

from netnotes.diagnostics import Diagnostic, diagnose
from netnotes.model import Act, Direction, Entry, Evidence, Kind, Link, Mention, Shape
from netnotes.notes.acts import EDGE, NOTHING_HAPPENED, Words, decide, kind_of_tag, took_part
from netnotes.notes.fields import FieldLine, Meaning, meaning
from netnotes.notes.inline import NOTHING, Inline, without
from netnotes.notes.kinds import act
from netnotes.notes.minutes import find_group, find_minutes, parse_minutes, without_minutes
from netnotes.notes.options import ReadOptions
from netnotes.notes.remarks import remarks_on
from netnotes.patterns import pattern

# Records of all their values: many of them are made, and filling in what is not given takes as long again.
make_entry = partial(tuple.__new__, Entry)
_make_mention = partial(tuple.__new__, Mention)

INTRODUCING: frozenset[Kind] = frozenset(("intro", "intro-from"))
_FIELD_DIRECTIONS: dict[str, Direction] = {
    "in": "in", "incoming": "in", "inbound": "in", "received": "in", "<-": "in", "←": "in", "them": "in",
    "out": "out", "outgoing": "out", "outbound": "out", "sent": "out", "->": "out", "→": "out", "me": "out",
}  # fmt: skip
# A tag that is a word of the sentence, and stays one: `#gave him my old microscope`.
SPOKEN = pattern(r"#(?:gave|helped|asked|offered|received|got|shared|introduced|referred) (?:him|her|them|me|us)\b")
SPACED = frozenset((" h", " t", " m", " u"))  # how the word after such a tag begins
_DIRECTED = pattern(
    r"(?P<kind>\S.{0,30}?)[ ,]{1,3}"
    r"(?:(?P<in>\((?:in|incoming|inbound|received)\)|incoming|inbound|received"
    r"|from (?:her|him|them)|von (?:ihr|ihm|ihnen)|d[e']l?[ ]?(?:elle|lui|eux|ella|el|ela|ele)|del[ae])"
    r"|\((?:out|outgoing|outbound|sent)\)|outgoing|outbound|sent|to (?:her|him|them)|an (?:sie|ihn))",
    re.IGNORECASE,
)


class Place(NamedTuple):
    """Where an interaction stands."""

    shape: Shape
    indent: int = -1  # column of the list item; -1 for what is none
    level: int = 0  # of the heading; 0 for what is none


class Draft:
    """What is gathered of an interaction, line by line; `entry` and `mention` make the records."""

    __slots__ = (
        "arrow", "day", "diagnostics", "evidence", "group", "last_line", "links", "minutes", "options", "place",
        "stated", "tagged", "tells", "texts", "with_links",
    )  # fmt: skip

    def __init__(
        self,
        evidence: Evidence,
        options: ReadOptions,
        place: Place,
        day: date | None = None,
        arrow: Direction = "",
    ) -> None:
        self.evidence = evidence
        self.options = options
        self.place = place
        self.day = day
        self.arrow = arrow
        self.tells = day is not None  # an interaction; without a day one because it is tagged
        self.last_line = evidence.line
        self.texts: list[str] = []
        self.tagged: list[Kind] = []
        self.stated: list[str] = []
        self.minutes: int | None = None
        self.group: int | None = None
        self.with_links: list[Link] = []
        self.links: list[Link] = []
        self.diagnostics: list[Diagnostic] = []

    def add(
        self,
        text: str,
        inline: Inline = NOTHING,
        line: int = 0,
        *,
        only: frozenset[Kind] | None = None,
        goes_on: bool = False,
    ) -> None:
        """Takes in a line's text with its links, tags and fields. `only`: the kinds whose tags are meant here.
        `goes_on`: the line is a part of the same paragraph as the one before.
        """
        words = text.strip() if inline is NOTHING else self._add_parts(text, inline, line, only)
        if self.group is None and "roup of " in text:
            self.group = find_group(text)
        if "::" in words:
            words = _plain_fields(words)
        texts = self.texts
        if self.minutes is None:
            if not texts:
                if minutes := find_minutes(words):
                    self.minutes = minutes
                    words = without_minutes(words.lstrip(EDGE))
            elif words[:1].isdecimal():
                words = self._leading_minutes(words)
        if words and goes_on and texts:
            texts[-1] = f"{texts[-1]} {words}"
        elif words:
            texts.append(words)
        self.last_line = max(self.last_line, line)

    def _add_parts(self, text: str, inline: Inline, line: int, only: frozenset[Kind] | None) -> str:
        """Takes in the tags, fields and links of a text; gives back its words without those that say something."""
        spans = []
        for tag in inline.tags:
            if kind := kind_of_tag(tag.name, self.options):
                spoken = text[tag.end : tag.end + 2] in SPACED and SPOKEN.match(text, tag.start)
                spans.append((tag.start, tag.start + 1 if spoken else tag.end))
                if only is None or kind in only:
                    self.tagged.append(kind)
        for field in inline.fields:
            if what := meaning(field.key):
                self.state(what, field.value, line or self.evidence.line)
                spans.append((field.start, field.end))
        if inline.links:
            self._add_links(text, inline)
        return without(text, spans)

    def _leading_minutes(self, words: str) -> str:
        """The words of a later line without the length of time that they begin with, which is taken in."""
        rest = without_minutes(words)
        if rest != words:
            self.minutes = find_minutes(words)
        return rest

    def _add_links(self, text: str, inline: Inline) -> None:
        with_links, others = took_part(text, inline.links, self.options)
        if INTRODUCING.isdisjoint(self.tagged):
            self.with_links += with_links
            self.links += others
        else:  # "put me in touch with [[Bo]]" says whom it was to
            self.links += [found.link for found in inline.links]

    def add_word(self, word: str, rest: str) -> str:
        """Takes in the bracketed word after the date; gives back the text, with the word where it states no kind."""
        if not word:
            return rest
        if self.options.stated(word):
            self.stated.append(word)
            return rest
        return f"({word}) {rest}"

    def add_field(self, field: FieldLine, inline: Inline, line: int) -> bool:
        """Takes in a line that is one of an interaction's fields; False where it is none."""
        what = meaning(field.key)
        if not what:
            return False
        if what == "with":
            self.with_links += [found.link for found in inline.links]
        else:
            self.state(what, field.value, line)
        self.last_line = max(self.last_line, line)
        return True

    def state(self, what: Meaning, value: str, line: int) -> None:
        """Takes in the value of a field."""
        if what == "kind":
            self.stated.append(self._without_direction(value))
        elif what == "minutes" and value:
            self.minutes = parse_minutes(value)
            if self.minutes is None:
                path = self.evidence.path
                self.diagnostics.append(diagnose("bad-minutes", path, line, self.evidence.text, text=value))
        elif what == "group" and value.strip().isdecimal():
            self.group = int(value.strip()[:6])
        elif what == "direction":
            self.arrow = _FIELD_DIRECTIONS.get(value.strip().casefold(), self.arrow)

    def _without_direction(self, value: str) -> str:
        """The kind that a field states, without the way it went: `Email (in)`, `letter from her`."""
        found = _DIRECTED.fullmatch(value.strip()) if " " in value else None
        if not found:
            return value
        self.arrow = self.arrow or ("in" if found["in"] else "out")
        return found["kind"]

    def text(self) -> str:
        """The writer's words."""
        texts = self.texts
        return tidied(texts[0] if len(texts) == 1 else joined(*texts)) if texts else ""

    def _decide(self) -> tuple[tuple[Act, ...], bool]:
        if len(self.tagged) == 1 and self.tagged[0] != "bind":
            return (act(self.tagged[0], self.arrow),), False
        if not self.tagged and len(self.stated) == 1 and (kind := self.options.stated(self.stated[0])):
            return (act(kind, self.arrow),), False
        words = Words(self.texts, self.place.shape == "heading", self.evidence.path)
        return decide(self.tagged, self.stated, words, self.arrow, self.options)

    def entry(self) -> Entry:
        """The interaction; one that tells no kind is a note."""
        text = self.text()
        acts, guessed = self._decide()
        if not acts or (len(acts) == 1 and acts[0].kind == "bind"):
            acts = (act("note", self.arrow), *acts)
        self.diagnostics += remarks_on(acts, guessed, self.stated, self.evidence, self.options)
        with_links = tuple(dict.fromkeys(self.with_links)) if self.with_links else ()
        links = tuple(dict.fromkeys(self.links)) if self.links else ()
        shape, minutes, group = self.place.shape, self.minutes, self.group
        return make_entry(
            (self.day, acts, text, self.evidence, shape, guessed, minutes, group, with_links, links, self.last_line)
        )

    def mention(self) -> Mention:
        """The line as a mention, with what it tells of an interaction."""
        text = self.text()
        acts, guessed = self._decide()
        if NOTHING_HAPPENED in acts:
            acts, guessed = (), False
        if not acts and self.arrow:
            acts = (act("note", self.arrow),)
        with_links = tuple(dict.fromkeys(self.with_links)) if self.with_links else ()
        links = tuple(dict.fromkeys(self.links)) if self.links else ()
        return _make_mention((links, acts, text, self.evidence, guessed, self.minutes, self.group, with_links))


def tidied(text: str) -> str:
    """The text of an entry without what parted it from its date."""
    text = text.lstrip(EDGE).rstrip()
    if "**" in text and text.count("**") % 2:  # the other half stood around the date
        text = text.replace("**", "", 1).strip()
    return text


def joined(first: str, *below: str) -> str:
    """The blocks of an entry as one text."""
    for text in below:
        first = f"{first} {text}" if first[-1] in ".,;:!?–—-" else f"{first}; {text}"
    return first


_UNKNOWN_FIELD = pattern(r"\[([^\[\]():]+)::([^\[\]]*)\]|\(([^\[\]():]+)::([^()]*)\)")


def _plain_fields(text: str) -> str:
    """Fields that say nothing of the interaction are words of the writer's: `mood: good`."""
    return _UNKNOWN_FIELD.sub(lambda found: f"{found[1] or found[3]}: {(found[2] or found[4] or '').strip()}", text)

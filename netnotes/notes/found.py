"""What a walk over the lines of a note has found so far, and what of it is still open."""

from __future__ import annotations

from operator import attrgetter

from netnotes.diagnostics import Diagnostic
from netnotes.model import Entry, Evidence, Link, Mention, Task
from netnotes.notes.draft import Draft
from netnotes.notes.fields import fold_key
from netnotes.notes.inline import Inline, scan
from netnotes.notes.lines import Lines
from netnotes.notes.options import ReadOptions
from netnotes.notes.scanned import Heading, Scanned
from netnotes.properties import Field, section_field
from netnotes.properties.sections import BEGINS
from netnotes.properties.sources import make_evidence

PARTICIPANTS = frozenset(("participants", "attendees", "people", "present"))
_BEGINS = BEGINS | {
    name[:3] for name in PARTICIPANTS
}  # asked first: nearly every note's first heading is unlike others
_LIFE = frozenset(("milestones", "family"))  # what is dated there happened in their life, and is no touch
_new = tuple.__new__
_line_of = attrgetter("evidence.line")


class Found:
    """The state of a walk. `first_line` is the number of the first of the lines in its file."""

    after_blank = False
    fresh = 0  # index of the line that begins a paragraph whatever stands before it
    participants_level = 0  # of the open Participants heading
    life_level = 0  # of the open heading Milestones or Family
    in_order = True  # the entries and mentions by their lines
    measured = offset = 0  # an index of which it is known where its line begins in the text

    def __init__(self, path: str, lines: Lines, first_line: int, options: ReadOptions) -> None:
        self.path = path
        self.lines = lines
        self.raw = lines.raw
        self.seen = lines.seen
        self.first_line = first_line
        self.options = options
        self.open: list[Draft] = []  # headings first, then list items by indent
        self.entries: list[Entry] = []
        self.mentions: list[Mention] = []
        self.tasks: list[Task] = []
        self.tags: dict[str, None] = {}
        self.loose_tags: list[str] = []
        self.fields: list[Field] = []
        self.headings: list[Heading] = []
        self.participants: dict[Link, None] = {}
        self.diagnostics: list[Diagnostic] = []

    def result(self) -> Scanned:
        """All of it, once nothing is open any more."""
        if not self.in_order:
            self.entries.sort(key=_line_of)
            self.mentions.sort(key=_line_of)
        return _new(
            Scanned,
            (
                tuple(self.entries), tuple(self.mentions), tuple(self.tasks), tuple(self.tags),
                tuple(self.loose_tags), tuple(self.fields), tuple(self.headings), tuple(self.participants),
                tuple(self.diagnostics),
            ),
        )  # fmt: skip

    def offset_of(self, index: int) -> int:
        """Where a line begins in the text; it is no line before those that were asked for."""
        self.offset += sum(map(len, self.seen[self.measured : index])) + index - self.measured
        self.measured = index
        return self.offset

    def evidence(self, index: int) -> Evidence:
        """The line at an index as evidence."""
        return make_evidence((self.path, self.first_line + index, self.raw[index].strip(), False))

    def scan(self, index: int, text: str) -> Inline:
        """The links, tags and fields of a text in the line at an index; its tags are those of the note, too."""
        inline = scan(text, self.first_line + index)
        for tag in inline.tags:
            self.tags[tag.name] = None
        return inline

    def begin_section(self, index: int, level: int, title: str, below: str) -> None:
        """Takes in a heading, which closes what stands above it."""
        if self.open:
            self.close_items(0)
            self.close_headings(level)
        self.fresh = index + 1
        self.headings.append(_new(Heading, (index, level, title, below)))
        if level <= self.participants_level:
            self.participants_level = 0
        if level <= self.life_level:
            self.life_level = 0
        if below in _LIFE:
            self.life_level = level
        elif below == "participants":
            self.participants_level = level

    def begin(self, draft: Draft, index: int, word: str, rest: str) -> None:
        """Opens a dated interaction, with the bracketed word after its date and the rest of its line."""
        rest = draft.add_word(word, rest)
        if self.life_level:
            draft.stated.append("milestone")
        draft.add(rest, self.scan(index, rest), self.first_line + index)
        self.open.append(draft)

    def finish(self, draft: Draft) -> None:
        """Keeps what a draft became, now that no line is added to it any more."""
        entries, mentions = self.entries, self.mentions
        if draft.tells:
            if entries and entries[-1].evidence.line > draft.evidence.line:
                self.in_order = False
            entries.append(draft.entry())
        elif draft.links or draft.with_links:
            if mentions and mentions[-1].evidence.line > draft.evidence.line:
                self.in_order = False
            mentions.append(draft.mention())
        if draft.diagnostics:
            self.diagnostics += draft.diagnostics

    def close_all(self) -> None:
        """Closes whatever is open."""
        while self.open:
            self.finish(self.open.pop())

    def close_items(self, indent: int) -> None:
        """Closes the list items that begin at this column or to the right of it."""
        while self.open:
            draft = self.open[-1]
            _, column, level = draft.place
            if level or column < indent:
                return
            self.open.pop()
            self.finish(draft)

    def close_headings(self, level: int) -> None:
        """Closes what stands below a heading of this level, and headings of no higher one."""
        while self.open and self.open[-1].place.level >= level:
            self.finish(self.open.pop())


def below_heading(title: str) -> str:
    """What a heading says of all that stands below it: the field of the profile that it fills, `participants` or
    nothing.
    """
    begins = title[:3].lower()
    if begins not in _BEGINS and begins.isalpha() and begins.isascii():
        return ""
    if title[:1].isdecimal():
        return ""
    return section_field(title) or ("participants" if fold_key(title) in PARTICIPANTS else "")

"""What a walk over the lines of a note has found so far, and what of it is still open."""

from __future__ import annotations

from operator import attrgetter

from netnotes.diagnostics import Diagnostic
from netnotes.model import Entry, Evidence, Link, Mention, Task
from netnotes.notes.draft import Draft, make_evidence
from netnotes.notes.inline import Inline, scan
from netnotes.notes.lines import Lines
from netnotes.notes.options import ReadOptions
from netnotes.notes.scanned import Heading, Scanned
from netnotes.properties import Field

_line_of = attrgetter("evidence.line")


class Found:
    """The state of a walk. `first_line` is the number of the first of the lines in its file."""

    def __init__(self, path: str, lines: Lines, first_line: int, options: ReadOptions) -> None:
        self.path = path
        self.lines = lines
        self.first_line = first_line
        self.options = options
        self.open: list[Draft] = []  # headings first, then list items by indent
        self.life_level = 0  # of the open heading Milestones or Family
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
        return Scanned(
            tuple(sorted(self.entries, key=_line_of)),
            tuple(sorted(self.mentions, key=_line_of)),
            tuple(self.tasks),
            tuple(self.tags),
            tuple(self.loose_tags),
            tuple(self.fields),
            tuple(self.headings),
            tuple(self.participants),
            tuple(self.diagnostics),
        )

    def evidence(self, index: int) -> Evidence:
        """The line at an index as evidence."""
        return make_evidence((self.path, self.first_line + index, self.lines.raw[index].strip(), False))

    def scan(self, index: int, text: str) -> Inline:
        """The links, tags and fields of a text in the line at an index; its tags are those of the note, too."""
        inline = scan(text, self.first_line + index)
        for tag in inline.tags:
            self.tags[tag.name] = None
        return inline

    def begin(self, draft: Draft, index: int, word: str, rest: str) -> None:
        """Opens a dated interaction, with the bracketed word after its date and the rest of its line."""
        rest = draft.add_word(word, rest)
        if self.life_level:
            draft.stated.append("milestone")
        draft.add(rest, self.scan(index, rest), self.first_line + index)
        self.open.append(draft)

    def finish(self, draft: Draft) -> None:
        """Keeps what a draft became, now that no line is added to it any more."""
        if draft.tells:
            self.entries.append(draft.entry())
        elif draft.links or draft.with_links:
            self.mentions.append(draft.mention())
        if draft.diagnostics:
            self.diagnostics += draft.diagnostics

    def close_all(self) -> None:
        """Closes whatever is open."""
        while self.open:
            self.finish(self.open.pop())

    def close_items(self, indent: int) -> None:
        """Closes the list items that begin at this column or to the right of it."""
        while self.open and self.open[-1].place.level == 0 and self.open[-1].place.indent >= indent:
            self.finish(self.open.pop())

    def close_headings(self, level: int) -> None:
        """Closes what stands below a heading of this level, and headings of no higher one."""
        while self.open and self.open[-1].place.level >= level:
            self.finish(self.open.pop())

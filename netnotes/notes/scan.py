"""One walk over the lines of a note: interactions, mentions, tasks, tags, fields and headings."""

from __future__ import annotations

import re

from netnotes.diagnostics import diagnose
from netnotes.model import Kind
from netnotes.notes.acts import kind_of_tag
from netnotes.notes.beginning import Beginning, leading_arrow, may_be_named, may_begin, read_beginning
from netnotes.notes.draft import Draft, Place
from netnotes.notes.fields import field_line, fold_key
from netnotes.notes.found import PARTICIPANTS, Found, below_heading
from netnotes.notes.inline import NOTHING, Inline
from netnotes.notes.kinds import APART
from netnotes.notes.lines import Lines, width
from netnotes.notes.options import ReadOptions
from netnotes.notes.runs import read_headings, read_items
from netnotes.notes.scanned import Scanned
from netnotes.notes.tables import Row, read_columns, read_plain_rows, read_row
from netnotes.notes.tasks import STATUS, read_task
from netnotes.notes.whole import read_title, read_whole
from netnotes.properties import Field, field_of

_LINE = re.compile(
    r"(?P<indent>[ \t]*)"
    r"(?:(?P<hashes>\#{1,6})(?=[ \t]|$)"
    r"|(?P<bullet>[-*+]|\d{1,9}[.)])(?=[ \t]|$)(?:[ \t]+\[(?P<box>.)\](?=[ \t]|$))?)?[ \t]*"
)
_TAGS = re.compile(r"(?:#[^\s#]+[ \t]+)+")  # what may stand before a field
_LINE_PLACE = Place("list")
_TABLE_PLACE = Place("table")
_BEGINNING = frozenset("-*+#")  # with these a line begins that may be read as a whole
_LEVELS = {"#" * level: level for level in range(1, 7)}
_MARKS = frozenset("-*+#|0123456789")  # with these a line begins that may be more than prose
_BULLETS = frozenset("-*+")
_DATE_BEGINS = frozenset("0123456789*[")


def scan_lines(path: str, lines: Lines, first_line: int, options: ReadOptions) -> Scanned:
    """Reads the lines of a body; `first_line` is the number of the first in its file."""
    return _Walk(path, lines, first_line, options).walk()


class _Walk(Found):
    """The walk, with what it has to remember of the lines before."""

    dated = -1  # index of the line that goes on with a paragraph in which lines begin with dates

    def walk(self) -> Scanned:
        """All lines."""
        seen, breaks = self.seen, self.lines.breaks
        index, count = 0, len(seen)
        while index < count:
            line = seen[index]
            if not line:
                if breaks and index in breaks:
                    self.close_items(0)
                self.after_blank = True
                index += 1
                continue
            at, first = index, line[0]
            if first in _BULLETS:
                dated = line[1:2] == " " and line[2:3] in _DATE_BEGINS and line[2:4] != "[ "
                if dated and not (breaks or self.life_level):
                    index = read_items(self, index, self._read)
            elif first == "#":
                if line.lstrip("#")[1:2] in _DATE_BEGINS and not breaks:
                    index = read_headings(self, index, self._read)
                elif not breaks and read_title(self, index, line):
                    index += 1
            elif (
                first not in _MARKS and not self.open and not first.isspace()
                and not ("|" in line or "[" in line or "#" in line or ":" in line or "*" in line or may_be_named(line))
            ):  # fmt: skip
                self.after_blank = False
                index += 1
            if index == at:
                index = self._read(index)
        self.close_all()
        return self.result()

    def _read(self, index: int) -> int:
        """Reads the line at an index, with what stands plainly below it; gives the index of the next line."""
        line = self.seen[index]
        if index in self.lines.breaks:
            self.close_items(0)
        if not line or line.isspace():
            self.after_blank = True
            return index + 1
        after = read_whole(self, index, line) if line[0] in _BEGINNING else index
        if after == index:
            after = self._read_other(index, line)
            self.after_blank = False
        return after

    # --- lines

    def _read_other(self, index: int, line: str) -> int:
        """Reads a line that is not blank, or the table that begins with it; gives the index of the next line."""
        stripped = line.lstrip()
        first = stripped[0]
        if first == "#" and (level := _LEVELS.get(line.partition(" ")[0])):
            self._read_heading(index, level, line[level:].strip(" \t").rstrip("# \t"))
            return index + 1
        if first == "|" or (first not in _MARKS and "|" in line):
            table_end = self._read_table(index)
            if table_end > index:
                return table_end
        if (
            self.open or first in _MARKS or "[" in line or "#" in line or (":" in line and "::" in line)
            or ("*" in line and "**" in line) or may_be_named(stripped)
        ):  # fmt: skip
            if first.isalpha() and first == line[0]:
                self._read_text(index, 0, line)
            else:
                self._read_line(index, line)
        return index + 1

    def _read_line(self, index: int, line: str) -> None:
        found = _LINE.match(line)
        assert found  # every part of it is optional
        text = line[found.end() :]
        space, hashes, bullet, box = found.groups()
        if hashes:
            self._read_heading(index, len(hashes), text.rstrip("# \t"))
            return
        indent = width(space) if space else 0
        if not bullet:
            self._read_text(index, indent, text)
        elif box in STATUS:
            self._read_task(index, indent, text, box)
        elif box:
            self._read_item(index, indent, line[found.start("box") - 1 :])
        else:
            self._read_item(index, indent, text)

    def _read_heading(self, index: int, level: int, title: str) -> None:
        self.begin_section(index, level, title, below_heading(title))
        beginning = self._beginning(index, title)
        if beginning and beginning.day:
            self._begin(index, title, beginning, Place("heading", level=level))
        elif self.open:
            self._add_nested(self.open[-1], index, -2, title, self.scan(index, title))
        else:
            self._read_plain(index, title)

    def _read_item(self, index: int, indent: int, text: str) -> None:
        if self.open:
            self.close_items(indent)
        beginning = self._beginning(index, text)
        if beginning and beginning.day:
            self._begin(index, text, beginning, Place("list", indent))
            return
        inline = self.scan(index, text)
        around = self._around()
        if around and around.day:
            self._add_nested(around, index, indent, text, inline)
        else:
            self._read_undated(index, indent, text, inline)

    def _read_text(self, index: int, indent: int, text: str) -> None:
        in_dated = self.dated == index
        begins = self.after_blank or self.fresh == index or in_dated
        if in_dated and not self.after_blank:
            self.dated = index + 1
        if self.after_blank:
            self.close_items(indent)
        if begins and may_begin(text) and self.raw[index][:1] != ">" and self._begins_dated(index, indent, text):
            return
        if self.open:
            self._add_nested(self.open[-1], index, -1, text, self.scan(index, text))
        else:
            self._read_plain(index, text)

    def _begins_dated(self, index: int, indent: int, text: str) -> bool:
        """Whether a paragraph (or one of such lines) begins with a date that words follow: it is as a list item."""
        beginning = self._beginning(index, text)
        if not beginning:
            return False
        self.dated = index + 1
        goes_on = self.seen[index + 1 : index + 2]
        if not beginning.day or (beginning.end >= len(text) and not (goes_on and goes_on[0].startswith(":"))):
            return False
        self.close_items(indent)
        self._begin(index, text, beginning, Place("list", indent))
        return True

    def _read_task(self, index: int, indent: int, text: str, box: str) -> None:
        self.close_items(indent)
        around = self._dated_around() if self.open else None
        found = read_task(text, box, self.evidence(index), around.day if around else None, self.options.date_order)
        self.tasks.append(found.task)
        if found.tags:
            self.tags.update(dict.fromkeys(found.tags))
        if found.diagnostics:
            self.diagnostics += found.diagnostics
        if around:
            around.last_line = self.first_line + index

    def _read_plain(self, index: int, text: str) -> None:
        """A line outside of any interaction and list item."""
        inline = self.scan(index, text)
        if inline is NOTHING and ":" not in text:
            return
        self.loose_tags += [tag.name for tag in inline.tags]
        self._note_fields(index, text, inline)
        if inline.links:
            self._take_participants(text, inline)
            draft = Draft(self.evidence(index), self.options, _LINE_PLACE)
            draft.add(text, inline)
            self.mentions.append(draft.mention())

    # --- interactions

    def _begin(self, index: int, text: str, beginning: Beginning, place: Place) -> None:
        """Opens a dated interaction with the text that follows its date."""
        draft = Draft(self.evidence(index), self.options, place, beginning.day, beginning.arrow)
        self.begin(draft, index, beginning.word, text[beginning.end :])

    def _add_nested(self, around: Draft, index: int, indent: int, text: str, inline: Inline) -> None:
        """A line within an interaction; `indent` is -1 for a paragraph's line, -2 for a heading."""
        goes_on = indent == -1 and not self.after_blank and self.fresh != index
        line = self.first_line + index
        field = field_line(_TAGS.sub("", text, count=1) if text[:1] == "#" else text)
        if field and around.add_field(field, inline, line):
            around.tagged += self._kinds_in_order(inline)
            self.fresh = index + 1
            return
        if not inline.tags or not self._kinds(inline) & APART:
            around.add(text, inline, line, goes_on=goes_on)
            return
        draft = Draft(self.evidence(index), self.options, Place(around.place.shape, indent), around.day)
        draft.tells = True
        draft.add(text, inline, line, only=APART)
        around.tagged += [kind for kind in self._kinds_in_order(inline) if kind not in APART]
        around.last_line = line
        if indent < 0:
            self.finish(draft)
        else:
            self.open.append(draft)

    def _read_undated(self, index: int, indent: int, text: str, inline: Inline) -> None:
        """A list item outside of any dated interaction."""
        arrow, text = leading_arrow(text)
        if arrow:
            inline = self.scan(index, text)
        self._note_fields(index, text, inline)
        self._take_participants(text, inline)
        around = self._around()
        kinds = self._kinds(inline)
        if around and self._belongs(around, kinds, inline):
            around.add(text, inline, self.first_line + index)
            return
        if not kinds and not inline.links:
            return
        draft = Draft(self.evidence(index), self.options, Place("list", indent), arrow=arrow)
        draft.tells = bool(kinds)
        draft.add(text, inline, self.first_line + index)
        if around and not inline.links:
            _share(around, draft)
        self.open.append(draft)

    def _belongs(self, around: Draft, kinds: set[Kind], inline: Inline) -> bool:
        """Whether a nested item is part of the undated one above it, and tells nothing by itself."""
        if kinds & APART or (kinds and inline.links):
            return False
        return around.tells or not (kinds or inline.links)

    def _around(self) -> Draft | None:
        return self.open[-1] if self.open else None

    def _dated_around(self) -> Draft | None:
        return next((draft for draft in reversed(self.open) if draft.day), None)

    # --- tables

    def _read_table(self, index: int) -> int:
        """Reads the table that begins here, if one does, and gives the index after it (else this index)."""
        seen = self.seen
        columns = read_columns(seen, index)
        if not columns:
            return index
        if self.after_blank or not self.open:
            self.close_items(0)
        at = index + 2
        while (at := read_plain_rows(self, at, columns)) < len(seen) and "|" in seen[at]:
            self._read_row(at, read_row(seen[at], columns, self.options.date_order))
            at += 1
        self.after_blank = False
        return at

    def _read_row(self, index: int, row: Row) -> None:
        beginning = row.beginning
        if beginning.fault:
            self._report_date(index, beginning)
        if not beginning.day:
            return
        line = self.first_line + index
        draft = Draft(self.evidence(index), self.options, _TABLE_PLACE, beginning.day, beginning.arrow)
        for what, text in row.cells:
            inline = self.scan(index, text)
            if what == "with":
                draft.with_links += [found.link for found in inline.links]
            elif what:
                if inline.tags:
                    draft.add("", Inline((), inline.tags))
                draft.state(what, text, line)
            else:
                draft.add(text, inline, line)
        self.finish(draft)

    # --- parts of a line

    def _kinds_in_order(self, inline: Inline) -> list[Kind]:
        return [kind for tag in inline.tags if (kind := kind_of_tag(tag.name, self.options))]

    def _kinds(self, inline: Inline) -> set[Kind]:
        return set(self._kinds_in_order(inline)) if inline.tags else set()

    def _beginning(self, index: int, text: str) -> Beginning | None:
        beginning = read_beginning(text, self.options.date_order)
        if beginning and beginning.fault:
            self._report_date(index, beginning)
        return beginning

    def _report_date(self, index: int, beginning: Beginning) -> None:
        line, source = self.first_line + index, self.raw[index].strip()
        self.diagnostics.append(diagnose(beginning.fault, self.path, line, source, text=beginning.written))

    def _note_fields(self, index: int, text: str, inline: Inline) -> None:
        if "::" not in text and not (":" in text and text.startswith(("**", "__"))):
            return
        line, source = self.first_line + index, self.raw[index]
        whole = field_line(text)
        if whole and (whole.doubled or (whole.strong and field_of(whole.key))):
            self.fields.append(Field(whole.key, whole.value, line, source))
        else:
            self.fields += [Field(field.key, field.value, line, source) for field in inline.fields]

    def _take_participants(self, text: str, inline: Inline) -> None:
        if inline.links and (self.participants_level or _names_participants(text)):
            self.participants.update(dict.fromkeys(found.link for found in inline.links))


def _names_participants(text: str) -> bool:
    field = field_line(text)
    return field is not None and fold_key(field.key) in PARTICIPANTS


def _share(around: Draft, draft: Draft) -> None:
    """A tagged item below one that links somebody tells of them."""
    if APART.intersection(draft.tagged):
        draft.with_links += around.with_links or around.links[:1]
    else:
        around.tagged += draft.tagged
        around.texts += draft.texts

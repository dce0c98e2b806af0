"""Writing an interaction into a note the way that note writes them.
 Level 4, text only. The newest entry is the model: its list marker, date markup, separator and section.
Entries that stand newest first stay so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import quote

from netnotes.diagnostics import NetnotesError
from netnotes.editing.lines import Lines, refuse_conflict
from netnotes.editing.listed import listed_entry
from netnotes.editing.periods import of_period
from netnotes.editing.tables import table_row
from netnotes.model import Direction, Entry, Kind, Note
from netnotes.names import stem
from netnotes.notes.kinds import act

# Headings of a log, without case.
SECTIONS = frozenset(
    (
        "interactions",
        "interaction log",
        "log",
        "contact log",
        "conversations",
        "conversation log",
        "timeline",
        "touchpoints",
        "meetings",
        "journal",
        "contacts",
        "communication",
        "interaktionen",
        "kontakte",
        "verlauf",
        "interacciones",
        "interações",
        "échanges",
    )
)
NEW_SECTION = "## Interactions"
_AFTER_DATE = re.compile(
    r"(?P<close>(?:\|[^\[\]\r\n]*)?\]\])?(?P<mark>:?(?:\*\*|__|\*|_)?:?)(?:(?:[ \t]+|T)\d{1,2}:\d{2}"
    r"(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
    r"(?P<gap>[ \t]*[:–—-][ \t]+|[ \t]+|$)(?P<bracket>\((?P<word>[^()\r\n]*)\)(?P<after>[ \t]*[:–—-]?[ \t]*))?"
)
_BULLET = re.compile(r"[ \t]*(?:>[ \t]*)*(?:[-*+]|\d{1,9}[.)])[ \t]+")
_QUOTE = re.compile(r"[ \t]*(?:>[ ]?)+")
_UNDERLINE = re.compile(r"[ \t>]*(?:-+|=+)[ \t]*$")
_STRUCTURE = re.compile(r"(?P<space>[ \t]*)(?P<sign>#{1,6}(?=[ \t]|$)|>|\||[`~]{3}|(?:[-=*_][ \t]*){2,}$|=+[ \t]*$)")
_OWN_DATE = re.compile(r"[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?:\*\*|__|\[\[)*(?:[^\[\]]*/)?\d{4}-\d{2}-\d{2}")
_UNLINKABLE = re.compile(r"[#^|\[\]]")  # what Obsidian takes for the end of a link's target
_ITEM = re.compile(r"[-*+][ \t]|\d{1,9}[.)][ \t]")


class NewEntry(NamedTuple):
    """An interaction to be written. `words` holds one line or more."""

    day: date
    words: tuple[str, ...]
    tags: tuple[str, ...] = ()  # without `#`
    kind_words: tuple[Kind, ...] = ()  # the same kinds in words: call, met
    arrow: str = ""  # `->` or `<-`
    minutes: int | None = None
    people: tuple[str, ...] = ()  # links of the others who took part, without brackets

    def first_line(self, *, tagged: bool = True) -> str:
        """Everything but the date, on one line."""
        parts = [self.arrow, *(f"#{tag}" for tag in self.tags if tagged), spent(self.minutes), self.words[0]]
        if self.people:
            parts.append(with_people(self.people))
        return " ".join(part for part in parts if part)


class Style(NamedTuple):
    """How a note writes the head of an entry."""

    before: str  # up to the date: `- **[[Daily/`
    after: str  # from the date to the words: `]]**: `
    bracket: str = ""  # what follows a kind in brackets, empty where the note uses none


class Written(NamedTuple):
    """The new text, and where the entry stands in it."""

    text: str
    line: int
    lines: tuple[str, ...]


def add_entry(text: str, note: Note, new: NewEntry) -> Written:
    """The text with the entry in the shape, order and section of the note's others.
     `note` is what was read from `text`. A note without entries gets a list under its log's heading, or under a
    new one at its end.
    """
    refuse_conflict(note)
    if sum(line.count("%%") for line in new.words) % 2 or any("<!--" in line for line in new.words):
        raise NetnotesError("the text begins a comment, which would hide what stands below it", "leave %% and <!-- out")
    lines = Lines(text)
    new = new._replace(words=(new.words[0], *(_as_prose(line) for line in new.words[1:])))
    dated = _dated(note)
    if not dated:
        listed = _listed(text, note, new)
        return _written(lines, *listed) if listed else _first_entry(lines, new)
    model = max(reversed(of_period(lines, dated, new.day)), key=_day)
    block = _block(lines, model, dated)
    at = _place(lines, block, new.day)
    if model.shape == "heading":
        return _written(lines, *_heading_entry(lines, model, new, at))
    if model.shape == "table":
        return _written(lines, at.line, table_row(lines, model.evidence.line, _cells(new)))
    style = _style(lines, model)
    return _written(lines, at.line, _set_apart(lines, block, at, style, _list_entry(style, new)))


def _as_prose(line: str) -> str:
    """The line, with a backslash before what would begin a heading, a rule, a quotation, a table or code."""
    if _OWN_DATE.match(line):
        raise NetnotesError(
            "a line of the text begins with a date and would be read as an entry of its own",
            "log that line by itself, with --on",
        )
    found = _STRUCTURE.match(line)
    return f"{found['space']}\\{line[found.start('sign') :]}" if found else line


def spent(minutes: int | None) -> str:
    """Minutes as an entry states them: `45m`, `2h`, `1h30`."""
    if minutes is None:
        return ""
    hours, rest = divmod(minutes, 60)
    return f"{hours}h{rest:02}" if hours and rest else f"{hours}h" if hours else f"{rest}m"


def with_people(links: Sequence[str]) -> str:
    """`with [[A]], [[B]] and [[C]]`."""
    shown = [f"[{stem(link)}]({quote(link)}.md)" if _UNLINKABLE.search(link) else f"[[{link}]]" for link in links]
    return "with " + " and ".join(part for part in (", ".join(shown[:-1]), shown[-1]) if part)


class _Spot(NamedTuple):
    line: int  # the new lines go after this one
    first: bool  # before every other entry of the block


def _dated(note: Note) -> list[Entry]:
    """The dated entries of the body; a line that stands below another entry is none of its own."""
    found: list[Entry] = []
    last = 0
    for entry in sorted(note.entries, key=lambda entry: entry.evidence.line):
        inside = entry.evidence.line <= last
        if entry.day and not inside and entry.shape in ("list", "heading", "table"):
            found.append(entry)
            last = max(entry.last_line, entry.evidence.line)
    return found


def _day(entry: Entry) -> date:
    assert entry.day
    return entry.day


def _block(lines: Lines, model: Entry, dated: Sequence[Entry]) -> list[Entry]:
    """The entries of the model's shape that stand in its section, in the order of their lines."""
    first, last = 1, len(lines)
    if model.shape != "heading":
        for number in range(1, len(lines) + 1):
            if lines.heading(number):
                if number <= model.evidence.line:
                    first = number
                else:
                    last = min(last, number - 1)
    same = [e for e in dated if e.shape == model.shape and first <= e.evidence.line <= last]
    if model.shape == "heading":
        level = lines.heading(model.evidence.line)
        same = [e for e in same if _level(lines, e) == (level[0] if level else None)]
    return sorted(same, key=lambda entry: entry.evidence.line)


def _level(lines: Lines, entry: Entry) -> int | None:
    found = lines.heading(entry.evidence.line)
    return found[0] if found else None


def _place(lines: Lines, block: Sequence[Entry], day: date) -> _Spot:
    """After which line an entry of this day belongs, in the order that the block keeps."""
    days = [_day(entry) for entry in block]
    newest_first = sum(a > b for a, b in pairwise(days)) > sum(a < b for a, b in pairwise(days))
    if newest_first:
        below = next((i for i, other in enumerate(days) if other <= day), len(days))
    else:
        below = next((len(days) - i for i, other in enumerate(reversed(days)) if other <= day), 0)
    if below == 0:
        return _Spot(block[0].evidence.line - 1, True)
    above = block[below - 1]
    return _Spot(lines.last_filled(max(above.last_line, above.evidence.line), above.evidence.line - 1), False)


def _style(lines: Lines, model: Entry) -> Style:
    """The head of the model entry, taken apart at its date."""
    line = lines[model.evidence.line]
    before, date_text, rest = line.partition(_day(model).isoformat())
    if not date_text:
        bullet = _BULLET.match(line)
        return Style(bullet[0] if bullet else "- ", ": ")
    found = _AFTER_DATE.match(rest)
    if not found:
        return Style(before, ": ")
    close = found["close"] or ""
    if close.startswith("|"):
        close = f"|{date_text}]]" if close == f"|{date_text}]]" else "]]"
    gap = found["gap"] or " "
    head = f"{close}{found['mark']}{gap}"
    return Style(before, head, found["after"] or " " if found["word"] else "")


def _set_apart(lines: Lines, block: Sequence[Entry], at: _Spot, style: Style, entry: list[str]) -> list[str]:
    """The entry with an empty line to its neighbour, where it is a paragraph or the others have one."""
    starts = [each.evidence.line for each in block]
    gaps = [_is_empty(lines, number - 1) for number in starts[1:]]
    is_item = bool(_BULLET.match(lines[starts[0]]))
    if any(_UNDERLINE.match(lines[number + 1]) for number in starts if not is_item and number < len(lines)):
        raise NetnotesError(
            f"the heading at line {starts[0]} is underlined, and netnotes does not write such headings",
            "write it by hand, or let that heading begin with ##",
        )
    if not (gaps and all(gaps)) and (is_item or (gaps and not any(gaps))):
        return entry
    quoted = _QUOTE.match(style.before)
    empty = quoted[0].rstrip() if quoted else ""
    if at.first:
        above = [] if at.line == 0 or _is_empty(lines, at.line) or is_item or lines.heading(at.line) else [empty]
        return [*above, *entry, empty]
    below = [] if at.line == len(lines) or _is_empty(lines, at.line + 1) else [empty]
    return [empty, *entry, *below]


def _is_empty(lines: Lines, number: int) -> bool:
    return not lines[number].strip(" \t>")


def _list_entry(style: Style, new: NewEntry) -> list[str]:
    quoted = _QUOTE.match(style.before)
    inner = style.before[quoted.end() :] if quoted else style.before
    number = re.match(r"[ \t]*(\d{1,9}[.)][ \t]+)", inner)
    indent = (quoted[0] if quoted else "") + inner[: len(inner) - len(inner.lstrip(" \t"))]
    indent += " " * (len(number[1]) if number else 2)
    head = f"{style.before}{new.day.isoformat()}{_dated_alias(style.after, new.day)}"
    if style.bracket and len(new.kind_words) == 1 and not (new.arrow or _needs_tags(new)):
        first = f"{head}({new.kind_words[0]}){style.bracket}{new.first_line(tagged=False)}"
    else:
        first = head + new.first_line()
    return [first.rstrip(), *(f"{indent}{_as_item(line)}" for line in new.words[1:] if line.strip())]


def _dated_alias(after: str, day: date) -> str:
    return re.sub(r"^\|\d{4}-\d{2}-\d{2}\]\]", f"|{day.isoformat()}]]", after)


def _as_item(line: str) -> str:
    return line.rstrip() if _ITEM.match(line.lstrip()) else f"- {line.strip()}"


def _heading_entry(lines: Lines, model: Entry, new: NewEntry, at: _Spot) -> tuple[int, list[str]]:
    """A heading of the model's kind, with the words below it, or on it where the model has nothing below."""
    start = model.evidence.line
    style = _style(lines, model)
    end = lines.last_filled(max(model.last_line, start), start)
    body = [new.first_line(), *new.words[1:]]
    if end != start:
        body[0] = _as_prose(body[0])
    if end == start:
        entry = [f"{style.before}{new.day.isoformat()}{style.after}{body[0]}".rstrip(), *body[1:]]
    else:
        close = re.match(r"(?:(?:\|[^\]]*)?\]\])?(?:\*\*|__|\*|_)?", style.after)
        head = f"{style.before}{new.day.isoformat()}{_dated_alias(close[0] if close else '', new.day)}"
        if _ITEM.match(lines[_first_filled(lines, start + 1)].lstrip()):
            body = [_as_item(line) for line in body]
        entry = [head, *([""] if lines.is_blank(start + 1) else []), *body]
    if at.first:
        return at.line, [*entry, ""]
    return at.line, ["", *entry]


def _first_filled(lines: Lines, number: int) -> int:
    while lines.is_blank(number) and number < len(lines):
        number += 1
    return number


def _needs_tags(new: NewEntry) -> bool:
    """Whether a word in a field would not do: it states one kind, and tags in the text outweigh it."""
    return len(new.tags) > 1 or (bool(new.tags) and any("#" in line for line in new.words))


def _cells(new: NewEntry) -> dict[str, str]:
    words = new._replace(minutes=None).first_line(tagged=_needs_tags(new))
    more = [line.strip() for line in new.words[1:] if line.strip()]
    return {
        "date": new.day.isoformat(),
        "kind": "".join(new.kind_words[:1]),
        "tags": "" if _needs_tags(new) else " ".join(f"#{tag}" for tag in new.tags),
        "text": "; ".join([words, *more]),
        "minutes": spent(new.minutes),
    }


def _listed(text: str, note: Note, new: NewEntry) -> tuple[int, list[str]] | None:
    """The item of a front-matter list, where the note keeps its interactions there."""
    entries = [entry for entry in note.entries if entry.day and entry.shape == "front matter"]
    if not entries:
        return None
    cells = _cells(new._replace(arrow=""))
    if new.arrow:
        way: Direction = "in" if new.arrow == "<-" else "out"
        directed = [act(kind, way) for kind in new.kind_words[:1]]
        if not directed or act(directed[0].kind).direction != way:
            raise NetnotesError(
                f"{note.path} keeps its interactions in a front-matter list, which has no place for a direction",
                "leave --in and --out out, or write it by hand",
            )
        cells["kind"] = directed[0].kind
    found = listed_entry(text, max(entries, key=_day).evidence.line, cells)
    if found is None:
        raise NetnotesError(
            f"{note.path} keeps its interactions in a front-matter list that netnotes does not know how to continue",
            "write it by hand, with a date and notes, one key a line",
        )
    return found


def _first_entry(lines: Lines, new: NewEntry) -> Written:
    """The first entry of a note: below the heading of its log, or below a new one at the end."""
    entry = _list_entry(Style("- ", ": "), new)
    for number in range(1, len(lines) + 1):
        heading = lines.heading(number)
        if heading and heading[1].casefold().strip(" :") in SECTIONS:
            return _written(lines, *_below_heading(lines, number, heading[0], entry))
    end = lines.last_filled(len(lines))
    gap = [""] if end else []
    return _written(lines, end, [*gap, NEW_SECTION, "", *entry])


def _below_heading(lines: Lines, number: int, level: int, entry: list[str]) -> tuple[int, list[str]]:
    """At the end of the section, before its first subheading."""
    end = number
    while end < len(lines) and not lines.heading(end + 1):
        end += 1
    filled = lines.last_filled(end, number)
    in_list = filled > number and _BULLET.match(lines[filled])
    new = entry if in_list else ["", *entry]
    if filled == number and end > number:  # keep the one empty line there is below the heading
        return number + 1, [*entry, *([""] if end < len(lines) and end == number + 1 else [])]
    return filled, new


def _written(lines: Lines, after: int, new: list[str]) -> Written:
    lines.insert(after, new)
    shown = tuple(line for line in new if line)
    first = next(i for i, line in enumerate(new) if line and line != NEW_SECTION)
    return Written(str(lines), after + 1 + first, tuple(line for line in shown if line != NEW_SECTION))

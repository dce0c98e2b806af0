"""Runs of the commonest interactions, read with one pattern: list items in the first column, and dated headings.

`- 2026-02-19: coffee at the harbour #met` with the plain items nested below it is one row of a run, and so is
`### 2026-02-19 - talk` with `**Medium**: call` and a line of words. A row is taken only where it certainly ends. What
it means is told here where its tag, its bracketed word, its field or its first words say the kind; every other row is
read by the walk, which reads these just the same, only slower.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache

from netnotes.dates import NAMED_BEGINS
from netnotes.model import Entry, Evidence
from netnotes.notes.acts import EDGE, NO_LINKS, links_of, told_by_words
from netnotes.notes.draft import INTRODUCING, SPACED, SPOKEN, joined, tidied
from netnotes.notes.fields import field_line, meaning
from netnotes.notes.found import Found
from netnotes.notes.inline import PLAIN_LINK, TAG_NAME
from netnotes.notes.minutes import find_group, find_minutes, parse_minutes, without_minutes
from netnotes.notes.options import ALONE
from netnotes.notes.remarks import remarks_on
from netnotes.notes.scanned import Heading
from netnotes.notes.whole import around_tag
from netnotes.patterns import pattern

ReadLine = Callable[[int], int]  # reads the line at an index in the general way; gives the index of the next line

# A part of beginning.COMMON. An alternative that may be empty is told faster than a part that is optional, and one that
# begins with a certain character, with what has to stand before it looked for behind, is passed over fastest.
_WEEKDAY = "Mon|Tue|Wed|Thu|Fri|Sat|Sun"
_BEGINNING = (
    r"(?:\*\*|)(?:\[\[(?=.{10}\]\])|)([0-9]{4}-[0-9][0-9]-[0-9][0-9])(?:\]\](?<=\[\[.{12})|)(?:\*\*|)"
    rf"(?:[ ]\((?!{_WEEKDAY})([^\W\d_][^()\[\]\n]{{0,39}})\)|)(?::(?:\*\*|)|[ ][-–—:]|)"
)
# Nothing that is taken is given back.
_WORDS = rf"[ ](?:(?=[a-z])|(?!{_WEEKDAY})(?=[^\W\d_]|\#))([^\[`\\:\#*0-9\n]*+)"
_OTHER = r"[^\[`\\:\#\n]*+"
# From the first digit, star, colon or link on, words have to be looked at again.
_MORE = rf"((?=[0-9*:\[]){_OTHER}(?:(?::(?![:/])|{PLAIN_LINK}){_OTHER})*|)"
_NESTED = r"[ \t]*[-*+][ ][^\W\d_][^\[`\\:\#*|\n]*+\n"
_KEY, _VALUE = r"[^\[\]():,;\n]{1,40}", r"[^\[\]`\\\#\n]*"
_FIELDS = rf"\[(?<=[ \t]\[){_KEY}::{_VALUE}\](?:[ \t]+\[{_KEY}::{_VALUE}\])*[ \t]*"
_ITEMS = re.compile(
    rf"[-*+][ ]{_BEGINNING}{_WORDS}{_MORE}(?:\#(?<=[ \t]\#)({TAG_NAME})([ \t]{_OTHER}|)|)"
    rf"({_FIELDS}|)\n"
    rf"([ \t]{_NESTED}(?:[ \t]{_NESTED})*|)"
    r"(?=[-*+\#][ ]|\n(?![ \t\n])|\Z)"  # what shows that the item is over
    r"|(?s:.+)"  # any other line ends the run
)
_HEADINGS = pattern(
    rf"(\#{{1,6}})[ ]{_BEGINNING}{_WORDS}(?:\#(?<=[ \t]\#)({TAG_NAME})|)\n"
    r"(?:((?:\*\*|)[^\W\d_][^\[`\\:\#|\n]*+:[^\[`\\:\#|\n]*+)\n|)"
    rf"(?:([^\W\d_][^\[`\\:\#*|\n]*+(?:{PLAIN_LINK}[^\[`\\:\#*|\n]*+)*+)\n|)"
    r"(\n*+)(?=\#{1,6}[ ]|\Z)(?!\1\#)"  # a heading of a lower level would belong to it
    r"|(?s:.+)"
)
_FIELD = pattern(rf"\[({_KEY})::({_VALUE})\]")
_SPACE = " \t"
_SHORT = 8  # characters after a tag, of which the same stand in many lines: ` 30m`
_LONG = 60  # characters of fields that are remembered
_BORN = "milestone"  # what a date below Family states
_new = tuple.__new__


def read_items(found: Found, index: int, read_line: ReadLine) -> int:
    """Reads the list items from this index on, as many as follow each other; gives the index of the line after them."""
    raw, seen, text, *_ = found.lines
    entries, tags, alone = found.entries, found.tags, found.options.alone
    path, first_line, as_written = found.path, found.first_line, raw is seen
    plain = as_written and text.isascii()
    new, day_of = tuple.__new__, date.fromisoformat
    if found.open:
        found.close_items(0)
    found.after_blank = False
    for row in _ITEMS.findall(text, found.offset_of(index)):
        written, word, words, more, tag, after, fields, nested = row
        if not written:
            break
        try:
            day = day_of(written)
        except ValueError:
            day = None
        acts = alone.get(tag)
        is_more = word or more or after or fields or nested
        if acts and day and not is_more and (plain or (as_written and seen[index].isascii())):
            line = first_line + index
            evidence = new(Evidence, (path, line, raw[index], False))
            entries.append(new(Entry, (day, acts, words.rstrip(), evidence, "list", False, None, None, (), (), line)))
            tags[tag] = None
            index += 1
            continue
        entry = None
        if day:
            entry = _item_with_fields(found, index, day, row) if fields else _item(found, index, day, row)
        if entry:
            entries.append(entry)
            if tag:
                tags[tag] = None
            index += 1
            if nested:
                index += nested.count("\n")
        else:
            end = index + 1 + nested.count("\n")
            while index < end:
                index = read_line(index)
            found.close_items(0)
    return index


def _item(found: Found, index: int, day: date, row: tuple[str, ...]) -> Entry | None:
    """The interaction of a row with more than plain words and a tag; None where the walk has to read it."""
    _, word, words, more, tag, after, _, nested = row
    source, options = found.seen[index], found.options
    kind = (options.stated_before.get(word) or options.stated(word)) if word else None
    acts = options.alone.get(tag) if tag else ALONE.get(kind)
    if (
        (not acts and (tag or word or nested))
        or (word and not kind)
        or (after and after[:2] in SPACED and SPOKEN.match(f"#{tag}{after}"))
    ):
        return None
    last_line = line = found.first_line + index
    minutes = group = None
    with_links, links = NO_LINKS
    plain = words and source.isascii()
    loose = len(after) > _SHORT or "*" in after
    if more or nested or not plain or loose:
        loose = bool(after) or "*" in more or not words
        text = words + more
        text = around_tag(text, after) if after else text.rstrip()
        if "[" in more:
            if acts and acts[0].kind in INTRODUCING:
                return None
            with_links, links = links_of(text, line, options)
        if more or after or not plain:
            if "roup of " in source:
                group = find_group(f"{words}{more}#{after}")
            if minutes := find_minutes(text):
                text = without_minutes(text.lstrip(EDGE))
        if nested:
            text = _with_nested(text, nested)
            if not text:
                return None
            last_line += nested.count("\n")
    else:
        text = words.rstrip()
        if after:
            said, minutes, group = _after(after)
            text = f"{words.rstrip(_SPACE)} {said}".rstrip()
    evidence = _new(Evidence, (found.path, line, found.raw[index].strip(), False))
    guessed = False
    if not acts:
        acts, guessed = told_by_words(text, options, found.path)
        found.diagnostics += remarks_on(acts, guessed, (), evidence, options)
    text = tidied(text) if loose else text
    return _new(Entry, (day, acts, text, evidence, "list", guessed, minutes, group, with_links, links, last_line))


def _with_nested(text: str, nested: str) -> str:
    """The text of an item with the plain items below it; empty where the walk has to read them."""
    for written in nested[:-1].split("\n"):
        below = written.lstrip(" \t-*+")
        if not text or "roup of " in below or below[:3].lower() in NAMED_BEGINS:
            return ""
        text = joined(text, below.rstrip())
    return text


def _item_with_fields(found: Found, index: int, day: date, row: tuple[str, ...]) -> Entry | None:
    """The interaction of a row that ends with fields, such as `[type:: call] [dur:: 45m]`; None where the walk has to
    read it.
    """
    _, word, words, more, tag, after, fields, nested = row
    options = found.options
    said = _said(fields) if len(fields) <= _LONG else None
    text = (words + more).rstrip()
    if not said or not words or word or nested or "*" in more or after.strip(_SPACE) or "  " in text or "\t" in text:
        return None
    stated, minutes = said
    acts = options.alone.get(tag) if tag else ALONE.get(options.stated_before.get(stated) or options.stated(stated))
    if not acts or "roup of " in found.seen[index] or (more and minutes is None and find_minutes(text)):
        return None
    line = found.first_line + index
    with_links, links = NO_LINKS
    if "[" in more:
        if tag and acts[0].kind in INTRODUCING:
            return None
        with_links, links = links_of(text, line, options)
    evidence = _new(Evidence, (found.path, line, found.raw[index].strip(), False))
    return _new(Entry, (day, acts, text, evidence, "list", False, minutes, None, with_links, links, line))


@lru_cache(maxsize=1024)
def _said(fields: str) -> tuple[str, int | None] | None:
    """The kind and the minutes that fields state; None where they say anything else."""
    stated, minutes = "", None
    for key, written in _FIELD.findall(fields):
        what, value = meaning(key.strip()), written.strip()
        if what == "kind" and value and not stated and " " not in value:
            stated = value
        elif what == "minutes" and minutes is None and (told := parse_minutes(value)) is not None:
            minutes = told
        else:
            return None
    return stated, minutes


@lru_cache(maxsize=1024)
def _after(text: str) -> tuple[str, int | None, int | None]:
    """The few words after a tag, and how long and with how many it was by them: ` 30m`."""
    return text.strip(), find_minutes(text), find_group(text)


def read_headings(found: Found, index: int, read_line: ReadLine) -> int:
    """Reads the dated headings from this index on, as many as follow each other; gives the index of the line after
    them.
    """
    entries, headings, seen = found.entries, found.headings, found.seen
    for row in _HEADINGS.findall(found.lines.text, found.offset_of(index)):
        hashes, _, _, _, _, field, below, blank = row
        if not hashes:
            break
        end = index + 1 + len(blank)
        if field:
            end += 1
        if below:
            end += 1
        if entry := _heading(found, index, row):
            level = len(hashes)
            title = seen[index][level + 1 :].rstrip("# \t")
            if found.open or level <= found.life_level or level <= found.participants_level:
                found.begin_section(index, level, title, "")
            else:
                headings.append(_new(Heading, (index, level, title, "")))
                found.fresh = index + 1
            entries.append(entry)
            index = end
        else:
            while index < end:
                index = read_line(index)
    return index


def _heading(found: Found, index: int, row: tuple[str, ...]) -> Entry | None:
    """The interaction of a heading and the lines below it; None where the walk has to read it."""
    hashes, written, word, words, tag, field, below, _ = row
    source, options = found.seen[index], found.options
    line = last_line = found.first_line + index
    said = word
    if field:
        said = _kind_below(field) if len(field) <= _LONG else ""
        if not said or word:
            return None
        last_line += 1
    acts = options.alone.get(tag) if tag else ALONE.get(options.stated_before.get(said) or options.stated(said))
    if not acts or (tag and word and not options.stated(word)):
        return None
    if 0 < found.life_level < len(hashes) and not tag:
        born = ALONE.get(options.stated_before.get(_BORN) or options.stated(_BORN))
        if not born:
            return None
        if acts is not born:
            acts = born + acts if field else acts + born
    text = words.rstrip()
    with_links, links = NO_LINKS
    if below:
        introduces = "[" in below and tag and acts[0].kind in INTRODUCING
        if not text or introduces or "roup of " in below or below[:3].lower() in NAMED_BEGINS:
            return None
        text = joined(text, below.rstrip())
        last_line += 1
        with_links, links = links_of(below, last_line, options) if "[" in below else NO_LINKS
    if not source.isascii() and "roup of " in source:
        return None
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return None
    if tag:
        found.tags[tag] = None
    evidence = _new(Evidence, (found.path, line, found.raw[index].strip(), False))
    return _new(Entry, (day, acts, text, evidence, "heading", False, None, None, with_links, links, last_line))


@lru_cache(maxsize=1024)
def _kind_below(field: str) -> str:
    """The word that a line such as `**Medium**: call` states as the kind; empty where it is none of that sort."""
    seen = field_line(field)
    return seen.value if seen and " " not in seen.value and meaning(seen.key) == "kind" else ""

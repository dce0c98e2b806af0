"""The generated block inside the report note: finding it, proving it untouched, replacing nothing else.

Level 4. Pure functions on strings; the caller reads and writes the file. The note belongs to the user:
front-matter keys of their own and the text around the block stay byte for byte, as do the line ends.
"""

from __future__ import annotations

import hashlib
import re
from datetime import date
from typing import NamedTuple

from netnotes.diagnostics import NetnotesError

BEGIN = "<!-- netnotes: begin. Written anew by `netnotes report`; your own text goes above or below. -->"
_BEGIN_LINE = re.compile(r"^<!-- netnotes: begin\b[^\r\n]*-->[ \t]*(?:\r\n|\n|\r|\Z)", re.MULTILINE)
_END_LINE = re.compile(
    r"^<!-- netnotes: end(?: sha256:(?P<sum>[0-9a-f]+))?[^\r\n]*-->[ \t]*(?P<eol>\r\n|\n|\r|\Z)", re.MULTILINE
)
_FRONT_MATTER = re.compile(
    r"\A(?P<open>\ufeff?---[ \t]*(?:\r\n|\n|\r))(?P<lines>.*?)^---[ \t]*(?:\r\n|\n|\r|\Z)", re.S | re.M
)
_OWN_KEYS = ("generated_by", "as_of", "since")
_OWN_LINE = re.compile(r"^(generated_by|as_of|since)[ \t]*:[ \t]*([^\r\n]*?)[ \t]*(?:\r\n|\n|\r|\Z)", re.M)


class Stamp(NamedTuple):
    """The days a report bears in its front matter."""

    as_of: date
    since: date | None  # what "changed since" is measured from


class Existing(NamedTuple):
    """A report note as it stands."""

    text: str
    ours: bool  # netnotes wrote it: its front matter or its markers say so
    as_of: date | None
    since: date | None
    before: str  # everything above the block, the front matter included
    block: str | None  # between the markers; None when they are not there, once each and in order
    after: str
    checksum_ok: bool  # the block is as netnotes wrote it

    @property
    def newline(self) -> str:
        """The line end the note uses."""
        return "\r\n" if "\r\n" in self.text else "\n"


def parse_report(text: str) -> Existing:
    """What a note at the report's place holds. Never raises."""
    own = _own_values(text)
    begins, ends = list(_BEGIN_LINE.finditer(text)), list(_END_LINE.finditer(text))
    ours = own.get("generated_by") == "netnotes" or bool(begins and ends)
    as_of, since = _day(own.get("as_of")), _day(own.get("since"))
    if len(begins) != 1 or len(ends) != 1 or begins[0].end() > ends[0].start():
        return Existing(text, ours, as_of, since, text, None, "", checksum_ok=False)
    block = text[begins[0].end() : ends[0].start()]
    return Existing(
        text,
        ours,
        as_of,
        since,
        before=text[: begins[0].start()],
        block=block,
        after=text[ends[0].end() :],
        checksum_ok=checksum(block) == ends[0]["sum"],
    )


def since_day(existing: str | None, today: date) -> date | None:
    """The as-of day of the last report of an earlier day: what "changed since" is measured from.

    A second run on one day keeps the day it had, so that it gives the same bytes.
    """
    if existing is None:
        return None
    found = parse_report(existing)
    if not found.ours:
        return None
    if found.as_of and found.as_of < today:
        return found.as_of
    return found.since if found.since and found.since < today else None


def splice(
    existing: str | None,
    block: str,
    stamp: Stamp,
    *,
    empty: bool = False,
    force: bool = False,
) -> str:
    """The whole report note with `block` in its place.

    `empty` says that the block tells of nobody; `force` replaces a block that was changed by hand. Raises
    NetnotesError when the note is not netnotes' own, when its block was changed, when the markers are
    damaged, and when an empty network would replace a report.
    """
    values = {
        "generated_by": "netnotes",
        "as_of": stamp.as_of.isoformat(),
        "since": stamp.since.isoformat() if stamp.since else "",
    }
    if existing is None or not existing.removeprefix("\ufeff").strip():
        return _front_matter(values, "\n") + _marked(block, "\n")
    found = parse_report(existing)
    _refuse(found, block, empty=empty, force=force)
    newline = found.newline
    return _with_values(found.before, values, newline) + _marked(block, newline) + found.after


def holds_marker(block: str) -> bool:
    """Whether a line of a block would be taken for one of the two markers."""
    return bool(_BEGIN_LINE.search(block) or _END_LINE.search(block))


def checksum(block: str) -> str:
    """A short checksum of a block. Line ends and blanks at a line's end do not count: tools change them."""
    lines = [line.rstrip(" \t") for line in re.split(r"\r\n|\n|\r", block)]
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _refuse(found: Existing, block: str, *, empty: bool, force: bool) -> None:
    if not found.ours:
        raise NetnotesError(
            "the file at the report's place was not written by netnotes",
            "move it, or set another report_path in netnotes.yaml",
        )
    if found.block is None:
        raise NetnotesError(
            "the report's markers `<!-- netnotes: begin … -->` and `<!-- netnotes: end … -->` are damaged",
            "restore the two lines, or move the file away",
        )
    if empty and found.block.strip() and checksum(found.block) != checksum(_inner(block, "\n")):
        raise NetnotesError(
            "no people were found, so the report is left as it is",
            "check --vault and people_folders in netnotes.yaml",
        )
    if not found.checksum_ok and not force:
        raise NetnotesError(
            "the generated part of the report was changed by hand",
            "move your text above or below the markers, or run again with --force to replace it",
        )


def _marked(block: str, newline: str) -> str:
    inner = _inner(block, newline)
    return f"{BEGIN}{newline}{inner}<!-- netnotes: end sha256:{checksum(inner)} -->{newline}"


def _inner(block: str, newline: str) -> str:
    """The text between the markers; the blank line at its end closes a list or callout."""
    return newline.join(re.split(r"\r\n|\n|\r", block.strip("\r\n"))) + newline * 2


def _front_matter(values: dict[str, str], newline: str) -> str:
    lines = ["---", *(f"{key}: {value}" for key, value in values.items() if value), "---", ""]
    return newline.join(lines)


def _with_values(before: str, values: dict[str, str], newline: str) -> str:
    """The text above the block with netnotes' own keys set and every other byte as it was."""
    matter = _FRONT_MATTER.match(before)
    if not matter:
        mark = "\ufeff" if before.startswith("\ufeff") else ""
        return mark + _front_matter(values, newline) + before.removeprefix("\ufeff")
    lines = matter["lines"]
    seen = set(_own_values(before))
    kept = _OWN_LINE.sub(lambda own: f"{own[1]}: {values[own[1]]}{newline}" if values[own[1]] else "", lines)
    added = "".join(f"{key}: {values[key]}{newline}" for key in _OWN_KEYS if values[key] and key not in seen)
    return before[: matter.start("lines")] + kept + added + before[matter.end("lines") :]


def _own_values(text: str) -> dict[str, str]:
    matter = _FRONT_MATTER.match(text)
    return {own[1]: own[2].strip("\"'") for own in _OWN_LINE.finditer(matter["lines"])} if matter else {}


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None

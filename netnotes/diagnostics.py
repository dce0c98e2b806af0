"""Faults found in the user's files, and the one way they are worded.

Level 0. Every fault has a code in `CATALOGUE`; the gallery in `tests/errors/` shows one sample of each.
A fault never stops a run: it is collected, shown on standard error or by `netnotes check`, and the rest of
the note is used.
"""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "info"]
LONGEST = 400  # characters of a line or value that a diagnostic repeats
MOST_ALIKE = 1000  # faults of one code in one file: nobody reads more, and a file may hold a million
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


class Fault(NamedTuple):
    """What the catalogue knows of a code. `message` and `remedy` are filled with the finding's values."""

    severity: Severity
    message: str
    remedy: str


class Diagnostic(NamedTuple):
    """One fault at one place. `line` is 1-based; 0 means the file as a whole."""

    path: str
    line: int
    code: str
    severity: Severity
    message: str
    remedy: str
    source: str = ""  # the line as written

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.message}; {self.remedy}"


# error: something the writer put there is not used. warning: it is used, but perhaps not as meant.
# info: worth knowing, nothing to mend.
CATALOGUE: dict[str, Fault] = {
    # --- files
    "unreadable": Fault("error", "this file cannot be read ({reason})", "check its permissions, or what it links to"),
    "not-utf8": Fault(
        "error",
        "not UTF-8 text (byte {byte} at {offset})",
        "save it as UTF-8; what could be decoded is used",
    ),
    "too-large": Fault("error", "the file is {size} MB, more than the {limit} MB that are read", "split it"),
    "merge-conflict": Fault(
        "error", "an unresolved git conflict", "resolve it; until then both sides are read as they stand"
    ),
    "comment-unclosed": Fault(
        "warning", "a comment begins here and never ends; what follows is not read", "end it with `{end}`"
    ),
    "byte-order-mark": Fault("info", "the file begins with a byte order mark", "harmless; it is left as it is"),
    # --- front matter
    "front-matter-unclosed": Fault(
        "error", "the front matter is never closed", "add a line `---` after line {last}"
    ),
    "front-matter-not-mapping": Fault(
        "error", "the front matter is {what}, not `key: value` lines", "write one `key: value` a line"
    ),
    "front-matter-too-large": Fault(
        "error", "more than {limit} KB of YAML is not read", "move the long text into the note's body"
    ),
    "front-matter-too-deep": Fault(
        "error", "YAML nested more than {limit} levels is not read", "flatten it"
    ),
    "front-matter-language": Fault(
        "error", "`---{language}` front matter is not run or read", "write plain YAML between `---` lines"
    ),
    "yaml-syntax": Fault("error", "YAML cannot be read here: {problem}", "{fix}"),
    "yaml-tab": Fault("warning", "a tab is not allowed as YAML indentation", "replace the tab by spaces"),
    "yaml-alias": Fault("error", "YAML anchors and aliases are not read", "write the value out"),
    "yaml-tag": Fault("error", "the YAML tag `{tag}` is not read, and nothing is run", "write a plain value"),
    "duplicate-key": Fault(
        "warning", "`{key}` stands twice; the first (line {first}) is used", "keep one of them"
    ),
    "unquoted-link": Fault(
        "warning", "a link without quotes, which YAML reads as a list", 'put it in quotes: "{link}"'
    ),
    "unquoted-handle": Fault(
        "warning", "YAML allows no value that begins with `{part}` without quotes", "put it in quotes: {quoted}"
    ),
    "unquoted-text": Fault(
        "warning", "YAML needs this value in quotes, because of the `{part}` in it", "put it in quotes: {quoted}"
    ),
    "unquoted-hash": Fault(
        "error", "`{value}` is a comment to YAML, so there is no value here", 'put it in quotes: "{value}"'
    ),
    # --- properties
    "bad-date": Fault("error", "`{text}` is not a date in the calendar", "correct it, as YYYY-MM-DD"),
    "unclear-date": Fault(
        "warning",
        "`{text}` is not written as YYYY-MM-DD, and the order of day and month is not guessed",
        "write it as YYYY-MM-DD, or set `date_order` in netnotes.yaml",
    ),
    "date-not-read": Fault(
        "warning",
        "this seems to begin with a date, and no interaction is read in this note",
        "write YYYY-MM-DD as the first words of a list item, a heading or a paragraph",
    ),
    "bad-yes-no": Fault("warning", "`{key}: {value}` is neither yes nor no", "write yes or no"),
    "bad-cadence": Fault(
        "warning", "`{key}: {value}` is no length of time", "write days (45), or like 6w, 3 months, quarterly"
    ),
    "bad-value": Fault("warning", "`{key}: {value}` is not understood", "{fix}"),
    "misspelt-key": Fault("warning", "`{key}` is not a property netnotes knows", "did you mean `{near}`?"),
    # --- interactions and promises
    "help-without-direction": Fault(
        "warning", "help is noted, but not who helped whom", "tag it #gave or #received, or put -> or <- after the date"
    ),
    "kind-guessed": Fault("info", "read as `{kind}` from its words", "tag it #{tag} to be sure"),
    "kind-unknown": Fault("info", "no kind is stated, so it counts as a note", "tag it, for example #met or #call"),
    "kind-nothing": Fault(
        "info", "it says that nothing came about, so it is no touch", "tag it if something did, for example #call"
    ),
    "language-hint": Fault(
        "info",
        "{count} lines look {language}, whose words are not looked for",
        "set `language: [{codes}]` in netnotes.yaml",
    ),
    "outcome-without-ask": Fault(
        "warning", "#{kind} closes no open ask", "note the ask with #asked on an earlier day"
    ),
    "bad-minutes": Fault("warning", "`{text}` is no length of time", "write 45m or 1h30"),
    "bad-due": Fault("error", "the date `{text}` of this task is not in the calendar", "correct it"),
    # --- people and links
    "unknown-person": Fault("warning", "[[{target}]] names nobody in the vault", "{fix}"),
    "ambiguous-link": Fault(
        "warning", "[[{target}]] could be {candidates}", "write the path: [[{first}]]"
    ),
    "ambiguous-name": Fault("info", "{count} notes are named {name}: {paths}", "link them by path"),
    "same-person": Fault("warning", "this may be the same person as {other} ({why})", "merge the two notes"),
    "name-only": Fault("info", "nothing but a name is noted here", "add how you met, or one thing you know"),
    # --- settings
    "setting-unknown": Fault("error", "`{key}` is not a setting", "{fix}"),
    "setting-bad": Fault("error", "`{key}: {value}` does not fit: {why}", "{fix}"),
    "folder-missing": Fault(
        "warning", "the people folder `{folder}` is not in the vault", "correct `people_folders`, or make the folder"
    ),
    "me-not-found": Fault("warning", "your own note `{me}` is not in the vault", "correct `me`, or leave it out"),
}  # fmt: skip


def diagnose(code: str, path: str, line: int, source: str = "", **values: object) -> Diagnostic:
    """A diagnostic of a catalogued code, its texts filled with `values` (data, never templates). Of a line or a value
    that nobody could read to its end only the beginning is kept: a note may hold a million faults in one long line.
    """
    fault = CATALOGUE[code]
    shown = {key: _beginning(value) if isinstance(value, str) else value for key, value in values.items()}
    return Diagnostic(
        path,
        line,
        code,
        fault.severity,
        fault.message.format(**shown),
        fault.remedy.format(**shown),
        _beginning(source.strip("\r\n")),
    )


def _beginning(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Diagnostics by place, each once; of one code in one file the first MOST_ALIKE."""
    found = sorted(set(diagnostics))
    return tuple(found) if len(found) <= MOST_ALIKE else tuple(first_alike(found, MOST_ALIKE))


def first_alike(diagnostics: Iterable[Diagnostic], most: int) -> Iterator[Diagnostic]:
    """The first so many of one code in one file."""
    counts: dict[tuple[str, str], int] = {}
    for fault in diagnostics:
        counts[fault.path, fault.code] = count = counts.get((fault.path, fault.code), 0) + 1
        if count <= most:
            yield fault


def faulty(diagnostics: Iterable[Diagnostic]) -> frozenset[str]:
    """The paths of files with more than infos. Diagnostics that know them already are not gone through."""
    known: frozenset[str] | None = getattr(diagnostics, "faulty", None)
    if known is not None:
        return known
    return frozenset(fault.path for fault in diagnostics if fault.severity != "info")


def excerpt(diagnostic: Diagnostic) -> str:
    """A fault with the line it stands in, if there is one."""
    if not diagnostic.source:
        return str(diagnostic)
    return f"{diagnostic}\n{diagnostic.line:>6} | {diagnostic.source}"


class NetnotesError(Exception):
    """An operation that is refused, with the remedy. Only these raise; faults in notes never do."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"{what}; {remedy}")
        self.what = what
        self.remedy = remedy

"""netnotes.yaml: every key and value checked, a bad one reported with its line and left at its default."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple, TypeVar, get_args

from netnotes.diagnostics import Diagnostic, diagnose, in_order
from netnotes.front_matter import MAX_SIZE, Node, load_yaml
from netnotes.front_matter.plain import read_plain
from netnotes.model import Kind
from netnotes.names import fold
from netnotes.properties.cadence import parse_cadence
from netnotes.settings import DEFAULTS, About, Form, Settings, about
from netnotes.vault.daily import daily_names
from netnotes.vault.find import SETTINGS_FILE
from netnotes.vault.text import read_text

LANGUAGES = ("en", "de", "fr", "es", "pt")
PLAIN_FORMAT = "YYYY-MM-DD"
_T = TypeVar("_T")
DATE_ORDERS = ("day-first", "month-first")


class _UnfitError(Exception):
    """A value that does not fit its setting. `key` and `node` are those of an entry within it, where one is unfit."""

    def __init__(self, why: str, fix: str) -> None:
        super().__init__(why)
        self.why = why
        self.fix = fix
        self.key = ""
        self.node: Node | None = None

    def within(self, key: str, node: Node) -> _UnfitError:
        """This fault as that of an entry."""
        self.key, self.node = f": {key}{self.key}", self.node or node
        return self


class SettingsFile(NamedTuple):
    """What netnotes.yaml says."""

    settings: Settings
    diagnostics: tuple[Diagnostic, ...]
    lines: dict[str, int]  # the line of every setting that stands in the file


def read_settings(root: Path) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """The vault's settings (defaults where netnotes.yaml says nothing), and what is wrong with the file."""
    found = read_settings_file(root)
    return found.settings, found.diagnostics


def read_settings_file(root: Path) -> SettingsFile:
    """As `read_settings`, with the line of each setting."""
    if not (root / SETTINGS_FILE).is_file():
        return SettingsFile(DEFAULTS, (), {})
    text, diagnostics = read_text(str(root), SETTINGS_FILE)
    if text is None:
        return SettingsFile(DEFAULTS, diagnostics, {})
    found = settings_from(text)
    return found._replace(diagnostics=in_order((*diagnostics, *found.diagnostics)))


def missing_folders(root: Path) -> tuple[Diagnostic, ...]:
    """A warning for each people folder that netnotes.yaml names and the vault has not."""
    from netnotes.vault.listing import list_notes

    found = read_settings_file(root)
    line = found.lines.get("people_folders")
    if line is None:
        return ()
    text, _ = read_text(str(root), SETTINGS_FILE)
    notes = [f"/{fold(path)}" for path in list_notes(root).paths]
    return tuple(
        diagnose("folder-missing", SETTINGS_FILE, line, _line(text or "", line), folder=folder)
        for folder in found.settings.people_folders
        if not (root / folder.strip("/")).is_dir() and not any(f"/{fold(folder.strip('/'))}/" in note for note in notes)
    )


def settings_from(text: str) -> SettingsFile:
    """Settings from the text of a netnotes.yaml."""
    node, faults = _mapping(text)
    if node is None or node.value is None:
        return SettingsFile(DEFAULTS, in_order(faults), {})
    if node.kind != "map":
        what = "a list" if node.kind == "list" else "plain text"
        bad = _bad(
            text, node.line, "netnotes.yaml", what, _UnfitError("settings are expected", "write `setting: value`")
        )
        return SettingsFile(DEFAULTS, in_order((*faults, bad)), {})
    known = about()
    values: dict[str, Any] = {}
    lines: dict[str, int] = {}
    for key, child in node.pairs():
        name = re.sub(r"[-\s]+", "_", key.strip().lower())
        if name not in known:
            faults.append(_unknown(text, child.line, key, known))
            continue
        try:
            if child.value is not None:
                values[name] = _value(child, name, known[name])
                lines[name] = child.line
        except _UnfitError as unfit:
            at = unfit.node or child
            faults.append(_bad(text, at.line, key + unfit.key, _shown(at), unfit))
    return SettingsFile(DEFAULTS._replace(**values), in_order(faults), lines)


def _mapping(text: str) -> tuple[Node | None, list[Diagnostic]]:
    """The file's YAML, and its faults; a YAML parser is loaded only for what is not plain."""
    if len(text) <= MAX_SIZE and (plain := read_plain(text, 1)):
        return Node(plain.entries(), 1, False, "map"), []
    node, faults = load_yaml(SETTINGS_FILE, text, 1)
    return node, list(faults)


def _unknown(text: str, line: int, key: str, known: dict[str, About]) -> Diagnostic:
    near = _near(key.lower().replace("-", "_").replace(" ", "_"), known)
    fix = f"did you mean `{near}`?" if near else "remove it; `netnotes init` shows the settings"
    return diagnose("setting-unknown", SETTINGS_FILE, line, _line(text, line), key=key, fix=fix)


def _bad(text: str, line: int, key: str, value: str, unfit: _UnfitError) -> Diagnostic:
    return diagnose(
        "setting-bad", SETTINGS_FILE, line, _line(text, line), key=key, value=value, why=unfit.why, fix=unfit.fix
    )


def _line(text: str, line: int) -> str:
    lines = text.split("\n")
    return lines[line - 1] if 0 < line <= len(lines) else ""


def _near(word: str, known: Any) -> str:
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, list(known), 1)), "")


def _shown(node: Node) -> str:
    if node.kind == "scalar":
        return str(node.value)
    return "[…]" if node.kind == "list" else "{…}"


# --- forms: one function each, a node in, the value out


def _value(node: Node, name: str, described: About) -> Any:
    value = _FORMS[described.form](node)
    if described.form == "numbers":  # only what is given is changed
        return {**getattr(DEFAULTS, name), **value}
    return value


def _text(node: Node) -> str:
    if node.kind != "scalar" or not isinstance(node.value, str):
        raise _UnfitError("one text is expected", "write one text, in quotes if it holds : or #")
    return node.value


def _folder(node: Node) -> str:
    return _text(node).strip().strip("/")


def _texts(node: Node) -> tuple[str, ...]:
    if node.kind == "scalar":
        return (_text(node),)
    if node.kind == "list":
        return tuple(_text(child) for child in node.items() if child.value is not None)
    raise _UnfitError("a list of texts is expected", "write [one, two]")


def _count(node: Node) -> int:
    text = _text(node).replace("_", "")
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        raise _UnfitError("a whole number of 0 or more is expected", "write a number such as 30")
    return int(text)


def _number(node: Node) -> float:
    text = _text(node)
    if not re.fullmatch(r"\d{1,9}(\.\d{1,9})?", text, re.ASCII):
        raise _UnfitError("a number of 0 or more is expected", "write a number such as 0.5")
    return float(text)


def _fraction(node: Node) -> float:
    value = _number(node)
    if value > 1:
        raise _UnfitError("a number from 0 to 1 is expected", "write a number such as 0.5")
    return value


def _words(node: Node) -> dict[str, tuple[str, ...]]:
    return _entries(node, _kind, lambda child: tuple(word.lstrip("#") for word in _texts(child)))


def _numbers(node: Node) -> dict[str, float]:
    return _entries(node, _kind, _number)


def _days_by_tag(node: Node) -> dict[str, int]:
    return _entries(node, lambda key: key.lstrip("#"), _cadence)


def _cadence(node: Node) -> int:
    days = parse_cadence(_text(node))
    if days is None:
        raise _UnfitError("a length of time is expected", "write days (45), or like 6w, 3 months, quarterly")
    return days


def _dates(node: Node) -> dict[str, str]:
    return _entries(node, _day_of_year, _text)


def _day_of_year(key: str) -> str:
    if not _is_day_of_year(key):
        raise _UnfitError(f"`{key}` is no day of the year", "write month and day, such as 12-25")
    return key


def _is_day_of_year(text: str) -> bool:
    from datetime import date

    try:
        return len(text) == 5 and bool(date.fromisoformat(f"2000-{text}"))
    except ValueError:
        return False


def _date_order(node: Node) -> str:
    return _one_of(_text(node), ("", *DATE_ORDERS))


def _languages(node: Node) -> tuple[str, ...]:
    return tuple(_one_of(language.lower(), LANGUAGES) for language in _texts(node))


def _kind(key: str) -> str:
    kinds = [kind for kind in get_args(Kind) if kind != "help"]
    word = key.lstrip("#").lower()
    if word in kinds:
        return word
    near = _near(word, kinds)
    hint = f"did you mean `{near}`?" if near else f"the kinds are {', '.join(kinds)}"
    raise _UnfitError(f"`{key}` is no kind", hint)


def _one_of(word: str, allowed: tuple[str, ...]) -> str:
    if word in allowed:
        return word
    near = _near(word, allowed)
    choices = ", ".join(choice for choice in allowed if choice)
    raise _UnfitError(f"`{word}` is not one of {choices}", f"write {near or next(filter(None, allowed))}")


def _note_path(node: Node) -> str:
    path = _text(node).strip()
    parts = PurePosixPath(path.replace("\\", "/")).parts
    if not parts or path.endswith(("/", "\\")):
        raise _UnfitError("the name of a note is expected", "write a path in the vault, such as Network report.md")
    if parts[0] == "/" or parts[0].startswith("~") or ":" in parts[0] or ".." in parts:
        raise _UnfitError("it leads out of the vault", "write a path in the vault, such as Network report.md")
    return path


def _daily_format(node: Node) -> str:
    name_format = _text(node).strip()
    if name_format not in ("", PLAIN_FORMAT) and daily_names("", name_format).pattern is None:
        raise _UnfitError("it holds no day, month and year", "write moment.js tokens, such as YYYY-MM-DD")
    return name_format


def _entries(node: Node, read_key: Callable[[str], str], read: Callable[[Node], _T]) -> dict[str, _T]:
    """A mapping with keys and values read; a fault names its entry."""
    if node.kind != "map":
        raise _UnfitError("`key: value` lines are expected", "write one `key: value` a line, indented by two spaces")
    found = {}
    for key, child in node.pairs():
        if child.value is None:
            continue
        try:
            found[read_key(key)] = read(child)
        except _UnfitError as unfit:
            raise unfit.within(key, child) from None
    return found


_FORMS: dict[Form, Callable[[Node], Any]] = {
    "text": _text,
    "texts": _texts,
    "folder": _folder,
    "count": _count,
    "days": _count,
    "number": _number,
    "fraction": _fraction,
    "words": _words,
    "days by tag": _days_by_tag,
    "numbers": _numbers,
    "dates": _dates,
    "date order": _date_order,
    "languages": _languages,
    "note path": _note_path,
    "daily format": _daily_format,
}

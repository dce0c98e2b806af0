"""What a whole vault suggests about its settings; told by `netnotes check`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from netnotes.diagnostics import Diagnostic, diagnose
from netnotes.settings import Settings
from netnotes.vault.find import SETTINGS_FILE

_UNTAGGED = frozenset(("kind-unknown", "kind-guessed", "kind-nothing"))
_ENOUGH = 5  # lines that make a language likely, if they are more than a third of those without a tag
_NAMES = {"de": "German", "fr": "French", "es": "Spanish", "pt": "Portuguese"}
_MARKER = re.compile(r"[\s>]*(?:(?:[-*+]|\d{1,9}[.)]|#{1,6})\s+)?")


def language_hint(faults: Iterable[Diagnostic], settings: Settings) -> Iterator[Diagnostic]:
    """The language that many lines of unknown kind seem to be written in, if the settings do not name it."""
    untagged = [fault for fault in faults if fault.code in _UNTAGGED]
    unknown = [fault.source for fault in untagged if fault.code == "kind-unknown" and "|" not in fault.source[:1]]
    if len(unknown) < _ENOUGH:
        return
    counts = {code: _understood(unknown, code, settings) for code in _NAMES if code not in settings.language}
    code = max(counts, key=lambda one: counts[one], default="")
    if code and counts[code] >= _ENOUGH and counts[code] * 3 > len(untagged):
        codes = ", ".join(dict.fromkeys(("en", *settings.language, code)))
        yield diagnose("language-hint", SETTINGS_FILE, 0, count=counts[code], language=_NAMES[code], codes=codes)


def _understood(lines: Iterable[str], code: str, settings: Settings) -> int:
    """How many lines begin with words that tell a kind in a language."""
    from netnotes.notes.beginning import read_beginning
    from netnotes.notes.guessing import guess_words
    from netnotes.notes.options import ReadOptions

    options = ReadOptions.from_settings(settings._replace(language=(*settings.language, code)))
    count = 0
    for line in lines:
        marker = _MARKER.match(line)
        text = line[marker.end() :] if marker else line
        beginning = read_beginning(text, settings.date_order)
        count += bool(guess_words(text[beginning.end :] if beginning else text, options))
    return count

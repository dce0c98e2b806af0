"""A new person's note from a template. Level 4, text only.

Understood: Obsidian's `{{title}}`, `{{date}}`, `{{date:YYYY-MM-DD}}`, `{{time}}`, and of Templater
`<% tp.file.title %>` and `<% tp.date.now() %>`. Nothing of a template is ever run.
"""

from __future__ import annotations

import re
from datetime import datetime

_TITLE = re.compile(r"\{\{\s*(?:title|name)\s*\}\}|<%[-_*+]?\s*tp\.file\.title\s*[-_]?%>", re.IGNORECASE)
_DATE = re.compile(
    r"\{\{\s*date(?::(?P<form>[^{}]*))?\s*\}\}"
    r"|<%[-_*+]?\s*tp\.(?:date\.now|file\.creation_date)\(\s*(?:[\"'](?P<templater>[^\"']*)[\"'])?\s*\)\s*[-_]?%>",
    re.IGNORECASE,
)
_TIME = re.compile(r"\{\{\s*time(?::[^{}]*)?\s*\}\}", re.IGNORECASE)
_LEFT = re.compile(r"\{\{.*?\}\}|<%.*?%>", re.DOTALL)
_TOKENS = {"YYYY": "%Y", "YY": "%y", "MM": "%m", "DD": "%d", "HH": "%H", "mm": "%M", "dddd": "%A", "ddd": "%a"}
_TOKEN = re.compile("|".join(sorted(_TOKENS, key=len, reverse=True)))


def fill(template: str, title: str, now: datetime) -> str:
    """The template with its placeholders filled in; those that are not understood stay."""
    text = _TITLE.sub(lambda found: _quoted(title, template, found.start()), template)
    text = _DATE.sub(lambda found: _shown(found["form"] or found["templater"] or "YYYY-MM-DD", now), text)
    return _TIME.sub(lambda _: now.strftime("%H:%M"), text)


def left_over(text: str) -> str:
    """The first placeholder that was not filled in, or nothing."""
    found = _LEFT.search(text)
    return found[0] if found else ""


def _quoted(title: str, template: str, at: int) -> str:
    """The title as it fits between the quotes it stands in, if any."""
    before = template[at - 1 : at]
    if before == "'":
        return title.replace("'", "''")
    return title


def _shown(form: str, now: datetime) -> str:
    return now.strftime(_TOKEN.sub(lambda found: _TOKENS[found[0]], form.replace("%", "%%")))

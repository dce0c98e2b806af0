"""Reading a note in a test: text in, records out."""

from __future__ import annotations

from textwrap import dedent
from typing import Any

from netnotes.model import Entry, Note
from netnotes.notes import ReadOptions, read_note
from netnotes.settings import Settings

PATH = "People/Ana.md"


def note(text: str, path: str = PATH, **settings: Any) -> Note:
    """The note of a text."""
    return read_note(path, dedent(text).lstrip("\n"), ReadOptions.from_settings(Settings(**settings)))


def entries(text: str, **settings: Any) -> tuple[Entry, ...]:
    """Its interactions."""
    return note(text, **settings).entries


def entry(text: str, **settings: Any) -> Entry:
    """Its only interaction."""
    (only,) = entries(text, **settings)
    return only


def told(text: str, **settings: Any) -> list[tuple[str, str, str]]:
    """Day, acts and text of every interaction, as `("2026-02-19", "met mutual", "lunch")`."""
    return [(str(one.day or ""), acts(one), one.text) for one in entries(text, **settings)]


def acts(one: Entry) -> str:
    """The acts of an interaction, as `gave out, met mutual`."""
    return ", ".join(f"{act.kind} {act.direction}".strip() for act in one.acts)


def codes(text: str, path: str = PATH, **settings: Any) -> list[tuple[int, str]]:
    """Line and code of every diagnostic but the remarks on kinds."""
    remarks = ("kind-guessed", "kind-unknown")
    return [(d.line, d.code) for d in note(text, path, **settings).diagnostics if d.code not in remarks]

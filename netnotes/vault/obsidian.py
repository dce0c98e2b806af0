"""What Obsidian's own settings say of template folders and daily notes.

Only the files that Obsidian's core plugins (and Templater, Periodic Notes) write are read, and only as hints: a
missing or broken one is as if it were not there, for it is Obsidian's business.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from netnotes.vault.text import read_bytes


class ObsidianHints(NamedTuple):
    """Folders relative to the vault, without slashes at the ends; empty where Obsidian says nothing."""

    template_folders: tuple[str, ...] = ()
    daily_folder: str = ""
    daily_format: str = ""


def read_hints(root: Path) -> ObsidianHints:
    """Obsidian's template folders, and folder and name format of its daily notes."""
    config = root / ".obsidian"
    if not config.is_dir():
        return ObsidianHints()
    templates = _json(config / "templates.json")
    templater = _json(config / "plugins" / "templater-obsidian" / "data.json")
    daily = _json(config / "daily-notes.json")
    periodic = _json(config / "plugins" / "periodic-notes" / "data.json").get("daily")
    if not daily and isinstance(periodic, dict):
        daily = periodic
    folders = (_text(templates, "folder"), _text(templater, "templates_folder"))
    return ObsidianHints(
        tuple(folder.strip("/") for folder in folders if folder.strip("/")),
        _text(daily, "folder").strip("/"),
        _text(daily, "format").strip("/"),
    )


def _json(path: Path) -> dict[str, Any]:
    try:
        if not path.is_file() or not (data := read_bytes(str(path))):
            return {}
        import json

        found = json.loads(data.decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _text(values: dict[str, Any], key: str) -> str:
    value = values.get(key)
    return value.strip() if isinstance(value, str) else ""

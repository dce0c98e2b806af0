"""What a note's path says of it, by the settings and by Obsidian's."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from netnotes.names import fold, fold_plain, without_md
from netnotes.settings import Settings
from netnotes.vault.daily import DailyNames, daily_names
from netnotes.vault.obsidian import read_hints

# Folders of templates whatever Obsidian is set to, compared by their letters alone (`_Templates`, `99 Vorlagen`).
_TEMPLATE_FOLDERS = frozenset(
    ("template", "templates", "vorlage", "vorlagen", "modele", "modeles", "modelos", "plantilla", "plantillas")
)
_STARS = {"**/": "(?:.*?/)??", "**": ".*?", "*": "[^/]*?"}
_MOST_DOUBLE = 3
_NOT_LETTERS = re.compile(r"[\W\d_]+")


class Layout(NamedTuple):
    """Where things stand in a vault. Folders are folded and without slashes at the ends."""

    people_folders: tuple[str, ...]
    template_folders: tuple[str, ...]
    excluded: tuple[tuple[str, re.Pattern[str]], ...]  # glob as written, and its pattern
    report: str  # path of the report, folded
    daily: DailyNames

    def in_people_folder(self, path: str) -> bool:
        """Whether a note stands in a people folder, at any depth."""
        return _holds_people(path[: path.rfind("/") + 1], self.people_folders)

    def excluded_by(self, path: str) -> str:
        """The glob in `exclude` that a path fits, or an empty text."""
        for glob, pattern in self.excluded:
            if pattern.fullmatch(path):
                return glob
        return ""

    def is_template(self, path: str) -> bool:
        """Whether a note stands in a folder of templates."""
        return _holds_templates(path[: path.rfind("/") + 1], self.template_folders)

    def is_report(self, path: str) -> bool:
        """Whether a note is the report."""
        may_be = len(path) == len(self.report) or not path.isascii()  # told without folding nearly every path
        return may_be and fold(path) == self.report

    def daily_day(self, path: str) -> date | None:
        """The day of a daily note, or None."""
        path = without_md(path)
        if path[-3:-2] != "-" and self.daily.pattern is None:  # its name does not end as YYYY-MM-DD does
            return None
        return self.daily.day(fold(path))


# Paths come folder by folder.
@lru_cache(maxsize=100)
def _holds_people(folder: str, known: tuple[str, ...]) -> bool:
    """Whether a folder that ends with `/` is one of the people folders, or stands in one."""
    place = "/" + fold(folder)
    return any(f"/{name}/" in place for name in known)


@lru_cache(maxsize=100)
def _holds_templates(folder: str, known: tuple[str, ...]) -> bool:
    """Whether a folder that ends with `/` is one of templates; `known` are those of Obsidian's settings."""
    folders = fold(folder).split("/")[:-1]
    if known:
        place = "/".join(folders) + "/"
        if any(place.startswith(folder + "/") for folder in known):
            return True
    return any(_NOT_LETTERS.sub("", fold_plain(folder)) in _TEMPLATE_FOLDERS for folder in folders)


def layout_of(root: Path, settings: Settings) -> Layout:
    """The vault's layout."""
    hints = read_hints(root)
    return Layout(
        tuple(folded for folder in settings.people_folders if (folded := fold(folder.strip("/")))),
        tuple(fold(folder) for folder in hints.template_folders),
        tuple((glob, glob_pattern(glob)) for glob in settings.exclude),
        fold(settings.report_path.strip("/")),
        daily_names(
            settings.daily_notes_folder or hints.daily_folder, settings.daily_notes_format or hints.daily_format
        ),
    )


def glob_pattern(glob: str) -> re.Pattern[str]:
    """A glob as a pattern of paths: `**` spans folders, `*` and `?` do not. One that fits a folder fits all in
    it; one without a slash fits at any depth.
    """
    glob = glob.strip().strip("/")
    prefix = "" if "/" in glob else "(?:.*/)?"
    parts = re.split(r"(\*\*/|\*\*|\*)", glob)
    pattern = _plain(parts[0])
    for place in range(1, len(parts), 2):
        part = _STARS[parts[place]] + _plain(parts[place + 1])
        pattern += f"(?>{part})" if place < len(parts) - 2 and _is_settled(parts, place) else part
    return re.compile(f"{prefix}{pattern}(?:/.*)?", re.IGNORECASE)


def _plain(text: str) -> str:
    return re.escape(text).replace(r"\?", "[^/]")


def _is_settled(parts: list[str], place: int) -> bool:
    """Whether the first fit of a star is as good as any later one, so that none of them need be tried: a glob of many
    stars is matched in no time. True of `*`; of `**` it is taken to be so after the third.
    """
    if parts[place + 2] == "**/":
        return False
    return parts[place] == "*" or sum(part.startswith("**") for part in parts[1:place:2]) >= _MOST_DOUBLE

"""Which notes are people, and in plain words why a note is not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from netnotes.model import Note
from netnotes.names import fold, folded, stem, without_md
from netnotes.settings import Settings
from netnotes.vault.daily import day_in_name
from netnotes.vault.layout import Layout

# What `type`, `category`, `class` … say, compared by letters alone (`CRM-Contact` = `crmcontact`).
_PERSON_MARKS = frozenset(("person", "persons", "people", "contact", "contacts", "crmcontact", "crmcontacts"))
_MEETING_MARKS = frozenset(
    (
        "meeting",
        "meetings",
        "meetingnote",
        "meetingnotes",
        "interaction",
        "interactions",
        "conversation",
        "conversations",
    )
)
_OTHER_MARKS = _MEETING_MARKS | frozenset(
    ("daily", "dailynote", "journal", "moc", "mapofcontent", "index", "dashboard", "template")
)
_FOLDER_NOTES = frozenset(("readme", "index"))
_PERSON_TAGS = frozenset(("person", "people", "contact"))
_NOT_LETTERS = re.compile(r"[\W\d_]+")


def not_read_reason(path: str, layout: Layout) -> str:
    """Why a note is not read at all, going by its path; empty when it is read."""
    if layout.is_report(path):
        return "it is the report"
    if layout.is_template(path):
        return "it stands in a folder of templates"
    if glob := layout.excluded_by(path):
        return f"netnotes.yaml excludes {glob}"
    return ""


def not_person_reason(note: Note, layout: Layout) -> str:
    """Why a note is not a person although it may look like one; empty when nothing speaks against it."""
    path = note.path
    begins = path.rfind("/") + 1
    name = without_md(path[begins:])
    if name[:1] == "_":
        return "its name starts with _"
    known = fold(name)
    if known in _FOLDER_NOTES or known == _folder_name(path[:begins]):
        return "it is a note about its folder"
    if note.template:
        return "its front matter holds unfilled placeholders ({{…}} or <% … %>)"
    if layout.daily_day(path):
        return "it is a daily note"
    if note.participants and day_in_name(name) and not says_person(note):
        return "it is a meeting note"
    if note.marks and (mark := _mark_of_something_else(note.marks)):
        return f"it says that it is a {mark}"
    return ""


@lru_cache(maxsize=100)  # paths come folder by folder
def _folder_name(place: str) -> str:
    """The folded name of the folder that a note about it bears; `place` ends with `/`, or is the vault itself."""
    return fold(stem(place[:-1]))


def says_person(note: Note) -> bool:
    """Whether a note's properties or tags say that it is a person."""
    if any(_letters(mark) in _PERSON_MARKS for mark in note.marks):
        return True
    return any(_is_person_tag(tag) for tag in note.tags)


def says_meeting(note: Note) -> bool:
    """Whether a note's properties or tags say that it tells of one meeting or conversation."""
    return any(_letters(word) in _MEETING_MARKS for word in (*note.marks, *note.tags))


def find_me(paths: Sequence[str], names: Mapping[str, Iterable[str]], settings: Settings) -> str:
    """The path of the writer's own note, by the setting `me` (path, link or name); empty when there is none.

    `paths`: every Markdown file. `names`: name and aliases that a note states, by its path.
    """
    wanted = fold(settings.me.strip().removeprefix("[[").removesuffix("]]").split("|")[0].strip("/ "))
    if not wanted:
        return ""
    wanted = wanted.removesuffix(".md")
    # Nearly always there is none: that is told of all paths, and of all names, at once.
    text = _joined(paths)
    if f"\0{wanted}.md\0" in text or ("/" not in wanted and f"/{wanted}.md\0" in text):
        places = folded(paths)
        if wanted in places:
            return paths[places.index(wanted)]
        return min(path for path, place in zip(paths, places, strict=True) if place.endswith(f"/{wanted}"))
    if f"\0{wanted}\0" not in _joined([name for stated in names.values() for name in stated]):
        return ""
    return next((path for path, stated in names.items() if any(fold(name) == wanted for name in stated)), "")


def _joined(texts: Iterable[str]) -> str:
    """Texts folded, each between two zeros."""
    return fold("\0".join(("", *texts, "")))


def _mark_of_something_else(marks: tuple[str, ...]) -> str:
    if any(_letters(mark) in _PERSON_MARKS for mark in marks):
        return ""
    return next((mark for mark in marks if _letters(mark) in _OTHER_MARKS), "")


def _is_person_tag(tag: str) -> bool:
    parts = tag.lower().split("/")
    return parts[0] in _PERSON_TAGS or (parts[0] == "type" and len(parts) > 1 and parts[1] in _PERSON_TAGS)


@lru_cache(maxsize=1024)
def _letters(mark: str) -> str:
    return _NOT_LETTERS.sub("", mark).lower()

"""What a vault holds already, and the settings that would suit it. Level 2; `netnotes init` shows it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from netnotes.diagnostics import Diagnostic
from netnotes.model import Evidence, Network, Note
from netnotes.names import fold, fold_plain, stem, without_md
from netnotes.settings import DEFAULTS, Settings
from netnotes.vault.assemble import assemble
from netnotes.vault.daily import daily_names
from netnotes.vault.layout import Layout, layout_of
from netnotes.vault.people import not_person_reason
from netnotes.vault.read import list_notes, read_notes
from netnotes.vault.settings_file import DATE_ORDERS, LANGUAGES

# What folders of people are called, by letters alone.
_PEOPLE_FOLDERS = frozenset(
    (
        "people", "persons", "contacts", "friends", "rolodex", "addressbook", "friendtracker",
        "menschen", "personen", "kontakte", "leute", "freunde", "adressbuch",
        "personnes", "gens", "amis", "personas", "gente", "contactos", "amigos", "pessoas", "contatos",
    )
)  # fmt: skip
_ME = ("myself", "about me", "ich", "moi", "yo", "eu")
_DAILY_FORMATS = (
    "DD.MM.YYYY", "DD-MM-YYYY", "MM-DD-YYYY", "YYYYMMDD", "YYYY_MM_DD", "YYYY.MM.DD", "YYYY-MM-DD dddd",
    "YYYY-MM-DD-dddd", "YYYY-MM-DD ddd", "D MMMM YYYY", "D. MMMM YYYY", "MMMM Do, YYYY", "dddd, MMMM Do YYYY",
    "D [de] MMMM [de] YYYY",
)  # fmt: skip
_FEW = 3  # as many as this are no chance
_SAMPLE = 200  # notes that are read in every language
_KEY = re.compile(r"[-*+\[(\s]*([\w][\w .\[\]-]{0,30}?)\s*\**:")
_NOT_OF_PERSON = frozenset(("marks", "kinds", "day", "interactions", "participants"))
_NOT_LETTERS = re.compile(r"[\W\d_]+")
_DAY_AND_MONTH = re.compile(r"`(\d{1,2})\D+(\d{1,2})\b")


class Survey(NamedTuple):
    """What was found. Counts are pairs of a name and how many, the most first."""

    notes: int
    people: tuple[tuple[str, int], ...]  # by folder
    daily: tuple[tuple[str, int], ...]  # daily notes by folder
    shapes: tuple[tuple[str, int], ...]  # interactions by the way they are written
    stated: int  # interactions whose kind a tag or field says
    guessed: int  # whose kind was read from words
    unstated: int  # of which no kind is known
    promises: int
    properties: tuple[tuple[str, int], ...]  # of people
    errors: int
    warnings: int
    proposed: dict[str, Any]  # settings that would suit the vault and differ from those it has


def survey(root: Path, settings: Settings) -> Survey:
    """Looks at the vault as it would be read with the settings that suit it."""
    paths = list_notes(root).paths
    layout = layout_of(root, settings)
    reading = read_notes(root, paths, layout, settings)
    proposed = _proposed(root, reading.notes, paths, layout, settings)
    chosen = settings._replace(**proposed)
    if proposed:
        layout = layout_of(root, chosen)
        reading = read_notes(root, paths, layout, chosen)
    network = assemble(reading, paths, layout, chosen).network
    return _counted(reading.notes, layout, network, network.diagnostics, proposed)


def _counted(
    notes: Sequence[Note], layout: Layout, network: Network, faults: Iterable[Diagnostic], proposed: dict[str, Any]
) -> Survey:
    people = {person.path for person in network.people}
    entries = [entry for note in notes if note.path in people for entry in note.entries]
    lines = {line.evidence: line for person in network.people for line in person.interactions if not line.asserted}
    elsewhere = [line for line in lines.values() if not any(source.path in people for source in line.evidence)]
    shapes = Counter(entry.shape for entry in entries)
    shapes["daily"] = sum(layout.daily_day(line.evidence[0].path) is not None for line in elsewhere)
    shapes["meeting"] = len(elsewhere) - shapes["daily"]
    severities = Counter(fault.severity for fault in set(faults))
    guessed = sum(line.guessed for line in lines.values())
    unstated = sum(line.kinds() == {"note"} for line in lines.values())
    return Survey(
        len(notes),
        _most(_top(path) for path in people),
        _most(_top(note.path) for note in notes if layout.daily_day(note.path)),
        tuple((shape, count) for shape, count in shapes.most_common() if count),
        len(lines) - guessed - unstated,
        guessed,
        unstated,
        sum(len(person.promises) for person in network.people),
        _most(_keys(note for note in notes if note.path in people)),
        severities["error"],
        severities["warning"],
        proposed,
    )


def _top(path: str) -> str:
    return path.split("/", 1)[0] if "/" in path else ""


def _keys(people: Iterable[Note]) -> Iterator[str]:
    for note in people:
        yield from {_key(field, evidence) for field, evidence in note.sources.items() if field not in _NOT_OF_PERSON}


def _most(names: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(names).items(), key=lambda item: (-item[1], item[0])))


# --- settings that would suit


def _proposed(
    root: Path, notes: Sequence[Note], paths: Sequence[str], layout: Layout, settings: Settings
) -> dict[str, Any]:
    found: dict[str, Any] = {
        "people_folders": _people_folders(notes, layout, settings),
        "daily_notes_format": _daily_format(paths, layout, settings),
        "date_order": settings.date_order or _date_order(notes),
        "me": _me(paths, settings),
    }
    found["language"] = _languages(root, notes, layout, settings._replace(**found))
    return {name: value for name, value in found.items() if value != getattr(settings, name)}


def _people_folders(notes: Iterable[Note], layout: Layout, settings: Settings) -> tuple[str, ...]:
    """The folders called after people that hold notes, and those set so far that do."""
    held = Counter(
        found for note in notes if not not_person_reason(note, layout) and (found := _people_folder(note.path))
    )
    known = [name for name in settings.people_folders if any(_is_within(path, name) for path in held)]
    new = sorted(path for path in held if not any(_is_within(path, name) for name in known))
    return (*known, *new) or settings.people_folders


def _people_folder(path: str) -> str:
    """The outermost folder of a path that is called after people."""
    parts = path.split("/")[:-1]
    for depth, part in enumerate(parts, 1):
        if _NOT_LETTERS.sub("", fold_plain(part)) in _PEOPLE_FOLDERS:
            return "/".join(parts[:depth])
    return ""


def _is_within(path: str, name: str) -> bool:
    return f"/{fold(name.strip('/'))}/" in f"/{fold(path)}/"


def _daily_format(paths: Iterable[str], layout: Layout, settings: Settings) -> str:
    """The format that most names of notes have, where the one that is known fits none."""
    bare = [fold(without_md(path)) for path in paths]
    if settings.daily_notes_format or sum(layout.daily.day(path) is not None for path in bare) >= _FEW:
        return settings.daily_notes_format
    fitting = [(_fitting(bare, name_format), name_format) for name_format in _DAILY_FORMATS]
    best, name_format = max(fitting, key=lambda item: item[0])
    return name_format if best >= _FEW and sum(count == best for count, _ in fitting) == 1 else ""


def _fitting(bare: Iterable[str], name_format: str) -> int:
    """How many names have the format; none, where its weekday is no weekday."""
    names = daily_names("", name_format)
    found = [path for path in bare if names.day(path)]
    if "ddd" in name_format and len({_NOT_LETTERS.sub("", stem(path)) for path in found}) > 7 * 12:
        return 0
    return len(found)


def _date_order(notes: Iterable[Note]) -> str:
    """The order in which dates are written that have only one reading; none where both occur."""
    orders = set()
    for note in notes:
        for fault in note.diagnostics:
            if fault.code == "unclear-date" and (found := _DAY_AND_MONTH.search(fault.message)):
                first, second = int(found[1]), int(found[2])
                if (first > 12) != (second > 12):
                    orders.add(DATE_ORDERS[0] if first > 12 else DATE_ORDERS[1])
    return orders.pop() if len(orders) == 1 else ""


def _me(paths: Sequence[str], settings: Settings) -> str:
    stems = {fold(stem(path)): stem(path) for path in paths}
    if settings.me != DEFAULTS.me or fold(settings.me) in stems:
        return settings.me
    return next((stems[name] for name in _ME if name in stems), settings.me)


def _languages(root: Path, notes: Sequence[Note], layout: Layout, settings: Settings) -> tuple[str, ...]:
    """The languages set, and those whose words tell more kinds than they do."""
    telling = [note.path for note in notes if note.entries or note.mentions]
    sample = telling[:: len(telling) // _SAMPLE + 1]
    chosen = settings.language
    told = _told(root, sample, layout, settings)
    while others := [code for code in LANGUAGES if code not in chosen]:
        best, code = max(
            (_told(root, sample, layout, settings._replace(language=(*chosen, code))), code) for code in others
        )
        if best - told < max(_FEW, told // 20):
            break
        chosen, told = (*chosen, code), best
    return chosen


def _told(root: Path, paths: Sequence[str], layout: Layout, settings: Settings) -> int:
    """How many entries and lines have a kind when notes are read with these settings."""
    notes = read_notes(root, tuple(paths), layout, settings).notes
    acts = [entry.acts for note in notes for entry in note.entries]
    acts += [mention.acts for note in notes for mention in note.mentions]
    return sum(any(act.kind != "note" for act in one) for one in acts)


def _key(field: str, evidence: Evidence) -> str:
    """The key that a property is written under; of a section below a heading, the property's own name."""
    found = _KEY.match(evidence.text)
    return found[1].rstrip() if found else field.replace("_", " ")

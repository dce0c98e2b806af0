"""What all notes say together: notes -> Network. Pure; the disk is `read`'s."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, KeysView, Mapping, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from netnotes.diagnostics import Diagnostic, diagnose, in_order
from netnotes.interactions import Interactions, Row
from netnotes.model import Act, Entry, Interaction, Link, Network, Note, Person, Promise, Unread
from netnotes.names import fold_plain, stem, without_md
from netnotes.settings import DEFAULTS, Settings
from netnotes.vault.find import SETTINGS_FILE
from netnotes.vault.gather import Gathering, Told
from netnotes.vault.identity import look_alikes
from netnotes.vault.layout import Layout
from netnotes.vault.links import Resolver
from netnotes.vault.outline import Outline
from netnotes.vault.people import find_me, says_meeting

# With these a note's properties are not read, and so perhaps not that it is a person.
_HIDING = frozenset(
    ("merge-conflict", "front-matter-unclosed", "front-matter-not-mapping", "front-matter-too-large",
     "front-matter-too-deep", "front-matter-language", "yaml-syntax")
)  # fmt: skip


_make_person = partial(tuple.__new__, Person)  # of all its values


class Reading(NamedTuple):
    """What was read of a vault's files."""

    notes: list[Note]
    outlines: dict[str, Outline]  # of every file, by path
    diagnostics: list[Diagnostic]


class Assembled(NamedTuple):
    """Everyone, and what is worth keeping of how they were put together."""

    network: Network
    frame: Frame
    told: dict[str, Told]  # by path of the note that tells


class Frame(NamedTuple):
    """What holds for all notes of a vault."""

    own: frozenset[str]  # paths of the notes that are people
    me: str  # path of the writer's own note, or empty
    names: Mapping[str, Sequence[str]]  # path of a person, or of the writer's own note -> names and aliases
    resolver: Resolver
    layout: Layout
    settings: Settings


class Parts(NamedTuple):
    """Some people of a vault, by path; what was told of whom, and the faults found, by notes."""

    people: dict[str, Person]
    told: dict[str, Told]
    diagnostics: list[Diagnostic]


def assemble(reading: Reading, paths: tuple[str, ...], layout: Layout, settings: Settings) -> Assembled:
    """Everyone the notes tell of, and every fault found.

    `paths`: every Markdown file of the vault, read or not, which is what links may mean; sorted, as the notes are.
    """
    frame = frame_of(reading.outlines, paths, layout, settings)
    parts = put_together(reading.notes, frame.names, frame)
    persons = tuple(person for path, person in parts.people.items() if path != frame.me)
    of_all = faults_of_all(reading.outlines, frame.me, settings)
    faults = in_order((*parts.diagnostics, *of_all, *reading.diagnostics))
    unread = unread_of(reading.outlines, frame.me)
    network = Network(persons, parts.people.get(frame.me), faults, unread, len(reading.notes))
    return Assembled(network, frame, parts.told)


def frame_of(outlines: Mapping[str, Outline], paths: tuple[str, ...], layout: Layout, settings: Settings) -> Frame:
    """The frame of a vault whose files, sorted by path, have these outlines."""
    me = find_me(paths, {path: outline.names for path, outline in outlines.items() if outline.names}, settings)
    own = frozenset(path for path, outline in outlines.items() if outline.is_person and path != me)
    names = {
        path: outline.names for path, outline in outlines.items() if path in own or (path == me and outline.is_note)
    }
    return Frame(own, me, names, Resolver(paths, names), layout, settings)


def unread_of(outlines: Mapping[str, Outline], me: str) -> tuple[Unread, ...]:
    """The files in a people folder that are no people; the writer's own note is read."""
    return tuple(
        Unread(path, one.unread) for path, one in outlines.items() if one.unread and not (path == me and one.is_note)
    )


def faults_of_all(outlines: Mapping[str, Outline], me: str, settings: Settings) -> Iterator[Diagnostic]:
    """The faults that only all notes together show."""
    yield from look_alikes({path: one for path, one in outlines.items() if one.is_person and path != me})
    if not me and settings.me != DEFAULTS.me:
        yield diagnose("me-not-found", SETTINGS_FILE, 0, me=settings.me)


def put_together(notes: list[Note], wanted: Container[str], frame: Frame) -> Parts:
    """The people among the notes, sorted by path, that are `wanted`.

    Of a wanted person everything is known only if every note that tells of them, or of an event they had part in,
    is among the notes.
    """
    assembly = Assembly(frame)
    assembly.take_in(notes)
    return assembly.parts(wanted)


class Assembly:
    """Puts people together: takes in every note that tells of them, then makes them."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._notes: list[Note] = []
        self._entries: dict[str, tuple[Entry, ...]] = {}  # of the notes that are people
        self._gathering = Gathering(frame.resolver, frame.layout, frame.me)

    def take_in(self, notes: list[Note]) -> None:
        """Every note, sorted by path; of those of people who are not wanted, only what tells of others."""
        self._notes = notes
        own, gathering, all_entries = self._frame.own, self._gathering, self._entries
        for note in notes:
            path = note.path
            if path in own:
                gathering.person(note)
                all_entries[path] = note.entries
            else:
                gathering.other(note)

    def told_days(self, person: str) -> KeysView[date]:
        """The days of which more is told of a person than their own note tells of them alone."""
        return self._gathering.events.days(person)

    def take_lines(self, entries: Mapping[str, tuple[Entry, ...]]) -> None:
        """Entries of other people's notes, by path, that name nobody else; in the place of those taken in."""
        self._entries = dict(sorted({**self._entries, **entries}.items()))

    def parts(self, wanted: Container[str], look: Callable[[Person], None] | None = None) -> Parts:
        """The people that are wanted; `look` is shown each as soon as they are made."""
        own, me, _, resolver, _, settings = self._frame
        notes, gathering = self._notes, self._gathering
        told_on_days = gathering.events.tellings()
        # First those whose lines say something of others, or may be told by others, too.
        lines = {
            path: gathering.own_lines(path, entries)
            for path, entries in self._entries.items()
            if path in gathering.linking or gathering.events.days(path)
        }
        shared = gathering.events.by_person(wanted)
        build = _Builder(gathering, resolver, _kind_tags(settings))
        people: dict[str, Person] = {}
        for note in notes:
            path = note.path
            if path in wanted:
                its = lines.get(path)
                if its is None:
                    its = gathering.own_lines(path, self._entries.get(path, ()))
                if path in shared:
                    its += shared[path]
                person = people[path] = build.person(note, its)
                if look:
                    look(person)
        faults = list(gathering.diagnostics)
        for note in notes:
            if note.diagnostics:
                faults += _faults_that_matter(note, note.path in own or note.path == me, gathering.told_on)
        faults += (diagnose("name-only", path, 0) for path, person in people.items() if person.bare and path != me)
        return Parts(people, gathering.told(told_on_days), faults)


def _faults_that_matter(note: Note, about_people: bool, told_on: Container[tuple[str, int]]) -> Iterable[Diagnostic]:
    """All faults of notes on people and meetings. Of any other note only what is wrong where it tells of people,
    and what may hide that it does: a vault holds much that is not netnotes' business.
    """
    if about_people or note.participants or says_meeting(note):
        return note.diagnostics
    return (fault for fault in note.diagnostics if fault.code in _HIDING or (fault.path, fault.line) in told_on)


def _kind_tags(settings: Settings) -> Container[str]:
    from netnotes.notes import ReadOptions

    return ReadOptions.from_settings(settings).tags


class _KindTags(dict[str, bool]):
    """Whether a tag tells the kind of an interaction, and so says nothing of the person."""

    def __init__(self, kind_tags: Container[str]) -> None:
        self._kind_tags = kind_tags

    def __missing__(self, tag: str) -> bool:
        self[tag] = found = fold_plain(tag.partition("/")[0]) in self._kind_tags
        return found


class _Builder:
    """Makes a Person of a note and what was gathered."""

    def __init__(
        self,
        gathering: Gathering,
        resolver: Resolver,
        kind_tags: Container[str],
    ) -> None:
        self._gathering = gathering
        self._resolver = resolver
        self._is_kind = _KindTags(kind_tags)

    def person(self, note: Note, lines: list[Row]) -> Person:
        """The person a note is about, with these interactions, in no order yet; the list is used up."""
        path, _, tags, profile, sources, _, _, _, _, _, _, _, is_bare, _ = note
        is_kind = self._is_kind
        of_file = stem(path)
        name = profile.name or of_file
        if profile.last_contact:
            lines += _last_contact(note, lines)
        interactions = Interactions(lines, path)
        promised = self._gathering.promises.get(path)
        promises = tuple(promised) if promised else ()
        if profile.next_contact:
            promises += _next_contact(note)
        mentions = self._gathering.mentions.get(path)
        aliases = profile.aliases if of_file == name else (*profile.aliases, of_file)
        if len(aliases) > 1 or name in aliases:
            aliases = tuple([alias for alias in dict.fromkeys(aliases) if alias != name])
        return _make_person(
            (
                path,
                name,
                of_file if self._resolver.is_unique(path) else without_md(path),
                profile,
                aliases,
                tuple([tag for tag in tags if not is_kind[tag]]) if tags else (),
                interactions,
                promises,
                tuple(dict.fromkeys(mentions)) if mentions else (),
                self._knows(note) if profile.knows else (),
                self._introduced_by(note) if profile.introduced_by else (),
                sources,
                is_bare and not interactions and not promises and _is_bare(note),
            )
        )

    def _knows(self, note: Note) -> tuple[str, ...]:
        found = (self._linked(link, note, "knows") for link in note.profile.knows)
        return tuple(sorted({path for path in found if path and path != note.path}))

    def _introduced_by(self, note: Note) -> tuple[str, ...]:
        links = note.profile.introduced_by
        return tuple(dict.fromkeys(self._linked(link, note, "introduced_by") or link.shown for link in links))

    def _linked(self, link: Link, note: Note, field: str) -> str:
        found = self._resolver.find(link.target, note.path)
        if not found.exists and (evidence := note.sources.get(field)):
            plain = f"[[{link.target}" not in evidence.text
            self._gathering.unknown(link, evidence, quiet=plain)
        return found.person


def _is_bare(note: Note) -> bool:
    """Whether nothing but a name is there; where something could not be read, nobody knows."""
    return all(fault.severity != "error" for fault in note.diagnostics)


def _last_contact(note: Note, lines: list[Row]) -> tuple[Interaction, ...]:
    """The writer's word for the last touch, unless a line tells of that day."""
    day = note.profile.last_contact
    evidence = note.sources.get("last_contact")
    if not day or not evidence or any(line.day == day for line in lines):
        return ()
    told = evidence._replace(asserted=True)
    return (Interaction(day, (Act("note", "mutual"),), "", (told,), (note.path,), asserted=True),)


def _next_contact(note: Note) -> tuple[Promise, ...]:
    day = note.profile.next_contact
    evidence = note.sources.get("next_contact")
    if not day or not evidence:
        return ()
    return (Promise("get in touch", "open", evidence._replace(asserted=True), day, asserted=True),)

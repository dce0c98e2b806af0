"""What every note tells of people: events, promises, and lines that mention them.

A person's own note tells of that person. A meeting note tells of its participants. In any other note (a daily
note above all) a line tells of the people it names first, if it says a kind and the day is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import NamedTuple, cast

from netnotes.diagnostics import Diagnostic, diagnose
from netnotes.interactions import Row, of_entry
from netnotes.links import LINK, link_of
from netnotes.model import Act, Entry, Evidence, Link, Mention, Note, Promise, Task
from netnotes.names import stem, without_md
from netnotes.patterns import pattern
from netnotes.vault.daily import day_in_name
from netnotes.vault.events import Events, Telling, make_telling
from netnotes.vault.layout import Layout
from netnotes.vault.links import Resolver
from netnotes.vault.people import says_meeting

_NO_KIND = (Act("note", "mutual"),)
# Between two names that stand for people who did something together.
_JOINED = pattern(r"\s*(?:[,;&+/]|(?:,\s*)?\b(?:and|und|et|y|e)\b)\s*(?:@\s*)?", re.IGNORECASE)
# A task that begins with those who are to do it: `[[Karin]] to send the minutes`, `[[Karin]]: send the minutes`.
_THEIRS = pattern(
    r"\[\[[^\[\]]*\]\](?:(?:\s*,\s*|\s+(?:and|und|et|y|e|&)\s+)\[\[[^\[\]]*\]\])*"
    r"(?:\s*:\s+(?!I\b)|\s+(?:to|will|shall|should|must|has to|needs to|is going to|are going to|sends|brings"
    r"|writes|asks|books|prepares|finds|organi[sz]es|pays|buys|makes|gives|gets|takes|sets|shares|updates|confirms|soll|sollen|wird"
    r"|muss|schickt|doit|va|debe|tiene que|deve|vai)\s)"
)


class Told(NamedTuple):
    """Of whom one note tells (paths)."""

    on: list[tuple[date | None, tuple[str, ...]]]  # who took part in what it tells of, by day
    of: set[str]  # to whom it notes a promise, and whom it mentions


make_told = partial(tuple.__new__, Told)  # of all its values, which takes half as long
make_promise = partial(tuple.__new__, Promise)


class Gathering:
    """Takes notes in, one after the other, in the order of their paths."""

    def __init__(self, resolver: Resolver, layout: Layout, me: str) -> None:
        self.events = Events()
        self.promises: dict[str, list[Promise]] = {}
        self.mentions: dict[str, list[Evidence]] = {}
        self.diagnostics: list[Diagnostic] = []
        self.told_on: set[tuple[str, int]] = set()  # path and line of all that tells of people in notes on none of them
        self.linking: set[str] = set()  # people whose own lines link somebody
        self._naming: set[str] = set()  # people whose own lines name others who took part
        self._resolver = resolver
        self._layout = layout
        self._me = me

    # --- a person's own note

    def person(self, note: Note) -> None:
        """A person's note: its entries and tasks are theirs. Entries that name nobody else wait for `own_lines`."""
        path = note.path
        for entry in [entry for entry in note.entries if entry[8] or entry[9]]:  # with_links, links
            if entry.with_links:
                self._naming.add(path)
                people, unknown = self._participants(entry.with_links, entry.evidence)
                people.add(path)
                self._tell(entry, entry.day, people, unknown, owner=path)
            else:
                self.linking.add(path)
        for task in note.tasks:
            self._promise(path, task, task.entry_day)
            if task.links:
                self._mention(self._people(task.links, task.evidence), task.evidence)
        for mention in note.mentions:
            self._mention(self._people(mention.links + mention.with_links, mention.evidence), mention.evidence)

    def own_lines(self, path: str, entries: Iterable[Entry]) -> list[Row]:
        """The entries of a person's note that name nobody else: nearly all there are, so they are left as they are.
        Where other notes tell of the same day, they are taken in with those. Comes after all notes were taken in.
        """
        own = [entry for entry in entries if not entry[8]] if path in self._naming else list(entries)  # with_links
        told_days = self.events.days(path)
        if path not in self.linking and (not told_days or told_days.isdisjoint([entry[0] for entry in own])):
            return cast("list[Row]", own)
        people = (path,)
        lines: list[Row] = []
        for entry in own:
            if entry.day in told_days:
                self._tell(entry, entry.day, {path}, [], owner=path)
            elif entry.links:
                lines.append(of_entry(entry, people, self._linked(entry, people)))
            else:
                lines.append(entry)
        return lines

    # --- any other note

    def other(self, note: Note) -> None:
        """A note that is no person: a daily note, a meeting, or anything that links people."""
        day = self._layout.daily_day(note.path)
        met = day or _meeting_day(note)
        present = note.participants or _present(note)
        taking_part: set[str] = set()
        if met and present:
            day = met
            taking_part = self._meeting(note, present, met)
        elif present:
            self._mention(self._people(present, _first_line(note)), _first_line(note))
        for entry in note.entries:
            self._line(entry, entry.day or day, taking_part)
        for mention in note.mentions:
            if taking_part:  # the meeting is one event, however much is told of it
                linked = self._people(mention.links + mention.with_links, mention.evidence)
                self._mention(linked - taking_part, mention.evidence)
            else:
                self._line(mention, day, taking_part)
        for task in note.tasks:
            linked = self._people(task.links, task.evidence)
            if task.links and _THEIRS.match(task.text):
                self._mention(linked, task.evidence)
                continue
            for person in sorted(linked):
                self._promise(person, task, task.entry_day or day)

    def _meeting(self, note: Note, present: tuple[Link, ...], day: date) -> set[str]:
        evidence = _first_line(note)
        people, unknown = self._participants(present, evidence)
        told = note.meeting or Entry(day, _NO_KIND, "", evidence, "meeting")
        text = told.text or stem(note.path)
        if people:
            self._tell(told._replace(text=text, with_links=()), day, people, unknown)
        return people

    def _line(self, told: Entry | Mention, day: date | None, taking_part: set[str]) -> None:
        """A line outside people's notes: an interaction if its day is known, and it says a kind and with whom."""
        says_kind = told.acts and (told.acts != _NO_KIND or told.with_links)
        people, unknown = self._named_in(told) if day and says_kind else (set(), [])
        if not people and says_kind and len(taking_part) == 1 and not told.links:
            people = taking_part
        if people:
            self._tell(told, day, people, unknown)
        else:
            linked = self._people(told.links + told.with_links, told.evidence)
            self._mention(linked - taking_part, told.evidence)

    def _named_in(self, told: Entry | Mention) -> tuple[set[str], list[Link]]:
        """Who took part in a line: whom it is `with`, and those named first, joined by commas or `and`."""
        no_kind = told.acts == _NO_KIND
        people, unknown = self._participants(told.with_links, told.evidence, quiet=no_kind)
        known = {link.target for link in told.links + told.with_links}
        end = -1
        text = _text_with_links(told)
        for match in LINK.finditer(text):
            link = link_of(match, told.evidence.line)
            if link is None or link.target not in known:
                continue
            if end >= 0 and not _JOINED.fullmatch(text, end, match.start()):
                break
            found = self._resolver.find(link.target, told.evidence.path)
            if found.exists and not found.person and end < 0:
                continue  # a topic or a day named before the people
            named, nobody = self._participants((link,), told.evidence, quiet=no_kind or told.guessed)
            people |= named
            unknown += nobody
            end = match.end()
        return people, unknown

    # --- what all share

    def _tell(
        self, told: Entry | Mention, day: date | None, people: set[str], unknown: list[Link], owner: str = ""
    ) -> None:
        evidence = told.evidence
        if not owner:
            self.told_on.add((evidence.path, evidence.line))
        named = len(people) + len({link.target for link in unknown}) if unknown else len(people)
        taking_part = tuple(sorted(people))
        self.events.add(
            make_telling(
                (
                    day,
                    told.acts,
                    told.text,
                    evidence,
                    taking_part,
                    max(named, told.group or 0),
                    told.minutes,
                    told.guessed,
                    self._linked(told, taking_part) if told.links else (),
                    owner,
                )
            )
        )

    def _linked(self, told: Entry | Mention, taking_part: tuple[str, ...]) -> tuple[str, ...]:
        """The people whom a line links beside those who took part; the line is noted as a mention of them."""
        linked = self._people(told.links, told.evidence).difference(taking_part)
        self._mention(linked, told.evidence)
        return tuple(sorted(linked))

    def _participants(
        self, links: Iterable[Link], evidence: Evidence, quiet: bool = False
    ) -> tuple[set[str], list[Link]]:
        """People among links that name who took part, and the links that name nobody, which are reported
        (`quiet`: only where a name is nearly right).
        """
        people: set[str] = set()
        unknown: list[Link] = []
        find, path = self._resolver.find, evidence.path
        for link in links:
            found = find(link.target, path)
            if person := found.person:
                people.add(person)
            elif found.candidates:
                self._ambiguous(link, found.candidates, evidence)
                unknown.append(link)
            elif not found.exists:
                self.unknown(link, evidence, quiet)
                unknown.append(link)
        people.discard(self._me)
        return people, unknown

    def _people(self, links: Iterable[Link], evidence: Evidence) -> set[str]:
        """People among links, the writer left out. What names nobody is a note about something else."""
        people = set()
        for link in links:
            found = self._resolver.find(link.target, evidence.path)
            if found.person:
                people.add(found.person)
            elif found.candidates:
                self._ambiguous(link, found.candidates, evidence)
        people.discard(self._me)
        return people

    def _mention(self, people: Iterable[str], evidence: Evidence) -> None:
        for person in people:
            if person != evidence.path:
                self.told_on.add((evidence.path, evidence.line))
                self.mentions.setdefault(person, []).append(evidence)

    def _promise(self, person: str, task: Task, entry_day: date | None) -> None:
        text, status, evidence, due, done, created, recurrence, _, _ = task
        self.told_on.add((evidence.path, evidence.line))
        promise = make_promise((text, status, evidence, due, entry_day, done, created, recurrence, False))
        self.promises.setdefault(person, []).append(promise)

    def told(self, tellings: Iterable[Telling]) -> dict[str, Told]:
        """Of whom every note tells: the tellings given, promises and mentions."""
        found: dict[str, Told] = {}
        for day, _, _, evidence, people, _, _, _, _, _ in tellings:
            path = evidence[0]
            note = found.get(path)
            if note is None:
                note = found[path] = make_told(([], set()))
            note[0].append((day, people))
        for person, promises in self.promises.items():
            for promise in promises:
                if promise.evidence.path != person:
                    found.setdefault(promise.evidence.path, Told([], set())).of.add(person)
        for person, mentions in self.mentions.items():
            for evidence in mentions:
                found.setdefault(evidence.path, Told([], set())).of.add(person)
        return found

    def unknown(self, link: Link, evidence: Evidence, quiet: bool = False) -> None:
        """Reports a link that should name a person and names nobody; `quiet` unless a name is nearly right."""
        near = self._resolver.nearest(link.target)
        if quiet and not near:
            return
        fix = f"did you mean [[{near}]]?" if near else f'make a note: netnotes new "{link.target}"'
        self._report("unknown-person", link, evidence, fix=fix)

    def _ambiguous(self, link: Link, candidates: tuple[str, ...], evidence: Evidence) -> None:
        first = without_md(candidates[0])
        self._report("ambiguous-link", link, evidence, candidates=" or ".join(candidates), first=first)

    def _report(self, code: str, link: Link, evidence: Evidence, **values: str) -> None:
        line = link.line or evidence.line
        source = evidence.text if line == evidence.line else ""
        self.diagnostics.append(diagnose(code, evidence.path, line, source, target=link.target, **values))


def _text_with_links(told: Entry | Mention) -> str:
    """The line itself, or where it links nobody (a heading with the day alone) all that stands below it."""
    return told.evidence.text if LINK.search(told.evidence.text) else told.text


def _present(note: Note) -> tuple[Link, ...]:
    """Those whom a note that calls itself a meeting or conversation was held `with`."""
    if not says_meeting(note):
        return ()
    return tuple(link for mention in note.mentions for link in mention.with_links)


def _meeting_day(note: Note) -> date | None:
    written = note.meeting_day
    if written and written.year and written.month and written.day:
        return written.last_day()
    return day_in_name(stem(note.path))


def _first_line(note: Note) -> Evidence:
    if note.meeting:
        return note.meeting.evidence
    lines = (mention.evidence for mention in note.mentions if mention.with_links)
    return next(lines, Evidence(note.path, 1, stem(note.path)))

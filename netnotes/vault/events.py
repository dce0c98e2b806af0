"""What happened: every note's telling of an event gathered into one, and given to all who took part."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, KeysView
from datetime import date
from functools import partial
from typing import NamedTuple

from netnotes.interactions import make_interaction
from netnotes.model import Act, Evidence, Interaction
from netnotes.names import fold, stem

# What is told of the person whose note it stands in, whoever else was there.
PERSONAL = frozenset(("heard", "milestone"))
_ONE = re.compile(
    r"\[\[(?P<target>[^\[\]|#]+)[^\[\]]*\]\](?!\s*(?:,|and|und|et|y|e|&)*\s*\[\[)", re.IGNORECASE
)  # a link after which no other is joined
_WITH = re.compile(r"[ \t]{0,9}(?<!\w)(?:with|mit|avec|con|com)\s+\Z", re.IGNORECASE)
_LONGEST = 13  # characters of such a word with the blanks before it
_BEFORE = 40  # characters before a link in which such a word and the blanks around it stand


class Telling(NamedTuple):
    """An event as one place of one note tells it, with its links resolved."""

    day: date | None
    acts: tuple[Act, ...]
    text: str
    evidence: Evidence
    people: tuple[str, ...]  # paths of those who took part, not the writer; sorted
    group: int  # how many they were, with those whom no note is about
    minutes: int | None = None
    guessed: bool = False
    mentions: tuple[str, ...] = ()
    owner: str = ""  # the person whose note tells it


make_telling = partial(tuple.__new__, Telling)


_Event = list[Telling]  # all tellings of one event
_NOTHING: dict[date, list[_Event]] = {}


class Events:
    """Events that more than one note or person may tell of. One noted twice (a daily note and the person's own:
    the same day, a person and a kind in common) is one with two sources. Two lines of one note stay two.
    """

    def __init__(self) -> None:
        self._events: list[_Event] = []
        self._on: dict[str, dict[date, list[_Event]]] = {}

    def days(self, person: str) -> KeysView[date]:
        """The days of which anything was told of a person so far."""
        return self._on.get(person, _NOTHING).keys()

    def add(self, telling: Telling) -> None:
        """Takes one telling in."""
        day = telling.day
        if day is None:
            self._events.append([telling])
            return
        those: list[list[_Event]] = []
        again: _Event | None = None
        for person in telling.people:
            days = self._on.get(person)
            if days is None:
                days = self._on[person] = {}
            events = days.get(day)
            if events is None:
                events = days[day] = []
            elif again is None:
                again = next((event for event in events if _is_told_again(event, telling)), None)
            those.append(events)
        if again is None:
            event = [telling]
            self._events.append(event)
            for events in those:
                events.append(event)
            return
        again.append(telling)
        for events in those:
            if not any(event is again for event in events):
                events.append(again)

    def tellings(self) -> list[Telling]:
        """All tellings taken in so far."""
        return [telling for event in self._events for telling in event]

    def by_person(self, wanted: Container[str]) -> dict[str, list[Interaction]]:
        """The part in the events of each person who is wanted, in no order yet."""
        found: dict[str, list[Interaction]] = {}
        for event in self._events:
            people = event[0].people if len(event) == 1 else _people(event)
            theirs = [person for person in people if person in wanted]
            if not theirs:
                continue
            shared = _interaction(event, people)
            of_all = PERSONAL.isdisjoint([kind for kind, _ in shared.acts])
            named = _named_alone(shared.text) if "[[" in shared.text else []
            for person in theirs:
                line = shared if of_all else _as_seen_by(person, event, shared)
                if line:
                    if named:
                        line = _without_own_name(line, person, named)
                    found.setdefault(person, []).append(line)
        return found


def _is_told_again(event: _Event, telling: Telling) -> bool:
    """Whether another note's telling of the same day and people is of this event: they share a kind."""
    if any(telling.evidence.path == told.evidence.path for told in event):
        return False
    kinds = {act.kind for told in event for act in told.acts}
    return any(act.kind in kinds for act in telling.acts)


def _people(event: _Event) -> tuple[str, ...]:
    """Everyone who took part, sorted."""
    return tuple(sorted({person for telling in event for person in telling.people}))


def _interaction(tellings: _Event, people: tuple[str, ...]) -> Interaction:
    """One interaction of all tellings: the richest text first, every kind, the longest time stated."""
    if len(tellings) == 1:
        day, acts, text, evidence, _, group, minutes, guessed, mentions, _ = tellings[0]
        size = max(1, len(people), group)
        return make_interaction((day, acts, text, (evidence,), people, guessed, minutes, size, False, mentions))
    ranked = sorted(tellings, key=lambda telling: (-len(telling.text), telling.evidence.path))
    sure = [telling for telling in ranked if not telling.guessed]
    return Interaction(
        ranked[0].day,
        _acts(sure or ranked),
        ranked[0].text,
        tuple(telling.evidence for telling in ranked),
        people,
        not sure,
        max((telling.minutes for telling in ranked if telling.minutes is not None), default=None),
        max(1, len(people), *(telling.group for telling in ranked)),
        mentions=tuple(sorted({path for telling in ranked for path in telling.mentions} - set(people))),
    )


def _acts(tellings: Iterable[Telling]) -> tuple[Act, ...]:
    return tuple(dict.fromkeys(act for telling in tellings for act in telling.acts))


def _as_seen_by(person: str, tellings: _Event, shared: Interaction) -> Interaction | None:
    """The interaction without what was told of somebody else alone; None when nothing is left."""
    theirs = {
        act for telling in tellings for act in telling.acts if act.kind not in PERSONAL or telling.owner in ("", person)
    }
    acts = tuple(act for act in shared.acts if act in theirs)
    if not acts:
        return None
    return shared if len(acts) == len(shared.acts) else shared._replace(acts=acts)


def _without_own_name(line: Interaction, person: str, named: list[tuple[str, int, int]]) -> Interaction:
    """The line without a `with [[…]]` that names the person alone, which their own notes need not say."""
    own = fold(stem(person))
    for name, start, end in named:
        if name == own:
            text = (line.text[:start] + line.text[end:]).strip(" ,;:–—-")
            return make_interaction((*line[:2], text, *line[3:]))
    return line


def _named_alone(text: str) -> list[tuple[str, int, int]]:
    """Each `with [[…]]` of one name: the name, folded, and where it stands."""
    found = []
    for one in _ONE.finditer(text):
        end = one.start()
        begin = max(0, end - _BEFORE)
        word = begin + len(text[begin:end].rstrip())  # where the word before the link ends
        if word < end and (said := _WITH.search(text, max(begin, word - _LONGEST), end)):
            found.append((fold(stem(one["target"])), said.start(), one.end()))
    return found

"""A note that is about one meeting: its properties say when, who and what kind, its name says what about."""

from __future__ import annotations

from netnotes.model import Entry, Evidence, Link
from netnotes.names import fold_plain, stem
from netnotes.notes.acts import kind_of_tag
from netnotes.notes.draft import Draft, Place
from netnotes.notes.fields import fold_key
from netnotes.notes.kinds import act
from netnotes.notes.options import ReadOptions
from netnotes.notes.scanned import Scanned
from netnotes.patterns import pattern
from netnotes.properties import Properties

_PLACE = Place("meeting")
_DAY_IN_NAME = pattern(r"[ _-]*\(?\d{4}-\d\d-\d\d(?:[T _-]*\d{2}[-.:h]?\d{2}(?!\d))?\)?[ _:–—-]*")
_MEETING = pattern(
    r"\b(?:meetings?|meetingnotes?|besprechung|treffen|sitzung|reunion|reuniao|junta|encuentro|encontro|rencontre)\b"
)
_PRESENT = frozenset(("attendees", "participants", "present"))


def read_meeting(
    path: str,
    properties: Properties,
    scanned: Scanned,
    participants: tuple[Link, ...],
    options: ReadOptions,
) -> Entry:
    """The whole note as one interaction. Its day is None where only the name of the file could tell it."""
    about = properties.about
    evidence = properties.sources.get("participants") or Evidence(path, participants[0].line, stem(path))
    draft = Draft(evidence._replace(asserted=False), options, _PLACE)
    draft.day = about.day.last_day() if about.day and about.day.day else None
    draft.texts.append(_title(path, scanned))
    for tag in (*about.tags, *scanned.loose_tags):
        if kind := kind_of_tag(tag, options):
            draft.tagged.append(kind)
    draft.stated += about.kinds
    draft.state("minutes", about.minutes, evidence.line)
    draft.state("group", about.group, evidence.line)
    draft.with_links += participants
    entry = draft.entry()
    if entry.acts[0] == act("note") and _is_meeting(path, properties, scanned):
        return entry._replace(acts=(act("met"), *entry.acts[1:]), guessed=True)
    return entry


def _is_meeting(path: str, properties: Properties, scanned: Scanned) -> bool:
    """Whether the note calls itself a meeting, or names those present as one who was there does."""
    about = properties.about
    if any(_MEETING.search(fold_plain(word)) for word in (path, *about.marks, *about.tags)):
        return True
    if about.kinds:
        return False
    source = properties.sources.get("participants")
    keys = (source.text.partition(":")[0],) if source else (heading.title for heading in scanned.headings)
    return any(fold_key(key.strip(" *_#-")) in _PRESENT for key in keys)


def _title(path: str, scanned: Scanned) -> str:
    """What the note is called, without its date; else its first heading."""
    name = _DAY_IN_NAME.sub(" ", stem(path)).strip()
    headings = (_DAY_IN_NAME.sub(" ", heading.title).strip() for heading in scanned.headings)
    return name or next((title for title in headings if title), "")

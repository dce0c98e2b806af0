"""The properties netnotes knows: their keys, what they mean, and which key an unknown one may be misspelt from.

The documentation's table is made from `PROPERTIES`.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from netnotes.names import fold_plain
from netnotes.properties.translated import KEYS

Form = Literal[
    "text", "list", "texts", "emails", "phones", "urls", "links", "date", "day", "dates", "yes or no",
    "cadence", "helped", "role", "archived", "met", "tags", "marks", "nodes",
]  # fmt: skip


class Property(NamedTuple):
    """One property. `keys` as they are documented, the preferred first; they compare by `fold_key`."""

    field: str  # of model.Profile, or (NOTE_PROPERTIES) of properties.About
    keys: tuple[str, ...]
    form: Form
    meaning: str


def _row(field: str, keys: str, form: Form, meaning: str) -> Property:
    return Property(field, tuple(keys.split(", ")), form, meaning)


PROPERTIES: tuple[Property, ...] = (
    _row("name", "name, FN, full_name", "text", "the name; without it the file's name"),
    _row("aliases", "aliases, alias, nickname", "list", "other names the person is found by"),
    _row("company", "company, org, organisation, organization, employer, workplace", "text", "where they work"),
    _row("role", "role, position, job, jobTitle, occupation, title", "role", "what they do; `title` counts unless it is the name"),
    _row("emails", "email, emails, email_address, mail", "emails", "mail addresses; two notes with one are the same person"),
    _row("phones", "phone, phones, mobile, telephone, tel", "phones", "telephone numbers, as written"),
    _row("urls", "url, website, linkedin, urls, homepage, twitter, github, mastodon", "urls", "pages of theirs on the web"),
    _row("location", "location, city, address, country", "text", "where they live"),
    _row("birthday", "birthday, birth, birthDate, bday, dateOfBirth, dob, born", "date", "a date, also without the year: `06-20`, `--06-20`, `XXXX-06-20`"),
    _row("important_dates", "important_dates, anniversaries, anniversary", "dates", "days to remember each year: `2015-06-20 wedding`, `wedding: 06-20`, or a list of such"),
    _row("met", "met, met_date, first_met, date_met, met_on", "met", "when you first met in person: a date, a month or a year"),
    _row("known_since", "known_since", "date", "since when you know each other: a date, a month or a year"),
    _row("how_met", "how_met, met_at, met_context, how_we_met, met_through", "text", "how and where you met"),
    _row("introduced_by", "introduced_by, introducer", "links", "who introduced you"),
    _row("family", "family, kids, children, partner, spouse", "texts", "their family; also a section of that heading"),
    _row("interests", "interests, interest, hobbies, topics, likes", "list", "what they care about; also a section of that heading"),
    _row("past", "past, background, history, bio", "texts", "where they come from; also a section of that heading"),
    _row("milestones", "milestones, life_events", "texts", "events in their life; also a section of that heading"),
    _row("offers", "offers, offer, skills, skill, can_help_with, expertise", "list", "what they could help others with; also a section of that heading"),
    _row("needs", "needs, need, looking_for", "list", "what they could use help with; also a section of that heading"),
    _row("communities", "communities, community, circles, groups, circle", "list", "the circles you share"),
    _row("relation", "relation, relationship", "text", "what they are to you; `family` is treated as family"),
    _row("purpose", "purpose", "text", "what the tie is for: client, supplier, mentor; it earns no strength"),
    _row("why", "why", "text", "what is invigorating about this person, shown beside a nudge"),
    _row("personal", "personal", "text", "whether it is more than professional; it has no effect on the stage"),
    _row("would_refer", "would_refer", "yes or no", "whether you would refer them without hesitation"),
    _row("knows", "knows", "links", "people they already know, so that no introduction is proposed"),
    _row("knows_me", "knows_me", "texts", "what they know of you"),
    _row("know_me_better", "know_me_better", "yes or no", "yes: you wish that they knew you better"),
    _row("target", "target", "yes or no", "yes: someone you want in your network"),
    _row("keep", "keep", "yes or no", "yes: never proposed to be let go"),
    _row("helped", "helped", "helped", "help before the log began: `me`, `them` or `both`"),
    _row("cadence_days", "cadence, frequency, contact_frequency, cadence_days, reach_out_every, check_in, check_in_every, stay_in_touch, keep_in_touch", "cadence", "how often to be in touch: `6w`, `3 months`, `monthly`, `quarterly`, or days"),
    _row("snooze_until", "snooze_until, snooze", "day", "no nudges and greetings up to this day"),
    _row("archived", "archived, status", "archived", "`archived: yes` or `status: archived`: nothing but promises is shown"),
    _row("last_contact", "last_contact, last_contacted, last_interaction, last_chatted, last_chat, last_spoke, last_spoken, last_talked, last_seen, last_touch", "day", "a day you were in touch, where no line says so"),
    _row("next_contact", "next_contact, next_follow_up, follow_up", "day", "a day by which you will get in touch"),
)  # fmt: skip

NOTE_PROPERTIES: tuple[Property, ...] = (
    _row("marks", "type, note_type, fileClass, category, categories, class", "marks", "what kind of note it is: `person`, or `meeting`"),
    _row("tags", "tags, tag", "tags", "the note's tags"),
    _row("day", "date, meeting_date", "date", "the day of a note that is about one meeting"),
    _row("participants", "people, person, participants, attendees, contacts, with", "links", "who took part in it"),
    _row("kinds", "type, kind, medium, mode, method, channel, interaction_type", "marks", "what it was: call, lunch, email"),
    _row("minutes", "duration, minutes, dur, length", "text", "how long it took: `45m`, `1h30`"),
    _row("group", "group_size", "text", "how many took part"),
    _row("interactions", "interactions", "nodes", "interactions as a list: each with date, type and notes"),
)  # fmt: skip

# Keys that many vaults use for something else, and that look like one of ours.
_NOT_OURS = frozenset(
    (
        "addresses", "cities", "contact", "contacted", "created", "emailed", "events", "image", "locations",
        "persona", "personality", "persons", "positions", "related", "relations", "relationships", "statuses",
        "subtype", "targets", "updated",
    )
)  # fmt: skip
_JOINTS = re.compile(r"[\s_\-]+")
_MEMO_LIMIT = 10_000


def fold_key(key: str) -> str:
    """A key without case, diacritics, `-`, `_`, spaces and camel humps: `last-contact` = `lastContact` = `Last contact`.

    What vCard notes put in brackets, `TEL[CELL]`, says which of several it is, and is left out.
    """
    return fold_plain(_JOINTS.sub("", key.partition("[")[0]))


_RANKED: dict[str, tuple[tuple[Property, int], ...]] = {}
for _item in (*PROPERTIES, *NOTE_PROPERTIES):
    for _rank, _key in enumerate(_item.keys):
        _RANKED[fold_key(_key)] = (*_RANKED.get(fold_key(_key), ()), (_item, _rank))
_DOCUMENTED = tuple(_RANKED.items())  # unknown keys are compared with these
for _item in PROPERTIES:
    for _key in KEYS.get(_item.field, "").split(", "):
        if _key and fold_key(_key) not in _RANKED:
            _RANKED[fold_key(_key)] = ((_item, len(_item.keys)),)
_memo: dict[str, tuple[tuple[Property, int], ...]] = {}
_near: dict[str, str] = {}


def properties_of(key: str) -> tuple[tuple[Property, int], ...]:
    """The properties a key stands for, each with the key's rank among those of the property; () if unknown."""
    found = _memo.get(key)
    if found is None:
        found = _RANKED.get(fold_key(key), ())
        if len(_memo) < _MEMO_LIMIT:
            _memo[key] = found
    return found


def field_of(key: str) -> str:
    """The field of model.Profile that a key fills; empty when it fills none."""
    return next((item.field for item, _ in properties_of(key) if item in PROPERTIES), "")


def near_key(key: str) -> str:
    """The known key that an unknown one is probably misspelt from; empty when that is not quite likely."""
    folded = fold_key(key)
    if folded not in _near:
        if len(_near) >= _MEMO_LIMIT:
            return ""
        _near[folded] = _closest(folded)
    return _near[folded]


def _closest(folded: str) -> str:
    if not 5 <= len(folded) <= 30 or folded in _NOT_OURS or folded in _RANKED:
        return ""
    from difflib import SequenceMatcher

    best, best_ratio = "", 0.85
    for known, owners in _DOCUMENTED:
        if len(known) < 5 or known[0] != folded[0] or abs(len(known) - len(folded)) > 2:
            continue
        ratio = SequenceMatcher(None, folded, known).ratio()
        if ratio >= best_ratio:
            item, rank = owners[0]
            best, best_ratio = item.keys[rank], ratio
    return best

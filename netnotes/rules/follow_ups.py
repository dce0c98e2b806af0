"""What there is to do for a person, in this order.

F1 a promise (S4: earn their trust); F2 a reply owed; F3 the first follow-up after meeting (S3); F4 a nudge for an
open ask of mine; F5 keeping in touch; F6 greetings (S3). Nothing is owed to contacts that are no target, nor to
prospects: their replies are optional and never overdue (S0). `snooze_until` silences F5 and F6 until that day;
`archived` silences all but F1.

Promises, replies and the like are ordered by days overdue, which has nothing to do with how often one meets; keeping in
touch by days overdue over the cadence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from netnotes.facts import FollowUp, History
from netnotes.interactions import Interactions
from netnotes.model import Evidence, Interaction, Kind, PartialDate, Person, Promise
from netnotes.rules import anniversaries
from netnotes.rules.lines import OUT, RECEIVED, SPOKEN, bits, later, shorten
from netnotes.rules.promises import due_day
from netnotes.rules.warmth import own_cadence
from netnotes.settings import DEFAULTS, Settings
from netnotes.stages import Stage

if TYPE_CHECKING:
    from netnotes.rules import PersonFacts

CLOSING: frozenset[Kind] = frozenset({"declined", "ignored"})
UNPACED = 365  # the cadence by which people without one are ordered
_ASKED, _CLOSING, _RECEIVED = bits(["asked"]), bits(CLOSING), bits(RECEIVED)
_SPOKEN, _MET = bits(SPOKEN), bits(["met"])
_OUT, _IN, _MUTUAL = bits(OUT), bits(["in"]), bits(["mutual"])
_make = partial(tuple.__new__, FollowUp)  # of all its values, which takes half as long


def due(
    person: Person, history: History, stage: Stage, cadence: int | None, settings: Settings = DEFAULTS
) -> tuple[FollowUp, ...]:
    """Everything to do for one person, in order: overdue, due soon, later, undated; each in the order F1 to F6.

    `cadence`: that of the tie.
    """
    found: list[FollowUp] = []
    profile, day, seen, ours, back = person.profile, history.day, history.seen, history.ours, history.back
    if person.promises:
        found += _promises(person, history, settings)
    if not profile.archived:
        if back and not (ours and back <= ours):  # of most people nothing is later than my last
            found += _reply(person, history, stage, settings)
        if (last := history.days[-1] if seen else None) is not None:  # of most people the last line is long ago
            silence = (day - last).days
            if seen & _SPOKEN and silence <= settings.first_follow_up_expires:
                found += _first_follow_up(person, history, settings)
            if seen & _ASKED and silence <= settings.ask_ignored_days:
                found += _nudges(person, history, settings)
        if not is_snoozed(person, day):
            if cadence is not None and history.last and stage != "prospect":
                found += _keep_in_touch(person, history, stage, cadence, settings)
            if profile.important_dates or settings.holidays or _may_come(profile.birthday, day, settings):
                found += _greetings(person, history, stage, settings)
    if len(found) > 1:
        found.sort(key=lambda item: urgency(item, day, cadence, settings))
    return tuple(found)


def place(item: FollowUp, facts: PersonFacts) -> tuple[int, str, int, float, str, str]:
    """Where a follow-up of a person stands among those of all: see `in_order`."""
    key = urgency(item, facts.day, facts.tie.cadence_days, facts.settings)
    return *key, -facts.strength.total, facts.person.name, item.path


def in_order(follow_ups: Iterable[FollowUp], people: Mapping[str, PersonFacts]) -> list[FollowUp]:
    """Follow-ups of many people: overdue first, then due soon, later, undated; F1 to F6 within each.

    Within a kind by days overdue (F5: over the cadence), then strength, then name. Strength is estimated only to part
    ties.
    """
    alike: dict[tuple[int, str, int], list[FollowUp]] = {}
    for item in follow_ups:
        facts = people[item.path]
        alike.setdefault(urgency(item, facts.day, facts.tie.cadence_days, facts.settings), []).append(item)

    def rank(item: FollowUp) -> tuple[float, str, str]:
        facts = people[item.path]
        return -facts.strength.total, facts.person.name, item.path

    return [
        item for _, items in sorted(alike.items()) for item in (sorted(items, key=rank) if len(items) > 1 else items)
    ]


def is_snoozed(person: Person, day: date) -> bool:
    """Whether `snooze_until` still lies ahead."""
    until = person.profile.snooze_until
    return until is not None and day < until


def urgency(item: FollowUp, day: date, cadence: int | None, settings: Settings) -> tuple[int, str, int]:
    """What follow-ups are ordered by before all else: overdue, due soon, later or undated; the rule; the days left, of
    F5 in billionths of the cadence: whole numbers are written to the cache many times as fast as others.
    """
    rule, due, late = item.rule, item.due, item.days_overdue
    if due is None:
        return 3, rule, 0
    left = (due - day).days
    group = 0 if late else 1 if left <= settings.soon_days else 2
    return group, rule, left * 10**9 // (cadence or UNPACED) if rule == "F5" else left


def _late(due_day: date | None, day: date) -> int:
    return (day - due_day).days if due_day and due_day < day else 0


def _promises(person: Person, history: History, settings: Settings) -> list[FollowUp]:
    """F1. Undated: some days after its entry; outside any entry it has no date and is never overdue."""
    found: list[FollowUp] = []
    for promise in person.promises:
        if not _is_open(promise, history):
            continue
        day = due_day(promise, settings)
        late = _late(day, history.day)
        evidence = (promise.evidence,)
        found.append(_make(("F1", "promise", person.path, day, late, False, promise.text, evidence, promise.asserted)))
    return found


def _is_open(promise: Promise, history: History) -> bool:
    """Open on the day. `next_contact`, which nobody ticks, is done by a touch of mine on its day or later."""
    if promise.status == "done":
        return promise.done is not None and promise.done > history.day
    if promise.asserted and promise.due:
        return history.ours is None or history.ours < promise.due
    return promise.status == "open"


def _reply(person: Person, history: History, stage: Stage, settings: Settings) -> list[FollowUp]:
    """F2. The earliest line of theirs since my last, unless it has been let rest."""
    found, thanks = _first_unanswered(history, settings)
    if found is None or found.day is None:
        return []
    days = {"connection": settings.reply_days_connection, "network": settings.reply_days_network}
    day = later(found.day, days.get(stage, settings.reply_days_contact))
    optional = stage in ("prospect", "contact") and not person.profile.target
    late = 0 if optional else _late(day, history.day)
    said = f": {shorten(found.text)}" if found.text else ""
    text = f"thank them for {found.day}{said}" if thanks else f"answer their note of {found.day}{said}"
    return [_make(("F2", "reply", person.path, day, late, optional, text, found.evidence, False))]


def _first_unanswered(history: History, settings: Settings) -> tuple[Interaction | None, bool]:
    """The line, and whether thanks are due for it."""
    found, thanks = None, False
    days, traits, ours = history.days, history.traits, history.ours
    for place in range(len(days) - 1, -1, -1):
        on, told = days[place], traits[place]
        if on is None or (ours and on <= ours) or (history.day - on).days > settings.reply_expires:
            break
        if told & _IN and not told & _CLOSING:
            found, thanks = place, bool(told & _RECEIVED)
    return None if found is None else history.lines[found], thanks


def _first_follow_up(person: Person, history: History, settings: Settings) -> list[FollowUp]:
    """F3. After the first meeting or call, unless a meeting before it is asserted; not for family."""
    first, place = _first_spoken(history)
    if first is None or (history.day - first).days > settings.first_follow_up_expires:
        return []
    earlier = history.first_meeting and history.first_meeting < first
    if earlier or person.profile.is_family or _is_followed(history, first):
        return []
    day = later(first, settings.first_follow_up_days)
    text = f"write after {'meeting' if history.traits[place] & _MET else 'the call'} on {first}"
    late, evidence = _late(day, history.day), history.lines[place].evidence
    return [_make(("F3", "first follow-up", person.path, day, late, False, text, evidence, False))]


def _first_spoken(history: History) -> tuple[date | None, int]:
    """The day of the first dated meeting or call, and its place among the lines."""
    for place, told in enumerate(history.traits):
        if told & _SPOKEN and (on := history.days[place]):
            return on, place
    return None, 0


def _is_followed(history: History, first: date) -> bool:
    """Whether a line follows up: something of mine on the same day or later, or being in touch again."""
    return any(
        on and on >= first and (told & _OUT or (told & _MUTUAL and on > first))
        for on, told in zip(history.days, history.traits, strict=True)
    )


def _nudges(person: Person, history: History, settings: Settings) -> list[FollowUp]:
    """F4. An ask of mine that is open with nothing back from them, until it counts as ignored."""
    if not _may_be_nudged(history, settings):
        return []
    found: list[FollowUp] = []
    for ask in history.asks:
        if ask.by != "me" or ask.outcome != "open" or ask.day is None or (history.back and history.back > ask.day):
            continue
        day = later(ask.day, settings.nudge_days)
        text = f"ask again, or let it go: {shorten(ask.text)}" if ask.text else "ask again, or let it go"
        late = _late(day, history.day)
        found.append(_make(("F4", "nudge", person.path, day, late, False, text, ask.evidence, False)))
    return found


def _may_be_nudged(history: History, settings: Settings) -> bool:
    """Whether an ask that is not yet given up has nothing of theirs after it, whatever became of it."""
    for on, told in zip(reversed(history.days), reversed(history.traits), strict=True):
        if on is None or (history.back and on < history.back):
            break
        if (history.day - on).days > settings.ask_ignored_days:
            break
        if told & _ASKED:
            return True
    return False


def _keep_in_touch(person: Person, history: History, stage: Stage, cadence: int, settings: Settings) -> list[FollowUp]:
    """F5. For network and connection, and for contacts that are targets or have a cadence of their own.

    A `next_contact` to come stands for it.
    """
    last, profile = history.last, person.profile
    if last is None:
        return []
    if profile.next_contact and profile.next_contact >= history.day:
        return []
    if stage == "contact" and not (profile.target or own_cadence(person, settings)):
        return []
    day = later(last, cadence)
    late = _late(day, history.day)
    days = history.days
    place = len(days) - 1
    while days[place] != last:
        place -= 1
    evidence = Interactions.of(history.lines).evidence(place)
    text = f"keep in touch, last on {last.isoformat()}"
    return [_make(("F5", "keep in touch", person.path, day, late, False, text, evidence, False))]


def _greetings(person: Person, history: History, stage: Stage, settings: Settings) -> list[FollowUp]:
    """F6. Birthdays, important dates, and for network and connection the holidays of the settings."""
    profile, today = person.profile, history.day
    greetings: list[tuple[date, str, tuple[Evidence, ...]]] = []
    if profile.birthday:
        day = anniversaries.near(
            profile.birthday, today, late=settings.greeting_late_days, ahead=settings.greeting_days
        )
        if day:
            greetings.append((day, _birthday(profile.birthday, day), person.source("birthday")))
    for label, stated in profile.important_dates:
        day = anniversaries.near(stated, today, late=0, ahead=settings.greeting_days)
        if day:
            greetings.append((day, label, person.source("important_dates")))
    if settings.holidays and stage in ("network", "connection"):
        greetings += [(day, text, ()) for day, text in _holidays(today, settings)]
    return [
        _make(("F6", "greeting", person.path, day, _late(day, today), False, text, evidence, False))
        for day, text, evidence in greetings
        if not (history.ours and history.ours >= day)
    ]


def _may_come(birthday: PartialDate | None, day: date, settings: Settings) -> bool:
    """Whether a birthday may be near: nearly nobody's is."""
    if birthday is None:
        return False
    return birthday[1:] in anniversaries.around(day, settings.greeting_late_days, settings.greeting_days)


def _birthday(stated: PartialDate, day: date) -> str:
    return f"birthday ({day.year - stated.year})" if stated.year and day.year > stated.year else "birthday"


def _holidays(day: date, settings: Settings) -> tuple[tuple[date, str], ...]:
    return _coming(day, tuple(settings.holidays.items()), settings.greeting_days)


@lru_cache(maxsize=64)
def _coming(day: date, holidays: tuple[tuple[str, str], ...], ahead: int) -> tuple[tuple[date, str], ...]:
    """The holidays (`MM-DD`, greeting) of the coming days; the same for everyone."""
    found = []
    for when, text in holidays:
        month, _, number = when.partition("-")
        falls = anniversaries.near(PartialDate(None, int(month), int(number)), day, late=0, ahead=ahead)
        if falls:
            found.append((falls, text))
    return tuple(found)

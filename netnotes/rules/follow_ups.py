"""What there is to do for a person, in this order.

F1 a promise (S4: earn their trust); F2 a reply owed; F3 the first follow-up after meeting (S3); F4 a nudge for an
open ask of mine; F5 keeping in touch; F6 greetings (S3). Nothing is owed to contacts that are no target, nor to
prospects: their replies are optional and never overdue (S0). `snooze_until` silences F5 and F6 until that day;
`archived` silences all but F1.

Promises, replies and the like are ordered by days overdue, which has nothing to do with how often one meets; keeping in
touch by days overdue over the cadence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from netnotes.facts import FollowUp, History, Stage, Tie
from netnotes.model import Evidence, Interaction, Kind, PartialDate, Person, Promise
from netnotes.rules import anniversaries
from netnotes.rules.lines import BACK, OURS, RECEIVED, SPOKEN, holds, last_day, later, shorten
from netnotes.rules.promises import due_day
from netnotes.rules.warmth import own_cadence
from netnotes.settings import DEFAULTS, Settings

if TYPE_CHECKING:
    from netnotes.rules import PersonFacts

CLOSING: frozenset[Kind] = frozenset({"declined", "ignored"})
UNPACED = 365  # the cadence by which people without one are ordered


def due(
    person: Person, history: History, stage: Stage, tie: Tie, settings: Settings = DEFAULTS
) -> tuple[FollowUp, ...]:
    """Everything to do for one person, in order: overdue, due soon, later, undated; each in the order F1 to F6."""
    profile = person.profile
    found = list(_promises(person, history, settings))
    if not profile.archived:
        found += _reply(person, history, stage, settings)
        found += _first_follow_up(person, history, settings)
        found += _nudges(person, history, settings)
        if not is_snoozed(person, history.day):
            found += _keep_in_touch(person, history, stage, tie, settings)
            found += _greetings(person, history, stage, settings)
    if len(found) > 1:
        found.sort(key=lambda item: urgency(item, history.day, tie.cadence_days, settings))
    return tuple(found)


def in_order(follow_ups: Iterable[FollowUp], people: Mapping[str, PersonFacts]) -> list[FollowUp]:
    """Follow-ups of many people: overdue first, then due soon, later, undated; F1 to F6 within each.

    Within a kind by days overdue (F5: over the cadence), then strength, then name. Strength is estimated only to part
    ties.
    """
    keyed = []
    for item in follow_ups:
        facts = people[item.path]
        keyed.append((urgency(item, facts.day, facts.tie.cadence_days, facts.settings), item))
    times = Counter(key for key, _ in keyed)

    def rank(entry: tuple[tuple[int, str, float], FollowUp]) -> tuple[object, ...]:
        key, item = entry
        facts = people[item.path]
        strength = facts.strength.total if times[key] > 1 else 0.0
        return (*key, -strength, facts.person.name, item.path)

    return [item for _, item in sorted(keyed, key=rank)]


def is_snoozed(person: Person, day: date) -> bool:
    """Whether `snooze_until` still lies ahead."""
    until = person.profile.snooze_until
    return until is not None and day < until


def urgency(item: FollowUp, day: date, cadence: int | None, settings: Settings) -> tuple[int, str, float]:
    """What follow-ups are ordered by before all else: overdue, due soon, later or undated; the rule; the days."""
    left = item.days_left(day)
    if left is None:
        return 3, item.rule, 0.0
    group = 0 if item.days_overdue else 1 if left <= settings.soon_days else 2
    return group, item.rule, left / (cadence or UNPACED) if item.rule == "F5" else left


def _late(due_day: date | None, day: date) -> int:
    return max(0, (day - due_day).days) if due_day else 0


def _promises(person: Person, history: History, settings: Settings) -> Iterator[FollowUp]:
    """F1. Undated: some days after its entry; outside any entry it has no date and is never overdue."""
    for promise in person.promises:
        if not _is_open(promise, history):
            continue
        day = due_day(promise, settings)
        late = _late(day, history.day)
        evidence = (promise.evidence,)
        yield FollowUp("F1", "promise", person.path, day, late, False, promise.text, evidence, promise.asserted)


def _is_open(promise: Promise, history: History) -> bool:
    """Open on the day. `next_contact`, which nobody ticks, is done by a touch of mine on its day or later."""
    if promise.status == "done":
        return promise.done is not None and promise.done > history.day
    if promise.asserted and promise.due:
        touched = last_day(history.lines, OURS)
        return touched is None or touched < promise.due
    return promise.status == "open"


def _reply(person: Person, history: History, stage: Stage, settings: Settings) -> Iterator[FollowUp]:
    """F2. The earliest line of theirs since my last, unless it has been let rest."""
    answered = last_day(history.lines, OURS)
    line = _first_unanswered(history, answered, settings)
    if line is None or line.day is None:
        return
    days = {"connection": settings.reply_days_connection, "network": settings.reply_days_network}
    day = later(line.day, days.get(stage, settings.reply_days_contact))
    optional = stage in ("prospect", "contact") and not person.profile.target
    late = 0 if optional else _late(day, history.day)
    said = f": {shorten(line.text)}" if line.text else ""
    thanks = holds(line, RECEIVED)
    text = f"thank them for {line.day}{said}" if thanks else f"answer their note of {line.day}{said}"
    yield FollowUp("F2", "reply", person.path, day, late, optional, text, line.evidence)


def _first_unanswered(history: History, answered: date | None, settings: Settings) -> Interaction | None:
    found = None
    for line in reversed(history.lines):
        if line.day is None or (answered and line.day <= answered):
            break
        if (history.day - line.day).days > settings.reply_expires:
            break
        if any(act.direction == "in" for act in line.acts) and not holds(line, CLOSING):
            found = line
    return found


def _first_follow_up(person: Person, history: History, settings: Settings) -> Iterator[FollowUp]:
    """F3. After the first meeting or call, unless a meeting before it is asserted; not for family."""
    if person.profile.is_family:
        return
    first = next((line for line in history.lines if line.day and holds(line, SPOKEN)), None)
    if first is None or first.day is None or (history.day - first.day).days > settings.first_follow_up_expires:
        return
    earlier = history.first_meeting and history.first_meeting < first.day
    if earlier or any(_follows(line, first.day) for line in history.lines):
        return
    day = later(first.day, settings.first_follow_up_days)
    spoke = "meeting" if any(act.kind == "met" for act in first.acts) else "the call"
    text = f"write after {spoke} on {first.day}"
    late = _late(day, history.day)
    yield FollowUp("F3", "first follow-up", person.path, day, late, False, text, first.evidence)


def _follows(line: Interaction, first: date) -> bool:
    """Whether a line follows up: something of mine on the same day or later, or being in touch again."""
    if line.day is None or line.day < first:
        return False
    return any(act.direction == "out" or (act.direction == "mutual" and line.day > first) for act in line.acts)


def _nudges(person: Person, history: History, settings: Settings) -> Iterator[FollowUp]:
    """F4. An ask of mine that is open with nothing back from them, until it counts as ignored."""
    heard = last_day(history.lines, BACK) if history.asks else None
    for ask in history.asks:
        if ask.by != "me" or ask.outcome != "open" or ask.day is None or (heard and heard > ask.day):
            continue
        day = later(ask.day, settings.nudge_days)
        text = f"ask again, or let it go: {shorten(ask.text)}" if ask.text else "ask again, or let it go"
        late = _late(day, history.day)
        yield FollowUp("F4", "nudge", person.path, day, late, False, text, ask.evidence)


def _keep_in_touch(person: Person, history: History, stage: Stage, tie: Tie, settings: Settings) -> Iterator[FollowUp]:
    """F5. For network and connection, and for contacts that are targets or have a cadence of their own.

    A `next_contact` to come stands for it.
    """
    if history.last is None or tie.cadence_days is None or stage == "prospect":
        return
    if person.profile.next_contact and person.profile.next_contact >= history.day:
        return
    if stage == "contact" and not (person.profile.target or own_cadence(person, settings)):
        return
    day = later(history.last, tie.cadence_days)
    text = f"keep in touch, last on {history.last}"
    late = _late(day, history.day)
    latest = next((line for line in reversed(history.lines) if line.day == history.last), None)
    evidence = latest.evidence if latest else ()
    yield FollowUp("F5", "keep in touch", person.path, day, late, False, text, evidence)


def _greetings(person: Person, history: History, stage: Stage, settings: Settings) -> Iterator[FollowUp]:
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
    if not greetings:
        return
    touched = last_day(history.lines, OURS)
    for day, text, evidence in greetings:
        if not (touched and touched >= day):
            yield FollowUp("F6", "greeting", person.path, day, _late(day, today), False, text, evidence)


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

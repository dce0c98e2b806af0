"""The people to contact today (S2: "make a list of five people … contact them today").

At most two for something owed and due; then wishes (`know_me_better`); then people one criterion short of the
network or a connection; then those whose rhythm has run out; then optional replies. Nobody is proposed whom I
touched in the last days (something owed aside), who is scheduled (a later interaction, or `next_contact`), who may
be let go (a wish aside), who is snoozed or archived; nor, as one step away, who only ever asked for something. Fewer
than five: fewer are shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from netnotes.facts import FollowUp, LetGo, TodayItem
from netnotes.rules.everyone import Everyone, kept, last_of_ours
from netnotes.rules.follow_ups import in_order, is_snoozed
from netnotes.rules.history import heard_topics
from netnotes.rules.lines import shorten
from netnotes.rules.lists import lacks_one, only_asks
from netnotes.rules.next_step import is_vetoed
from netnotes.settings import DEFAULTS, Settings

if TYPE_CHECKING:
    from netnotes.rules import PersonFacts

OWED = ("F1", "F2", "F3")
Source = Literal["owed", "wish", "one step", "keep in touch", "optional"]
Candidate = tuple["PersonFacts", Source, str, FollowUp | None]


def choose(people: Everyone, let_go: Sequence[LetGo], settings: Settings = DEFAULTS) -> tuple[TodayItem, ...]:
    """The people to contact today, in order, each with why, the next step and the last note."""
    leaving = {item.path for item in let_go}

    def may_stay(path: str) -> bool:
        return path not in leaving or people[path].person.profile.know_me_better

    chosen: dict[str, TodayItem] = {}
    for facts, source, reason, item in _candidates(people, may_stay, settings):
        path = facts.person.path
        if len(chosen) == settings.today_people:
            break
        if path not in chosen:
            chosen[path] = _present(facts, source, reason, item)
    return tuple(chosen.values())


def _candidates(people: Everyone, may_stay: Callable[[str], bool], settings: Settings) -> Iterator[Candidate]:
    yield from _obligations(_of(people.found(_owed), may_stay), people, settings.today_obligations)
    for facts in _by_need(people[path] for path in people.found(_wish)):
        yield facts, "wish", f"you want to know them better; {facts.tie.reason}", None
    for *_, path in sorted(place for place in people.found(_one_short).values() if may_stay(place[-1])):
        yield people[path], "one step", _one_step(people[path]), None
    for item in in_order(_of(people.found(_out_of_rhythm), may_stay), people):
        facts = people[item.path]
        reason = f"{_days(item.days_overdue)} past your {facts.tie.cadence_days}-day rhythm"
        yield facts, "keep in touch", reason, item
    for item in in_order(_of(people.found(_optional), may_stay), people):
        yield people[item.path], "optional", f"{item.text} (optional)", item


def _of(found: Mapping[str, tuple[FollowUp, ...]], may_stay: Callable[[str], bool]) -> Iterator[FollowUp]:
    return (item for path, items in found.items() if may_stay(path) for item in items)


def _obligations(owed: Iterable[FollowUp], people: Everyone, most: int) -> Iterator[Candidate]:
    """The first due obligation of each of the first people."""
    first: dict[str, FollowUp] = {}
    for item in in_order(owed, people):
        first.setdefault(item.path, item)
    for item in list(first.values())[:most]:
        promised = "you promised: " if item.kind == "promise" else ""
        late = f", {_days(item.days_overdue)} late" if item.days_overdue else ""
        yield people[item.path], "owed", f"{promised}{item.text} (due {item.due}{late})", item


def _owed(facts: PersonFacts) -> tuple[FollowUp, ...]:
    """Obligations that are due."""
    if _is_put_off(facts):
        return ()
    return tuple(
        item
        for item in facts.follow_ups
        if item.rule in OWED and not item.optional and item.due and item.due <= facts.day
    )


def _wish(facts: PersonFacts) -> bool:
    return facts.person.profile.know_me_better and _is_rested(facts)


def _one_short(facts: PersonFacts) -> tuple[float, str, str] | None:
    """The place of somebody one step from the next stage: by strength, then name and path."""
    if not lacks_one(facts) or facts.person.profile.is_family or only_asks(facts) or not _is_rested(facts):
        return None
    return None if is_vetoed(facts.standing) else (-facts.strength.total, facts.person.name, facts.person.path)


def _out_of_rhythm(facts: PersonFacts) -> tuple[FollowUp, ...]:
    if not _is_rested(facts):
        return ()
    return tuple(item for item in facts.follow_ups if item.rule == "F5" and item.days_overdue)


def _optional(facts: PersonFacts) -> tuple[FollowUp, ...]:
    return tuple(item for item in facts.follow_ups if item.optional) if _is_rested(facts) else ()


@kept
def _is_rested(facts: PersonFacts) -> bool:
    """Whether a person is not put off, and I did not touch them in the last days."""
    if _is_put_off(facts):
        return False
    touched = last_of_ours(facts)
    return touched is None or (facts.day - touched).days > facts.settings.today_rest_days


def _is_put_off(facts: PersonFacts) -> bool:
    profile, day = facts.person.profile, facts.day
    planned = profile.next_contact is not None and profile.next_contact > day
    return profile.archived or planned or is_snoozed(facts.person, day) or bool(facts.history.scheduled)


def _one_step(facts: PersonFacts) -> str:
    sad = next((moment for moment in facts.moments if moment.tone == "console"), None)
    if sad:
        return f"news of {sad.day}"
    missing = facts.standing.missing[0]
    goal = "your network" if missing.stage == "network" else "a connection"
    return f"one step from {goal}: {missing.detail}"


def _by_need(people: Iterable[PersonFacts]) -> list[PersonFacts]:
    """Longest silent for their cadence first, never touched before all; then by strength and name."""

    def rank(facts: PersonFacts) -> tuple[object, ...]:
        gap, cadence = facts.tie.gap_days, facts.tie.cadence_days
        silence = float("inf") if gap is None else gap / (cadence or 365)
        return (-silence, -facts.strength.total, *_name(facts))

    return sorted(people, key=rank)


def _name(facts: PersonFacts) -> tuple[str, str]:
    return facts.person.name, facts.person.path


def _present(facts: PersonFacts, source: Source, reason: str, item: FollowUp | None) -> TodayItem:
    last = next((line for line in reversed(facts.history.lines) if line.text), None)
    step = facts.next_step
    topics = heard_topics(facts.history)
    return TodayItem(
        path=facts.person.path,
        source=source,
        reason=reason,
        next_step=step.text if step else "get in touch",
        last_note=shorten(last.text) if last else "",
        last_day=last.day if last else None,
        why=facts.person.profile.why,
        follow_up=item,
        topic=shorten(topics[-1].text) if topics else "",
    )


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"

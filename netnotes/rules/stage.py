"""Where a relationship stands: prospect, contact, network or connection, with every criterion and its evidence.

The stage is history; silence does not undo it.

- contact (S0: a contact is someone you have messaged): C1 an outgoing or mutual line, or the writer's word that we
  met (`met`, `known_since`) or helped (`helped`).
- network (S1): N1 we met or called; N2 help passed in some direction, or one asked the other (mine not declined or
  ignored; an offer alone does not count); N3 I would refer them (unset passes as provisional, "no" vetoes).
- connection (S0): K1 long-term; K2 help both ways; K3 family, interests and past known; K4 among closed asks at
  least as many granted as declined or ignored.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from netnotes.facts import Criterion, History, Stage, Standing
from netnotes.model import Evidence, Interaction, Kind, PartialDate, Person
from netnotes.rules.lines import GIVEN, OURS, RECEIVED, first_and_last, goes, listed, when
from netnotes.settings import DEFAULTS, Settings

ByKind = dict[Kind, list[Interaction]]
PERSONAL = ("family", "interests", "past")
SAID: dict[Kind, str] = {
    "gave": "gave", "intro": "introduced them", "referred": "referred them", "received": "received",
    "granted": "granted", "intro-from": "they introduced you", "referred-me": "they referred you",
}  # fmt: skip
WORD = "by your own word"


def judge(person: Person, history: History, settings: Settings = DEFAULTS) -> Standing:
    """The stage of a person, from the criteria of contact, network and connection."""
    kinds: ByKind = {}
    for line in history.lines:
        for act in line.acts:
            kinds.setdefault(act.kind, []).append(line)
    criteria = (
        _in_touch(person, history),
        _spoke(person, history, kinds),
        _help_passed(person, history, kinds),
        _would_refer(person, kinds),
        _long_term(person, history, settings),
        _both_ways(person, kinds),
        _know(person),
        _reliable(history, kinds),
    )
    stage: Stage = "prospect"
    steps: tuple[Stage, ...] = ("contact", "network", "connection")
    for step in steps:
        if not all(criterion.met for criterion in criteria if criterion.stage == step):
            break
        stage = step
    provisional = stage in ("network", "connection") and any(c.provisional for c in criteria)
    return Standing(stage, provisional, criteria)


def _in_touch(person: Person, history: History) -> Criterion:
    ours = [line for line in history.lines if goes(line, OURS)]
    if ours:
        days = len(history.touches)
        detail = f"first {when(ours[0])}, {days} touch {'day' if days == 1 else 'days'}"
        return Criterion("contact", "C1", "in touch", True, detail, first_and_last(ours))
    if history.first_meeting:
        return Criterion("contact", "C1", "in touch", True, f"you met, {WORD}", _meeting_source(person))
    if person.profile.helped:
        return Criterion("contact", "C1", "in touch", True, f"help passed, {WORD}", person.source("helped"))
    detail = "they wrote, you have not" if history.touches else "nothing noted yet"
    return Criterion("contact", "C1", "in touch", False, detail, first_and_last(history.lines))


def _spoke(person: Person, history: History, kinds: ByKind) -> Criterion:
    met, calls = kinds.get("met", []), kinds.get("call", [])
    parts = [f"met {when(met[0])}"] if met else []
    parts += [f"call {when(calls[0])}"] if calls else []
    evidence = first_and_last(met)[:1] + first_and_last(calls)[:1]
    if not met and history.first_meeting:
        parts.append(f"met by {history.first_meeting}, {WORD}")
        evidence += _meeting_source(person)
    detail = ", ".join(parts) or "you have not met or called"
    return Criterion("network", "N1", "spoke directly", bool(parts), detail, evidence)


def _help_passed(person: Person, history: History, kinds: ByKind) -> Criterion:
    first = [kinds[kind][0] for kind in SAID if kind in kinds]
    parts = [f"{said} {when(kinds[kind][0])}" for kind, said in SAID.items() if kind in kinds]
    evidence = first_and_last(first)
    if person.profile.helped:
        parts.append(f"helped, {WORD}")
        evidence += person.source("helped")
    refused = ""
    for ask in history.asks:
        asked = f"{'you' if ask.by == 'me' else 'they'} asked {ask.day or 'undated'}"
        if ask.by == "me" and ask.outcome in ("declined", "ignored"):
            refused = f"{asked}, {ask.outcome}"
        elif not parts:
            parts.append(asked)
            evidence += ask.evidence[:1]
    detail = ", ".join(parts[:3]) or refused or "no help either way yet"
    return Criterion("network", "N2", "help passed", bool(parts), detail, evidence[:3])


def _would_refer(person: Person, kinds: ByKind) -> Criterion:
    stated = person.profile.would_refer
    referred = kinds.get("referred", [])
    if stated is not None:
        detail, evidence = f"you said {'yes' if stated else 'no'}", person.source("would_refer")
    elif referred:
        detail, evidence = f"referred them {when(referred[0])}", first_and_last(referred)
    else:
        detail, evidence = "not stated yet", ()
    provisional = stated is None and not referred
    return Criterion("network", "N3", "would refer", stated is not False, detail, evidence, provisional)


def _long_term(person: Person, history: History, settings: Settings) -> Criterion:
    days, touches = history.span_days, len(history.touches)
    met = days >= settings.connection_span_days and touches >= settings.connection_touch_days
    detail = f"{days} {'day' if days == 1 else 'days'}, {touches} touch {'day' if touches == 1 else 'days'}"
    evidence = first_and_last([line for line in history.lines if line.day])
    known = person.profile.known_since
    if not met and known and _years_ago(known, history.day, settings.known_since_years):
        met = True
        detail, evidence = f"known since {known.year}, {WORD}", person.source("known_since")
    return Criterion("connection", "K1", "long-term", met, detail, evidence)


def _both_ways(person: Person, kinds: ByKind) -> Criterion:
    helped = person.profile.helped
    given = _first(kinds, GIVEN)
    received = _first(kinds, RECEIVED)
    gave = given is not None or helped in ("them", "both")
    got = received is not None or helped in ("me", "both")
    parts = [
        _one_way("gave", given, word=gave, nothing="nothing given yet"),
        _one_way("received", received, word=got, nothing="nothing received yet"),
    ]
    evidence = first_and_last([line for line in (given, received) if line])
    if (gave and not given) or (got and not received):
        evidence += person.source("helped")
    return Criterion("connection", "K2", "help both ways", gave and got, ", ".join(parts), evidence)


def _one_way(name: str, line: Interaction | None, *, word: bool, nothing: str) -> str:
    if line:
        return f"{name} {when(line)}"
    return f"{name}, {WORD}" if word else nothing


def _know(person: Person) -> Criterion:
    unknown = [field for field in PERSONAL if not getattr(person.profile, field)]
    detail = f"{listed(unknown)} not known" if unknown else f"{listed(PERSONAL)} known"
    evidence = tuple(found for field in PERSONAL for found in person.source(field))
    return Criterion("connection", "K3", "know the person", not unknown, detail, evidence)


def _reliable(history: History, kinds: ByKind) -> Criterion:
    closed = [ask for ask in history.asks if ask.by == "me" and ask.outcome != "open"]
    granted = sum(ask.outcome == "granted" for ask in closed)
    counts = [(outcome, sum(ask.outcome == outcome for ask in closed)) for outcome in ("declined", "ignored")]
    parts = [f"{granted} granted"] if closed else ["nothing asked yet"]
    parts += [f"{count} {outcome}" for outcome, count in counts if count]
    cost = kinds.get("bind", [])
    if cost:
        parts.append(f"help at a cost to them {when(cost[-1])}")
    evidence: tuple[Evidence, ...] = tuple(found for ask in closed[-2:] for found in ask.evidence[:1])
    met = granted >= len(closed) - granted
    return Criterion(
        "connection", "K4", "can be relied on", met, ", ".join(parts), evidence + first_and_last(cost)[-1:]
    )


def _first(kinds: ByKind, wanted: Iterable[Kind]) -> Interaction | None:
    found = [kinds[kind][0] for kind in wanted if kind in kinds]
    return min(found, key=lambda line: (line.day is None, line.day or date.min), default=None)


def _meeting_source(person: Person) -> tuple[Evidence, ...]:
    return (person.source("met") or person.source("known_since"))[:1]


def _years_ago(known: PartialDate, day: date, years: int) -> bool:
    """Whether the whole period lies at least so many years before `day`."""
    last = known.last_day()
    return last is not None and (last.year + years, last.month, last.day) <= (day.year, day.month, day.day)

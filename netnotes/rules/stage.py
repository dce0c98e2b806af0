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

from datetime import date

from netnotes.facts import Ask, Criterion, History, Standing
from netnotes.model import Evidence, Interaction, Kind, PartialDate, Person
from netnotes.rules.lines import (
    GIVEN,
    OURS,
    RECEIVED,
    SPOKEN,
    TOUCHING,
    bits,
    earliest,
    first_and_last,
    listed,
    when,
)
from netnotes.settings import DEFAULTS, Settings
from netnotes.stages import STAGES, Stage

ByKind = dict[Kind, list[Interaction]]
PERSONAL = ("family", "interests", "past")
SAID: dict[Kind, str] = {
    "gave": "gave", "intro": "introduced them", "referred": "referred them", "received": "received",
    "granted": "granted", "intro-from": "they introduced you", "referred-me": "they referred you",
}  # fmt: skip
WORD = "by your own word"
_OURS, _SPOKEN, _GIVEN, _RECEIVED = bits(OURS), bits(SPOKEN), bits(GIVEN), bits(RECEIVED)
_ASKED, _THEY_ASKED = bits(["asked"]), bits(["they-asked"])
_SHOWN = _SPOKEN | _GIVEN | _RECEIVED | bits(["bind"])  # the kinds that a criterion names


def place(person: Person, history: History, settings: Settings = DEFAULTS) -> Stage:
    """The stage alone, by the same criteria as `judge`: what lists of thousands need."""
    if not is_in_touch(person, history):
        return "prospect"
    if not (has_spoken(history) and has_helped(person, history) and may_refer(person)):
        return "contact"
    if not (
        is_known(person)
        and all(helped_ways(person, history))
        and is_long_term(person, history, settings)
        and is_reliable(history)
    ):
        return "network"
    return "connection"


def lacking(person: Person, history: History, stage: Stage, settings: Settings = DEFAULTS) -> tuple[str, ...]:
    """The codes of the next stage's unmet criteria, for a person at `stage`."""
    met: dict[str, bool] = {}
    if stage == "prospect":
        met = {"C1": is_in_touch(person, history)}
    elif stage == "contact":
        met = {"N1": has_spoken(history), "N2": has_helped(person, history), "N3": may_refer(person)}
    elif stage == "network":
        met = {
            "K1": is_long_term(person, history, settings),
            "K2": all(helped_ways(person, history)),
            "K3": is_known(person),
            "K4": is_reliable(history),
        }
    return tuple(code for code, is_met in met.items() if not is_met)


def judge(person: Person, history: History, settings: Settings = DEFAULTS) -> Standing:
    """The stage of a person, with every criterion of contact, network and connection and its evidence."""
    kinds: ByKind = {}
    for line in history.telling(_SHOWN):
        for act in line.acts:
            kinds.setdefault(act.kind, []).append(line)
    criteria = (
        _in_touch(person, history),
        _spoke(person, history, kinds),
        _help_passed(person, history, kinds),
        _would_refer(person, kinds),
        _long_term(person, history, settings),
        _both_ways(person, history),
        _know(person),
        _reliable(history, kinds),
    )
    unmet = [criterion.stage for criterion in criteria if not criterion.met]
    stage = STAGES[0]
    for step in STAGES[1:]:
        if step in unmet:
            break
        stage = step
    provisional = stage in ("network", "connection") and any(c.provisional for c in criteria)
    return Standing(stage, provisional, criteria)


def is_in_touch(person: Person, history: History) -> bool:
    """C1. An outgoing or mutual line, or the writer's word that we met or helped."""
    return bool(history.seen & _OURS or history.first_meeting or person.profile.helped)


def has_spoken(history: History) -> bool:
    """N1. We met or called; an asserted meeting counts."""
    return bool(history.seen & _SPOKEN or history.first_meeting)


def has_helped(person: Person, history: History) -> bool:
    """N2. Help either way, or an ask that was not refused."""
    if history.seen & (_GIVEN | _RECEIVED | _THEY_ASKED) or person.profile.helped:
        return True
    return any(not is_refused(ask) for ask in history.asks)


def is_refused(ask: Ask) -> bool:
    """Whether an ask of mine was declined or ignored."""
    return ask.by == "me" and ask.outcome in ("declined", "ignored")


def may_refer(person: Person) -> bool:
    """N3. I would refer them, or have not said that I would not."""
    return person.profile.would_refer is not False


def is_long_term(person: Person, history: History, settings: Settings) -> bool:
    """K1. Years and touch days, or `known_since` long enough ago."""
    days, touches = settings.connection_span_days, settings.connection_touch_days
    if history.span_days >= days and len(history.touch_days) >= touches:
        return True
    known = person.profile.known_since
    return known is not None and _years_ago(known, history.day, settings.known_since_years)


def helped_ways(person: Person, history: History) -> tuple[bool, bool]:
    """K2. Whether I helped them, and whether they helped me."""
    helped = person.profile.helped
    given = helped in ("them", "both") or bool(history.seen & _GIVEN)
    return given, helped in ("me", "both") or bool(history.seen & _RECEIVED)


def is_known(person: Person) -> bool:
    """K3. Family, interests and past are known."""
    profile = person.profile
    return bool(profile.family and profile.interests and profile.past)


def is_reliable(history: History) -> bool:
    """K4. Of my closed asks at least as many granted as not; none asked passes."""
    if not history.seen & _ASKED:
        return True
    balance = {"granted": 1, "declined": -1, "ignored": -1, "open": 0}
    return sum([balance[ask.outcome] for ask in history.asks if ask.by == "me"]) >= 0


def _in_touch(person: Person, history: History) -> Criterion:
    ours = history.telling(_OURS)
    if ours:
        days = len(history.touch_days)
        detail = f"first {when(earliest(ours))}, {days} touch {'day' if days == 1 else 'days'}"
        return Criterion("contact", "C1", "in touch", True, detail, first_and_last(ours))
    if history.first_meeting:
        return Criterion("contact", "C1", "in touch", True, f"you met, {WORD}", _meeting_source(person))
    if person.profile.helped:
        return Criterion("contact", "C1", "in touch", True, f"help passed, {WORD}", person.source("helped"))
    detail = "they wrote, you have not" if history.touch_days else "nothing noted yet"
    return Criterion("contact", "C1", "in touch", is_in_touch(person, history), detail, first_and_last(history.lines))


def _spoke(person: Person, history: History, kinds: ByKind) -> Criterion:
    met, calls = kinds.get("met", []), kinds.get("call", [])
    spoken = [(said, earliest(lines)) for said, lines in (("met", met), ("call", calls)) if lines]
    parts = [f"{said} {when(line)}" for said, line in spoken]
    evidence = tuple(place for _, line in spoken for place in line.evidence[:1])
    if not met and history.first_meeting:
        parts.append(f"met by {history.first_meeting}, {WORD}")
        evidence += _meeting_source(person)
    detail = ", ".join(parts) or "no meeting or call noted yet"
    return Criterion("network", "N1", "spoke directly", has_spoken(history), detail, evidence)


def _help_passed(person: Person, history: History, kinds: ByKind) -> Criterion:
    first = [(said, earliest(kinds[kind])) for kind, said in SAID.items() if kind in kinds]
    parts = [f"{said} {when(line)}" for said, line in first]
    evidence = tuple(place for _, line in first for place in line.evidence[:1])
    if person.profile.helped:
        parts.append(f"helped, {WORD}")
        evidence += person.source("helped")
    refused = ""
    for ask in history.asks:
        asked = f"{'you' if ask.by == 'me' else 'they'} asked {ask.day or 'undated'}"
        if is_refused(ask):
            refused = f"{asked}, {ask.outcome}"
        elif not parts:
            parts.append(asked)
            evidence += ask.evidence[:1]
    detail = ", ".join(parts[:3]) or refused or "no help either way yet"
    met = has_helped(person, history)
    return Criterion("network", "N2", "help passed", met, detail, evidence[:3])


def _would_refer(person: Person, kinds: ByKind) -> Criterion:
    stated = person.profile.would_refer
    referred = kinds.get("referred", [])
    if stated is not None:
        detail, evidence = f"you said {'yes' if stated else 'no'}", person.source("would_refer")
    elif referred:
        detail, evidence = f"referred them {when(earliest(referred))}", first_and_last(referred)
    else:
        detail, evidence = "not stated yet", ()
    provisional = stated is None and not referred
    return Criterion("network", "N3", "would refer", may_refer(person), detail, evidence, provisional)


def _long_term(person: Person, history: History, settings: Settings) -> Criterion:
    days, touches = history.span_days, len(history.touch_days)
    met = is_long_term(person, history, settings)
    known = person.profile.known_since
    if met and known and (days < settings.connection_span_days or touches < settings.connection_touch_days):
        detail, evidence = f"known since {known.year}, {WORD}", person.source("known_since")
    else:
        detail = f"{days} {'day' if days == 1 else 'days'}, {touches} touch {'day' if touches == 1 else 'days'}"
        evidence = first_and_last([line for line in history.telling(TOUCHING) if line.day])
    return Criterion("connection", "K1", "long-term", met, detail, evidence)


def _both_ways(person: Person, history: History) -> Criterion:
    gave, got = helped_ways(person, history)
    given, received = _latest(history.telling(_GIVEN)), _latest(history.telling(_RECEIVED))
    you = _one_way("you helped them", given) if gave else "you have not helped them yet"
    they = _one_way("they helped you", received) if got else "they have not helped you yet"
    evidence = first_and_last([line for line in (given, received) if line])
    if (gave and not given) or (got and not received):
        evidence += person.source("helped")
    return Criterion("connection", "K2", "help both ways", gave and got, f"{you}; {they}", evidence)


def _one_way(helped: str, last: Interaction | None) -> str:
    if last is None:
        return f"{helped}, {WORD}"
    return f"{helped}, last on {last.day}" if last.day else f"{helped}, undated"


def _know(person: Person) -> Criterion:
    unknown = [field for field in PERSONAL if not getattr(person.profile, field)]
    detail = f"{listed(unknown)} not known" if unknown else f"{listed(PERSONAL)} known"
    evidence = tuple(found for field in PERSONAL for found in person.source(field))
    return Criterion("connection", "K3", "know the person", is_known(person), detail, evidence)


def _reliable(history: History, kinds: ByKind) -> Criterion:
    closed = [ask for ask in history.asks if ask.by == "me" and ask.outcome != "open"]
    outcomes = [ask.outcome for ask in closed]
    parts = [f"{outcomes.count('granted')} granted"] if closed else ["nothing asked yet"]
    parts += [f"{outcomes.count(outcome)} {outcome}" for outcome in ("declined", "ignored") if outcome in outcomes]
    cost = kinds.get("bind", [])
    if cost:
        parts.append(f"help at a cost to them {when(cost[-1])}")
    evidence: tuple[Evidence, ...] = tuple(found for ask in closed[-2:] for found in ask.evidence[:1])
    evidence += first_and_last(cost)[-1:]
    return Criterion("connection", "K4", "can be relied on", is_reliable(history), ", ".join(parts), evidence)


def _latest(lines: list[Interaction]) -> Interaction | None:
    return lines[-1] if lines else None


def _meeting_source(person: Person) -> tuple[Evidence, ...]:
    return (person.source("met") or person.source("known_since"))[:1]


def _years_ago(known: PartialDate, day: date, years: int) -> bool:
    """Whether the whole period lies at least so many years before `day`."""
    last = known.last_day()
    return last is not None and (last.year + years, last.month, last.day) <= (day.year, day.month, day.day)

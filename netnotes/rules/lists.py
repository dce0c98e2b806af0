"""Lists of people that answer one question each. Every row says why; no list is an order of worth.

Archived people are left out of every list that proposes something.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from netnotes.facts import LetGo, Listed, Mix, TwoLists
from netnotes.model import Kind, Person, Profile
from netnotes.rules import terms
from netnotes.rules.everyone import Everyone, kept, kinds
from netnotes.rules.follow_ups import is_snoozed
from netnotes.rules.ladder import MET
from netnotes.rules.lines import (
    BACK,
    OURS,
    UNKNOWN,
    WRITTEN,
    first_and_last,
    goes,
    holds,
    is_unknown,
    shorten,
    when,
)
from netnotes.rules.stage import lacking
from netnotes.stages import STAGES, WARMTHS, Stage, Warmth

if TYPE_CHECKING:
    from netnotes.rules import PersonFacts

THEY_ASKED: frozenset[Kind] = frozenset({"they-asked"})
CALL: frozenset[Kind] = frozenset({"call"})
REFERRED_ME: frozenset[Kind] = frozenset({"referred-me"})
APART: frozenset[Kind] = WRITTEN | CALL  # known to be no meeting
PLACE = 30  # characters shown of where somebody lives
ADVOCATING: dict[Kind, str] = {"referred-me": "referred you", "intro-from": "introduced you"}


def mix(people: Everyone) -> Mix:
    """How many people at each stage, and ties of each warmth (S0: from a huge pool to a small group)."""
    times = by_stage_and_warmth(people)
    return Mix(
        tuple((name, sum(times[name, warmth] for warmth in WARMTHS)) for name in STAGES),
        tuple((name, sum(times[stage, name] for stage in STAGES)) for name in WARMTHS),
    )


def by_stage_and_warmth(people: Everyone) -> Counter[tuple[Stage, Warmth]]:
    """How many people stand at a stage with a tie of a warmth."""
    return Counter(people.found(_stage_and_warmth).values())


def _stage_and_warmth(facts: PersonFacts) -> tuple[Stage, Warmth]:
    return facts.stage, facts.tie.warmth


def two_lists(people: Everyone, let_go: Iterable[LetGo]) -> TwoLists:
    """Developing and maintaining (S3 tip 1), each person on one of them or on none.

    Developing: whom I wish to know better, targets below network, and contacts one step from the network whom I
    would refer and may not let go (not family). Maintaining: network and connections.
    """
    leaving = {item.path for item in let_go}
    developing: list[str] = []
    maintaining: list[str] = []
    for path, side in people.found(_side).items():
        if side == "maintaining":
            maintaining.append(path)
        elif side == "developing" or (side == "unless let go" and path not in leaving):
            developing.append(path)
    return TwoLists(tuple(developing), tuple(maintaining))


def _side(facts: PersonFacts) -> Literal["", "developing", "maintaining", "unless let go"]:
    """On which of the two lists a person stands; developing, unless they may be let go."""
    profile = facts.person.profile
    if profile.archived:
        return ""
    if profile.know_me_better:
        return "developing"
    if facts.stage in ("network", "connection"):
        return "maintaining"
    if profile.target:
        return "developing"
    if facts.stage != "contact" or profile.would_refer is False or profile.is_family:
        return ""
    return "unless let go" if lacks_one(facts) else ""


@kept
def lacks_one(facts: PersonFacts) -> bool:
    """Whether a contact, or somebody of the network, is one criterion short of the next stage."""
    if facts.stage not in ("contact", "network"):
        return False
    return len(lacking(facts.person, facts.history, facts.stage, facts.settings)) == 1


def only_a_link(people: Everyone) -> tuple[Listed, ...]:
    """Prospects of whom nothing is noted but an address on a platform, which is no evidence of a tie (S1)."""
    return tuple(people.found(_only_a_link).values())


def _only_a_link(facts: PersonFacts) -> Listed | None:
    person, profile = facts.person, facts.person.profile
    if not profile.urls or person.interactions or person.promises or person.knows or person.introduced_by:
        return None
    bare = profile._replace(name="", aliases=(), urls=()) == Profile()
    return _row(facts, f"only a link: {profile.urls[0]}") if bare else None


def name_only(people: Everyone) -> tuple[Listed, ...]:
    """Notes that hold nothing but a name (S2: a person, not a name)."""
    return tuple(people.found(_name_only).values())


def _name_only(facts: PersonFacts) -> Listed | None:
    return _row(facts, "nothing but a name is noted") if facts.person.bare else None


def may_not_know_you(people: Everyone) -> tuple[Listed, ...]:
    """Contacts from whom nothing ever came back (S1)."""
    return tuple(people.found(_may_not_know_you).values())


def _may_not_know_you(facts: PersonFacts) -> Listed | None:
    return _row(facts, "nothing came back yet") if facts.exchange.may_not_know_you else None


def mostly_asks(people: Everyone) -> tuple[Listed, ...]:
    """People to whom I mostly write to ask (S0: self-serving)."""
    return tuple(people.found(_mostly_asks).values())


def _mostly_asks(facts: PersonFacts) -> Listed | None:
    exchange = facts.exchange
    return _row(facts, f"you mostly write to ask: {exchange.asked} asks") if exchange.mostly_asks else None


def regulars(people: Everyone) -> tuple[Listed, ...]:
    """People I am regularly in touch with (S1 step 3)."""
    return tuple(people.found(_regular).values())


def _regular(facts: PersonFacts) -> Listed | None:
    return _row(facts, "regularly in touch") if facts.exchange.regular else None


def engaged(people: Everyone) -> tuple[Listed, ...]:
    """People who answered something I shared (S1), with the latest answer."""
    return tuple(people.found(_engaged).values())


def _engaged(facts: PersonFacts) -> Listed | None:
    if facts.person.profile.archived or not facts.exchange.answered:
        return None
    last = facts.exchange.answered[-1]
    reason = f"answered {last.days} {'day' if last.days == 1 else 'days'} after what you shared on {last.shared.day}"
    return Listed(facts.person.path, reason, first_and_last((last.shared, last.answer)))


def online_only(people: Everyone, me: Person | None) -> tuple[Listed, ...]:
    """People worth meeting (S1 step 4, S3 tip 6): they answer, lately, and we never met in person.

    Who lives elsewhere is named with the place. Left out: family, who is snoozed, who only ever asked for something,
    and of whom only lines are noted that do not say what happened.
    """
    home = me.profile.location if me else ""
    return tuple(
        row._replace(reason=row.reason + _elsewhere(people[path], home)) for path, row in people.found(_online).items()
    )


def _online(facts: PersonFacts) -> Listed | None:
    history, gap, profile = facts.history, facts.tie.gap_days, facts.person.profile
    if facts.stage == "prospect" or gap is None or gap > facts.settings.online_days or history.first_meeting:
        return None
    if not kinds(facts).isdisjoint(MET) or not any(goes(line, BACK) for line in history.lines):
        return None
    if profile.is_family or is_snoozed(facts.person, facts.day) or only_asks(facts):
        return None
    unsure = not kinds(facts).isdisjoint(UNKNOWN) and any(is_unknown(line) for line in history.lines)
    if unsure and kinds(facts).isdisjoint(APART):
        return None
    days = len(history.touches)
    never = "no meeting noted" if unsure else "never met in person"
    return _row(facts, f"in touch on {days} {'day' if days == 1 else 'days'}, {never}")


@kept
def only_asks(facts: PersonFacts) -> bool:
    """Whether all that ever came from them, more than once or twice, was asking (S0, the other way round)."""
    asked = 0
    for line in facts.history.lines:
        if goes(line, BACK):
            if not holds(line, THEY_ASKED):
                return False
            asked += 1
    return asked >= facts.settings.mostly_asks


def _elsewhere(facts: PersonFacts, home: str) -> str:
    place = facts.person.profile.location
    theirs, mine = terms.key(place), terms.key(home)
    if not theirs or (mine and (theirs <= mine or mine <= theirs)):
        return ""
    called = not kinds(facts).isdisjoint(CALL)
    return f" ({shorten(place, PLACE)})" if called else f" ({shorten(place, PLACE)}): a call would do too"


def card_only(people: Everyone) -> tuple[Listed, ...]:
    """Met once, and nothing else was ever exchanged (S3 tip 4: don't just collect cards)."""
    return tuple(people.found(_card_only).values())


def _card_only(facts: PersonFacts) -> Listed | None:
    person, history = facts.person, facts.history
    if person.profile.archived or not (history.first_meeting or not kinds(facts).isdisjoint(MET)):
        return None
    met = [line for line in history.lines if holds(line, MET)]
    if len(met) > 1 or person.profile.is_family:
        return None
    if any(line not in met and (goes(line, OURS) or goes(line, BACK)) for line in history.lines):
        return None
    evidence = first_and_last(met) or person.source("met") or person.source("known_since")
    day = f"once, {when(met[0])}" if met else f"by {history.first_meeting}"
    return Listed(person.path, f"met {day}; nothing since", evidence)


def advocates(people: Everyone) -> tuple[Listed, ...]:
    """Who referred me or introduced me to others (S1)."""
    return tuple(people.found(_advocate).values())


def _advocate(facts: PersonFacts) -> Listed | None:
    if kinds(facts).isdisjoint(ADVOCATING):
        return None
    lines = [line for line in facts.history.lines if any(act.kind in ADVOCATING for act in line.acts)]
    said = {ADVOCATING[act.kind]: when(line) for line in lines for act in line.acts if act.kind in ADVOCATING}
    return Listed(facts.person.path, ", ".join(f"{what} {day}" for what, day in said.items()), first_and_last(lines))


def referees(people: Everyone) -> tuple[Listed, ...]:
    """Connections who referred me (S2)."""
    return tuple(people.found(_referee).values())


def _referee(facts: PersonFacts) -> Listed | None:
    if facts.stage != "connection" or REFERRED_ME.isdisjoint(kinds(facts)):
        return None
    lines = [line for line in facts.history.lines if holds(line, REFERRED_ME)]
    return Listed(facts.person.path, f"referred you {when(lines[-1])}", first_and_last(lines))


def _row(facts: PersonFacts, why: str) -> Listed | None:
    """A row of a list that proposes something: of nobody who is archived."""
    if facts.person.profile.archived:
        return None
    return Listed(facts.person.path, why, first_and_last([line for line in facts.history.lines if line.day]))

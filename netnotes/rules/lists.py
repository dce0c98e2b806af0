"""Lists of people that answer one question each. Every row says why; no list is an order of worth.

Archived people are left out of every list that proposes something.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from netnotes.facts import STAGES, WARMTHS, LetGo, Listed, Mix, TwoLists
from netnotes.model import Kind, Person, Profile
from netnotes.rules import terms
from netnotes.rules.follow_ups import is_snoozed
from netnotes.rules.ladder import MET
from netnotes.rules.lines import BACK, OURS, WRITTEN, first_and_last, goes, holds, is_unknown, shorten, when
from netnotes.rules.stage import lacking
from netnotes.settings import Settings

if TYPE_CHECKING:
    from netnotes.rules import PersonFacts

People = Mapping[str, "PersonFacts"]
THEY_ASKED: frozenset[Kind] = frozenset({"they-asked"})
CALL: frozenset[Kind] = frozenset({"call"})
APART: frozenset[Kind] = WRITTEN | CALL  # known to be no meeting
PLACE = 30  # characters shown of where somebody lives
ADVOCATING: dict[Kind, str] = {"referred-me": "referred you", "intro-from": "introduced you"}


def mix(people: People) -> Mix:
    """How many people at each stage, and ties of each warmth (S0: from a huge pool to a small group)."""
    stages = [facts.stage for facts in people.values()]
    warmths = [facts.tie.warmth for facts in people.values()]
    return Mix(
        tuple((name, stages.count(name)) for name in STAGES),
        tuple((name, warmths.count(name)) for name in WARMTHS),
    )


def two_lists(people: People, let_go: Iterable[LetGo]) -> TwoLists:
    """Developing and maintaining (S3 tip 1), each person on one of them or on none.

    Developing: whom I wish to know better, targets below network, and contacts one step from the network whom I
    would refer and may not let go (not family). Maintaining: network and connections.
    """
    leaving = {item.path for item in let_go}
    developing: list[str] = []
    maintaining: list[str] = []
    for path, facts in _present(people):
        profile = facts.person.profile
        if profile.know_me_better:
            developing.append(path)
        elif facts.stage in ("network", "connection"):
            maintaining.append(path)
        elif profile.target or (path not in leaving and _one_step(facts)):
            developing.append(path)
    return TwoLists(tuple(developing), tuple(maintaining))


def _one_step(facts: PersonFacts) -> bool:
    profile = facts.person.profile
    if facts.stage != "contact" or profile.would_refer is False or profile.is_family:
        return False
    return len(lacking(facts.person, facts.history, "contact", facts.settings)) == 1


def only_a_link(people: People) -> tuple[Listed, ...]:
    """Prospects of whom nothing is noted but an address on a platform, which is no evidence of a tie (S1)."""
    return _listed(people, _link_reason)


def _link_reason(facts: PersonFacts) -> str:
    person, profile = facts.person, facts.person.profile
    if not profile.urls or person.interactions or person.promises or person.knows or person.introduced_by:
        return ""
    return f"only a link: {profile.urls[0]}" if profile._replace(name="", aliases=(), urls=()) == Profile() else ""


def name_only(people: People) -> tuple[Listed, ...]:
    """Notes that hold nothing but a name (S2: a person, not a name)."""
    return _listed(people, lambda facts: "nothing but a name is noted" if facts.person.bare else "")


def may_not_know_you(people: People) -> tuple[Listed, ...]:
    """Contacts from whom nothing ever came back (S1)."""
    return _listed(people, lambda facts: "nothing came back yet" if facts.exchange.may_not_know_you else "")


def mostly_asks(people: People) -> tuple[Listed, ...]:
    """People to whom I mostly write to ask (S0: self-serving)."""
    return _listed(people, _asking_reason)


def _asking_reason(facts: PersonFacts) -> str:
    exchange = facts.exchange
    return f"you mostly write to ask: {exchange.asked} asks" if exchange.mostly_asks else ""


def regulars(people: People) -> tuple[Listed, ...]:
    """People I am regularly in touch with (S1 step 3)."""
    return _listed(people, lambda facts: "regularly in touch" if facts.exchange.regular else "")


def engaged(people: People) -> tuple[Listed, ...]:
    """People who answered something I shared (S1), with the latest answer."""
    return tuple(
        Listed(
            path,
            f"answered {last.days} {'day' if last.days == 1 else 'days'} after what you shared on {last.shared.day}",
            first_and_last((last.shared, last.answer)),
        )
        for path, facts in _present(people)
        for last in facts.exchange.answered[-1:]
    )


def online_only(people: People, me: Person | None, settings: Settings) -> tuple[Listed, ...]:
    """People worth meeting (S1 step 4, S3 tip 6): they answer, lately, and we never met in person.

    Who lives elsewhere is named with the place. Left out: family, who is snoozed, who only ever asked for something,
    and of whom only lines are noted that do not say what happened.
    """
    home = me.profile.location if me else ""
    return _listed(people, lambda facts: _online_reason(facts, home, settings))


def _online_reason(facts: PersonFacts, home: str, settings: Settings) -> str:
    history, gap, profile = facts.history, facts.tie.gap_days, facts.person.profile
    if facts.stage == "prospect" or gap is None or gap > settings.online_days or history.first_meeting:
        return ""
    if profile.is_family or is_snoozed(facts.person, facts.day) or only_asks(facts):
        return ""
    if any(holds(line, MET) for line in history.lines) or not any(goes(line, BACK) for line in history.lines):
        return ""
    unsure = any(is_unknown(line) for line in history.lines)
    if unsure and not any(holds(line, APART) for line in history.lines):
        return ""
    days = len(history.touches)
    never = "no meeting noted" if unsure else "never met in person"
    return f"in touch on {days} {'day' if days == 1 else 'days'}, {never}{_elsewhere(facts, home)}"


def only_asks(facts: PersonFacts) -> bool:
    """Whether all that ever came from them, more than once or twice, was asking (S0, the other way round)."""
    theirs = [line for line in facts.history.lines if goes(line, BACK)]
    return len(theirs) >= facts.settings.mostly_asks and all(holds(line, THEY_ASKED) for line in theirs)


def _elsewhere(facts: PersonFacts, home: str) -> str:
    place = facts.person.profile.location
    theirs, mine = terms.key(place), terms.key(home)
    if not theirs or (mine and (theirs <= mine or mine <= theirs)):
        return ""
    called = any(holds(line, CALL) for line in facts.history.lines)
    return f" ({shorten(place, PLACE)})" if called else f" ({shorten(place, PLACE)}): a call would do too"


def card_only(people: People) -> tuple[Listed, ...]:
    """Met once, and nothing else was ever exchanged (S3 tip 4: don't just collect cards)."""
    found: list[Listed] = []
    for path, facts in _present(people):
        met = [line for line in facts.history.lines if holds(line, MET)]
        if facts.person.profile.is_family or len(met) > 1 or not (met or facts.history.first_meeting):
            continue
        if any(line not in met and (goes(line, OURS) or goes(line, BACK)) for line in facts.history.lines):
            continue
        evidence = first_and_last(met) or facts.person.source("met") or facts.person.source("known_since")
        day = f"once, {when(met[0])}" if met else f"by {facts.history.first_meeting}"
        found.append(Listed(path, f"met {day}; nothing since", evidence))
    return tuple(found)


def advocates(people: People) -> tuple[Listed, ...]:
    """Who referred me or introduced me to others (S1)."""
    found: list[Listed] = []
    for path, facts in people.items():
        lines = [line for line in facts.history.lines if any(act.kind in ADVOCATING for act in line.acts)]
        if lines:
            said = {ADVOCATING[act.kind]: when(line) for line in lines for act in line.acts if act.kind in ADVOCATING}
            found.append(Listed(path, ", ".join(f"{what} {day}" for what, day in said.items()), first_and_last(lines)))
    return tuple(found)


def referees(people: People) -> tuple[Listed, ...]:
    """Connections who referred me (S2)."""
    found: list[Listed] = []
    for path, facts in people.items():
        lines = [line for line in facts.history.lines if any(act.kind == "referred-me" for act in line.acts)]
        if lines and facts.stage == "connection":
            found.append(Listed(path, f"referred you {when(lines[-1])}", first_and_last(lines)))
    return tuple(found)


def _present(people: People) -> Iterator[tuple[str, PersonFacts]]:
    return ((path, facts) for path, facts in people.items() if not facts.person.profile.archived)


def _listed(people: People, reason: Callable[[PersonFacts], str]) -> tuple[Listed, ...]:
    return tuple(
        Listed(path, why, first_and_last([line for line in facts.history.lines if line.day]))
        for path, facts in _present(people)
        if (why := reason(facts))
    )

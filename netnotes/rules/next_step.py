"""The one thing that would deepen a relationship: an unmet criterion of the next stage as an action (S2).

The cheapest comes first. To the network: meet or call (N1), then help (N2). To a connection: ask about the person
(K3: one conversation), help both ways (K2), an ask they can easily grant (K4), then time (K1: nothing but going
on). Before time comes the writer's own decision whether they would refer the person, where it is not stated.
`would_refer: no` is such a decision: nothing is proposed then to bring the person into the network. Before all of
it comes sad news that I have not answered (S1). Of family no criterion is proposed: only to keep in touch.

Help is named by what it is: what I offer and they need, else who else offers it, else what they need.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from netnotes.facts import Criterion, History, NextStep, Standing
from netnotes.model import Person
from netnotes.rules.lines import GIVEN, holds, is_unknown, later, listed

if TYPE_CHECKING:
    from netnotes.rules import PersonFacts
    from netnotes.rules.helping import Helpers

PREFERENCE = ("C1", "N1", "N2", "K3", "K2", "K4", "N3", "K1")
CONSOLE = "moment"  # the code of a step that answers sad news
DECIDE = "decide whether you would refer them (would_refer: yes or no)"


def choose(facts: PersonFacts, helpers: Helpers | None = None) -> NextStep | None:
    """The next step, None where there is nothing to do (archived, or a stated "no").

    `helpers`: who can meet a need; None where the others are not known.
    """
    profile, standing = facts.person.profile, facts.standing
    if profile.archived:
        return None
    missing = () if profile.is_family else standing.missing
    sad = next((moment for moment in facts.moments if moment.tone == "console"), None)
    if sad:
        return NextStep(f"be there for them: “{sad.what}”", CONSOLE, len(missing))
    if is_vetoed(standing):
        return None
    undecided = [criterion for criterion in standing.criteria if standing.provisional and criterion.code == "N3"]
    asked = () if profile.is_family else (*missing, *undecided)
    criterion = min(asked, key=lambda criterion: PREFERENCE.index(criterion.code), default=None)
    if criterion:
        return NextStep(_action(criterion, facts, helpers), criterion.code, len(missing))
    last, cadence = facts.history.last, facts.tie.cadence_days
    if last and cadence:
        day = later(last, cadence)
        return NextStep("get in touch" if day <= facts.day else f"keep in touch by {day}", "", 0)
    return None


def is_vetoed(standing: Standing) -> bool:
    """Whether the next stage is the network, and the writer would not refer the person."""
    return standing.next_stage == "network" and any(criterion.code == "N3" for criterion in standing.missing)


def _action(criterion: Criterion, facts: PersonFacts, helpers: Helpers | None) -> str:
    person, history, settings = facts.person, facts.history, facts.settings
    match criterion.code:
        case "C1":
            return "write back" if history.touches else "write a first message"
        case "N1":
            unsure = not history.touches or any(is_unknown(line) for line in history.lines)
            return "meet or call" if unsure else "meet or call: you have only written"
        case "N2":
            return _help(person, helpers)
        case "K3":
            fields = ("family", "interests", "past")
            return f"ask about their {listed([field for field in fields if not getattr(person.profile, field)])}"
        case "K2":
            return _return_help(person, history, helpers)
        case "K4":
            return f"ask for something they can easily grant: {criterion.detail} so far"
        case "N3":
            return DECIDE
        case _:
            days, touches = settings.connection_span_days, settings.connection_touch_days
            return f"keep going: {criterion.detail} so far; a connection has {touches} over {days} days"


def _help(person: Person, helpers: Helpers | None) -> str:
    """Help in either direction; giving first. Somebody of mere contact is not introduced to others (S2)."""
    if helpers and (offer := helpers.mine(person)):
        return f"offer help with {offer}"
    if helpers and (need := helpers.theirs(person)):
        return f"ask for help with {need}"
    needs = person.profile.needs
    return f"offer help: they need {needs[0]}" if needs else "offer help, or ask for some"


def _return_help(person: Person, history: History, helpers: Helpers | None) -> str:
    """The side of help that is missing; giving first."""
    if person.profile.helped in ("them", "both") or any(holds(line, GIVEN) for line in history.lines):
        need = helpers.theirs(person) if helpers else ""
        return f"ask for help with {need}" if need else "let them help you with something"
    if helpers and (offer := helpers.mine(person)):
        return f"offer help with {offer}"
    for need in person.profile.needs if helpers else ():
        if helpers and (other := helpers.other(person, history, need)):
            return f"introduce them to {other.person.name}, who offers {other.offer}"
    return f"offer help: they need {person.profile.needs[0]}" if person.profile.needs else "offer help"

"""The one thing that would deepen a relationship: an unmet criterion of the next stage as an action (S2).

The cheapest comes first. To the network: meet or call (N1), then help (N2). To a connection: ask about the person
(K3: one conversation), help both ways (K2), an ask they can easily grant (K4), then time (K1: nothing but going
on). Before time comes the writer's own decision whether they would refer the person, where it is not stated.
`would_refer: no` is such a decision: nothing is proposed then to bring the person into the network.
"""

from __future__ import annotations

from netnotes.facts import Criterion, History, NextStep, Standing, Tie
from netnotes.model import Person, Profile
from netnotes.rules.lines import GIVEN, holds, later, listed
from netnotes.settings import DEFAULTS, Settings

PREFERENCE = ("C1", "N1", "N2", "K3", "K2", "K4", "N3", "K1")
DECIDE = "decide whether you would refer them (would_refer: yes or no)"


def choose(
    person: Person, history: History, standing: Standing, tie: Tie, settings: Settings = DEFAULTS
) -> NextStep | None:
    """The next step, None where there is nothing to do (archived, or a stated "no")."""
    if person.profile.archived or is_vetoed(standing):
        return None
    missing = standing.missing
    undecided = [criterion for criterion in standing.criteria if standing.provisional and criterion.code == "N3"]
    candidates = sorted((*missing, *undecided), key=lambda criterion: PREFERENCE.index(criterion.code))
    if candidates:
        criterion = candidates[0]
        return NextStep(_action(criterion, person, history, settings), criterion.code, len(missing))
    if history.last and tie.cadence_days:
        day = later(history.last, tie.cadence_days)
        return NextStep("get in touch" if day <= history.day else f"keep in touch by {day}", "", 0)
    return None


def is_vetoed(standing: Standing) -> bool:
    """Whether the next stage is the network, and the writer would not refer the person."""
    return standing.next_stage == "network" and any(criterion.code == "N3" for criterion in standing.missing)


def _action(criterion: Criterion, person: Person, history: History, settings: Settings) -> str:
    profile = person.profile
    match criterion.code:
        case "C1":
            return "write back" if history.touches else "write a first message"
        case "N1":
            return "meet or call: you have only written" if history.touches else "meet or call"
        case "N2":
            return _help(profile)
        case "K3":
            fields = ("family", "interests", "past")
            return f"ask about their {listed([field for field in fields if not getattr(profile, field)])}"
        case "K2":
            return _return_help(profile, history)
        case "K4":
            return f"ask for something they can easily grant: {criterion.detail} so far"
        case "N3":
            return DECIDE
        case _:
            days, touches = settings.connection_span_days, settings.connection_touch_days
            return f"keep going: {criterion.detail} so far; a connection has {touches} over {days} days"


def _help(profile: Profile) -> str:
    if profile.needs:
        return f"offer help (they need {profile.needs[0]}), or ask for some"
    if profile.offers:
        return f"offer help, or ask for some with {profile.offers[0]}"
    return "offer help, or ask for some"


def _return_help(profile: Profile, history: History) -> str:
    """The side of help that is missing; giving first."""
    if profile.helped not in ("them", "both") and not any(holds(line, GIVEN) for line in history.lines):
        return f"offer help: they need {profile.needs[0]}" if profile.needs else "offer help"
    return f"let them help you: ask about {profile.offers[0]}" if profile.offers else "let them help you with something"

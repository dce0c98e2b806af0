"""Whether a tie is being kept up now: cadence, warmth and rhythm; independent of the stage's history (S4).

Cadence: the note's own, else the shortest of its tags', else by stage (a prospect has none). `relation: family`
doubles what the stage gives, and `dormant_days`. Active: the gap since the last touch is within the cadence; fading:
within the longer of `fading_factor` cadences and `dormant_days`; then dormant. A rhythm is broken when the gap is
more than `rhythm_factor` times the median interval (Navarro et al. 2017).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from operator import sub

from netnotes.facts import History, Tie
from netnotes.model import Person
from netnotes.settings import DEFAULTS, Settings
from netnotes.stages import Stage, Warmth

_make_tie = partial(tuple.__new__, Tie)  # of all its values, which takes half as long


def judge(person: Person, history: History, stage: Stage, settings: Settings = DEFAULTS) -> Tie:
    """Cadence, warmth and rhythm of a tie on the history's day."""
    cadence, why = cadence_of(person, stage, settings)
    gap = (history.day - history.last).days if history.last else None
    median = median_interval(history.touch_days)
    broken = (
        gap is not None
        and median is not None
        and gap > settings.rhythm_factor * median
        and len(history.touch_days) >= settings.rhythm_touch_days
    )
    warmth: Warmth = "unknown"
    if gap is not None and cadence is not None and stage != "prospect":
        warmth = _warmth(gap, cadence, settings, family=person.profile.is_family)
    return _make_tie((warmth, gap, cadence, why, broken, median, _reason(gap, cadence, why)))


def own_cadence(person: Person, settings: Settings = DEFAULTS) -> tuple[int, str] | None:
    """The cadence a note asks for, itself or by a tag of the settings (nested tags count), and its reason."""
    if person.profile.cadence_days:
        return person.profile.cadence_days, "your own"
    if not settings.cadence_by_tag or not person.tags:
        return None
    tags = [tag.lstrip("#").casefold() for tag in person.tags]
    found = [
        (days, f"tag {name}")
        for name, days in settings.cadence_by_tag.items()
        if any(f"{tag}/".startswith(f"{name.lstrip('#').casefold()}/") for tag in tags)
    ]
    return min(found, default=None)


def cadence_of(person: Person, stage: Stage, settings: Settings = DEFAULTS) -> tuple[int | None, str]:
    """Days between touches and where the number comes from; None for a prospect without one of its own."""
    own = own_cadence(person, settings)
    if own:
        return own
    why: str = stage
    match stage:
        case "prospect":
            return None, ""
        case "contact" if person.profile.target:
            days, why = settings.cadence_target, "target"
        case "contact":
            days = settings.cadence_contact
        case "network":
            days = settings.cadence_network
        case "connection":
            days = settings.cadence_connection
    if person.profile.is_family:
        return days * settings.family_factor, f"{why}, family"
    return days, why


def median_interval(touch_days: Sequence[date]) -> float | None:
    """The median of the days between touch days; None with fewer than two."""
    if len(touch_days) < 2:
        return None
    numbers = tuple(map(date.toordinal, touch_days))
    days = sorted(map(sub, numbers[1:], numbers))
    middle = len(days) // 2
    return float(days[middle]) if len(days) % 2 else (days[middle - 1] + days[middle]) / 2


def _warmth(gap: int, cadence: int, settings: Settings, *, family: bool) -> Warmth:
    dormant = settings.dormant_days * (settings.family_factor if family else 1)
    if gap <= cadence:
        return "active"
    return "fading" if gap <= max(settings.fading_factor * cadence, dormant) else "dormant"


def _reason(gap: int | None, cadence: int | None, why: str) -> str:
    since = "no dated touch" if gap is None else f"{gap} {'day' if gap == 1 else 'days'} since the last touch"
    return f"{since}; every {cadence} days ({why})" if cadence else since

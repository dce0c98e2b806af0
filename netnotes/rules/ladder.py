"""The five steps that turn a contact into network (S1), as n of 5.

Share content, communicate regularly, actually meet, offer your expertise, and choose whom to spend the time on.
"""

from __future__ import annotations

from datetime import date

from netnotes.facts import History, LadderStep
from netnotes.model import Evidence, Interaction, Kind, Person
from netnotes.rules.lines import GIVEN, bits, first_and_last, later
from netnotes.settings import DEFAULTS, Settings
from netnotes.stages import Stage

SHARED: frozenset[Kind] = frozenset({"shared"})
MET: frozenset[Kind] = frozenset({"met"})
OFFERED: frozenset[Kind] = GIVEN | {"offered"}
_SHARED, _MET, _OFFERED = bits(SHARED), bits(MET), bits(OFFERED)


def climb(person: Person, history: History, stage: Stage, settings: Settings = DEFAULTS) -> tuple[LadderStep, ...]:
    """The five steps, each with the lines it rests on."""
    since = later(history.day, -settings.share_days)
    shared = [line for line in history.telling(_SHARED) if line.day and line.day >= since]
    regular = is_regular(history, settings)
    met, offered = history.telling(_MET), history.telling(_OFFERED)
    profile = person.profile
    asserted = (person.source("met") or person.source("known_since")) if history.first_meeting else ()
    helped = person.source("helped") if profile.helped in ("them", "both") else ()
    chosen = stage in ("network", "connection")
    return (
        _step("shared something lately", shared),
        LadderStep("regularly in touch", regular),
        _step("met in person", met, asserted, also=history.first_meeting is not None),
        _step("offered help", offered, helped, also=profile.helped in ("them", "both")),
        LadderStep("target or in your network", chosen or profile.target, person.source("target")),
    )


def _step(
    name: str, lines: list[Interaction], asserted: tuple[Evidence, ...] = (), *, also: bool = False
) -> LadderStep:
    return LadderStep(name, bool(lines) or also, first_and_last(lines) or asserted)


def is_regular(history: History, settings: Settings = DEFAULTS) -> bool:
    """Whether enough of the last calendar months hold a touch, the current one included."""
    since = _month(history.day) - settings.regular_months
    months: set[int] = set()
    for day in reversed(history.touch_days):
        month = _month(day)
        if month <= since:
            break
        months.add(month)
    return len(months) >= settings.regular_touch_months


def _month(day: date) -> int:
    return day.year * 12 + day.month

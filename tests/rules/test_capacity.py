"""Where would the time come from? (S4)"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from netnotes.facts import Capacity
from netnotes.model import Act, Interaction, Person, Profile
from netnotes.rules import PersonFacts, capacity
from netnotes.rules.everyone import Everyone
from netnotes.settings import DEFAULTS
from netnotes.stages import Stage
from tests.helpers import facts
from tests.rules.oracle import stating

DAY = date(2026, 6, 30)
LINES: dict[Stage, tuple[Act, ...]] = {
    "contact": (Act("message", "out"),),
    "network": (Act("met", "mutual"), Act("gave", "out")),
}


def many(number: int, stage: Stage) -> Capacity:
    line = Interaction(DAY, LINES[stage], "", ())
    people = {
        str(n): PersonFacts(Person(str(n), "A", "A", Profile(), interactions=(line,)), DAY) for n in range(number)
    }
    return capacity.weigh(Everyone(people), DEFAULTS)


@pytest.mark.parametrize(
    ("number", "stage", "minutes"), [(20_000, "contact", 1150.7), (2_300, "contact", 132.3), (100, "network", 155.6)]
)
def test_the_articles_own_numbers(number: int, stage: Stage, minutes: float) -> None:
    assert many(number, stage).needed == minutes


def test_the_share_out_of_reach_is_what_the_budget_does_not_cover() -> None:
    found = many(100, "network")
    assert (found.budget, round(found.out_of_reach, 3)) == (120, round(1 - 120 / (7 / 90 * 20 * 100), 3))


def test_a_small_network_is_within_reach() -> None:
    assert many(10, "network").out_of_reach == 0


def test_nobody_needs_nothing() -> None:
    assert many(0, "network") == Capacity(0.0, 120, 0.0)


@pytest.mark.parametrize(
    ("stated", "minutes"),
    [("target: true", 7 / 60 * 10), ("cadence: 7", 3), ("relation: family", 7 / 730 * 3), ("archived: true", 0)],
)
def test_cadence_and_stage_decide(tmp_path: Path, stated: str, minutes: float) -> None:
    note = stating("- 2026-05-01 #message hello\n", stated)
    assert facts({"People/Bo.md": note}, tmp_path).capacity.needed == round(minutes, 1)


def test_prospects_need_no_time(tmp_path: Path) -> None:
    assert facts({"People/Bo.md": "- 2026-05-01 #reply hello\n"}, tmp_path).capacity.needed == 0

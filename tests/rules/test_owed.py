"""What a person is owed, worked out of itself, is what their facts say."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from netnotes.commands.owed import owed_derivation, owed_record
from netnotes.rules import NetworkFacts
from netnotes.rules.owed import Owed, of
from netnotes.settings import DEFAULTS
from netnotes.vault import read_network
from tests.helpers import facts
from tests.rules.oracle import PEOPLE

SAMPLE = Path(__file__).parent.parent.parent / "sample-vault"
KIM = """
    - 2025-11-01 #granted nothing I had asked for
    - [ ] call them 📅 2026-01-01
    - 2025-12-20 #they-asked for help
    """


@pytest.mark.parametrize("day", ["2024-05-01", "2025-12-24", "2026-06-30", "2026-08-02"])
def test_it_is_what_the_facts_say(day: str, tmp_path: Path) -> None:
    people = facts({**PEOPLE, "People/Kim.md": KIM}, tmp_path, day).people.values()
    assert any(person.strays for person in people)
    for person in people:
        strength = person.strength.total if person.follow_ups else 0
        wanted = Owed(person.follow_ups, person.tie.cadence_days, strength, person.strays)
        assert of(person.person, person.day, DEFAULTS) == wanted


@pytest.mark.parametrize("day", ["2025-12-24", "2026-06-30"])
def test_several_processes_derive_what_one_does(day: str) -> None:
    on = date.fromisoformat(day)
    derive = owed_derivation("", on, DEFAULTS).of
    for person in NetworkFacts(read_network(SAMPLE, DEFAULTS), on, DEFAULTS).people.values():
        assert derive(person.person) == owed_record(person)

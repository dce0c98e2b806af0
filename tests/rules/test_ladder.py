"""The five steps from contact to network."""

from __future__ import annotations

from pathlib import Path

import pytest

from netnotes.rules import PersonFacts
from tests.helpers import facts
from tests.rules.oracle import PEOPLE, one


def done(person: PersonFacts) -> list[bool]:
    return [step.met for step in person.ladder]


def test_oracle(tmp_path: Path) -> None:
    people = facts(PEOPLE, tmp_path).people
    assert {name: sum(done(people[f"People/{name}.md"])) for name in ("Cy", "Ben", "Gus")} == {
        "Cy": 1,
        "Ben": 3,
        "Gus": 1,
    }


@pytest.mark.parametrize(
    ("note", "steps"),
    [
        ("- 2026-04-01 #shared a talk", [True, False, False, False, False]),  # 90 days ago
        ("- 2026-03-31 #shared a talk", [False] * 5),
        ("- 2026-01-01 #call\n- 2026-02-28 #call\n- 2026-06-30 #call", [False, True, False, False, False]),
        ("- 2025-12-31 #call\n- 2026-02-28 #call\n- 2026-06-30 #call", [False] * 5),
        ("- 2026-06-01 #call\n- 2026-06-12 #call\n- 2026-06-30 #call", [False] * 5),
        ("- 2019-02-01 #met", [False, False, True, False, False]),
        ("---\nmet: 2019\n---\n", [False, False, True, False, False]),
        ("---\nhelped: them\n---\n", [False, False, False, True, False]),
        ("---\nhelped: me\n---\n", [False] * 5),
        ("- #offered a hand", [False, False, False, True, False]),
        ("- 2019-02-01 #intro to Tom", [False, False, False, True, False]),
        ("---\ntarget: true\n---\n", [False, False, False, False, True]),
        ("- 2019-02-01 #call\n- 2019-02-02 #received a tip", [False, False, False, False, True]),
    ],
)
def test_steps(note: str, steps: list[bool], tmp_path: Path) -> None:
    assert done(one(note, tmp_path)) == steps


def test_months_are_counted_over_the_turn_of_the_year(tmp_path: Path) -> None:
    note = "- 2025-09-01 #call\n- 2025-12-31 #call\n- 2026-02-01 #call"
    assert done(one(note, tmp_path, "2026-02-28"))[1]
    assert not done(one(note, tmp_path, "2026-03-01"))[1]


def test_steps_show_their_lines(tmp_path: Path) -> None:
    ladder = one("- 2026-01-01 #met\n- 2026-02-01 #met\n- 2026-03-01 #met", tmp_path).ladder
    assert [place.line for place in ladder[2].evidence] == [1, 3]

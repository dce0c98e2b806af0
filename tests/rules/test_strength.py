"""The estimate in five parts."""

from __future__ import annotations

from datetime import date
from math import inf, log, nextafter
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netnotes.facts import Strength
from netnotes.model import Act, Direction, Evidence, Interaction, Kind, Person, Profile
from netnotes.rules import PersonFacts
from netnotes.rules.lines import BACK, GIVEN, NO_TOUCH, NOTHING_HAPPENED, OURS, RECEIVED, last_day, traits_of
from netnotes.rules.strength import hours_spent, tenths
from netnotes.settings import DEFAULTS
from tests.helpers import facts
from tests.rules.oracle import ANA, BEN, GUS, PEOPLE, adding, one


def test_oracle(tmp_path: Path) -> None:
    people = facts(PEOPLE, tmp_path).people.values()
    found = {person.person.name: tuple(person.strength) for person in people if person.person.name != "Eli"}
    assert found == {
        "Ana": (10.8, 5.6, 20.0, 7.7, 4.5, 48.6),
        "Ben": (7.3, 2.5, 10.0, 4.7, 0.1, 24.6),
        "Cy": (4.0, 0.0, 5.0, 0.0, 0.3, 9.3),
        "Dee": (0.1, 0.0, 0.0, 0.0, 0.0, 0.1),
        "Fay": (0.9, 4.6, 15.0, 0.0, 0.0, 20.5),
        "Gus": (3.7, 1.5, 5.0, 0.0, 0.0, 10.2),
    }


def test_a_same_day_message_changes_nothing(tmp_path: Path) -> None:
    assert one(adding(GUS, "- 2026-06-27 #message good to meet you"), tmp_path).strength.total == 10.2


def test_a_future_meeting_changes_nothing(tmp_path: Path) -> None:
    assert one(adding(ANA, "- 2026-07-01 #met 300m"), tmp_path).strength == one(ANA, tmp_path).strength


def test_undated_lines_weigh_nothing(tmp_path: Path) -> None:
    assert one("- #met 300m\n- #gave much\n- #received more", tmp_path).strength == Strength(0, 0, 0, 0, 0, 0)


def test_asserted_help_weighs_nothing(tmp_path: Path) -> None:
    assert one("---\nhelped: both\nknown_since: 1990\n---\n", tmp_path).strength.total == 0


def test_a_group_of_forty_gives_half(tmp_path: Path) -> None:
    alone, crowd = one("- 2026-06-30 #met 60m", tmp_path), one("- 2026-06-30 #met 60m, group of 40", tmp_path)
    assert (alone.strength.contact, crowd.strength.contact) == (7.5, 3.8)
    assert alone.strength.depth == 2.6  # 20 ln 2 / ln 201
    assert crowd.strength.depth == 1.5  # 20 ln 1.5 / ln 201


@pytest.mark.parametrize(
    ("line", "depth"),
    [("#met", 2.6), ("#call", 1.5), ("#message", 0.0), ("#message 60m", 2.6), ("#met 5m", 0.3), ("#call #met", 2.6)],
)
def test_minutes_as_noted_else_by_kind(line: str, depth: float, tmp_path: Path) -> None:
    assert one(f"- 2026-06-30 {line}", tmp_path).strength.depth == depth


@pytest.mark.parametrize(
    ("lines", "reciprocity"),
    [
        (["#gave"], 5.0),
        (["#gave", "#intro"], 10.0),
        (["#gave", "#intro", "#referred"], 10.0),  # no scorekeeping beyond two
        (["#gave", "#received"], 10.0),
        (["#received #granted"], 5.0),  # one act in two words
        (["#intro-from", "#referred-me"], 10.0),
        (["#offered", "#asked", "#they-asked", "#shared"], 0.0),
    ],
)
def test_reciprocity(lines: list[str], reciprocity: float, tmp_path: Path) -> None:
    note = "".join(f"- 2026-06-30 {line} {number}\n" for number, line in enumerate(lines))
    assert one(note, tmp_path).strength.reciprocity == reciprocity


def test_help_fades_by_a_seventh_a_year(tmp_path: Path) -> None:
    assert one("- 2025-06-30 #gave a hand", tmp_path).strength.reciprocity == 4.2  # 5 x 0.85


def test_offers_or_needs_count_once(tmp_path: Path) -> None:
    assert one("---\noffers: a\nneeds: b\n---\n", tmp_path).strength.knowing == 5


def test_nothing_exceeds_its_points(tmp_path: Path) -> None:
    days = "".join(f"- 2026-06-{day:02} #met 24h #gave #received {day}\n" for day in range(1, 31))
    note = "---\nfamily: a\ninterests: b\npast: c\nneeds: d\n---\n- 2000-01-01 #met\n" + days.replace("24h", "1440m")
    assert tuple(one(note, tmp_path).strength) == (30, 20, 20, 20, 10, 100)


def test_every_kind_that_touches_has_a_weight() -> None:
    from typing import get_args

    from netnotes.model import Kind
    from netnotes.rules.lines import NO_TOUCH

    assert set(get_args(Kind)) - NO_TOUCH == set(DEFAULTS.touch_weights)


def test_a_weight_can_be_set(tmp_path: Path) -> None:
    weights = {**DEFAULTS.touch_weights, "note": 1.0}
    assert one("- 2026-06-30 a chat", tmp_path, touch_weights=weights).strength.contact == 7.5
    assert one(BEN, tmp_path, contact_points=0).strength.contact == 0


def test_a_setting_of_zero_divides_nothing(tmp_path: Path) -> None:
    zero = {"contact_half_life": 0, "contact_full": 0, "depth_hours": 0, "reciprocity_full": 0, "age_days": 0}
    assert tuple(one(BEN, tmp_path, **zero).strength) == (30, 20, 10, 20, 10, 90)


@given(st.floats(0, 1e12) | st.integers(0, 10**6).map(lambda number: number / 20))
def test_tenths_are_rounded_as_python_does(value: float) -> None:
    for near in (value, nextafter(value, 0), nextafter(value, inf)):
        assert tenths(near) == round(near, 1)


LINES = st.builds(
    Interaction,
    st.none() | st.dates(date(2025, 1, 1), date(2026, 7, 5)),
    st.lists(
        st.builds(Act, st.sampled_from(get_args(Kind)), st.sampled_from(get_args(Direction))), min_size=1, max_size=3
    ).map(tuple),
    st.sampled_from(("", "tea")),
    st.just((Evidence("Ana.md", 1, ""),)),
    minutes=st.sampled_from((None, None, 0, 90)),
    group=st.sampled_from((1, 1, 1, 2, 9)),
)


@given(st.lists(LINES, max_size=9))
def test_all_lines_at_once_count_as_one_by_one(lines: list[Interaction]) -> None:
    """History and strength, which look at columns, against a plain reckoning of each line."""
    day = date(2026, 6, 30)
    lines.sort(key=lambda line: line.day or date.min)
    person = Person("Ana.md", "Ana", "Ana", Profile(), interactions=tuple(lines))
    facts = PersonFacts(person, day)
    so_far = {line: traits_of([line])[0] for line in lines if line.day is None or line.day <= day}
    weights: dict[date, float] = {}
    hours = {"given": 0.0, "received": 0.0, "spent": 0.0}
    for line, told in so_far.items():
        if line.day is None:
            continue
        left = DEFAULTS.depth_yearly ** ((day - line.day).days / 365)
        hours["spent"] += hours_spent(line, told) * left
        hours["given"] += left * any(act.kind in GIVEN for act in line.acts)
        hours["received"] += left * any(act.kind in RECEIVED for act in line.acts)
        kinds = [act.kind for act in line.acts if act.kind not in NO_TOUCH and act != NOTHING_HAPPENED]
        if kinds:
            weight = max(DEFAULTS.touch_weights.get(kind, 0.0) for kind in kinds) * (0.5 if line.group > 4 else 1)
            weights[line.day] = max(weight, weights.get(line.day, weight))
    assert {touch.day: touch.weight for touch in facts.history.touches} == weights
    assert facts.history.days == tuple(line.day for line in facts.history.lines)
    assert facts.history.ours == last_day(list(so_far), OURS)
    assert facts.history.back == last_day(list(so_far), BACK)
    touched = sum(weight * 0.5 ** ((day - on).days / 180) for on, weight in weights.items())
    assert facts.strength.contact == pytest.approx(30 * min(1, touched / 4), abs=0.0501)
    assert facts.strength.depth == pytest.approx(20 * min(1, log(1 + hours["spent"]) / log(201)), abs=0.0501)
    helped = min(1, hours["given"] / 2) + min(1, hours["received"] / 2)
    assert facts.strength.reciprocity == pytest.approx(10 * helped, abs=0.0501)

"""Cadence, warmth and rhythm."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers import facts
from tests.rules.oracle import ANA, BEN, CY, FAY, PEOPLE, one, stating


def test_oracle(tmp_path: Path) -> None:
    people = facts(PEOPLE, tmp_path).people.values()
    ties = [(p.person.name, p.tie.gap_days, p.tie.cadence_days, p.tie.cadence_reason, p.tie.warmth) for p in people]
    assert ties == [
        ("Ana", 20, 30, "connection", "active"),
        ("Ben", 147, 90, "network", "fading"),
        ("Cy", 10, 60, "target", "active"),
        ("Dee", 902, 365, "contact", "fading"),
        ("Eli", 5, None, "", "unknown"),
        ("Fay", 541, 730, "contact, family", "active"),
        ("Gus", 3, 365, "contact", "active"),
    ]


@pytest.mark.parametrize(
    ("today", "gap", "warmth"),
    [
        ("2026-05-04", 90, "active"),
        ("2026-05-05", 91, "fading"),
        ("2026-10-31", 270, "fading"),
        ("2026-11-01", 271, "dormant"),
    ],
)
def test_network_boundaries(today: str, gap: int, warmth: str, tmp_path: Path) -> None:
    tie = one(BEN, tmp_path, today).tie
    assert (tie.gap_days, tie.warmth) == (gap, warmth)


@pytest.mark.parametrize(("today", "warmth"), [("2026-12-07", "fading"), ("2026-12-08", "dormant")])
def test_a_connection_is_not_dormant_before_180_days(today: str, warmth: str, tmp_path: Path) -> None:
    assert one(ANA, tmp_path, today).tie.warmth == warmth


def test_family_has_twice_the_time(tmp_path: Path) -> None:
    assert one(FAY.replace("relation: family", "relation: friend"), tmp_path).tie.warmth == "fading"
    family = stating(ANA, "relation: family")
    assert one(family, tmp_path, "2027-06-05").tie.warmth == "fading"  # 360 days
    assert one(family, tmp_path, "2027-06-06").tie.warmth == "dormant"
    assert one(family, tmp_path).tie.cadence_days == 60


def test_a_cadence_of_its_own_is_taken_as_it_is(tmp_path: Path) -> None:
    tie = one(stating(FAY, "cadence: 45"), tmp_path).tie
    assert (tie.cadence_days, tie.cadence_reason) == (45, "your own")


def test_a_cadence_by_tag(tmp_path: Path) -> None:
    by_tag = {"mentor": 45, "client": 200}
    tie = one(stating(BEN, "tags: [Client, mentor/work]"), tmp_path, cadence_by_tag=by_tag).tie
    assert (tie.cadence_days, tie.cadence_reason) == (45, "tag mentor")
    assert one(stating(BEN, "tags: [mentors]"), tmp_path, cadence_by_tag=by_tag).tie.cadence_reason == "network"
    own = stating(BEN, "tags: mentor\ncadence: 14")
    assert one(own, tmp_path, cadence_by_tag=by_tag).tie.cadence_days == 14


def test_a_target_in_the_network_has_the_networks_cadence(tmp_path: Path) -> None:
    assert one(stating(BEN, "target: true"), tmp_path).tie.cadence_reason == "network"
    assert one(CY.replace("target: true", "target: false"), tmp_path).tie.cadence_days == 365


@pytest.mark.parametrize("note", ["---\nknown_since: 2010\n---\n", "- #met at a party", "- 2026-07-03 #met"])
def test_without_a_dated_touch_warmth_is_unknown(note: str, tmp_path: Path) -> None:
    tie = one(note, tmp_path).tie
    assert (tie.warmth, tie.gap_days, tie.reason.split(";")[0]) == ("unknown", None, "no dated touch")


def test_a_prospect_with_a_cadence_of_its_own_is_still_unknown(tmp_path: Path) -> None:
    assert one("---\ncadence: 30\n---\n- 2026-06-25 #reply hi", tmp_path).tie.warmth == "unknown"


@pytest.mark.parametrize(("today", "broken"), [("2030-02-05", False), ("2030-02-06", True)])
def test_rhythm_breaks_after_eight_median_intervals(today: str, broken: bool, tmp_path: Path) -> None:
    tie = one(ANA, tmp_path, today).tie  # intervals 175, 167, 155, 138, 187; last touch 2026-06-10, 1,336 days before
    assert (tie.median_interval, tie.rhythm_broken) == (167.0, broken)


def test_three_touch_days_make_no_rhythm(tmp_path: Path) -> None:
    note = "- 2020-01-01 #call\n- 2020-01-02 #call\n- 2020-01-03 #call\n"
    assert not one(note, tmp_path).tie.rhythm_broken
    tie = one(note + "- 2020-01-06 #call", tmp_path).tie
    assert (tie.median_interval, tie.rhythm_broken) == (1.0, True)


def test_the_median_of_an_even_number_of_intervals(tmp_path: Path) -> None:
    assert one("- 2020-01-01 #call\n- 2020-01-02 #call\n- 2020-01-05 #call\n", tmp_path).tie.median_interval == 2.0


def test_the_reason_is_fit_to_be_read(tmp_path: Path) -> None:
    assert one(ANA, tmp_path).tie.reason == "20 days since the last touch; every 30 days (connection)"
    assert one("- 2026-06-29 #met", tmp_path).tie.reason == "1 day since the last touch; every 365 days (contact)"

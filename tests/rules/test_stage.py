"""Where a relationship stands, criterion by criterion."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netnotes.facts import Criterion
from netnotes.model import Act, Direction, Interaction, Kind, PartialDate, Person, Profile
from netnotes.rules import PersonFacts
from netnotes.rules.stage import lacking
from tests.helpers import facts
from tests.rules.oracle import ANA, BEN, PEOPLE, adding, one, stating

DAY = date(2026, 6, 30)
DIRECTIONS: tuple[Direction, ...] = ("out", "in", "mutual", "")


def criterion(person: PersonFacts, code: str) -> Criterion:
    return next(found for found in person.standing.criteria if found.code == code)


def test_oracle(tmp_path: Path) -> None:
    people = facts(PEOPLE, tmp_path).people.values()
    assert [(person.person.name, person.standing.stage, person.standing.provisional) for person in people] == [
        ("Ana", "connection", False),
        ("Ben", "network", True),
        ("Cy", "contact", False),
        ("Dee", "contact", False),
        ("Eli", "prospect", False),
        ("Fay", "contact", False),
        ("Gus", "contact", False),
    ]


def test_the_stage_alone_agrees_with_the_standing(tmp_path: Path) -> None:
    for person in facts(PEOPLE, tmp_path).people.values():
        assert person.stage == person.standing.stage
        codes = tuple(found.code for found in person.standing.missing)
        assert lacking(person.person, person.history, person.stage, person.settings) == codes


LINES = st.lists(
    st.tuples(
        st.none() | st.integers(0, 1500), st.sampled_from(sorted(set(get_args(Kind)))), st.sampled_from(DIRECTIONS)
    ),
    max_size=12,
)
PROFILES = st.fixed_dictionaries(
    {
        "family": st.sampled_from([(), ("a",)]),
        "interests": st.sampled_from([(), ("b",)]),
        "past": st.sampled_from([(), ("c",)]),
        "would_refer": st.sampled_from([None, True, False]),
        "helped": st.sampled_from(["", "me", "them", "both"]),
        "known_since": st.sampled_from([None, PartialDate(2010), PartialDate(2026), PartialDate(2027)]),
    }
).map(lambda fields: Profile(**fields))


@given(lines=LINES, profile=PROFILES)
def test_the_stage_alone_agrees_with_the_standing_of_anybody(
    lines: list[tuple[int | None, Kind, Direction]], profile: Profile
) -> None:
    told = [
        Interaction(None if ago is None else DAY - timedelta(days=ago - 100), (Act(kind, way),), kind, ())
        for ago, kind, way in lines
    ]
    told.sort(key=lambda line: line.day or date.min)
    person = PersonFacts(Person("People/Ana.md", "Ana", "Ana", profile, interactions=tuple(told)), DAY)
    assert person.stage == person.standing.stage
    codes = tuple(found.code for found in person.standing.missing)
    assert lacking(person.person, person.history, person.stage) == codes


def test_every_criterion_says_why(tmp_path: Path) -> None:
    found = [(c.stage, c.code, c.name, c.met, c.detail) for c in one(ANA, tmp_path).standing.criteria]
    assert found == [
        ("contact", "C1", "in touch", True, "first 2024-03-10, 6 touch days"),
        ("network", "N1", "spoke directly", True, "met 2024-03-10, call 2025-07-20"),
        ("network", "N2", "help passed", True, "gave 2024-09-01, received 2025-02-15"),
        ("network", "N3", "would refer", True, "you said yes"),
        ("connection", "K1", "long-term", True, "822 days, 6 touch days"),
        (
            "connection",
            "K2",
            "help both ways",
            True,
            "you helped them, last on 2024-09-01; they helped you, last on 2025-02-15",
        ),
        ("connection", "K3", "know the person", True, "family, interests and past known"),
        ("connection", "K4", "can be relied on", True, "nothing asked yet"),
    ]


def test_every_criterion_shows_its_lines(tmp_path: Path) -> None:
    person = one(ANA, tmp_path)
    lines = {c.code: [place.line for place in c.evidence] for c in person.standing.criteria}
    assert lines == {
        "C1": [9, 14], "N1": [9, 12], "N2": [10, 11], "N3": [2],
        "K1": [9, 14], "K2": [10, 11], "K3": [3, 4, 5], "K4": [],
    }  # fmt: skip
    assert criterion(person, "N3").evidence[0].asserted
    assert not criterion(person, "N1").evidence[0].asserted


def test_a_no_vetoes_the_network_even_for_an_old_friend(tmp_path: Path) -> None:
    assert one(stating(BEN, "would_refer: no"), tmp_path).standing.stage == "contact"
    friend = one(ANA.replace("would_refer: yes", "would_refer: no"), tmp_path)
    assert friend.standing.stage == "contact"
    assert [c.code for c in friend.standing.missing] == ["N3"]
    assert criterion(friend, "N3").detail == "you said no"
    assert criterion(friend, "K1").met


def test_an_outgoing_referral_is_a_yes_but_not_against_a_no(tmp_path: Path) -> None:
    referred = adding(BEN, "- 2026-03-01 #referred him to the museum")
    standing = one(referred, tmp_path).standing
    assert (standing.stage, standing.provisional) == ("network", False)
    assert one(stating(referred, "would_refer: no"), tmp_path).standing.stage == "contact"


@pytest.mark.parametrize(
    ("note", "stage"),
    [
        ("A colleague of Tom.", "prospect"),
        ("- 2026-06-01 #reply hello", "prospect"),
        ("- 2026-06-01 #received a book", "prospect"),
        ("- 2026-06-01 #ignored", "prospect"),
        ("- 2026-06-01 #heard she moved", "prospect"),
        ("- 2026-06-01 #message hello", "contact"),
        ("- #message hello", "contact"),
        ("- 2026-06-01 #shared an article", "contact"),
        ("- 2026-06-01 -> hello", "contact"),
        ("- 2026-06-01 <- hello", "prospect"),
        ("- 2026-06-01 #met", "contact"),
    ],
)
def test_prospect_or_contact(note: str, stage: str, tmp_path: Path) -> None:
    assert one(note, tmp_path).standing.stage == stage


def test_one_way_only(tmp_path: Path) -> None:
    inward = one("- 2026-01-01 #received a tip\n- 2026-02-01 #reply hi\n- 2026-03-01 #they-asked for notes", tmp_path)
    assert inward.standing.stage == "prospect"
    assert criterion(inward, "C1").detail == "they wrote, you have not"
    outward = one("- 2026-01-01 #message hi\n- 2026-02-01 #gave a tip\n- 2026-03-01 #shared a paper", tmp_path)
    assert outward.standing.stage == "contact"
    assert [c.code for c in outward.standing.missing] == ["N1"]


@pytest.mark.parametrize(
    ("help", "passes"),
    [
        ("- 2026-06-02 #gave a hand", True),
        ("- 2026-06-02 #received a hand", True),
        ("- 2026-06-02 #intro to Tom", True),
        ("- 2026-06-02 #intro-from to Tom", True),
        ("- 2026-06-02 #referred him", True),
        ("- 2026-06-02 #referred-me", True),
        ("- 2026-06-02 #they-asked for a hand", True),
        ("- 2026-06-20 #asked for a hand", True),
        ("- 2026-05-02 #asked for a hand", False),  # no answer in 30 days
        ("- 2026-06-02 #asked for a hand\n- 2026-06-04 #declined", False),
        ("- 2026-06-02 #asked for a hand\n- 2026-06-04 #ignored", False),
        ("- 2026-06-02 #offered a hand", False),
        ("- 2026-06-02 helped", False),
        ("- #gave a hand", True),
        ("", False),
    ],
)
def test_help_passed(help: str, passes: bool, tmp_path: Path) -> None:
    person = one(f"- 2026-01-01 #met\n{help}", tmp_path)
    assert criterion(person, "N2").met is passes
    assert person.standing.stage == ("network" if passes else "contact")


def test_a_refused_ask_is_named(tmp_path: Path) -> None:
    person = one("- 2026-01-01 #met\n- 2026-06-02 #asked for a hand\n- 2026-06-04 #declined", tmp_path)
    assert criterion(person, "N2").detail == "you asked 2026-06-02, declined"


@pytest.mark.parametrize(
    "stated", ["met: 2020-05-01", "known_since: 2020", "helped: me", "helped: them", "helped: both"]
)
def test_an_asserted_meeting_or_help_makes_a_contact(stated: str, tmp_path: Path) -> None:
    person = one(f"---\n{stated}\n---\n", tmp_path)
    assert person.standing.stage == "contact"
    assert criterion(person, "C1").evidence[0].asserted
    assert person.tie.warmth == "unknown"


def test_a_meeting_stated_for_the_future_makes_nothing(tmp_path: Path) -> None:
    assert one("---\nmet: 2026-07-01\n---\n", tmp_path).standing.stage == "prospect"


def test_a_connection_by_the_writers_word(tmp_path: Path) -> None:
    note = "---\nknown_since: 2010\nhelped: both\nfamily: a\ninterests: b\npast: c\n---\n"
    standing = one(note, tmp_path).standing
    assert (standing.stage, standing.provisional) == ("connection", True)
    assert all(place.asserted for c in standing.criteria for place in c.evidence)


@pytest.mark.parametrize(("stated", "code"), [("helped: me", "K2"), ("helped: them", "K2")])
def test_one_side_of_help_is_not_both(stated: str, code: str, tmp_path: Path) -> None:
    assert not criterion(one(f"---\n{stated}\n---\n", tmp_path), code).met


@pytest.mark.parametrize(
    ("stated", "today", "met"),
    [
        ("2024-06-30", "2026-06-30", True),
        ("2024-07-01", "2026-06-30", False),
        ("2024", "2026-06-30", False),  # the last day of the year is taken
        ("2024", "2026-12-31", True),
        ("2024-02-29", "2026-02-28", False),
        ("2024-02-29", "2026-03-01", True),
    ],
)
def test_known_for_two_years_is_long_term(stated: str, today: str, met: bool, tmp_path: Path) -> None:
    assert criterion(one(f"---\nknown_since: {stated}\n---\n", tmp_path, today), "K1").met is met


@pytest.mark.parametrize(
    ("first", "touches", "met"), [("2025-06-30", 6, True), ("2025-07-01", 6, False), ("2025-06-30", 5, False)]
)
def test_long_term_by_span_and_touch_days(first: str, touches: int, met: bool, tmp_path: Path) -> None:
    later = "".join(f"- 2026-06-{30 - number} #call\n" for number in range(touches - 1))
    assert criterion(one(f"- {first} #met\n{later}", tmp_path), "K1").met is met


@pytest.mark.parametrize(
    ("answers", "met", "detail"),
    [
        ("granted", True, "1 granted"),
        ("declined", False, "0 granted, 1 declined"),
        ("granted declined", True, "1 granted, 1 declined"),
        ("granted declined ignored", False, "1 granted, 1 declined, 1 ignored"),
    ],
)
def test_relied_on(answers: str, met: bool, detail: str, tmp_path: Path) -> None:
    lines = [
        f"- 2026-0{number}-01 #asked for it\n- 2026-0{number}-05 #{answer}\n"
        for number, answer in enumerate(answers.split(), 1)
    ]
    found = criterion(one("".join(lines), tmp_path), "K4")
    assert (found.met, found.detail) == (met, detail)


def test_help_that_cost_them_something_is_named(tmp_path: Path) -> None:
    found = criterion(one("- 2026-01-01 #received a weekend of work #bind", tmp_path), "K4")
    assert found.detail == "nothing asked yet, help at a cost to them 2026-01-01"


def test_a_dated_line_says_more_than_an_undated_one(tmp_path: Path) -> None:
    person = one("- #met\n- #gave a hand\n- 2026-05-01 #met\n- 2026-05-02 #gave a hand", tmp_path)
    assert criterion(person, "C1").detail == "first 2026-05-01, 2 touch days"
    assert criterion(person, "N1").detail == "met 2026-05-01"
    assert criterion(person, "K2").detail == "you helped them, last on 2026-05-02; they have not helped you yet"
    assert criterion(one("- #met", tmp_path), "N1").detail == "met undated"


def test_silence_does_not_undo_a_stage(tmp_path: Path) -> None:
    assert one(ANA, tmp_path, "2036-06-30").standing.stage == "connection"


def test_the_stage_on_an_earlier_day(tmp_path: Path) -> None:
    stages = [
        one(ANA, tmp_path, day).standing.stage for day in ("2024-03-09", "2024-03-10", "2024-09-01", "2026-06-10")
    ]
    assert stages == ["prospect", "contact", "network", "connection"]


def test_a_long_tie_rests_on_lines_that_are_touches(tmp_path: Path) -> None:
    person = one("- 2024-01-01 #met\n- 2026-05-01 #call\n    - #heard she learns Latin\n", tmp_path)
    assert [place.line for place in criterion(person, "K1").evidence] == [1, 2]

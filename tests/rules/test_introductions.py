"""Introductions: ranked pairs with their reasons (S3 tip 8)."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netnotes.facts import Introduction
from netnotes.model import Act, Evidence, Interaction, Person, Profile
from netnotes.rules import PersonFacts, introductions
from netnotes.rules.everyone import Everyone
from netnotes.settings import DEFAULTS
from tests.helpers import facts
from tests.rules.oracle import ANA, BEN, adding, stating

DAY = date(2026, 6, 30)
FRIEND = """
    - 2026-05-01 #met
    - 2026-05-02 #gave a hand
    """


def friend(properties: str) -> str:
    return stating(FRIEND, properties)


def found(tmp_path: Path, **notes: str) -> tuple[Introduction, ...]:
    return facts({f"People/{name}.md": text for name, text in notes.items()}, tmp_path).introductions


def test_a_need_an_interest_and_no_circle_make_six_points(tmp_path: Path) -> None:
    assert found(tmp_path, Ana=ANA, Ben=BEN) == (
        Introduction(
            "People/Ana.md",
            "People/Ben.md",
            6,
            ("Ana needs translator, Ben offers it", "both: jazz", "no circle shared"),
        ),
    )


def test_people_who_know_each_other_are_not_introduced(tmp_path: Path) -> None:
    assert found(tmp_path, Ana=stating(ANA, 'knows: "[[Ben]]"'), Ben=BEN) == ()


def test_knowing_counts_from_either_note(tmp_path: Path) -> None:
    assert found(tmp_path, Ana=ANA, Ben=stating(BEN, 'knows: "[[Ana]]"')) == ()


def test_who_was_introduced_by_the_other_is_not_introduced_again(tmp_path: Path) -> None:
    assert found(tmp_path, Ana=ANA, Ben=stating(BEN, 'introduced_by: "[[Ana]]"')) == ()


def test_a_noted_introduction_is_not_proposed_again(tmp_path: Path) -> None:
    assert found(tmp_path, Ana=ANA + "- 2026-06-12 #intro to [[Ben]]\n", Ben=BEN) == ()


@pytest.mark.parametrize(
    ("line", "introduced"),
    [
        ("- 2026-06-12 #met dinner with [[Ben]]", False),
        ("- 2026-06-12 #met fair with [[Ben]], group of 40", True),
        ("- 2026-06-12 #call with [[Ben]] on the line", True),
    ],
)
def test_who_met_in_a_small_round_with_me_needs_no_introduction(tmp_path: Path, line: str, introduced: bool) -> None:
    assert bool(found(tmp_path, Ana=adding(ANA, line + "\n"), Ben=BEN)) is introduced


def test_one_shared_interest_alone_is_too_little(tmp_path: Path) -> None:
    assert found(tmp_path, Ana=ANA, Ben=BEN.replace("offers: translator", "role: baker")) == ()


def test_two_shared_interests_are_enough(tmp_path: Path) -> None:
    (pair,) = found(tmp_path, Ida=friend("interests: [Chess, sailing]"), Jo=friend("interests: [chess, Sailing]"))
    assert (pair.score, pair.reasons) == (4, ("both: Chess, sailing", "no circle shared"))


def test_more_than_three_shared_interests_earn_no_more(tmp_path: Path) -> None:
    many = friend("interests: [chess, sailing, tea, jazz, radio]")
    (pair,) = found(tmp_path, Ida=many, Jo=many)
    assert pair.score == 5


def test_a_shared_circle_earns_nothing(tmp_path: Path) -> None:
    one = friend("interests: [chess, tea]\ncircles: Gym")
    (pair,) = found(tmp_path, Ida=one, Jo=friend("interests: [chess, tea]\ntags: [person, gym]"))
    assert (pair.score, pair.reasons) == (2, ("both: chess, tea",))


def test_tags_that_only_mark_a_person_are_no_circle(tmp_path: Path) -> None:
    one = friend("interests: [chess, tea]\ntags: [person]")
    (pair,) = found(tmp_path, Ida=one, Jo=one)
    assert pair.score == 4


def test_an_offer_meets_a_need_said_in_more_words(tmp_path: Path) -> None:
    (pair,) = found(tmp_path, Ida=friend("needs: a translator for Norwegian"), Jo=friend("offers: translators"))
    assert pair.reasons[0] == "Ida needs a translator for Norwegian, Jo offers translators"


def test_a_match_each_way_counts_twice(tmp_path: Path) -> None:
    (pair,) = found(tmp_path, Ida=friend("needs: welding\noffers: law"), Jo=friend("needs: law\noffers: welding"))
    assert pair.score == 8


def test_only_network_and_above_are_introduced(tmp_path: Path) -> None:
    contact = stating("- 2026-05-01 #message hello\n", "interests: [chess, tea]")
    assert found(tmp_path, Ida=friend("interests: [chess, tea]"), Jo=contact) == ()


def test_dormant_and_archived_people_are_left_out(tmp_path: Path) -> None:
    chess = "interests: [chess, tea]"
    dormant = stating("- 2020-05-01 #met\n- 2020-05-02 #gave a hand\n", chess)
    gone = friend(f"{chess}\narchived: true")
    assert found(tmp_path, Ida=friend(chess), Jo=dormant, Kim=gone) == ()


def test_of_equal_points_the_stronger_pair_comes_first(tmp_path: Path) -> None:
    chess = "interests: [chess, tea]"
    pairs = found(
        tmp_path, Ida=friend(chess), Jo=friend(f"{chess}\nfamily: two girls"), Kim=friend(f"{chess}\npast: sea")
    )
    assert [(pair.a[7:-3], pair.b[7:-3]) for pair in pairs] == [("Jo", "Kim"), ("Ida", "Jo"), ("Ida", "Kim")]


TERMS = st.lists(st.sampled_from(["tea", "chess", "jazz", "old jazz", "radio", "law"]), max_size=4, unique=True)


@st.composite
def networks(draw: st.DrawFn) -> dict[str, PersonFacts]:
    """A few people of the network with overlapping terms, circles and acquaintances, and ties of their own strength."""
    number = draw(st.integers(2, 9))
    paths = [f"{place}.md" for place in range(number)]
    people = {}
    for path in paths:
        profile = Profile(
            interests=tuple(draw(TERMS)),
            needs=tuple(draw(TERMS)),
            offers=tuple(draw(TERMS)),
            communities=tuple(draw(st.lists(st.sampled_from(["gym", "uni", "club"]), max_size=2, unique=True))),
            would_refer=True,
        )
        days = draw(st.integers(0, 3))
        day = DAY - timedelta(days=days)
        acts = (Act("met", "mutual"), Act("gave", "out"))
        line = Interaction(day, acts, "", (Evidence(path, 1, ""),), people=(path,))
        knows = tuple(draw(st.lists(st.sampled_from(paths), max_size=1)))
        people[path] = PersonFacts(Person(path, path, path, profile, interactions=(line,), knows=knows), DAY)
    return people


def by_all_pairs(people: dict[str, PersonFacts], most: int) -> list[tuple[int, frozenset[str]]]:
    """The rule as the model words it, over every pair."""
    ranked = sorted(people.values(), key=lambda f: (-f.strength.total, f.person.name))
    rows = []
    for (j, one), (i, other) in combinations(enumerate(ranked), 2):
        a, b = one.person, other.person
        if b.path in a.knows or a.path in b.knows:
            continue
        shared = len(set(a.profile.interests) & set(b.profile.interests))
        matches = needs_met(a, b) + needs_met(b, a)
        if matches or shared >= 2:
            apart = not set(a.profile.communities) & set(b.profile.communities)
            rows.append((-(3 * matches + min(3, shared) + 2 * apart), i, j, frozenset({a.path, b.path})))
    return [(-points, pair) for points, _, _, pair in sorted(rows, key=lambda row: row[:3])[:most]]


def needs_met(a: Person, b: Person) -> int:
    return sum(
        any(
            set(need.split()) <= set(offer.split()) or set(offer.split()) <= set(need.split())
            for offer in b.profile.offers
        )
        for need in a.profile.needs
    )


@settings(deadline=None, max_examples=300)
@given(networks(), st.integers(0, 12))
def test_the_index_finds_what_comparing_all_pairs_finds(people: dict[str, PersonFacts], most: int) -> None:
    pairs = introductions.pairs(Everyone(people), DEFAULTS, most)
    assert [(pair.score, frozenset({pair.a, pair.b})) for pair in pairs] == by_all_pairs(people, most)


@given(networks(), networks(), st.sets(st.integers(0, 11), max_size=3), st.sampled_from([1, 3, 50]))
def test_after_a_few_changed_only_their_pairs_are_compared(
    people: dict[str, PersonFacts], others: dict[str, PersonFacts], chosen: set[int], most: int
) -> None:
    before = Everyone(people)
    changed = {path for number, path in enumerate(people) if number in chosen and path in others}
    now = Everyone({path: others[path] if path in changed else facts for path, facts in people.items()})
    found = introductions.pairs(before, DEFAULTS, most)
    before.hand_on(now, changed)
    renewed = introductions.renewed(found, now, changed, DEFAULTS, most)
    if renewed is None:
        assert len(found) == most and any({pair.a, pair.b} & changed for pair in found)
    else:
        assert renewed == introductions.pairs(now, DEFAULTS, most)


def test_many_people_with_one_term_are_kept_as_an_integer_and_give_the_same() -> None:
    people = {}
    for number in range(60):
        path = f"{number:02}.md"
        line = Interaction(DAY, (Act("met", "mutual"), Act("gave", "out")), "", (), people=(path,))
        interests = ("tea", "chess") if number % 2 else ("tea", "jazz", "chess")
        people[path] = PersonFacts(Person(path, path, path, Profile(interests=interests), interactions=(line,)), DAY)
    pairs = introductions.pairs(Everyone(people), DEFAULTS, 500)
    assert [(pair.score, frozenset({pair.a, pair.b})) for pair in pairs] == by_all_pairs(people, 500)

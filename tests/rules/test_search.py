"""Who can help, and who could introduce me (S0, S4)."""

from __future__ import annotations

from pathlib import Path

import pytest

from netnotes.facts import Match
from tests.helpers import facts
from tests.rules.oracle import ANA, BEN, adding, stating

HELLO = "- 2026-05-01 #message hello\n"


def who(words: str, tmp_path: Path, **notes: str) -> tuple[Match, ...]:
    return facts({f"People/{name}.md": note for name, note in notes.items()}, tmp_path).who(words)


def names(found: tuple[Match, ...]) -> list[str]:
    return [match.path[7:-3] for match in found]


@pytest.mark.parametrize(
    ("stated", "where"),
    [
        ("offers: radio frequency design", "offers: radio frequency design"),
        ("role: Radio host", "role: Radio host"),
        ("company: Radiola", "company: Radiola"),
        ("interests: radios", "interests: radios"),
        ("past: ran a radio station", "past: ran a radio station"),
        ("circles: Radio club", "community: Radio club"),
    ],
)
def test_where_it_stands(tmp_path: Path, stated: str, where: str) -> None:
    (match,) = who("radio", tmp_path, Bo=stating(HELLO, stated))
    assert match.where == (where,)


def test_notes_are_searched_too(tmp_path: Path) -> None:
    (match,) = who("who can help with radio?", tmp_path, Bo="- 2026-05-01 #call about her radio mast\n")
    assert match.where == ("note 2026-05-01: about her radio mast",)


def test_every_word_must_be_there_if_anybody_has_them_all(tmp_path: Path) -> None:
    notes = {"Ada": stating(HELLO, "offers: radio"), "Bo": stating(HELLO, "offers: radio\nrole: designer")}
    assert names(who("radio design", tmp_path, **notes)) == ["Bo"]
    assert names(who("radio welding", tmp_path, **notes)) == ["Ada", "Bo"]


def test_words_of_asking_do_not_count(tmp_path: Path) -> None:
    notes = {"Ada": "- 2026-05-01 #call finding the ground loop\n", "Bo": stating(HELLO, "role: tax adviser")}
    assert names(who("find me a tax lawyer", tmp_path, **notes)) == ["Bo"]
    assert who("I need somebody, looking for a lawyer", tmp_path, **notes) == ()


def test_where_nobody_has_all_words_the_rare_ones_lead(tmp_path: Path) -> None:
    notes = {name: stating(HELLO, "past: design school, Lindmere") for name in ("Ada", "Bea", "Cy")}
    notes["Bo"] = stating(HELLO, "role: patent attorney")
    assert names(who("patent design lawyer", tmp_path, **notes)) == ["Bo", "Ada", "Bea", "Cy"]


def test_who_is_able_and_who_only_spoke_of_it(tmp_path: Path) -> None:
    notes = {
        "Ada": stating(HELLO, "role: radio designer"),
        "Bea": stating(HELLO, "offers: radio\npast: a school of design"),
        "Cy": stating(HELLO, "interests: radio design"),
        "Dee": "- 2026-05-01 #call her radio has a fine design\n",
    }
    found = who("radio design", tmp_path, **notes)
    assert {match.path[7:-3]: match.able for match in found} == {"Ada": True, "Bea": True, "Cy": False, "Dee": False}


def test_case_and_diacritics_do_not_matter(tmp_path: Path) -> None:
    assert names(who("cafe", tmp_path, Bo=stating(HELLO, "past: ran a CAFÉ"))) == ["Bo"]


def test_scripts_without_spaces(tmp_path: Path) -> None:
    assert names(who("翻訳", tmp_path, Bo=stating(HELLO, "offers: 技術翻訳"))) == ["Bo"]


def test_short_words_count_whole_and_long_ones_from_their_beginning(tmp_path: Path) -> None:
    notes = {"Ada": stating(HELLO, "offers: ux"), "Bo": stating(HELLO, "offers: flux, redesign")}
    assert names(who("ux", tmp_path, **notes)) == ["Ada"]
    assert who("design", tmp_path, **notes) == ()


@pytest.mark.parametrize("words", ["", "?", "zeppelin", "(", "the"])
def test_nothing_found_is_nothing(tmp_path: Path, words: str) -> None:
    assert who(words, tmp_path, Bo=HELLO) == ()


def test_closest_first_then_warmest_then_by_name(tmp_path: Path) -> None:
    jazz = "offers: jazz lessons"
    notes = {
        "Zoe": stating(HELLO, jazz),
        "Cold": stating("- 2020-05-01 #message hello\n", jazz),
        "Prospect": stating("- 2026-05-01 #reply hello\n", jazz),
        "Ben": BEN,
        "Ana": ANA,
        "Abe": stating(HELLO, jazz),
    }
    assert names(who("jazz", tmp_path, **notes)) == ["Ana", "Ben", "Abe", "Zoe", "Cold", "Prospect"]


@pytest.mark.parametrize(
    ("theirs", "bens"),
    [("knows: Ben", ""), ("introduced_by: Ben", ""), ("", "knows: Zoe")],
)
def test_whom_to_ask_for_an_introduction(tmp_path: Path, theirs: str, bens: str) -> None:
    zoe = stating(HELLO, f"offers: welding\n{theirs}")
    (match,) = who("welding", tmp_path, Zoe=zoe, Ben=stating(BEN, bens) if bens else BEN)
    assert match.via == "People/Ben.md"


def test_an_introduction_noted_with_its_link_is_a_way_too(tmp_path: Path) -> None:
    ben = adding(BEN, "- 2026-02-04 #intro-from to [[Zoe]]")
    (match,) = who("welding", tmp_path, Zoe="---\noffers: welding\n---\n", Ben=ben)
    assert match.via == "People/Ben.md"


def test_the_warmest_of_several_is_asked(tmp_path: Path) -> None:
    zoe = stating(HELLO, "offers: welding\nknows: [Ben, Ana]")
    (match,) = who("welding", tmp_path, Zoe=zoe, Ben=BEN, Ana=ANA)
    assert match.via == "People/Ana.md"


def test_a_contact_or_an_archived_friend_is_not_asked_to_introduce(tmp_path: Path) -> None:
    zoe = stating(HELLO, "offers: welding\nknows: [Bo, Ben]")
    (match,) = who("welding", tmp_path, Zoe=zoe, Bo=HELLO, Ben=stating(BEN, "archived: true"))
    assert match.via == ""


def test_whom_i_am_close_to_i_ask_myself(tmp_path: Path) -> None:
    (match,) = who("translator", tmp_path, Ben=stating(BEN, "knows: Ana"), Ana=ANA.replace("needs: translator", ""))
    assert match.via == ""


def test_what_someone_offers_comes_before_what_a_closer_person_once_talked_about(tmp_path: Path) -> None:
    notes = {"Ana": adding(ANA, "- 2026-06-12 #call about welding"), "Zoe": stating(HELLO, "offers: welding")}
    assert names(who("welding", tmp_path, **notes)) == ["Zoe", "Ana"]


def test_one_place_that_says_it_all_comes_before_words_apart(tmp_path: Path) -> None:
    apart = stating(ANA, "offers: design school\nrole: web host")
    assert names(who("web design", tmp_path, Ana=apart, Bo=stating(HELLO, "offers: web design"))) == ["Bo", "Ana"]

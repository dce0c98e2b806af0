"""Whom would I contact if I needed a favour? (S4)"""

from __future__ import annotations

from pathlib import Path

from netnotes.facts import FavourList
from tests.helpers import facts
from tests.rules.oracle import ANA, BEN, PEOPLE, adding, stating


def favour(tmp_path: Path, **notes: str) -> FavourList:
    return facts({f"People/{name}.md": note for name, note in notes.items()}, tmp_path).favour


def test_of_the_oracle_ana_and_ben_of_seven(tmp_path: Path) -> None:
    found = facts(PEOPLE, tmp_path).favour
    assert found == FavourList(("People/Ana.md", "People/Ben.md"), (), 2 / 7)


def test_connections_come_before_stronger_ties_of_the_network(tmp_path: Path) -> None:
    strong = (
        "- 2026-06-01 #met 5000m\n- 2026-06-02 #met\n- 2026-06-03 #met\n- 2026-06-04 #gave\n- 2026-06-05 #received\n"
    )
    assert favour(tmp_path, Abe=strong, Ana=ANA).people == ("People/Ana.md", "People/Abe.md")


def test_an_open_ask_is_enough_for_now(tmp_path: Path) -> None:
    assert favour(tmp_path, Ben=adding(BEN, "- 2026-06-20 #asked for his ladder")).people == ()


def test_two_asks_in_ninety_days_are_enough_for_a_while(tmp_path: Path) -> None:
    asked = (
        "- 2026-04-10 #asked for a ladder\n- 2026-04-11 #granted\n- 2026-05-10 #asked for a saw\n- 2026-05-11 #granted"
    )
    assert favour(tmp_path, Ben=adding(BEN, asked)).people == ()
    assert favour(tmp_path, Ben=adding(BEN, asked.replace("2026-04", "2026-03"))).people == ("People/Ben.md",)


def test_what_they_ask_of_me_does_not_matter(tmp_path: Path) -> None:
    assert favour(tmp_path, Ben=adding(BEN, "- 2026-06-20 #they-asked for my ladder")).people == ("People/Ben.md",)


def test_dormant_ties_are_to_be_reconnected_with_first(tmp_path: Path) -> None:
    found = favour(tmp_path, Old="- 2020-01-01 #met\n- 2020-02-01 #gave a hand\n", Ana=ANA)
    assert (found.people, found.reconnect, found.share) == (("People/Ana.md",), ("People/Old.md",), 0.5)


def test_who_is_snoozed_is_not_to_be_reconnected_with_yet(tmp_path: Path) -> None:
    old = stating("- 2020-01-01 #met\n- 2020-02-01 #gave a hand\n", "snooze_until: 2026-09-15")
    assert favour(tmp_path, Old=old) == FavourList((), (), 0.0)


def test_archived_people_are_left_out(tmp_path: Path) -> None:
    assert favour(tmp_path, Ana=stating(ANA, "archived: true")) == FavourList((), (), 0.0)


def test_nobody_makes_no_share(tmp_path: Path) -> None:
    assert favour(tmp_path) == FavourList((), (), 0.0)

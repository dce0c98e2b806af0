"""Lists of people that answer one question each (S0 to S3)."""

from __future__ import annotations

from pathlib import Path

import pytest

from netnotes.facts import Listed, TwoLists
from netnotes.rules import NetworkFacts
from tests.helpers import facts
from tests.rules.oracle import ANA, PEOPLE, adding, stating


def told(*rows: Listed) -> dict[str, str]:
    return {row.path[7:-3]: row.reason for row in rows}


def of(note: str, tmp_path: Path) -> NetworkFacts:
    return facts({"People/Ana.md": note}, tmp_path)


def test_the_mix_counts_stages_and_warmths(tmp_path: Path) -> None:
    found = facts(PEOPLE, tmp_path).mix
    assert found.stages == (("prospect", 1), ("contact", 4), ("network", 1), ("connection", 1))
    assert found.warmths == (("active", 4), ("fading", 2), ("dormant", 0), ("unknown", 1))


def test_developing_and_maintaining_are_two_lists(tmp_path: Path) -> None:
    files = {
        **PEOPLE,
        "People/Wish.md": stating(ANA, "know_me_better: true"),
        "People/Gone.md": stating(ANA, "archived: true"),
        "People/Aim.md": stating("hello\n", "target: true"),
        "People/Leave.md": "- 2020-01-01 #met\n",
        "People/Doubt.md": stating("- 2026-05-01 #met\n- 2026-05-02 #gave a hand\n", "would_refer: no"),
    }
    assert facts(files, tmp_path).two_lists == TwoLists(
        ("People/Aim.md", "People/Cy.md", "People/Gus.md", "People/Wish.md"),
        ("People/Ana.md", "People/Ben.md"),
    )


def test_a_link_alone_is_no_tie(tmp_path: Path) -> None:
    network = of("---\nlinkedin: https://example.org/in/ana\n---\n", tmp_path)
    assert told(*network.only_a_link) == {"Ana": "only a link: https://example.org/in/ana"}
    assert network.people["People/Ana.md"].stage == "prospect"


@pytest.mark.parametrize("more", ["role: baker", "email: ana@example.org", "interests: tea"])
def test_with_anything_else_it_is_not_only_a_link(tmp_path: Path, more: str) -> None:
    assert of(f"---\nurl: https://example.org/ana\n{more}\n---\n", tmp_path).only_a_link == ()


def test_a_line_makes_it_more_than_a_link(tmp_path: Path) -> None:
    assert of("---\nurl: https://example.org/ana\n---\n- 2026-05-01 #reply hello\n", tmp_path).only_a_link == ()


def test_a_name_is_no_person(tmp_path: Path) -> None:
    assert told(*of("# Ana\n", tmp_path).name_only) == {"Ana": "nothing but a name is noted"}


def test_patterns_of_the_exchange_are_lists_too(tmp_path: Path) -> None:
    network = of("- 2026-04-01 #asked a\n- 2026-05-01 #asked b\n- 2026-06-01 #asked c\n", tmp_path)
    assert told(*network.mostly_asks) == {"Ana": "you mostly write to ask: 3 asks"}
    assert told(*network.may_not_know_you) == {"Ana": "nothing came back yet"}
    assert told(*network.regulars) == {"Ana": "regularly in touch"}
    assert [place.line for place in network.mostly_asks[0].evidence] == [1, 3]


def test_who_answered_what_i_shared(tmp_path: Path) -> None:
    network = of("- 2026-05-01 #shared an article\n- 2026-05-02 #reply thanks\n", tmp_path)
    assert told(*network.engaged) == {"Ana": "answered 1 day after what you shared on 2026-05-01"}


ONLINE = "- 2026-05-01 #message hello\n- 2026-05-03 #reply hello\n"


def test_whoever_answers_and_was_never_met_is_worth_meeting(tmp_path: Path) -> None:
    assert told(*of(ONLINE, tmp_path).online_only) == {"Ana": "in touch on 2 days, never met in person"}


@pytest.mark.parametrize(
    "note",
    [
        adding(ONLINE, "- 2026-05-09 #met"),
        stating(ONLINE, "met: 2020"),
        stating(ONLINE, "archived: true"),
        stating(ONLINE, "snooze_until: 2026-09-15"),
        stating(ONLINE, "relation: uncle"),
        ONLINE.replace("2026", "2025"),
        "- 2026-05-01 #message hello\n",
        "- 2026-05-01 #reply hello\n",
    ],
)
def test_others_are_not_on_that_list(tmp_path: Path, note: str) -> None:
    assert of(note, tmp_path).online_only == ()


def test_the_place_of_who_lives_elsewhere_is_named(tmp_path: Path) -> None:
    me = {"Me.md": "---\nlocation: Lindmere\n---\n"}

    def reason(location: str, note: str = ONLINE) -> str:
        note = stating(note, f"location: {location}")
        return facts({"People/Ana.md": note} | me, tmp_path).online_only[0].reason

    assert reason("Valparaíso") == "in touch on 2 days, never met in person (Valparaíso): a call would do too"
    assert reason("Lindmere, 12 Weir Street") == "in touch on 2 days, never met in person"
    assert reason("Łódź", adding(ONLINE, "- 2026-05-09 #call")).endswith("never met in person (Łódź)")


def test_where_the_kind_is_unknown_nothing_is_said_of_it(tmp_path: Path) -> None:
    """A line that does not say what happened may have been a meeting."""
    assert of("- 2026-05-01 the usual\n- 2026-05-09 the usual\n", tmp_path).online_only == ()
    (found,) = of(adding(ONLINE, "- 2026-05-09 the usual"), tmp_path).online_only
    assert found.reason == "in touch on 3 days, no meeting noted"


def test_met_once_and_never_followed_up(tmp_path: Path) -> None:
    assert told(*of("- 2026-05-01 #met at the fair\n", tmp_path).card_only) == {
        "Ana": "met once, 2026-05-01; nothing since"
    }


def test_a_card_from_an_asserted_meeting(tmp_path: Path) -> None:
    (found,) = of("---\nmet: 2025-10\n---\n", tmp_path).card_only
    assert found.reason == "met by 2025-10-31; nothing since"
    assert found.evidence[0].asserted


@pytest.mark.parametrize(
    "note",
    [
        "- 2026-05-01 #met\n- 2026-05-01 #message thanks\n",
        "- 2026-04-01 #message hello\n- 2026-05-01 #met\n",
        "- 2026-04-01 #reply hello\n- 2026-05-01 #met\n",
        "- 2026-05-01 #met\n- 2026-05-09 #call\n",
        "- 2026-05-01 #met\n- 2026-06-01 #met\n",
        "---\nrelation: family\n---\n- 2026-05-01 #met\n",
        "---\nmet: 2025\n---\n- 2026-05-01 #message hello\n",
        "- 2026-05-01 #message hello\n",
    ],
)
def test_these_are_no_cards(tmp_path: Path, note: str) -> None:
    assert of(note, tmp_path).card_only == ()


def test_advocates_and_referees(tmp_path: Path) -> None:
    referring = "- 2026-06-12 #referred-me to a client\n"
    files = {
        "People/Ana.md": adding(ANA, referring),
        "People/Bo.md": referring + "- 2026-05-01 #intro-from to her editor\n",
    }
    network = facts(files, tmp_path)
    assert told(*network.advocates) == {
        "Ana": "referred you 2026-06-12",
        "Bo": "introduced you 2026-05-01, referred you 2026-06-12",
    }
    assert told(*network.referees) == {"Ana": "referred you 2026-06-12"}

"""What I can give, what I gave, what the network gives (S1, S2, S3 tip 7, S4)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from netnotes.facts import Given, Group, NeedMet, ShareIdea
from tests.helpers import facts
from tests.rules.oracle import ANA, BEN, stating

HELLO = "- 2026-05-01 #message hello\n"
ME = "---\noffers: [tax advice, translation]\ninterests: jazz\n---\n"


def test_needs_that_my_offers_meet_closest_ties_first(tmp_path: Path) -> None:
    files = {
        "Me.md": ME,
        "People/Ana.md": stating(ANA.replace("needs: translator", "role: nurse"), "needs: advice on taxes"),
        "People/Abe.md": stating(HELLO, "needs: [a plumber, Translation]"),
        "People/Gone.md": stating(HELLO, "needs: translation\narchived: true"),
    }
    assert facts(files, tmp_path).needs_met == (
        NeedMet("People/Ana.md", "advice on taxes", "tax advice"),
        NeedMet("People/Abe.md", "Translation", "translation"),
    )


def test_without_my_own_note_nothing_is_matched(tmp_path: Path) -> None:
    network = facts({"People/Abe.md": stating(HELLO, "needs: translation\ninterests: jazz")}, tmp_path)
    assert network.needs_met == () and network.to_share == ()


def test_who_has_had_nothing_shared_for_ninety_days(tmp_path: Path) -> None:
    jazz = "interests: [Jazz, tea]"
    files = {
        "Me.md": ME,
        "People/Never.md": stating(HELLO, jazz),
        "People/Long.md": stating("- 2026-03-31 #shared a record\n", jazz),
        "People/Lately.md": stating("- 2026-04-01 #shared a record\n", jazz),
        "People/Other.md": stating(HELLO, "interests: chess"),
        "People/Prospect.md": stating("- 2026-05-01 #reply hello\n", jazz),
        "People/Gone.md": stating(HELLO, f"{jazz}\narchived: true"),
        "People/Played.md": stating("- 2026-06-01 #met\n", jazz),
        "People/Snoozed.md": stating(HELLO, f"{jazz}\nsnooze_until: 2026-09-15"),
        "People/Aunt.md": stating(HELLO, f"{jazz}\nrelation: aunt"),
    }
    assert facts(files, tmp_path).to_share == (
        ShareIdea("People/Never.md", ("Jazz",), None),
        ShareIdea("People/Long.md", ("Jazz",), date(2026, 3, 31)),
    )


def test_a_favour_from_a_contact_asks_for_something_back(tmp_path: Path) -> None:
    files = {
        "People/Favour.md": HELLO + "- 2026-05-03 #received the address of her printer\n",
        "People/Given.md": HELLO + "- 2026-05-03 #received a\n- 2026-05-04 #gave b\n",
        "People/Said.md": stating(HELLO + "- 2026-05-03 #received a\n", "helped: them"),
        "People/Aunt.md": stating(HELLO + "- 2026-05-03 #received a\n", "relation: family"),
        "People/Friend.md": "- 2026-05-01 #met\n- 2026-05-03 #received a\n",
    }
    (found,) = facts(files, tmp_path).favours_received
    assert (found.path, found.reason) == ("People/Favour.md", "2026-05-03: the address of her printer")


def test_help_each_way_by_kind(tmp_path: Path) -> None:
    files = {
        "People/Ana.md": "- 2026-01-01 #gave a\n- 2026-02-01 #offered b\n- 2026-03-01 #received c\n",
        "People/Bo.md": "- 2026-04-01 #gave d\n- 2026-04-02 #intro-from to her editor\n",
    }
    network = facts(files, tmp_path)
    assert network.help_given == (
        Given("gave", 2, ("People/Ana.md", "People/Bo.md"), date(2026, 4, 1)),
    )  # an offer alone is no help
    assert network.help_received == (
        Given("received", 1, ("People/Ana.md",), date(2026, 3, 1)),
        Given("intro-from", 1, ("People/Bo.md",), date(2026, 4, 2)),
    )
    assert [(row.path, row.reason) for row in network.introductions_received] == [
        ("People/Bo.md", "2026-04-02: to her editor")
    ]


def test_one_event_with_two_people_is_one_gift(tmp_path: Path) -> None:
    files = {"People/Ana.md": "- 2026-01-01 #gave a talk with [[Bo]]\n", "People/Bo.md": "a friend of Ana\n"}
    (given,) = facts(files, tmp_path).help_given
    assert (given.times, given.people) == (1, ("People/Ana.md", "People/Bo.md"))


def test_an_introduction_noted_with_both_people_is_one(tmp_path: Path) -> None:
    files = {
        "People/Ana.md": "- 2026-01-01 #intro her to [[Bo]]\n- 2026-01-02 #intro her to [[Cy]]\n",
        "People/Bo.md": "- 2026-01-01 #intro to [[Ana]]\n- 2026-01-02 #intro to [[Cy]]\n",
        "People/Cy.md": "",
    }
    (given,) = facts(files, tmp_path).help_given
    assert (given.kind, given.times) == ("intro", 3)


def test_what_the_network_gives_by_the_writers_own_tags(tmp_path: Path) -> None:
    files = {
        "People/Ana.md": "- 2026-01-01 #received #deal the fair's stand\n",
        "People/Bo.md": "- 2026-01-02 #referred-me #Deal #lead to the harbour\n- 2026-01-03 #met #lead\n",
    }
    assert facts(files, tmp_path).help_received_by_tag == (
        Group("deal", ("People/Ana.md", "People/Bo.md")),
        Group("lead", ("People/Bo.md",)),
    )


def test_giving_in_two_quarters_shows_value(tmp_path: Path) -> None:
    files = {"People/Ana.md": "- 2026-01-01 #gave a\n- 2026-04-01 #gave b\n", "People/Ben.md": BEN}
    assert [(row.path, row.reason) for row in facts(files, tmp_path).consistent_giving] == [
        ("People/Ana.md", "gave in 2 quarters")
    ]

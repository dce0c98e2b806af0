"""Help given and received: two lists, never a balance (S0, S1)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from netnotes.facts import Ledger
from tests.helpers import facts
from tests.rules.oracle import ANA, stating

HELPED_ME = """
    - 2026-01-10 #message hello
    - 2026-02-01 #received her notes
    - 2026-03-01 #received a lift
    """


def ledger(note: str, tmp_path: Path) -> Ledger:
    return facts({"People/Ana.md": note}, tmp_path).people["People/Ana.md"].ledger


def test_each_way_has_its_lines_and_its_last_day(tmp_path: Path) -> None:
    found = ledger(ANA, tmp_path)
    assert [line.day for line in found.given] == [date(2024, 9, 1)]
    assert (found.last_given, found.last_received) == (date(2024, 9, 1), date(2025, 2, 15))
    assert not found.offer_something


def test_introducing_and_referring_are_help_each_way(tmp_path: Path) -> None:
    found = ledger(
        """
        - 2026-01-01 #intro to my editor
        - 2026-01-02 #referred to a client
        - 2026-01-03 #intro-from to her editor
        - 2026-01-04 #referred-me to a client
        - 2026-01-05 #asked for a book
        - 2026-01-06 #granted
        - 2026-01-07 #offered a hand
        """,
        tmp_path,
    )
    assert [line.day.day for line in found.given if line.day] == [1, 2]
    assert [line.day.day for line in found.received if line.day] == [3, 4, 6]


def test_two_favours_with_nothing_given_ask_to_offer_something(tmp_path: Path) -> None:
    assert ledger(HELPED_ME, tmp_path).offer_something


@pytest.mark.parametrize("stated", ["relation: family", "helped: them", "helped: both"])
def test_family_and_those_i_helped_are_not_flagged(tmp_path: Path, stated: str) -> None:
    assert not ledger(stating(HELPED_ME, stated), tmp_path).offer_something


def test_one_favour_is_not_flagged(tmp_path: Path) -> None:
    assert not ledger("- 2026-01-10 #message hello\n- 2026-02-01 #received her notes\n", tmp_path).offer_something


def test_a_prospect_is_not_flagged(tmp_path: Path) -> None:
    assert not ledger("- 2026-02-01 #received notes\n- 2026-03-01 #received a lift\n", tmp_path).offer_something


def test_a_connection_is_never_prompted_to_repay(tmp_path: Path) -> None:
    note = ANA.replace("#gave notes on her talk", "#message thanks").replace("#call 30m about", "#received 30m about")
    assert not ledger(stating(note, "helped: both"), tmp_path).offer_something


def test_giving_without_return_is_never_flagged(tmp_path: Path) -> None:
    found = ledger("- 2026-01-01 #gave a\n- 2026-02-01 #gave b\n- 2026-03-01 #gave c\n", tmp_path)
    assert len(found.given) == 3
    assert found.received == () and not found.offer_something


def test_help_still_to_come_is_not_counted(tmp_path: Path) -> None:
    assert ledger("- 2026-07-01 #gave a\n", tmp_path).given == ()


def test_undated_help_counts_and_has_no_last_day(tmp_path: Path) -> None:
    found = ledger("- #gave a hand with the move\n", tmp_path)
    assert len(found.given) == 1 and found.last_given is None

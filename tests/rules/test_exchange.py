"""Who speaks, who asks, whether anything comes back, how long and how much (S0, S1, S2, S4)."""

from __future__ import annotations

from pathlib import Path

import pytest

from netnotes.facts import Exchange
from tests.helpers import facts
from tests.rules.oracle import ANA, stating


def exchange(note: str, tmp_path: Path) -> Exchange:
    return facts({"People/Ana.md": note}, tmp_path).people["People/Ana.md"].exchange


def test_of_the_oracle(tmp_path: Path) -> None:
    found = exchange(ANA, tmp_path)
    assert (found.hours, found.years_known, found.giving_quarters) == (4.0, 2.3, 1)
    assert (found.outgoing, found.incoming, found.inbound_share) == (1, 1, 0.5)
    assert not (found.mostly_asks or found.may_not_know_you or found.regular)


def test_nothing_noted_has_no_share(tmp_path: Path) -> None:
    found = exchange("", tmp_path)
    assert (found.inbound_share, found.years_known, found.hours) == (None, None, 0)


THREE_ASKS = "- 2026-01-01 #asked a\n- 2026-02-01 #asked b\n- 2026-03-01 #asked c\n"


@pytest.mark.parametrize(
    ("lines", "flagged"),
    [
        (THREE_ASKS, True),
        (THREE_ASKS + "- 2026-04-01 #message hello\n- 2026-04-02 #call\n", True),
        (THREE_ASKS + "- 2026-04-01 #message hello\n- 2026-04-02 #call\n- 2026-04-03 #gave\n", False),
        ("- 2026-01-01 #asked a\n- 2026-02-01 #asked b\n", False),
        (THREE_ASKS.replace("asked", "they-asked"), False),
    ],
)
def test_mostly_asking_is_three_asks_and_more_than_half(tmp_path: Path, lines: str, flagged: bool) -> None:
    assert exchange(lines, tmp_path).mostly_asks is flagged


@pytest.mark.parametrize(
    ("note", "unknown"),
    [
        ("- 2026-01-01 #message hello\n", True),
        ("- 2026-01-01 #asked for a slot\n- 2026-02-01 #ignored\n", True),
        ("- 2026-01-01 #message hello\n- 2026-01-05 #reply hi\n", False),
        ("- 2026-01-01 #call\n", False),
        ("- 2026-01-01 #reply hi\n", False),
        (stating("- 2026-01-01 #message hello\n", "knows_me: my book"), False),
        (stating("- 2026-01-01 #message hello\n", "met: 2025"), False),
        (stating("- 2026-01-01 #message hello\n", "relation: mother"), False),
    ],
)
def test_who_may_not_know_me(tmp_path: Path, note: str, unknown: bool) -> None:
    assert exchange(note, tmp_path).may_not_know_you is unknown


def test_regular_is_three_of_the_last_six_months(tmp_path: Path) -> None:
    lines = "- 2026-01-01 #message a\n- 2026-03-01 #message b\n- 2026-06-30 #message c\n"
    assert exchange(lines, tmp_path).regular
    assert not exchange(lines.replace("2026-01-01", "2025-12-31"), tmp_path).regular


@pytest.mark.parametrize(
    ("answer", "days"),
    [("2026-05-31 #reply thanks", 30), ("2026-05-01 #reply thanks", 0), ("2026-05-02 #met", 1)],
)
def test_engagement_is_an_answer_within_thirty_days(tmp_path: Path, answer: str, days: int) -> None:
    (found,) = exchange(f"- 2026-05-01 #shared an article\n- {answer}\n", tmp_path).answered
    assert found.days == days


@pytest.mark.parametrize(
    "answer", ["2026-06-01 #reply", "2026-05-01 #met", "2026-05-02 #ignored", "2026-05-02 #message"]
)
def test_this_is_no_engagement(tmp_path: Path, answer: str) -> None:
    assert exchange(f"- 2026-05-01 #shared an article\n- {answer}\n", tmp_path).answered == ()


def test_giving_is_counted_by_calendar_quarter(tmp_path: Path) -> None:
    lines = "- 2026-01-01 #gave a\n- 2026-03-31 #gave b\n- 2026-04-01 #intro c\n- #gave d\n"
    assert exchange(lines, tmp_path).giving_quarters == 2


def test_professional_friendship_changes_no_stage(tmp_path: Path) -> None:
    stages = [
        facts({"People/Ana.md": stating(ANA, f"personal: {word}")}, tmp_path).people["People/Ana.md"].stage
        for word in ("never", "often at our table")
    ]
    assert stages == ["connection", "connection"]

"""The one thing that would deepen a relationship."""

from __future__ import annotations

from pathlib import Path

import pytest

from netnotes.rules.next_step import DECIDE
from tests.rules.oracle import ANA, BEN, CY, DEE, ELI, GUS, adding, one, stating

CLOSE = "---\nfamily: a\ninterests: b\npast: c\n{more}---\n- 2025-01-01 #met\n- 2025-02-01 #gave a hand\n"


@pytest.mark.parametrize(
    ("note", "code", "missing", "text"),
    [
        ("", "C1", 1, "write a first message"),
        (ELI, "C1", 1, "write back"),
        ("- 2026-01-01 the usual\n", "N1", 2, "meet or call"),
        (DEE, "N1", 2, "meet or call: you have only written"),
        (CY, "N1", 2, "meet or call: you have only written"),
        ("---\nhelped: me\n---\n", "N1", 1, "meet or call"),
        (GUS, "N2", 1, "offer help, or ask for some"),
        (stating(GUS, "needs: a tent"), "N2", 1, "offer help: they need a tent"),
        (stating(GUS, "offers: Latin"), "N2", 1, "offer help, or ask for some"),
        (BEN, "K3", 3, "ask about their family and past"),
        (CLOSE.format(more="offers: Latin\n"), "K2", 2, "let them help you with something"),
        (CLOSE.format(more=""), "K2", 2, "let them help you with something"),
        (CLOSE.format(more="needs: a tent\n").replace("gave", "received"), "K2", 2, "offer help: they need a tent"),
        (CLOSE.format(more="") + "- 2025-03-01 #received a hand", "N3", 1, DECIDE),
        (
            CLOSE.format(more="would_refer: yes\n") + "- 2025-03-01 #received a hand",
            "K1",
            1,
            "keep going: 59 days, 3 touch days so far; a connection has 6 over 365 days",
        ),
        (
            adding(ANA, "- 2026-06-12 #asked for a loan\n- 2026-06-13 #declined"),
            "K4",
            1,
            "ask for something they can easily grant: 0 granted, 1 declined so far",
        ),
        (stating(ANA, "").replace("would_refer: yes\n", ""), "N3", 0, DECIDE),
        (ANA, "", 0, "keep in touch by 2026-07-10"),
    ],
)
def test_the_cheapest_criterion_first(note: str, code: str, missing: int, text: str, tmp_path: Path) -> None:
    step = one(note, tmp_path).next_step
    assert step is not None
    assert (step.code, step.missing, step.text) == (code, missing, text)


def test_a_connection_whose_time_has_come(tmp_path: Path) -> None:
    step = one(ANA, tmp_path, "2026-07-10").next_step
    assert step is not None
    assert step.text == "get in touch"


def test_nothing_is_proposed_against_a_no_or_for_the_archived(tmp_path: Path) -> None:
    assert one(stating(GUS, "would_refer: no"), tmp_path).next_step is None
    assert one(stating(GUS, "archived: true"), tmp_path).next_step is None


def test_sad_news_comes_before_every_criterion(tmp_path: Path) -> None:
    step = one(adding(BEN, "- 2026-06-08 #milestone his father is in hospital"), tmp_path).next_step
    assert step is not None
    assert (step.code, step.text) == ("moment", "be there for them: “his father is in hospital”")


def test_family_is_only_to_be_kept_in_touch_with(tmp_path: Path) -> None:
    step = one(stating(CLOSE.format(more=""), "relation: mother"), tmp_path).next_step
    assert step is not None
    assert (step.code, step.missing, step.text) == ("", 0, "get in touch")

"""Who can meet a need: the writer, or somebody in the network; seen in the next step."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers import facts
from tests.rules.oracle import stating

# One of the network, whom I never helped.
HELPED_ME = "---\nfamily: a\ninterests: b\npast: c\n---\n- 2026-01-01 #met\n- 2026-02-01 #received a hand\n"
IN_NEED = stating(HELPED_ME, "needs: web design")
DESIGNER = stating("- 2026-01-01 #met\n- 2026-02-01 #gave a hand\n", "offers: [hats, web design]")


def step(tmp_path: Path, ana: str, ilinca: str = "", me: str = "") -> str:
    files = {"People/Ana.md": ana, "People/Ilinca.md": ilinca, "Me.md": me}
    found = facts({path: text for path, text in files.items() if text}, tmp_path).people["People/Ana.md"].next_step
    assert found is not None
    return found.text


def test_what_i_offer_and_they_need(tmp_path: Path) -> None:
    assert step(tmp_path, IN_NEED, DESIGNER, "---\noffers: Web design\n---\n") == "offer help with Web design"


def test_what_somebody_else_offers(tmp_path: Path) -> None:
    assert step(tmp_path, IN_NEED, DESIGNER) == "introduce them to Ilinca, who offers web design"


@pytest.mark.parametrize(
    "ilinca",
    [
        stating("- 2026-01-01 #met\n", "offers: web design"),  # no more than a contact
        stating(DESIGNER, "archived: true"),
        stating(DESIGNER, 'knows: "[[Ana]]"'),
        DESIGNER.replace("2026", "2023"),
        DESIGNER.replace("web design", "design of hats"),
    ],
)
def test_not_everybody_who_offers_it(ilinca: str, tmp_path: Path) -> None:
    assert step(tmp_path, IN_NEED, ilinca) == "offer help: they need web design"


def test_who_knows_them_already_is_not_introduced(tmp_path: Path) -> None:
    known = stating(IN_NEED, 'knows: "[[Ilinca]]"')
    assert step(tmp_path, known, DESIGNER) == "offer help: they need web design"


def test_what_i_need_and_they_offer(tmp_path: Path) -> None:
    helped = stating(HELPED_ME.replace("received", "gave"), "offers: bookkeeping")
    assert step(tmp_path, helped, me="---\nneeds: bookkeeping\n---\n") == "ask for help with bookkeeping"
    assert step(tmp_path, helped, me="---\nneeds: a bassist\n---\n") == "let them help you with something"


def test_help_with_a_mere_contact_is_mine_to_give_or_ask_for(tmp_path: Path) -> None:
    met = "- 2026-06-27 #met\n"
    assert step(tmp_path, stating(met, "needs: web design"), DESIGNER) == "offer help: they need web design"
    assert step(tmp_path, stating(met, "offers: Latin"), me="---\nneeds: Latin\n---\n") == "ask for help with Latin"

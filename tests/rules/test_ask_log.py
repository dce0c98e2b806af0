"""Asks have outcomes (S0)."""

from __future__ import annotations

from pathlib import Path

from tests.helpers import facts
from tests.rules.oracle import stating


def test_the_log_shows_every_ask_and_its_outcome_newest_first(tmp_path: Path) -> None:
    files = {
        "People/Ana.md": "- #asked for luck\n- 2026-01-01 #asked for a desk\n- 2026-01-05 #granted\n",
        "People/Bo.md": "- 2026-03-01 #asked for a lift\n- 2026-06-20 #asked for a saw\n",
        "People/Cy.md": "- 2026-02-01 #asked for a map\n- 2026-02-02 #declined\n",
    }
    found = [(entry.ask.text, entry.ask.outcome) for entry in facts(files, tmp_path).ask_log]
    assert found == [
        ("for a saw", "open"),
        ("for a lift", "ignored"),
        ("for a map", "declined"),
        ("for a desk", "granted"),
        ("for luck", "open"),
    ]


def test_what_a_contact_asks_is_optional(tmp_path: Path) -> None:
    asked = "- 2026-06-01 #message hello\n- 2026-06-20 #they-asked for my ladder\n"
    files = {
        "People/Ana.md": asked,
        "People/Bo.md": stating(asked, "target: true"),
        "People/Cy.md": asked.replace("#message", "#met"),
    }
    optional = {entry.path[7:-3]: entry.optional for entry in facts(files, tmp_path).ask_log}
    assert optional == {"Ana": True, "Bo": False, "Cy": False}

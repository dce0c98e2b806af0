"""Questions made from what is not known."""

from __future__ import annotations

from pathlib import Path

from tests.rules.oracle import ANA, one


def test_the_person_comes_before_the_job(tmp_path: Path) -> None:
    gaps = one("- 2026-06-01 #met", tmp_path).gaps
    assert [gap.field for gap in gaps] == ["family", "interests", "past", "needs", "offers", "birthday"]
    assert gaps[0].question == "Who is in your family?"


def test_what_is_known_is_not_asked(tmp_path: Path) -> None:
    assert [gap.field for gap in one(ANA, tmp_path).gaps] == ["offers", "birthday"]

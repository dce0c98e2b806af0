"""Letting go: to stop spending time, never to delete (S1 step 5)."""

from __future__ import annotations

from pathlib import Path

import pytest

from netnotes.facts import LetGo
from tests.helpers import facts
from tests.rules.oracle import DEE, PEOPLE, adding, stating

ME = """
    ---
    interests: sailing
    offers: tax advice
    needs: a plumber
    ---
    """


def let_go(note: str, tmp_path: Path, **files: str) -> tuple[LetGo, ...]:
    return facts({"People/Dee.md": note, **files}, tmp_path).let_go


def test_of_the_oracle_only_dee_may_be_let_go(tmp_path: Path) -> None:
    assert facts(PEOPLE, tmp_path).let_go == (
        LetGo("People/Dee.md", "let go", "902 days since the last touch; never met, called or helped"),
    )


@pytest.mark.parametrize(
    "stated",
    [
        "target: true",
        "keep: true",
        "relation: family",
        "know_me_better: true",
        "archived: true",
        "snooze_until: 2026-09-15",
    ],
)
def test_what_the_writer_states_keeps_someone(tmp_path: Path, stated: str) -> None:
    assert let_go(stating(DEE, stated), tmp_path) == ()


@pytest.mark.parametrize(
    "line",
    [
        "- 2024-02-01 #call",
        "- 2024-02-01 #gave a hand",
        "- 2024-02-01 #received a book",
        "- [ ] send the invoice again",
        "- #call some day",
    ],
)
def test_calls_help_and_open_promises_keep_someone(tmp_path: Path, line: str) -> None:
    assert let_go(adding(DEE, line), tmp_path) == ()


def test_who_helped_by_my_word_is_kept(tmp_path: Path) -> None:
    assert let_go(stating(DEE, "helped: me"), tmp_path) == ()


def test_a_kept_promise_keeps_nobody(tmp_path: Path) -> None:
    assert len(let_go(adding(DEE, "- [x] send the invoice ✅ 2024-02-02"), tmp_path)) == 1


def test_whoever_was_met_is_to_be_reconnected_with_or_let_go(tmp_path: Path) -> None:
    (found,) = let_go("- 2024-01-10 #met at the fair\n", tmp_path)
    assert (found.advice, found.reason) == ("reconnect or let go", "902 days since the last touch; you have met")


def test_whom_i_would_not_refer_is_let_go_even_when_met(tmp_path: Path) -> None:
    (found,) = let_go(stating(adding(DEE, "- 2024-01-05 #met"), "would_refer: no"), tmp_path)
    assert (found.advice, found.reason) == ("let go", "902 days since the last touch; you would not refer them")


def test_an_asserted_meeting_counts(tmp_path: Path) -> None:
    (found,) = let_go(stating(DEE, "met: 2023"), tmp_path)
    assert found.advice == "reconnect or let go"


def test_a_year_of_silence_must_be_over(tmp_path: Path) -> None:
    assert let_go("- 2025-06-30 #message hello\n", tmp_path) == ()
    assert len(let_go("- 2025-06-29 #message hello\n", tmp_path)) == 1


def test_undated_only_is_left_out(tmp_path: Path) -> None:
    assert let_go("- #message hello\n", tmp_path) == ()


def test_a_prospect_and_the_network_are_left_out(tmp_path: Path) -> None:
    assert let_go("- 2020-01-10 #reply hello\n", tmp_path) == ()
    assert let_go("- 2020-01-10 #met\n- 2020-01-11 #gave a hand\n", tmp_path) == ()


@pytest.mark.parametrize("stated", ["interests: Sailing", "offers: plumber", "needs: advice on tax"])
def test_a_match_with_my_own_note_keeps_someone(tmp_path: Path, stated: str) -> None:
    assert let_go(stating(DEE, stated), tmp_path, **{"Me.md": ME}) == ()


def test_without_a_match_my_own_note_changes_nothing(tmp_path: Path) -> None:
    assert len(let_go(stating(DEE, "interests: tea"), tmp_path, **{"Me.md": ME})) == 1


def test_a_later_meeting_that_is_only_planned_changes_nothing(tmp_path: Path) -> None:
    assert let_go(adding(DEE, "- 2026-08-01 #met"), tmp_path)[0].advice == "let go"

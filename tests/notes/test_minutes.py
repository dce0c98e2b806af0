"""How long something took."""

from __future__ import annotations

import pytest

from netnotes.notes.minutes import find_group, find_minutes, parse_minutes, without_minutes


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("45m", 45), ("45 min", 45), ("1h30", 90), ("1h", 60), ("2h", 120), ("1.5h", 90), ("1,5 h", 90), ("1h 30m", 90),
        ("2 hours", 120), ("90 minutes", 90), ("2 Std.", 120), ("90", 90), ("1:30", 90), ("~1h", 60),
        ("long", None), ("", None), ("1h30x", None), ("-5", None),
    ],
)  # fmt: skip
def test_a_stated_length(text: str, minutes: int | None) -> None:
    assert parse_minutes(text) == minutes


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("call, 45m, about x", 45), ("lunch (1h30)", 90), ("walk for 2 hours", 120), ("30 min call", 30),
        ("2h ago she left", None), ("at 14:00", None), ("5million", None), ("v1.2m", None), ("lunch", None),
        ("90h", None), ("0m", None), ("$5m", None), ("met 3 people", None),
    ],
)  # fmt: skip
def test_a_length_in_a_text(text: str, minutes: int | None) -> None:
    assert find_minutes(text) == minutes


def test_the_size_of_a_group() -> None:
    assert find_group("dinner, group of 12") == 12
    assert find_group("a group of friends") is None


def test_a_length_before_the_words_is_left_out_of_them() -> None:
    assert without_minutes("45m, about the visa") == "about the visa"
    assert without_minutes("1h30") == ""
    assert without_minutes("lunch for 2h") == "lunch for 2h"
    assert without_minutes("2high") == "2high"

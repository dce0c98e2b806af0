"""Words every rule shares."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netnotes.model import Act, Direction, Interaction, Kind
from netnotes.rules.lines import (
    NO_TOUCH,
    NOTHING_HAPPENED,
    TOUCHING,
    UNKNOWN,
    bits,
    goes,
    holds,
    is_unknown,
    listed,
    shorten,
    traits_of,
)

ACTS = st.builds(Act, st.sampled_from(get_args(Kind)), st.sampled_from(get_args(Direction)))


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("as it is", "as it is"),
        ("several  words\n of text", "several words of…"),
        ("onewordthatistoolongforit", "onewordthatistoolon…"),
        ("with [[Ilinca Dobrescu-Pal]] in town", "with…"),
        ("[[Bo]] and [[Ilinca Dobrescu]]", "[[Bo]] and…"),
    ],
)
def test_shorten(text: str, short: str) -> None:
    assert shorten(text, 20) == short


def test_listed() -> None:
    assert [listed(words) for words in (["a"], ["a", "b"], ["a", "b", "c"])] == ["a", "a and b", "a, b and c"]


@given(st.lists(ACTS, min_size=1, max_size=4), st.sets(st.sampled_from(get_args(Kind))))
def test_traits_are_the_kinds_and_directions_of_what_happened(acts: list[Act], kinds: set[Kind]) -> None:
    line = Interaction(None, tuple(acts), "", ())
    (told,) = traits_of([line])
    happened = line._replace(acts=tuple(act for act in acts if act != NOTHING_HAPPENED))
    assert bool(told & bits(kinds)) == holds(happened, frozenset(kinds))
    for direction in ("out", "in", "mutual"):
        assert bool(told & bits([direction])) == goes(line, frozenset({direction}))
    assert bool(told & TOUCHING) == any(act.kind not in NO_TOUCH for act in happened.acts)
    assert is_unknown(line) == holds(happened, UNKNOWN)


def test_every_kind_and_direction_has_a_bit_of_its_own() -> None:
    words: Iterable[Kind | Direction] = (*get_args(Kind), "out", "in", "mutual")
    assert len({bits([word]) for word in words}) == len(get_args(Kind)) + 3
    assert bits([""]) == 0

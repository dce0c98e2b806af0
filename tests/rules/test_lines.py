"""Words every rule shares."""

from __future__ import annotations

import pytest

from netnotes.rules.lines import listed, shorten


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

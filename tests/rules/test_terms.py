"""When two people's words mean the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netnotes.rules import terms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jazz", "jazz "),
        ("Café culture", "cafe culture"),
        ("translators", "a translator"),
        ("companies", "company"),
        ("伊藤", "伊藤"),
        ("who", "WHO"),
    ],
)
def test_the_same_interest(one: str, other: str) -> None:
    assert terms.key(one) == terms.key(other)


@pytest.mark.parametrize(
    ("need", "offer", "met"),
    [
        ("a translator for Norwegian", "translator", True),
        ("translator", "Norwegian translator", True),
        ("English translator", "Norwegian translator", False),
        ("press", "pres", False),
        ("gas", "ga", False),
    ],
)
def test_an_offer_meets_a_need(need: str, offer: str, met: bool) -> None:
    assert terms.meets(terms.key(need), terms.key(offer)) is met


def test_a_text_without_a_word_is_no_term() -> None:
    assert terms.keys(["", "–", "Tea", "tea"]) == {frozenset({"tea"}): "Tea"}


KEYS = st.sets(st.frozensets(st.sampled_from("abcdef"), min_size=1), max_size=8)


@given(KEYS, KEYS)
def test_the_index_finds_every_offer_that_meets(needs: set[terms.Key], offers: set[terms.Key]) -> None:
    found = {offer: set(met) for offer, met in terms.meeting(needs, offers).items()}
    every = {offer: {need for need in needs if terms.meets(need, offer)} for offer in offers}
    assert found == {offer: met for offer, met in every.items() if met}

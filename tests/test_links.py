"""Links as people write them, and what they show."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netnotes.links import links_in, shown_text
from netnotes.model import Link


@pytest.mark.parametrize(
    ("text", "target", "shown"),
    [
        ("[[Ana]]", "Ana", "Ana"),
        ("[[People/Ana|my Ana]]", "People/Ana", "my Ana"),
        ("[[Ana#Work]]", "Ana", "Ana"),
        ("[[Ana#^b1|she]]", "Ana", "she"),
        ("[[Ana.md]]", "Ana", "Ana"),
        (r"| [[People/Ana\|Ana]] |", "People/Ana", "Ana"),
        ("[Ana](People/Ana%20Silva.md)", "People/Ana Silva", "Ana"),
        ("[Ana](<People/Ana Silva.md>)", "People/Ana Silva", "Ana"),
        ("[Ana](Ana_(work).md#x)", "Ana_(work)", "Ana"),
    ],
)
def test_links_name_a_note(text: str, target: str, shown: str) -> None:
    assert links_in(text, 7) == (Link(target, shown, 7),)


@pytest.mark.parametrize(
    "text", ["![[photo.png]]", "[site](https://x.org)", "[m](mailto:a@b.c)", "[[#Here]]", "[x](#y)", "[[]]", "a [b] c"]
)
def test_embeds_addresses_and_places_in_the_same_note_do_not(text: str) -> None:
    assert links_in(text, 1) == ()


def test_several_links_keep_their_order() -> None:
    assert [link.target for link in links_in("with [[Bob]], [[C|c]] and [D](D.md)", 1)] == ["Bob", "C", "D"]


def test_text_shows_what_a_reader_sees() -> None:
    assert shown_text(" [[Companies/Acme]] ") == "Acme"
    assert shown_text("lead at [[Acme|the firm]] and [home](https://x.org)") == "lead at the firm and home"
    assert shown_text("plain") == "plain"


@given(st.text(alphabet="[]()|#!<>a /.\\", max_size=60))
def test_any_text_can_be_searched(text: str) -> None:
    links_in(text, 1)
    shown_text(text)

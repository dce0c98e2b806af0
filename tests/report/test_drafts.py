"""The text that introduces two people to each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from netnotes.diagnostics import NetnotesError
from netnotes.model import Person, Profile
from netnotes.report.drafts import About, Draft, Party, introduction

ANA = Person("People/Ana.md", "Ana Sol", "Ana Sol", Profile(role="luthier", company="Sol & Co"))
BEN = Person("People/Ben.md", "Ben Rao", "Ben Rao", Profile())


def test_a_need_in_the_words_it_was_noted_in() -> None:
    assert introduction(ANA, BEN, About("web design")) == (
        "To Ben Rao:\n\n"
        "Hi Ben, Ana Sol (luthier, Sol & Co) is looking for help with “web design”, and I thought of you.\n"
        "May I put the two of you in touch? If this is not a good time, just say so.\n\n"
        "To Ana Sol:\n\n"
        "Hi Ana, you are looking for help with “web design”, and Ben Rao may be the one to ask.\n"
        "Would you like me to find out whether I may introduce you?\n"
    )


@pytest.mark.parametrize(
    ("offer", "said"),
    [
        ("", "thought of you."),
        ("Web designs", "thought of you."),
        ("web design for small shops", "thought of you, because of your “web design for small shops”."),
    ],
)
def test_the_offer_is_named_where_it_says_more(offer: str, said: str) -> None:
    assert said in introduction(ANA, BEN, About("web design", offer))


def test_an_interest_of_both_and_none() -> None:
    assert "meet Ana Sol (luthier, Sol & Co), who cares about “jazz” as you do." in introduction(
        ANA, BEN, About(shared="jazz")
    )
    assert "Hi Ana, I would like you to meet Ben Rao.\n" in introduction(ANA, BEN, About())


def test_a_template_of_ones_own() -> None:
    assert introduction(ANA, BEN, About("web"), "{{ draft.helper.first }}: {{ draft.topic }}") == "Ben: web\n"
    with pytest.raises(NetnotesError, match="line 1: there is nothing named `who`"):
        introduction(ANA, BEN, About("web"), "{{ draft.who }}")


def test_what_a_template_can_use_is_documented() -> None:
    text = (Path(__file__).parents[2] / "docs" / "templates.md").read_text(encoding="utf-8")
    section = text.partition("## Introductions")[2]
    assert [name for name in Draft._fields if f"`draft.{name}`" not in section] == []
    assert [name for name in Party._fields if f"`{name}`" not in section] == []

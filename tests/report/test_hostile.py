"""Whatever names and notes hold, the report has the same structure, one block, and plain words."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from netnotes.model import Act, Evidence, Interaction, Network, PartialDate, Person, Profile, Promise
from netnotes.report import parse_report, render_report
from netnotes.rules import NetworkFacts
from tests.test_markdown import HOSTILE

DAY = date(2026, 6, 30)


def line(path: str, day: date, kind: str, direction: str, text: str) -> Interaction:
    return Interaction(day, (Act(kind, direction),), text, (Evidence(path, 9, text),))  # type: ignore[arg-type]  # kinds as text


def person(number: int, words: str) -> Person:
    """Somebody in touch in every way, all of whose texts are `words`."""
    path = f"People/{number} {words}.md"
    other = f"Notes/{words}.md"
    return Person(
        path,
        f"{number} {words}",
        f"{number} {words}",
        Profile(
            birthday=PartialDate(1980, 7, 2),
            important_dates=((f"{number} {words}", PartialDate(None, 7, 4)),),
            interests=(f"jazz {words}",),
            needs=(f"translator {words}",) if number == 1 else (),
            offers=(f"translator {words}",) if number == 2 else (),
            communities=(f"club {words}",),
            why=words,
            purpose=words,
        ),
        tags=(words,),
        interactions=(
            line(path, date(2025, 1, 3), "met", "mutual", words),
            line(path, date(2025, 2, 3), "gave", "out", words),
            line(path, date(2025, 3, 3), "received", "in", words),
            line(path, date(2026, 6, 4), "milestone", "", f"x {words}"),
            line(path, date(2026, 6, 20), "they-asked", "in", words),
        ),
        promises=(
            Promise(words, "open", Evidence(other, 3, words), due=date(2026, 6, 20 + number)),
            Promise(words, "open", Evidence(path, 3, words)),
        ),
    )


def report(words: str) -> str:
    people = tuple(person(number, words) for number in (1, 2, 3))
    bare = Person(f"People/z{words}.md", f"z{words}", f"z{words}", Profile(), bare=True)
    network = Network((*people, bare), me=person(9, words))
    return render_report(NetworkFacts(network, DAY), existing=None, before=NetworkFacts(network, date(2025, 2, 1)))


def structure(text: str) -> list[tuple[str, str]]:
    """Blocks in order, with the words of headings."""
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    heads = [tokens[at + 1].content if token.type == "heading_open" else "" for at, token in enumerate(tokens)]
    return [(token.type, head) for token, head in zip(tokens, heads, strict=True)]


def blocks(text: str) -> set[tuple[str, str]]:
    return set(structure(text))


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_leave_the_structure(words: str) -> None:
    text = report(words)
    assert blocks(text) == blocks(report("tame"))
    assert [head for _, head in structure(text) if head] == [head for _, head in structure(report("tame")) if head]


@given(st.text(max_size=40))
@settings(max_examples=60, deadline=None)
def test_any_words_keep_one_block_and_its_markers(words: str) -> None:
    text = report(words)
    found = parse_report(text)
    assert found.ours and found.checksum_ok and found.after == ""
    assert text.encode()
    assert len(re.findall("<!-- netnotes", text)) == 2 + text.count("\\<!-- netnotes")
    for pattern in (r"\{\{", r"<%", r"%%", "[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]"):
        assert not re.search(pattern, text)

"""Lines that say that nothing came about, and those that only sound like it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netnotes.notes import nothing
from tests.notes.reading import acts, codes, entry, note

NOTHING = {
    "en": [
        "forgot to call again", "no answer to my mail of spring", "will call her next week", "tried to call, no answer",
        "no reply from her", "didn't manage to call her", "I did not call", "her husband called me", "dinner cancelled",
        "dinner, cancelled again", "met her sister, not her", "never met in person", "I should write to her",
        "we'll meet in May", "hasn't answered", "she didn't show up", "lunch with Ana - cancelled", "planned call",
    ],
    "de": [
        "versucht anzurufen", "keine Antwort", "habe sie nicht erreicht", "werde ihr morgen schreiben",
        "wollte anrufen", "Treffen abgesagt", "ihr Mann rief mich an",
    ],
    "fr": ["pas de réponse", "n'a pas répondu", "je vais l'appeler", "dîner annulé"],
    "es": ["no me contestó", "voy a llamarla", "sin respuesta", "comida cancelada"],
    "pt": ["tentei ligar", "não atendeu", "vou ligar", "sem resposta", "jantar adiado"],
}  # fmt: skip
SOMETHING = [
    ("Will came over for lunch", "note mutual"),
    ("didn't get the job, sad", "note mutual"),
    ("lunch, she cancelled her trip", "met mutual"),
    ("she will send the proposal", "note mutual"),
    ("her husband is ill", "note mutual"),
    ("promised to send her the book", "note mutual"),
    ("wrote that the picnic is cancelled", "message out"),
    ("she's ill, in hospital, cancelled our dinner", "note mutual"),
]


@pytest.mark.parametrize(("language", "line"), [(code, line) for code, lines in NOTHING.items() for line in lines])
def test_what_did_not_come_about_is_no_touch(language: str, line: str) -> None:
    one = entry(f"- 2026-02-19: {line}", language=(language,))
    assert (acts(one), one.guessed) == ("note", True)


@pytest.mark.parametrize(("line", "expected"), SOMETHING)
def test_what_only_sounds_like_it(line: str, expected: str) -> None:
    assert acts(entry(f"- 2026-02-19: {line}")) == expected


def test_tags_arrows_and_fields_win() -> None:
    assert acts(entry("- 2026-02-19: tried to call #message")) == "message out"
    assert acts(entry("- 2026-02-19 (call): no answer to her question yet")) == "call mutual"
    assert acts(entry("- 2026-02-19 -> tried to call")) == "note out"


def test_it_is_said_to_the_writer() -> None:
    assert codes("- 2026-02-19: tried to call") == [(1, "kind-nothing")]


def test_a_daily_line_of_it_is_a_mention() -> None:
    (mention,) = note("- tried to call [[Ana]]", "Daily/2026-02-19.md").mentions
    assert mention.acts == ()


@given(st.data(), st.sampled_from(sorted(nothing._WORDINGS)))
def test_what_says_that_something_was_called_off_bears_one_of_the_marks(data: st.DataObject, language: str) -> None:
    wording = nothing._WORDINGS[language]
    said = data.draw(st.from_regex(re.compile(wording.off, re.ASCII), fullmatch=True))
    assert any(mark in said for mark in wording.off_marks)

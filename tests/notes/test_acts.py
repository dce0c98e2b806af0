"""What kind of interaction it was: tags, then fields, then the first words; and arrows."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from netnotes.model import Entry
from netnotes.notes import ReadOptions, guessing
from netnotes.notes.acts import Words, decide, guess
from netnotes.notes.kinds import KINDS, act
from netnotes.settings import Settings
from tests.notes.reading import acts, codes, entry, note

OPTIONS = ReadOptions.from_settings()


def test_every_tag_of_the_table_is_read() -> None:
    for row in KINDS:
        for tag in row.tags:
            one = entry(f"- 2026-02-19: something #{tag.upper()}")
            assert (row.kind, row.direction) in one.acts
            assert not one.guessed


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # tags win over fields, fields over words
        ("2026-02-19 (call): coffee #met", "met mutual"),
        ("2026-02-19 (call): coffee", "call mutual"),
        ("2026-02-19: coffee [type:: email]", "message out"),
        ("2026-02-19 (#call) hello", "call mutual"),
        ("2026-02-19: coffee", "met mutual"),
        ("2026-02-19: something else", "note mutual"),
        ("2026-02-19", "note mutual"),
        ("2026-02-19: #met/coffee", "met mutual"),
        ("2026-02-19: #met #gave", "met mutual, gave out"),
        ("2026-02-19: #gave #bind", "gave out, bind"),
        ("2026-02-19: coffee #bind", "met mutual, bind"),
        ("2026-02-19: #bind", "note mutual, bind"),
        ("2026-02-19: coffee, she is moving #heard", "heard"),
        ("2026-02-19: married #milestone", "milestone"),
        # arrows choose the member of a pair, and never turn a meeting
        ("2026-02-19 <- #message", "reply in"),
        ("2026-02-19 -> #reply", "message out"),
        ("2026-02-19: <- #asked", "they-asked in"),
        ("2026-02-19 <- #gave", "received in"),
        ("2026-02-19 <- #intro [[Bob]]", "intro-from in"),
        ("2026-02-19 <- #referred", "referred-me in"),
        ("2026-02-19 <- #shared", "shared in"),
        ("2026-02-19 <- #offered", "offered in"),
        ("2026-02-19 <- #met #call", "met mutual, call mutual"),
        ("2026-02-19 -> #granted", "granted in"),
        ("2026-02-19 <- #heard", "heard"),
        ("2026-02-19 <- hello", "note in"),
        ("2026-02-19 -> hello", "note out"),
        ("2026-02-19 <- emailed about the visa", "reply in"),
        ("2026-02-19 <- helped with the move", "received in"),
        ("2026-02-19 -> helped with the move", "gave out"),
        ("2026-02-19: message [direction:: in]", "reply in"),
    ],
)
def test_the_acts_of_a_line(line: str, expected: str) -> None:
    assert acts(entry(f"- {line}")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Coffee at the corner", ("met", "")),
        ("Had a quick coffee", ("met", "")),
        ("We had lunch", ("met", "")),
        ("Phoned about the visa", ("call", "")),
        ("Zoom with the team", ("call", "")),
        ("Met online", ("call", "")),
        ("Virtual coffee", ("call", "")),
        ("Texted her", ("message", "")),
        ("Wrote", ("message", "")),
        ("She wrote", ("message", "in")),
        ("They emailed me about x", ("reply", "in")),
        ("Wrote back to me", ("reply", "")),
        ("Heard back", ("reply", "")),
        ("Introduced her to [[Bob]]", ("intro", "")),
        ("She introduced me to [[Bob]]", ("intro-from", "in")),
        ("Gave her my notes", ("gave", "")),
        ("I helped her move", ("gave", "out")),
        ("Helped me move", ("received", "")),
        ("He helped", ("help", "in")),
        ("Helped her move", ("gave", "out")),
        ("Helped with the move", ("help", "")),
        ("Asked for a reference", ("asked", "")),
        ("She asked for a reference", ("asked", "in")),
        ("[[Ana]] emailed", ("message", "in")),
        ("[[Ana]]: emailed", ("message", "")),
        ("[[Ana]] and [[Bob]] called", ("call", "in")),
        ("14:00 coffee", ("met", "")),
        ("14:00 - 15:00 [[Ana]] - coffee", ("met", "")),
        ("Got a thoughtful constructive review from Ana", ("received", "in")),
        ("Asked about her trip", None),
        ("She met Bob", None),
        ("Gave a talk", None),
        ("Thinking of calling", None),
        ("Not yet sure", None),
        ("The", None),
        ("", None),
    ],
)
def test_the_first_words_tell_a_kind(text: str, expected: tuple[str, str] | None) -> None:
    found = guess(text, OPTIONS)
    assert (found and (found.kind, found.arrow)) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Kaffee im Park", "met mutual"),
        ("de", "kurz telefoniert", "call mutual"),
        ("de", "Ich habe geschrieben", "message out"),
        ("de", "hat mir geholfen", "received in"),
        ("de", "Frühstück", "met mutual"),
        ("fr", "Déjeuner au marché", "met mutual"),
        ("fr", "m’a écrit", "reply in"),
        ("fr", "un appel", "call mutual"),
        ("es", "Tomamos café", "met mutual"),
        ("es", "Me escribió", "reply in"),
        ("es", "Le escribí", "message out"),
        ("es", "llamé", "call mutual"),
        ("pt", "Almoço com a equipa", "met mutual"),
        ("pt", "Escreveu-me", "reply in"),
        ("pt", "liguei", "call mutual"),
    ],
)
def test_words_of_other_languages(language: str, text: str, expected: str) -> None:
    assert acts(entry(f"- 2026-02-19: {text}", language=(language,))) == expected
    assert acts(entry(f"- 2026-02-19: {text}")) == "note mutual"


def test_the_settings_name_other_tags_and_further_words() -> None:
    changed = {"tags": {"met": ("meeting", "#Treffen")}, "kind_words": {"met": ("beers with",), "call": ("Rung",)}}
    assert acts(entry("- 2026-02-19: x #meeting", **changed)) == "met mutual"
    assert acts(entry("- 2026-02-19: x #treffen", **changed)) == "met mutual"
    assert acts(entry("- 2026-02-19: x #met", **changed)) == "note mutual"
    assert acts(entry("- 2026-02-19: x #call", **changed)) == "call mutual"
    assert acts(entry("- 2026-02-19: rung her", **changed)) == "call mutual"
    taken = ReadOptions.from_settings(Settings(tags={"gave": ("met",)}))
    assert (taken.tags["met"], "met" in taken.tag_names) == ("gave", False)


def test_a_guess_is_marked_and_remarked_on() -> None:
    guessed = entry("- 2026-02-19: coffee")
    assert guessed.guessed
    assert not entry("- 2026-02-19 (coffee): x").guessed
    assert not entry("- 2026-02-19: x").guessed


def test_help_without_a_direction_is_reported() -> None:
    assert codes("- 2026-02-19: helped with the move") == [(1, "help-without-direction")]
    assert codes("- 2026-02-19: #helped") == [(1, "help-without-direction")]
    assert codes("- 2026-02-19 -> helped her move") == []


def test_a_field_may_state_several_kinds() -> None:
    assert decide([], ["lunch, call"], Words([]), "", OPTIONS)[0] == (act("met"), act("call"))
    assert decide([], ["[[Phone call]]"], Words([]), "", OPTIONS)[0] == (act("call"),)
    assert decide([], ["strategy"], Words(["coffee"]), "", OPTIONS) == ((act("met"),), True)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Sunday lunch", "met mutual"),
        ("Ana called about the boat", "call mutual"),
        ("Ana wrote", "reply in"),
        ("Lima met Bob", "note mutual"),
        ("she came over for tea", "met mutual"),
        ("she gave her sister a book", "note mutual"),
        ("email from her", "reply in"),
        ("E-Mail von ihr: fragt nach dem Rezept", "reply in"),
        ("Email (in): the invoice", "reply in"),
        ("helped Ana with the boat", "gave out"),
        ("long chat on the phone", "call mutual"),
        ("chat over coffee", "met mutual"),
        ("chat about the boat", "note mutual"),
        ("received a review of my draft", "received in"),
        ("got her feedback from the meeting", "received in"),
        ("received a parcel from her", "note in"),
    ],
)
def test_first_words_that_need_a_second_look(line: str, expected: str) -> None:
    assert acts(entries(f"- 2026-02-19 {line}", "People/Ana Lima.md")) == expected


def entries(text: str, path: str) -> Entry:
    (only,) = note(text, path).entries
    return only


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("habe ihr beim Umzug geholfen", "gave out"),
        ("Ihm den Steuerberater empfohlen.", "gave out"),
        ("Hat mir den Kontakt zu Herrn Klein vermittelt", "intro-from in"),
        ("er hat mir mit dem Auto geholfen", "received in"),
        ("hat mir von der Reise erzählt", "note mutual"),
    ],
)
def test_german_help_has_its_verb_last(line: str, expected: str) -> None:
    assert acts(entry(f"- 2026-02-19 {line}", language=("de",))) == expected


def test_help_told_below_an_entry_counts() -> None:
    assert (
        acts(entry("- **2026-06-25**\n  - met for lunch\n  - he gave me his old bike\n")) == "met mutual, received in"
    )
    assert (
        acts(entry("## 2026-06-01\nHad lunch. He moves to Denver. Lent me his drill.\n")) == "met mutual, received in"
    )
    assert acts(entry("- 2026-06-25 #met\n  - he gave me his old bike\n")) == "met mutual"
    assert acts(entry("- 2026-06-25 lunch\n  - she helped her sister\n")) == "met mutual"


def test_below_a_heading_without_a_kind_the_text_tells_it() -> None:
    assert acts(entry("## 2026-06-01 The boat\nLunch at the harbour.\n")) == "met mutual"
    assert acts(entry("- 2026-06-01 The boat\n  - lunch at the harbour\n")) == "note mutual"


SEVERAL = ReadOptions.from_settings(Settings(language=("de", "fr")))
FIRST_WORDS = st.builds(
    lambda fillers, phrase, rest: " ".join((*fillers, phrase, *rest)),
    st.lists(st.sampled_from(sorted({*SEVERAL.fillers, *SEVERAL.me, *SEVERAL.them})), max_size=7),
    st.sampled_from(sorted(SEVERAL.phrases)),
    st.lists(st.sampled_from(("not", "her", "cancelled", "from", "Ana", "geholfen", "-", "'", "harbour")), max_size=4),
)


@settings(max_examples=500, deadline=None)
@given(FIRST_WORDS)
@example("we had a nice long quick morning lunch")
@example("we had a nice long reached out to me")
@example("got a long and rather good review from Ana")
@example("lunch at the old harbour in the evening, not her")
@example("ihr heute am alten Hafen beim Umzug geholfen")
def test_first_words_tell_the_same_when_all_words_are_parted_at_once(text: str) -> None:
    with patch.object(guessing, "_FIRST_WORDS", 1000):
        at_once = guessing.guess_words(text, SEVERAL, path="People/Ana.md")
    assert guessing.guess_words(text, SEVERAL, path="People/Ana.md") == at_once

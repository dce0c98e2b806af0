"""A whole note."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from netnotes.model import PartialDate
from netnotes.notes import ReadOptions, read_many, read_note
from tests.notes.reading import acts, codes, note, told


def test_properties_sections_and_interactions_come_together() -> None:
    found = note(
        """
        ---
        type: person
        company: Acme
        tags: [friend]
        ---
        # Ana
        #colleague
        ## Family
        Two children.
        ## History
        - 2026-02-19: lunch #met
        - grew up in Porto
        """
    )
    assert (found.marks, found.tags) == (("person",), ("friend", "colleague", "met"))
    assert (found.profile.company, found.profile.family) == ("Acme", ("Two children.",))
    assert found.profile.past == ("grew up in Porto",)
    assert found.entries[0].evidence.line == 11
    assert not found.bare


def test_a_log_below_history_is_not_a_past() -> None:
    assert note("## History\n- 2026-02-19: lunch\n  with her sister\n").profile.past == ()
    assert note("## Milestones\n- 2024-05-01: promoted\n").profile.milestones == ("2024-05-01: promoted",)


def test_interactions_listed_in_front_matter() -> None:
    text = """
        ---
        interactions:
          - date: 2026-02-19
            type: call
            notes: about the visa, with [[Bob]]
            duration: 45m
          - Date: 2026-02-20
            with: ["[[Cy]]", Dee]
            notes: lunch
          - 2026-02-21 (email) - sent the slides
          - date: 2026-02-30
            type: call
          - type: call
        ---
    """
    assert told(text) == [
        ("2026-02-19", "call mutual", "about the visa, with [[Bob]]"),
        ("2026-02-20", "met mutual", "lunch"),
        ("2026-02-21", "message out", "sent the slides"),
    ]
    first, second, third = note(text).entries
    assert (first.minutes, first.shape, first.evidence.line) == (45, "front matter", 3)
    assert (first.evidence.text, third.evidence.line) == ("- date: 2026-02-19", 10)
    assert [link.target for link in second.with_links] == ["Cy", "Dee"]
    assert codes(text) == [(11, "bad-date")]


_kinds = st.sampled_from(
    ["call", "met", "Email", "email (in)", "phone call", "help", "note", "bind", "milestone", "lunch", "x", '""',
     "'call'", "[call, met]", "null"]
)  # fmt: skip
_words = st.sampled_from(
    ["about the visa", '"about the visa"', "gave her a book", "30m walk", "group of 12", "group of ٣", "with [[Bob]]",
     '"[[Bob]]"', "**bold", '"**bold** it"', "a #gave b", "a: b", '"mood:: good"', "`code`", '" - x "', '"\\"', "",
     '""', "~", "[a, b]", '": x"', "https://x.org/a", "nothing came of it", "x —"]
)  # fmt: skip
_days = st.sampled_from(["2026-02-19", "2026-02-30", "20260219", '"2026-02-19"', "2026-02-19 10:30", "[2026-02-19]"])


@settings(max_examples=500)
@given(
    st.lists(
        st.tuples(_days, st.none() | _kinds, st.none() | _words, st.permutations([0, 1, 2])), min_size=1, max_size=3
    )
)
def test_plain_interactions_listed_in_front_matter_say_the_same_as_any_others(items: list[Any]) -> None:
    """A second date says nothing, but it makes an interaction one that is not plain."""

    def listed(last: str) -> str:
        text = "---\ninteractions:\n"
        for day, kind, words, order in items:
            pairs = [
                f"date: {day}",
                *([f"type: {kind}"] * (kind is not None)),
                *([f"notes: {words}"] * (words is not None)),
            ]
            pairs = [pairs[at] for at in order if at < len(pairs)]
            text += "  - " + "\n    ".join([*pairs, last]) + "\n"
        return text + "---\n"

    plain, other = note(listed("# second")), note(listed("day: 2026-01-01"))
    assert plain.entries == other.entries
    assert plain.diagnostics == other.diagnostics


def test_a_note_about_a_meeting() -> None:
    text = """
        ---
        date: 2026-02-19
        type: meeting
        attendees: ["[[Ana]]", "[[Bob]]"]
        duration: 1h30
        ---
        We spoke about [[Project X]]. #gave
        ## Participants
        - [[Cy]]
        ## Tasks
        - [ ] send the paper to [[Ana]]
        - #heard Bob is moving
    """
    found = note(text, path="Meetings/2026-02-19 Kickoff.md")
    assert found.meeting
    assert found.meeting_day == PartialDate(2026, 2, 19)
    assert (found.meeting.day, found.meeting.text, found.meeting.minutes) == (date(2026, 2, 19), "Kickoff", 90)
    assert acts(found.meeting) == "gave out"
    assert [link.target for link in found.participants] == ["Ana", "Bob", "Cy"]
    assert found.meeting.with_links == found.participants
    assert (found.meeting.evidence.line, found.meeting.evidence.asserted) == (4, False)


def test_the_kind_of_a_meeting() -> None:
    def kind(text: str, path: str = "2026-02-19.md") -> str:
        found = note(text, path).meeting
        return f"{acts(found)}{' guessed' if found.guessed else ''}" if found else ""

    people = 'people: "[[Ana]]"'
    assert kind(f"---\n{people}\ntype: meeting\n---\n") == "met mutual"
    assert kind(f"---\n{people}\nmedium: Zoom\n---\n") == "call mutual"
    assert kind(f"---\n{people}\ntags: [call]\n---\n") == "call mutual"
    assert kind(f"---\n{people}\n---\n", "2026-02-19 Lunch with Ana.md") == "met mutual guessed"
    assert kind(f"---\n{people}\n---\n", "2026-02-19 Roadmap.md") == "note mutual"
    assert kind("**Attendees:** [[Ana]], [[Bob]]\n") == "note mutual"
    assert kind("Just a note about [[Ana]]\n") == ""


def test_templates() -> None:
    assert note("---\nname: {{title}}\n---\n").template
    assert note('---\ncreated: <% tp.date.now("YYYY") %>\n---\n').template
    assert not note("---\nname: Ana\n---\n{{title}}\n").template


def test_a_note_that_says_nothing_but_a_name() -> None:
    assert note("").bare
    assert note("---\nname: Ana\ntype: person\ntags: [person]\ncreated: 2026-01-01\n---\n# Ana\n## Log\n- \n---\n").bare
    assert note("- **Birthday**::\n- Company:\n- [ ] \n%% hidden %%\n```dataview\nlist\n```\n").bare
    assert not note("---\ncompany: Acme\n---\n").bare
    assert not note("---\nfavourite_food: pasta\n---\n").bare
    assert not note("Likes tea.\n").bare


def test_a_git_conflict_is_reported_once_and_both_sides_are_read() -> None:
    text = """
        # Log
        <<<<<<< HEAD
        - 2026-02-19: lunch
        =======
        - 2026-02-20: dinner
        >>>>>>> other
    """
    assert codes(text) == [(2, "merge-conflict")]
    assert told(text) == [("2026-02-19", "met mutual", "lunch"), ("2026-02-20", "met mutual", "dinner")]


def test_a_comment_that_never_ends_is_reported() -> None:
    assert codes("a\n\n%% b\n- 2026-02-19: lunch\n") == [(3, "comment-unclosed")]


def test_line_endings_do_not_matter() -> None:
    text = "---\nname: Ana\n---\n- 2026-02-19: lunch\u2028still\n  nested\n- [ ] x\n"
    found = [note(text.replace("\n", end)) for end in ("\n", "\r\n", "\r")]
    assert [one.entries for one in found] == [found[0].entries] * 3
    assert [one.tasks for one in found] == [found[0].tasks] * 3
    assert found[0].entries[0].evidence.line == 4


def test_interactions_listed_as_dates_with_words_are_read() -> None:
    text = """
        ---
        interactions:
          - 2026-06-25: coffee, she got engaged!
          - 2026-03-03 texted happy birthday
          - 3 March 2025: lunch
        ---
        """
    assert told(text) == [
        ("2026-06-25", "met mutual", "coffee, she got engaged!"),
        ("2026-03-03", "message out", "texted happy birthday"),
        ("2025-03-03", "met mutual", "lunch"),
    ]


def test_interactions_as_a_mapping_of_dates_are_read() -> None:
    text = """
        ---
        interactions:
          2026-06-25: coffee
          2026-03-03: [call, about the boat]
        ---
        """
    assert told(text) == [("2026-06-25", "met mutual", "coffee"), ("2026-03-03", "call mutual", "call, about the boat")]


PIECES = (
    "---\n", "name: Ana\n", "people: [Bob]\n", "interactions:\n  - date: 2026-02-19\n    type: call\n", "# Ana\n", "\n",
    "## Family\n", "Two children.\n", "- 2026-02-19: tea #met\n", "### 2026-02-20 - walk\n", "%% b\n",
    "- 2026-02-31: x\n", "<<<<<<< HEAD\n", "Role:: potter\n", "- [ ] write [due:: 2026-03-01]\n", "> quoted\n",
)  # fmt: skip
TEXTS = st.lists(st.lists(st.sampled_from(PIECES), max_size=9).map("".join), max_size=5)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_notes_read_together_say_what_each_says_alone(texts: list[str]) -> None:
    options = ReadOptions.from_settings()
    paths = [f"People/{number}.md" for number in range(len(texts))]
    assert read_many(paths, texts, options) == [
        read_note(path, text, options) for path, text in zip(paths, texts, strict=True)
    ]

"""Interactions and mentions in the body of a note."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from netnotes.notes import ReadOptions, read_note
from netnotes.notes.lines import split_lines
from tests.notes.reading import acts, codes, entries, entry, note, told

OPTIONS = ReadOptions.from_settings()


def targets(links: tuple[object, ...]) -> list[str]:
    return [str(getattr(link, "target", "")) for link in links]


def test_list_items_that_begin_with_a_date() -> None:
    text = """
        # Ana
        - 2026-02-19: lunch 1h30 #met
        * **2026-01-31** (call) - about the visa
        + [[2026-01-10]] wrote -- text
        1. [[Daily/2026-01-09|x]] - sent the slides #email

        - not dated
    """
    assert told(text) == [
        ("2026-02-19", "met mutual", "lunch 1h30"),
        ("2026-01-31", "call mutual", "about the visa"),
        ("2026-01-10", "message out", "wrote -- text"),
        ("2026-01-09", "message out", "sent the slides"),
    ]
    first = entries(text)[0]
    assert (first.minutes, first.shape, first.last_line) == (90, "list", 2)
    assert first.evidence == ("People/Ana.md", 2, "- 2026-02-19: lunch 1h30 #met", False)


def test_nested_lines_belong_to_their_item() -> None:
    text = """
        - 2026-02-19: lunch
          she pays next time
          - about [[Project X]] #call

            still inside
        - 2026-02-20: tea
        lazily continued

        outside
    """
    assert told(text) == [
        ("2026-02-19", "call mutual", "lunch she pays next time; about [[Project X]]; still inside"),
        ("2026-02-20", "met mutual", "tea lazily continued"),
    ]
    first = entries(text)[0]
    assert targets(first.links) == ["Project X"]
    assert first.last_line == 5


def test_a_heading_that_begins_with_a_date_holds_what_follows() -> None:
    text = """
        ## 2026-03-01 - topic
        **Medium**: call
        Duration: 45m
        With:: [[Bob]] and [[Cy]]
        First words.

        - an item
          - below it
        ### Details
        more
        ## Other
        outside
        ### [[2026-03-05]] 14:00 - coffee
        # Top
        outside
    """
    first, second = entries(text)
    assert (str(first.day), first.acts[0].kind, first.minutes, first.guessed) == ("2026-03-01", "call", 45, False)
    assert first.text == "topic; First words. an item; below it; Details; more"
    assert targets(first.with_links) == ["Bob", "Cy"]
    assert (first.shape, first.last_line) == ("heading", 10)
    assert (str(second.day), second.text, second.guessed) == ("2026-03-05", "coffee", True)


def test_an_item_with_a_date_of_its_own_below_a_dated_heading() -> None:
    text = """
        ## 2026-03-01
        - 2026-03-02: coffee
          - about work
        - plain item

        - [[2026-03-03]]
    """
    assert told(text) == [
        ("2026-03-01", "note mutual", "plain item"),
        ("2026-03-02", "met mutual", "coffee; about work"),
        ("2026-03-03", "note mutual", ""),
    ]


def test_an_item_with_a_date_of_its_own_below_a_dated_item() -> None:
    text = """
        - 2026-03-01: coffee
          - 2026-03-02: emailed the notes
            - with details
          - she liked it
    """
    assert told(text) == [
        ("2026-03-01", "met mutual", "coffee; she liked it"),
        ("2026-03-02", "message out", "emailed the notes; with details"),
    ]


def test_heard_and_milestone_lines_stand_for_themselves() -> None:
    text = """
        - 2026-02-19: coffee #met
          - #heard she moves to Lisbon
            - in May
          - #milestone promoted #gave
          - and more
        ## 2026-02-20
        #heard learns to sail
        Nice weather.
        - #heard in the home
    """
    assert told(text) == [
        ("2026-02-19", "met mutual, gave out", "coffee; and more"),
        ("2026-02-19", "heard", "she moves to Lisbon; in May"),
        ("2026-02-19", "milestone", "promoted"),
        ("2026-02-20", "note mutual", "Nice weather."),
        ("2026-02-20", "heard", "learns to sail"),
        ("2026-02-20", "heard", "in the home"),
    ]


def test_a_tagged_item_without_a_date_is_an_interaction_all_the_same() -> None:
    text = """
        - #met at a conference with [[Bob]]
          - nice talk
        - #topic nothing
        - [ ] #call her
        A paragraph #met
    """
    assert told(text) == [("", "met mutual", "at a conference with [[Bob]]; nice talk")]
    assert targets(entry(text).with_links) == ["Bob"]
    assert note(text).mentions == ()


def test_who_took_part_and_who_is_only_linked() -> None:
    one = entry("- 2026-02-19: lunch with [[Bob]], [[Cy|C]] and [D](People/D%20E.md) about [[Fay]], w/ [[Gus]]")
    assert targets(one.with_links) == ["Bob", "Cy", "People/D E", "Gus"]
    assert targets(one.links) == ["Fay"]
    assert targets(entry("- 2026-02-19: Kaffee mit [[Bob]] und [[Cy]]", language=("de",)).with_links) == ["Bob", "Cy"]
    assert targets(entry("- 2026-02-19: #intro [[Bob]]").links) == ["Bob"]
    assert targets(entry("- 2026-02-19: wherewith [[Bob]]").links) == ["Bob"]


def test_minutes_and_groups() -> None:
    assert entry("- 2026-02-19: party, group of 12, 2h").group == 12
    one = entry("- 2026-02-19: party 30m [dur:: 2h] (group:: 9) #met")
    assert (one.minutes, one.group, one.text) == (120, 9, "party 30m")
    assert codes("- 2026-02-19: x [dur:: long]") == [(1, "bad-minutes")]


def test_dates_that_are_none_are_reported_where_a_date_is_expected() -> None:
    text = """
        - 2026-02-30: lunch
        ## 03/04/2026
        - see 2026-02-30
        2026-02-30 in a paragraph
        | Date | Notes |
        |---|---|
        | 2026-13-01 | x |
        | tbd | y |
    """
    assert codes(text) == [(1, "bad-date"), (2, "unclear-date"), (7, "bad-date")]
    assert entries(text) == ()
    assert told("## 03/04/2026 lunch", date_order="day-first") == [("2026-04-03", "met mutual", "lunch")]


def test_tables_of_interactions() -> None:
    text = """
        | Type | Notes | Length | DATE | With |
        |:-----|-------|--------|-----:|------|
        | Call | about [[X\\|x]] #heard-no | 45m | **2026-02-19** | [[Bob]] |
        | | lunch | | [[2026-02-18]] | |
        | email | sent \\| received | | 2026-02-17 -> |
        after
    """
    first, second, third = entries(text)
    assert (str(first.day), first.acts[0].kind, first.minutes, first.guessed) == ("2026-02-19", "call", 45, False)
    assert (first.text, targets(first.with_links), targets(first.links)) == (
        "about [[X\\|x]] #heard-no",
        ["Bob"],
        ["X"],
    )
    assert (second.text, second.acts[0].kind, second.guessed, second.shape) == ("lunch", "met", True, "table")
    assert (third.text, third.acts[0]) == ("sent \\| received", ("message", "out"))


def test_a_table_of_something_else_is_left_alone() -> None:
    text = """
        | Date | Weight |
        |---|---|
        | 2026-02-19 | [[Bob]] |
    """
    assert entries(text) == ()
    assert [targets(mention.links) for mention in note(text).mentions] == [["Bob"]]


def test_code_comments_and_quotations_tell_nothing() -> None:
    text = """
        ```
        - 2026-02-19: code
        ```
        %%
        - 2026-02-19: comment
        %%
        > - 2026-02-19: quoted [[Bob]]

        > [!note]
        > - 2026-02-20: in a callout #met
        - 2026-02-21 `#gave` tea %%#call%%
    """
    assert told(text) == [
        ("2026-02-20", "met mutual", "in a callout"),
        ("2026-02-21", "note mutual", "`#gave` tea"),
    ]
    assert note(text).mentions == ()
    assert note(text).tags == ("met",)


def test_what_is_dated_under_milestones_or_family_is_no_touch() -> None:
    text = """
        ## Milestones
        - 2024-05-01: promoted
        - 2024-06-01: dinner to celebrate #met
        ## Log
        - 2024-07-01: lunch
    """
    assert told(text) == [
        ("2024-05-01", "milestone", "promoted"),
        ("2024-06-01", "met mutual", "dinner to celebrate"),
        ("2024-07-01", "met mutual", "lunch"),
    ]


def test_lines_that_link_somebody_are_mentions() -> None:
    text = """
        # About [[Ana]]
        Coffee with [[Bob]] and [[Cy]], 30m
        - [[Dee]] emailed me about [[Project X]]
          - she is well
          - [[Eli]] too
        - no link
        - 2026-02-19: [[Fay]]
        ![[Gus]]
    """
    found = note(text).mentions
    assert [(m.evidence.line, targets(m.links), targets(m.with_links)) for m in found] == [
        (1, ["Ana"], []),
        (2, [], ["Bob", "Cy"]),
        (3, ["Dee", "Project X"], []),
        (5, ["Eli"], []),
    ]
    assert [[act.kind for act in mention.acts] for mention in found] == [[], ["met"], ["reply"], []]
    assert (found[1].minutes, found[1].guessed) == (30, True)
    assert found[2].text == "[[Dee]] emailed me about [[Project X]]; she is well"


def test_tagged_lines_below_a_mention_tell_of_the_one_it_names() -> None:
    text = """
        - [[Ana]]
          - #call about the visa
          - #heard she moves to Lisbon
    """
    (mention,) = note(text, path="2026-02-19.md").mentions
    assert [act.kind for act in mention.acts] == ["call"]
    call, heard = entries(text)
    assert (call.text, targets(call.with_links)) == ("about the visa", [])
    assert (heard.text, targets(heard.with_links)) == ("she moves to Lisbon", ["Ana"])


def test_whom_an_introduction_was_to_did_not_take_part() -> None:
    (one,) = entries("- 2026-02-19 #intro-from he put me in touch with [[Bo]]")
    assert (targets(one.links), targets(one.with_links)) == (["Bo"], [])
    (other,) = entries("- 2026-02-19 #met lunch with [[Bo]]")
    assert (targets(other.links), targets(other.with_links)) == ([], ["Bo"])


def test_an_arrow_begins_an_undated_line_too() -> None:
    text = """
        - <- #message [[Ana]] says hello
        - -> #shared an article with [[Bo]]
        - -> wrote to [[Cy]]
        - <- [[Dee]] about the flat
    """
    told = [(acts(one), one.text) for one in entries(text)]
    assert told == [("reply in", "[[Ana]] says hello"), ("shared out", "an article with [[Bo]]")]
    mentioned = [[(act.kind, act.direction) for act in one.acts] for one in note(text, path="2026-02-19.md").mentions]
    assert mentioned == [[("message", "out")], [("note", "in")]]


def test_remarks_on_kinds_are_made_of_interactions_alone() -> None:
    found = note("- 2026-02-19: coffee\n- 2026-02-20: x\n- Coffee with [[Bob]]\n").diagnostics
    assert [(one.line, one.code) for one in found] == [(1, "kind-guessed"), (2, "kind-unknown")]


PIECES = (
    "- 2026-02-19: lunch with [[Bob]] #met 1h30", "  - #heard x", "## 2026-03-01", "```", "~~~", "> [!note]",
    "> - 2026-01-01", "%%", "<!--", "-->", "| Date | Notes |", "|---|---|", "| 2026-01-01 | x [[a",
    "- [ ] a 📅 2026-13-01", "Medium:: call", "- [[Ana]]", "", "---", "\t- 2026-01-02 <- (call)",
    "## Participants", "(dur:: 99999h)", "- 03/04/2026", "<<<<<<< a", "=======", "interactions:",
    "- {date: 2026-01-01}", "date: 2026-01-01",
)  # fmt: skip
MARKDOWN = st.lists(st.one_of(st.text(max_size=30), st.sampled_from(PIECES)))


@given(MARKDOWN, st.sampled_from(["\n", "\r\n", "\r"]), st.sampled_from(["", "day-first"]))
def test_any_text_is_read_and_every_interaction_is_a_line_of_it(lines: list[str], end: str, order: str) -> None:
    text = end.join(lines)
    found = read_note("a.md", text, OPTIONS._replace(date_order=order))
    written = [line.strip() for line in split_lines(text)]
    told = [one.evidence for one in found.entries]
    told += [one.evidence for one in found.mentions]
    told += [one.evidence for one in found.tasks]
    assert all(evidence.text == written[evidence.line - 1] for evidence in told)
    assert all(one.acts and one.evidence.line <= one.last_line <= len(written) for one in found.entries)


@given(st.text())
def test_any_characters_are_read(text: str) -> None:
    read_note("a.md", text, OPTIONS)


def test_hostile_lines_end() -> None:
    """Each of these once took time that grows with the square (or worse) of the line."""
    for line in ("- 2026-01-01" + " " * 100_000 + "x", ">" * 100_000, "- " * 50_000, "a\n" + "[a::" * 50_000):
        note(line)
    note("## Family\n- 2026-01-01: x\n" * 5_000)


def test_below_a_dated_heading_a_tag_may_stand_before_a_field_and_a_length_before_words() -> None:
    one = entry("### 2026-04-16 - lunch\n\n#met **Duration**: 1h30\n\nBy the lock.\n")
    assert (acts(one), one.minutes, one.text) == ("met mutual", 90, "lunch; By the lock.")
    one = entry("### 2025-06-18 - site visit\n\n#met 4h Climbed the mast.\n")
    assert (acts(one), one.minutes, one.text) == ("met mutual", 240, "site visit; Climbed the mast.")


def test_paragraphs_that_begin_with_a_date_are_interactions() -> None:
    text = """
        Met her at the harbour.

        2025-03-14 - met at the conference
        in Lisbon
        20260110 zoom about the boat
        June 3, 2026: coffee

        2026-06-15
        : Coffee and cake

        2026-06-16

        The year 2026-01-01 began well.
        2026-01-02 is not the beginning of a paragraph
        """
    assert told(text) == [
        ("2025-03-14", "met mutual", "met at the conference in Lisbon"),
        ("2026-01-10", "call mutual", "zoom about the boat"),
        ("2026-06-03", "met mutual", "coffee"),
        ("2026-06-15", "met mutual", "Coffee and cake"),
    ]


def test_dated_paragraphs_in_an_unclear_order_are_reported() -> None:
    text = "Neighbour.\n\n06/12/2026 borrowed his ladder\n05/01/2026 gave him tomatoes\n"
    assert codes(text) == [(3, "unclear-date"), (4, "unclear-date")]
    assert told(text, date_order="month-first") == [
        ("2026-06-12", "note mutual", "borrowed his ladder"),
        ("2026-05-01", "gave out", "gave him tomatoes"),
    ]


def test_a_note_whose_dates_are_not_read_says_so() -> None:
    assert codes("Potter.\n\n- 12.6. coffee\n") == [(3, "date-not-read")]
    assert codes("- June 20: called\n") == [(1, "date-not-read")]
    assert codes("Notes from calls\n2026-06-20 - call, a new job\n") == [(2, "date-not-read")]
    assert codes("born in Porto on\n1980-06-20.\n") == []
    assert codes("- 6/12 lunch\n- 2026-01-01 call\n") == []
    assert codes("## Birthdays\n- June 20: Lena\n") == []
    assert codes("Moved here in June 2020.\n") == []

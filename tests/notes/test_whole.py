"""Lines that are read as a whole say the same as line by line."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from netnotes.notes import ReadOptions, runs, scan, whole
from netnotes.notes.found import Found
from netnotes.notes.lines import read_lines
from netnotes.notes.scanned import Scanned
from netnotes.settings import Settings

OPTIONS = (
    ReadOptions.from_settings(),
    ReadOptions.from_settings(
        Settings(tags={"met": ("traf", "Kaffee/x"), "call": ("1",)}, language=("de",), date_order="day-first")
    ),
)

DATES = ("2026-02-19", "2025-12-31", "2026-02-30", "2026-1-2", "20260219", "19 February 2026", "19.02.2026")
DECORATED = ("{}", "{}", "{}", "**{}**", "[[{}]]", "**[[{}]]**", "[[Daily/{}|x]]", "__{}__", "**{}", "**{}:**", "({})")
AFTER_DATE = (
    ": ", ": ", " ", " ", " - ", " – ", " -> ", ":", "", "  ", " | ", "\t", " (call) - ", " (in person): ", " (work) ",
    " (Mon) ", " (bind) ", " (call 30m) ", " 10:30 ", " Mon ", " Sunday lunch ", "** - ", ":** ",
)  # fmt: skip
WORDS = (
    "lunch", "Quick call", "She wrote back", "Ana", "we met", "dinner, cancelled", "called off", "chat on the phone",
    "got a letter", "from her", "not her", "helped", "had a very long and lovely afternoon walk", "habe ihr geholfen",
    "coffee at the harbour", "wrote to her", "gave her a book", "tried to call", "Grüße 🎉", "30m", "1h30 later",
    "ago", "group of 12", "10:30", "Note: it", "**bold**", "**", "`code`", "\\#met", "https://x.org/#a", "mood:: good",
    "a | b", "[[Ana]]", "with [[Bob]] and [[Cy]]", "![[pic.png]]", "[b](Bob.md)", "[type:: call]", "[dur:: 45m]", "[x]",
    "with [[Bob]]", "[[People/Bob.md]]", "[[ ]]", "mit [[Bob 1 h]]", "[type:: call] [dur:: 45m]", "(dur:: 1h)",
    "[type:: email (in)]", "[type:: bind] [type:: met]", "[group:: 4]", "[[Bob|B]]", "[dur:: 45m] #met",
    "[dur:: 45m] #work", "May", "(x)", "--",
    "\u00a0", "\u2028", "C#", "2026-01-01", "him", "%%", "١٢m",
)  # fmt: skip
TAGS = (
    "", "", "#met", "#call", "#heard", "#milestone", "#bind", "#help", "#Met", "#met/coffee", "#work", "#1", "#traf",
    "#gave him", "#helped her", "#met.", "x#met",
)  # fmt: skip
OTHER = (
    "", "", "", "   ", "\t", "---", "```", "> quote", "> [!note] head", "> - 2026-02-19: x #met", "%% x", "1. one",
    "## Interactions", "## Family", "# Ada Lovelace", "### Milestones", "## Participants", "##", "#met", "#", "## x ##",
    "#### Notes #met", "## May 2026", "## [[Ana]] #call", "- [ ] write 📅 2026-03-01", "  - [x] sent", "- [[Bob]] #met",
    "- #heard news", "  - #heard news", "  - more on it", "\t- 30m on it", "    - deeper: still", "  goes on",
    "goes on", "**Medium**: call", "**Duration**: 45m", "  - Type: met", "Type:: email (in)", "**Role**: potter",
    "Dur: x", "With: [[Bob]]", "2026-02-18 tea", ": said so", "May 6, 2026: lunch", "Monday we met", "a | b",
    "- just words", "-",
    "| Date | Type | Notes |\n|---|---|---|\n| 2026-02-19 | call | with [[Bob]] |\n|2026-02-20|#met|30m, tea|",
)  # fmt: skip


def picked(texts: tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.sampled_from(texts)


TEXT = st.builds(
    lambda words, tag, rest: " ".join((*words, tag, *rest)).strip(" "),
    st.lists(picked(WORDS), max_size=3),
    picked(TAGS),
    st.lists(picked(WORDS), max_size=1),
)
BEGINS = ("- ", "- ", "- ", "* ", "+ ", "-  ", "### ", "## ", "  - ", "1. ", "> - ")
DATED = st.builds(
    lambda begin, decorated, day, after, text: begin + decorated.format(day) + after + text,
    picked(BEGINS), picked(DECORATED), picked(DATES), picked(AFTER_DATE), TEXT,
)  # fmt: skip
BELOW = st.builds(lambda begin, text: begin + text, picked(("  - ", "  ", "", "- ")), TEXT)
BODIES = st.lists(st.one_of(DATED, DATED, picked(OTHER), picked(OTHER), BELOW), max_size=12).map("\n".join)

# Interactions of one line, whose endings are read at once.
PLAIN = st.lists(
    picked(
        (
            "tea",
            "we",
            "met",
            "lunch",
            "called",
            "she",
            "with",
            "mit",
            "and",
            "30m",
            "1h",
            "group of 4",
            "not her",
            "10:30",
            "**",
            "two  spaces",
            "a\tb",
            "\u2028",
            "—",
            "!",
            "(see",
            "- x",
        )
    ),
    max_size=3,
).map(" ".join)
LINKS = (
    "[[Bob]]", "[[Bob]]", "[[Bob|B]]", "[[People/Bob.md]]", "[[Bob#x]]", "[[ ]]", "[[a::b]]", "[[a|b:c]]",
    "[[Bob 1 h]]", "[b](Bob.md)", "![[Bob]]", "[[Bob\\|B]]", "[[group of 7]]", "[[Bob]] and [[Cy]]",
)  # fmt: skip
FIELDS = (
    "[type:: call]", "[type:: met]", "[dur:: 45m]", "[dur:: 45m]", "[dur:: x]", "[dur:: 0]", "[type:: ]",
    "[type:: bind]", "[type:: email (in)]", "[type:: #met]", "[group:: 4]", "[mood:: good]", "(dur:: 1h)",
    "[with:: [[Bob]]]",
)  # fmt: skip
MARKS = ("", "", "", "#met", "#call", "#intro", "#intro-from", "#work", "#1", "#help", "#gave him")
LINKED = st.builds(
    lambda before, link, after, tag: f"{before}{link}{after} {tag}".rstrip(" "),
    picked(("", "", "with ", "mit ", "!")), picked(LINKS), picked(("", "", "", "'s tea", ": 30m", " ")), picked(MARKS),
)  # fmt: skip
FIELDED = st.builds(
    lambda fields, joint, tag: joint.join((*fields, tag)).rstrip(" "),
    st.lists(picked(FIELDS), min_size=1, max_size=3), picked((" ", " ", "", "  ")), picked(MARKS),
)  # fmt: skip
SINGLE = st.builds(
    lambda begin, after, words, tag, ending: f"{begin}{after}{words}{tag}{ending}",
    picked(("- 2026-02-19", "* **2026-02-19**", "- [[2026-02-19]]")),
    picked((": ", " ", " - ", " (call) - ", " (help) ", " (with) ")),
    PLAIN,
    picked((" ", " ", " ", " #met ", " #met for ", " #intro with ", " #helped her ", "  ", "")),
    st.one_of(LINKED, FIELDED, st.just("")),
)
SINGLES = st.lists(st.one_of(SINGLE, SINGLE, SINGLE, picked(("", "## Family", "### 2026"))), max_size=6).map("\n".join)


def read(body: str, options: ReadOptions) -> Scanned:
    return scan.scan_lines("People/Ana.md", read_lines(body), 5, options)


def by_no_run(body: str, options: ReadOptions) -> Scanned:
    def nothing(_: Found, index: int, __: object) -> int:
        return index

    with patch.multiple(scan, read_items=nothing, read_headings=nothing):
        return read(body, options)


def line_by_line(body: str, options: ReadOptions) -> Scanned:
    with (
        patch.object(scan, "read_whole", lambda _found, index, _line: index),
        patch.object(scan, "read_title", lambda _found, _index, _line: False),
    ):
        return by_no_run(body, options)


@settings(max_examples=300, deadline=None)
@given(BODIES, st.sampled_from(OPTIONS))
@example("- 2026-02-19: coffee #1", OPTIONS[1])
@example("## 2026-02-19 - tea ##\n**Medium**: call\nwords\n\nmore\n## Notes", OPTIONS[0])
@example("# Family\n- 2026-02-19: moved #met\n### 2026-02-20: born\n- 2026-02-21: x (call) #met", OPTIONS[0])
@example("- 2026-02-19: tea #met for two \n  - more\n- 2026-02-19: #met \u2028 tea ", OPTIONS[0])
@example("- 2026-02-19: tea #met\n\n  - more\n\n  goes on\nlazily", OPTIONS[0])
@example("- 2026-02-19: then #gave him my boat", OPTIONS[0])
@example("- 2026-02-19: tea  with her [type:: met] [dur:: 45m]", OPTIONS[0])
@example("- 2026-02-19: 30m tea #met for two [dur:: 45m]", OPTIONS[0])
@example("- 2026-02-19: Bo came with [[Ana]] #intro", OPTIONS[0])
@example("- 2026-02-19: tea #met with [[Ana]] #met", OPTIONS[0])
@example("- 2026-02-19: tea ![[Ana]] #met", OPTIONS[0])
@example("# Family\n- 2026-02-19: tea with [[Ana]] #met", OPTIONS[0])
@example("# Family\n- 2026-02-19 (call): the boat is sold", OPTIONS[0])
@example("- 2026-02-19: tea\n  - tea (dur:: 45m) was fine", OPTIONS[0])
@example("- 2026-02-19: tea\n> [!note] goes on", OPTIONS[0])
@example("- 2026-02-19: tea [x]\n**2026-02-17** goes on", OPTIONS[0])
@example("## 2026-02-19: tea\nDate | Notes\n--- | ---\n2026-02-20 | call", OPTIONS[0])
@example("- 2026-02-19: tea\n\nGoes on elsewhere", OPTIONS[0])
@example("## 2026-02-19: tea\n### Notes", OPTIONS[0])
@example("2026-02-19 tea\n\n**2026-02-20** #call news", OPTIONS[0])
@example("## 2026-02-19: tea\n\nMay 6, 2026: lunch", OPTIONS[0])
def test_lines_read_as_a_whole_say_the_same_as_line_by_line(body: str, options: ReadOptions) -> None:
    by_line = line_by_line(body, options)
    assert read(body, options) == by_line
    assert by_no_run(body, options) == by_line


@settings(max_examples=500, deadline=None)
@given(SINGLES, st.sampled_from(OPTIONS))
@example("- 2026-02-19 here [dur:: 45m] [type:: ]", OPTIONS[0])
@example("- 2026-02-19 tea [dur:: x]", OPTIONS[0])
@example("- 2026-02-19 tea\t for two [dur:: 45m] [type:: met]", OPTIONS[0])
@example("- 2026-02-19 tea with [[Ana]] #1", OPTIONS[1])
@example("- 2026-02-19 tea [type:: call] [type:: met]", OPTIONS[0])
@example("- 2026-02-19 tea [[Ana]] and [[Bob]] #met", OPTIONS[0])
@example("- 2026-02-19 tea #met for [[Ana]] #met", OPTIONS[0])
@example("- 2026-02-19 (call) tea [type:: met]", OPTIONS[0])
@example("- 2026-02-19 chat about the boat", OPTIONS[0])
@example("- 2026-02-19 tea\n  - helped her move\n", OPTIONS[0])
@example("- 2026-02-19 had a\n  - lunch\n", OPTIONS[0])
@example("- 2026-02-19 tried to call", OPTIONS[0])
@example("- 2026-02-19 we #gave him a book of [[Ana]]", OPTIONS[0])
@example("- 2026-02-19 tea with       [[Ana]] #met", OPTIONS[0])
def test_single_lines_say_the_same_as_line_by_line(body: str, options: ReadOptions) -> None:
    by_line = line_by_line(body, options)
    assert read(body, options) == by_line
    assert by_no_run(body, options) == by_line


@pytest.mark.parametrize(
    "text",
    [
        "- 2026-02-19: coffee at the harbour #met",
        "* **2026-02-19** (call) - über das Visum gesprochen 🎉\n  - mehr dazu: bald",
        "- [[2026-02-19]] tea for 2, 10:30 #met 45m",
        "- 2026-02-19: tea with [[Bob]] and [[Cy]] #met #work",
        "- 2026-02-19 tea [type:: met] [dur:: 45m]",
        "### 2026-02-19 - talk\n**Medium**: call\nWords, and 3 more.",
        "# Zoë Großmann\n## Notes",
    ],
)
def test_the_commonest_lines_are_read_as_a_whole(text: str) -> None:
    found = Found("People/Ana.md", read_lines(text), 1, OPTIONS[0])
    index, lines = 0, found.lines.seen
    while index < len(lines):
        after = whole.read_whole(found, index, lines[index])
        assert after > index
        index = after


@pytest.mark.parametrize(
    "line",
    [
        "- 2026-02-19: coffee at the harbour with [[Bob]] #met",
        "* **2026-02-19** (call) - heard of [[Bob]], 30m",
        "- 2026-02-19 tea for two [type:: met] [dur:: 45m]",
        "- 2026-02-19 had a quick coffee",
        "- 2026-02-19: she called about [[Bob]]",
        "- 2026-02-19: nothing that says a kind",
    ],
)
def test_lines_with_links_fields_or_a_guessed_kind_are_read_in_a_run(line: str) -> None:
    found = Found("People/Ana.md", read_lines(line + "\n"), 1, OPTIONS[0])
    assert runs.read_items(found, 0, lambda index: pytest.fail(f"line {index} is read in the general way")) == 1
    assert len(found.entries) == 1


@pytest.mark.parametrize(
    "line",
    ["- 2026-02-30: no day", "- 2026-02-19 Mon: tea", "- 2026-02-19 10:30 tea", "- 2026-02-19 -> tea",
     "  - 2026-02-19: x", "## [[Ana]]", "## 19 February 2026: tea", "#met", "- tea", "- [ ] 2026-02-19: tea",
     "1. 2026-02-19: tea"],
)  # fmt: skip
def test_other_lines_are_left_to_the_walk(line: str) -> None:
    assert whole.read_whole(Found("People/Ana.md", read_lines(line), 1, OPTIONS[0]), 0, line) == 0

"""Lines that are read as a whole say the same as line by line."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from netnotes.notes import ReadOptions, scan, whole
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
    "coffee at the harbour", "wrote to her", "gave her a book", "tried to call", "Grüße 🎉", "30m", "1h30 later",
    "ago", "group of 12", "10:30", "Note: it", "**bold**", "**", "`code`", "\\#met", "https://x.org/#a", "mood:: good",
    "a | b", "[[Ana]]", "with [[Bob]] and [[Cy]]", "![[pic.png]]", "[b](Bob.md)", "[type:: call]", "[dur:: 45m]", "[x]",
    "May", "(x)", "--", "\u00a0", "\u2028", "C#", "2026-01-01", "him", "%%", "١٢m",
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
@example("# Family\n- 2026-02-19 (call): the boat is sold", OPTIONS[0])
@example("- 2026-02-19: tea\n  - tea (dur:: 45m) was fine", OPTIONS[0])
@example("- 2026-02-19: tea\n> [!note] goes on", OPTIONS[0])
@example("- 2026-02-19: tea [x]\n**2026-02-17** goes on", OPTIONS[0])
@example("## 2026-02-19: tea\nDate | Notes\n--- | ---\n2026-02-20 | call", OPTIONS[0])
@example("- 2026-02-19: tea\n\nGoes on elsewhere", OPTIONS[0])
@example("## 2026-02-19: tea\n### Notes", OPTIONS[0])
@example("## 2026-02-19: tea\n\nMay 6, 2026: lunch", OPTIONS[0])
def test_lines_read_as_a_whole_say_the_same_as_line_by_line(body: str, options: ReadOptions) -> None:
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
    ["- 2026-02-30: no day", "- 2026-02-19 Mon: tea", "- 2026-02-19 10:30 tea", "- 2026-02-19 -> tea",
     "  - 2026-02-19: x", "## [[Ana]]", "## 19 February 2026: tea", "#met", "- tea", "- [ ] 2026-02-19: tea",
     "1. 2026-02-19: tea"],
)  # fmt: skip
def test_other_lines_are_left_to_the_walk(line: str) -> None:
    assert whole.read_whole(Found("People/Ana.md", read_lines(line), 1, OPTIONS[0]), 0, line) == 0

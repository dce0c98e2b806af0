"""Interactions that are read in runs say the same as line by line."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from netnotes.notes import ReadOptions, runs
from netnotes.notes.found import Found
from netnotes.notes.lines import read_lines
from tests.notes.test_whole import OPTIONS, OTHER, TAGS, WORDS, by_no_run, line_by_line, picked, read

BEGINS = ("- {}: ", "- {} ", "* **{}** (call) - ", "+ [[{}]] ", "- **{}:** ", "- {} (in person): ", "- {} (work) ")
DAYS = ("2026-02-19", "2025-12-31", "2026-02-30")
BASIC = (
    "coffee at the harbour",
    "wrote to her.",
    "Grüße, alle",
    "tea with [[Bob]]",
    "tea  for",
    "with [[A]] and [[B c]]",
    "she h**elped me move",
    "tea at 10:30 for 45m with [[Bob]]",
)
AFTER = (
    "", "", "", " #met", " #call", " #call 30m", " #met **x**", " #gave him", " #intro", " #work", " #bind", " #met ",
    " [type:: call] [dur:: 45m]", " [dur:: 1h]", " [type:: in person]", " #met [dur:: x]", " [type:: met][dur:: 5]",
    " [mood:: good]", " [type:: met](x)", " [with:: [[Bob]]] [type:: met]", " 30m #met [dur:: 45m]",
)  # fmt: skip
FIELDS = ("", "", "**Medium**: call\n", "**Medium:** in person\n", "Type: met\n", "**Medium**: help\n", "Note: it\n")
SPARE = (
    "",
    "",
    "",
    "  - more on it\n",
    "  - May it be\n\t* over.\n",
    "\n",
    "\n\n",
    "  - [x] sent\n",
    "  goes on\n",
    "---\n",
)
TEXT = st.one_of(picked(BASIC), picked(BASIC), picked(WORDS))
ITEM = st.builds(
    lambda begin, day, text, after, below: f"{begin.format(day)}{text}{after}\n{below}",
    picked(BEGINS), picked(DAYS), TEXT, picked(AFTER), picked(SPARE),
)  # fmt: skip
HEADING = st.builds(
    lambda begin, day, text, tag, field, below, blank: f"{begin} {day}{text}{tag}\n{field}{below}{blank}",
    picked(("##", "###", "###", "####")), st.sampled_from(("2026-02-19 - ", "2026-02-19 ", "[[2025-12-31]]: ")), TEXT,
    st.one_of(st.just(""), picked(TAGS).map(" {}".format)), picked(FIELDS),
    st.one_of(st.just(""), TEXT.map("{}\n".format)), picked(("", "\n", "\n\n", "   \n")),
)  # fmt: skip
ABOVE = (
    "",
    "## Log\n",
    "## Family\n",
    "# Ada Lovelace\n",
    "## 2026-01-01 (call): x\n",
    "## Participants\n",
    "```\n- x\n```\n",
)
BODIES = st.builds(
    lambda above, rows: above + "".join(rows),
    picked(ABOVE),
    st.one_of(
        st.lists(ITEM, max_size=6), st.lists(HEADING, max_size=6),
        st.lists(st.one_of(ITEM, HEADING, picked(OTHER).map("{}\n".format)), max_size=8),
    ),
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(BODIES, st.sampled_from(OPTIONS))
@example("- 2026-02-19: #met\n  - 30m for tea\n- 2026-02-20: tea #met for two \n  - more\n", OPTIONS[0])
@example("- 2026-02-19: group of #call 12\n- 2026-02-20: in a group of ١٢ #met\n", OPTIONS[0])
@example("- 2026-02-19: tea #1\n- 2026-02-20: tea #traf\n", OPTIONS[1])
@example("# Family\n### 2026-02-19 - moved\n**Medium**: call\nto the sea\n\n### 2026-02-20 (met): born\n", OPTIONS[0])
@example("## 2026-02-19 - tea #met\n\n### 2026-02-20 - talk\n**Medium**: call\n\n## Notes\nmore\n", OPTIONS[0])
@example("- 2026-01-10: S**he helped me move the piano\n", OPTIONS[0])
@example("### 2026-02-19 #met\n30m\n\n", OPTIONS[0])
def test_runs_say_the_same_as_line_by_line(body: str, options: ReadOptions) -> None:
    by_line = line_by_line(body, options)
    assert read(body, options) == by_line
    assert by_no_run(body, options) == by_line


def not_read(index: int) -> int:
    raise AssertionError(f"line {index} is read by itself")


@pytest.mark.parametrize(
    "line",
    ["- 2026-02-19: coffee at the harbour #met", "* **2026-02-19** (call) - über das Visum 🎉\n  - mehr dazu",
     "- [[2026-02-19]] tea for 2, 10:30 #met 45m", "- 2026-02-19: tea with [[Bob]] and [[Cy]] #met",
     "- 2026-02-19 #met tea", "- 2026-02-19 tea [type:: met] [dur:: 45m]",
     "- 2026-02-19 tea for 2 with [[Bob]] [type:: met]"],
)  # fmt: skip
def test_the_commonest_items_are_read_in_a_run(line: str) -> None:
    found = Found("People/Ana.md", read_lines(f"words\n{line}\n{line}\n\n## Notes\n"), 1, OPTIONS[0])
    after = runs.read_items(found, 1, not_read)
    assert after == 3 + 2 * line.count("\n")
    assert [entry.evidence.line for entry in found.entries] == [2, 3 + line.count("\n")]


def test_dated_headings_are_read_in_a_run() -> None:
    text = (
        "### 2026-02-19 - talk\n**Medium**: call\nWords.\n\n### 2026-02-20 (met): tea\n### 2026-02-21 a #met\n"
        "### 2026-02-22 - walk #met\nWith [[Bob]], past [[Inn]].\n"
    )
    found = Found("People/Ana.md", read_lines(text), 1, OPTIONS[0])
    assert runs.read_headings(found, 0, not_read) == 8
    assert [(entry.evidence.line, entry.last_line) for entry in found.entries] == [(1, 3), (5, 5), (6, 6), (7, 8)]
    assert [link.target for link in found.entries[3].with_links] == ["Bob"]


def test_a_run_ends_where_an_item_may_go_on() -> None:
    for below in ("goes on", "  goes on", "\n  goes on", "  - [[Ana]]", "  1. more", "#met"):
        text = f"- 2026-02-19: tea #met\n- 2026-02-20: tea #met\n{below}\n"
        assert runs.read_items(Found("People/Ana.md", read_lines(text), 1, OPTIONS[0]), 0, not_read) == 1

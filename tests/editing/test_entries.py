"""An interaction is written the way the note already writes them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netnotes.diagnostics import NetnotesError
from netnotes.editing.entries import NewEntry, add_entry, spent, with_people
from netnotes.notes import ReadOptions, read_note

OPTIONS = ReadOptions.from_settings()
CALL = NewEntry(date(2026, 6, 30), ("news of the boat",), ("call",), ("call",))


def _add(note: str, new: NewEntry = CALL) -> str:
    return add_entry(note, read_note("People/Ana.md", note, OPTIONS), new).text


def _added(note: str, new: NewEntry = CALL) -> tuple[int, str]:
    """The number of the first line that differs, and what was put in there; the rest must be as it was."""
    after = _add(note, new).splitlines()
    before = note.splitlines()
    at = next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(before))
    count = len(after) - len(before)
    assert before == after[:at] + after[at + count :]
    return at + 1, "\n".join(after[at : at + count])


STYLES = {
    "plain": ("- 2026-02-19: text", "- 2026-06-30: #call news of the boat"),
    "star": ("* 2026-02-19 text", "* 2026-06-30 #call news of the boat"),
    "plus and dash": ("+ 2026-02-19 - text", "+ 2026-06-30 - #call news of the boat"),
    "long dash": ("- 2026-02-19 — text", "- 2026-06-30 — #call news of the boat"),
    "bold": ("- **2026-02-19** text", "- **2026-06-30** #call news of the boat"),
    "bold with colon": ("- **2026-02-19:** text", "- **2026-06-30:** #call news of the boat"),
    "bold, kind in brackets": ("* **2026-01-31** (met) - text", "* **2026-06-30** (call) - news of the boat"),
    "daily link": ("- [[2026-02-19]] text", "- [[2026-06-30]] #call news of the boat"),
    "daily link in a folder": ("- [[Daily/2026-02-19]] - text", "- [[Daily/2026-06-30]] - #call news of the boat"),
    "link with its own words": ("- [[Daily/2026-02-19|x]] - text", "- [[Daily/2026-06-30]] - #call news of the boat"),
    "link that shows the day": (
        "- [[Daily/2026-02-19|2026-02-19]]: text",
        "- [[Daily/2026-06-30|2026-06-30]]: #call news of the boat",
    ),
    "bold link": ("- **[[2026-02-19]]**: text", "- **[[2026-06-30]]**: #call news of the boat"),
    "time": ("- 2026-02-19 14:00 text", "- 2026-06-30 #call news of the boat"),
    "numbered": ("1. 2026-02-19: text", "1. 2026-06-30: #call news of the boat"),
    "callout": ("> - 2026-02-19: text", "> - 2026-06-30: #call news of the boat"),
    "tag first": ("- 2026-02-19 #met text", "- 2026-06-30 #call news of the boat"),
    "date alone": ("- 2026-02-19", "- 2026-06-30 #call news of the boat"),
}


@pytest.mark.parametrize(("line", "expected"), STYLES.values(), ids=STYLES)
def test_the_style_of_the_list_is_kept(line: str, expected: str) -> None:
    head = "> [!log]\n" if line.startswith(">") else ""
    assert _added(f"# Ana\n\n## Log\n\n{head}{line}\n")[1] == expected


def test_newest_last_stays_so_and_nested_lines_stay_with_their_entry() -> None:
    note = "## Log\n\n- 2026-01-01: a\n- 2026-02-01: b\n  - more of b\n\n## Other\n\ntext\n"
    assert _added(note) == (6, "- 2026-06-30: #call news of the boat")


def test_newest_first_stays_so() -> None:
    note = "## Log\n\n- 2026-02-01: b\n  - more\n- 2026-01-01: a\n\ntext\n"
    assert _added(note) == (3, "- 2026-06-30: #call news of the boat")


def test_an_earlier_day_goes_where_it_belongs() -> None:
    earlier = CALL._replace(day=date(2026, 1, 15))
    assert _added("- 2026-01-01: a\n  - x\n- 2026-02-01: b\n", earlier)[0] == 3
    assert _added("- 2026-02-01: b\n- 2026-01-01: a\n", earlier)[0] == 2
    oldest = CALL._replace(day=date(2020, 1, 1))
    assert _added("# Ana\n\n- 2026-01-01: a\n- 2026-02-01: b\n", oldest)[0] == 3
    assert _added("# Ana\n\n- 2026-02-01: b\n- 2026-01-01: a\n", oldest)[0] == 5


def test_the_section_of_the_newest_entry_is_used() -> None:
    note = "## 2025\n\n- 2025-01-01: a\n\n## 2026\n\n- 2026-01-01: b\n\n## Notes\n\n- one\n"
    assert _added(note)[0] == 8


def test_what_was_heard_is_no_entry_to_copy() -> None:
    note = "- 2026-01-01: met\n    - #heard a boat\n- 2026-02-01: b\n    - #milestone sailed\n"
    assert _added(note) == (5, "- 2026-06-30: #call news of the boat")


@pytest.mark.parametrize(
    ("note", "after"),
    [
        (
            "## 2026-01-01\n\ntext a\n\n## 2026-02-01\n\ntext b\n",
            "## 2026-01-01\n\ntext a\n\n## 2026-02-01\n\ntext b\n\n## 2026-06-30\n\n#call news of the boat\n",
        ),
        (
            "# Ana\n\n### [[2026-02-01]] 14:00 - b\ntext b\n\n### [[2026-01-01]]\ntext a",
            "# Ana\n\n### [[2026-06-30]]\n#call news of the boat\n\n### [[2026-02-01]] 14:00 - b\ntext b\n\n"
            "### [[2026-01-01]]\ntext a",
        ),
        ("### 2026-01-01 - coffee\n", "### 2026-01-01 - coffee\n\n### 2026-06-30 - #call news of the boat\n"),
        (
            "## 2026-01-01\n\n- text a\n\n# Later\n",
            "## 2026-01-01\n\n- text a\n\n## 2026-06-30\n\n- #call news of the boat\n\n# Later\n",
        ),
    ],
)
def test_headings(note: str, after: str) -> None:
    assert _add(note) == after


@pytest.mark.parametrize(
    ("note", "row"),
    [
        (
            "| Date | Type | Notes |\n|---|---|---|\n| 2026-01-01 | met | text |\n",
            "| 2026-06-30 | call | news of the boat |",
        ),
        ("Date | Notes\n--- | ---\n2026-01-01 | text\n", "2026-06-30 | #call news of the boat"),
        (
            "| Date | Type | Where we were |\n|---|---|---|\n| 2026-01-01 | met | river |\n",
            "| 2026-06-30 | call | news of the boat |",
        ),
        (
            "| What | When | Where | Duration |\n|:--|--:|-|-|\n| text | 2026-01-01 | Lisbon | 5m |\n",
            "| #call news of the boat | 2026-06-30 |  |  |",
        ),
    ],
)
def test_tables(note: str, row: str) -> None:
    assert _added(note) == (4, row)


TABLE = "| Date | Type | Notes |\n|---|---|---|\n| 2026-01-01 | met | text |\n"


@pytest.mark.parametrize(
    ("new", "row", "kinds"),
    [
        (
            CALL._replace(tags=("call", "gave"), kind_words=("call", "gave")),
            "| 2026-06-30 | call | #call #gave news of the boat |",
            {"call", "gave"},
        ),
        (
            CALL._replace(words=("#heard she sails",)),
            "| 2026-06-30 | call | #call #heard she sails |",
            {"call", "heard"},
        ),
    ],
)
def test_several_kinds_stand_as_tags_where_a_field_holds_one(new: NewEntry, row: str, kinds: set[str]) -> None:
    assert _added(TABLE, new) == (4, row)
    entries = read_note("Ana.md", _add(TABLE, new), OPTIONS).entries
    assert kinds == {act.kind for entry in entries[1:] for act in entry.acts}


LISTED = """---
interactions:
  - date: 2026-03-18
    type: message
    notes: asked
  - date: 2025-11-20
    type: met
    notes: coffee
    duration: 50m
name: Ana
---
"""


def test_a_front_matter_list_gets_another_item() -> None:
    assert _added(LISTED) == (3, "  - date: 2026-06-30\n    type: call\n    notes: news of the boat")
    old = CALL._replace(day=date(2026, 1, 1), minutes=45, words=("a: b", "c"), people=("Ben",))
    assert _added(LISTED, old) == (
        6,
        '  - date: 2026-01-01\n    type: call\n    notes: "45m a: b with [[Ben]]; c"',
    )
    oldest = CALL._replace(day=date(2020, 1, 1))
    assert _added(LISTED, oldest)[0] == 10
    entries = read_note("Ana.md", _add(LISTED, old), OPTIONS).entries
    assert [(e.day, e.acts[0].kind, e.minutes, len(e.with_links)) for e in entries][1] == (old.day, "call", 45, 1)


def test_a_reply_in_a_front_matter_list_is_of_its_own_kind() -> None:
    reply = CALL._replace(kind_words=("message",), tags=("message",), arrow="<-")
    assert "type: reply" in _added(LISTED, reply)[1]


def test_a_bar_stays_in_its_cell() -> None:
    note = "| Date | Notes |\n|---|---|\n| 2026-01-01 | text |\n"
    assert _added(note, CALL._replace(words=("a|b", "c")))[1] == "| 2026-06-30 | #call a\\|b; c |"


@pytest.mark.parametrize(
    ("note", "after"),
    [
        ("", "## Interactions\n\n- 2026-06-30: #call news of the boat\n"),
        ("---\nname: Ana\n---\n", "---\nname: Ana\n---\n\n## Interactions\n\n- 2026-06-30: #call news of the boat\n"),
        ("# Ana\r\n\r\nText", "# Ana\r\n\r\nText\r\n\r\n## Interactions\r\n\r\n- 2026-06-30: #call news of the boat"),
        ("## Log\n\n## Notes\nx\n", "## Log\n\n- 2026-06-30: #call news of the boat\n\n## Notes\nx\n"),
        ("## Log\n", "## Log\n\n- 2026-06-30: #call news of the boat\n"),
        ("## Log\n\nWhat we did.\n", "## Log\n\nWhat we did.\n\n- 2026-06-30: #call news of the boat\n"),
        ("Text\n\n\n", "Text\n\n## Interactions\n\n- 2026-06-30: #call news of the boat\n\n\n"),
    ],
)
def test_the_first_entry_of_a_note(note: str, after: str) -> None:
    assert _add(note) == after


def test_more_lines_belong_to_the_entry() -> None:
    new = CALL._replace(words=("first", "second", "", "- third"))
    assert _added("- 2026-01-01: a\n", new)[1] == "- 2026-06-30: #call first\n  - second\n  - third"


def test_everything_at_once_reads_back() -> None:
    new = NewEntry(date(2026, 6, 30), ("thanks for the tip",), ("message",), ("message",), "<-", 90, ("Ben", "Cy"))
    note = "- 2026-01-01: a\n"
    after = _add(note, new)
    assert after.splitlines()[1] == "- 2026-06-30: <- #message 1h30 thanks for the tip with [[Ben]] and [[Cy]]"
    entry = read_note("People/Ana.md", after, OPTIONS).entries[1]
    assert [(act.kind, act.direction) for act in entry.acts] == [("reply", "in")]
    assert entry.minutes == 90
    assert [link.target for link in entry.with_links] == ["Ben", "Cy"]


def test_small_things() -> None:
    assert [spent(minutes) for minutes in (None, 5, 45, 60, 90, 125)] == ["", "5m", "45m", "1h", "1h30", "2h05"]
    assert with_people(["A"]) == "with [[A]]"
    assert with_people(["A", "B", "C"]) == "with [[A]], [[B]] and [[C]]"


HEADS = ["- {}: x", "* **{}** y", "- [[{}]] z", "## {}\n\ntext", "### {} - q"]


@given(
    st.sampled_from(HEADS),
    st.lists(st.dates(date(2020, 1, 1), date(2026, 6, 1)), min_size=1, max_size=6, unique=True),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
    st.booleans(),
)
def test_one_entry_more_and_nothing_else_changes(
    head: str, days: list[date], end: str, newest_first: bool, final_end: bool
) -> None:
    days.sort(reverse=newest_first)
    separator = "\n\n" if head.startswith("#") else "\n"
    note = "# Ana\n\n" + separator.join(head.format(day.isoformat()) for day in days) + ("\n" if final_end else "")
    note = note.replace("\n", end)
    after = _add(note)
    read_days = [entry.day for entry in read_note("Ana.md", after, OPTIONS).entries]
    assert read_days == sorted([*days, CALL.day], reverse=newest_first and len(days) > 1)
    assert after.endswith(end) == final_end
    assert after.replace(end, "").count("\r") == after.replace(end, "").count("\n") == 0


def test_dated_paragraphs_keep_an_empty_line_between() -> None:
    newest_first = "2026-03-01: b\n\n2026-01-01: a\n"
    assert _add(newest_first) == "2026-06-30: #call news of the boat\n\n" + newest_first
    for note in ("**2026-03-01** met\n", "2026-01-01: a\n\n2026-03-01: b\n"):
        assert _add(note).startswith(note + "\n") and _add(note).endswith("#call news of the boat\n")
        assert len(read_note("x.md", _add(note), OPTIONS).entries) == note.count("2026") + 1


def test_list_items_with_empty_lines_between_stay_so() -> None:
    assert _add("- 2026-01-01: a\n\n- 2026-02-01: b\n").endswith("b\n\n- 2026-06-30: #call news of the boat\n")


def test_an_underlined_heading_is_left_alone() -> None:
    with pytest.raises(NetnotesError, match="underlined"):
        _add("2026-03-01 visit\n----\n\ntext\n")


def test_a_time_after_a_t_is_not_copied() -> None:
    assert _add("- 2026-03-01T10:00 #met b\n").endswith("\n- 2026-06-30 #call news of the boat\n")


@pytest.mark.parametrize("line", ["# Ideas", "---", "===", "> said", "```", "| a |", "* * *"])
def test_text_under_a_heading_makes_no_structure(line: str) -> None:
    after = _add("## 2026-01-01\n\nmet\n", CALL._replace(words=("a", line, "b")))
    assert f"\n\\{line}\n" in after
    assert len(read_note("x.md", after, OPTIONS).entries) == 2


@pytest.mark.parametrize(
    "line", ["- 2020-01-01: x", "2020-01-01 x", "**2020-01-01** x", "- [[Daily/2020-01-01]]", "%%", "<!-- x"]
)
def test_text_that_would_be_another_entry_or_hide_one_is_refused(line: str) -> None:
    with pytest.raises(NetnotesError):
        _add("## 2026-01-01\n\nmet\n", CALL._replace(words=("a", line)))


def test_both_sides_of_a_merge_conflict_are_left_alone() -> None:
    with pytest.raises(NetnotesError, match="conflict"):
        _add("## Log\n<<<<<<< HEAD\n- 2026-01-01: a\n=======\n- 2026-01-02: b\n>>>>>>> b\n")


def test_a_heading_in_code_is_none() -> None:
    note = "# Ana\n\n```\n## Interactions\n```\n\n## Interactions\n\n## Other\n"
    assert _added(note)[0] > 7


def test_lines_below_an_entry_of_a_callout_are_nested() -> None:
    after = _add("> [!log]\n> - 2026-01-01: a\n", CALL._replace(words=("one", "two")))
    assert after.endswith("\n> - 2026-06-30: #call one\n>   - two\n")


def test_a_front_matter_list_has_no_place_for_a_direction_alone() -> None:
    note = "---\ninteractions:\n  - date: 2026-01-01\n    type: call\n    notes: a\n---\n"
    for new in (CALL._replace(arrow="->"), CALL._replace(arrow="<-", kind_words=(), tags=())):
        with pytest.raises(NetnotesError, match="direction"):
            _add(note, new)
    with pytest.raises(NetnotesError, match="continue"):
        _add("---\ninteractions:\n  - {date: 2026-01-01, type: call, notes: a}\n---\n")


def test_a_name_with_a_hash_is_linked_so_that_it_leads_to_the_note() -> None:
    assert with_people(["Hash #tag", "B"]) == "with [Hash #tag](Hash%20%23tag.md) and [[B]]"


def test_a_log_by_years_or_months_gets_nothing_below_the_wrong_one() -> None:
    years = "## 2025\n\n- 2025-03-01: a\n\n## 2024\n\n- 2024-03-01: b\n"
    assert _added(years, CALL._replace(day=date(2024, 4, 1)))[0] == 8
    months = "## 2026\n\n### March\n\n- 2026-03-01: a\n\n### January\n\n- 2026-01-01: b\n"
    assert _added(months, CALL._replace(day=date(2026, 1, 5)))[0] == 10
    for note in (years, months):
        with pytest.raises(NetnotesError, match="heading for each"):
            _add(note)


def test_the_row_of_an_aligned_table_is_aligned() -> None:
    head = "| Date       | Notes                   |\n|------------|-------------------------|\n"
    assert _added(head + "| 2026-01-01 | a                       |\n")[1] == "| 2026-06-30 | #call news of the boat  |"

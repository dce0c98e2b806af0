"""The report note belongs to the user; only the block between the markers is netnotes' own."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netnotes.diagnostics import NetnotesError
from netnotes.report.block import BEGIN, Stamp, checksum, parse_report, since_day, splice

JUNE_30 = Stamp(date(2026, 6, 30), None)
JULY_1 = Stamp(date(2026, 7, 1), date(2026, 6, 30))


def test_a_new_report() -> None:
    block = "# Network report\n\nHello.\n"
    sha = checksum(f"{block}\n")
    assert splice(None, block, JUNE_30) == (
        "---\ngenerated_by: netnotes\nas_of: 2026-06-30\n---\n"
        f"{BEGIN}\n# Network report\n\nHello.\n\n"
        f"<!-- netnotes: end sha256:{sha} -->\n"
    )


def test_what_was_written_is_read_back() -> None:
    found = parse_report(splice(splice(None, "one", JUNE_30), "two", JULY_1))
    assert (found.ours, found.as_of, found.since, found.checksum_ok) == (True, *JULY_1, True)
    assert found.block == "two\n\n"


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_users_own_text_stays_byte_for_byte(newline: str) -> None:
    note = (
        splice(None, "old", JUNE_30)
        .replace("as_of:", "tags: [weekly]  # mine\nas_of:")
        .replace("\n---\n<!--", "\ncssclass: wide\n---\nMy plan for the week  \n\n<!--")
        + "\n## Notes\n\nend without newline"
    ).replace("\n", newline)
    after = splice(note, "new\nlines", JULY_1)
    lines = after.split(newline)
    assert lines[:8] == [
        "---", "generated_by: netnotes", "tags: [weekly]  # mine", "as_of: 2026-07-01", "cssclass: wide",
        "since: 2026-06-30", "---", "My plan for the week  ",
    ]  # fmt: skip
    assert after.endswith(f"-->{newline}{newline}## Notes{newline}{newline}end without newline")
    assert after.count("\r") == (after.count("\n") if newline == "\r\n" else 0)
    assert "new" + newline + "lines" in after
    assert "old" not in after


@given(st.text(), st.text())
def test_text_around_the_block_is_never_touched(above: str, below: str) -> None:
    first = splice(None, "one", JUNE_30)
    front, block = first[: first.index(BEGIN)], first[first.index(BEGIN) :]
    note = f"{front}{above}\n{block}{below}"
    after = splice(note, "two", JUNE_30)
    newline = "\r\n" if "\r\n" in note else "\n"
    body = after.removeprefix("---\n")
    assert f"{above}\n{BEGIN}" in body
    assert after.endswith(f"-->{newline}{below}")


def test_the_same_day_gives_the_same_bytes() -> None:
    first = splice(None, "one", JUNE_30)
    assert splice(first, "one", Stamp(JUNE_30.as_of, since_day(first, JUNE_30.as_of))) == first
    second = splice(first, "two", Stamp(JULY_1.as_of, since_day(first, JULY_1.as_of)))
    assert splice(second, "two", Stamp(JULY_1.as_of, since_day(second, JULY_1.as_of))) == second


def test_what_changed_is_measured_from_the_last_report_of_an_earlier_day() -> None:
    note = splice(None, "x", Stamp(date(2026, 6, 20), date(2026, 6, 10)))
    assert since_day(None, date(2026, 6, 30)) is None
    assert since_day(note, date(2026, 6, 30)) == date(2026, 6, 20)
    assert since_day(note, date(2026, 6, 20)) == date(2026, 6, 10)
    assert since_day(note, date(2026, 6, 15)) == date(2026, 6, 10)
    assert since_day(note, date(2026, 6, 5)) is None
    assert since_day("as_of: 2020-01-01", date(2026, 6, 5)) is None


def test_a_block_changed_by_hand_is_not_overwritten() -> None:
    note = splice(None, "one", JUNE_30).replace("\none\n", "\none, and my remark\n")
    with pytest.raises(NetnotesError, match=r"changed by hand; .*--force"):
        splice(note, "two", JUNE_30)
    assert "two" in splice(note, "two", JUNE_30, force=True)


def test_line_ends_and_trailing_blanks_are_no_change() -> None:
    note = splice(None, "one\ntwo", JUNE_30).replace("one\n", "one  \n").replace("\n", "\r\n")
    assert "three" in splice(note, "three", JUNE_30)


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize("text", ["# My own note\n", "---\nas_of: 2026-06-30\n---\ntext", BEGIN])
def test_a_file_of_someone_else_is_never_replaced(text: str, force: bool) -> None:
    with pytest.raises(NetnotesError, match=r"not written by netnotes; .*report_path"):
        splice(text, "two", JUNE_30, force=force)


@pytest.mark.parametrize("force", [False, True])
def test_damaged_markers_are_refused(force: bool) -> None:
    note = splice(None, "one", JUNE_30)
    for damaged in (note.replace(BEGIN, ""), note.replace("netnotes: end", "end"), note + note):
        with pytest.raises(NetnotesError, match=r"markers .* damaged"):
            splice(damaged, "two", JUNE_30, force=force)


@pytest.mark.parametrize("force", [False, True])
def test_an_empty_network_never_replaces_a_report(force: bool) -> None:
    full, hint = splice(None, "[[Ana]]", JUNE_30), splice(None, "Nobody yet.", JUNE_30)
    with pytest.raises(NetnotesError, match="no people were found"):
        splice(full, "Nobody yet.", JULY_1, empty=True, force=force)
    assert "2026-07-01" in splice(hint, "Nobody yet.", JULY_1, empty=True)
    assert "[[Ana]]" in splice(hint, "[[Ana]]", JULY_1)


def test_an_empty_file_may_be_filled_and_front_matter_may_be_missing() -> None:
    assert splice(" \n", "one", JUNE_30) == splice(None, "one", JUNE_30)
    bare = splice(None, "one", JUNE_30).split("---\n", 2)[2]
    assert splice(bare, "one", JUNE_30) == splice(None, "one", JUNE_30)

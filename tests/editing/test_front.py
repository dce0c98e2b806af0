"""Front matter edited in place: the one property changes, every other byte stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netnotes import front_matter
from netnotes.diagnostics import NetnotesError
from netnotes.editing.front import Property, set_property

BODY = "\n# Ana\n\n- 2026-01-01: interests: [nothing]\n"


def _set(before: str, key: str, *values: str, is_list: bool = False) -> str:
    wanted = Property(key, lambda written: written.lower() == key, is_list)
    return set_property("Ana.md", before, wanted, values).text


TEXT = {
    "plain": ("role: baker", "role: engineer"),
    "comment kept": ("role: baker   # since 2020", "role: engineer   # since 2020"),
    "no value": ("role:", "role: engineer"),
    "no value, but a comment": ("role:  # ask", "role: engineer  # ask"),
    "double quotes": ('role: "baker"  # x', 'role: "engineer"  # x'),
    "single quotes": ("role: 'baker'", "role: 'engineer'"),
    "spaces": ("role:    baker  ", "role:    engineer  "),
    "another case": ("Role: baker", "Role: engineer"),
    "quoted key": ('"role": baker', '"role": engineer'),
    "several lines": ("role: |\n  baker\n  of bread", "role: engineer"),
    "folded": ("role: baker\n  of bread", "role: engineer"),
    "a hash that is no comment": ("role: baker#1", "role: engineer"),
    "a list": ("role: [baker, cook]", "role: engineer"),
}


@pytest.mark.parametrize(("before", "after"), TEXT.values(), ids=TEXT)
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_a_text_is_set_in_its_own_style(before: str, after: str, end: str) -> None:
    note = f"---\n# about Ana\nname: Ana\n{before}\n\n# later\nb: [1,  2]   # two\n---\n{BODY}".replace("\n", end)
    assert _set(note, "role", "engineer") == note.replace(before.replace("\n", end), after.replace("\n", end))


LISTS = {
    "flow": ("tags: [a, b]", "tags: [a, c]"),
    "flow with spaces inside and a comment": ("tags: [ a,b ]  # x", "tags: [ a, c ]  # x"),
    "flow with quotes": ("tags: ['a', \"b\"]", "tags: ['a', c]"),
    "block": ("tags:\n  - a  # best\n  - b", "tags:\n  - a  # best\n  - c"),
    "block, not indented": ("tags:\n- a\n- b", "tags:\n- a\n- c"),
    "block with gaps": ("tags:\n    -  a\n\n    -  b", "tags:\n    -  a\n\n    -  c"),
    "comma text": ("tags: a, b", "tags: a, c"),
    "one text": ("tags: b", "tags: a, c"),
    "nothing": ("tags:", "tags: [a, c]"),
    "flow over lines": ("tags: [a,\n  b]", "tags: [a, c]"),
}


@pytest.mark.parametrize(("before", "after"), LISTS.values(), ids=LISTS)
def test_a_list_is_set_in_its_own_style(before: str, after: str) -> None:
    note = f"---\nname: Ana\n{before}\nb: x\n---\n{BODY}"
    assert _set(note, "tags", "a", "c", is_list=True) == note.replace(before, after)


def test_items_may_go_and_come() -> None:
    note = "---\ntags:\n  - a\n  - b  # keep\n  - c\nx: y\n---\n"
    assert _set(note, "tags", "b", is_list=True) == "---\ntags:\n  - b  # keep\nx: y\n---\n"
    assert _set(note, "tags", "d", "e", is_list=True) == "---\ntags:\n  - d\n  - e\nx: y\n---\n"
    assert _set(note, "tags", is_list=True) == "---\nx: y\n---\n"


def test_a_new_key_comes_last_and_lists_look_like_the_others() -> None:
    flow = "---\naliases: [A]\n---\nbody"
    assert _set(flow, "role", "engineer") == "---\naliases: [A]\nrole: engineer\n---\nbody"
    assert _set(flow, "tags", "a", "b", is_list=True) == "---\naliases: [A]\ntags: [a, b]\n---\nbody"
    block = "---\naliases:\n  - A\n---\nbody"
    assert _set(block, "tags", "a", is_list=True) == "---\naliases:\n  - A\ntags:\n  - a\n---\nbody"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "---\nrole: engineer\n---\n"),
        ("# Ana\n", "---\nrole: engineer\n---\n# Ana\n"),
        ("\ufeff# Ana", "\ufeff---\nrole: engineer\n---\n# Ana"),
        ("# Ana\r\n", "---\r\nrole: engineer\r\n---\r\n# Ana\r\n"),
        ("---\n---\nbody", "---\nrole: engineer\n---\nbody"),
        ("---\na: b\n---", "---\na: b\nrole: engineer\n---"),
    ],
)
def test_front_matter_is_made_where_there_is_none(before: str, after: str) -> None:
    assert _set(before, "role", "engineer") == after


@pytest.mark.parametrize(
    "value",
    ["no", "null", "12:30", "0123", "+1555 0100", "#x", "@handle", "a: b", "a #b", "- a", "[[Ben]]", "'", '"', "a\tb",
     "{{x}}", "*a", "&a", "!a", "%a", "`a`", "2026-01-01", "~", "é", "a, b", "|", "tab\\n", "x:", "名前", "1_000"],
)  # fmt: skip
@pytest.mark.parametrize("old", ["", "old", "'old'", '"old"'])
def test_any_value_reads_back_as_it_was_given(value: str, old: str) -> None:
    after = _set(f"---\nrole: {old}\n---\n", "role", value)
    assert front_matter.read("Ana.md", after).entries[0][1].value == value


@given(st.lists(st.text(st.characters(exclude_categories=("Cs",))), min_size=1, max_size=4), st.booleans())
def test_whatever_is_set_reads_back_or_nothing_is_changed(values: list[str], block: bool) -> None:
    note = (
        "---\nname: Ana\ntags:\n  - old\nx: y\n---\nbody" if block else "---\nname: Ana\ntags: [old]\nx: y\n---\nbody"
    )
    try:
        after = _set(note, "tags", *values, is_list=True)
    except NetnotesError:
        return
    entries = dict(front_matter.read("Ana.md", after).entries)
    assert sorted(item.text() or "" for item in entries["tags"].items()) == sorted(values)
    assert after.startswith("---\nname: Ana\ntags:") and after.endswith("\nx: y\n---\nbody")


@pytest.mark.parametrize("note", ["---\nname: Ana\n", "---js\nname\n---\n"])
def test_broken_front_matter_is_left_alone(note: str) -> None:
    with pytest.raises(NetnotesError, match="netnotes check"):
        _set(note, "role", "engineer")


def test_what_the_reader_could_not_read_stays_and_the_rest_is_edited() -> None:
    note = "---\nname: Ana\nrole: baker\nhandle: @ana\nlink: [[Ben]]\n---\n"
    assert _set(note, "role", "engineer") == note.replace("baker", "engineer")


def test_a_second_address_makes_a_list() -> None:
    wanted = Property("email", lambda key: key == "email", is_list=True, alone=True)
    after = set_property("x.md", "---\nemail: d@x.y\n---\n", wanted, ("d@x.y", "e@x.y")).text
    assert after == "---\nemail: [d@x.y, e@x.y]\n---\n"


def test_a_list_on_one_line_that_goes_over_several_is_left_alone() -> None:
    with pytest.raises(NetnotesError, match="several lines"):
        _set("---\ntags: [\n a,\n b, # c\n]\n---\n", "tags", "a", "b", "d", is_list=True)


def test_a_front_matter_that_holds_nothing_any_more_goes() -> None:
    assert _set("---\ntags: [a]\n---\n\n# Ana\n", "tags", is_list=True) == "\n# Ana\n"
    kept = "---\n# mine\ntags: [a]\n---\nx\n"
    assert _set(kept, "tags", is_list=True) == "---\n# mine\n---\nx\n"

"""Interactions that are made when somebody looks at them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netnotes.interactions import Interactions, Row, of_entry
from netnotes.model import Act, Entry, Evidence, Interaction

PATH = "People/Ana.md"
DAYS = st.none() | st.dates(date(2026, 1, 1), date(2026, 1, 9))
PLACES = st.builds(Evidence, st.sampled_from((PATH, "Daily/2026-01-02.md")), st.integers(1, 9), st.just("- a line"))
ACTS = st.sampled_from(((Act("met", "mutual"),), (Act("message", "out"), Act("asked", "out"))))
MINUTES = st.sampled_from((None, 0, 30))
GROUPS = st.sampled_from((None, 6))
ENTRIES = st.builds(
    Entry,
    DAYS,
    ACTS,
    st.sampled_from("ab"),
    PLACES,
    st.just("list"),
    st.booleans(),
    MINUTES,
    st.sampled_from((None, 6)),
)
SHARED = st.builds(
    Interaction, DAYS, ACTS, st.just("c"), st.tuples(PLACES), st.just((PATH, "b")), st.booleans(), MINUTES, st.just(2)
)


def in_order(rows: list[Row]) -> tuple[Interaction, ...]:
    """The interactions one by one: undated first, then by day, note and line."""
    made = [of_entry(row, (PATH,)) if isinstance(row, Entry) else row for row in rows]
    return tuple(sorted(made, key=lambda line: (line.day or date.min, line.evidence[0].path, line.evidence[0].line)))


@given(st.lists(ENTRIES | SHARED, max_size=12))
def test_they_are_as_if_made_one_by_one(rows: list[Row]) -> None:
    found, wanted = Interactions(list(rows), PATH), in_order(rows)
    assert found.days == tuple(line.day for line in wanted)
    assert found.acts == tuple(line.acts for line in wanted)
    assert found.minutes == tuple(line.minutes for line in wanted)
    assert found.largest == max((line.group for line in wanted), default=1)
    dated = {line.day for line in wanted if line.day}
    assert found.are_apart == (len(dated) == len(wanted))
    assert [found.evidence(place) for place in range(len(found))] == [line.evidence for line in wanted]
    assert [found[place] for place in range(len(found))] == list(wanted)
    assert (tuple(found), tuple(reversed(found))) == (wanted, wanted[::-1])
    assert Interactions.of(wanted).days == found.days


@given(st.lists(ENTRIES | SHARED, max_size=6))
def test_they_equal_a_tuple_of_them(rows: list[Row]) -> None:
    found, wanted = Interactions(list(rows), PATH), in_order(rows)
    assert found == wanted
    assert wanted == found
    assert hash(found) == hash(wanted)
    assert found == Interactions(list(rows), PATH)
    assert found != (*wanted, 1)
    assert found != list(wanted)
    assert repr(found) == repr(wanted)
    assert found[1:] == wanted[1:]


def test_one_is_made_once() -> None:
    """The rules tell lines apart by which they are, not by what they say."""
    entry = Entry(date(2026, 1, 2), (Act("met", "mutual"),), "tea", Evidence(PATH, 3, "- tea"), "list")
    lines = Interactions([entry, entry._replace(day=date(2026, 1, 3))], PATH)
    assert lines[0] is lines[0]
    assert next(iter(lines)) is lines[0]
    with pytest.raises(IndexError):
        lines[2]

"""The stage mix by month, and added versus deepened by quarter (S1, S2)."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from netnotes.model import Act, Interaction, PartialDate, Person, Profile
from netnotes.rules import PersonFacts, trend
from netnotes.settings import DEFAULTS
from tests.helpers import facts
from tests.rules.oracle import PEOPLE

DAY = date(2026, 6, 30)
GROWING = {
    "People/Ana.md": """
        - 2026-02-10 #message hello
        - 2026-04-03 #met
        - 2026-05-20 #gave a lift
        """,
    "People/Undated.md": "- #message hello\n",
}


def test_the_current_month_is_the_mix_of_the_day(tmp_path: Path) -> None:
    network = facts(PEOPLE, tmp_path)
    assert network.trend[-1].month == date(2026, 6, 1)
    assert network.trend[-1].stages == network.mix.stages
    assert len(network.trend) == 24


def test_a_person_counts_from_the_month_of_their_first_line(tmp_path: Path) -> None:
    months = {row.month.month: dict(row.stages) for row in facts(GROWING, tmp_path).trend if row.month.year == 2026}
    assert months[1] == {"prospect": 0, "contact": 1, "network": 0, "connection": 0}
    assert months[2]["contact"] == months[4]["contact"] == 2
    assert (months[5]["contact"], months[5]["network"]) == (1, 1)


def test_of_the_current_month_only_what_has_happened_counts(tmp_path: Path) -> None:
    assert dict(facts(GROWING, tmp_path, today="2026-05-19").trend[-1].stages)["network"] == 0


def test_added_and_deepened_by_quarter(tmp_path: Path) -> None:
    first, second = facts(GROWING, tmp_path).quarters[-2:]
    assert (first.first, first.added, first.deepened) == (date(2026, 1, 1), ("People/Ana.md",), ())
    assert (second.first, second.added, second.deepened) == (date(2026, 4, 1), (), ("People/Ana.md",))


def test_whoever_is_new_and_becomes_network_at_once_is_both(tmp_path: Path) -> None:
    (quarter,) = facts({"People/Bo.md": "- 2026-06-01 #met\n- 2026-06-02 #received a book\n"}, tmp_path).quarters[-1:]
    assert quarter.added == quarter.deepened == ("People/Bo.md",)


KINDS = {
    "met": "mutual", "call": "mutual", "message": "out", "reply": "in", "asked": "out", "they-asked": "in",
    "granted": "in", "declined": "in", "gave": "out", "received": "in", "milestone": "", "ignored": "in",
}  # fmt: skip
DAYS = st.dates(date(2023, 1, 1), date(2026, 12, 31))
PARTIAL = st.one_of(
    st.none(),
    st.integers(2021, 2027).map(PartialDate),
    DAYS.map(lambda day: PartialDate(day.year, day.month)),
    DAYS.map(lambda day: PartialDate(day.year, day.month, day.day)),
    st.just(PartialDate(2024, 2, 29)),
)


@st.composite
def persons(draw: st.DrawFn) -> Person:
    """A person with any dated and undated lines, and any asserted meeting."""
    days = draw(st.lists(st.one_of(st.none(), DAYS), max_size=9))
    lines = []
    for number, day in enumerate(sorted(days, key=lambda day: (day is not None, day or date.min))):
        kind = draw(st.sampled_from(sorted(KINDS)))
        lines.append(Interaction(day, (Act(kind, KINDS[kind]),), str(number), ()))  # type: ignore[arg-type]
    profile = Profile(
        met=draw(PARTIAL),
        known_since=draw(PARTIAL),
        family=("x",),
        interests=("x",),
        past=("x",),
        helped=draw(st.sampled_from(["", "me", "them", "both"])),
    )
    return Person("a.md", "A", "A", profile, interactions=tuple(lines))


@settings(deadline=None, max_examples=300)
@given(persons(), st.dates(date(2024, 1, 1), date(2027, 2, 1)), st.integers(0, 900))
def test_a_history_cut_to_an_earlier_day_is_that_days_history(person: Person, day: date, back: int) -> None:
    then = day - timedelta(days=back)
    cut, anew = PersonFacts(person, day).on(then), PersonFacts(person, then)
    assert cut.history == anew.history
    assert cut.standing == anew.standing


@settings(deadline=None, max_examples=500)
@given(persons(), st.dates(date(2024, 1, 1), date(2027, 2, 1)))
def test_judging_only_where_something_changes_gives_what_judging_every_month_gives(person: Person, day: date) -> None:
    since = trend.known_from(person, day)
    every = tuple(
        None if since and end < since else PersonFacts(person, end).stage for end in trend.days(day, DEFAULTS)
    )
    assert trend.course(PersonFacts(person, day)) == every


@given(st.dates(date(2, 1, 1), date(9998, 12, 31)), st.integers(1, 40))
def test_the_days_are_month_ends_and_the_day_itself(day: date, months: int) -> None:
    when = trend.days(day, DEFAULTS._replace(trend_months=months))
    assert when[-1] == day
    assert all((end + timedelta(days=1)).day == 1 for end in when[:-1])
    assert list(when) == sorted(set(when))

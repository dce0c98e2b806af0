"""The stage mix by month, and who was added and whose tie became deeper by quarter.

Source: S1 (take care of it), S2 (added versus deepened); the stages by the same rules with another as-of day. A
person is judged anew only for the months in which something of theirs changes: a line's day, the day an ask is
given up, the periods of `met` and `known_since`, the day `known_since` makes a tie long.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from itertools import pairwise

from netnotes.dates import add_months
from netnotes.facts import STAGES, Quarter, Stage, TrendMonth
from netnotes.model import PartialDate, Person
from netnotes.rules import history, stage
from netnotes.settings import Settings

Course = tuple[Stage | None, ...]  # a person's stage on each of the days; None before they were known


def days(day: date, settings: Settings) -> tuple[date, ...]:
    """The last day of each of the `trend_months` months up to that of `day`, whose own last day is `day` itself."""
    this = day.replace(day=1)
    firsts = (add_months(this, -back) for back in range(settings.trend_months - 2, -1, -1))
    return (*(first - timedelta(days=1) for first in firsts if first > date.min), day)


def known_from(person: Person, day: date) -> date | None:
    """The first day, up to `day`, of which anything is noted; None where nothing is dated: known on every day."""
    lines = (line.day for line in person.interactions if line.day and line.day <= day)
    stated = (_begin(partial) for partial in (person.profile.met, person.profile.known_since))
    return min((found for found in (*lines, *stated) if found and found <= day), default=None)


def courses(people: Iterable[Person], day: date, settings: Settings) -> dict[str, Course]:
    """Everyone's stage at the end of each month of the trend, by path."""
    when = days(day, settings)
    return {person.path: _course(person, when, settings) for person in people}


def by_month(people: Iterable[Person], day: date, settings: Settings) -> tuple[TrendMonth, ...]:
    """The stage mix at the end of each month of the trend; of the current month, on `day`."""
    return mix(courses(people, day, settings), day, settings)


def mix(found: Mapping[str, Course], day: date, settings: Settings) -> tuple[TrendMonth, ...]:
    """The stage mix by month, counted from everyone's course."""
    months: list[TrendMonth] = []
    for place, end in enumerate(days(day, settings)):
        counts = Counter(course[place] for course in found.values())
        months.append(TrendMonth(end.replace(day=1), tuple((name, counts[name]) for name in STAGES)))
    return tuple(months)


def quarters(found: Mapping[str, Course], day: date, settings: Settings) -> tuple[Quarter, ...]:
    """Added versus deepened for every calendar quarter that lies wholly within the trend, and the current one (S2).

    Added: not known at the end of the quarter before. Deepened: reached network or connection since then, new
    people included.
    """
    when = days(day, settings)
    ends = [place for place, end in enumerate(when) if end.month % 3 == 0 or place == len(when) - 1]
    rows: list[Quarter] = []
    for before, after in pairwise(ends):
        first = add_months(when[before].replace(day=1), 1)
        added = tuple(path for path, course in found.items() if course[before] is None and course[after])
        deepened = tuple(path for path, course in found.items() if _deepened(course[before], course[after]))
        rows.append(Quarter(first, added, deepened))
    return tuple(rows)


def _deepened(before: Stage | None, after: Stage | None) -> bool:
    if after not in ("network", "connection"):
        return False
    return before is None or STAGES.index(after) > STAGES.index(before)


def _course(person: Person, when: tuple[date, ...], settings: Settings) -> Course:
    since = known_from(person, when[-1])
    changes = sorted(_changes(person, settings))
    course: list[Stage | None] = []
    judged: Stage | None = None
    passed = 0  # changes that lie on or before the day last judged
    for end in when:
        if since and end < since:
            course.append(None)
            continue
        reached = passed
        while reached < len(changes) and changes[reached] <= end:
            reached += 1
        if judged is None or reached > passed or _within_period(person, end):
            judged = stage.place(person, history.normalise(person, end, settings), settings)
            passed = reached
        course.append(judged)
    return tuple(course)


def _changes(person: Person, settings: Settings) -> set[date]:
    """Every day on which the stage may become another."""
    given_up = timedelta(days=settings.ask_ignored_days + 1)
    found: set[date] = set()
    for line in person.interactions:
        if line.day:
            found.add(line.day)
            if any(act.kind == "asked" for act in line.acts) and line.day <= date.max - given_up:
                found.add(line.day + given_up)
    for stated in (person.profile.met, person.profile.known_since):
        last = stated.last_day() if stated else None
        if last:
            long = add_months(last, 12 * settings.known_since_years)
            found |= {last, long, long + timedelta(days=1)}  # a 29 February comes round on 1 March
    return found


def _within_period(person: Person, day: date) -> bool:
    """Whether `met` or `known_since` names a period that has begun and not ended: its end is the day itself then."""
    for stated in (person.profile.met, person.profile.known_since):
        begin, last = _begin(stated), stated.last_day() if stated else None
        if begin and last and begin <= day <= last:
            return True
    return False


def _begin(stated: PartialDate | None) -> date | None:
    if stated is None or stated.year is None:
        return None
    return date(stated.year, stated.month or 1, stated.day or 1)

"""The stage mix by month, and who was added and whose tie became deeper by quarter.

Source: S1 (take care of it), S2 (added versus deepened); the stages by the same rules with another as-of day. Silence
undoes no stage, so between two days a stage only rises, unless an ask of mine was refused or given up. Where both
ends of such a stretch have one stage, the months between have it too, and need not be judged.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from netnotes.dates import add_months
from netnotes.facts import Quarter, TrendMonth
from netnotes.model import PartialDate, Person
from netnotes.rules.lines import bits, later
from netnotes.settings import Settings
from netnotes.stages import STAGES, Stage

if TYPE_CHECKING:
    from netnotes.rules import PersonFacts

MONTHS = 1200  # a hundred years
_REFUSED, _ASKED = bits(["declined", "ignored"]), bits(["asked"])
Course = tuple[Stage | None, ...]  # a person's stage on each of the days; None before they were known


def days(day: date, settings: Settings) -> tuple[date, ...]:
    """The last day of each of the `trend_months` months up to that of `day`, whose own last day is `day` itself.

    At most `MONTHS`: nobody reads a longer trend, and everyone's stage is worked out at each of them.
    """
    return _days(day, min(settings.trend_months, MONTHS))


@lru_cache(maxsize=8)
def _days(day: date, months: int) -> tuple[date, ...]:
    this = day.replace(day=1)
    firsts = (add_months(this, -back) for back in range(months - 2, -1, -1))
    return (*(first - timedelta(days=1) for first in firsts if first > date.min), day)


def known_from(person: Person, day: date) -> date | None:
    """The first day, up to `day`, of which anything is noted; None where nothing is dated: known on every day."""
    first = next((line.day for line in person.interactions if line.day), None)  # they are in order
    stated = (_begin(person.profile.met), _begin(person.profile.known_since))
    return min((found for found in (first, *stated) if found and found <= day), default=None)


def course(facts: PersonFacts) -> Course:
    """A person's stage at the end of each month of the trend."""
    return _course(facts, days(facts.day, facts.settings), facts.settings)


def mix(found: Mapping[str, Course], day: date, settings: Settings) -> tuple[TrendMonth, ...]:
    """The stage mix by month, counted from everyone's course."""
    times = Counter(found.values())  # many have one course
    months: list[TrendMonth] = []
    for place, end in enumerate(days(day, settings)):
        counts: Counter[Stage | None] = Counter()
        for course, number in times.items():
            counts[course[place]] += number
        months.append(TrendMonth(end.replace(day=1), tuple((name, counts[name]) for name in STAGES)))
    return tuple(months)


def quarters(found: Mapping[str, Course], day: date, settings: Settings) -> tuple[Quarter, ...]:
    """Added versus deepened for every calendar quarter that lies wholly within the trend, and the current one (S2).

    Added: not known at the end of the quarter before. Deepened: reached network or connection since then, new
    people included.
    """
    when = days(day, settings)
    ends = [place for place, end in enumerate(when) if end.month % 3 == 0 or place == len(when) - 1]
    spans = list(pairwise(ends))
    added: list[list[str]] = [[] for _ in spans]
    deepened: list[list[str]] = [[] for _ in spans]
    lists: dict[Course, list[list[str]]] = {}  # by course, which many share: the lists on which it puts a person
    for path, course in found.items():
        if course not in lists:
            lists[course] = [paths for paths, span in zip(added, spans, strict=True) if _added(course, *span)]
            lists[course] += [paths for paths, span in zip(deepened, spans, strict=True) if _deepened(course, *span)]
        for paths in lists[course]:
            paths.append(path)
    return tuple(
        Quarter(add_months(when[before].replace(day=1), 1), tuple(new), tuple(deeper))
        for (before, _), new, deeper in zip(spans, added, deepened, strict=True)
    )


def _added(course: Course, before: int, after: int) -> bool:
    return course[before] is None and course[after] is not None


def _deepened(course: Course, before: int, after: int) -> bool:
    was, now = course[before], course[after]
    if now not in ("network", "connection"):
        return False
    return was is None or STAGES.index(now) > STAGES.index(was)


def _course(facts: PersonFacts, when: Sequence[date], settings: Settings) -> Course:
    """The stage on each of the days, judged on as few of them as tell the rest."""
    person, last = facts.person, len(when) - 1
    since = known_from(person, when[last])
    start = bisect_left(when, since) if since else 0
    falls = {bisect_left(when, day) for day in _may_fall(facts, settings)}
    moves = falls.union([bisect_left(when, day) for day in _may_rise(person, settings)])
    places = [start, *sorted(place for place in moves if start < place <= last)]
    found: dict[int, Stage] = {}

    def judge(place: int) -> Stage:
        """The stage from this place on, up to the next."""
        if place not in found:
            found[place] = (facts.on(when[place]) if place < places[-1] else facts).stage
        return found[place]

    def fill(first: int, after: int) -> None:
        """Judges a stretch of places in which the stage only rises."""
        if after - first < 2 or judge(places[first]) == judge(places[after - 1]):
            found.update(dict.fromkeys(places[first:after], judge(places[first])))
            return
        middle = (first + after) // 2
        fill(first, middle)
        fill(middle, after)

    bounds = [0, *(number for number, place in enumerate(places) if number and place in falls), len(places)]
    for first, after in pairwise(bounds):
        fill(first, after)
    course: list[Stage | None] = [None] * start
    for place, following in pairwise([*places, last + 1]):
        course += [found[place]] * (following - place)
    return tuple(course)


def _may_rise(person: Person, settings: Settings) -> set[date]:
    """The days on which the stage may become a higher one: a line, a meeting asserted, a tie known for long."""
    found = {line.day for line in person.interactions if line.day}
    for stated in (person.profile.met, person.profile.known_since):
        begin, last = _begin(stated), stated.last_day() if stated else None
        if begin and last:
            long = add_months(last, 12 * settings.known_since_years)
            found |= {begin, last, long, later(long, 1)}  # a 29 February comes round on 1 March
    return found


def _may_fall(facts: PersonFacts, settings: Settings) -> set[date]:
    """The days on which the stage may become a lower one: those on which an ask is refused or given up."""
    found: set[date] = set()
    for line, told in zip(facts.person.interactions, facts.traits, strict=True):
        if line.day and told & _REFUSED:
            found.add(line.day)
        if line.day and told & _ASKED:
            found.add(later(line.day, settings.ask_ignored_days + 1))
    return found


def _begin(stated: PartialDate | None) -> date | None:
    if stated is None or stated.year is None:
        return None
    return date(stated.year, stated.month or 1, stated.day or 1)

"""Everything a report template can use, as one frozen record whose texts are safe Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netnotes.markdown import EMPTY, Markdown
from netnotes.report.page import Listing, Page
from netnotes.report.sections import (
    changed,
    dates,
    deepen,
    give,
    headline,
    keep_in_touch,
    let_go,
    network,
    owed,
    problems,
    today,
)

if TYPE_CHECKING:
    from netnotes.rules import NetworkFacts

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class ReportContext(NamedTuple):
    """The report, top to bottom. A section is None (or an empty list) when there is nothing to say."""

    as_of: Markdown  # the day, 2026-06-30
    weekday: Markdown
    since: Markdown  # the day of the last report of an earlier day; empty without one
    headline: headline.Headline
    today: tuple[today.TodayCard, ...]
    owed: owed.Owed | None
    keep_in_touch: keep_in_touch.KeepInTouch | None
    deepen: deepen.Deepen | None
    give: give.Give | None
    dates: Listing | None
    network: network.NetworkPage | None
    let_go: let_go.LettingGo | None
    changed: changed.Changed | None
    problems: problems.Problems | None


def report_context(facts: NetworkFacts, before: NetworkFacts | None = None) -> ReportContext:
    """The context of the report on the facts' day; `before` are the facts on the day of the last report."""
    page = Page(facts, before)
    return ReportContext(
        as_of=Markdown(facts.day.isoformat()),
        weekday=Markdown(WEEKDAYS[facts.day.weekday()]),
        since=Markdown(before.day.isoformat()) if before else EMPTY,
        headline=headline.section(page),
        today=today.section(page),
        owed=owed.section(page),
        keep_in_touch=keep_in_touch.section(page),
        deepen=deepen.section(page),
        give=give.section(page),
        dates=dates.section(page),
        network=network.section(page),
        let_go=let_go.section(page),
        changed=changed.section(page),
        problems=problems.section(page),
    )

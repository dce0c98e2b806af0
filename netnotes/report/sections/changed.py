"""Changed: what became different since the last report of an earlier day (S1: take care of it)."""

from __future__ import annotations

from typing import NamedTuple

from netnotes.facts import STAGES, WARMTHS, Change
from netnotes.markdown import EMPTY, Markdown, text
from netnotes.report.page import TEXT_LIMIT, Item, Listing, Page, count


class Changed(NamedTuple):
    """Who is new, moved between stages, or became warmer or cooler."""

    since: Markdown  # the day of that report
    new: Listing
    deeper: Listing
    shallower: Listing  # a stage is not lost by silence; a correction in a note can change it
    warmer: Listing
    cooler: Listing
    quarter: Markdown  # added versus deepened in this quarter


def section(page: Page) -> Changed | None:
    """The changes by direction; None without an earlier report, or when nothing changed."""
    if page.before is None:
        return None
    found = page.facts.changes_since(page.before)
    quarter = _quarter(page)
    if not found and not quarter:
        return None
    stage = [change for change in found if change.what == "stage"]
    warmth = [change for change in found if change.what == "warmth"]

    def listing(changes: list[Change]) -> Listing:
        return page.listing(changes, lambda change: _line(page, change), "netnotes list --sort stage")

    return Changed(
        Markdown(page.before.day.isoformat()),
        listing([change for change in found if change.what == "new"]),
        listing([change for change in stage if _place(change.after, STAGES) > _place(change.before, STAGES)]),
        listing([change for change in stage if _place(change.after, STAGES) < _place(change.before, STAGES)]),
        listing([change for change in warmth if _is_warmer(change)]),
        listing([change for change in warmth if not _is_warmer(change)]),
        quarter,
    )


def _quarter(page: Page) -> Markdown:
    """S2: deepened counts for more than added."""
    if not page.facts.quarters:
        return EMPTY
    quarter = page.facts.quarters[-1]
    if not quarter.added and not quarter.deepened:
        return EMPTY
    deepened = f"{count(len(quarter.deepened), 'tie')} deepened" + (
        f" ({page.all_of(quarter.deepened)})" if quarter.deepened else ""
    )
    return Markdown(f"{deepened}, {len(quarter.added):,} added")


def _is_warmer(change: Change) -> bool:
    return change.before == "unknown" or _place(change.after, WARMTHS) < _place(change.before, WARMTHS)


def _place(word: str, order: tuple[str, ...]) -> int:
    return order.index(word)


def _line(page: Page, change: Change) -> Item:
    reason = text(change.reason, TEXT_LIMIT)
    move = f"{change.before} → {change.after}" if change.before else f"a {change.after}"
    return Item(page.who(change.path), Markdown(f"{move}; {reason}" if reason else move), EMPTY)

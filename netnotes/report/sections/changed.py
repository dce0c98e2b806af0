"""Changed: what became different since the last report of an earlier day (S1: take care of it)."""

from __future__ import annotations

from typing import NamedTuple

from netnotes.facts import Change
from netnotes.markdown import EMPTY, Markdown, joined, text
from netnotes.report.page import TEXT_LIMIT, Item, Listing, Page, count
from netnotes.stages import STAGES, WARMTHS


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
        return page.listing(changes, lambda change: _line(page, change))

    return Changed(
        Markdown(page.before.day.isoformat()),
        listing([change for change in found if change.what == "new"]),
        listing([change for change in stage if _place(change.after, STAGES) > _place(change.before, STAGES)]),
        listing([change for change in stage if _place(change.after, STAGES) < _place(change.before, STAGES)]),
        _moves(page, [change for change in warmth if _is_warmer(change)]),
        _moves(page, [change for change in warmth if not _is_warmer(change)]),
        quarter,
    )


def _quarter(page: Page) -> Markdown:
    """S2: ties deepened count for more than people added."""
    if not page.facts.quarters:
        return EMPTY
    added, deepened = page.facts.quarters[-1].added, page.facts.quarters[-1].deepened
    if not added and not deepened:
        return EMPTY
    ties = f"{count(len(deepened), 'tie')} deepened, with {page.all_of(deepened)}" if deepened else "no tie deepened"
    return Markdown(f"{ties}; {count(len(added), 'person', 'people')} added")


def _moves(page: Page, changes: list[Change]) -> Listing:
    """One line for all who moved alike; why, their sections say."""
    by_move: dict[str, list[str]] = {}
    for change in changes:
        by_move.setdefault(f"{change.before} → {change.after}", []).append(change.path)
    return page.listing(list(by_move.items()), lambda move: Item(page.all_of(move[1]), Markdown(move[0])))


def _is_warmer(change: Change) -> bool:
    return change.before == "unknown" or _place(change.after, WARMTHS) < _place(change.before, WARMTHS)


def _place(word: str, order: tuple[str, ...]) -> int:
    return order.index(word)


def _line(page: Page, change: Change) -> Item:
    move = f"{change.before} → {change.after}" if change.before else change.after
    return Item(page.who(change.path), joined((Markdown(move), text(change.reason, TEXT_LIMIT)), "; "))

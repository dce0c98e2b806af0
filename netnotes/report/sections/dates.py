"""Dates: birthdays, important dates and holidays of the next weeks (S3: follow up)."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from netnotes.markdown import EMPTY, Markdown, text
from netnotes.report.page import NAMES, TEXT_LIMIT, Item, Listing, Page
from netnotes.rules.moments import greetings


class Occasion(NamedTuple):
    """A day and what it is, for one person or for many (a holiday)."""

    day: date
    what: str
    people: tuple[str, ...]


def section(page: Page) -> Listing | None:
    """Occasions by day, those just missed among them; one line where many people share it."""
    found: dict[tuple[date, str], list[str]] = {}
    for item in page.follow_ups(greetings):
        if item.due:
            found.setdefault((item.due, item.text), []).append(item.path)
    occasions = [Occasion(day, what, tuple(paths)) for (day, what), paths in sorted(found.items())]
    if not occasions:
        return None
    return page.listing(occasions, lambda occasion: _line(page, occasion), "netnotes due --kind greeting")


def _line(page: Page, occasion: Occasion) -> Item:
    what, when = text(occasion.what, TEXT_LIMIT), page.ahead(occasion.day)
    if occasion.day < page.day:
        when = Markdown(f"{when}, not too late yet")
    if len(occasion.people) > NAMES:
        return Item(EMPTY, Markdown(f"{what}, to {len(occasion.people):,} people"), when)
    return Item(page.all_of(occasion.people), what, when)

"""Let go: whom to stop spending time on; nothing is ever deleted (S1, step 5)."""

from __future__ import annotations

from typing import NamedTuple

from netnotes.facts import LetGo
from netnotes.markdown import text
from netnotes.report.page import Item, Listing, Page


class LettingGo(NamedTuple):
    """Contacts long silent, and those once met."""

    let_go: Listing
    reconnect: Listing  # met at some time: reconnect, or let go


def section(page: Page) -> LettingGo | None:
    """The candidates, longest silent first."""
    found = page.facts.let_go
    if not found:
        return None
    command = "netnotes list --stage contact --warmth dormant"
    return LettingGo(
        page.listing([item for item in found if item.advice == "let go"], lambda item: _line(page, item), command),
        page.listing([item for item in found if item.advice != "let go"], lambda item: _line(page, item), command),
    )


def _line(page: Page, item: LetGo) -> Item:
    return Item(page.who(item.path), text(item.reason))

"""Notes with problems: what netnotes could not read or understand, the worst first."""

from __future__ import annotations

from typing import NamedTuple

from netnotes.diagnostics import SEVERITIES, Diagnostic
from netnotes.markdown import EMPTY, Markdown, text
from netnotes.report.page import TEXT_LIMIT, Item, Listing, Page, count


class Problems(NamedTuple):
    """Faults in notes. Those merely worth knowing are left to `netnotes check`."""

    summary: Markdown  # how many, in how many notes
    worst: Listing
    names_only: Markdown  # people of whom nothing but a name is noted (S2: a person, not a name)
    links_only: Markdown  # people of whom nothing but an address on a platform is noted (S1)


def section(page: Page) -> Problems | None:
    """Errors, then warnings."""
    found = [fault for fault in page.facts.diagnostics if fault.severity != "info"]
    found.sort(key=lambda fault: (SEVERITIES.index(fault.severity), fault.path, fault.line))
    bare = page.facts.name_only
    links = page.facts.only_a_link
    if not found and not bare and not links:
        return None
    notes = len({fault.path for fault in found})
    return Problems(
        Markdown(f"{count(len(found), 'problem')} in {count(notes, 'note')}") if found else EMPTY,
        page.listing(found, lambda fault: _line(page, fault), "netnotes check"),
        page.named(bare),
        page.named(links),
    )


def _line(page: Page, fault: Diagnostic) -> Item:
    place = Markdown(f"line {fault.line}") if fault.line else EMPTY
    who = page.who(fault.path)
    return Item(Markdown(f"{who}, {place}") if place else who, text(f"{fault.message}; {fault.remedy}", TEXT_LIMIT))

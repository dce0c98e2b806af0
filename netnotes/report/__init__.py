"""The report: facts in, the text of one Markdown note out. Level 4; it reads and writes no file of the vault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netnotes.diagnostics import NetnotesError
from netnotes.report.block import Existing, Stamp, holds_marker, parse_report, since_day, splice

if TYPE_CHECKING:
    from netnotes.rules import NetworkFacts

__all__ = ["Existing", "Stamp", "parse_report", "render_block", "render_report", "since_day", "splice"]

TEMPLATE = "templates/report.md.j2"


def render_report(
    facts: NetworkFacts,
    *,
    existing: str | None,
    before: NetworkFacts | None,
    template: str | None = None,
    force: bool = False,
) -> str:
    """The whole report note.

    `existing` is the text of the note as it stands, None where there is none. `before` holds the facts on
    `since_day(existing, facts.day)`, None where that is None. `template` is the text of a template of the user's.
    Raises NetnotesError when the note may not be replaced (see `splice`) or the template cannot be filled.
    """
    stamp = Stamp(facts.day, before.day if before else None)
    block = render_block(facts, before=before, template=template)
    return splice(existing, block, stamp, empty=not facts.network.people, force=force)


def render_block(facts: NetworkFacts, *, before: NetworkFacts | None = None, template: str | None = None) -> str:
    """The report's text alone, without front matter and markers: what `--output -` of a pipe may want."""
    from netnotes.report.context import report_context
    from netnotes.report.filling import fill
    from netnotes.resources import resource_text

    block = fill(resource_text(TEMPLATE) if template is None else template, report=report_context(facts, before))
    if holds_marker(block):
        raise NetnotesError("the report template writes a netnotes marker", "leave the markers out of the template")
    return block

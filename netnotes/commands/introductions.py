"""`netnotes introductions`: pairs of people worth introducing to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from netnotes.commands.common import Workspace, command
from netnotes.commands.output import Output, clean, print_json

if TYPE_CHECKING:
    from netnotes.facts import Introduction
    from netnotes.model import Person

VAULT_TEMPLATE = "templates/introduction.md.j2"


@command("introductions", example="netnotes introductions --vault sample-vault --today 2026-06-30 --draft 1", json=True)
@click.option("--most", type=click.IntRange(1, 50), default=12, show_default=True, help="Pairs at most.")
@click.option("--draft", type=click.IntRange(1), metavar="N", help="Draft the text for pair N; it asks both first.")
def introductions_command(work: Workspace, *, as_json: bool, most: int, draft: int | None) -> None:
    """Pairs of people in your network who would gain from knowing each other, each with the reasons.

    A need that the other's offer meets counts most, then shared interests, most of all across circles. Put your own
    wording into templates/introduction.md.j2 of the vault.
    """
    found = work.facts.introductions
    people = work.facts.people
    if as_json:
        print_json(
            [
                {
                    "a": people[pair.a].person.name,
                    "b": people[pair.b].person.name,
                    "score": pair.score,
                    "reasons": list(pair.reasons),
                    "paths": [pair.a, pair.b],
                }
                for pair in found[:most]
            ]
        )
        return
    if work.is_empty():
        return
    out = Output()
    if not found:
        out.text("No pair stands out. Note what people need and offer (needs:, offers:) and what interests them.")
        return
    if draft is not None:
        if draft > len(found):
            raise click.UsageError(f"there are only {len(found)} pairs")
        _print_draft(work, found[draft - 1])
        return
    for number, pair in enumerate(found[:most], 1):
        out.heading(f"{number}. {people[pair.a].person.name} and {people[pair.b].person.name}")
        for reason in pair.reasons:
            out.text(reason, indent=3, hang=2)


def _print_draft(work: Workspace, pair: Introduction) -> None:
    """Print the text for a pair: who needs something is the seeker; else the first."""
    a, b = (work.facts.people[path].person for path in (pair.a, pair.b))
    for seeker, helper in ((a, b), (b, a)):
        offers = {offer.casefold(): offer for offer in helper.profile.offers}
        met = [offers[need.casefold()] for need in seeker.profile.needs if need.casefold() in offers]
        if met:
            click.echo(draft_text(work, seeker, helper, met[0]), nl=False)
            return
    shared = [
        text for text in a.profile.interests if text.casefold() in {each.casefold() for each in b.profile.interests}
    ]
    topic = f"someone to talk to about {shared[0]}" if shared else "each other's company"
    click.echo(draft_text(work, a, b, topic), nl=False)


def draft_text(work: Workspace, seeker: Person, helper: Person, topic: str, reason: str = "") -> str:
    """The introduction by the vault's own template, else ours, safe on a terminal."""
    from netnotes.report.drafts import introduction

    path = work.root / VAULT_TEMPLATE
    template = path.read_text(encoding="utf-8") if path.is_file() else None
    text = introduction(seeker, helper, topic, reason, template)
    return "\n".join(clean(line) for line in text.splitlines()) + "\n"

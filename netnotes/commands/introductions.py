"""`netnotes introductions`: pairs of people worth introducing to each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from netnotes.commands.common import Workspace, command
from netnotes.commands.output import Output, clean, print_json
from netnotes.diagnostics import NetnotesError

if TYPE_CHECKING:
    from netnotes.facts import Introduction
    from netnotes.model import Person
    from netnotes.report.drafts import About

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
    if draft is not None:
        _show_draft(work, found, draft, as_json=as_json)
        return
    if as_json:
        print_json([_record(work, pair) for pair in found[:most]])
        return
    if work.is_empty():
        return
    out = Output()
    if not found:
        out.text(
            "No pair stands out among those in your network. Note what they need and offer (needs:, offers:) and what "
            "interests them; contacts are not introduced."
        )
        return
    for number, pair in enumerate(found[:most], 1):
        out.heading(f"{number}. {people[pair.a].person.name} and {people[pair.b].person.name}")
        for reason in pair.reasons:
            out.text(reason, indent=3, hang=2)


def _record(work: Workspace, pair: Introduction) -> dict[str, Any]:
    """One object of `introductions --json`."""
    people = work.facts.people
    return {
        "a": people[pair.a].person.name,
        "b": people[pair.b].person.name,
        "score": pair.score,
        "reasons": list(pair.reasons),
        "paths": [pair.a, pair.b],
    }


def _show_draft(work: Workspace, found: Sequence[Introduction], number: int, *, as_json: bool) -> None:
    if number > len(found):
        there = {0: "there is no pair", 1: "there is only 1 pair"}.get(len(found), f"there are only {len(found)} pairs")
        raise click.UsageError(f"--draft {number}: {there}")
    pair = found[number - 1]
    text = _draft(work, pair)
    if as_json:
        print_json({**_record(work, pair), "draft": text})
    else:
        click.echo(text, nl=False)


def _draft(work: Workspace, pair: Introduction) -> str:
    """The text for a pair: who needs something is the seeker; else the two share an interest, or just meet."""
    from netnotes.report.drafts import About
    from netnotes.rules.terms import keys, meets

    a, b = (work.facts.people[path].person for path in (pair.a, pair.b))
    for seeker, helper in ((a, b), (b, a)):
        offers = keys(helper.profile.offers)
        for need, words in keys(seeker.profile.needs).items():
            offer = next((text for offered, text in offers.items() if meets(need, offered)), "")
            if offer:
                return draft_text(work, seeker, helper, About(words, offer))
    theirs = keys(b.profile.interests)
    shared = next((text for interest, text in keys(a.profile.interests).items() if interest in theirs), "")
    return draft_text(work, a, b, About(shared=shared))


def draft_text(work: Workspace, seeker: Person, helper: Person, about: About) -> str:
    """The introduction by the vault's own template, else ours, safe on a terminal."""
    from netnotes.report.drafts import introduction

    path = work.root / VAULT_TEMPLATE
    try:
        template = path.read_text(encoding="utf-8") if path.is_file() else None
    except (OSError, UnicodeDecodeError) as error:
        raise NetnotesError(f"the template {VAULT_TEMPLATE} cannot be read ({error})", "check the file") from None
    text = introduction(seeker, helper, about, template)
    return "\n".join(clean(line) for line in text.splitlines()) + "\n"

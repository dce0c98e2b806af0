"""`netnotes who`: who can help with something, and who could introduce me."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from netnotes.commands.common import Workspace, command
from netnotes.commands.completing import complete_person
from netnotes.commands.output import Cell, Output, print_json

if TYPE_CHECKING:
    from netnotes.facts import Match
    from netnotes.rules import PersonFacts

SHOWN = 12


@command("who", example='netnotes who "radio frequency" --vault sample-vault --today 2026-06-30', json=True)
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--for", "seeker", metavar="NAME", shell_complete=complete_person,
    help="Draft an introduction of the best one to this person.",
)  # fmt: skip
def who_command(work: Workspace, words: tuple[str, ...], *, as_json: bool, seeker: str | None) -> None:
    """Who can help with it: by what people offer, their role, company, interests and circles, and by your notes.

    Those you are closest to come first. For someone you are not close to, the warmest person who knows or introduced
    them is named. With --for, a text is drafted that asks both people first.
    """
    topic = " ".join(" ".join(words).split())
    if not any(char.isalnum() for char in topic):
        raise click.UsageError("say in a word or two what it is about")
    matches = work.facts.who(topic)
    if as_json and seeker is not None:
        raise click.UsageError("--for drafts a text, --json lists people: choose one")
    if as_json:
        print_json([_record(work, match) for match in matches])
        return
    if work.is_empty():
        return
    out = Output()
    if not matches:
        out.text(f"Nobody's note speaks of “{topic}”. Fewer or other words may find someone.")
        return
    if seeker is not None:
        _draft(work, out, topic, matches, work.person(seeker))
        return
    for match in matches[:SHOWN]:
        facts = work.facts.people[match.path]
        out.heading(f"{facts.person.name} ({facts.standing.stage}, {facts.tie.warmth})")
        out.table([_place(where) for where in match.where], indent=2)
        if match.via:
            via = work.facts.people[match.via]
            out.text(f"Ask {via.person.name} to introduce you ({via.standing.stage}, {via.tie.warmth}).", indent=2)
    if len(matches) > SHOWN:
        out.text("")
        out.text(f"and {len(matches) - SHOWN} more; add a word to narrow it.", style="dim")


def _place(where: str) -> tuple[Cell | str, ...]:
    label, _, text = where.partition(": ")
    return Cell(label, "dim"), text


def _draft(work: Workspace, out: Output, topic: str, matches: tuple[Match, ...], seeker: PersonFacts) -> None:
    """Print the introduction of the best match who can do it: not the seeker, nor who only once spoke of it."""
    from netnotes.commands.introductions import draft_text
    from netnotes.report.drafts import About

    able = next((match for match in matches if match.able and match.path != seeker.person.path), None)
    if able is None:
        out.text(f"Nobody else's offers, role, company or past speak of “{topic}”.")
        return
    helper = work.facts.people[able.path].person
    label, _, text = able.where[0].partition(": ")
    offer = text if label == "offers" else ""
    click.echo(draft_text(work, seeker.person, helper, About(topic, offer)), nl=False)


def _record(work: Workspace, match: Match) -> dict[str, Any]:
    facts = work.facts.people[match.path]
    via = work.facts.people[match.via].person.name if match.via else None
    return {
        "name": facts.person.name,
        "path": match.path,
        "stage": facts.standing.stage,
        "warmth": facts.tie.warmth,
        "where": list(match.where),
        "via": via,
    }

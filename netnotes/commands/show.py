"""`netnotes show`: everything about one person, before meeting them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from netnotes.commands.common import Workspace, command
from netnotes.commands.completing import complete_person
from netnotes.commands.due import said, when
from netnotes.commands.output import Cell, Output, print_json
from netnotes.commands.records import interaction_record, people_records
from netnotes.model import Evidence, Interaction

if TYPE_CHECKING:
    from netnotes.facts import Ask, Criterion, FollowUp
    from netnotes.rules import PersonFacts

TIMELINE = 12
FEW_MESSAGES = 4  # below, who wrote them says nothing
WRITTEN = frozenset(("message", "reply", "shared", "asked", "they-asked"))
SPOKEN = frozenset(("met", "call"))


@command("show", example="netnotes show Zsófia --vault sample-vault --today 2026-06-30", json=True)
@click.argument("name", shell_complete=complete_person)
@click.option("--all", "whole", is_flag=True, help="The whole timeline, not only the latest.")
def show_command(work: Workspace, name: str, *, as_json: bool, whole: bool) -> None:
    """Everything about one person, before you meet: where you stand and why, what is owed, what they said, what to ask.

    NAME may be a name, an alias, a note's name or path; a unique beginning or a close spelling will do.
    """
    facts = work.person(name)
    if as_json:
        record = people_records(work.facts, [facts])[0]
        record["gaps"] = [gap.question for gap in facts.gaps]
        record["timeline"] = [interaction_record(line) for line in facts.history.lines]
        print_json(record)
        return
    out = Output()
    _who(out, facts)
    _standing(out, facts)
    _owed(out, facts)
    _heard(out, facts)
    _ask(out, facts)
    _help(out, facts)
    _between(out, facts)
    _timeline(out, facts, whole=whole)
    _criteria(out, facts)
    _strength(out, facts)


def _who(out: Output, facts: PersonFacts) -> None:
    person, profile = facts.person, facts.person.profile
    out.heading(person.name)
    work = ", ".join(text for text in (profile.role, profile.company, profile.location) if text)
    if work:
        out.text(work)
    out.text(person.path, style="dim")
    rows = [
        ("Why", profile.why),
        ("Family", "; ".join(profile.family)),
        ("Interests", ", ".join(profile.interests)),
        ("Past", "; ".join(profile.past)),
        ("Offers", ", ".join(profile.offers)),
        ("Needs", ", ".join(profile.needs)),
        ("Circles", ", ".join(profile.communities)),
        ("Purpose", profile.purpose),
        ("How met", profile.how_met),
        ("Reach", ", ".join((*profile.emails, *profile.phones, *profile.urls))),
        ("They know of me", "; ".join(profile.knows_me)),
    ]
    out.table([(Cell(label, "dim"), text) for label, text in rows if text], indent=2)


def _standing(out: Output, facts: PersonFacts) -> None:
    standing, tie = facts.standing, facts.tie
    provisional = ", provisional" if standing.provisional else ""
    out.heading(f"Where you stand: {standing.stage}{provisional}, {tie.warmth}")
    out.text(f"{tie.reason}.", indent=2)
    if tie.rhythm_broken:
        from netnotes.report.sections.keep_in_touch import rhythm

        words = rhythm(facts)
        out.text(f"{words[:1].upper()}{words[1:]}.", indent=2)
    for criterion in () if facts.person.profile.is_family else standing.missing:
        out.text(f"Not yet {standing.next_stage}: {criterion.name} ({criterion.detail}).", indent=2, hang=2)
    if facts.next_step:
        out.text(f"Next step: {facts.next_step.text}", indent=2, style="bold")


def _criteria(out: Output, facts: PersonFacts) -> None:
    out.heading(f"Why {facts.standing.stage}: every criterion, and the lines it rests on")
    rows: list[tuple[Cell | str, ...]] = []
    for criterion in facts.standing.criteria:
        rows.append((Cell(criterion.stage, "dim"), _mark(criterion), f"{criterion.name}: {criterion.detail}"))
        rows += [("", "", Cell(_place(item), "dim")) for item in criterion.evidence]
    out.table(rows, indent=2)


def _mark(criterion: Criterion) -> Cell:
    """Whether a criterion is met; open where it passes only because nothing speaks against it."""
    if not criterion.met:
        return Cell("not yet", "yellow")
    return Cell("met", "green") if criterion.evidence and not criterion.provisional else Cell("open", "cyan")


def _owed(out: Output, facts: PersonFacts) -> None:
    if facts.follow_ups:
        out.heading("Owed and due")
        by_date = sorted(facts.follow_ups, key=lambda item: item.due or date.max)
        out.table([_follow_up(item, facts.day) for item in by_date], indent=2)


def _follow_up(item: FollowUp, day: date) -> tuple[Cell, str]:
    optional = " (optional)" if item.optional else ""
    return when(item.days_left(day), item.optional), said(item.kind, item.text, item.asserted) + optional


def _heard(out: Output, facts: PersonFacts) -> None:
    heard = facts.history.of_kind("heard", "milestone")
    if heard:
        out.heading("What they said, and what happened in their life")
        out.table([(_day(line), line.text) for line in heard[-TIMELINE:]], indent=2)


def _ask(out: Output, facts: PersonFacts) -> None:
    if facts.gaps:
        out.heading("Worth asking them")
        for gap in facts.gaps:
            out.text(gap.question, indent=2, hang=2)


def _help(out: Output, facts: PersonFacts) -> None:
    ledger = facts.ledger
    for title, lines in (("What you gave", ledger.given), ("What you received", ledger.received)):
        if lines:
            out.heading(title)
            out.table([(_day(line), _act(line)) for line in lines], indent=2)
    if ledger.offer_something:
        out.text("They helped you more than once: offer something.", indent=2)
    if facts.history.asks:
        out.heading("Asks, and what became of them")
        out.table([_ask_row(ask) for ask in facts.history.asks], indent=2)


def _act(line: Interaction) -> str:
    return f"{line.text} (it cost the giver something)" if "bind" in line.kinds() else line.text


def _ask_row(ask: Ask) -> tuple[str, ...]:
    day = ask.day.isoformat() if ask.day else "undated"
    outcome = "ignored (no answer)" if ask.by_silence else ask.outcome
    return day, "you asked" if ask.by == "me" else "they asked", outcome, ask.text


def _between(out: Output, facts: PersonFacts) -> None:
    exchange = facts.exchange
    told = []
    if exchange.years_known is not None:
        hours = f", about {_count(exchange.hours, 'hour')} together" if exchange.hours else ""
        told.append(f"Known for {_years(exchange.years_known)}{hours}.")
    theirs, written = _messages(facts.history.lines)
    if written >= FEW_MESSAGES:
        told.append(f"They wrote {theirs or 'none'} of the {written} messages noted.")
    if exchange.answered:
        last = exchange.answered[-1]
        told.append(f"They answered what you shared on {last.shared.day}, after {_count(last.days, 'day')}.")
    if exchange.giving_quarters > 1:
        told.append(f"You gave something in {exchange.giving_quarters} quarters.")
    if exchange.mostly_asks:
        told.append(f"You mostly write to ask: {exchange.asked} asks.")
    if exchange.may_not_know_you:
        told.append("They may not know who you are: nothing has come back yet.")
    if facts.person.profile.personal:
        told.append(f"Personal: {facts.person.profile.personal} (this moves no stage).")
    if told:
        out.heading("Between you")
        for text in told:
            out.text(text, indent=2, hang=2)


def _messages(lines: Sequence[Interaction]) -> tuple[int, int]:
    """How many messages came from them, and how many are noted of both."""
    ways = [
        {act.direction for act in line.acts if act.kind in WRITTEN} for line in lines if SPOKEN.isdisjoint(line.kinds())
    ]
    return sum("in" in way for way in ways), sum(not way.isdisjoint(("in", "out")) for way in ways)


def _years(years: float) -> str:
    return _count(years, "year") if years >= 1 else _count(round(years * 12), "month")


def _count(number: float, one: str) -> str:
    return f"{number:g} {one}" if number == 1 else f"{number:g} {one}s"


def _timeline(out: Output, facts: PersonFacts, *, whole: bool) -> None:
    lines = facts.history.lines[::-1]
    shown = lines if whole else lines[:TIMELINE]
    if facts.history.scheduled:
        out.heading("Scheduled")
        out.table([_row(line) for line in facts.history.scheduled], indent=2)
    if shown:
        out.heading("Timeline, latest first")
        out.table([_row(line) for line in shown], indent=2)
    if len(shown) < len(lines):
        out.text(f"and {len(lines) - len(shown)} earlier: netnotes show --all", indent=2, style="dim")


def _row(line: Interaction) -> tuple[Cell | str, ...]:
    kinds = ", ".join(act.kind for act in line.acts)
    return _day(line), kinds + (" (guessed)" if line.guessed else ""), line.text


def _day(line: Interaction) -> str:
    return line.day.isoformat() if line.day else "undated"


def _strength(out: Output, facts: PersonFacts) -> None:
    strength = facts.strength
    out.heading("Strength of the tie, an estimate")
    parts = (
        ("recent contact", strength.contact, facts.settings.contact_points),
        ("time spent", strength.depth, facts.settings.depth_points),
        ("knowing them", strength.knowing, 4 * facts.settings.knowing_points),
        ("help both ways", strength.reciprocity, 2 * facts.settings.reciprocity_points),
        ("years known", strength.age, facts.settings.age_points),
    )
    out.text(", ".join(f"{name} {value:g} of {most}" for name, value, most in parts) + ".", indent=2)
    if facts.standing.stage in ("prospect", "contact"):
        done = ", ".join(step.name for step in facts.ladder if step.met) or "none"
        to_do = ", ".join(step.name for step in facts.ladder if not step.met) or "none"
        out.text(f"Steps from contact to network: done: {done}; not yet: {to_do}.", indent=2, hang=2)


def _place(item: Evidence) -> str:
    said = " (asserted by you)" if item.asserted else ""
    return f"{item.path}:{item.line}{said} {item.text}"

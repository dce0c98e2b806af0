"""Facts as the JSON that interface.md promises: stable keys, ISO dates, null for what is missing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from netnotes.diagnostics import Diagnostic
    from netnotes.facts import FollowUp, LetGo, TodayItem
    from netnotes.model import Evidence, Interaction, Person
    from netnotes.rules import NetworkFacts, PersonFacts

Record = dict[str, Any]


def person_record(facts: PersonFacts, *, let_go: dict[str, LetGo], favour: frozenset[str]) -> Record:
    """One object of `list --json`: everything derived of one person."""
    person, history, standing, tie = facts.person, facts.history, facts.standing, facts.tie
    steps = facts.ladder
    return {
        "name": person.name,
        "path": person.path,
        "aliases": list(person.aliases),
        "tags": list(person.tags),
        "stage": standing.stage,
        "provisional": standing.provisional,
        "criteria": [
            {
                "stage": criterion.stage,
                "code": criterion.code,
                "name": criterion.name,
                "met": criterion.met,
                "detail": criterion.detail,
                "evidence": [evidence_record(item) for item in criterion.evidence],
            }
            for criterion in standing.criteria
        ],
        "warmth": tie.warmth,
        "rhythm_broken": tie.rhythm_broken,
        "first_touch": iso(history.touches[0].day if history.touches else None),
        "last_touch": iso(history.last),
        "gap_days": tie.gap_days,
        "cadence_days": tie.cadence_days,
        "touch_days": len(history.touches),
        "span_days": history.span_days,
        "strength": facts.strength._asdict(),
        "given": [interaction_record(line) for line in facts.ledger.given],
        "received": [interaction_record(line) for line in facts.ledger.received],
        "follow_ups": [follow_up_record(item, person) for item in facts.follow_ups],
        "next_step": facts.next_step.text if facts.next_step else None,
        "ladder": {
            "steps": [{"name": step.name, "met": step.met} for step in steps],
            "n": sum(step.met for step in steps),
        },
        "cull": let_go[person.path].advice if person.path in let_go else None,
        "favour": person.path in favour,
    }


def people_records(facts: NetworkFacts, chosen: list[PersonFacts]) -> list[Record]:
    """`list --json`: one object a person."""
    let_go = {item.path: item for item in facts.let_go}
    favour = frozenset(facts.favour.people)
    return [person_record(person, let_go=let_go, favour=favour) for person in chosen]


def today_record(item: TodayItem, person: Person) -> Record:
    """One object of `today --json`."""
    return {
        "name": person.name,
        "path": item.path,
        "reason": item.reason,
        "next_step": item.next_step,
        "last_note": item.last_note or None,
        "last_day": iso(item.last_day),
        "why": item.why or None,
    }


def follow_up_record(item: FollowUp, person: Person) -> Record:
    """One object of `due --json`, also inside `list --json`."""
    return {
        "name": person.name,
        "path": item.path,
        "rule": item.rule,
        "kind": item.kind,
        "due": iso(item.due),
        "days_overdue": item.days_overdue,
        "optional": item.optional,
        "text": item.text,
        "evidence": [evidence_record(found) for found in item.evidence],
    }


def interaction_record(line: Interaction) -> Record:
    """A line of a ledger or timeline."""
    return {
        "day": iso(line.day),
        "kinds": [act.kind for act in line.acts],
        "text": line.text,
        "minutes": line.minutes,
        "guessed": line.guessed,
        "evidence": [evidence_record(item) for item in line.evidence],
    }


def evidence_record(item: Evidence) -> Record:
    """Where a fact comes from."""
    return {"path": item.path, "line": item.line, "text": item.text, "asserted": item.asserted}


def diagnostic_record(item: Diagnostic) -> Record:
    """One object of `check --json`."""
    return {
        "code": item.code,
        "severity": item.severity,
        "path": item.path,
        "line": item.line,
        "message": item.message,
        "remedy": item.remedy,
    }


def iso(day: date | None) -> str | None:
    """A date as text, None as None."""
    return day.isoformat() if day else None

"""Promises kept on time. Source: S2 (who I am: integrity), S4 (consistently demonstrate value)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from netnotes.facts import PromisesKept
from netnotes.model import Promise
from netnotes.rules.everyone import Everyone
from netnotes.rules.lines import later
from netnotes.settings import Settings

if TYPE_CHECKING:
    from netnotes.rules import PersonFacts


def kept(people: Everyone, day: date, settings: Settings) -> PromisesKept:
    """Promises with a due day, as they stood on `day`, each counted once however many people it names.

    On time: done on or before the due day. Late: done after it. Overdue: not done, due before `day`. A done task
    that does not say when, a cancelled one, and `next_contact` (which is moved on, never ticked) say nothing.
    """
    on_time = late = overdue = 0
    for promise in _once(people):
        due = due_day(promise, settings)
        if due is None or promise.asserted or promise.status == "cancelled":
            continue
        if promise.status == "done" and promise.done is None:
            continue
        if promise.done and promise.done <= day:
            on_time += promise.done <= due
            late += promise.done > due
        elif due < day:
            overdue += 1
    return PromisesKept(on_time, late, overdue)


def due_day(promise: Promise, settings: Settings) -> date | None:
    """The day written, else some days after its entry; None outside any entry."""
    if promise.due is None and promise.entry_day:
        return later(promise.entry_day, settings.promise_days)
    return promise.due


def _once(people: Everyone) -> Iterable[Promise]:
    return {
        (promise.evidence.path, promise.evidence.line, promise.text): promise
        for promises in people.found(_promises).values()
        for promise in promises
    }.values()


def _promises(facts: PersonFacts) -> tuple[Promise, ...]:
    return facts.person.promises

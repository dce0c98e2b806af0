"""`netnotes check`: everything that is wrong with the notes, and every note that was not read as a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from netnotes.commands.common import Workspace, command
from netnotes.commands.output import Cell, Output, Style, clean, print_json
from netnotes.commands.records import diagnostic_record
from netnotes.diagnostics import SEVERITIES, Diagnostic, Severity, in_order

if TYPE_CHECKING:
    from netnotes.model import Unread

_STYLES: dict[Severity, Style] = {"error": "red", "warning": "yellow", "info": "dim"}
_WORDS: dict[Severity, tuple[str, str]] = {
    "error": ("error", "errors"),
    "warning": ("warning", "warnings"),
    "info": ("remark", "remarks"),
}


@command("check", example="netnotes check --vault sample-vault", json=True)
@click.option("--all", "show_all", is_flag=True, help="Remarks one by one too, such as kinds that were guessed.")
def check_command(work: Workspace, *, as_json: bool, show_all: bool) -> int:
    """What is wrong with your notes, worst first, each with its line and what to do about it.

    Then every note in a people folder that is not read as a person, with why. Errors are what cannot be used as it
    stands, warnings what may be meant otherwise, remarks nothing to mend. Exits with 1 when there are errors.
    """
    faults = faults_of(work)
    unread = work.network.unread
    if as_json:
        print_json([diagnostic_record(fault) for fault in (*faults, *map(_as_remark, unread))])
    else:
        _show(Output(), faults, unread, work.network.notes_read, show_all)
    return 1 if any(fault.severity == "error" for fault in faults) else 0


def faults_of(work: Workspace) -> tuple[Diagnostic, ...]:
    """Every fault of settings and notes, those included that only the rules can see."""
    from netnotes.rules.asks import stray_outcomes

    strays = (stray for person in work.network.people for stray in stray_outcomes(person, work.settings))
    return in_order((*work.diagnostics, *strays))


def _as_remark(unread: Unread) -> Diagnostic:
    return Diagnostic(
        unread.path, 0, "not-a-person", "info", f"not read as a person: {unread.why}", "nothing, if that is as meant"
    )


def _show(out: Output, faults: Sequence[Diagnostic], unread: Sequence[Unread], notes: int, show_all: bool) -> None:
    shown = [fault for fault in faults if show_all or fault.severity != "info"]
    remarks = [] if show_all else [fault for fault in faults if fault.severity == "info"]
    read = f"{notes:,} {'note' if notes == 1 else 'notes'} read"
    out.text(f"{read}: {_counted(faults) or 'nothing is wrong'}.")
    for path, group in _by_note(shown):
        out.heading(path)
        for fault in group:
            _show_fault(out, fault)
    if unread:
        out.heading(f"Not read as people ({len(unread)})")
        out.table([(one.path, one.why) for one in unread], indent=2)
    if remarks:
        out.heading(f"Remarks ({len(remarks)}; 'netnotes check --all' lists them)")
        out.table(_summary(remarks), indent=2)


def _show_fault(out: Output, fault: Diagnostic) -> None:
    place = f"line {fault.line}: " if fault.line else ""
    out.text(
        f"{fault.severity}: {place}{fault.message}", indent=2, hang=2, style=_STYLES[fault.severity], as_written=True
    )
    if source := clean(fault.source).strip():
        room = out.width - 8
        out.text(
            source if len(source) <= room else f"{source[: room - 1]}…", indent=6, hang=2, style="dim", as_written=True
        )
    out.text(f"→ {fault.remedy}", indent=4, hang=2, as_written=True)


def _by_note(faults: Iterable[Diagnostic]) -> list[tuple[str, list[Diagnostic]]]:
    """Faults by note: the note with the worst first, then by path; within a note worst first, then by line."""
    notes: dict[str, list[Diagnostic]] = {}
    for fault in faults:
        notes.setdefault(fault.path, []).append(fault)
    for group in notes.values():
        group.sort(key=lambda fault: (SEVERITIES.index(fault.severity), fault.line, fault.code))
    return sorted(notes.items(), key=lambda note: (SEVERITIES.index(note[1][0].severity), note[0]))


def _counted(faults: Iterable[Diagnostic]) -> str:
    counts = Counter(fault.severity for fault in faults)
    return ", ".join(
        f"{counts[severity]:,} {_WORDS[severity][counts[severity] != 1]}" for severity in SEVERITIES if counts[severity]
    )


def _summary(remarks: Iterable[Diagnostic]) -> list[tuple[Cell, str, str]]:
    """How often each remark was made: one row a code, guessed kinds by kind."""
    by_code: dict[str, list[Diagnostic]] = {}
    for remark in remarks:
        by_code.setdefault(remark.code, []).append(remark)
    return [(Cell(f"{len(group):,}", "bold"), code, _said_of(group)) for code, group in sorted(by_code.items())]


def _said_of(group: Sequence[Diagnostic]) -> str:
    """What a code's remarks have in common: their message, or how often each was said."""
    said = Counter(remark.message for remark in group)
    if len(said) == 1:
        return next(iter(said))
    most = said.most_common(4)
    rest = len(group) - sum(count for _, count in most)
    listed = "; ".join(f"{message} ({count:,})" for message, count in most)
    return f"{listed}; {rest:,} more" if rest else listed

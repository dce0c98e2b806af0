"""`netnotes check`: everything that is wrong with the notes, and every note that was not read as a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from netnotes.commands.common import Workspace, command
from netnotes.commands.output import Cell, Output, Style, clean, print_json
from netnotes.commands.records import diagnostic_record
from netnotes.commands.writing import dry_run_option
from netnotes.diagnostics import MOST_ALIKE, SEVERITIES, Diagnostic, Severity, first_alike, in_order

if TYPE_CHECKING:
    from netnotes.editing import Write
    from netnotes.model import Unread

SHOWN_ALIKE = 50  # faults of one code in one file that are shown line by line
_STYLES: dict[Severity, Style] = {"error": "red", "warning": "yellow", "info": "dim"}
_WORDS: dict[Severity, tuple[str, str]] = {
    "error": ("error", "errors"),
    "warning": ("warning", "warnings"),
    "info": ("remark", "remarks"),
}


@command("check", example="netnotes check --vault sample-vault", json=True)
@click.option("--all", "show_all", is_flag=True, help="Remarks one by one too, such as kinds that were guessed.")
@click.option("--fix", is_flag=True, help="Mend what has one safe answer; shows the changes and asks first.")
@click.option("--yes", is_flag=True, help="With --fix: do not ask.")
@dry_run_option
def check_command(work: Workspace, *, as_json: bool, show_all: bool, fix: bool, yes: bool, dry_run: bool) -> int:
    """What is wrong with your notes, worst first, each with its line and what to do about it.

    Then every note in a people folder that is not read as a person, with why. Errors are what cannot be used as it
    stands, warnings what may be meant otherwise, remarks nothing to mend. Exits with 1 when there are errors.

    Of one fault in one file the first 50 are shown and the rest counted; --json has the first 1000.

    --fix puts in quotes what YAML wants in quotes, replaces tabs there, and closes front matter that was left open:
    only where the note then says the very same. Everything else stays as it is.
    """
    if fix:
        return _mend(work, ask=not yes, dry_run=dry_run)
    if yes or dry_run:
        raise click.UsageError("--yes and --dry-run go with --fix.")
    faults = faults_of(work)
    unread = work.network.unread
    if as_json:
        print_json([diagnostic_record(fault) for fault in (*faults, *map(_as_remark, unread))])
    else:
        _show(Output(), faults, unread, work.network.notes_read, show_all)
    return _exit_code(faults)


def faults_of(work: Workspace) -> tuple[Diagnostic, ...]:
    """Every fault of settings and notes, those included that only the rules can see."""
    from netnotes.rules.asks import stray_outcomes
    from netnotes.vault.hints import language_hint
    from netnotes.vault.settings_file import missing_folders

    strays = (stray for person in work.network.people for stray in stray_outcomes(person, work.settings))
    hints = language_hint(work.diagnostics, work.settings)
    return in_order((*work.diagnostics, *strays, *missing_folders(work.root), *hints))


def _exit_code(faults: Iterable[Diagnostic]) -> int:
    return 1 if any(fault.severity == "error" for fault in faults) else 0


def _as_remark(unread: Unread) -> Diagnostic:
    return Diagnostic(
        unread.path, 0, "not-a-person", "info", f"not read as a person: {unread.why}", "nothing, if that is as meant"
    )


# --- what is wrong


def _show(out: Output, faults: Sequence[Diagnostic], unread: Sequence[Unread], notes: int, show_all: bool) -> None:
    out.text(f"{_notes(notes)} read: {_counted(faults) or 'nothing is wrong'}.")
    for severity in SEVERITIES:
        if severity != "info" or show_all:
            _show_group(out, severity, [fault for fault in faults if fault.severity == severity])
    if unread:
        out.heading(f"Not read as people ({len(unread)})")
        out.table([(one.path, one.why) for one in unread], indent=2)
    if not show_all and (remarks := [fault for fault in faults if fault.severity == "info"]):
        out.heading(f"Remarks ({len(remarks)}; 'netnotes check --all' lists them)")
        out.table(_summary(remarks), indent=2)


def _show_group(out: Output, severity: Severity, faults: Sequence[Diagnostic]) -> None:
    if not faults:
        return
    out.heading(f"{_WORDS[severity][1].capitalize()} ({len(faults)})")
    counts = Counter((fault.path, fault.code) for fault in faults)
    for fault in first_alike(faults, SHOWN_ALIKE):
        out.text(str(fault), indent=2, hang=2, style=_STYLES[severity], as_written=True)
        if source := clean(fault.source).strip():
            room = out.width - 8
            shown = source if len(source) <= room else f"{source[: room - 1]}…"
            out.text(shown, indent=6, hang=2, style="dim", as_written=True)
    for (path, code), count in counts.items():
        if count > SHOWN_ALIKE:
            more = f"{'at least ' if count == MOST_ALIKE else ''}{count - SHOWN_ALIKE} more like these"
            out.text(f"{path}: {more} ({code})", indent=2, hang=2, style="dim", as_written=True)


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


# --- mending


def _mend(work: Workspace, *, ask: bool, dry_run: bool) -> int:
    """Shows what would be mended, asks, and writes it."""
    from netnotes.commands.writing import carry_out, show_diff
    from netnotes.editing import diff

    planned, mended = _planned(work)
    out = Output()
    if not planned.changes:
        out.text("Nothing here has one safe answer; 'netnotes check' lists what is wrong.")
        return _exit_code(faults_of(work))
    show_diff(diff(planned.changes))
    if dry_run:
        return 0
    what = f"{mended} {'fault' if mended == 1 else 'faults'} in {_notes(len(planned.changes))}"
    if ask and not click.confirm(f"Mend {what}?"):
        out.text("Nothing was written.")
        return 1
    carry_out(work, lambda: planned, dry_run=False)
    out.text(f"Mended: {what}. 'netnotes undo' takes it back.")
    return 0


def _planned(work: Workspace) -> tuple[Write, int]:
    """The mended notes, and how many faults that mends."""
    from netnotes.editing import Write, edited, read_note_text
    from netnotes.fixes import FIXES, fix

    changes = []
    mended = 0
    for path in sorted({fault.path for fault in work.diagnostics if fault.code in FIXES}):
        before = read_note_text(work.root, path)
        fixed = fix(path, before)
        changes.append(edited(path, before, fixed.text))
        mended += len(fixed.mended)
    return Write("check --fix", tuple(change for change in changes if change.before != change.after)), mended


def _notes(count: int) -> str:
    return f"{count:,} {'note' if count == 1 else 'notes'}"

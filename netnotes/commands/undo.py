"""`netnotes undo`: take the last write back."""

from __future__ import annotations

import click

from netnotes.commands.common import Workspace, command
from netnotes.commands.output import Output
from netnotes.commands.writing import dry_run_option, show_diff


@command("undo", example="netnotes undo --dry-run")
@dry_run_option
def undo_command(work: Workspace, *, dry_run: bool) -> None:
    """Take back what netnotes wrote last, if the files are still as it left them; again goes one write
    further back.

    The report is not part of it: it is made anew at any time.
    """
    from netnotes.editing import Move, diff, undo

    done = undo(work.root, dry_run=dry_run)
    if dry_run:
        show_diff(diff(done.changes))
        return
    Output().text(f"Taken back: {done.what.removeprefix('undo ')}")
    for path in dict.fromkeys(change.to if isinstance(change, Move) else change.path for change in done.changes):
        click.echo(f"  {path}")

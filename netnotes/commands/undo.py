"""`netnotes undo`: take the last write back."""

from __future__ import annotations

import click

from netnotes.commands.common import Workspace, command
from netnotes.commands.output import Output, hint
from netnotes.commands.writing import dry_run_option, show_diff


@command("undo", example="netnotes undo --dry-run")
@click.option("--skip", is_flag=True, help="Leave the last write as it is, and let the next undo go further back.")
@dry_run_option
def undo_command(work: Workspace, *, skip: bool, dry_run: bool) -> None:
    """Take back what netnotes wrote last, if the files are still as it left them; again goes one write
    further back.

    Where you have edited one of them since, it is refused: --skip shows what would be taken back, for you to do by
    hand, and leaves that write as it is. The report is not part of it: it is made anew at any time.
    """
    from netnotes.editing import Move, diff, undo

    done = undo(work.root, dry_run=dry_run, leave=skip, say=hint)
    what = done.what.removeprefix("undo ")
    if skip and not dry_run and done.changes:
        Output().text(f"Left as it is: {what}. To take it back by hand, change this:")
    if dry_run or (skip and done.changes):
        show_diff(diff(done.changes))
        return
    Output().text(f"Taken back: {what}")
    for path in dict.fromkeys(change.to if isinstance(change, Move) else change.path for change in done.changes):
        click.echo(f"  {path}")

"""`netnotes watch`: the report kept up to date while notes are written."""

from __future__ import annotations

import gc
import sys
import time
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from netnotes.commands.common import Workspace, command
from netnotes.commands.output import clean
from netnotes.commands.report import derive, renew
from netnotes.diagnostics import NetnotesError

if TYPE_CHECKING:
    from netnotes.rules import NetworkFacts

QUIET = 100  # milliseconds without a change after which a burst of changes is over
LONGEST = 1000  # milliseconds after which the report is renewed even if changes go on
LOOK_UP = 1000  # milliseconds without a change after which it is looked whether a new day has begun


@command("watch", example="netnotes watch --vault sample-vault")
def watch_command(work: Workspace) -> None:
    """Keep the report up to date while you write: it is renewed whenever notes have changed, and when a day begins.

    One line is printed each time. Stop it with Ctrl-C. It needs the package watchfiles:
    `pip install 'netnotes[watch]'`.
    """
    try:
        from watchfiles import watch
    except ImportError:
        raise NetnotesError("netnotes watch needs the package watchfiles", "pip install 'netnotes[watch]'") from None
    keeper = _Keeper(work)
    keeper.renew(work)
    changes = watch(
        work.root, watch_filter=keeper.matters, debounce=LONGEST, step=QUIET, rust_timeout=LOOK_UP,
        yield_on_timeout=True, raise_interrupt=True,
    )  # fmt: skip
    looked_twice = False  # at what changed after the first report and before the watching began
    try:
        for changed in changes:
            if changed or keeper.is_new_day() or not looked_twice:
                keeper.renew(work.again(), quiet=not changed)
                looked_twice = True
    except KeyboardInterrupt:
        return  # that is how it is stopped


class _Keeper:
    """Renews the report, and keeps what was derived of people of whom nothing new is told."""

    def __init__(self, work: Workspace) -> None:
        self._root = work.root.resolve()
        self._report = self._root / work.settings.report_path
        self._facts: NetworkFacts | None = None
        self._revision = ""  # of what the facts rest on
        self._day = work.today

    def matters(self, change: object, path: str) -> bool:
        """Whether a changed path may change the report: notes, folders and settings, not what netnotes writes."""
        place = Path(path)
        if place == self._report:
            return False
        parts = place.relative_to(self._root).parts if place.is_relative_to(self._root) else place.parts
        if any(part.startswith(".") for part in parts):
            return False
        return place.suffix.lower() in (".md", ".yaml", ".j2", "")

    def is_new_day(self) -> bool:
        """Whether a day has begun since the last report."""
        return self._day != date.today()

    def renew(self, work: Workspace, *, quiet: bool = False) -> None:
        """Write the report, if it has changed, and say so in one line; what is refused is said and tried again.

        `quiet`: nothing is said where nothing has changed.
        """
        started = time.perf_counter()
        self._day = work.today
        try:
            self._report = self._root / work.settings.report_path
            self._start_from_before(work)
            said = renew(work)
        except NetnotesError as refused:
            if not work.root.is_dir():
                raise
            said = f"netnotes: {refused}"
        now = datetime.now().strftime("%H:%M:%S")
        if not (quiet and said.endswith("is up to date.")):
            click.echo(f"{now} {clean(said)} ({time.perf_counter() - started:.1f} s)")
            sys.stdout.flush()
        work.say_settings()
        self._look_ahead(work)
        work.finish()
        gc.collect()  # while nobody waits
        gc.freeze()

    def _look_ahead(self, work: Workspace) -> None:
        """Derives everything where the report was known without: the next change is then told at once."""
        if "facts" not in work.__dict__:
            try:
                derive(work)
            except NetnotesError:
                return  # it has been said
        self._facts = work.facts

    def _start_from_before(self, work: Workspace) -> None:
        before, self._facts, changed = self._facts, None, work.read_anew
        found, left = work.revisions
        # Where another netnotes has seen a change first, it is news to nobody but us.
        known, self._revision = self._revision == found != "", left
        if known and before and changed is not None and (before.day, before.settings) == (work.today, work.settings):
            work.take_over(before.after(work.network, changed))

"""Progress on a terminal, while many notes are read."""

from __future__ import annotations

import sys
from collections.abc import Callable

import click


class reading:  # noqa: N801 (reads as a statement: `with reading() as progress`)
    """Progress on a terminal while notes are read: `progress(done, total)`; silent in a pipe and when quick."""

    def __init__(self) -> None:
        self._shown = False

    def __enter__(self) -> Callable[[int, int], None] | None:
        import time

        if not sys.stderr.isatty():
            return None
        started = time.monotonic()

        def progress(done: int, total: int) -> None:
            if time.monotonic() - started > 1:
                self._shown = True
                click.echo(f"\rReading notes: {done:,} of {total:,} ", nl=False, err=True)

        return progress

    def __exit__(self, *_: object) -> None:
        if self._shown:
            click.echo("\r\x1b[K", nl=False, err=True)

"""A disk that fails where a test wants it to, and a look at what it left."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path
from typing import Any

from netnotes.editing.system import System

OLD, NEW = b"---\r\nname: Ana\r\n---\r\nold\r\n", b"---\r\nname: Ana\r\n---\r\nold\r\nand new\r\n"


class FailingSystem(System):
    """Counts the calls and fails the one numbered `fail_at` (from 1), or with `forever` all from there on."""

    def __init__(self, fail_at: int = 0, *, forever: bool = False) -> None:
        self.calls: list[str] = []
        self.fail_at = fail_at
        self.forever = forever

    def __getattribute__(self, name: str) -> Any:
        value = object.__getattribute__(self, name)
        if name.startswith("_") or not callable(value):
            return value
        return self._counted(name, value)

    def _counted(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*args: Any, **kwargs: Any) -> Any:
            self.calls.append(name)
            number = len(self.calls)
            if number == self.fail_at or (self.forever and 0 < self.fail_at <= number):
                if name == "close":  # the descriptor is given back all the same, as Linux does
                    call(*args)
                raise OSError(errno.ENOSPC, f"call {number}, {name}, fails")
            return call(*args, **kwargs)

        return counted


def files(root: Path) -> dict[str, bytes]:
    """Every file below the folder, by its path there, links followed."""
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in sorted(root.rglob("*")) if not p.is_dir()}

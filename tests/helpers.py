"""Small vaults in text, and what netnotes makes of them."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING, Any

from netnotes.settings import Settings

if TYPE_CHECKING:
    from netnotes.model import Network
    from netnotes.rules import NetworkFacts

_HERE = os.getpid()
Files = Mapping[str, str | bytes]


def vault(tmp_path: Path, files: Files) -> Path:
    """Writes the files (text is dedented, bytes stay as they are) and gives back the vault's folder."""
    root = tmp_path / "vault"
    root.mkdir(exist_ok=True)
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else dedent(content).lstrip("\n").encode())
    return root


@contextmanager
def slow_turns() -> Iterator[None]:
    """Several processes read even a small vault, one file in a turn, and each of them has some."""
    from netnotes.vault import shares

    def slowly(*args: Any) -> Any:
        time.sleep(0.002)
        return stamps(*args)

    before = shares.FEWEST, shares.TURN, shares.stamps
    stamps = shares.stamps
    shares.FEWEST, shares.TURN, shares.stamps = 1, 1, slowly
    try:
        yield
    finally:
        shares.FEWEST, shares.TURN, shares.stamps = before


def lost(*args: Any) -> Any:
    """In the place of a function: the process that calls it is gone. Not the one that runs the tests."""
    assert os.getpid() != _HERE
    os._exit(1)


def settings_of(root: Path, **changes: Any) -> Settings:
    """The vault's own settings, with `changes`."""
    from netnotes.vault import read_settings

    return read_settings(root)[0]._replace(**changes)


def network(files: Files, tmp_path: Path, **settings: Any) -> Network:
    """What the notes say; `settings` by name, such as `me="Me"`."""
    from netnotes.vault import read_network

    root = vault(tmp_path, files)
    return read_network(root, settings_of(root, **settings))


def facts(files: Files, tmp_path: Path, today: str = "2026-06-30", **settings: Any) -> NetworkFacts:
    """What follows from the notes on a day."""
    from netnotes.rules import NetworkFacts

    root = vault(tmp_path, files)
    chosen = settings_of(root, **settings)
    from netnotes.vault import read_network

    return NetworkFacts(read_network(root, chosen), date.fromisoformat(today), chosen)

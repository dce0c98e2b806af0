"""Which folder is the vault."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from netnotes.diagnostics import NetnotesError

SETTINGS_FILE = "netnotes.yaml"
_MARKS = (SETTINGS_FILE, ".obsidian")


def find_vault(explicit: str | None, environ: Mapping[str, str], cwd: Path) -> Path:
    """The vault's folder, absolute: `explicit` (--vault), else NETNOTES_VAULT, else the nearest folder from
    `cwd` upward that holds netnotes.yaml or .obsidian. Raises NetnotesError; there is no default vault.
    """
    if explicit is not None:
        return _folder(explicit, cwd, "--vault")
    if named := environ.get("NETNOTES_VAULT"):
        return _folder(named, cwd, "NETNOTES_VAULT")
    for folder in (cwd, *cwd.parents):
        if is_marked(folder):
            return folder
    raise NetnotesError(
        f"no vault here: neither {cwd} nor a folder above it holds netnotes.yaml or .obsidian",
        "go into your vault, name it with --vault DIR or NETNOTES_VAULT, or make one with 'netnotes init'",
    )


def is_marked(folder: Path) -> bool:
    """Whether a folder says that it is a vault: it holds netnotes.yaml or .obsidian."""
    return any((folder / mark).exists() for mark in _MARKS)


def _folder(named: str, cwd: Path, by: str) -> Path:
    try:
        folder = cwd / Path(named).expanduser()
        is_folder = bool(named) and folder.is_dir()
    except (RuntimeError, ValueError, OSError):  # no such home, a NUL in the name, no permission on the way
        is_folder = False
    if not is_folder:
        raise NetnotesError(f"the vault that {by} names is not a folder: {named}", "name an existing folder")
    return folder

"""The vault: finding it, its settings, and everyone its notes tell of. Level 2.

find      which folder is the vault
settings_file  netnotes.yaml
obsidian  what Obsidian's own settings say of folders and daily notes
layout    what a path says of a note: daily note, template, in a people folder …
read      files from disk
people    which notes are people
links     which note a link means
events    what happened, told by one note or by several
outline   what a file is to all others
assemble  notes -> Network
whole     everyone from all notes: alone, or (shares) with every processor
cached    the same with the cache: partial, what a few changed notes change; stored, people as the cache has them
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from netnotes.vault.find import find_vault

if TYPE_CHECKING:
    from netnotes.vault.read import read_network
    from netnotes.vault.settings_file import read_settings

__all__ = ["find_vault", "read_network", "read_settings"]


def __getattr__(name: str) -> Any:
    """The readers, loaded when they are used: with a cache they seldom are."""
    if name == "read_network":
        from netnotes.vault.read import read_network as found
    elif name == "read_settings":
        from netnotes.vault.settings_file import read_settings as found  # type: ignore[assignment]  # as above
    else:
        raise AttributeError(name)
    return found

"""The vault: finding it, its settings, and everyone its notes tell of. Level 2.

find      which folder is the vault
settings_file  netnotes.yaml
obsidian  what Obsidian's own settings say of folders and daily notes
layout    what a path says of a note: daily note, template, in a people folder …
read      files from disk
people    which notes are people
links     which note a link means
events    what happened, told by one note or by several
assemble  notes -> Network
"""

from __future__ import annotations

from netnotes.vault.find import find_vault
from netnotes.vault.read import read_network
from netnotes.vault.settings_file import read_settings

__all__ = ["find_vault", "read_network", "read_settings"]

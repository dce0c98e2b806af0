"""Shell completion of names and tags: at once at any size, so from the cache, else from the names of the files.

What is completed may be a moment old; the command itself reads the notes as they are. Nothing here raises: a shell
that completes nothing is better than one that prints an error into the line being typed.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from netnotes.commands.common import Workspace
from netnotes.diagnostics import NetnotesError
from netnotes.names import fold_plain, stem

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

MOST = 200
_OPEN_QUOTE = r"""(?:^|\s)(?:"[^"]*|'[^']*)\Z"""


def complete_person(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Names and aliases that begin, or have a word that begins, with what was typed."""
    people = _people(ctx)
    wanted = fold_plain(incomplete)
    names: dict[str, str] = {}
    for path, (name, _, aliases, _) in people.items():
        for known in (name, *aliases):
            names.setdefault(known, path)
    return _items(((name, path) for name, path in names.items()), wanted)


def complete_tag(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Tags of people that begin with what was typed."""
    tags = {tag for _, _, _, tags in _people(ctx).values() for tag in tags}
    return _items(((tag, "") for tag in tags), fold_plain(incomplete.lstrip("#")))


def complete_key(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Properties that begin with what was typed."""
    from netnotes.properties import PROPERTIES

    return _items(((item.keys[0], item.meaning) for item in PROPERTIES), fold_plain(incomplete))


def _items(found: Iterable[tuple[str, str]], wanted: str) -> list[CompletionItem]:
    """Values that begin with what was typed; else the only one of which a later word does.

    Several of the latter have no beginning in common, and zsh would put that nothing in place of what was typed.
    """
    from click.shell_completion import CompletionItem

    first: list[CompletionItem] = []
    later: list[CompletionItem] = []
    for value, about in sorted(found):
        folded = fold_plain(value)
        item = CompletionItem(_for_shell(value), help=about or None)
        if folded.startswith(wanted):
            first.append(item)
        elif f" {wanted}" in folded:
            later.append(item)
    return first[:MOST] or (later if len(later) == 1 else [])


def _for_shell(value: str) -> str:
    """A value as bash must be given it, outside of quotes: unlike zsh and fish, it takes the words as they are.

    Two backslashes, because click's script reads the value with `read`, which takes one of them.
    """
    in_bash = os.environ.get("_NETNOTES_COMPLETE", "").startswith("bash")
    if not in_bash or re.search(_OPEN_QUOTE, os.environ.get("COMP_WORDS", "")):
        return value
    return re.sub(r"([^\w@%+=:,./-])", r"\\\\\1", value)


def _people(ctx: click.Context) -> dict[str, Any]:
    """Name, link, aliases and tags by path; from the file names alone where there is no cache yet."""
    work = Workspace(ctx.params.get("vault"), None)
    try:
        return work.names_kept() or {path: (stem(path), "", (), ()) for path in _files(work)}
    except (NetnotesError, OSError):
        return {}


def _files(work: Workspace) -> list[str]:
    """Markdown files in the people folders."""
    from netnotes.vault.listing import list_notes

    folders = {fold_plain(folder.rsplit("/", 1)[-1]) for folder in work.settings.people_folders}
    paths = list_notes(work.root).paths
    inside = [path for path in paths if folders.intersection(fold_plain(part) for part in path.split("/")[:-1])]
    return inside or list(paths)

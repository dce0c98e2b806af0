"""`netnotes edit` and `netnotes open`: a note in the user's editor, or in Obsidian."""

from __future__ import annotations

import os
import shlex
import shutil
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import quote

import click

from netnotes.commands.common import Workspace, command
from netnotes.commands.completing import complete_person
from netnotes.commands.output import hint
from netnotes.diagnostics import NetnotesError

if TYPE_CHECKING:
    from netnotes.model import Person

_PLUS_LINE = frozenset(
    ("vi", "vim", "nvim", "gvim", "view", "nano", "pico", "emacs", "emacsclient", "micro", "kak", "ne", "joe", "jed",
     "mg", "gedit", "xed", "pluma", "kate", "mousepad", "geany")
)  # fmt: skip
_COLON_LINE = frozenset(("hx", "helix", "subl", "sublime_text", "zed", "atom"))
_GOTO = frozenset(("code", "code-insiders", "codium", "vscodium", "cursor", "windsurf"))


@command("edit", example='EDITOR=true netnotes edit "Pa" --vault sample-vault')
@click.argument("name", shell_complete=complete_person)
def edit_command(work: Workspace, *, name: str) -> None:
    """Open somebody's note in $VISUAL or $EDITOR, at their latest interaction."""
    person = work.person(name).person
    edit(work, person.path, latest_line(person))


def latest_line(person: Person) -> int:
    """The line of a person's note that tells of the latest interaction, else the first."""
    return next((e.line for i in reversed(person.interactions) for e in i.evidence if e.path == person.path), 1)


def edit(work: Workspace, path: str, line: int) -> None:
    """Open a note at a line and wait for the editor. Raises NetnotesError where there is none."""
    _run_editor(str(work.root / path), line)


def edit_draft(draft: str) -> str:
    """What the user makes of a draft in an editor.

    Raises NetnotesError where there is none or it fails; a changed draft is then kept, and a hint says where.
    """
    from netnotes.editing.drafts import edited_draft

    return edited_draft(
        draft, lambda path: _run_editor(path, 1), lambda path: hint(f"Nothing was written; your text is in {path}")
    )


def _run_editor(path: str, line: int) -> None:
    import subprocess

    command_line = editor_command(_editor(), path, line)
    try:
        code = subprocess.run(command_line, check=False).returncode
    except OSError as error:
        raise NetnotesError(
            f"the editor '{command_line[0]}' cannot be started", "set EDITOR to one that can"
        ) from error
    if code:
        raise NetnotesError(f"the editor '{command_line[0]}' ended with code {code}", "see what it said")


def editor_command(editor: str, path: str, line: int) -> list[str]:
    """The command that opens a file at a line, as this editor wants it told; unknown ones get the file alone.

    It is run without a shell. Raises NetnotesError when the editor's name cannot be read.
    """
    try:
        words = shlex.split(editor, posix=os.name != "nt")
    except ValueError:
        raise NetnotesError(f"EDITOR is `{editor}`, with a quote that never ends", "correct it") from None
    name = PurePath(words[0]).name.removesuffix(".exe").lower()
    if name in _PLUS_LINE:
        return [*words, f"+{line}", path]
    if name in _COLON_LINE:
        return [*words, f"{path}:{line}"]
    if name in _GOTO:
        return [*words, "--goto", f"{path}:{line}"]
    return [*words, path]


def _editor() -> str:
    for variable in ("VISUAL", "EDITOR"):
        if os.environ.get(variable, "").strip():
            return os.environ[variable]
    for name in ("notepad",) if os.name == "nt" else ("sensible-editor", "nano", "vi"):
        if shutil.which(name):
            return name
    raise NetnotesError("no editor is set", "set EDITOR, for example: export EDITOR=nano")


@command("open", example='netnotes open "Pa" --print --vault sample-vault')
@click.argument("name", shell_complete=complete_person)
@click.option("--print", "only_print", is_flag=True, help="Print the address instead of opening it.")
def open_command(work: Workspace, *, name: str, only_print: bool) -> None:
    """Open somebody's note in Obsidian, by its obsidian:// address."""
    open_in_obsidian(work, work.person(name).person, only_print=only_print)


def open_in_obsidian(work: Workspace, person: Person, *, only_print: bool = False) -> None:
    """Hand the note's address to the system.

    Raises NetnotesError where the system knows no program for it.
    """
    address = f"obsidian://open?path={quote(str((work.root / person.path).resolve()), safe='')}"
    if only_print:
        click.echo(address)
    elif click.launch(address):
        raise NetnotesError("nothing here opens obsidian:// addresses", f"install Obsidian, or use: {address}")

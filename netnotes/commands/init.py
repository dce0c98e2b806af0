"""`netnotes init`: netnotes.yaml for a vault that is there, a small vault in an empty folder, or the sample vault."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from netnotes.commands.common import Workspace, command
from netnotes.commands.output import Output, clean
from netnotes.diagnostics import NetnotesError

if TYPE_CHECKING:
    from netnotes.editing.journal import Edit
    from netnotes.vault.survey import Survey

SETTINGS_FILE = "netnotes.yaml"
_KEYS_SHOWN = 12
_SHAPES = {
    "list": "list items",
    "heading": "headings",
    "table": "table rows",
    "front matter": "in front matter",
    "daily": "in daily notes",
    "meeting": "in meeting and other notes",
}


@command("init", example="netnotes init --sample my-sample --dry-run")
@click.argument("folder", required=False, metavar="[DIR]")
@click.option("--sample", is_flag=True, help="Copy out the sample vault, to look around in.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--dry-run", is_flag=True, help="Show what would be written and write nothing.")
def init_command(work: Workspace, *, folder: str | None, sample: bool, yes: bool, dry_run: bool) -> int | None:
    """Begin: in a vault you have, or in an empty folder; DIR, else the vault, else where you are.

    In a vault it looks at what is there, says what it found, and proposes a netnotes.yaml with the settings that
    differ from the defaults. In an empty folder it makes a small vault: a template for people that Obsidian's
    Templates plugin can fill in, and a note that explains the rest. Nothing that exists is ever changed.
    """
    root = _folder(work, folder, sample)
    out = Output()
    if sample:
        files = _sample_files(root)
        what = "the sample vault"
    elif _has_notes(root):
        found = _survey(root)
        _tell(out, root, found)
        files = _settings_files(out, root, found)
        what = SETTINGS_FILE
    else:
        files = _new_vault_files(root)
        what = "a small vault"
    if not files:
        return None
    return _write(out, root, files, what, ask=not yes, dry_run=dry_run)


def _folder(work: Workspace, named: str | None, sample: bool) -> Path:
    if named is not None:
        return Path.cwd() / Path(named).expanduser()
    if sample:
        return Path.cwd() / "sample-vault"
    try:
        return work.root
    except NetnotesError:
        if click.get_current_context().params.get("vault") or os.environ.get("NETNOTES_VAULT"):
            raise
        return Path.cwd()


def _has_notes(root: Path) -> bool:
    from netnotes.vault.read import list_notes

    if root.exists() and not root.is_dir():
        raise NetnotesError(f"{root} is not a folder", "name a folder")
    return root.is_dir() and bool(list_notes(root).paths)


# --- a vault that is there


def _survey(root: Path) -> Survey:
    from netnotes.vault import read_settings
    from netnotes.vault.survey import survey

    return survey(root, read_settings(root)[0])


def _tell(out: Output, root: Path, found: Survey) -> None:
    out.heading(f"Found in {root}")
    people = sum(count for _, count in found.people)
    rows = [
        ("Notes", f"{found.notes:,}"),
        ("People", _with_places(people, found.people)),
        ("Daily notes", _with_places(sum(count for _, count in found.daily), found.daily)),
        ("Interactions", _interactions(found)),
        ("Promises", f"{found.promises:,}" if found.promises else ""),
        ("Properties", ", ".join(f"{key} {count:,}" for key, count in found.properties[:_KEYS_SHOWN])),
        ("Problems", _problems(found)),
    ]
    out.table([row for row in rows if row[1]], indent=2)
    if not people:
        out.text(
            "No people yet: put one note per person into a folder People, or give their notes the property "
            "type: person.",
            indent=2,
        )


def _with_places(total: int, places: Sequence[tuple[str, int]]) -> str:
    if not total:
        return ""
    named = ", ".join(f"{place or 'the top folder'} {count:,}" for place, count in places[:5])
    return f"{total:,} (in {named})"


def _interactions(found: Survey) -> str:
    total = found.stated + found.guessed + found.unstated
    if not total:
        return ""
    shapes = ", ".join(f"{count:,} {_SHAPES[shape]}" for shape, count in found.shapes)
    return (
        f"{total:,}: {shapes}. The kind is stated in {found.stated:,}, read from words in {found.guessed:,} "
        f"and unknown in {found.unstated:,}"
    )


def _problems(found: Survey) -> str:
    if not (found.errors or found.warnings):
        return ""
    errors = f"{found.errors:,} {'error' if found.errors == 1 else 'errors'}"
    warnings = f"{found.warnings:,} {'warning' if found.warnings == 1 else 'warnings'}"
    return f"{errors} and {warnings}; 'netnotes check' lists them"


def _settings_files(out: Output, root: Path, found: Survey) -> dict[str, bytes]:
    """The proposed netnotes.yaml, or nothing where none is needed or one is there."""
    from netnotes.vault.settings_text import setting_line, settings_text

    lines = [setting_line(name, value) for name, value in found.proposed.items()]
    if (root / SETTINGS_FILE).exists():
        out.heading(f"{SETTINGS_FILE} is there, and stays as it is")
        if lines:
            out.text("These settings would suit what was found:", indent=2)
        for line in lines:
            out.text(line, indent=4, as_written=True)
        return {}
    if not lines and (root / ".obsidian").is_dir():
        out.heading(f"The defaults suit this vault; it needs no {SETTINGS_FILE}")
        return {}
    return {SETTINGS_FILE: settings_text(found.proposed).encode()}


# --- new files


def _new_vault_files(root: Path) -> dict[str, bytes]:
    from netnotes.resources import resource_text
    from netnotes.vault.settings_text import settings_text

    files = {
        SETTINGS_FILE: settings_text({}),
        "README.md": resource_text("templates/vault/README.md"),
        "templates/person.md": resource_text("templates/person.md"),
        ".obsidian/templates.json": '{\n  "folder": "templates"\n}\n',
    }
    return {path: text.encode() for path, text in files.items() if not (root / path).exists()}


def _sample_files(root: Path) -> dict[str, bytes]:
    from netnotes.resources import resource

    if root.is_dir() and any(root.iterdir()):
        raise NetnotesError(f"{root} is not empty", "name a folder that is not there yet")
    sample = resource("sample-vault")
    found = (path for path in sorted(sample.rglob("*")) if path.is_file())
    return {path.relative_to(sample).as_posix(): path.read_bytes() for path in found}


def _write(out: Output, root: Path, files: dict[str, bytes], what: str, *, ask: bool, dry_run: bool) -> int | None:
    """Shows the files, asks, and makes them, all or none."""
    from netnotes.editing import Edit, Write, write

    out.heading(f"{'Would be' if dry_run else 'To be'} written to {root}")
    _show_files(out, files)
    if dry_run:
        return None
    if ask and not click.confirm(f"Write {what}?", default=True):
        out.text("Nothing was written.")
        return 1
    root.mkdir(parents=True, exist_ok=True)
    edits: tuple[Edit, ...] = tuple(Edit(path, None, data) for path, data in files.items())
    write(root, lambda: Write("init", edits))
    then = "read README.md there" if "README.md" in files else f"netnotes today --vault {_shown(root)}"
    out.text(f"Written. Next: {then}", as_written=True)
    return None


def _show_files(out: Output, files: dict[str, bytes]) -> None:
    if set(files) == {SETTINGS_FILE}:
        out.text(SETTINGS_FILE, indent=2, style="bold")
        for line in files[SETTINGS_FILE].decode().splitlines():
            out.text(line, indent=4, hang=2, as_written=True)
        return
    folders: dict[str, list[str]] = {}
    for path in files:
        folders.setdefault(path.split("/", 1)[0] if "/" in path else "", []).append(path)
    for folder, paths in sorted(folders.items()):
        few = len(paths) <= 4 or not folder
        out.text(", ".join(paths) if few else f"{folder}/ ({len(paths)} files)", indent=2, hang=2)


def _shown(root: Path) -> str:
    """The folder as it can be typed, relative to here where it lies below."""
    path = clean(str(root.relative_to(Path.cwd()) if root.is_relative_to(Path.cwd()) else root))
    return f'"{path}"' if " " in path else path

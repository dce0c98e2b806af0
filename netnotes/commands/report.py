"""`netnotes report`: the report, written into the vault."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from netnotes.commands.common import Workspace, command
from netnotes.diagnostics import NetnotesError

if TYPE_CHECKING:
    from netnotes.rules import NetworkFacts

VAULT_TEMPLATE = "templates/report.md.j2"
MOST_BYTES = 10 * 1024 * 1024


@command("report", example="netnotes report --vault sample-vault --today 2026-06-30")
@click.option("--output", metavar="FILE", help="Write there instead, relative to where you are; - prints it.")
@click.option("--template", metavar="FILE", help="Your own template; else templates/report.md.j2 of the vault.")
@click.option("--force", is_flag=True, help="Replace a report that was changed by hand.")
def report_command(work: Workspace, *, output: str | None, template: str | None, force: bool) -> None:
    """Write the report into the vault: whom to contact today and why, what is owed, what would deepen each tie.

    It is one Markdown note. Your own text above and below its generated block stays. Run it as often as you like: on
    one day it gives the same bytes, and the file is not touched.
    """
    if output == "-":
        click.echo(_block(work, None, _template(work, template)).encode("utf-8"), nl=False)
        return work.say_problems()
    click.echo(renew(work, output=output, template=template, force=force))
    work.is_empty()
    return work.say_problems()


def renew(work: Workspace, *, output: str | None = None, template: str | None = None, force: bool = False) -> str:
    """Write the report where it has changed, and say so in one line. Raises NetnotesError."""
    from netnotes.report import Stamp, since_day, splice

    own = _template(work, template)
    _refuse_no_vault(work)
    root, path = _place(work, output)
    target = root / path
    existing = _existing(target)
    text = existing.decode("utf-8") if existing is not None else None
    since = since_day(text, work.today)
    block = _block(work, since, own)
    stamp = Stamp(work.today, since)
    rendered = splice(text, block, stamp, empty=not work.network.people, force=force).encode("utf-8")
    shown = output or work.settings.report_path
    if rendered == existing:
        return f"{shown} is up to date."
    _write(root, path, existing, rendered)
    before = work.facts.on(since) if since else None
    return _said(shown, work.facts, before, new=existing is None)


def derive(work: Workspace) -> None:
    """Derives all that the report rests on, though its text is known already. Raises NetnotesError."""
    from netnotes.report import since_day

    root, path = _place(work, None)
    existing = _existing(root / path)
    since = since_day(existing.decode("utf-8") if existing is not None else None, work.today)
    _render(work, since, _template(work, None))


def _refuse_no_vault(work: Workspace) -> None:
    """Raise NetnotesError for a folder that nothing shows to be a vault: it may have been named by mistake."""
    from netnotes.vault.find import is_marked

    if not work.network.people and not is_marked(work.root):
        raise NetnotesError(
            f"{work.root} is no vault: it holds no notes on people, and neither netnotes.yaml nor .obsidian",
            "name your vault with --vault DIR, or make this one with 'netnotes init'",
        )


def _block(work: Workspace, since: date | None, template: str | None) -> str:
    """The report's own text; the template is the user's, None for the one that netnotes has."""

    return work.remember(f"report since {since} by {template!r}", lambda: _render(work, since, template))


def _render(work: Workspace, since: date | None, template: str | None) -> str:
    from netnotes.report import render_block

    return render_block(work.facts, before=work.facts.on(since) if since else None, template=template)


def _place(work: Workspace, output: str | None) -> tuple[Path, str]:
    """The folder writes must stay in, and the report's path below it."""
    if output is None:
        return work.root, work.settings.report_path
    target = Path(output).expanduser().absolute()
    return target.parent, target.name


def _template(work: Workspace, given: str | None) -> str | None:
    """The text of the user's template: the one given, else the vault's, else none."""
    path = Path(given).expanduser() if given else work.root / VAULT_TEMPLATE
    try:
        return _bytes(path).decode("utf-8")
    except FileNotFoundError:
        if given is None:
            return None
        raise NetnotesError(f"there is no template {given}", "name an existing file after --template") from None
    except (OSError, UnicodeDecodeError) as error:
        raise NetnotesError(f"the template {path} cannot be read ({error})", "check the file") from None


def _bytes(path: Path) -> bytes:
    """A file's bytes. Raises OSError, also for what is no ordinary file: a pipe or a device has no end."""
    if path.exists() and not path.is_file():
        raise OSError(None, "it is no ordinary file")
    if path.stat().st_size > MOST_BYTES:
        raise OSError(None, "it is too large")
    return path.read_bytes()


def _existing(target: Path) -> bytes | None:
    """The bytes that stand at the report's place, UTF-8 for certain."""
    try:
        data = _bytes(target)
        data.decode("utf-8")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError:
        raise NetnotesError(
            f"{target} is not a report of netnotes (not UTF-8 text)", "move it away, or set `report_path`"
        ) from None
    except OSError as error:
        raise NetnotesError(f"{target} cannot be read ({error.strerror})", "check the path and its rights") from None
    return data


def _write(root: Path, path: str, existing: bytes | None, new: bytes) -> None:
    from netnotes.editing import create_file, digest, lock, place, replace_file

    try:
        with lock(root):
            target = place(root, path)
            if existing is None:
                create_file(target, new, root=root)
            else:
                replace_file(target, new, digest(existing), root=root)
    except OSError as error:
        raise NetnotesError(
            f"{path} could not be written ({error.strerror})", "check the folder's rights and the disk"
        ) from None


def _said(path: str, facts: NetworkFacts, before: NetworkFacts | None, *, new: bool) -> str:
    """What changed, in one line."""
    people = len(facts.network.people)
    head = f"{'Wrote' if new else 'Renewed'} {path}: {people} {'person' if people == 1 else 'people'}"
    head += f", {len(facts.today)} to contact today"
    if before is None:
        return f"{head}."
    changes = len(facts.changes_since(before))
    return f"{head}; {changes or 'no'} {'change' if changes == 1 else 'changes'} since {before.day}."

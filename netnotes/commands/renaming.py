"""`netnotes rename` and `netnotes merge`: a person's note under another name, or two notes as one."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import click

from netnotes.commands.common import Workspace, command
from netnotes.commands.completing import complete_person
from netnotes.commands.output import Output, hint
from netnotes.commands.set import Setting, known_property, wanted_property
from netnotes.commands.writing import carry_out, dry_run_option, one_line
from netnotes.diagnostics import NetnotesError
from netnotes.names import fold, fold_plain, folder, stem

if TYPE_CHECKING:
    from netnotes.editing import Change, Write
    from netnotes.editing.front import Property
    from netnotes.editing.links import Renaming
    from netnotes.model import Person

_yes_option = click.option("--yes", is_flag=True, help="Do not ask first.")


@command("rename", example='netnotes rename "Pa" "Henk Veldhoven" --dry-run --vault sample-vault')
@click.argument("name", shell_complete=complete_person)
@click.argument("new")
@_yes_option
@dry_run_option
def rename_command(work: Workspace, *, name: str, new: str, yes: bool, dry_run: bool) -> None:
    """Give somebody another name: the file, the name in it, and every link to it in the vault, or nothing
    at all.

    It shows what would change and asks; `netnotes undo` takes it back.
    """
    from netnotes.editing import Edit, Move, Write
    from netnotes.editing.names import legal_stem

    person = work.person_to_write(name)
    full = one_line(new)
    place = folder(person.path)
    path = f"{place}/{legal_stem(full)}.md" if place else f"{legal_stem(full)}.md"
    _refuse_taken(work, person, path)
    renaming = _renaming(work, person, path, full)

    def plan() -> Write:
        changes: list[Change] = []
        for source, before in _texts(work, person):
            after = _relinked(source, before, renaming)
            if source == person.path:
                after = _renamed_inside(source, after, renaming)
            if after != before:
                changes.append(Edit(source, before.encode("utf-8"), after.encode("utf-8")))
        if path != person.path:
            changes.append(Move(person.path, path))
        return Write(f"rename {person.name}", tuple(changes))

    _ask_and_write(work, plan, yes=yes, dry_run=dry_run)


@command("merge", example='netnotes merge "Pa" "Liesbeth Veldhoven" --dry-run --vault sample-vault')
@click.argument("keep", shell_complete=complete_person)
@click.argument("other", shell_complete=complete_person)
@_yes_option
@dry_run_option
def merge_command(work: Workspace, *, keep: str, other: str, yes: bool, dry_run: bool) -> None:
    """Make one note of two notes on one person: all of OTHER goes into KEEP, and every link follows.
     No line is lost: what contradicts KEEP stays in the note in a block of its own. It shows what would change
    and asks; `netnotes undo` takes it back.
    """
    from netnotes.editing import Edit, Write, place
    from netnotes.editing.links import headings_of, links_to_shared_headings

    first, second = work.person_to_write(keep), work.person_to_write(other)
    if first.path == second.path:
        raise NetnotesError(f"{first.path} cannot be merged with itself", "name two notes")
    if (work.root / second.path).is_symlink():
        raise NetnotesError(f"{second.path} is a link to another file", "merge the file it leads to")
    renaming = _renaming(work, second, first.path, first.name)
    told: list[tuple[str, ...]] = []
    unclear: list[str] = []

    def plan() -> Write:
        texts = dict(_texts(work, first, second))
        merged, contradicting = _merged(work, first, second, texts)
        told.append(contradicting)
        shared = headings_of(texts[first.path]) & headings_of(texts[second.path])
        unclear[:] = [
            f"{source} {link}"
            for source, text in texts.items()
            for link in links_to_shared_headings(text, source, renaming, shared)
        ]
        changes: list[Change] = []
        for source, before in texts.items():
            if source == second.path:
                mode = place(work.root, source).stat().st_mode & 0o777
                changes.append(Edit(source, before.encode("utf-8"), None, mode))
                continue
            after = _relinked(source, merged if source == first.path else before, renaming)
            if after != before:
                changes.append(Edit(source, before.encode("utf-8"), after.encode("utf-8")))
        return Write(f"merge {second.name} into {first.name}", tuple(changes))

    _ask_and_write(work, plan, yes=yes, dry_run=dry_run)
    if unclear:
        hint(f"These links name a heading that both notes have, and lead to the first one now: {', '.join(unclear)}")
    if told and told[-1]:
        hint(f"These properties of {second.path} contradict and stand in the body now: {', '.join(told[-1])}")


def _refuse_taken(work: Workspace, person: Person, path: str) -> None:
    """Raise NetnotesError where another note has the new name: links to it could then mean either."""
    from netnotes.editing.names import twin
    from netnotes.vault.read import list_notes

    others = {stem(other): other for other in list_notes(work.root).paths if other != person.path}
    if taken := twin(stem(path), others):
        raise NetnotesError(
            f"{others[taken]} has that name already",
            "choose another name, or 'netnotes merge' if it is the same person",
        )


def _renaming(work: Workspace, person: Person, path: str, name: str) -> Renaming:
    from netnotes.editing.links import Renaming
    from netnotes.names import without_md
    from netnotes.vault.links import Resolver
    from netnotes.vault.read import list_notes

    people = [*work.network.people, *([work.network.me] if work.network.me else [])]
    paths = list_notes(work.root).paths
    resolver = Resolver(paths, {other.path: (other.name, *other.aliases) for other in people})
    own = {fold_plain(stem(person.path)), fold_plain(person.name)}
    taken = sum(fold(stem(other)) == fold(stem(path)) for other in paths if other not in (path, person.path))

    def means(target: str, source: str) -> bool:
        """Links by an alias stay as they are: the alias stays, too."""
        return fold_plain(stem(target)) in own and resolver.find(target, source).person == person.path

    link = without_md(path) if taken else stem(path)
    return Renaming(person.path, path, link, means, person.name, name)


def _texts(work: Workspace, *needed: Person) -> Iterator[tuple[str, str]]:
    """Every note that can be edited, with its text; the report, which is made anew, left out.

    Raises NetnotesError where one of the needed cannot be edited; others that cannot are named in a hint.
    """
    from netnotes.editing import read_note_text
    from netnotes.vault.read import list_notes

    for path in list_notes(work.root).paths:
        try:
            text = read_note_text(work.root, path)
        except NetnotesError as error:
            if any(path == person.path for person in needed):
                raise
            hint(f"{error.what}; links in it were not looked at.")
            continue
        if "generated_by: netnotes" not in text[:200]:
            yield path, text


def _relinked(path: str, text: str, renaming: Renaming) -> str:
    from netnotes.editing.links import rewrite_links, rewrite_names

    text = rewrite_links(text, path, renaming)
    return rewrite_names(path, text, renaming, _names_people) if text.startswith(("---", "\ufeff---")) else text


def _names_people(key: str) -> bool:
    from netnotes.properties.keys import properties_of

    return any(item.form == "links" for item, _ in properties_of(key))


def _renamed_inside(path: str, text: str, renaming: Renaming) -> str:
    """The person's own note with the new name: the property, and the title if it was the old name."""
    from netnotes.editing.front import set_property, values_of
    from netnotes.editing.lines import Lines

    old, new = renaming.old_name, renaming.new_name
    wanted = wanted_property(Setting("name", known_property("name"), tuple))
    if values_of(path, text, wanted.means) or stem(renaming.new_path) != new:
        text = set_property(path, text, wanted, (new,)).text
    lines = Lines(text)
    for number in range(1, len(lines) + 1):
        if lines.heading(number) == (1, old):
            lines.put(number, lines[number].replace(old, new, 1))
            break
    return str(lines)


def _merged(work: Workspace, first: Person, second: Person, texts: dict[str, str]) -> tuple[str, tuple[str, ...]]:
    """Both notes as one text, proved to tell all that both told."""
    from netnotes.editing.front import set_property, values_of
    from netnotes.editing.merging import merge_notes
    from netnotes.notes import ReadOptions, read_note

    merged = merge_notes(first.path, texts[first.path], texts[second.path], second.name, _property_of)
    aliases = _property_of("aliases")
    old = values_of(first.path, merged.text, aliases.means)
    new = [name for name in dict.fromkeys((second.name, stem(second.path))) if name not in (first.name, *old)]
    text = set_property(first.path, merged.text, aliases, (*old, *new)).text if new else merged.text
    options = ReadOptions.from_settings(work.settings)
    both = sum((_told(read_note(p.path, texts[p.path], options)) for p in (first, second)), Counter[Any]())
    if both - _told(read_note(first.path, text, options)):
        raise NetnotesError(
            f"{first.path} and {second.path} would not read the same as one note (is a code block left open?)",
            "merge them by hand",
        )
    return text, tuple(key for key in merged.contradicting if key != "name" or second.name not in (*old, *new))


def _told(note: Any) -> Counter[Any]:
    """What a note's entries and tasks say, wherever they stand."""
    return Counter([(e.day, e.acts, e.text) for e in note.entries] + [(t.status, t.text, t.due) for t in note.tasks])


def _property_of(key: str) -> Property:
    """The property a key stands for, as it is set; an unknown key is a text of its own."""
    from netnotes.editing.front import Property
    from netnotes.properties import fold_key

    try:
        return wanted_property(Setting(key, known_property(key), tuple))
    except NetnotesError:
        return Property(key, lambda other: fold_key(other) == fold_key(key), is_list=False)


class _OtherNotesError(NetnotesError):
    """Between the question and the answer a note came in, or dropped out, that would be changed."""


def _ask_and_write(work: Workspace, plan: Callable[[], Write], *, yes: bool, dry_run: bool) -> None:
    """Say what would change, ask, and do it; ask again where other notes than those shown would change.

    Raises NetnotesError where nobody can be asked.
    """
    if yes or dry_run:
        done = carry_out(work, plan, dry_run)
        if not dry_run:
            _preview(done, "Changed")
    else:
        while not _agreed(work, plan):
            hint("Meanwhile other notes would be changed; nothing was written yet.")


def _agreed(work: Workspace, plan: Callable[[], Write]) -> bool:
    """Ask and write; false where other notes than those shown would change, and nothing was written."""
    from netnotes.editing import write

    shown = write(work.root, plan, dry_run=True)
    _preview(shown, "Would change")
    if not sys.stdin.isatty():
        raise NetnotesError("nothing was written", "look at it with --dry-run, then use --yes")
    click.confirm("Go on?", abort=True, err=True)

    def same() -> Write:
        planned = plan()
        if _touched(planned) != _touched(shown):
            raise _OtherNotesError("other notes would be changed now", "look again")
        return planned

    try:
        carry_out(work, same, dry_run=False)
    except _OtherNotesError:
        return False
    return True


def _touched(planned: Write) -> list[Change]:
    """What the question shows: which notes change, not how."""
    from netnotes.editing import Move

    return [
        change if isinstance(change, Move) else change._replace(before=None, after=change.after and b"")
        for change in planned.changes
        if isinstance(change, Move) or change.before != change.after
    ]


def _preview(planned: Write, verb: str) -> None:
    from netnotes.editing import Edit, Move

    out = Output()
    notes = [change.path for change in planned.changes if isinstance(change, Edit) and change.after is not None]
    out.text(f"{verb} {len(notes)} note{'' if len(notes) == 1 else 's'}:")
    for path in notes:
        click.echo(f"  {path}")
    for change in planned.changes:
        if isinstance(change, Move):
            click.echo(f"  {change.path} -> {change.to}")
        elif change.after is None:
            click.echo(f"  {change.path} goes")

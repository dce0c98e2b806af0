"""`netnotes new`: a note for somebody new."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from netnotes.commands.common import Workspace, command
from netnotes.commands.opening import edit
from netnotes.commands.output import hint
from netnotes.commands.set import Setting, known_property, value_as_written, wanted_property
from netnotes.commands.writing import carry_out, dry_run_option, one_line
from netnotes.diagnostics import NetnotesError
from netnotes.names import fold, fold_plain, folder, stem

if TYPE_CHECKING:
    from netnotes.editing import Write
    from netnotes.model import Network, Note, Person

# Option -> the property it fills.
_OPTIONS = {
    "alias": "aliases", "company": "company", "role": "role", "email": "email", "phone": "phone", "url": "url",
    "location": "location", "birthday": "birthday", "met": "met", "how-met": "how_met",
    "introduced-by": "introduced_by", "relation": "relation", "circle": "circles", "interest": "interests",
    "why": "why", "tag": "tags",
}  # fmt: skip
_MANY = frozenset(("alias", "email", "phone", "url", "circle", "interest", "tag"))
_NAMES = ("person.md", "people.md", "contact.md")
_ALIKE = 0.88  # how alike two names are that are probably one


def _property_options(function: Any) -> Any:
    for option, key in reversed(_OPTIONS.items()):
        many = option in _MANY
        text = f"Sets {key}{'; repeatable' if many else ''}."
        function = click.option(f"--{option}", multiple=many, metavar="TEXT", help=text)(function)
    return function


@command("new", example='netnotes new "Mira Solberg" --company Fjordglass --tag maker --dry-run --vault sample-vault')
@click.argument("name")
@_property_options
@click.option("--folder", "place", metavar="DIR", help="The folder in the vault; else where most people are.")
@click.option("--force", is_flag=True, help="Even if somebody of nearly that name is there already.")
@click.option("--edit", "then_edit", is_flag=True, help="Open the new note in your editor.")
@dry_run_option
def new_command(
    work: Workspace, *, name: str, place: str | None, force: bool, then_edit: bool, dry_run: bool, **options: Any
) -> None:
    """Make a note for somebody new, from your own template where the vault has one.

    The template is person.md in the folder `templates` or in Obsidian's template folder. The file gets a name that is
    legal on every system; where that differs from the name, the note says the name.
    """
    from netnotes.editing import Edit, Write

    full = one_line(name)
    given = {key: value for key, value in options.items() if value}
    if not force:
        _refuse_duplicate(work.network, full, given)
    path = _path(work, full, place)
    text = _text(work, path, full, given)

    def plan() -> Write:
        return Write(f"new {full}", (Edit(path, None, text.encode("utf-8")),))

    carry_out(work, plan, dry_run)
    if not dry_run:
        click.echo(path)
    if then_edit and not dry_run:
        edit(work, path, 1)


def _refuse_duplicate(network: Network, name: str, given: dict[str, Any]) -> None:
    """Raise NetnotesError naming somebody who is probably the same person."""
    for person in network.people:
        why = _likeness(person, name, given)
        if why:
            raise NetnotesError(
                f"{person.name} ({person.path}) {why}", "log there, or use --force if it is another person"
            )


def _likeness(person: Person, name: str, given: dict[str, Any]) -> str:
    from difflib import SequenceMatcher

    emails = {email.casefold() for email in person.profile.emails}
    if emails & {email.casefold() for email in given.get("email", ())}:
        return "has this mail address"
    digits = {_digits(phone) for phone in person.profile.phones} - {""}
    if digits & {_digits(phone) for phone in given.get("phone", ())}:
        return "has this telephone number"
    wanted = fold_plain(name)
    for known in (person.name, *person.aliases):
        other = fold_plain(known)
        if other == wanted:
            return "has this name"
        words, others = set(wanted.split()), set(other.split())
        if min(len(words), len(others)) > 1 and (words <= others or others <= words):
            return "has nearly this name"
        matcher = SequenceMatcher(None, wanted, other)
        if matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE:
            return "has nearly this name"
    return ""


def _digits(phone: str) -> str:
    return "".join(char for char in phone if char.isdigit())[-9:]


def _path(work: Workspace, name: str, place: str | None) -> str:
    """Where the note goes. Raises NetnotesError where a file there has that name, or nearly."""
    from netnotes.editing import place as inside
    from netnotes.editing.names import legal_stem, twin

    top = place.strip("/") if place is not None else _usual_folder(work)
    file_stem = legal_stem(name)
    path = f"{top}/{file_stem}.md" if top else f"{file_stem}.md"
    target = inside(work.root, path)
    taken = [stem(entry.name) for entry in target.parent.iterdir()] if target.parent.is_dir() else []
    if other := twin(file_stem, taken):
        raise NetnotesError(f"{top}/{other}.md is there already", "choose another name, or another --folder")
    return path


def _usual_folder(work: Workspace) -> str:
    """The people folder of the settings, as the disk spells it; else the folder where most people are."""
    folders = [entry.name for entry in work.root.iterdir() if entry.is_dir()]
    for wanted in work.settings.people_folders:
        alike = [name for name in folders if fold(name) == fold(wanted)]
        if alike and wanted not in alike:
            return alike[0]
        if (work.root / wanted).is_dir():
            return wanted.strip("/")
    counted = Counter(folder(person.path) for person in work.network.people)
    return counted.most_common(1)[0][0] if counted else (work.settings.people_folders or ("People",))[0]


def _text(work: Workspace, path: str, name: str, given: dict[str, Any]) -> str:
    """The whole note."""
    from netnotes.editing.front import set_property, values_of

    text = _filled(work, stem(path))
    faults = {fault.message for fault in _read(work, path, text).diagnostics}
    if (_read(work, path, text).profile.name or stem(path)) != name:
        given = {"name": name, **given}
    for option, value in given.items():
        key = _OPTIONS.get(option.replace("_", "-"), option)
        item = known_property(key)
        wanted = wanted_property(Setting(key, item, tuple))
        values = [one_line(each) for each in (value if isinstance(value, tuple) else (value,))]
        written = tuple(value_as_written(work, item, each) for each in values)
        old = values_of(path, text, wanted.means) if wanted.is_list else ()
        text = set_property(path, text, wanted, tuple(dict.fromkeys((*old, *written)))).text
    note = _read(work, path, text)
    if note.template:
        raise NetnotesError("the note would be taken for a template", "leave out {{ }} and <% %>")
    for fault in note.diagnostics:
        if fault.message not in faults:  # it is not the template's
            raise NetnotesError(f"{fault.source.strip()}: {fault.message}", fault.remedy)
    return text


def _read(work: Workspace, path: str, text: str) -> Note:
    from netnotes.notes import ReadOptions, read_note

    return read_note(path, text, ReadOptions.from_settings(work.settings))


def _filled(work: Workspace, title: str) -> str:
    """The vault's own template, filled in; ours where there is none that can be."""
    from netnotes.editing.template import fill, left_over
    from netnotes.resources import resource_text
    from netnotes.vault.obsidian import read_hints

    now = datetime.now().replace(year=work.today.year, month=work.today.month, day=work.today.day)
    for place in dict.fromkeys(("templates", "Templates", *read_hints(work.root).template_folders)):
        for name in _NAMES:
            own = work.root / place / name
            if own.is_file():
                text = fill(_template_text(own), title, now)
                if left := left_over(text):
                    hint(f"{place}/{name} holds {left}, which netnotes does not fill in: its own template is used.")
                    break
                return text
    return fill(resource_text("templates/person.md"), title, now)


def _template_text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise NetnotesError(f"the template {path} cannot be read", "save it as UTF-8 text") from error

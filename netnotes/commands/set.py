"""`netnotes set`, `snooze`, `archive` and `unarchive`: one property of a note's front matter."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import click

from netnotes.commands.common import Day, Workspace, command
from netnotes.commands.completing import complete_key, complete_person
from netnotes.commands.output import Output, hint
from netnotes.commands.writing import carry_out, dry_run_option, effects, one_line, say_effects, show_lines
from netnotes.diagnostics import NetnotesError
from netnotes.model import Link

if TYPE_CHECKING:
    from netnotes.editing import Write
    from netnotes.editing.front import Property as Wanted
    from netnotes.model import Evidence, Person
    from netnotes.properties import Property

_LISTS = frozenset(("list", "texts", "emails", "phones", "urls", "links", "tags", "dates"))
_WITH_COMMAS = frozenset(("list", "emails", "phones", "links", "tags"))  # `a, b` is a list of two
_ALONE = _LISTS - {"list", "tags"}  # one value stands as a text
_DAYS = frozenset(("day", "date", "met"))
_WRITTEN_DAY = re.compile(r"[\dX./-]+")


@command("set", example='netnotes set "Bram Hoekzema" interests sailing --add --dry-run --vault sample-vault')
@click.argument("name", shell_complete=complete_person)
@click.argument("key", shell_complete=complete_key)
@click.argument("values", nargs=-1, metavar="[VALUE ...]")
@click.option("--add", is_flag=True, help="Add to a list instead of replacing it.")
@click.option("--remove", is_flag=True, help="Take the values out of a list.")
@click.option("--unset", is_flag=True, help="Take the property out of the note.")
@dry_run_option
def set_command(
    work: Workspace,
    *,
    name: str,
    key: str,
    values: tuple[str, ...],
    add: bool,
    remove: bool,
    unset: bool,
    dry_run: bool,
) -> None:
    """Set a property in somebody's note: would_refer yes, cadence 6w, interests jazz sailing.
     Only its own line changes; quotes, comments, order and the way a list is written stay. The value is checked
    by reading it back as netnotes would.
    """
    item = known_property(key)
    if unset == bool(values) or sum((add, remove, unset)) > 1:
        raise click.UsageError("Give one or more values, or --unset alone; --add and --remove exclude each other.")
    if len(values) > 1 and item.form not in _LISTS:
        raise click.UsageError(f"'{key}' takes one value; put several words in quotes.")
    if (add or remove) and item.form not in _LISTS:
        raise click.UsageError(f"'{key}' is no list, so --add and --remove do not apply.")
    person = work.person_to_write(name)
    given = tuple(value_as_written(work, item, one_line(value)) for value in values)

    def new_values(old: tuple[str, ...]) -> tuple[str, ...]:
        if add and not old:
            old = _said_in_body(work, person, item)
        if add:
            return tuple(dict.fromkeys((*old, *given)))
        if remove:
            _require(given, old, key, person)
            return tuple(value for value in old if value not in given)
        return given

    set_property(work, person, Setting(key, item, new_values), dry_run=dry_run)


@command("snooze", example='netnotes snooze "Bram Hoekzema" --until 3w --dry-run --vault sample-vault')
@click.argument("name", shell_complete=complete_person)
@click.option("--until", type=Day(), required=True, metavar="DATE", help="The last quiet day.")
@dry_run_option
def snooze_command(work: Workspace, *, name: str, until: date, dry_run: bool) -> None:
    """Leave somebody out of nudges and greetings up to a day; what you owe them is shown all the same."""
    snooze(work, work.person_to_write(name), until, dry_run=dry_run)


def snooze(work: Workspace, person: Person, until: date, *, dry_run: bool = False) -> None:
    """Write `snooze_until` and say so. Raises NetnotesError for a day that is over."""
    if until < work.today:
        raise NetnotesError(f"{until} is over", "name a day to come")
    item = known_property("snooze_until")
    set_property(work, person, Setting("snooze_until", item, lambda _: (until.isoformat(),)), dry_run=dry_run)


@command("archive", example='netnotes archive "Gideon Marl" --dry-run --vault sample-vault')
@click.argument("name", shell_complete=complete_person)
@dry_run_option
def archive_command(work: Workspace, *, name: str, dry_run: bool) -> None:
    """Let somebody rest: their note stays, and nothing but open promises is shown any more."""
    person = work.person_to_write(name)
    if person.profile.archived:
        return Output().text(f"{person.name} is archived already.")
    setting = Setting("archived", known_property("archived"), lambda _: ("true",), _is_key("archived"))
    return set_property(work, person, setting, dry_run=dry_run)


@command("unarchive", example='netnotes unarchive "Deirdre Fallowes" --dry-run --vault sample-vault')
@click.argument("name", shell_complete=complete_person)
@dry_run_option
def unarchive_command(work: Workspace, *, name: str, dry_run: bool) -> None:
    """Take somebody back out of the archive."""
    person = work.person_to_write(name)
    if not person.profile.archived:
        return Output().text(f"{person.name} is not archived.")
    written = person.source("archived")
    key = "status" if written and written[0].text.lstrip("\"'").lower().startswith("status") else "archived"
    setting = Setting(key, known_property("archived"), lambda _: (), _is_key(key))
    return set_property(work, person, setting, dry_run=dry_run)


def value_as_written(work: Workspace, item: Property, value: str) -> str:
    """The value as it belongs into a note: people as links, days as ISO dates."""
    if item.form == "links" and "[" not in value:
        return f"[[{work.person_to_write(value).link}]]"
    if item.form in _DAYS and not _WRITTEN_DAY.fullmatch(value):
        return Day().convert(value, None, click.get_current_context()).isoformat()
    return value


class Setting(NamedTuple):
    """A property to be set: what is written where no spelling of it stands yet, and its new values from the
    old.
    """

    key: str
    item: Property
    values: Callable[[tuple[str, ...]], tuple[str, ...]]
    means: Callable[[str], bool] | None = None  # which keys stand for it; else all of the property's


def set_property(work: Workspace, person: Person, setting: Setting, *, dry_run: bool) -> None:
    """Set it, check that it reads as a value of its kind, and show the line and what it changed."""
    from netnotes.editing import Write, edited, read_note_text
    from netnotes.editing.front import set_property as set_in_text
    from netnotes.editing.front import values_of

    wanted = wanted_property(setting)
    path = person.path
    texts: list[tuple[str, int]] = []

    def plan() -> Write:
        before = read_note_text(work.root, path)
        old = _split(values_of(path, before, wanted.means), wanted)
        values = setting.values(old)
        if not old:
            _require_nothing_lost(path, before, setting, values, work)
        written = set_in_text(path, before, wanted, values)
        _require_understood(work, path, before, written.text)
        texts.append((written.text, written.line))
        return Write(f"set {setting.key} of {person.name}", (edited(path, before, written.text),))

    done = carry_out(work, plan, dry_run)
    if not done.changes:
        return Output().text("It says so already; nothing was written.")
    text, line = texts[-1]
    if not dry_run and line:
        show_lines(path, line, [text.lstrip("\ufeff").splitlines()[line - 1]])
    elif not dry_run:
        click.echo(f"{path}: {setting.key} is taken out")
    return _say_effects(work, person, text)


def _in_body(work: Workspace, path: str, text: str, item: Property) -> tuple[tuple[str, ...], Evidence | None]:
    """What the body says of a property that the front matter does not have, and where."""
    from netnotes import front_matter
    from netnotes.notes import ReadOptions, read_note

    note = read_note(path, text, ReadOptions.from_settings(work.settings))
    where = note.sources.get(item.field)
    if where is None or where.line < front_matter.split(text).body_line:
        return (), None
    said = getattr(note.profile, item.field)
    if not isinstance(said, tuple):
        return (), where
    return tuple(f"[[{each.target}]]" if isinstance(each, Link) else str(each) for each in said), where


def _said_in_body(work: Workspace, person: Person, item: Property) -> tuple[str, ...]:
    """The values that the body gives a list; written into the front matter with a new one, they stay known."""
    from netnotes.editing import read_note_text

    said, where = _in_body(work, person.path, read_note_text(work.root, person.path), item)
    if said and item.form == "dates":
        raise NetnotesError(
            f"{person.path}:{where.line if where else 0} lists them in the text", "add it there by hand"
        )
    return said


def _require_nothing_lost(path: str, text: str, setting: Setting, values: tuple[str, ...], work: Workspace) -> None:
    """Raise NetnotesError where the body says what is to be taken out or would be hidden by the new values.

    One value over another is what `set` is for: then it says only that the body says something else.
    """
    said, where = _in_body(work, path, text, setting.item)
    if where is None:
        return
    place = f"{path}:{where.line}"
    if not values:
        raise NetnotesError(f"the text of the note says it ({place}: {where.text})", "change it there by hand")
    if any(value not in values for value in said):
        raise NetnotesError(
            f"the text of the note lists others ({place}), which would no longer be known: {', '.join(said)}",
            "use --add to keep them, or change them there by hand",
        )
    if not said:
        hint(f"{place} says '{where.text}' in the text; what the front matter says counts from now on.")


def wanted_property(setting: Setting) -> Wanted:
    """The property as `netnotes.editing.front` sets it."""
    from netnotes.editing.front import Property as Wanted

    form = setting.item.form
    means = setting.means or (lambda key: _means(key, setting.item))
    return Wanted(setting.key, means, form in _LISTS, form in _WITH_COMMAS, form in _ALONE)


def _say_effects(work: Workspace, person: Person, text: str) -> None:
    from netnotes.notes import ReadOptions, read_note

    profile = read_note(person.path, text, ReadOptions.from_settings(work.settings)).profile
    facts = work.facts.people[person.path]
    say_effects(Output(), {person.name: effects(facts, person._replace(profile=profile))})


def _split(values: tuple[str, ...], wanted: Wanted) -> tuple[str, ...]:
    """Comma text as the values it stands for."""
    if wanted.is_list and wanted.commas and len(values) == 1 and "," in values[0]:
        return tuple(part.strip() for part in values[0].split(",") if part.strip())
    return values


def _require_understood(work: Workspace, path: str, before: str, after: str) -> None:
    """Raise NetnotesError where the note would then have a fault that it had not before."""
    from netnotes.notes import ReadOptions, read_note

    options = ReadOptions.from_settings(work.settings)
    old = {(fault.code, fault.message) for fault in read_note(path, before, options).diagnostics}
    for fault in read_note(path, after, options).diagnostics:
        if fault.severity != "info" and (fault.code, fault.message) not in old:
            raise NetnotesError(fault.message, fault.remedy)


def known_property(key: str) -> Property:
    """The property of the person that a key stands for. Raises NetnotesError naming the nearest."""
    from netnotes.properties import PROPERTIES, near_key
    from netnotes.properties.keys import NOTE_PROPERTIES, properties_of

    settable = (*PROPERTIES, *(item for item in NOTE_PROPERTIES if item.field == "tags"))
    for item, _ in properties_of(key):
        if item in settable:
            return item
    near = near_key(key)
    raise NetnotesError(
        f"'{key}' is not a property netnotes knows",
        f"did you mean '{near}'?" if near else "see docs/vault.md for the properties; others are yours to edit by hand",
    )


def _means(key: str, item: Property) -> bool:
    from netnotes.properties.keys import properties_of

    return any(other == item for other, _ in properties_of(key))


def _is_key(wanted: str) -> Callable[[str], bool]:
    def same(key: str) -> bool:
        from netnotes.properties import fold_key

        return fold_key(key) == fold_key(wanted)

    return same


def _require(values: tuple[str, ...], old: tuple[str, ...], key: str, person: Person) -> None:
    for value in values:
        if value not in old and old:
            raise NetnotesError(f"'{key}' of {person.name} does not hold '{value}'", f"it holds: {', '.join(old)}")

"""What every command shares: its options, the vault it works on, and finding a person by name."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from netnotes.cli import COMMANDS
from netnotes.commands.output import clean, hint
from netnotes.commands.progress import reading
from netnotes.diagnostics import Diagnostic, in_order

if TYPE_CHECKING:
    from netnotes.cache.store import Store
    from netnotes.commands.owed import Row
    from netnotes.facts import TodayItem
    from netnotes.model import Network, Person
    from netnotes.rules import NetworkFacts, PersonFacts
    from netnotes.settings import Settings
    from netnotes.vault.cached import CachedVault
    from netnotes.vault.stored import Derivation

    # Generic for the type checker only: older releases of click cannot subscript it.
    DayType = click.ParamType[date]
    SpanType = click.ParamType[int]
else:
    DayType = SpanType = click.ParamType


SETTINGS_FILE = "netnotes.yaml"


class Day(DayType):
    """A date as people type it; `prefer` says which side `monday` lies on."""

    name = "date"

    def __init__(self, prefer: str = "future") -> None:
        self.prefer = prefer

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date, or wrong usage naming the forms that are understood."""
        if isinstance(value, date):
            return value
        from netnotes.human_dates import parse_human_day

        given = ctx.params.get("today") if ctx else None  # click marks an option not given by an object of its own
        today = given if isinstance(given, date) else date.today()
        try:
            return parse_human_day(value, today, "past" if self.prefer == "past" else "future")
        except ValueError as error:
            self.fail(str(error), param, ctx)


class Span(SpanType):
    """A length of time in days, such as `14d` or `2w`."""

    name = "span"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number of days, or wrong usage naming the forms that are understood."""
        if isinstance(value, int):
            return value
        from netnotes.human_dates import parse_span

        try:
            return parse_span(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


class Workspace:
    """The vault a command works on, and the day it is seen on. Everything is read when it is first asked for."""

    def __init__(self, vault: str | None, today: date | None, use_cache: bool = True) -> None:
        self._vault = vault
        self._named_day = today
        self.today = today or date.today()
        self._use_cache = use_cache
        self._said: set[Diagnostic] = set()
        self._owed_new: dict[str, Any] = {}  # worked out in this run, by path

    @cached_property
    def root(self) -> Path:
        """The vault's folder. Raises NetnotesError when there is none."""
        from netnotes.vault import find_vault

        return find_vault(self._vault, os.environ, Path.cwd())

    @cached_property
    def _settings_read(self) -> tuple[Settings, tuple[Diagnostic, ...]]:
        if self._store:
            from netnotes.vault.cached_settings import cached_settings

            return cached_settings(self.root, self._store)
        from netnotes.vault import read_settings

        settings, diagnostics = read_settings(self.root)
        return settings, tuple(diagnostics)

    @property
    def settings(self) -> Settings:
        """The settings of netnotes.yaml, defaults elsewhere."""
        return self._settings_read[0]

    @cached_property
    def network(self) -> Network:
        """Everyone in the vault."""
        return self._read()

    def _read(self, derivation: Derivation | None = None) -> Network:
        """Everyone in the vault; with a derivation, what it derives of them is known sooner."""
        if self._cached:
            with reading() as progress:
                return self._cached.network(progress, derivation)
        from netnotes.vault import read_network

        with reading() as progress:
            network = read_network(self.root, self.settings, progress=progress)
        return network._replace(diagnostics=in_order([*self._settings_read[1], *network.diagnostics]))

    @cached_property
    def facts(self) -> NetworkFacts:
        """What the rules derive on the day."""
        from netnotes.rules import NetworkFacts

        return NetworkFacts(self.network, self.today, self.settings, self._known)

    def again(self) -> Workspace:
        """The same vault, looked at anew: today, unless a day was named."""
        other = Workspace(self._vault, self._named_day, self._use_cache)
        other._said = self._said  # what was said is not said again
        return other

    def take_over(self, facts: NetworkFacts) -> None:
        """Takes facts that were derived elsewhere, of these notes, this day and these settings."""
        self.network, self.facts = facts.network, facts

    @property
    def revisions(self) -> tuple[str, str]:
        """What tells states of the cache apart: the one this run found, and the one it leaves; empty without."""
        self.network  # noqa: B018 - it is known once the network was read
        return self._cached.revisions if self._cached else ("", "")

    @property
    def read_anew(self) -> frozenset[str] | None:
        """Paths of the people known anew in this run; None where that may be everyone."""
        self.network  # noqa: B018 - it is known once the network was read
        reached = self._cached.reached if self._cached else None
        return None if reached is None else frozenset(reached)

    @cached_property
    def _store(self) -> Store | None:
        """The cache of what was read and derived before; None where there can be none."""
        from netnotes.cache.place import cache_file, program_version
        from netnotes.cache.store import Store, StoreError

        file = cache_file(self.root, os.environ) if self._use_cache else None
        try:
            return Store.open(file, program_version()) if file else None
        except StoreError:
            return None

    @cached_property
    def _cached(self) -> CachedVault | None:
        from netnotes.vault.cached import CachedVault

        return CachedVault(self.root, *self._settings_read, self._store) if self._store else None

    def names_kept(self) -> dict[str, Any]:
        """Name, link, aliases and tags of everyone as the cache has them, by path; empty where there is none."""
        from netnotes.cache.store import ERRORS

        try:
            return self._store.table("people") if self._store else {}
        except ERRORS:
            return {}

    def _known(self, path: str) -> dict[str, Any]:
        """What was derived of a person before, from the same notes, for the same day."""
        from netnotes.cache.derived import read_facts_record

        found = self._kept.get(path)
        try:
            return read_facts_record(found) if found else {}
        except (TypeError, ValueError):
            return {}

    @cached_property
    def _kept(self) -> Mapping[str, Any]:
        return self._cached.kept("facts", self._facts_key) if self._cached else {}

    @property
    def _facts_key(self) -> str:
        return f"{self.today} {self.settings!r}"

    @cached_property
    def todays(self) -> tuple[TodayItem, ...]:
        """The people to contact today: as `facts.today`, but worked out anew only when something has changed."""
        if self._cached is None:
            return self.facts.today
        from netnotes.cache.derived import read_today_records
        from netnotes.cache.records import dumps, loads

        text = self.remember("today", lambda: dumps(self.facts.today).decode("ascii"))
        return read_today_records(loads(text.encode("ascii")))

    def remember(self, key: str, make: Callable[[], str]) -> str:
        """A text made of the whole vault, such as the report: made anew only when something has changed.

        `key` tells it from others, and holds all it rests on beside the vault, the day and the settings.
        """
        cached = self._cached
        if cached is None:
            return make()
        self.network  # noqa: B018 - whether anything has changed is known once it was read
        key = f"{key} {self._facts_key}"
        text = cached.kept_result(key)
        if text is None:
            text = make()
            cached.keep_result(key, text)
        return text

    def facts_of(self, path: str) -> PersonFacts:
        """As `facts.people`, but the facts of one person alone; what rests on everyone else is not known."""
        people: Sequence[Person] = self.network.people
        if self._cached and "facts" not in self.__dict__:
            from netnotes.rules import PersonFacts
            from netnotes.vault.stored import People

            if isinstance(people, People):
                return PersonFacts(people.find(path), self.today, self.settings)
        return self.facts.people[path]

    def owed(self, last: date) -> list[Row]:
        """What there is to do for everyone, in order: all that is due by the `last` day or has none."""
        from netnotes.commands.owed import owed_rows

        try:
            return owed_rows(self._owed, last.isoformat())
        except (TypeError, ValueError, KeyError):
            self._owed_kept, self._owed = {}, self._owed_anew({})
            return owed_rows(self._owed, last.isoformat())

    @cached_property
    def _owed(self) -> Mapping[str, Any]:
        return self._owed_anew(self._owed_kept)

    @cached_property
    def _owed_kept(self) -> Mapping[str, Any]:
        if not self._cached:
            return {}
        if "network" not in self.__dict__:
            from netnotes.commands.owed import owed_derivation

            self.network = self._read(owed_derivation(self._facts_key, self.today, self.settings))
        return self._cached.kept("owed", self._facts_key)

    def _owed_anew(self, kept: Mapping[str, Any]) -> Mapping[str, Any]:
        """What there is to do for everyone, by path; for those who are not among `kept` it is worked out."""
        lacking = len(self.network.people) - len(kept)
        if not lacking:
            return kept
        from netnotes.commands.owed import owed_record

        changed = self.read_anew
        if changed is not None and len(changed) == lacking:
            people = [self.facts_of(path) for path in changed]
        else:
            people = [facts for path, facts in self.facts.people.items() if path not in kept]
        self._owed_new = {facts.person.path: owed_record(facts) for facts in people}
        return {**kept, **self._owed_new}

    @cached_property
    def faulty(self) -> frozenset[str]:
        """Paths of the files with more than infos among `diagnostics`."""
        if "facts" in self.__dict__ or not self._cached:
            return self.facts.faulty
        from netnotes.commands.owed import stray_paths
        from netnotes.diagnostics import faulty

        try:
            return faulty(self.network.diagnostics) | stray_paths(self._owed)
        except (TypeError, ValueError, IndexError):
            return self.facts.faulty

    def finish(self) -> None:
        """Keeps in the cache what was read and derived. Called once, after the last output."""
        cached: CachedVault | None = self.__dict__.get("_cached")
        if cached is None:
            return
        if "facts" in self.__dict__:
            from netnotes.cache.derived import facts_record

            new = {}
            for path, facts in self.facts.people.items():
                known = self._kept.get(path)
                if not known or ("strength" in facts.__dict__ and not known[-1]):
                    record = facts_record(facts.__dict__)
                    if record:
                        new[path] = record
            cached.keep("facts", self._facts_key, self._kept, new)
        if "_owed" in self.__dict__:
            cached.keep("owed", self._facts_key, self._owed_kept, self._owed_new)
        cached.finish()

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Every fault in settings and notes."""
        return self.facts.diagnostics

    def person(self, name: str) -> PersonFacts:
        """The person meant by a name typed to read: a unique beginning or close spelling is enough."""
        from netnotes.commands.lookup import find_to_read

        return self.facts.people[find_to_read(self.network, name).path]

    def person_to_write(self, name: str) -> Person:
        """The person meant by a name typed to write: ambiguity or a near miss is refused."""
        from netnotes.commands.lookup import find_to_write

        person = find_to_write(self.network, name)
        person.interactions  # noqa: B018 - who comes from the cache is read now, before anything is written
        return person

    def say_problems(self) -> None:
        """On standard error each fault of the settings, and one line when notes have problems."""
        faulty = self.faulty
        if SETTINGS_FILE in faulty:
            self.say_settings(fault for fault in self.diagnostics if fault.path == SETTINGS_FILE)
        if count := len(faulty - {SETTINGS_FILE}):
            hint(f"{count} {'note has problems' if count == 1 else 'notes have problems'}: netnotes check")

    def say_settings(self, faults: Iterable[Diagnostic] = ()) -> None:
        """Faults of the settings on standard error, each once: what follows may not be as meant."""
        read = self.__dict__.get("_settings_read")
        for fault in (*(read[1] if read else ()), *faults):
            if fault not in self._said:
                self._said.add(fault)
                click.echo(clean(str(fault)), err=True)

    def is_empty(self) -> bool:
        """Whether nobody is in the vault; says what to do when so."""
        if self.network.people:
            return False
        self.say_settings()
        folders = " or ".join(self.settings.people_folders) or "People"
        read = self.network.notes_read
        hint(
            f"No people found in this vault ({read} {'note' if read == 1 else 'notes'} read). "
            f"Put one note per person into a folder {folders}, or give them the property `type: person`; "
            "`netnotes check` says why a note is not read as a person."
        )
        return True


def command(
    name: str, *, example: str, json: bool = False, **attributes: Any
) -> Callable[[Callable[..., Any]], click.Command]:
    """Decorate a function as the command `name` with the options every command has.

    The function's docstring is the help, `example` a line that runs as it stands. It receives a Workspace first,
    and `as_json` where `json` is true.
    """

    def decorate(function: Callable[..., Any]) -> click.Command:
        def wrapped(*args: Any, vault: str | None, today: date | None, no_cache: bool, **values: Any) -> Any:
            work = Workspace(vault, today, use_cache=not no_cache)
            try:
                result = function(work, *args, **values)
            finally:
                if name != "check":  # which lists them
                    work.say_settings()
            work.finish()
            return result

        wrapped.__doc__ = function.__doc__
        wrapped.__click_params__ = list(getattr(function, "__click_params__", []))  # type: ignore[attr-defined]
        decorated: Callable[..., Any] = wrapped
        if json:
            decorated = click.option("--json", "as_json", is_flag=True, help="Print JSON.")(decorated)
        decorated = click.option("--no-cache", is_flag=True, help="Read every note anew; the output is the same.")(
            decorated
        )
        decorated = click.option(
            "--today", type=Day(), is_eager=True, metavar="DATE", help="See things as of this day."
        )(decorated)
        decorated = click.option(
            "--vault", metavar="DIR", help="The vault; else NETNOTES_VAULT, else the folder you are in."
        )(decorated)
        attributes.update(short_help=COMMANDS[name][1], epilog=f"Example: {example}")
        return click.command(name, cls=click.Command, **attributes)(decorated)

    return decorate

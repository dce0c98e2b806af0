"""Options that choose people, shared by the commands that list them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import click

from netnotes.commands.common import Workspace
from netnotes.commands.completing import complete_tag
from netnotes.diagnostics import NetnotesError
from netnotes.names import fold_plain as fold
from netnotes.stages import STAGES, WARMTHS

if TYPE_CHECKING:
    from netnotes.model import PartialDate
    from netnotes.rules import PersonFacts

_OPTIONS: dict[str, dict[str, Any]] = {
    "stage": {"type": click.Choice(STAGES), "multiple": True, "help": "Only this stage; repeatable."},
    "warmth": {"type": click.Choice(WARMTHS), "multiple": True, "help": "Only this warmth; repeatable."},
    "tag": {
        "multiple": True, "metavar": "TAG", "shell_complete": complete_tag,
        "help": "Only people with this tag; repeatable: all of them.",
    },
    "circle": {"metavar": "TEXT", "help": "Only people with a circle, community or tag that holds this text."},
    "company": {"metavar": "TEXT", "help": "Only people whose company holds this text."},
    "where": {
        "multiple": True, "metavar": "KEY=TEXT", "help": "Only people whose property KEY holds TEXT; repeatable.",
    },
}  # fmt: skip


def people_options(*names: str) -> Callable[[Any], Any]:
    """Decorate a command with some of the choosing options."""

    def decorate(function: Any) -> Any:
        for name in reversed(names):
            function = click.option(f"--{name}", **_OPTIONS[name])(function)
        return function

    return decorate


def chosen_people(
    work: Workspace,
    *,
    stage: tuple[str, ...] = (),
    warmth: tuple[str, ...] = (),
    tag: tuple[str, ...] = (),
    circle: str | None = None,
    company: str | None = None,
    where: tuple[str, ...] = (),
) -> list[PersonFacts]:
    """People that fit every option given, in the order of their paths."""
    tests: list[Callable[[PersonFacts], bool]] = []
    if tag:
        wanted_tags = [fold(_given("--tag", text.lstrip("#"))) for text in tag]
        tests.append(lambda facts: all(_has_tag(facts, wanted) for wanted in wanted_tags))
    if circle is not None:
        wanted_circle = fold(_given("--circle", circle.lstrip("#")))
        tests.append(lambda facts: any(wanted_circle in name for name in _circles(facts)))
    if company is not None:
        wanted_company = fold(_given("--company", company))
        tests.append(lambda facts: wanted_company in fold(facts.person.profile.company))
    if where:
        clauses = [_clause(text) for text in where]
        tests.append(lambda facts: all(text in fold(_property_text(facts, field)) for field, text in clauses))
    if stage:
        tests.append(lambda facts: facts.standing.stage in stage)
    if warmth:
        tests.append(lambda facts: facts.tie.warmth in warmth)
    return [facts for facts in work.facts.people.values() if all(test(facts) for test in tests)]


def _given(option: str, text: str) -> str:
    """The text of an option, which an empty one would make fit everybody."""
    if not text.strip():
        raise click.UsageError(f"{option} wants a text to look for")
    return text.strip()


def _circles(facts: PersonFacts) -> Iterable[str]:
    """A person's communities and tags, folded, as the report's communities have them."""
    from netnotes.rules import circles

    return circles.of(facts.person)


def _has_tag(facts: PersonFacts, wanted: str) -> bool:
    tags = [fold(tag) for tag in facts.person.tags]
    return any(tag == wanted or tag.startswith(f"{wanted}/") for tag in tags)


def _clause(clause: str) -> tuple[str, str]:
    """A field of the profile, and the folded text it is to hold."""
    from netnotes.model import Profile
    from netnotes.properties import field_of

    key, equals, text = clause.partition("=")
    if not equals or not text.strip():
        raise click.UsageError(f"--where {clause!r}: write KEY=TEXT, such as location=Lisbon")
    field = field_of(key.strip())
    if field not in Profile._fields:
        raise click.UsageError(f"--where {clause!r}: no property '{key.strip()}'; {_nearest(key)}")
    return field, fold(text.strip())


def _nearest(key: str) -> str:
    from difflib import get_close_matches

    from netnotes.properties import PROPERTIES

    known = [name for item in PROPERTIES for name in item.keys]
    near = get_close_matches(key.strip().lower(), known, 1)
    return f"did you mean '{near[0]}'?" if near else "docs/vault.md lists them"


def _property_text(facts: PersonFacts, field: str) -> str:
    return _text(getattr(facts.person.profile, field))


def _text(value: object) -> str:
    """A property as text to look into: yes or no, dates as YYYY-MM-DD."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value
    from netnotes.model import PartialDate

    if isinstance(value, PartialDate):
        return _day_text(value)
    if isinstance(value, Iterable):
        return " ".join(_text(item) for item in value)
    return str(value)


def _day_text(day: PartialDate) -> str:
    """A date as far as it is known: 1990-06-20, 1990-06, 06-20."""
    parts = ((day.year, 4), (day.month, 2), (day.day, 2))
    return "-".join(f"{number:0{width}}" for number, width in parts if number is not None)


def refuse_unknown_tag(work: Workspace, tags: tuple[str, ...]) -> None:
    """Raise NetnotesError when nobody in the vault has one of the tags: a typo would look like an empty list."""
    known = {fold(tag) for person in work.network.people for tag in person.tags}
    for tag in tags:
        wanted = fold(tag.lstrip("#"))
        if not any(each == wanted or each.startswith(f"{wanted}/") for each in known):
            from difflib import get_close_matches

            near = get_close_matches(wanted, known, 1)
            remedy = f"did you mean '{near[0]}'?" if near else "see the tags in your notes"
            raise NetnotesError(f"nobody has the tag '{tag}'", remedy)

"""Options that choose people, shared by the commands that list them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import click

from netnotes.commands.common import Workspace
from netnotes.diagnostics import NetnotesError
from netnotes.facts import STAGES, WARMTHS
from netnotes.names import fold_plain as fold

if TYPE_CHECKING:
    from netnotes.rules import PersonFacts

_OPTIONS: dict[str, dict[str, Any]] = {
    "stage": {"type": click.Choice(STAGES), "multiple": True, "help": "Only this stage; repeatable."},
    "warmth": {"type": click.Choice(WARMTHS), "multiple": True, "help": "Only this warmth; repeatable."},
    "tag": {"multiple": True, "metavar": "TAG", "help": "Only people with this tag; repeatable: all of them."},
    "circle": {"metavar": "NAME", "help": "Only people of this circle or community."},
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
        wanted_tags = [fold(text.lstrip("#")) for text in tag]
        tests.append(lambda facts: all(_has_tag(facts, wanted) for wanted in wanted_tags))
    if circle is not None:
        tests.append(lambda facts: fold(circle) in {fold(text) for text in facts.person.profile.communities})
    if company is not None:
        tests.append(lambda facts: fold(company) in fold(facts.person.profile.company))
    if where:
        clauses = [_clause(text) for text in where]
        tests.append(lambda facts: all(text in fold(_property_text(facts, field)) for field, text in clauses))
    if stage:
        tests.append(lambda facts: facts.standing.stage in stage)
    if warmth:
        tests.append(lambda facts: facts.tie.warmth in warmth)
    return [facts for facts in work.facts.people.values() if all(test(facts) for test in tests)]


def _has_tag(facts: PersonFacts, wanted: str) -> bool:
    tags = [fold(tag) for tag in facts.person.tags]
    return any(tag == wanted or tag.startswith(f"{wanted}/") for tag in tags)


def _clause(clause: str) -> tuple[str, str]:
    from netnotes.model import Profile
    from netnotes.properties import field_of

    key, equals, text = clause.partition("=")
    field = field_of(key.strip())
    if not equals or field not in Profile._fields:
        raise click.UsageError(f"--where {clause!r}: write KEY=TEXT, where KEY is a property such as role or location")
    return field, fold(text)


def _property_text(facts: PersonFacts, field: str) -> str:
    value = getattr(facts.person.profile, field)
    return _text(value)


def _text(value: object) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return "yes"
    if isinstance(value, str):
        return value
    if isinstance(value, Iterable):
        return " ".join(_text(item) for item in value)
    return str(value)


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

"""Notes that may be about one and the same person."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from netnotes.diagnostics import Diagnostic, diagnose
from netnotes.names import fold, fold_plain, stem
from netnotes.vault.outline import Outline

# Mailboxes that many people share.
_SHARED_MAILBOXES = frozenset(
    ("info", "office", "contact", "hello", "mail", "team", "support", "sales", "admin", "kontakt", "contacto")
)


def look_alikes(people: Mapping[str, Outline]) -> Iterator[Diagnostic]:
    """People (by path, sorted) whose notes share a name, an e-mail address or a profile's address on the web."""
    everyone = [_Known(path, outline.name or stem(path), outline) for path, outline in people.items()]
    yield from _same_name(everyone)
    told: set[tuple[str, str]] = set()
    for why, groups in (
        ("the same e-mail address", _groups(everyone, _emails)),
        ("the same address on the web", _groups(everyone, _urls)),
        ("the same name but for accents", _groups(everyone, _plain_name)),
    ):
        for group in groups:
            first, *others = group
            for other in others:
                if why.startswith("the same name") and fold(first.name) == fold(other.name):
                    continue
                if (first.path, other.path) not in told:
                    told.add((first.path, other.path))
                    yield diagnose("same-person", other.path, 0, other=first.path, why=why)


class _Known(NamedTuple):
    path: str
    name: str
    outline: Outline


def _same_name(people: Iterable[_Known]) -> Iterator[Diagnostic]:
    for group in _groups(people, lambda person: (fold(person.name),)):
        paths = ", ".join(person.path for person in group)
        yield diagnose("ambiguous-name", group[0].path, 0, count=len(group), name=group[0].name, paths=paths)


def _groups(people: Iterable[_Known], keys: Callable[[_Known], Iterable[str]]) -> list[list[_Known]]:
    found: dict[str, list[_Known]] = {}
    for person in people:
        for key in set(keys(person)):
            found.setdefault(key, []).append(person)
    return [group for _, group in sorted((key, group) for key, group in found.items() if len(group) > 1)]


def _emails(person: _Known) -> Iterator[str]:
    for email in person.outline.emails:
        address = email.strip().lower().removeprefix("mailto:")
        mailbox, at, _ = address.partition("@")
        if at and mailbox not in _SHARED_MAILBOXES:
            yield address


def _urls(person: _Known) -> Iterator[str]:
    """Web addresses with a path: a bare host is often the employer's."""
    for url in person.outline.urls:
        bare = url.strip().lower().partition("://")[2] or url.strip().lower()
        bare = bare.removeprefix("www.").partition("?")[0].rstrip("/")
        if "/" in bare and " " not in bare:
            yield bare


def _plain_name(person: _Known) -> tuple[str, ...]:
    return (fold_plain(person.name),)

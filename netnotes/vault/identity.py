"""Notes that may be about one and the same person."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from netnotes.diagnostics import Diagnostic, diagnose
from netnotes.model import Person
from netnotes.names import fold, fold_plain

# Mailboxes that many people share.
_SHARED_MAILBOXES = frozenset(
    ("info", "office", "contact", "hello", "mail", "team", "support", "sales", "admin", "kontakt", "contacto")
)


def look_alikes(people: Sequence[Person]) -> Iterator[Diagnostic]:
    """People whose notes share a name, an e-mail address or a profile's address on the web."""
    yield from _same_name(people)
    told: set[tuple[str, str]] = set()
    for why, groups in (
        ("the same e-mail address", _groups(people, _emails)),
        ("the same address on the web", _groups(people, _urls)),
        ("the same name but for accents", _groups(people, _plain_name)),
    ):
        for group in groups:
            first, *others = group
            for other in others:
                if why.startswith("the same name") and fold(first.name) == fold(other.name):
                    continue
                if (first.path, other.path) not in told:
                    told.add((first.path, other.path))
                    yield diagnose("same-person", other.path, 0, other=first.path, why=why)


def _same_name(people: Iterable[Person]) -> Iterator[Diagnostic]:
    for group in _groups(people, lambda person: (fold(person.name),)):
        paths = ", ".join(person.path for person in group)
        yield diagnose("ambiguous-name", group[0].path, 0, count=len(group), name=group[0].name, paths=paths)


def _groups(people: Iterable[Person], keys: Callable[[Person], Iterable[str]]) -> list[list[Person]]:
    found: dict[str, list[Person]] = {}
    for person in people:
        for key in set(keys(person)):
            found.setdefault(key, []).append(person)
    return [group for _, group in sorted(found.items()) if len(group) > 1]


def _emails(person: Person) -> Iterator[str]:
    for email in person.profile.emails:
        address = email.strip().lower().removeprefix("mailto:")
        mailbox, at, _ = address.partition("@")
        if at and mailbox not in _SHARED_MAILBOXES:
            yield address


def _urls(person: Person) -> Iterator[str]:
    """Web addresses with a path: a bare host is often the employer's."""
    for url in person.profile.urls:
        bare = url.strip().lower().partition("://")[2] or url.strip().lower()
        bare = bare.removeprefix("www.").partition("?")[0].rstrip("/")
        if "/" in bare and " " not in bare:
            yield bare


def _plain_name(person: Person) -> tuple[str, ...]:
    return (fold_plain(person.name),)

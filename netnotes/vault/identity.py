"""Notes that may be about one and the same person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from netnotes.diagnostics import Diagnostic, diagnose
from netnotes.names import fold, fold_plain, stem
from netnotes.vault.outline import Outline

# Mailboxes that many people share.
_SHARED_MAILBOXES = frozenset(
    ("info", "office", "contact", "hello", "mail", "team", "support", "sales", "admin", "kontakt", "contacto")
)


def look_alikes(people: Mapping[str, Outline]) -> Iterator[Diagnostic]:
    """People (by path, sorted) whose notes share a name, an e-mail address or a profile's address on the web."""
    names = {path: outline.name or stem(path) for path, outline in people.items()}
    folded = {path: fold(name) for path, name in names.items()}
    for group in _groups(folded.items()):
        first = group[0]
        yield diagnose("ambiguous-name", first, 0, count=len(group), name=names[first], paths=", ".join(group))
    told: set[tuple[str, str]] = set()
    for why, groups in (
        ("the same e-mail address", _groups(_mailboxes(people))),
        ("the same address on the web", _groups(_places(people))),
        ("the same name but for accents", _groups((path, fold_plain(name)) for path, name in names.items())),
    ):
        for first, *others in groups:
            for other in others:
                if why.startswith("the same name") and folded[first] == folded[other]:
                    continue
                if (first, other) not in told:
                    told.add((first, other))
                    yield diagnose("same-person", other, 0, other=first, why=why)


def _groups(keys: Iterable[tuple[str, str]]) -> list[list[str]]:
    """The paths that have a key in common, by key; each path is given with its keys, all of one path together."""
    first: dict[str, str] = {}
    more: dict[str, list[str]] = {}  # few people share anything
    for path, key in keys:
        found = first.setdefault(key, path)
        if found is not path:
            those = more.setdefault(key, [found])
            if those[-1] is not path:
                those.append(path)
    return [more[key] for key in sorted(more)]


def _mailboxes(people: Mapping[str, Outline]) -> Iterator[tuple[str, str]]:
    for path, outline in people.items():
        for email in outline.emails:
            address = email.strip().lower().removeprefix("mailto:")
            if "@" in address and address[: address.index("@")] not in _SHARED_MAILBOXES:
                yield path, address


def _places(people: Mapping[str, Outline]) -> Iterator[tuple[str, str]]:
    """Web addresses with a path: a bare host is often the employer's."""
    for path, outline in people.items():
        for url in outline.urls:
            bare = url.strip().lower().partition("://")[2] or url.strip().lower()
            bare = bare.removeprefix("www.").partition("?")[0].rstrip("/")
            if "/" in bare and " " not in bare:
                yield path, bare

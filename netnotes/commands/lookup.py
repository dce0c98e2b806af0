"""Finding a person by what somebody types: forgiving to read, strict to write."""

from __future__ import annotations

from collections.abc import Iterable

from netnotes.diagnostics import NetnotesError
from netnotes.model import Network, Person
from netnotes.names import fold_plain as fold
from netnotes.names import stem, without_md

NAMED = 6  # candidates shown
CLOSE = 0.8  # how alike two words are that may be one, misspelt

Names = dict[str, list[Person]]


def find_to_read(network: Network, name: str) -> Person:
    """The person meant, by exact name, else a unique beginning (of any word), else a close spelling.

    Paths count only where a `/` is typed. Raises NetnotesError naming the candidates.
    """
    wanted = fold(without_md(name.strip()))
    names = _names(network.people, paths="/" in wanted)
    found = (
        _people(names, [known for known in names if known == wanted])
        or _own(network, [wanted])
        or _people(names, _beginning(names, wanted))
        or _own(network, _beginning(_own_names(network), wanted))
        or _people(names, _close(names, wanted))
    )
    return _only(found, name)


def find_to_write(network: Network, name: str) -> Person:
    """The person meant, by exact path, stem, name or alias only. Raises NetnotesError naming the candidates."""
    wanted = fold(without_md(name.strip()))
    names = _names(network.people, paths="/" in wanted)
    found = _people(names, [known for known in names if known == wanted]) or _own(network, [wanted])
    if found:
        return _only(found, name)
    within = [known for known in names if wanted and wanted in known]
    near = _people(names, [*_beginning(names, wanted), *within]) or _people(names, _close(names, wanted))
    if near:
        raise NetnotesError(
            f"nobody is named '{name}' exactly, and something would be written",
            f"write the full name: {_listed(near)}",
        )
    raise _nobody(name)


def _names(people: Iterable[Person], *, paths: bool) -> Names:
    """People by every name they go by, folded: name first, then file name and aliases, and where asked the path."""
    names: Names = {}
    for person in people:
        known = (person.name, stem(person.path), *person.aliases, *([without_md(person.path)] if paths else ()))
        for each in dict.fromkeys(map(fold, known)):
            names.setdefault(each, []).append(person)
    return names


def _own_names(network: Network) -> Names:
    return _names([network.me], paths=True) if network.me else {}


def _own(network: Network, wanted: Iterable[str]) -> list[Person]:
    """Nobody; raises NetnotesError when one of the names is the writer's own."""
    if not _own_names(network).keys().isdisjoint(wanted):
        raise NetnotesError("that is your own note", "name somebody else")
    return []


def _beginning(names: Names, wanted: str) -> list[str]:
    """Names that begin with what was typed, else names of which a word does."""
    if not wanted:
        return []
    return [known for known in names if known.startswith(wanted)] or [known for known in names if f" {wanted}" in known]


def _close(names: Names, wanted: str) -> list[str]:
    """Names that hold a word close to every word that was typed."""
    typed = wanted.split()
    return [known for known in names if typed and all(_has_close(known.split(), word) for word in typed)]


def _has_close(words: Iterable[str], typed: str) -> bool:
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, "", typed, autojunk=False)
    for word in words:
        matcher.set_seq1(word)
        if matcher.real_quick_ratio() >= CLOSE and matcher.quick_ratio() >= CLOSE and matcher.ratio() >= CLOSE:
            return True
    return False


def _people(names: Names, keys: Iterable[str]) -> list[Person]:
    found = {person.path: person for key in keys for person in names[key]}
    return list(found.values())


def _only(found: list[Person], name: str) -> Person:
    if len(found) == 1:
        return found[0]
    if not found:
        raise _nobody(name)
    wanted = fold(name)
    found.sort(key=lambda person: not fold(person.name).startswith(wanted))
    raise NetnotesError(f"'{name}' could be {_listed(found)}", "write more of the name, or the note's path")


def _nobody(name: str) -> NetnotesError:
    return NetnotesError(f"nobody is named '{name}'", "see 'netnotes list' for the names")


def _listed(people: list[Person]) -> str:
    names = [person.name for person in people]
    shown = [p.name if names.count(p.name) == 1 else p.path for p in people[:NAMED]]
    more = f" and {len(people) - NAMED} more" if len(people) > NAMED else ""
    return ", ".join(shown) + more

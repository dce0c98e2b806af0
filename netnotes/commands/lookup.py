"""Finding a person by what somebody types: forgiving to read, strict to write."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from netnotes.diagnostics import NetnotesError
from netnotes.model import Network, Person
from netnotes.names import fold_plain as fold


def find_to_read(network: Network, name: str) -> Person:
    """The person meant, by exact name, else a unique beginning (of any word), else a close spelling.

    Raises NetnotesError naming the candidates.
    """
    wanted = fold(name.removesuffix(".md"))
    names = _names(network)
    found = _people(names, [known for known in names if known == wanted])
    if not found:
        found = _people(names, [known for known in names if known.startswith(wanted) and wanted])
    if not found:
        found = _people(names, [known for known in names if wanted and f" {wanted}" in known])
    if not found:
        found = _people(names, get_close_matches(wanted, names, n=3, cutoff=0.75))
    return _only(found, name, network)


def find_to_write(network: Network, name: str) -> Person:
    """The person meant, by exact path, stem, name or alias only. Raises NetnotesError naming the candidates."""
    wanted = fold(name.removesuffix(".md"))
    names = _names(network)
    found = _people(names, [known for known in names if known == wanted])
    if found:
        return _only(found, name, network)
    near = _people(names, [known for known in names if wanted and wanted in known]) or _people(
        names, get_close_matches(wanted, names, n=3, cutoff=0.7)
    )
    if near:
        raise NetnotesError(
            f"nobody is named '{name}' exactly, and something would be written",
            f"write the full name: {_listed(near)}",
        )
    raise _nobody(name)


def _names(network: Network) -> dict[str, list[Person]]:
    names: dict[str, list[Person]] = {}
    for person in network.people:
        path = person.path.removesuffix(".md")
        for known in {fold(text) for text in (person.name, path, path.rsplit("/", 1)[-1], *person.aliases)}:
            names.setdefault(known, []).append(person)
    return names


def _people(names: dict[str, list[Person]], keys: Iterable[str]) -> list[Person]:
    found = {person.path: person for key in keys for person in names[key]}
    return list(found.values())


def _only(found: list[Person], name: str, network: Network) -> Person:
    if len(found) == 1:
        return found[0]
    if not found:
        raise _nobody(name)
    raise NetnotesError(f"'{name}' could be {_listed(found)}", "write more of the name, or the note's path")


def _nobody(name: str) -> NetnotesError:
    return NetnotesError(f"nobody is named '{name}'", "see 'netnotes list' for the names")


def _listed(people: list[Person]) -> str:
    names = [person.name for person in people]
    shown = [p.name if names.count(p.name) == 1 else p.path for p in people[:6]]
    more = f" and {len(people) - 6} more" if len(people) > 6 else ""
    return ", ".join(shown) + more

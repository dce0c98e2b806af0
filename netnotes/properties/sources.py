"""Where the fields of a note are written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from netnotes.model import Evidence

make_evidence = partial(tuple.__new__, Evidence)  # of all its values, which takes half as long


class Sources(Mapping[str, Evidence]):
    """The evidence of each field. That of lines of plain front matter is made when it is asked for: most never is."""

    __slots__ = ("_first_line", "_found", "_path", "_text")

    def __init__(self, path: str, text: str, first_line: int, found: dict[str, Any]) -> None:
        self._path = path
        self._text: str | None = text  # the front matter; None when all evidence is made
        self._first_line = first_line
        self._found = found  # evidence, or the number of a line of the front matter

    def _made(self) -> dict[str, Evidence]:
        if self._text is not None:
            lines = self._text.split("\n")
            for field, where in self._found.items():
                if isinstance(where, int):
                    text = lines[where - self._first_line].strip()
                    self._found[field] = make_evidence((self._path, where, text, True))
            self._text = None
        return self._found

    def __getitem__(self, field: str) -> Evidence:
        return self._made()[field]

    def __contains__(self, field: object) -> bool:
        return field in self._found

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def __repr__(self) -> str:
        return repr(self._made())

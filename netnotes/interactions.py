"""A person's interactions in order, each made when somebody looks at it. Level 0.

Most of what is asked of them is asked of all at once: days, kinds, minutes. These stand in columns, which are had
without a record of each, because a large vault holds hundreds of thousands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from operator import itemgetter
from typing import cast, overload

from netnotes.model import Act, Entry, Evidence, Interaction

make_interaction = partial(tuple.__new__, Interaction)  # of all its values, which takes half as long

Row = Entry | Interaction  # their days, acts, minutes and groups have the same places
_DAY = itemgetter(0)


def of_entry(entry: Entry, people: tuple[str, ...], mentions: tuple[str, ...] = ()) -> Interaction:
    """What one note tells of one event, with the paths of those who took part."""
    day, acts, text, evidence, _, guessed, minutes, group, _, _, _ = entry
    return make_interaction((day, acts, text, (evidence,), people, guessed, minutes, group or 1, False, mentions))


class Interactions(Sequence[Interaction]):
    """Interactions, undated first, then by day; those of one day by note and line. Equal to a tuple of them."""

    _people: tuple[str, ...]
    __slots__ = ("_are_made", "_people", "_rows", "acts", "are_apart", "days", "largest", "minutes")

    days: tuple[date | None, ...]
    acts: tuple[tuple[Act, ...], ...]
    minutes: tuple[int | None, ...]
    largest: int  # how many took part in the largest of them
    are_apart: bool  # whether all are dated, and no two of one day

    def __init__(self, rows: list[Row], path: str) -> None:
        """Puts the rows, a list of its own, in order. Entries are those of the note at `path`, which name nobody else
        and link nobody.
        """
        try:
            rows.sort(key=_DAY)
        except TypeError:  # some have no day
            rows.sort(key=_order)
        self._take(rows)
        if not self.are_apart and len(rows) > 1:
            rows.sort(key=_order)
            self._take(rows)
        self._people = (path,)
        self._are_made = False

    @classmethod
    def of(cls, lines: Sequence[Interaction]) -> Interactions:
        """The columns of interactions that are in order."""
        if isinstance(lines, cls):
            return lines
        found = cls.__new__(cls)
        found._take(list(lines))
        found._people, found._are_made = (), True
        return found

    def _take(self, rows: list[Row]) -> None:
        self._rows = rows
        if not rows:
            self.days = self.acts = self.minutes = ()
            self.largest, self.are_apart = 1, True
            return
        days, acts, _, _, _, _, minutes, groups, *_ = zip(*rows)  # noqa: B905 - an entry holds more than these
        self.days, self.acts, self.minutes = days, acts, minutes
        self.largest = max(filter(None, groups), default=1)
        self.are_apart = len({*days}) == len(days) and days[0] is not None

    def _made(self) -> list[Interaction]:
        if not self._are_made:
            self._rows[:] = [of_entry(row, self._people) if isinstance(row, Entry) else row for row in self._rows]
            self._are_made = True
        return cast("list[Interaction]", self._rows)

    def evidence(self, place: int) -> tuple[Evidence, ...]:
        """That of one of them, which need not be made for it."""
        row = self._rows[place]
        return row.evidence if isinstance(row, Interaction) else (row.evidence,)

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> Interaction: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Interaction, ...]: ...

    def __getitem__(self, index: int | slice) -> Interaction | tuple[Interaction, ...]:
        if isinstance(index, slice):
            return tuple(self._made()[index])
        row = self._rows[index]
        if isinstance(row, Entry):
            row = self._rows[index] = of_entry(row, self._people)
        return row

    def __iter__(self) -> Iterator[Interaction]:
        return iter(self._made())

    def __reversed__(self) -> Iterator[Interaction]:
        return reversed(self._made())

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Interactions | tuple):
            return NotImplemented
        return len(self) == len(other) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))


def _order(row: Row) -> tuple[date, str, int]:
    evidence = row.evidence[0] if isinstance(row, Interaction) else row.evidence
    return (row.day or date.min, evidence.path, evidence.line)

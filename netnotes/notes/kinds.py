"""The kinds of interaction: their tags, which way they go by themselves, and what an arrow makes of them."""

from __future__ import annotations

from typing import NamedTuple

from netnotes.model import Act, Direction, Kind


class KindRow(NamedTuple):
    """One row of the table: the documentation is generated from it."""

    kind: Kind
    tags: tuple[str, ...]  # without `#`; the settings can name others
    direction: Direction
    meaning: str


KINDS: tuple[KindRow, ...] = (
    KindRow("met", ("met",), "mutual", "you met in person"),
    KindRow("call", ("call", "video"), "mutual", "you spoke, by telephone or video"),
    KindRow("message", ("message", "email", "letter"), "out", "you wrote to them"),
    KindRow("reply", ("reply",), "in", "they wrote to you"),
    KindRow("shared", ("shared",), "out", "you shared an article or the like with them"),
    KindRow("intro", ("intro",), "out", "you introduced them to somebody"),
    KindRow("intro-from", ("intro-from",), "in", "they introduced you to somebody"),
    KindRow("referred", ("referred",), "out", "you recommended them"),
    KindRow("referred-me", ("referred-me",), "in", "they recommended you"),
    KindRow("gave", ("gave",), "out", "you helped them"),
    KindRow("received", ("received", "got"), "in", "they helped you"),
    KindRow("asked", ("asked",), "out", "you asked them for something"),
    KindRow("they-asked", ("they-asked",), "in", "they asked you for something"),
    KindRow("granted", ("granted",), "in", "they did what you last asked for"),
    KindRow("declined", ("declined",), "in", "they said no to what you last asked for"),
    KindRow("ignored", ("ignored",), "", "nothing came of what you last asked for"),
    KindRow("offered", ("offered",), "out", "you offered help"),
    KindRow("heard", ("heard",), "", "they said something to follow up on"),
    KindRow("milestone", ("milestone",), "", "something happened in their life"),
    KindRow("bind", ("bind",), "", "beside help: it cost the one who gave it something"),
    KindRow("help", ("help", "helped"), "", "help, without saying who helped whom: say it with an arrow"),
    KindRow("note", (), "mutual", "nothing is said of the kind"),
)

DIRECTIONS: dict[Kind, Direction] = {row.kind: row.direction for row in KINDS}
_ACTS: dict[Kind, Act] = {row.kind: Act(row.kind, row.direction) for row in KINDS}
APART: frozenset[Kind] = frozenset(("heard", "milestone"))  # a line of their own, even below an entry

# Kinds that come in pairs: an arrow chooses the member.
_PAIRS: tuple[tuple[Kind, Kind], ...] = (
    ("message", "reply"),
    ("asked", "they-asked"),
    ("gave", "received"),
    ("intro", "intro-from"),
    ("referred", "referred-me"),
)
_OUT: dict[Kind, Kind] = {member: pair[0] for pair in _PAIRS for member in pair} | {"help": "gave"}
_IN: dict[Kind, Kind] = {member: pair[1] for pair in _PAIRS for member in pair} | {"help": "received"}
_FREE: frozenset[Kind] = frozenset(("shared", "offered", "note"))  # these take the arrow's direction


def act(kind: Kind, arrow: Direction = "") -> Act:
    """The act of a kind, going the way the arrow says where the kind leaves a choice."""
    if arrow in ("in", "out"):
        kind = (_IN if arrow == "in" else _OUT).get(kind, kind)
        if kind in _FREE:
            return Act(kind, arrow)
    return _ACTS[kind]

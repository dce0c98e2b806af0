"""What happened in an interaction: tags say it, else a field or a bracketed word, else the first words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from netnotes.links import shown_text
from netnotes.model import Act, Direction, Kind, Link
from netnotes.names import fold_plain
from netnotes.notes.inline import FoundLink
from netnotes.notes.kinds import act
from netnotes.notes.options import ReadOptions

_NAMED_FIRST = re.compile(
    r"(?:\d{1,2}:\d\d(?:[ ]?[-–—][ ]?\d{1,2}:\d\d)?[ ]*[-–—:]*[ ]*)?"
    r"(?P<links>(?:\[\[[^\[\]]*\]\]|\[[^\[\]]*\]\([^()]*\))(?:(?:[ ]*,|[ ]+(?:and|&|\+))?[ ]*\[\[[^\[\]]*\]\])*)?"
    r"[ ]*(?P<parting>[-–—:,(]+)?[ ]*"
)
_PARTS = re.compile(r"[,;/+]|\band\b")


def decide(
    tagged: Sequence[Kind], stated: Sequence[str], text: str, arrow: Direction, options: ReadOptions
) -> tuple[tuple[Act, ...], bool]:
    """The acts of an interaction, and whether they were guessed from words; none where nothing tells a kind."""
    if len(tagged) == 1 and tagged[0] != "bind":
        return (act(tagged[0], arrow),), False
    kinds: list[Kind] = [kind for kind in tagged if kind != "bind"]
    if not kinds:
        kinds = [kind for value in stated for kind in _stated_kinds(value, options)]
    if not kinds and (found := guess(text, options)):
        return _acts([found[0]], tagged, arrow or found[1]), True
    return _acts(kinds, tagged, arrow), False


def guess(text: str, options: ReadOptions) -> tuple[Kind, Direction] | None:
    """The kind (and direction) that the first words tell; a time and the link of a name may stand before them."""
    subject: Direction = ""
    if text[:1].isdigit() or text[:1] == "[":
        first = _NAMED_FIRST.match(text)
        assert first  # every part of it is optional
        text = text[first.end() :]
        subject = "in" if first["links"] and not first["parting"] else ""
    return options.guess(text, subject)


def kind_of_tag(name: str, options: ReadOptions) -> Kind | None:
    """The kind that a tag says: `met` and `met/coffee` alike."""
    if kind := options.tags.get(name):
        return kind
    folded = fold_plain(name)
    return options.tags.get(folded) or options.tags.get(folded.partition("/")[0])


def took_part(text: str, links: Sequence[FoundLink], options: ReadOptions) -> tuple[list[Link], list[Link]]:
    """The links that follow a `with`, of `with [[A]], [[B]] and [[C]]` all three; and the other links."""
    with_links: list[Link] = []
    others: list[Link] = []
    before = -1  # where the last link of those who took part ended
    for found in links:
        together = before >= 0 and options.with_between.fullmatch(text, before, found.start)
        if together or options.with_before.search(text[max(found.start - 16, 0) : found.start]):
            with_links.append(found.link)
            before = found.end
        else:
            others.append(found.link)
            before = -1
    return with_links, others


def _stated_kinds(value: str, options: ReadOptions) -> list[Kind]:
    if kind := options.stated(value):
        return [kind]
    parts = _PARTS.split(shown_text(value))
    return [kind for part in parts if (kind := options.stated(part))]


def _acts(kinds: Sequence[Kind], tagged: Sequence[Kind], arrow: Direction) -> tuple[Act, ...]:
    made = dict.fromkeys(act(kind, arrow) for kind in kinds)
    if "bind" in tagged:
        made[Act("bind", "")] = None
    return tuple(made)

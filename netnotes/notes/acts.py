"""What happened in an interaction: tags say it, else a field or a bracketed word, else the first words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from netnotes.links import make_link, shown_text
from netnotes.model import Act, Direction, Kind, Link
from netnotes.names import fold_plain, without_md
from netnotes.notes.guessing import NOTHING, Guess, guess_words, helps
from netnotes.notes.inline import FoundLink, make_found_link
from netnotes.notes.kinds import act
from netnotes.notes.options import ReadOptions
from netnotes.patterns import pattern

_NAMED_FIRST = pattern(
    r"(?:\d{1,2}:\d\d(?:[ ]?[-–—][ ]?\d{1,2}:\d\d)?[ ]*[-–—:]*[ ]*)?"
    r"(?P<links>(?:\[\[[^\[\]]*\]\]|\[[^\[\]]*\]\([^()]*\))(?:(?:[ ]*,|[ ]+(?:and|&|\+))?[ ]*\[\[[^\[\]]*\]\])*)?"
    r"[ ]*(?P<parting>[-–—:,(]+)?[ ]*"
)
_PARTS = re.compile(r"[,;/+]|\band\b")


_Links = tuple[tuple[Link, ...], tuple[Link, ...]]
NO_LINKS: _Links = (), ()
NOTHING_HAPPENED = Act("note", "")  # of a line that says so: no touch
_NOTE = (act("note"),)
EDGE = " \t:;,–—-|"  # left at the beginning of a text when what stood there is taken out
_SENTENCE = re.compile(r"(?<=[.!?])[ ]+")


class Words(NamedTuple):
    """The words of an entry: its first line, then the blocks below it (list items, paragraphs)."""

    texts: Sequence[str]
    heading: bool = False  # the first line is a heading
    path: str = ""  # of the note, whose name may be that of the other


def decide(
    tagged: Sequence[Kind], stated: Sequence[str], words: Words, arrow: Direction, options: ReadOptions
) -> tuple[tuple[Act, ...], bool]:
    """The acts of an interaction, and whether they were guessed from words; none where nothing tells a kind."""
    kinds: list[Kind] = [kind for kind in tagged if kind != "bind"] if tagged else []
    if not kinds and stated:
        kinds = [kind for value in stated for kind in _stated_kinds(value, options)]
    if not kinds and words.texts and (guessed := _from_words(words, arrow, options)):
        return (*guessed, Act("bind", "")) if "bind" in tagged else guessed, guessed != (act("note", arrow),)
    return _acts(kinds, tagged, arrow), False


def told_by_words(text: str, options: ReadOptions, path: str) -> tuple[tuple[Act, ...], bool]:
    """What a line tells whose kind nothing else says, and whether that is a guess; a note where it tells no kind."""
    found = guess(text, options, path) if text else None
    if not found:
        return _NOTE, False
    if found is NOTHING:
        return (NOTHING_HAPPENED,), True
    acts = (act(found.kind, found.arrow),)
    return acts, acts != _NOTE


def _from_words(words: Words, arrow: Direction, options: ReadOptions) -> tuple[Act, ...]:
    """What the first words tell, or below a heading those of its text; and the help that the lines below it tell."""
    texts, path = words.texts, words.path
    found = guess(texts[0], options, path)
    if not found and words.heading and len(texts) > 1:
        found = guess(texts[1], options, path)
    if found is NOTHING:
        if not arrow:
            return (NOTHING_HAPPENED,)
        found = None
    acts = [act(found.kind, arrow or found.arrow)] if found else []
    if len(texts) > 1 or words.heading:
        acts += [act(help.kind, help.arrow) for help in _help_below(words, options)]
    return tuple(dict.fromkeys(acts))


def _help_below(words: Words, options: ReadOptions) -> Iterator[Guess]:
    for at, text in enumerate(words.texts):
        for sentence in _SENTENCE.split(text) if words.heading else (text,):
            if (at or sentence is not text) and (found := helps(sentence, options, words.path)):
                yield found


def guess(text: str, options: ReadOptions, path: str = "") -> Guess | None:
    """The kind (and direction) that the first words tell; a time and the link of a name may stand before them."""
    subject: Direction = ""
    text = text.lstrip(EDGE)
    if text[:1].isdigit() or text[:1] == "[":
        first = _NAMED_FIRST.match(text)
        assert first  # every part of it is optional
        text = text[first.end() :]
        subject = "in" if first["links"] and not first["parting"] else ""
    return guess_words(text, options, subject, path)


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
        link, start, end = found
        if (
            text[start - 6 : start] == " with "  # English words are always known
            or (before >= 0 and options.with_between.fullmatch(text, before, start))
            or options.with_before.search(text[max(start - 16, 0) : start])
        ):
            with_links.append(link)
            before = end
        else:
            others.append(link)
            before = -1
    return with_links, others


def links_of(text: str, line: int, options: ReadOptions) -> _Links:
    """As `took_part`, each link once, of a text all of whose brackets are those of a `PLAIN_LINK`."""
    found = []
    end = 0
    while (start := text.find("[[", end)) >= 0:
        end = text.find("]]", start) + 2
        if target := without_md(text[start + 2 : end - 2].strip()):
            found.append(make_found_link((make_link((target, target, line)), start, end)))
    with_links, others = took_part(text, found, options)
    if len(found) > 1:
        return tuple(dict.fromkeys(with_links)), tuple(dict.fromkeys(others))
    return tuple(with_links), tuple(others)


def _stated_kinds(value: str, options: ReadOptions) -> list[Kind]:
    if kind := options.stated(value):
        return [kind]
    parts = _PARTS.split(shown_text(value))
    return [kind for part in parts if (kind := options.stated(part))]


def _acts(kinds: Sequence[Kind], tagged: Sequence[Kind], arrow: Direction) -> tuple[Act, ...]:
    if len(kinds) == 1 and not tagged:
        return (act(kinds[0], arrow),)
    made = dict.fromkeys([act(kind, arrow) for kind in kinds])
    if "bind" in tagged:
        made[Act("bind", "")] = None
    return tuple(made)

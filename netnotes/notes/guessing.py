"""What the first words of an entry tell of its kind; the rule and the words stand in `netnotes.notes.words`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from netnotes.model import Direction, Kind
from netnotes.names import fold_plain, stem
from netnotes.notes.nothing import CALLED_OFF, says_called_off, says_nothing_happened
from netnotes.notes.options import WORD, ReadOptions

_LOOK_AT = 120  # characters in which the first words are looked for
_OBJECTS = frozenset(("her", "him", "them"))
_VISITS = frozenset(
    ("came over", "came by", "came for", "stopped by", "dropped by", "visited me", "visited us", "kam vorbei")
)  # they met me, even where they are the subject
_TO_THEM: frozenset[Kind] = frozenset(("gave", "intro", "referred"))
_HELP: frozenset[Kind] = frozenset(("gave", "received", "intro-from"))
_EVENTS: frozenset[Kind] = frozenset(("met", "call"))  # these can be called off
# Kinds whose words are looked at once more.
_DELICATE: frozenset[Kind] = frozenset((*_EVENTS, *_TO_THEM, "message", "help"))

_FROM_THEM = re.compile(
    r"[^.;:!?]{0,12}\b[\w-]+ (?:von (?:ihr|ihm|ihnen)|from (?:her|him|them)|de (?:elle|lui|sa part|ella|su parte)"
    r"|d'(?:elle|eux)|del[ae]s?|\((?:in|incoming|inbound|received)\))(?!\w)"
)
_TALK = frozenset(
    ("chat", "chatted", "chatting", "talk", "conversation", "discussion", "gesprach", "plausch", "charla", "conversa")
)
_ON_THE_PHONE = re.compile(
    r"\b(?:(?:on|over|by|via) (?:the )?(?:phone|telephone|video|zoom|skype|teams|facetime|whatsapp|signal)"
    r"|(?:am|per|ubers) telefon|au telephone|por telefono|ao telefone|por telefone)\b"
)
_IN_PERSON = re.compile(
    r"\b(?:in person|over (?:an? )?(?:coffee|tea|lunch|dinner|breakfast|drinks|beers?|pint)|beim (?:kaffee|essen))\b"
)
_GOT = frozenset(("received", "got"))
_GIFTS: dict[str, Kind] = {
    "review": "received", "feedback": "received", "advice": "received", "help": "received", "support": "received",
    "tip": "received", "tips": "received", "gift": "received", "present": "received", "letter": "reply",
    "card": "reply", "postcard": "reply", "email": "reply", "e-mail": "reply", "mail": "reply", "message": "reply",
    "reply": "reply", "answer": "reply", "invitation": "reply", "introduction": "intro-from", "intro": "intro-from",
    "referral": "referred-me",
}  # fmt: skip
# German puts the verb last: `habe ihr beim Umzug geholfen`.
_HELPED = "geholfen|geliehen|ausgeliehen|beraten|unterstutzt|empfohlen|korrigiert|repariert|vermittelt"
_GERMAN = re.compile(
    rf"(?:(?P<out>(?:ich |wir )?(?:(?:habe?|haben) (?:ihr|ihm|ihnen|sie|ihn)|ihr|ihm|ihnen))"
    rf"|(?P<in>(?:sie |er )?(?:hat|haben) (?:mir|uns|mich))) (?:[^.;!?]{{0,70}} )?"
    rf"(?P<verb>{_HELPED})(?=[ ]*(?:$|[.,;!?(]))"
)


class Guess(NamedTuple):
    """What the first words tell: a kind, and which way it went where a subject says so."""

    kind: Kind
    arrow: Direction
    nothing: bool = False  # nothing happened


NOTHING = Guess("note", "", True)


def guess_words(text: str, options: ReadOptions, subject: Direction = "", path: str = "") -> Guess | None:
    """The kind that the first words of a text tell, if any.

    `subject` is "in" where the text goes on after the name of the other; so it does where the text begins with a
    part of the name of the note (`path`).
    """
    folded = fold_plain(text[:_LOOK_AT].replace("’", "'"))
    words = WORD.findall(folded)
    at = 0
    for at, word in enumerate(words):
        if phrase := _phrase(words, at, options):
            kind = options.phrases[phrase]
            if kind in _DELICATE:
                return _delicate(kind, phrase, _Seen(subject, folded, words[at:]), options, path)
            return Guess(kind, "in" if subject == "in" else "")
        if word in options.them:
            subject = "in"
        elif word in options.me:
            subject = "out"
        elif word not in options.fillers:
            if at or subject or word not in _names(path) or folded[len(word) : len(word) + 1] != " ":
                break
            subject = "in"
    return _otherwise(folded, words[at:], options)


def helps(text: str, options: ReadOptions, path: str) -> Guess | None:
    """Help that a text tells in its first words, with who helped whom; None for anything else."""
    found = guess_words(text, options, path=path)
    if found and found.kind in _HELP and (found.kind != "gave" or found.arrow != "in"):
        return found
    return None


def _phrase(words: Sequence[str], at: int, options: ReadOptions) -> str:
    """The longest phrase known that the words go on with."""
    longest = options.phrase_lengths.get(words[at], 0)
    for length in range(min(longest, len(words) - at), 0, -1):
        phrase = " ".join(words[at : at + length])
        if phrase in options.phrases:
            return phrase
    return ""


class _Seen(NamedTuple):
    """What stands around a phrase."""

    subject: Direction
    folded: str  # the whole beginning
    words: list[str]  # from the phrase on


def _delicate(kind: Kind, phrase: str, seen: _Seen, options: ReadOptions, path: str) -> Guess | None:
    """A phrase that may be meant otherwise, by what stands around it."""
    subject, folded, words = seen
    if kind in _EVENTS and not CALLED_OFF.isdisjoint(words) and says_called_off(folded, options.languages):
        return NOTHING
    if kind == "met":
        # "She met Bob" tells of somebody else.
        return None if subject == "in" and phrase not in _VISITS else Guess(kind, "")
    if kind == "message" and not subject and _FROM_THEM.match(folded):
        return Guess("reply", "in")
    if kind == "help" and subject != "in":
        length = phrase.count(" ") + 1
        whom = words[length] if len(words) > length else ""
        named = whom in _OBJECTS or whom in _names(path)
        return Guess("gave" if named else kind, "out" if subject == "out" or named else "")
    if kind in _TO_THEM and subject == "in" and phrase[phrase.rfind(" ") + 1 :] in _OBJECTS:
        return None  # "she gave her sister a book"
    return Guess(kind, "in" if subject == "in" else "")


def _otherwise(folded: str, words: list[str], options: ReadOptions) -> Guess | None:
    """What other beginnings than the phrases tell."""
    if says_nothing_happened(folded, options.languages):
        return NOTHING
    first = words[0] if words else ""
    if first in _TALK:
        if _ON_THE_PHONE.search(folded):
            return Guess("call", "")
        return Guess("met" if _IN_PERSON.search(folded) else "note", "")
    if first in _GOT:
        before = words.index("from") if "from" in words[:7] else 6
        kind = next((_GIFTS[word] for word in words[1:before] if word in _GIFTS), None)
        if kind or (first == "received" and before < 6):
            return Guess(kind or "note", "in")
    if "de" in options.languages and (found := _GERMAN.match(folded)):
        if found["verb"] == "vermittelt":
            return Guess("intro" if found["out"] else "intro-from", "")
        return Guess("gave" if found["out"] else "received", "")
    return None


@lru_cache(maxsize=4096)
def _names(path: str) -> frozenset[str]:
    """The words of a note's name, folded."""
    return frozenset(WORD.findall(fold_plain(stem(path))))

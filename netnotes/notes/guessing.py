"""What the first words of an entry tell of its kind; the rule and the words stand in `netnotes.notes.words`."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import NamedTuple

from netnotes.model import Direction, Kind
from netnotes.names import fold_plain, stem
from netnotes.notes.nothing import CALLED_OFF, says_called_off, says_nothing_happened
from netnotes.notes.options import WORD, ReadOptions
from netnotes.patterns import pattern

_LOOK_AT = 120  # characters in which the first words are looked for
_FIRST_WORDS = 24  # characters of these that are parted into words first
_OBJECTS = frozenset(("her", "him", "them"))
_VISITS = frozenset(
    ("came over", "came by", "came for", "stopped by", "dropped by", "visited me", "visited us", "kam vorbei")
)  # they met me, even where they are the subject
_TO_THEM: frozenset[Kind] = frozenset(("gave", "intro", "referred"))
_HELP: frozenset[Kind] = frozenset(("gave", "received", "intro-from"))
_EVENTS: frozenset[Kind] = frozenset(("met", "call"))  # these can be called off
# Kinds whose words are looked at once more.
_DELICATE: frozenset[Kind] = frozenset((*_EVENTS, *_TO_THEM, "message", "help"))

_FROM_THEM = pattern(
    r"[^.;:!?]{0,12}\b[\w-]+ (?:von (?:ihr|ihm|ihnen)|from (?:her|him|them)|de (?:elle|lui|sa part|ella|su parte)"
    r"|d'(?:elle|eux)|del[ae]s?|\((?:in|incoming|inbound|received)\))(?!\w)"
)
_TALK = frozenset(
    ("chat", "chatted", "chatting", "talk", "conversation", "discussion", "gesprach", "plausch", "charla", "conversa")
)
_ON_THE_PHONE = pattern(
    r"\b(?:(?:on|over|by|via) (?:the )?(?:phone|telephone|video|zoom|skype|teams|facetime|whatsapp|signal)"
    r"|(?:am|per|ubers) telefon|au telephone|por telefono|ao telefone|por telefone)\b"
)
_IN_PERSON = pattern(
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
_GERMAN = pattern(
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
_make_guess = lru_cache(maxsize=None)(Guess)  # there are few


def guess_words(text: str, options: ReadOptions, subject: Direction = "", path: str = "") -> Guess | None:
    """The kind that the first words of a text tell, if any.

    `subject` is "in" where the text goes on after the name of the other; so it does where the text begins with a
    part of the name of the note (`path`).
    """
    folded = fold_plain(text[:_LOOK_AT].replace("’", "'"))
    end = folded.find(" ", _FIRST_WORDS)  # the first words tell nearly always: the others are parted only when needed
    words = _words(folded if end < 0 else folded[:end])
    lengths, them, me, fillers = options.phrase_lengths, options.them, options.me, options.fillers
    at = 0
    for at, word in enumerate(words):
        longest = lengths.get(word, 0)
        if end > 0 and at + longest + 1 >= len(words):
            words += WORD.findall(folded, end)
            end = -1
        if longest and (phrase := word if longest == 1 else _phrase(words[at : at + longest], options)):
            kind = options.phrases[phrase]
            if kind in _DELICATE:
                return _delicate(kind, phrase, _make_seen((subject, folded, words, at)), options, path)
            return _make_guess(kind, "in" if subject == "in" else "")
        if word in them:
            subject = "in"
        elif word in me:
            subject = "out"
        elif word not in fillers:
            if at or subject or word not in _names(path) or folded[len(word) : len(word) + 1] != " ":
                break
            subject = "in"
    return _otherwise(folded, at, words[at] if words else "", options)


def _words(text: str) -> list[str]:
    """The words of a folded text; without other signs than commas they are what stands between spaces."""
    spaced = text.replace(",", " ")
    return spaced.split() if spaced.replace(" ", "").isalnum() else WORD.findall(text)


def helps(text: str, options: ReadOptions, path: str) -> Guess | None:
    """Help that a text tells in its first words, with who helped whom; None for anything else."""
    found = guess_words(text, options, path=path)
    if found and found.kind in _HELP and (found.kind != "gave" or found.arrow != "in"):
        return found
    return None


def _phrase(words: list[str], options: ReadOptions) -> str:
    """The longest phrase known that begins with the first of these words."""
    for length in range(len(words), 0, -1):
        phrase = " ".join(words[:length])
        if phrase in options.phrases:
            return phrase
    return ""


class _Seen(NamedTuple):
    """What stands around a phrase."""

    subject: Direction
    folded: str  # the whole beginning
    words: list[str]  # of the beginning, one more than the phrase has at the least
    at: int  # where the phrase begins


_make_seen = partial(tuple.__new__, _Seen)


def _delicate(kind: Kind, phrase: str, seen: _Seen, options: ReadOptions, path: str) -> Guess | None:
    """A phrase that may be meant otherwise, by what stands around it."""
    subject, folded, words, at = seen
    if (
        kind in _EVENTS
        and says_called_off(folded, options.languages)
        and not CALLED_OFF.isdisjoint(WORD.findall(folded)[at:])
    ):
        return NOTHING
    if kind == "met":
        # "She met Bob" tells of somebody else.
        return None if subject == "in" and phrase not in _VISITS else _make_guess(kind, "")
    if kind == "message" and not subject and _FROM_THEM.match(folded):
        return _make_guess("reply", "in")
    if kind == "help" and subject != "in":
        after = at + phrase.count(" ") + 1
        whom = words[after] if len(words) > after else ""
        named = whom in _OBJECTS or whom in _names(path)
        return _make_guess("gave" if named else kind, "out" if subject == "out" or named else "")
    if kind in _TO_THEM and subject == "in" and phrase[phrase.rfind(" ") + 1 :] in _OBJECTS:
        return None  # "she gave her sister a book"
    return _make_guess(kind, "in" if subject == "in" else "")


def _otherwise(folded: str, at: int, first: str, options: ReadOptions) -> Guess | None:
    """What other beginnings than the phrases tell, by the words from `first` on, which is the word `at`."""
    if says_nothing_happened(folded, options.languages):
        return NOTHING
    if first in _TALK:
        if _ON_THE_PHONE.search(folded):
            return _make_guess("call", "")
        return _make_guess("met" if _IN_PERSON.search(folded) else "note", "")
    if first in _GOT:
        words = WORD.findall(folded)[at:]
        before = words.index("from") if "from" in words[:7] else 6
        kind = next((_GIFTS[word] for word in words[1:before] if word in _GIFTS), None)
        if kind or (first == "received" and before < 6):
            return _make_guess(kind or "note", "in")
    if "de" in options.languages and (found := _GERMAN.match(folded)):
        if found["verb"] == "vermittelt":
            return _make_guess("intro" if found["out"] else "intro-from", "")
        return _make_guess("gave" if found["out"] else "received", "")
    return None


@lru_cache(maxsize=4096)
def _names(path: str) -> frozenset[str]:
    """The words of a note's name, folded."""
    return frozenset(WORD.findall(fold_plain(stem(path))))

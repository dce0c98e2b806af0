"""What the settings say about reading a note: the tags, the words and the order of dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from netnotes.model import Act, Kind
from netnotes.names import fold_plain
from netnotes.notes.kinds import DIRECTIONS, KINDS, act
from netnotes.notes.words import FIELD_WORDS, LANGUAGES, Language
from netnotes.settings import DEFAULTS, Settings

_REMEMBERED = 4096  # values
_REMEMBERED_LENGTH = 40  # characters of a value
_PHRASE_WORDS = 5  # the longest phrase that is looked for
# What is told by kinds that say all by themselves.
ALONE: dict[Kind | None, tuple[Act, ...]] = {
    kind: (act(kind),) for kind in DIRECTIONS if kind not in ("bind", "help", "note")
}
WORD = re.compile(r"w/|[^\W_]+(?:[-'’.:/][^\W_]+)*|[&+]")


class ReadOptions(NamedTuple):
    """How notes are read. Make it with `from_settings`."""

    date_order: str  # as the setting
    tags: Mapping[str, Kind]  # folded tag -> kind
    alone: Mapping[str, tuple[Act, ...]]  # what is told by tags that say all by themselves
    tag_names: Mapping[Kind, str]  # the tag to propose for a kind
    phrases: Mapping[str, Kind]  # folded phrases that an entry may begin with
    phrase_lengths: Mapping[str, int]  # the first word of phrases -> how many words the longest of them has
    field_words: Mapping[str, Kind]  # folded words that may stand in a field or in brackets
    stated_before: dict[str, Kind | None]  # what values were found to state: the same few words stand in all notes
    languages: tuple[str, ...]  # whose words are known
    fillers: frozenset[str]
    me: frozenset[str]
    them: frozenset[str]
    with_before: re.Pattern[str]  # matches the text before the first link of those who took part
    with_between: re.Pattern[str]  # matches the text between two of their links

    @classmethod
    def from_settings(cls, settings: Settings = DEFAULTS) -> ReadOptions:
        """The options that the settings make; English words are always known."""
        chosen = dict.fromkeys(("en", *settings.language))
        languages = [LANGUAGES[code] for code in chosen if code in LANGUAGES]
        tag_names = _tag_names(settings)
        tags = {fold_plain(name): kind for kind, names in tag_names.items() for name in names}
        phrases = dict(_phrases(languages, settings))
        return cls(
            date_order=settings.date_order,
            tags=tags,
            alone={name: ALONE[kind] for name, kind in tags.items() if kind in ALONE and not name.isdigit()},
            tag_names={kind: names[0] for kind, names in tag_names.items() if names},
            phrases=phrases,
            phrase_lengths=_lengths(phrases),
            field_words=_field_words() | phrases | tags,
            stated_before={},
            languages=tuple(code for code in chosen if code in LANGUAGES),
            fillers=_words(language.fillers for language in languages),
            me=_words(language.me for language in languages),
            them=_words(language.them for language in languages),
            with_before=_ending_in(_words(language.with_words for language in languages)),
            with_between=_between(_words(language.and_words for language in languages)),
        )

    def stated(self, text: str) -> Kind | None:
        """The kind that a field's value or a bracketed word states: `call`, `#met`, `In person`."""
        if text in self.stated_before:
            return self.stated_before[text]
        folded = fold_plain(text.strip(" \t#*_[]\"'")).replace("’", "'")
        kind = self.field_words.get(folded) or self.field_words.get(folded.removesuffix("s"))
        if len(text) <= _REMEMBERED_LENGTH and len(self.stated_before) < _REMEMBERED:
            self.stated_before[text] = kind
        return kind


def _tag_names(settings: Settings) -> dict[Kind, tuple[str, ...]]:
    """The tags of every kind; those of the settings take the place of the usual ones."""
    names = {row.kind: row.tags for row in KINDS}
    chosen = {kind: tuple(tag.lstrip("#") for tag in settings.tags.get(kind, ())) for kind in names}
    taken = {fold_plain(tag) for tags in chosen.values() for tag in tags}
    return {
        kind: chosen[kind] or tuple(tag for tag in usual if fold_plain(tag) not in taken)
        for kind, usual in names.items()
    }


def _phrases(languages: Iterable[Language], settings: Settings) -> Iterator[tuple[str, Kind]]:
    for language in languages:
        for kind, listed in language.kinds.items():
            for phrase in _split(listed):
                yield _tokens(phrase), kind
    for kind in DIRECTIONS:
        for phrase in settings.kind_words.get(kind, ()):
            yield _tokens(fold_plain(phrase)), kind


def _lengths(phrases: Iterable[str]) -> dict[str, int]:
    lengths: dict[str, int] = {}
    for phrase in phrases:
        words = phrase.split(" ")
        lengths[words[0]] = min(max(lengths.get(words[0], 0), len(words)), _PHRASE_WORDS)
    return lengths


def _field_words() -> dict[str, Kind]:
    words: dict[str, Kind] = {phrase: kind for kind, listed in FIELD_WORDS.items() for phrase in _split(listed)}
    return words | {fold_plain(kind): kind for kind in DIRECTIONS}


def _tokens(phrase: str) -> str:
    return " ".join(WORD.findall(phrase))


def _words(lists: Iterable[str]) -> frozenset[str]:
    return frozenset(phrase for listed in lists for phrase in _split(listed))


def _split(listed: str) -> list[str]:
    return [fold_plain(phrase.strip()) for phrase in listed.split(",") if phrase.strip()]


def _ending_in(words: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_either(words)})[\s:]*[*_]*\Z", re.IGNORECASE)


def _between(words: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"[*_]*\s*(?:,|(?:,\s*)?(?:{_either(words)}))\s*[*_]*", re.IGNORECASE)


def _either(words: frozenset[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))

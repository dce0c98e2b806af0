"""File names that every system takes and Obsidian can link."""

from __future__ import annotations

import pytest

from netnotes.diagnostics import NetnotesError
from netnotes.editing.names import LONGEST, legal_stem, twin

TABLE = {
    "Ana Silva": "Ana Silva",
    "Zsófia Łuczak": "Zsófia Łuczak",
    "伊藤 さくら": "伊藤 さくら",
    "نیلوفر می\u200cخواهد": "نیلوفر می\u200cخواهد",
    "CON": "CON_",
    "nul.txt": "nul_.txt",
    "COM1": "COM1_",
    "Lpt9 ": "Lpt9_",
    "COM¹": "COM¹_",
    "CONIN$": "CONIN$_",
    "Conrad": "Conrad",
    "Aux Petit": "Aux Petit",
    "COM10": "COM10",
    "Dr. Who.": "Dr. Who",
    "Ana ... ": "Ana",
    ".hidden": "hidden",
    "_template": "template",
    "AC/DC": "AC DC",
    'a*b"c\\d<e>f:g|h?i': "a b c d e f g h i",
    "C# [dev] ^x": "C dev x",
    "Ana\nBen\tCy": "Ana Ben Cy",
    "Ana\x1b[31m": "Ana 31m",
    "An\u202ea": "Ana",
    "../../etc/passwd": "etc passwd",
    "Jose\u0301": "José",
}


@pytest.mark.parametrize(("name", "stem"), TABLE.items())
def test_a_name_becomes_a_legal_file_name(name: str, stem: str) -> None:
    assert legal_stem(name) == stem
    assert legal_stem(stem) == stem


@pytest.mark.parametrize("name", ["", " ", "...", "///", "\u200d", "_", "?*"])
def test_a_name_without_letters_is_refused(name: str) -> None:
    with pytest.raises(NetnotesError, match="leaves nothing"):
        legal_stem(name)


@pytest.mark.parametrize("name", ["x" * 500, "é" * 500, "e\u0301" * 500, "👩\u200d🚀" * 100, "名" * 300])
def test_a_long_name_is_cut_between_characters(name: str) -> None:
    stem = legal_stem(name)
    assert LONGEST - 12 <= len(stem.encode()) <= LONGEST
    assert legal_stem(stem) == stem


@pytest.mark.parametrize(
    ("stem", "other"), [("ana", "Ana"), ("José", "Jose\u0301"), ("STRASSE", "straße"), ("Zoë", "ZOË")]
)
def test_names_that_some_file_system_cannot_tell_apart(stem: str, other: str) -> None:
    assert twin(stem, ["Ben", other]) == other
    assert twin(stem, ["Ben"]) is None

"""A coverage-guided fuzzer for long runs: bytes become a note, settings or an answer of Obsidian, and all follows.

    pip install atheris
    python benchmarks/fuzz.py benchmarks/fuzz_corpus -max_total_time=600

The options are those of libFuzzer. What it finds is written to a file `crash-…`, which `python benchmarks/fuzz.py FILE`
runs again; it then becomes a named test. New inputs go into the first folder named: keep the corpus small.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import atheris

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

with atheris.instrument_imports(include=["netnotes"]):
    from netnotes.fixes import fix
    from netnotes.model import Network
    from netnotes.notes import ReadOptions, read_note
    from netnotes.report import parse_report
    from netnotes.settings import Settings
    from netnotes.vault.assemble import Reading, assemble
    from netnotes.vault.layout import layout_of
    from netnotes.vault.outline import Read, outline_of
    from netnotes.vault.settings_file import settings_from
    from netnotes.vault.text import decode
    from tests.hostile.everything import check_report, derive, report_of

DAY = date(2026, 6, 30)
BOB = b"---\nneeds: [boat]\ninterests: [jazz, boats]\n---\n- 2026-06-01: with [[Ana]] #met\n- [ ] write\n"
LANGUAGES = ("en", "de", "fr", "es", "pt")
LIMIT = 6000  # bytes of an input: what is long is a matter of tests/hostile/test_bounds.py


def one(data: bytes) -> None:
    """One input. The first byte says what is made of it."""
    kind, data = data[:1], data[1 : 1 + LIMIT]
    if kind == b"s":
        text, _ = decode("netnotes.yaml", data)
        settings = settings_from(text)[0] if text is not None else Settings()
        fix("netnotes.yaml", text or "")
        network(BOB, settings)
    elif kind == b"r":
        parse_report(data.decode("utf-8", "replace"))
    elif kind == b"d":
        follow(data, Settings(date_order="day-first", language=LANGUAGES))
    else:
        follow(data, Settings())


def follow(data: bytes, settings: Settings) -> None:
    """Everything that follows from a note."""
    text, _ = decode("People/Ana.md", data)
    if text is None:
        return
    fix("People/Ana.md", text)
    facts = derive(network(data, settings), DAY, settings)
    check_report(report_of(facts), facts.network)


def network(data: bytes, settings: Settings) -> Network:
    """The network of the note and of somebody it may tell of."""
    files = {"Daily/2026-06-02.md": data, "Me.md": BOB, "People/Ana.md": data, "People/Bob.md": BOB}
    options = ReadOptions.from_settings(settings)
    notes = [read_note(path, decode(path, content)[0] or "", options) for path, content in files.items()]
    layout = layout_of(ROOT / "nowhere", settings)
    outlines = {note.path: outline_of(note.path, Read(note), layout) for note in notes}
    return assemble(Reading(notes, outlines, []), tuple(files), layout, settings).network


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()

"""Whatever notes hold: nothing raises, the report keeps its structure, and no terminal is steered.

`HYPOTHESIS_EXAMPLES=5000 pytest tests/hostile/test_any_text.py` looks longer.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.hostile.everything import TODAY, check_report, check_said, read_and_derive, report_of, say_everything, write
from tests.test_markdown import HOSTILE

EXAMPLES = int(os.environ.get("HYPOTHESIS_EXAMPLES", "60"))
DAY = date.fromisoformat(TODAY)
PIECES = [
    *HOSTILE, "\n", "\r\n", "\r", "---\n", "- ", "- [ ] ", "2026-06-01", "2026-02-30", "0001-01-01", "9999-12-31",
    "## 2026-06-01", "| Date | Type |\n|---|---|\n| 2026-06-01 | met |", "#met", "#asked", "#ignored", "#gave", "->",
    "with [[Bob]]", "[[", "]]", "|", "(met)", "45m", "📅 2026-06-28", "[due:: 2026-06-28]", "> [!note]", "%%", "<!--",
    "interactions:\n  - date: 2026-06-01\n    type: met\n", "birthday: 02-29", "cadence: 6w", "interests: [jazz]",
    "&a *a", "!!python/object/apply:os.system [x]", "<<<<<<< HEAD\n=======\n>>>>>>> b\n", "\ufeff", "\x00", "\x1b[2J",
    "\u2028", "participants: [\"[[Bob]]\"]", "date: 2026-06-01", "type: person", "met:: 2020", "## Family\n", ": ",
    "\t", "'", '"',
]  # fmt: skip
ANY = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=8).map("".join)
WORDS = ANY.map(lambda text: " ".join(text.split()))
NOTE = st.one_of(
    st.binary(max_size=300),
    ANY.map(lambda text: text.encode("utf-8", "replace")),
    st.tuples(ANY, ANY).map(lambda two: f"---\n{two[0]}\n---\n{two[1]}".encode("utf-8", "replace")),
)
bounded = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))


@contextmanager
def a_vault(files: dict[str, bytes]) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield write(Path(folder), {"netnotes.yaml": b"date_order: day-first\n", **files})


def quoted(text: str) -> str:
    """The text as a YAML scalar, so that every character of it arrives."""
    return "'" + "".join(char if char.isprintable() else " " for char in text).replace("'", "''") + "'"


def somebody(words: str) -> bytes:
    """A note that says the words everywhere a note can."""
    line = words.replace("\x00", " ")
    yaml = quoted(re.sub("<%+", "<", re.sub("{+", "{", line)))  # with a placeholder it would be a template
    return f"""---
name: {yaml}
aliases: [{yaml}]
company: {yaml}
interests: [jazz, {yaml}]
needs: [{yaml}]
communities: [{yaml}]
why: {yaml}
birthday: 1980-07-02
important_dates: {{{yaml}: 07-04}}
tags: [person, {yaml}]
---
- 2025-01-03: met {line} #met
- 2025-02-03: {line} #gave #milestone
- 2026-06-20: {line} #they-asked
- 2026-06-21: {line} #heard
- [ ] {line} 📅 2026-06-28
- [ ] {line}
""".encode("utf-8", "replace")


@bounded
@given(st.lists(NOTE, min_size=1, max_size=3))
def test_any_bytes_as_notes(notes: list[bytes]) -> None:
    files = {f"People/{number}.md": note for number, note in enumerate(notes)}
    with a_vault({**files, "Daily/2026-06-01.md": notes[0], "People/Bob.md": b"- 2026-06-01: #met"}) as root:
        facts = read_and_derive(root, DAY)
        check_report(report_of(facts), facts.network)
        assert "People/Bob.md" in facts.people


@bounded
@given(WORDS)
@example("{{{7*7}}")
@example("<<%% 7 %>")
def test_any_words_in_every_place(words: str) -> None:
    with a_vault(
        {"People/A.md": somebody(words), "People/B.md": somebody(words + "!"), "Me.md": somebody(words)}
    ) as root:
        facts = read_and_derive(root, DAY)
        check_report(report_of(facts), facts.network)
        assert "People/A.md" in facts.people


@settings(bounded, max_examples=max(EXAMPLES // 4, 5))
@given(st.one_of(WORDS.map(somebody), NOTE), WORDS)
def test_every_command_says_it_without_steering_the_terminal(note: bytes, words: str) -> None:
    with a_vault({"People/A.md": note, "People/B.md": somebody(words), "Daily/2026-06-02.md": note}) as root:
        for what, said in say_everything(root, words):
            check_said(said.replace("\t", " "), what)


@bounded
@given(st.text(st.characters(codec="utf-8", exclude_characters="/\x00"), min_size=1, max_size=40))
def test_any_file_name(name: str) -> None:
    with a_vault({f"People/x{name}.md": somebody("tame"), "People/B.md": somebody("x")}) as root:
        facts = read_and_derive(root, DAY)
        check_report(report_of(facts), facts.network)


@bounded
@given(NOTE, NOTE)
def test_any_bytes_as_settings(found: bytes, hints: bytes) -> None:
    files = {"netnotes.yaml": found, ".obsidian/daily-notes.json": hints, ".obsidian/templates.json": hints}
    with a_vault({**files, "People/Bob.md": b"- 2026-06-01: #met"}) as root:
        read_and_derive(root, DAY)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_in_every_place(words: str) -> None:
    line = " ".join(words.split())
    with a_vault({"People/A.md": somebody(line), "People/B.md": somebody(f"{line}!")}) as root:
        facts = read_and_derive(root, DAY)
        check_report(report_of(facts), facts.network)
        for what, said in say_everything(root, line):
            check_said(said, what)

"""`netnotes log`."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from difflib import ndiff
from pathlib import Path

import pytest

from netnotes.editing.entries import NewEntry, add_entry
from netnotes.notes import ReadOptions, read_note
from netnotes.notes.kinds import KINDS
from tests.commands.conftest import Shell
from tests.helpers import Files, settings_of

Vault = Callable[[Files], Shell]
ANA = {"People/Ana.md": "## Log\n\n- 2026-01-15: #message first words\n", "People/Ben.md": "Ben\n"}


def test_a_line_is_written_and_what_it_changed_is_said(shell: Vault) -> None:
    netnotes = shell(
        {
            "People/Ana.md": """
            ---
            would_refer: yes
            ---
            ## Log

            - 2026-01-15: #gave a book
            """
        }
    )
    out = netnotes("log", "Ana", "coffee by the river", "--met", "--minutes", "1h30")
    assert out == (
        "People/Ana.md:7\n  - 2026-06-30: #met 1h30 coffee by the river\n"
        "Contact → network, next due 2026-07-02 (first follow-up)\n"
    )
    assert netnotes.text("People/Ana.md").endswith("#gave a book\n- 2026-06-30: #met 1h30 coffee by the river\n")


def test_the_next_day_in_touch_is_said(shell: Vault) -> None:
    netnotes = shell({"People/Ana.md": "cadence:: 90\n\n- 2026-01-15: #call\n"})
    assert "next due 2026-09-28 (keep in touch)" in netnotes("log", "Ana", "hello", "--message")


@pytest.mark.parametrize("row", KINDS, ids=lambda row: row.kind)
def test_every_kind_has_an_option_whose_line_reads_back(shell: Vault, row: object) -> None:
    netnotes = shell(ANA)
    for tag in getattr(row, "tags", ()):
        if tag not in ("help", "helped"):
            netnotes("log", "Ana", "words", f"--{tag}")
            note = read_note("People/Ana.md", netnotes.text("People/Ana.md"), ReadOptions.from_settings())
            assert getattr(row, "kind", "") in {act.kind for act in note.entries[-1].acts}


@pytest.mark.parametrize(
    ("options", "line"),
    [
        (["--on", "2026-06-28"], "- 2026-06-28: words"),
        (["--on", "-3d"], "- 2026-06-27: words"),
        (["--message", "--in"], "- 2026-06-30: <- #message words"),
        (["--out"], "- 2026-06-30: -> words"),
        (["--asked", "--met"], "- 2026-06-30: #met #asked words"),
        (["--minutes", "45"], "- 2026-06-30: 45m words"),
    ],
)
def test_options(shell: Vault, options: list[str], line: str) -> None:
    netnotes = shell(ANA)
    netnotes("log", "Ana", "words", *options)
    assert netnotes.text("People/Ana.md").splitlines()[-1] == line


def test_several_people_make_one_shared_event(shell: Vault) -> None:
    netnotes = shell(ANA | {"Friends/Cy.md": "---\ntype: person\n---\n", "Other/Cy.md": "x\n"})
    out = netnotes("log", "Ana", "Ben", "Friends/Cy", "a walk", "--met")
    assert netnotes.text("People/Ana.md").endswith("- 2026-06-30: #met a walk with [[Ben]] and [[Friends/Cy]]\n")
    assert "Ben: prospect → contact" in out and "Cy: prospect → contact" in out
    shown = netnotes("list", "--json")
    assert shown.count('"last_touch": "2026-06-30"') == 3


def test_text_from_standard_input_may_have_several_lines(shell: Vault) -> None:
    netnotes = shell(ANA)
    netnotes("log", "Ana", "-", "--call", stdin="She has a boat.\n#heard wants to sail to Faro\n")
    assert netnotes.text("People/Ana.md").endswith(
        "- 2026-06-30: #call She has a boat.\n  - #heard wants to sail to Faro\n"
    )


def test_a_dry_run_shows_the_diff_and_writes_nothing(shell: Vault) -> None:
    netnotes = shell(ANA)
    before = netnotes.files()
    out = netnotes("log", "Ana", "coffee", "--met", "--dry-run")
    assert "--- a/People/Ana.md\n+++ b/People/Ana.md\n" in out
    assert "\n+- 2026-06-30: #met coffee\n" in out
    assert "\n - 2026-01-15: #message first words\n" in out
    assert netnotes.files() == before


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["An", "x"], "write the full name: Ana"),
        (["Zoe", "x"], "nobody is named 'Zoe'"),
        (["Ana", "Bne", "x"], "nobody is named 'Bne'"),
        (["Ana"], "no terminal to open an editor in"),
        (["Ana", "  "], "no text"),
        (["Ana", "x", "--in", "--out"], "exclude each other"),
        (["Ana", "x", "--granted", "--declined"], "exclude each other"),
        (["Ana", "ben", "--met"], "'ben' is taken for the person in People/Ben.md"),
        (["Ana", "x", "--minutes", "soon"], "no length of time"),
        (["Ana", "x", "--on", "2026-02-30"], "is not a date"),
    ],
)
def test_when_unsure_nothing_is_written(shell: Vault, args: list[str], says: str) -> None:
    assert says in shell(ANA).refused("log", *args)


@pytest.mark.parametrize("args", [["Ana", "-"], ["Ana", "-", "--dry-run"], ["Bne", "-"]])
def test_a_text_from_standard_input_is_given_back_when_it_is_refused(shell: Vault, args: list[str]) -> None:
    netnotes = shell(ANA)
    (netnotes.root / "People/Ana.md").chmod(0o444)
    assert netnotes.refused("log", *args, stdin="first\n\nsecond\n").startswith(
        "Your text, which was not written:\n\nfirst\n\nsecond\n\nnetnotes: "
    )


def test_words_that_begin_with_a_dash(shell: Vault) -> None:
    netnotes = shell(ANA)
    assert "Put -- before a value" in netnotes.refused("log", "Ana", "-x dash")
    assert "Put --" not in netnotes.refused("list", "-x")
    assert "Put --" not in netnotes.refused("log", "Ana", "x", "--metx")


def test_a_day_to_come_is_said_to_be_one(shell: Vault) -> None:
    netnotes = shell(ANA)
    done = netnotes.done("log", "Ana", "x", "--on", "2062-01-01")
    assert done.err == "2062-01-01 is yet to come: the line counts from that day.\n"


def test_two_people_of_one_name_are_refused_and_told_apart_by_path(shell: Vault) -> None:
    netnotes = shell({"People/Ana.md": "a\n", "People/Work/Ana.md": "b\n"})
    assert "People/Work/Ana.md" in netnotes.refused("log", "Ana", "x")
    netnotes("log", "People/Work/Ana", "x")
    assert netnotes.text("People/Ana.md") == "a\n"


@pytest.mark.parametrize("body", ["```\ncode never closed\n", "%% a comment never closed\n", "<!--\n"])
def test_a_place_where_the_line_would_not_be_read_is_refused(shell: Vault, body: str) -> None:
    assert "left open" in shell({"People/Ana.md": body}).refused("log", "Ana", "x", "--met")


def test_control_characters_do_not_get_into_a_note(shell: Vault) -> None:
    netnotes = shell(ANA)
    netnotes("log", "Ana", "a\x1b[31mb\x00c")
    assert netnotes.text("People/Ana.md").endswith("- 2026-06-30: a [31mb c\n")


def test_line_ends_mark_and_missing_final_newline_stay(shell: Vault) -> None:
    netnotes = shell({"People/Ana.md": "\ufeff## Log\r\n\r\n- 2026-01-15: a".encode()})
    netnotes("log", "Ana", "b")
    assert netnotes.text("People/Ana.md") == "\ufeff## Log\r\n\r\n- 2026-01-15: a\r\n- 2026-06-30: b"


def test_the_settings_name_the_tags(shell: Vault) -> None:
    netnotes = shell(ANA | {"netnotes.yaml": "tags:\n  met: [treffen]\n"})
    netnotes("log", "Ana", "x", "--met")
    assert netnotes.text("People/Ana.md").endswith("- 2026-06-30: #treffen x\n")


ZONES = {"Etc/GMT+12": -12, "Etc/GMT-14": 14}


@pytest.mark.parametrize("zone", ZONES)
def test_days_never_shift_with_the_time_zone(shell: Vault, zone: str) -> None:
    netnotes = shell(ANA)
    _log_in_zone(netnotes, zone, "--on", "2026-06-28", "--today", "2026-06-30")
    assert netnotes.text("People/Ana.md").endswith("- 2026-06-28: x\n")


@pytest.mark.parametrize("zone", ZONES)
def test_today_is_the_day_where_you_are(shell: Vault, zone: str) -> None:
    netnotes = shell(ANA)
    here = timezone(timedelta(hours=ZONES[zone]))
    before = datetime.now(here).date()
    _log_in_zone(netnotes, zone)
    days = {before.isoformat(), datetime.now(here).date().isoformat()}
    assert netnotes.text("People/Ana.md").splitlines()[-1] in {f"- {day}: x" for day in days}


def _log_in_zone(netnotes: Shell, zone: str, *options: str) -> None:
    command = [sys.executable, "-m", "netnotes", "log", "Ana", "x", "--vault", str(netnotes.root), *options]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "TZ": zone})


def test_every_note_of_the_sample_vault_takes_a_line(shell: Vault) -> None:
    sample = Path(__file__).parents[2] / "sample-vault"
    options = ReadOptions.from_settings(settings_of(sample))
    for path in sorted(sample.glob("People/**/*.md")):
        text = path.read_bytes().decode()
        note = read_note(path.name, text, options)
        after = add_entry(text, note, NewEntry(date(2026, 6, 30), ("a line",), ("call",), ("call",))).text
        assert len(read_note(path.name, after, options).entries) == len(note.entries) + 1, path
        removed = [line for line in ndiff(text.splitlines(True), after.splitlines(True)) if line.startswith("- ")]
        assert removed in ([], [f"- {text.splitlines()[-1]}"]), path  # the last line without an end gets one

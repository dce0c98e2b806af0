"""Notes that are bombs cost little time and memory: each is read in a child process under limits of both."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.hostile.everything import write
from tests.hostile.limits import netnotes

GOOD = b"- 2026-06-01: coffee #met\n"
MEGABYTE = 1_000_000
ALIASES = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]\n" for n in range(1, 12))
SPACES = " " * MEGABYTE

FRONT_MATTER = {
    "brackets": "a: " + "[" * 60_000,
    "braces": "a: " + "{a: " * 15_000,
    "dashes": "a:\n  " + "- " * 30_000,
    "questions": "? " * 30_000,
    "indents": "".join(" " * n + "a:\n" for n in range(340)),
    "aliases": "l0: &l0 [lol]\n" + ALIASES,
    "merge keys": "a: &a {b: c}\n" + "d: {<<: *a}\n" * 5_000,
    "no YAML at all": "a\n" * 32_000,
    "a fault a line": "a: @b\n" * 10_000,
    "quotes": "a: " + "'" * 60_000,
    "spaces": "a: b" + " " * 60_000 + "c",
    "ten megabytes": "a: b\n" * 2 * MEGABYTE,
    "one long value": "a: " + "b" * 9 * MEGABYTE,
    "interactions": "interactions:\n" + "  - date: 2026-01-01\n" * 2_800,
}
BODIES = {
    "one long line": "word " * (MEGABYTE // 5),
    "one long entry": "- 2026-01-01: " + "word " * (MEGABYTE // 5),
    "links": "[[Bob]] " * 100_000,
    "open links": "[[" * MEGABYTE,
    "open brackets": "- 2026-01-01: " + "[a](b " * 100_000,
    "an open field": "- 2026-01-01: [a::" + SPACES,
    "an open field in round brackets": "- 2026-01-01: (a::" + SPACES,
    "open fields": "- 2026-01-01: " + "[a:: " * 100_000,
    "spaces after words": "http://" + SPACES,
    "tabs": "-" + "\t" * MEGABYTE + "x",
    "backticks": "- 2026-01-01: " + "`" * MEGABYTE,
    "backslashes": "- 2026-01-01: " + "\\" * MEGABYTE,
    "tags": "#" * MEGABYTE,
    "hashes": "# " * 300_000,
    "headings": "# \n" * 100_000,
    "quotations": ">" * MEGABYTE,
    "callouts": "> [!note] x\n" * 50_000,
    "fences": "```\n" * 100_000,
    "comments": "%%" * 300_000,
    "open comments": "<!--" * 100_000,
    "bad days": "- 2026-02-30: x\n" * 50_000,
    "one day": "- 2026-02-20: x #met\n" * 20_000,
    "asks of one day": "".join(f"- 2026-02-20: {n} #asked\n" for n in range(10_000)),
    "asks": "".join(f"- {1990 + n % 30}-{n % 12 + 1:02}-{n % 28 + 1:02}: {n} #asked #shared\n" for n in range(10_000)),
    "milestones": "".join(f"- 2026-06-{n % 28 + 1:02}: {n} #milestone\n" for n in range(10_000)),
    "deep lists": "".join("  " * n + "- 2026-01-01: x\n" for n in range(2_000)),
    "fields that are tasks": "- [ ] " + "[due:: 2026-02-30] " * 20_000,
    "tasks": "- [ ] a 📅 2026-06-01\n" * 20_000,
    "wide tables": "| Date | Type |" + "|" * 300_000 + "\n|--|--|\n| 2026-01-01 | met |\n",
    "long tables": "| Date | Type |\n|--|--|\n" + "| 2026-01-01 | met |\n" * 50_000,
    "rules of a table": "| Date | Type |\n" + "|-" * 300_000 + "\n",
    "rules of spaces": "| Date | Type |\n" + SPACES + "\n",
    "line ends": "\r" * MEGABYTE,
    "sections with interactions": "# Family\n- 2026-02-19: x\n" * 20_000,
    "conflicts": "<<<<<<< a\n=======\n>>>>>>> b\n" * 20_000,
    "sections": "## Family\nx\n" * 50_000,
}


@pytest.mark.parametrize("bomb", [*FRONT_MATTER, *BODIES])
def test_a_bomb_goes_off_quietly(bomb: str, tmp_path: Path) -> None:
    text = f"---\n{FRONT_MATTER[bomb]}\n---\n" if bomb in FRONT_MATTER else BODIES[bomb]
    files = {"People/Bomb.md": text.encode(), "People/Good.md": GOOD, "Daily/2026-06-01.md": text.encode()}
    root = write(tmp_path / "vault", files)
    assert '"name": "Good"' in netnotes(root, "list", "--json")


@pytest.mark.parametrize("bomb", ["brackets", "aliases", "no YAML at all"])
def test_a_bomb_in_the_settings_goes_off_quietly(bomb: str, tmp_path: Path) -> None:
    root = write(tmp_path / "vault", {"netnotes.yaml": FRONT_MATTER[bomb].encode(), "People/Good.md": GOOD})
    assert "Good" in netnotes(root, "list")
    assert "netnotes.yaml" in netnotes(root, "check")


def test_everything_at_once_makes_a_report(tmp_path: Path) -> None:
    files = {f"People/{name}.md": text[:100_000].encode() for name, text in BODIES.items()}
    files |= {f"People/f {name}.md": f"---\n{text[:60_000]}\n---\n".encode() for name, text in FRONT_MATTER.items()}
    root = write(tmp_path / "vault", {**files, "People/Good.md": GOOD})
    assert "# Network report" in netnotes(root, "report", "--output", "-", seconds=60)


def test_a_file_of_a_hundred_megabytes_is_left_alone(tmp_path: Path) -> None:
    root = write(tmp_path / "vault", {"People/Good.md": GOOD, "People/Big.md": b"- 2026-06-01: x\n"})
    os.truncate(root / "People/Big.md", 100 * 2**20)  # sparse: it takes no room
    assert "Good" in netnotes(root, "list", megabytes=200)
    assert "People/Big.md: the file is 100 MB, more than the 10 MB that are read" in netnotes(root, "check")


def test_a_million_faults_cost_what_a_million_lines_cost_and_no_more(tmp_path: Path) -> None:
    root = write(tmp_path / "vault", {"People/Bomb.md": b"- 2026-02-30\n" * 700_000, "People/Good.md": GOOD})
    assert len(netnotes(root, "check", seconds=60, megabytes=450)) < 20_000
    assert len(netnotes(root, "check", "--json", seconds=60, megabytes=450)) < 2_000_000


def test_hints_of_obsidian_that_are_bombs_are_no_hints(tmp_path: Path) -> None:
    hints = {
        ".obsidian/templates.json": b"[" * 200_000,
        ".obsidian/daily-notes.json": b'{"format": "' + b"d-" * 60 + b'YYYY-MM-DD"}',
        ".obsidian/app.json": b"9" * 100_000,
    }
    root = write(tmp_path / "vault", {**hints, f"{'-d' * 90}.md": GOOD, "People/Good.md": GOOD})
    assert "Good" in netnotes(root, "list")


def test_globs_that_are_bombs_match_in_no_time(tmp_path: Path) -> None:
    glob = "*a" * 40 + "b"
    root = write(tmp_path / "vault", {"netnotes.yaml": f'exclude: ["{glob}"]'.encode(), f"People/{'a' * 120}.md": GOOD})
    assert "aaaa" in netnotes(root, "list")

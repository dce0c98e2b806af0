"""Reading a vault from disk: one bad file never stops it, and none is passed over in silence."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netnotes.diagnostics import NetnotesError
from netnotes.settings import DEFAULTS
from netnotes.vault import read_network
from netnotes.vault.layout import layout_of
from netnotes.vault.read import list_notes, reader, reader_of_many
from netnotes.vault.text import MAX_BYTES, decode, read_text
from tests.helpers import network, vault

NAMES = ("People/Ana.md", "People/Ben.md", "2026-01-01.md", "Meetings/2026-01-02 Lunch.md", "netnotes.yaml", "Me.md")
# Pieces of notes, put together at random: more likely to mean something than random bytes.
PIECES = """
--- | - | 2026-01-01 | #met | with [[Ben]] | [[Ana]], | and | [[Me]] | - [ ] | people: | date: 2026-01-01 | coffee
knows: [[Ana]] | aliases: Ben | name: Ana | ## | type: meeting | last_contact: 2026-01-01 | me: [[Ana]]
exclude: '**' | people_folders: []
"""
GRAMMAR = st.lists(
    st.sampled_from(["\n", "  ", "| a |", *(f"{piece.strip()} " for piece in re.split(r"[|\n]", PIECES.strip()))]),
    max_size=30,
).map(lambda parts: "".join(parts).encode())


def test_markdown_files_in_order_by_paths_with_slashes(tmp_path: Path) -> None:
    root = vault(
        tmp_path,
        {"b.md": "", "a/x.MD": "", "a/y.txt": "", "A.md": "", ".md": "", ".hidden/z.md": "", "a/.z.md": "",
         "node_modules/p/README.md": "", ".trash/old.md": "", "folder.md/in.md": ""},
    )  # fmt: skip
    assert list_notes(root).paths == ("A.md", "a/x.MD", "b.md", "folder.md/in.md")


def test_links_in_the_file_system(tmp_path: Path) -> None:
    root = vault(tmp_path, {"People/Ana.md": "", "Archive/Ben.md": ""})
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "Cy.md").write_text("")
    (root / "People" / "loop").symlink_to(root, target_is_directory=True)
    (root / "People" / "again").symlink_to(root / "Archive", target_is_directory=True)
    (root / "Friends").symlink_to(tmp_path / "outside", target_is_directory=True)
    (root / "Friends too").symlink_to(tmp_path / "outside", target_is_directory=True)
    (root / "People" / "Ben.md").symlink_to(root / "Archive" / "Ben.md")
    (root / "People" / "Gone.md").symlink_to(root / "nowhere.md")
    (root / "People" / "Round.md").symlink_to(root / "People" / "Round.md")
    listing = list_notes(root)
    assert listing.paths == ("Archive/Ben.md", "Friends/Cy.md", "People/Ana.md", "People/Ben.md")
    assert [str(fault) for fault in listing.diagnostics] == [
        f"People/{name}.md: this file cannot be read (it is a link to nothing); "
        "check its permissions, or what it links to"
        for name in ("Gone", "Round")
    ]


def test_a_vault_that_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NetnotesError, match="cannot be opened"):
        read_network(tmp_path / "nowhere", DEFAULTS)


def test_what_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = vault(tmp_path, {"People/Ana.md": "x", "Closed/Ben.md": "x", "People/Cy.md": "x"})
    closed = {f"{root}/People/Ana.md", f"{root}/Closed"}

    def refuse(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(path: str, *rest: Any) -> Any:
            if path in closed:
                raise PermissionError(13, "Permission denied", path)
            return real(path, *rest)

        return call

    # Rights would not do: a superuser reads everything.
    monkeypatch.setattr(os, "open", refuse(os.open))
    monkeypatch.setattr(os, "scandir", refuse(os.scandir))
    found = read_network(root, DEFAULTS)
    assert [person.path for person in found.people] == ["People/Cy.md"]
    assert [str(fault) for fault in found.diagnostics if fault.code == "unreadable"] == [
        "Closed: this file cannot be read (no permission); check its permissions, or what it links to",
        "People/Ana.md: this file cannot be read (no permission); check its permissions, or what it links to",
    ]
    assert [unread.path for unread in found.unread] == ["People/Ana.md"]


def test_bytes_that_are_not_utf8_leave_the_rest_readable() -> None:
    text, (fault,) = decode("a.md", b"one\ntwo \xe9 three\n")
    assert text == "one\ntwo \ufffd three\n"
    assert str(fault) == ("a.md:2: not UTF-8 text (byte 0xe9 at 8); save it as UTF-8; what could be decoded is used")
    assert fault.source == "two \ufffd three"


def test_utf16_is_reported_and_not_read() -> None:
    text, (fault,) = decode("a.md", "héllo\n".encode("utf-16"))
    assert text is None
    assert fault.code == "not-utf8"


def test_nul_bytes_are_reported() -> None:
    text, (fault,) = decode("a.md", b"one\0two")
    assert text == "one\ufffdtwo"
    assert "byte 0x00 at 3" in fault.message


def test_a_file_too_large_is_reported_and_not_read(tmp_path: Path) -> None:
    (tmp_path / "most.md").write_bytes(b"x" * MAX_BYTES)
    (tmp_path / "more.md").write_bytes(b"x" * (MAX_BYTES + 1))
    assert read_text(str(tmp_path), "most.md") == ("x" * MAX_BYTES, ())
    text, (fault,) = read_text(str(tmp_path), "more.md")
    assert text is None
    assert fault.code == "too-large"


def test_one_of_each_fault_leaves_the_good_notes_read(tmp_path: Path) -> None:
    good = {f"People/Good {n}.md": "- 2026-01-01 #met\n" for n in range(3)}
    bad: dict[str, str | bytes] = {
        "People/utf16.md": "x".encode("utf-16"),
        "People/latin1.md": b"caf\xe9",
        "People/nul.md": b"\0\0\0",
        "People/random.md": bytes(range(256)) * 20,
        "People/long line.md": "- 2026-01-01 " + "x [[y]] " * 100_000,
        "People/yaml.md": "---\na: [\n---\n",
        "People/bomb.md": "---\na: " + "[" * 30_000 + "\n---\n",
    }
    found = network({**good, **bad}, tmp_path)
    read = {person.path for person in found.people if person.interactions}
    assert set(good) <= read
    named = {fault.path for fault in found.diagnostics}
    assert set(bad) - {"People/long line.md"} <= named


def test_files_read_together_are_each_read_as_alone(tmp_path: Path) -> None:
    long = "- 2026-01-01: coffee #met\n" * 6000
    files = {"People/Ana.md": long, "People/Ben.md": "\0", "templates/x.md": "x", "People/Cy.md": long + long}
    files |= {"People/report.md": "---\ngenerated_by: netnotes\n---\n", "2026-01-01.md": "# 2026-01-01\nwith [[Ana]]\n"}
    root = vault(tmp_path, files)
    layout = layout_of(root, DEFAULTS)
    paths = (*files, "People/Dee.md")  # which is not there
    together = reader_of_many(root, layout, DEFAULTS)(paths)
    assert together == [reader(root, layout, DEFAULTS)(path) for path in paths]
    assert [len(read.note.entries) if read.note else None for read in together] == [6000, 0, None, 12000, None, 0, None]


def test_progress_is_told_in_notes(tmp_path: Path) -> None:
    root = vault(tmp_path, {f"{n}.md": "" for n in range(3)})
    told: list[tuple[int, int]] = []
    read_network(root, DEFAULTS, progress=lambda done, total: told.append((done, total)))
    assert told == [(0, 3), (3, 3)]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(NAMES), st.binary(max_size=400) | GRAMMAR, max_size=6))
def test_whatever_the_files_hold_reading_never_fails(tmp_path: Path, files: dict[str, bytes]) -> None:
    shutil.rmtree(tmp_path / "vault", ignore_errors=True)
    found = network(files, tmp_path)
    assert found.notes_read <= len(files)
    assert [person.path for person in found.people] == sorted(person.path for person in found.people)
    for person in found.people:
        for line in person.interactions:
            assert person.path in line.people
            assert line.group >= 1
            assert line.evidence

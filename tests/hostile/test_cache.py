"""A cache that is damaged anywhere, by a bit or by the page: what netnotes prints is what the notes say.

`HYPOTHESIS_EXAMPLES=5000 pytest tests/hostile/test_cache.py` looks longer.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netnotes.cache.place import cache_file
from tests.helpers import vault
from tests.hostile.everything import TODAY, say
from tests.hostile.limits import limited
from tests.test_cache import SMALL

EXAMPLES = int(os.environ.get("HYPOTHESIS_EXAMPLES", "60"))
COMMANDS = (
    ("due",), ("check",), ("list", "--json"), ("report", "--output", "-"), ("today",), ("show", "--", "Ana"),
)  # fmt: skip
STAMP = 1_700_000_000  # long ago: no file counts as still being written
PLACES = st.integers(0, 2**16 - 1)
DAMAGE = st.lists(
    st.one_of(
        st.tuples(st.just("flip"), PLACES, st.integers(1, 255)),
        st.tuples(st.just("write"), PLACES, st.binary(min_size=1, max_size=80)),
        st.tuples(st.just("insert"), PLACES, st.binary(min_size=1, max_size=80)),
        st.tuples(st.just("page"), PLACES, PLACES),
        st.tuples(st.just("cut"), PLACES, st.none()),
    ),
    min_size=1,
    max_size=4,
)
PAGE = 4096


class Cached:
    """A vault, its cache as it was left, and what every command says."""

    def __init__(self, root: Path, file: Path, data: bytes) -> None:
        self.root, self.file, self.data = root, file, data
        self.expected: dict[tuple[str, ...], tuple[int, str, str]] = {}

    def says(self, command: tuple[str, ...], *more: str) -> tuple[int, str, str]:
        return say(command[0], "--vault", str(self.root), "--today", TODAY, *more, *command[1:])

    def check(self, command: tuple[str, ...]) -> None:
        """Whatever is in the cache, and with what that run leaves there, the command says what it should."""
        assert self.says(command) == self.expected[command]
        assert self.says(command) == self.expected[command]


@pytest.fixture(scope="module")
def cached(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cached]:
    """A cache with pieces of every kind: whole tables, changes to them, records, texts that were made."""
    folder = tmp_path_factory.mktemp("cached")
    root = vault(folder, SMALL)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        file = cache_file(root, os.environ)
        assert file
        for line in ("", "- [ ] mow the lawn 📅 2026-06-01\n"):
            with (root / "People/Ben.md").open("a", encoding="utf-8") as note:
                note.write(line)
            for path in root.rglob("*.md"):
                os.utime(path, (STAMP + len(line), STAMP + len(line)))
            for command in COMMANDS:
                say(command[0], "--vault", str(root), "--today", TODAY, *command[1:])
        seen = Cached(root, file, file.read_bytes())
        for command in COMMANDS:
            seen.expected[command] = seen.says(command, "--no-cache")
            assert seen.says(command) == seen.expected[command]
        with closing(sqlite3.connect(file)) as connection:
            names = {name for (name,) in connection.execute("SELECT name FROM hot UNION SELECT name FROM cold")}
        assert names >= {
            "head",
            "files",
            "people",
            "told",
            "faulty",
            "names",
            "outlines",
            "facts",
            "owed",
            "results",
            "faults",
        }
        yield seen


@pytest.fixture(autouse=True)
def _its_cache_folder(cached: Cached, own_folders: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(cached.file.parent.parent))


def put(cached: Cached, data: bytes) -> None:
    """The cache file with these bytes, and nothing left of another."""
    for suffix in ("", "-journal", "-wal", "-shm"):
        Path(f"{cached.file}{suffix}").unlink(missing_ok=True)
    cached.file.write_bytes(data)


def damaged(data: bytes, damage: list[tuple[str, int, object]]) -> bytes:
    """The bytes after each damage in turn; places are counted round and round."""
    found = bytearray(data)
    for how, place, what in damage:
        at = place % (len(found) or 1)
        if how == "cut":
            del found[at:]
        elif how == "insert" and isinstance(what, bytes):
            found[at:at] = what
        elif how == "write" and isinstance(what, bytes):
            found[at : at + len(what)] = what
        elif how == "page" and isinstance(what, int):  # a page of the file stands where another should
            other = what % (len(found) or 1) // PAGE * PAGE
            found[at // PAGE * PAGE : at // PAGE * PAGE + PAGE] = found[other : other + PAGE]
        elif how == "flip" and isinstance(what, int) and found:
            found[at] ^= what
    return bytes(found)


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(damage=DAMAGE, command=st.sampled_from(COMMANDS))
def test_a_file_damaged_anywhere_changes_nothing(
    cached: Cached, damage: list[tuple[str, int, object]], command: tuple[str, ...]
) -> None:
    put(cached, damaged(cached.data, damage))
    cached.check(command)


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data(), st.sampled_from(COMMANDS))
def test_a_piece_that_is_gone_or_another_changes_nothing(
    cached: Cached, data: st.DataObject, command: tuple[str, ...]
) -> None:
    put(cached, cached.data)
    with closing(sqlite3.connect(cached.file)) as connection, connection:
        rows = [
            (table, *row)
            for table in ("hot", "cold")
            for row in connection.execute(f"SELECT rowid, name, data FROM {table} ORDER BY name, key")
        ]
        for table, row, _, old in data.draw(st.lists(st.sampled_from(rows), min_size=1, max_size=3)):
            others = st.sampled_from([other for *_, other in rows])
            forms = (st.none(), st.just(b""), st.text(), st.integers(-9, 9), st.floats(), st.binary(), others)
            change = data.draw(st.sampled_from(("gone", "moved", "changed", "cut")))
            if change == "gone":
                connection.execute(f"DELETE FROM {table} WHERE rowid = ?", (row,))
            elif change == "moved":
                key = data.draw(st.sampled_from(("", "People/Ana.md", "People/Ghost.md", "\0")))
                connection.execute(f"UPDATE OR REPLACE {table} SET key = ? WHERE rowid = ?", (key, row))
            elif change == "cut":
                connection.execute(f"UPDATE {table} SET data = ? WHERE rowid = ?", (old[: len(old) // 2], row))
            else:
                new = data.draw(st.one_of(*forms))
                connection.execute(f"UPDATE {table} SET data = ? WHERE rowid = ?", (new, row))
    cached.check(command)


@pytest.mark.parametrize(
    "row", ["head", "files", "people", "names", "told", "faulty", "facts", "owed", "results", "sums"]
)
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_table_that_is_gone_changes_nothing(cached: Cached, row: str, command: tuple[str, ...]) -> None:
    put(cached, cached.data)
    with closing(sqlite3.connect(cached.file)) as connection, connection:
        connection.execute("DELETE FROM hot WHERE name = ?", (row,))
    cached.check(command)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_records_that_are_gone_change_nothing_after_a_note_has_changed(
    cached: Cached, command: tuple[str, ...]
) -> None:
    put(cached, cached.data)
    with closing(sqlite3.connect(cached.file)) as connection, connection:
        assert connection.execute("DELETE FROM cold").rowcount
    for path in cached.root.rglob("*.md"):
        os.utime(path, (STAMP + 5, STAMP + 5))
    cached.check(command)


@pytest.mark.parametrize("sql", [
    # A view that never ends where a table should be, a trigger, an index over what is computed.
    "ALTER TABLE hot RENAME TO hot0; CREATE VIEW hot AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM n) "
    "SELECT hot0.* FROM hot0, n WHERE n.x < 1 OR name = 'version'",
    "CREATE TRIGGER t AFTER INSERT ON hot BEGIN DELETE FROM cold; END",
    "CREATE TRIGGER t BEFORE DELETE ON cold BEGIN SELECT RAISE(ABORT, 'no'); END",
    "CREATE INDEX i ON hot(substr(data, 1, 4))",
    "CREATE TABLE more(a)",
])  # fmt: skip
def test_a_cache_that_brings_more_along_than_tables_is_not_used(cached: Cached, sql: str) -> None:
    put(cached, cached.data)
    with closing(sqlite3.connect(cached.file)) as connection:
        connection.executescript(sql)
    done = limited("due", "--vault", str(cached.root), "--today", TODAY)
    assert tuple(done) == cached.expected[("due",)]
    with closing(sqlite3.connect(cached.file)) as connection:
        made = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE sql NOT NULL")}
    assert made == {"hot", "cold"}


@pytest.mark.parametrize("kind", ["pipe", "device", "folder", "a link to nothing", "a note"])
def test_whatever_stands_in_its_place_changes_nothing(cached: Cached, kind: str, tmp_path: Path) -> None:
    put(cached, b"")
    cached.file.unlink()
    note = cached.root / "People/Ana.md"
    before = note.read_bytes()
    make = {"pipe": lambda: os.mkfifo(cached.file), "folder": cached.file.mkdir}
    to = {"device": Path("/dev/zero"), "a note": note}.get(kind, tmp_path / "nothing")
    make.get(kind, lambda: cached.file.symlink_to(to))()
    try:
        done = limited("due", "--vault", str(cached.root), "--today", TODAY)
    finally:
        if kind == "folder":
            cached.file.rmdir()
    assert tuple(done) == cached.expected[("due",)]
    assert note.read_bytes() == before

"""One SQLite file: tables that are read at once (hot), and records that are read one by one (cold).

A table is a mapping of texts to plain JSON, kept as one piece and the changes since. Every piece bears a checksum over
its place and bytes, and what all of a name add up to is kept as well: a damaged file is noticed, whatever SQLite makes
of it, also where a piece is gone.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from zlib import crc32

from netnotes.cache.records import Json, dumps, loads

_SCHEMA = (
    "CREATE TABLE hot(name TEXT, key TEXT, data BLOB, PRIMARY KEY(name, key))",
    "CREATE TABLE cold(name TEXT, key TEXT, data BLOB, PRIMARY KEY(name, key))",
)
_SUMS = "sums"  # the piece that holds the sums of all others
_LASTING = ("version", "settings")  # what rests on no note
_MOST_CHANGES = 256  # in a table, before it is written as one piece again
SYNCHRONOUS = "NORMAL"  # as SQLite means it: what is written survives a crash of the machine
_PAGE = 16 * 1024  # bytes; larger than usual, because most pieces are
_WAIT = 0.5  # seconds that a run waits for another one
# What a damaged or hostile file can lead to.
ERRORS = (sqlite3.Error, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, OSError)


class StoreError(Exception):
    """The cache cannot be used. The notes are read instead."""


class Store:
    """An open cache. Reading sees one state throughout, even when another run writes."""

    def __init__(self, file: Path, connection: sqlite3.Connection) -> None:
        self._file = file
        self._connection = connection
        self._known_sums: dict[str, int] | None = None

    @classmethod
    def open(cls, file: Path, version: str) -> Store:
        """The cache at that place; made anew where there is none of this version. Raises StoreError."""
        try:
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            store = cls._opened(file)
            if store is None or store._version() != version:
                if store:
                    store.close()
                _remove(file)
                store = cls._made(file, version)
            return store
        except ERRORS as error:
            raise StoreError(str(error)) from error

    @classmethod
    def _opened(cls, file: Path) -> Store | None:
        if not file.exists():
            return None
        connection = sqlite3.connect(file, timeout=_WAIT, isolation_level=None)
        try:
            _prepare(connection)
            connection.execute("BEGIN")
            schema = {sql for (sql,) in connection.execute("SELECT sql FROM sqlite_master WHERE sql NOT NULL")}
            if schema != set(_SCHEMA):  # another version's, or a hostile one: a view can take for ever
                connection.close()
                return None
        except sqlite3.OperationalError:
            connection.close()
            raise
        except sqlite3.DatabaseError:
            connection.close()
            return None
        return cls(file, connection)

    @classmethod
    def _made(cls, file: Path, version: str) -> Store:
        os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
        connection = sqlite3.connect(file, timeout=_WAIT, isolation_level=None)
        _prepare(connection)
        connection.execute(f"PRAGMA page_size = {_PAGE}")
        connection.execute("BEGIN IMMEDIATE")
        for statement in _SCHEMA:
            connection.execute(statement)
        store = cls(file, connection)
        store._put("hot", "version", [("", dumps(version))])
        store._put_sums()
        connection.execute("COMMIT")
        connection.execute("BEGIN")
        return store

    def _version(self) -> Json:
        try:
            return self._get("hot", "version", "")
        except ERRORS:
            return None

    def close(self) -> None:
        """Lets the file go."""
        self._connection.close()

    def moment(self) -> int:
        """The time in nanoseconds as the file system tells it. Raises StoreError where it cannot be written to."""
        try:
            os.utime(self._file)
            return self._file.stat().st_mtime_ns
        except OSError as error:
            raise StoreError(str(error)) from error

    # --- tables

    def table(self, name: str) -> dict[str, Json]:
        """A whole table, empty where there is none. Raises one of ERRORS."""
        found: dict[str, Json] = {}
        changes: dict[str, Json] = {}
        for key, data in self._pieces("hot", name):
            value = loads(data)
            if key:
                changes[key] = value
            else:
                found = value
        for key, value in changes.items():
            if value is None:
                found.pop(key, None)
            else:
                found[key] = value
        return found

    def put_table(self, name: str, values: Mapping[str, Json]) -> None:
        """Writes a whole table. Within `writing`."""
        self._connection.execute("DELETE FROM hot WHERE name = ?", (name,))
        self._sums.pop(name, None)
        self._put("hot", name, [("", dumps(values))])

    def change_table(self, name: str, changes: Mapping[str, Json]) -> None:
        """Writes entries of a table, None to remove one. Within `writing`."""
        self._put("hot", name, ((key, dumps(value)) for key, value in changes.items()))
        count = "SELECT count(*) FROM hot WHERE name = ?"
        if self._connection.execute(count, (name,)).fetchone()[0] > _MOST_CHANGES:
            self.put_table(name, self.table(name))

    # --- records

    def record(self, name: str, key: str) -> Json:
        """One record, or None. Raises one of ERRORS."""
        return self._get("cold", name, key)

    def put_records(self, name: str, records: Iterable[tuple[str, Json]]) -> None:
        """Writes records, None to remove one. Within `writing`."""
        self._put("cold", name, ((key, dumps(value)) for key, value in records))

    def clear(self) -> None:
        """Removes everything but the version and the settings, which rest on no note. Within `writing`."""
        try:
            lasting = {name: self._sums[name] for name in _LASTING if name in self._sums}
        except ERRORS:  # the sums are damaged
            lasting = {}
        self._connection.execute("DELETE FROM cold")
        for (name,) in self._connection.execute("SELECT DISTINCT name FROM hot").fetchall():
            if name not in lasting and name != "version":
                self._connection.execute("DELETE FROM hot WHERE name = ?", (name,))
        self._known_sums = lasting

    @contextmanager
    def writing(self) -> Iterator[None]:
        """All that is written within is kept together, or nothing is. Raises StoreError when it is not."""
        try:
            yield
            self._put_sums()
            self._connection.execute("COMMIT")
            self._connection.execute("BEGIN")
        except ERRORS as error:
            self._known_sums = None
            try:
                self._connection.execute("ROLLBACK")
                self._connection.execute("BEGIN")
            except sqlite3.Error:
                pass
            raise StoreError(str(error)) from error

    def _get(self, table: str, name: str, key: str) -> Json:
        row = self._connection.execute(
            f"SELECT data FROM {table} WHERE name = ? AND key = ?",
            (name, key),
        ).fetchone()
        return loads(_checked(name, key, row[0])) if row else None

    def _pieces(self, table: str, name: str) -> Iterator[tuple[str, bytes]]:
        """Everything of a name, by key. Raises one of ERRORS, at the end where a piece is gone."""
        left = self._sums.get(name, 0)
        for key, data in self._connection.execute(f"SELECT key, data FROM {table} WHERE name = ?", (name,)):
            yield key, _checked(name, key, data)
            left -= int.from_bytes(data[:4], "big")
        if left:
            raise ValueError(f"something of {name} is gone")

    def _put(self, table: str, name: str, rows: Iterable[tuple[str, bytes]]) -> None:
        is_new = name not in self._sums

        def summed() -> Iterator[tuple[str, str, bytes]]:
            for key, data in rows:
                if not is_new:
                    self._sums[name] -= self._sum_now(table, name, key)
                checksum = _sum(name, key, data)
                self._sums[name] = self._sums.get(name, 0) + int.from_bytes(checksum, "big")
                yield name, key, checksum + data

        self._connection.executemany(f"INSERT OR REPLACE INTO {table} VALUES(?, ?, ?)", summed())

    def _sum_now(self, table: str, name: str, key: str) -> int:
        """The checksum of what stands at a place now, 0 where nothing does."""
        select = f"SELECT substr(data, 1, 4) FROM {table} WHERE name = ? AND key = ?"
        row = self._connection.execute(select, (name, key)).fetchone()
        return int.from_bytes(row[0], "big") if row else 0

    @property
    def _sums(self) -> dict[str, int]:
        """What the checksums of each name add up to."""
        if self._known_sums is None:
            self._known_sums = self._get("hot", _SUMS, "") or {}
        return self._known_sums

    def _put_sums(self) -> None:
        data = dumps(self._sums)
        self._connection.execute("INSERT OR REPLACE INTO hot VALUES(?, '', ?)", (_SUMS, _sum(_SUMS, "", data) + data))


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute(f"PRAGMA synchronous = {SYNCHRONOUS}")
    connection.execute("PRAGMA trusted_schema = OFF")  # nothing that a hostile file brings along is run


def _sum(name: str, key: str, data: bytes) -> bytes:
    return crc32(data, crc32(f"{name}\n{key}".encode())).to_bytes(4, "big")


def _checked(name: str, key: str, data: bytes) -> bytes:
    body = data[4:]
    if data[:4] != _sum(name, key, body):
        raise ValueError(f"the checksum of {name} {key} is wrong")
    return body


def _remove(file: Path) -> None:
    for suffix in ("", "-journal", "-wal", "-shm"):
        Path(f"{file}{suffix}").unlink(missing_ok=True)

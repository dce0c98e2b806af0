"""What netnotes wrote last, kept so that it can be taken back and so that a cut-short write is mended.
 Level 4. One JSON file a write, in the vault's state folder: the changes with the old and new bytes.
`pending.json` is there only while a write is under way.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from netnotes.editing.system import CREATE, SYSTEM, System, sync_folder

KEPT = 20  # writes that can be taken back
_PENDING = "pending.json"


class Edit(NamedTuple):
    """New bytes for a note.

    No `before`: it is made; no `after`: it is removed. `mode` is for one made anew.
    """

    path: str  # relative to the vault
    before: bytes | None
    after: bytes | None
    mode: int | None = None


class Move(NamedTuple):
    """Another name for a note."""

    path: str
    to: str


Change = Edit | Move


class Write(NamedTuple):
    """One write of netnotes: what it was, and every change in order."""

    what: str  # for people: "log Ana Silva"
    changes: tuple[Change, ...]


def undone(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes that take these back."""
    return tuple(_inverse(change) for change in reversed(tuple(changes)))


def begin(folder: Path, write: Write, system: System = SYSTEM) -> None:
    """Put on disk what is about to be written."""
    temporary = folder / f"{_PENDING}.tmp"
    temporary.unlink(missing_ok=True)
    fd = system.open(temporary, CREATE, 0o600)
    try:
        data = memoryview(_packed(write))
        while data:
            data = data[system.write(fd, data) :]
        system.fsync(fd)
    finally:
        system.close(fd)
    system.replace(temporary, folder / _PENDING)
    sync_folder(folder, system)


def finish(folder: Path, system: System = SYSTEM) -> None:
    """The write under way is done: it becomes the last one that can be taken back."""
    done = _kept(folder)
    number = _number(done[-1]) + 1 if done else 1
    system.replace(folder / _PENDING, folder / f"{number:08}.json")
    for old in done[: max(0, len(done) + 1 - KEPT)]:
        old.unlink(missing_ok=True)


def abandon(folder: Path, system: System = SYSTEM) -> None:
    """The write under way came to nothing."""
    (folder / f"{_PENDING}.tmp").unlink(missing_ok=True)
    if (folder / _PENDING).exists():
        system.unlink(folder / _PENDING)


def pending(folder: Path) -> Write | None:
    """A write that was begun and neither finished nor abandoned: netnotes was killed in the middle."""
    return _unpacked(folder / _PENDING)


def last(folder: Path) -> Write | None:
    """The last finished write."""
    done = _kept(folder)
    return _unpacked(done[-1]) if done else None


def forget_last(folder: Path) -> None:
    """The last write has been taken back."""
    _kept(folder)[-1].unlink()


def _kept(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.json") if path.stem.isdigit())


def _number(path: Path) -> int:
    return int(path.stem)


def _inverse(change: Change) -> Change:
    if isinstance(change, Move):
        return Move(change.to, change.path)
    return Edit(change.path, change.after, change.before, change.mode)


def _packed(write: Write) -> bytes:
    changes = [
        {"path": c.path, "to": c.to}
        if isinstance(c, Move)
        else {"path": c.path, "before": _text(c.before), "after": _text(c.after), "mode": c.mode}
        for c in write.changes
    ]
    return json.dumps({"what": write.what, "changes": changes}).encode()


def _unpacked(path: Path) -> Write | None:
    """The write, or None where the file is missing or was damaged."""
    try:
        record = json.loads(path.read_bytes())
        return Write(str(record["what"]), tuple(_change(item) for item in record["changes"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _change(item: dict[str, Any]) -> Change:
    if "to" in item:
        return Move(str(item["path"]), str(item["to"]))
    return Edit(str(item["path"]), _bytes(item["before"]), _bytes(item["after"]), item["mode"])


def _text(data: bytes | None) -> str | None:
    return None if data is None else base64.b64encode(data).decode("ascii")


def _bytes(text: str | None) -> bytes | None:
    return None if text is None else base64.b64decode(text, validate=True)

"""Several changes to a vault as one: all of them or none, shown before, taken back after.
 Level 4. A write goes: lock, read the notes as they are now, plan, check every digest, put the plan into
the journal, write, finish the journal. Whatever stops it in between, the changes made so far are taken
back; where the process is killed, the next netnotes that writes does it.
"""

from __future__ import annotations

import difflib
import os
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from netnotes.diagnostics import NetnotesError
from netnotes.editing import journal
from netnotes.editing.files import (
    ChangedMeanwhileError,
    create_file,
    delete_file,
    digest,
    move_file,
    place,
    read_state,
    remove_leftovers,
    replace_file,
    require_writable,
    same_file,
    same_start,
)
from netnotes.editing.journal import Change, Edit, Move, Write
from netnotes.editing.state import lock, vault_folder
from netnotes.editing.system import SYSTEM, System

Plan = Callable[[], Write]
Say = Callable[[str], object]
_ATTEMPTS = 5


def read_note_text(root: Path, path: str) -> str:
    """The text of a note about to be edited, a byte order mark and every line end included.

    Raises NetnotesError where the note cannot be read or is not UTF-8 text.
    """
    target = place(root, path)
    try:
        data = read_state(target).data
    except OSError as error:
        raise NetnotesError(f"{path} cannot be read ({error.strerror})", "check that it is there") from error
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NetnotesError(f"{path} is not UTF-8 text", "save it as UTF-8 first") from error
    if "\0" in text:
        raise NetnotesError(f"{path} holds NUL bytes", "save it as UTF-8 text first")
    return text


def edited(path: str, before: str, after: str) -> Edit:
    """The edit that turns one text of a note into another."""
    return Edit(path, before.encode("utf-8"), after.encode("utf-8"))


def check_writable(root: Path, path: str) -> None:
    """Raise NetnotesError where a note that is there is read-only."""
    target = place(root, path)
    if target.exists():
        require_writable(target, target.stat())


def write(root: Path, plan: Plan, *, dry_run: bool = False, say: Say = str, system: System = SYSTEM) -> Write:
    """Plan and write under the vault's lock; gives what was written.

    `plan` reads the notes itself and is called again where another program changed one of them meanwhile.
    With `dry_run` nothing is written, and refused is what the write would be. `say` is told of an earlier
    write that was cut short and is now taken back. Raises NetnotesError; then nothing has changed.
    """
    if dry_run:
        return _allowed(root, plan())
    with lock(root) as folder:
        mend(root, folder, say)
        for attempt in range(1, _ATTEMPTS + 1):
            planned = _allowed(root, plan())
            if not planned.changes:
                return planned
            try:
                _apply(root, folder, planned, system)
            except ChangedMeanwhileError:
                if attempt == _ATTEMPTS:
                    raise
            except OSError as error:
                raise _disk_error(error) from error
            else:
                return planned
        raise AssertionError("unreachable")


def last_write(root: Path) -> Write | None:
    """The write that `undo` would take back, if any."""
    return journal.last(vault_folder(root))


def undo(root: Path, *, dry_run: bool = False, leave: bool = False, say: Say = str, system: System = SYSTEM) -> Write:
    """Take the last write back, whole; gives the changes that did so.

    Where a write had been cut short, that is the one taken back. With `leave` the last write stays as it is and
    is forgotten, so that those before it come within reach. Raises NetnotesError where there is none, or where
    one of its files is no longer as netnotes left it.
    """
    if dry_run:
        return _undoing(root, vault_folder(root), check=not leave)
    with lock(root) as folder:
        if cut_short := mend(root, folder, say):
            return Write(f"undo {cut_short.what}", ())
        taken_back = _undoing(root, folder, check=not leave)
        if not leave:
            try:
                _apply(root, folder, taken_back, system, keep=False)
            except OSError as error:
                raise _disk_error(error) from error
        journal.forget_last(folder)
        return taken_back


def diff(changes: Sequence[Change]) -> str:
    """The changes as a unified diff, without carriage returns; moves as a line each."""
    parts: list[str] = []
    for change in changes:
        if isinstance(change, Move):
            parts.append(f"rename {change.path} -> {change.to}\n")
            continue
        before, after = (_lines(data) for data in (change.before, change.after))
        old = "/dev/null" if change.before is None else f"a/{change.path}"
        new = "/dev/null" if change.after is None else f"b/{change.path}"
        for line in difflib.unified_diff(before, after, old, new):
            parts.append(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n")
    return "".join(parts)


def _undoing(root: Path, folder: Path, *, check: bool) -> Write:
    last = journal.last(folder)
    if last is None:
        raise NetnotesError(
            "netnotes has written nothing here that could be taken back",
            "after a vault was moved or renamed, and for older changes, see git or a backup",
        )
    taken_back = Write(f"undo {last.what}", journal.undone(last.changes))
    if check and (changed := _differing(root, last.changes)):
        raise NetnotesError(
            f"{changed} was changed since '{last.what}'",
            "nothing has been touched; 'netnotes undo --skip' leaves that write as it is and shows what to take "
            "back by hand, and the next undo goes further back",
        )
    return taken_back if not check else _allowed(root, taken_back)


def _differing(root: Path, changes: Sequence[Change]) -> str:
    """The first path that is not as the changes left it, or nothing."""
    left: dict[str, bytes | None] = {}
    for change in changes:
        if isinstance(change, Edit):
            left[change.path] = change.after
        elif change.path in left:
            left[change.to] = left.pop(change.path)
        elif not place(root, change.to).exists():
            return change.to
    return next((path for path, data in left.items() if not _holds(root, path, data)), "")


def _holds(root: Path, path: str, data: bytes | None) -> bool:
    try:
        return read_state(place(root, path)).data == data
    except FileNotFoundError:
        return data is None
    except OSError:
        return False


def _allowed(root: Path, planned: Write) -> Write:
    """The write without edits that change nothing. Raises NetnotesError where a file is read-only."""
    changes = tuple(c for c in planned.changes if isinstance(c, Move) or c.before != c.after)
    for change in changes:
        check_writable(root, change.path)
    return planned._replace(changes=changes)


def _apply(root: Path, folder: Path, planned: Write, system: System, *, keep: bool = True) -> None:
    """Make all changes, or take back those made; the journal knows of it all the while."""
    made: list[Change] = []
    try:
        journal.begin(folder, planned, system)
        for change in planned.changes:
            made.append(change)
            _make(root, change, system)
        if keep:
            journal.finish(folder, system)
        else:
            journal.abandon(folder, system)
    except BaseException as error:
        try:
            _restore_torn(root, made, system)
            _take_back(root, made, system)
            journal.abandon(folder, system)
        except OSError as worse:
            raise NetnotesError(
                f"the disk failed in the middle of '{planned.what}' ({worse.strerror or worse})",
                "see to the disk; the next write of netnotes takes back what was begun",
            ) from error
        raise


def _make(root: Path, change: Change, system: System) -> None:
    if isinstance(change, Move):
        target = Path(os.path.realpath(root), change.to)
        place(root, change.to)
        move_file(Path(os.path.realpath(root), change.path), target, system=system)
        return
    target = place(root, change.path)
    if change.before is None and change.after is not None:
        create_file(target, change.after, root=root, mode=change.mode, system=system)
    elif change.before is not None and change.after is None:
        delete_file(target, digest(change.before), system=system)
    elif change.before is not None and change.after is not None:
        replace_file(target, change.after, digest(change.before), root=root, system=system)


def _take_back(root: Path, made: Sequence[Change], system: System) -> None:
    """Undo every change that took effect; a file that somebody else changed since stays as it is."""
    for change, inverse in zip(reversed(made), journal.undone(made), strict=True):
        if _took_effect(root, change):
            _make(root, inverse, system)


def _took_effect(root: Path, change: Change) -> bool:
    if isinstance(change, Move):
        old, new = (Path(os.path.realpath(root), path) for path in change)
        if same_file(old, new):  # two spellings of one name: the folder says which it has
            return _composed(new.name) in {_composed(entry.name) for entry in new.parent.iterdir()}
        return os.path.lexists(new) and not os.path.lexists(old)
    return change.before != change.after and _holds(root, change.path, change.after)


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def mend(root: Path, folder: Path, say: Say) -> Write | None:
    """Take back what a killed netnotes left half done, say so, and remove its temporary files; gives that write."""
    remove_leftovers(folder)
    cut_short = journal.pending(folder)
    if cut_short is not None:
        for change in cut_short.changes:
            if isinstance(change, Edit):
                remove_leftovers(place(root, change.path).parent)
        _restore_torn(root, cut_short.changes, SYSTEM)
        _take_back(root, cut_short.changes, SYSTEM)
        left = "".join(f"; {words}" for words in _left_behind(root, cut_short.changes))
        say(f"'{cut_short.what}' had been cut short and was taken back{left}.")
    journal.abandon(folder)
    return cut_short


def _left_behind(root: Path, changes: Sequence[Change]) -> Iterator[str]:
    """What the changes put into notes that were edited since and so are not taken back."""
    for change in changes:
        if isinstance(change, Move) or change.before is None or change.after is None:
            continue
        target = place(root, change.path)
        now = _lines(read_state(target).data) if target.is_file() else []
        new = {*_lines(change.after)} - {*_lines(change.before)}
        still = next(((number, line.strip()) for number, line in enumerate(now, 1) if line in new), None)
        if still:
            yield f"{change.path} was edited meanwhile and still says in line {still[0]}: {still[1]}"


def _restore_torn(root: Path, changes: Sequence[Change], system: System) -> None:
    """A note with several names that was cut short while written in place gets its old bytes."""
    for change in changes:
        if not isinstance(change, Edit) or change.before is None or change.after is None:
            continue
        target = place(root, change.path)
        if target.exists() and target.stat().st_nlink > 1:
            now = read_state(target).data
            if now not in (change.before, change.after) and _is_torn(now, change.before, change.after):
                replace_file(target, change.before, digest(now), root=root, system=system)


def _is_torn(now: bytes, before: bytes, after: bytes) -> bool:
    """Whether the bytes are a beginning of the new ones followed by the rest of the old ones."""
    same = same_start(now, after)
    return now[same:] == before[same:] or now == after + before[len(after) :]


def _lines(data: bytes | None) -> list[str]:
    text = (data or b"").decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    return text.splitlines(keepends=True)


def _disk_error(error: OSError) -> NetnotesError:
    name = f" ({error.filename})" if error.filename else ""
    return NetnotesError(
        f"the note could not be written: {error.strerror or error}{name}", "nothing has changed; try again"
    )

"""A text being written in the user's editor: a file outside the vault, gone when it was read.
Level 4.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from netnotes.diagnostics import NetnotesError


def edited_draft(draft: str, edit: Callable[[str], object], kept: Callable[[str], object]) -> str:
    """What `edit`, given the path of a file that holds the draft, makes of it.

    Whatever it raises is passed on; a changed draft then stays, and `kept` is told its path. Raises NetnotesError
    where the text is not UTF-8.
    """
    fd, path = tempfile.mkstemp(".md", "netnotes-")
    before = draft.encode("utf-8")
    try:
        with os.fdopen(fd, "wb") as opened:
            opened.write(before)
        edit(path)
        text = _read(Path(path))
    except BaseException:
        if Path(path).is_file() and Path(path).read_bytes() not in (b"", before):
            kept(path)
        else:
            Path(path).unlink(missing_ok=True)
        raise
    Path(path).unlink(missing_ok=True)
    return text


def _read(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NetnotesError("the text is not UTF-8", "save it as UTF-8") from error

"""The only writer of the user's files: locate, prove unchanged, splice, replace whole.
 Level 4. `files` writes one file, `changes` several as one with a journal for `undo`; the other modules
make new text from old text and touch no disk.
"""

from netnotes.editing.changes import check_writable, diff, edited, last_write, read_note_text, undo, write
from netnotes.editing.files import FileState, create_file, digest, place, read_state, replace_file
from netnotes.editing.journal import Change, Edit, Move, Write
from netnotes.editing.state import lock

__all__ = [
    "Change",
    "Edit",
    "FileState",
    "Move",
    "Write",
    "check_writable",
    "create_file",
    "diff",
    "digest",
    "edited",
    "last_write",
    "lock",
    "place",
    "read_note_text",
    "read_state",
    "replace_file",
    "undo",
    "write",
]

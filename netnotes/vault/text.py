"""One file's text from disk, whatever state it is in."""

from __future__ import annotations

import os
from pathlib import Path

from netnotes.diagnostics import Diagnostic, diagnose

_MEGABYTE = 1024 * 1024
MAX_BYTES = 10 * _MEGABYTE
_CHUNK = 32 * 1024  # nearly every note fits in one read
_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_SOURCE_CHARS = 200

Text = tuple[str | None, tuple[Diagnostic, ...]]  # a text and what is wrong with it; None when it cannot be used


def read_text(root: str, path: str) -> Text:
    """The text of a file of the vault, and what is wrong with it; None when nothing of it can be used.

    Bytes that are not UTF-8 become U+FFFD, so that the rest is still read. Raises nothing.
    """
    try:
        data = read_bytes(f"{root}/{path}")
        size = 0 if data is not None else -(-Path(root, path).stat().st_size // _MEGABYTE)
    except OSError as error:
        return None, (diagnose("unreadable", path, 0, reason=reason(error)),)
    if data is None:
        return None, (diagnose("too-large", path, 0, size=size, limit=MAX_BYTES // _MEGABYTE),)
    return decode(path, data)


def read_bytes(full_path: str) -> bytes | None:
    """A file's bytes, or None when it is larger than MAX_BYTES. Raises OSError."""
    descriptor = os.open(full_path, _FLAGS)
    try:
        data = os.read(descriptor, _CHUNK)
        if len(data) < _CHUNK:
            return data
        if os.fstat(descriptor).st_size > MAX_BYTES:
            return None
        chunks = [data]
        while chunk := os.read(descriptor, 16 * _CHUNK):
            chunks.append(chunk)
        return b"".join(chunks)
    finally:
        os.close(descriptor)


def decode(path: str, data: bytes) -> Text:
    """Bytes as text, and what is wrong with them. UTF-16 is reported, not read."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        fault = _not_utf8(path, data, error.start)
        if data.startswith(_UTF16_MARKS):
            return None, (fault,)
        return data.decode("utf-8", "replace").replace("\0", "\ufffd"), (fault,)
    if "\0" in text:
        return text.replace("\0", "\ufffd"), (_not_utf8(path, data, data.index(0)),)
    return text, ()


def reason(error: OSError) -> str:
    """Why a file cannot be read, in plain words."""
    if isinstance(error, PermissionError):
        return "no permission"
    if isinstance(error, FileNotFoundError):
        return "it is not there, or a link to nothing"
    return (error.strerror or type(error).__name__).lower()


def _not_utf8(path: str, data: bytes, offset: int) -> Diagnostic:
    line = data.count(b"\n", 0, offset) + 1
    start = data.rfind(b"\n", 0, offset) + 1
    end = data.find(b"\n", offset)
    source = data[start : len(data) if end < 0 else end][:_SOURCE_CHARS].decode("utf-8", "replace")
    byte = f"0x{data[offset]:02x}"
    return diagnose("not-utf8", path, line, source.replace("\0", "\ufffd"), byte=byte, offset=offset)

"""Room on the disk: looked at before something large is written, so that it fails before it begins."""

from __future__ import annotations

import os
from pathlib import Path

from newsbrowse.config.places import LIBRARY_FILE
from newsbrowse.errors import LibraryError
from newsbrowse.text.clean import clean

MARGIN = 8_000_000
"""Bytes that are to stay free: what SQLite and the index write besides."""

_INDEX_SHARE = 0.8
"""Bytes of an index for each of `library.db`, where none is there to be measured."""


_MERGING = 2
"""The parts of a new index, and what they are merged into, stand beside one another for a while."""


class FullError(LibraryError):
    """The disk has no room for what is to be written."""

    exit_code = 1


def free_bytes(folder: Path) -> int:
    """The bytes that may still be written where a folder is, or the nearest one above that exists."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    state = os.statvfs(folder)
    return state.f_bavail * state.f_frsize


def ensure_room(folder: Path, needed: int, what: str) -> None:
    """Make sure that so many bytes can be written.

    Args:
        folder: where; it need not exist yet.
        needed: how many.
        what: what takes them, to begin the message with.

    Raises:
        FullError: they cannot; the message has both numbers.
    """
    try:
        free = free_bytes(folder)
    except OSError:
        return  # whoever writes there will tell why it cannot be
    if free < needed:
        raise FullError(
            f"{what} needs {told(needed)} on the disk of {clean(str(folder))}, where {told(free)} are free",
            "free some space and run the same command again",
        )


def size_of(path: Path) -> int:
    """The bytes of a file, or of all files in a folder; 0 where there is none."""
    try:
        if path.is_dir():
            return sum(size_of(child) for child in path.iterdir())
        return path.stat().st_size
    except OSError:
        return 0


def of_database(path: Path) -> int:
    """The bytes of a library's database with what is not merged into it yet."""
    return sum(size_of(path / f"{LIBRARY_FILE}{end}") for end in ("", "-wal"))


def for_rebuild(path: Path) -> int:
    """About the bytes that building a library's index anew takes beside the old one."""
    return MARGIN + _MERGING * max(int(of_database(path) * _INDEX_SHARE), size_of(path / "index"))


def told(count: int) -> str:
    """A number of bytes as people read it, of three digits at least: `38.1 MB`."""
    size = float(count)
    for unit in ("bytes", "kB", "MB", "GB"):
        if size < 1000 or unit == "GB":
            break
        size /= 1000
    return f"{size:,.0f} {unit}" if unit == "bytes" else f"{size:,.1f} {unit}"

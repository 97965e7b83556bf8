"""What was last copied, in a file of the user's own, where no clipboard can lose it."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from newsbrowse.config import state_dir
from newsbrowse.errors import NewsbrowseError

_LARGEST = 64_000_000
"""Bytes that are read back; no article has as many."""


def kept_path() -> Path:
    """The file; it may not exist."""
    return state_dir() / "copied.txt"


def keep(text: str, path: Path) -> None:
    """Write a text in the place of the one before, whole or not at all, so that only the user can read it.

    Raises:
        OSError: it cannot be written; what was there is still there.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def kept(path: Path) -> str | None:
    """What was last copied; None if nothing was.

    Raises:
        NewsbrowseError: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(_LARGEST).decode("utf-8", "replace")
    except FileNotFoundError:
        return None
    except OSError as error:
        raise NewsbrowseError(f"{path}: {error.strerror}", "see whether it may be read") from error

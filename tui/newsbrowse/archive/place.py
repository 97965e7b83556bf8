"""Where the reader was: a small JSON file in the library folder, replaced as a whole."""

from __future__ import annotations

import json
from pathlib import Path

from newsbrowse.archive.generations import write_whole
from newsbrowse.config.places import PLACE_FILE
from newsbrowse.errors import LibraryError
from newsbrowse.text.clean import clean

_LARGEST = 1_000_000


def save_place(folder: Path, place: dict[str, object]) -> None:
    """Write the place; LibraryError if the folder cannot be written or the place is not JSON."""
    try:
        write_whole(folder / PLACE_FILE, json.dumps(place).encode("ascii"))
    except (OSError, TypeError, ValueError, RecursionError) as error:
        raise LibraryError(
            f"the place was not saved: {clean(_reason(error))}", "check the library folder"
        ) from error


def load_place(folder: Path) -> dict[str, object] | None:
    """The place last saved; None if there is none or it cannot be read."""
    file = folder / PLACE_FILE
    try:
        if file.stat().st_size > _LARGEST:
            return None
        place = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return place if isinstance(place, dict) else None


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)

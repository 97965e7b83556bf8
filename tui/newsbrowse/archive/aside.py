"""Names for what is put aside when something takes its place: nothing of the user's is deleted."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import chain, count
from pathlib import Path


def name_aside(file: Path, how: str) -> Path:
    """A name that is not taken, with the time in it: `library.db.damaged-20260105-090000`.

    Args:
        file: what is put aside.
        how: the word in it.
    """
    wanted = file.with_name(f"{file.name}.{how}-{now()}")
    further = (wanted.with_name(f"{wanted.name}-{number}") for number in count(2))
    return next(name for name in chain([wanted], further) if not name.exists())


def now() -> str:
    """The present moment as names have it, in UTC."""
    return f"{datetime.now(UTC):%Y%m%d-%H%M%S}"

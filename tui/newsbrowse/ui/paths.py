"""Completing a path that is being typed."""

from __future__ import annotations

import os
from pathlib import Path

from newsbrowse.text.clean import clean

_MOST = 2_000
"""Names of a folder that are looked at."""


def complete_path(text: str) -> tuple[str, tuple[str, ...]]:
    """Go on with a half-typed path as far as only one way leads.

    Args:
        text: what was typed; `~` is the home folder.

    Returns:
        The path as far as it is certain, and the names that could follow, folders with a slash. Names that
        a terminal cannot show as they are, and hidden ones unless asked for, are left out.
    """
    head, tail = os.path.split(text)
    names = sorted(_names(Path(head or ".").expanduser(), tail))
    if not names:
        return text, ()
    common = os.path.commonprefix(names)  # noqa: RUF071 - character by character is what is wanted
    joined = str(Path(head) / common) if head else common
    if common.endswith("/"):
        joined += "/"
    return (joined if common else text), tuple(names)


def _names(folder: Path, start: str) -> list[str]:
    found: list[str] = []
    try:
        with os.scandir(folder) as entries:
            for _, entry in zip(range(_MOST), entries, strict=False):
                if entry.name.startswith(start) and clean(entry.name) == entry.name:
                    if entry.name.startswith(".") and not start:
                        continue
                    found.append(entry.name + ("/" if entry.is_dir() else ""))
    except OSError:
        return []
    return found

"""How many articles an input holds, roughly and quickly, so that a progress bar can tell the time left."""

from __future__ import annotations

import os
from pathlib import Path

LINES_PER_ARTICLE_SUFFIXES = frozenset({".jsonl", ".ndjson"})
BLOCK = 1 << 20
LARGEST_READ = 2 << 30


def articles_in(path: Path) -> int | None:
    """Estimate the articles of a file or a folder; None where that would take long or cannot be read.

    A file counts for one, a JSON Lines file for its lines. Links to folders are not followed.
    """
    try:
        if path.is_dir():
            counts = [_in_file(Path(root, name)) for root, _, names in os.walk(path) for name in names]
        else:
            counts = [_in_file(path)]
    except OSError:
        return None
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None


def _in_file(path: Path) -> int | None:
    if not path.is_file():
        return 0
    if path.suffix.lower() not in LINES_PER_ARTICLE_SUFFIXES:
        return 1
    if path.stat().st_size > LARGEST_READ:
        return None
    with path.open("rb") as file:
        return sum(block.count(b"\n") for block in iter(lambda: file.read(BLOCK), b"")) or 1

"""Damage to libraries, for tests and measurements of how it is found and repaired."""

from __future__ import annotations

import random
from pathlib import Path


def index_bytes(library: Path) -> list[tuple[Path, int]]:
    """The files of a library's index with their sizes, those left out that are empty."""
    found = [(file, file.stat().st_size) for file in sorted((library / "index").rglob("*")) if file.is_file()]
    return [(file, size) for file, size in found if size]


def flip(file: Path, at: int, bits: int) -> bytes:
    """Change a byte of a file in place; the byte that was there."""
    with file.open("r+b") as handle:
        handle.seek(at)
        before = handle.read(1)
        handle.seek(at)
        handle.write(bytes([before[0] ^ bits]))
    return before


def put_back(file: Path, at: int, before: bytes) -> None:
    """Undo a `flip`."""
    with file.open("r+b") as handle:
        handle.seek(at)
        handle.write(before)


def flips(library: Path, count: int, seed: int) -> list[tuple[Path, int, int]]:
    """Places for flipped bytes: each file is as likely as any other, and each byte of it, and each bit."""
    rng = random.Random(seed)
    files = index_bytes(library)
    chosen = [rng.choice(files) for _ in range(count)]
    return [(file, rng.randrange(size), 1 << rng.randrange(8)) for file, size in chosen]

"""Damage to libraries, for tests and measurements of how it is found and repaired."""

from __future__ import annotations

import random
import sqlite3
import struct
from contextlib import closing
from pathlib import Path
from typing import Any


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


def commits(log: Path) -> list[int]:
    """Where in SQLite's log each commit ends (https://sqlite.org/fileformat2.html#walformat), in bytes."""
    data = log.read_bytes()
    page, salts = struct.unpack_from(">I4x", data, 8)[0], data[16:24]
    ends = []
    for at in range(32, len(data) - page - 23, page + 24):
        if data[at + 8 : at + 16] != salts:
            break
        if struct.unpack_from(">I", data, at + 4)[0]:
            ends.append(at + 24 + page)
    return ends


def database_flips(library: Path, count: int, seed: int) -> list[tuple[Path, int, int]]:
    """Places for flipped bytes of the database: each byte of it is as likely as any other."""
    rng = random.Random(seed)
    file = library / "library.db"
    size = file.stat().st_size
    return [(file, rng.randrange(size), 1 << rng.randrange(8)) for _ in range(count)]


def content(library: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of a library's tables, text as bytes.

    Raises:
        sqlite3.Error: they cannot be read.
    """
    with closing(sqlite3.connect(f"file:{library / 'library.db'}?mode=ro", uri=True)) as database:
        database.text_factory = bytes
        names = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        tables = [name.decode() for (name,) in names.fetchall()]
        return {table: database.execute(f"SELECT * FROM [{table}]").fetchall() for table in tables}  # noqa: S608 - names of tables


def differing(before: dict[str, list[tuple[Any, ...]]], library: Path) -> list[str]:
    """The tables that are no longer as they were; `?` where they cannot be read."""
    try:
        now = content(library)
    except sqlite3.Error:
        return ["?"]
    return sorted(name for name in before.keys() | now.keys() if before.get(name) != now.get(name))

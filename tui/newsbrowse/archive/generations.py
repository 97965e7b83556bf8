"""The folders of an index: a rebuild is a new one beside the old one, and a pointer names the one in use.

index/CURRENT            the name of the folder in use, replaced by an atomic rename
index/g000001/           one generation: the search engine's own files, and
index/g000001/STAMP      what it was built from: the layout's version and the library
"""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path

_POINTER = "CURRENT"
STAMP = "STAMP"
_NAME = re.compile(r"g(\d{6,12})", re.ASCII)


class Generations:
    """The generations in one `index` folder, of one layout and one library."""

    def __init__(self, root: Path, *, version: int, library: str) -> None:
        self.root = root
        self._stamp = {"version": version, "library": library}

    def current(self) -> Path | None:
        """The folder in use, if there is one and it was built from this library in this layout."""
        try:
            name = (self.root / _POINTER).read_text(encoding="utf-8").strip()
            if not _NAME.fullmatch(name):
                return None
            stamp = json.loads((self.root / name / STAMP).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return self.root / name if stamp == self._stamp else None

    def signature(self) -> tuple[object, ...]:
        """Something that differs once another process has committed or swapped; a few file look-ups.

        The modification times are those of files that are always replaced, never written in place.
        """
        folder = self.current()
        return (folder, _mark(self.root / _POINTER), _mark(folder / "meta.json") if folder else None)

    def begin(self) -> Path:
        """A new, empty generation; it is not in use yet."""
        self.root.mkdir(parents=True, exist_ok=True)
        numbers = [int(match[1]) for child in self.root.iterdir() if (match := _NAME.fullmatch(child.name))]
        folder = self.root / f"g{max(numbers, default=0) + 1:06d}"
        folder.mkdir()
        write_whole(folder / STAMP, json.dumps(self._stamp).encode())
        return folder

    def adopt(self, folder: Path) -> None:
        """Put a generation in use, and remove the others. Searches that still read them go on undisturbed."""
        sync_folder(folder)
        write_whole(self.root / _POINTER, folder.name.encode() + b"\n")
        self.sweep()

    def sweep(self) -> None:
        """Remove generations not in use, and what a crash left behind; only the holder of the lock may."""
        current = self.current()
        if current is None:
            return
        for child in self.root.iterdir():
            if child != current and _NAME.fullmatch(child.name):
                shutil.rmtree(child, ignore_errors=True)
        for orphan in (*current.glob(".tmp*"), *current.glob(".*.new"), *self.root.glob(".*.new")):
            orphan.unlink(missing_ok=True)


def write_whole(path: Path, data: bytes) -> None:
    """Replace a file so that, whatever happens, either the old or the new content is there, wholly."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_file(file: Path) -> None:
    """Make what was written to a file last through a power cut."""
    with file.open("r+b") as handle:
        os.fsync(handle.fileno())


def sync_folder(folder: Path) -> None:
    """Make the renames within a folder last through a power cut."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _mark(path: Path) -> tuple[int, int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return (status.st_ino, status.st_mtime_ns, status.st_size)

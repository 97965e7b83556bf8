"""A library in one file: an ordinary ZIP file with the database, the place and the settings.

What is derived is left out: the search index and the screen that was kept. `manifest.json` says how large
each member is and its SHA-256, and how much the library held. The file is read through once more before
it appears under its name.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from newsbrowse import __version__
from newsbrowse.archive import abandoned, space
from newsbrowse.archive.backup_file import (
    CONFIG,
    FORMAT,
    LARGEST_SMALL,
    MANIFEST,
    STEP,
    BackupError,
    Manifest,
    Member,
    check_backup,
    counts_in,
    opened,
    written,
)
from newsbrowse.archive.database import check_folder, plain_errors, reading
from newsbrowse.archive.generations import sync_folder
from newsbrowse.archive.schema import APPLICATION_ID
from newsbrowse.config.places import LIBRARY_FILE, PLACE_FILE
from newsbrowse.errors import LibraryError, UsageError
from newsbrowse.models import Progress
from newsbrowse.text.clean import clean

_LEVEL = 1
"""Texts are packed already; what is left packs nearly as well at once."""

ProgressCallback = Callable[[Progress], None]


def write_backup(
    path: Path, target: Path, config: Path | None = None, progress: ProgressCallback | None = None
) -> tuple[Path, Manifest]:
    """Write a backup of a library, as it is at one moment, whoever writes to it meanwhile.

    Args:
        path: the folder of the library.
        target: the file, or a folder in which it gets a name by the time.
        config: the file of the settings; left out where there is none.
        progress: told how far it is.

    Returns:
        The file, and what it says of itself.

    Raises:
        LibraryError: there is no library, it is damaged, the file cannot be written or the disk is full; an
            older file of the name is as it was.
    """
    check_folder(path)
    file = _named(target)
    _ensure_ours(file)
    for left in abandoned.of_backups(file):
        with suppress(OSError):
            left.unlink()
    space.ensure_room(file.parent, 2 * space.of_database(path) + space.MARGIN, "the backup")
    copy = file.with_name(f".{file.name}.db.{os.getpid()}.new")
    partial = file.with_name(f".{file.name}.{os.getpid()}.new")
    try:
        with written(file, "name another file or free space"):
            schema, counts = _copied(path, copy, progress)
            parts = {LIBRARY_FILE: copy, PLACE_FILE: path / PLACE_FILE}
            manifest = _packed(
                partial, parts | ({CONFIG: config} if config else {}), schema, counts, progress
            )
            check_backup(partial, progress)
            partial.replace(file)
            sync_folder(file.parent)
    finally:
        for left in (copy, partial, copy.with_name(f"{copy.name}-journal")):
            with suppress(OSError):  # in a folder that cannot be written there is nothing
                left.unlink(missing_ok=True)
    return file, manifest


def _named(target: Path) -> Path:
    if not target.parent.is_dir():
        raise UsageError(
            f"there is no folder {clean(str(target.parent))}", "name a file in a folder that is there"
        )
    folder = target if target.is_dir() else target.parent
    if not os.access(folder, os.W_OK):
        raise BackupError(f"{clean(str(folder))} cannot be written", "name a file in another folder")
    if target.is_dir():
        return target / f"newsbrowse-{datetime.now(UTC):%Y%m%d-%H%M%S}.zip"
    return target


def _ensure_ours(file: Path) -> None:
    """Make sure that no file is replaced that is no backup."""
    if not file.exists():
        return
    try:
        with opened(file):
            return
    except BackupError as error:
        raise LibraryError(
            f"{clean(str(file))} is there and is no backup; it is left as it is", "name another file"
        ) from error


def _full(folder: Path) -> space.FullError:
    free = space.told(space.free_bytes(folder))
    return space.FullError(
        f"no space left for the backup in {clean(str(folder))}: {free} are free", "free some space"
    )


def _copied(path: Path, copy: Path, progress: ProgressCallback | None) -> tuple[int, dict[str, int]]:
    """Copy the database as it is now, row by row; its format, and how much it holds."""
    if progress is not None:
        progress(Progress(0, None, "copying the library"))
    with plain_errors(path), reading(path) as database:
        if database.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise LibraryError(
                f"{clean(str(path))} is not a newsbrowse library", "newsbrowse doctor looks at it"
            )
        database.execute("COMMIT")  # it takes a transaction of its own
        try:
            database.execute("VACUUM INTO ?", (str(copy),))
        except sqlite3.OperationalError as error:
            if "full" in str(error):
                raise _full(copy.parent) from error
            raise
    with plain_errors(path), closing(sqlite3.connect(copy)) as made:
        if made.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
            raise LibraryError(
                f"the library in {clean(str(path))} is damaged", "newsbrowse doctor says what and what to do"
            )
        return int(made.execute("PRAGMA user_version").fetchone()[0]), counts_in(made)


def _packed(
    partial: Path,
    parts: dict[str, Path],
    schema: int,
    counts: dict[str, int],
    progress: ProgressCallback | None,
) -> Manifest:
    members: dict[str, Member] = {}
    with partial.open("xb") as raw:
        os.fchmod(raw.fileno(), 0o600)
        with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
            for name, part in parts.items():
                if part.is_file() and (name == LIBRARY_FILE or part.stat().st_size <= LARGEST_SMALL):
                    members[name] = _pack(archive, name, part, progress)
            made = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
            manifest = Manifest(FORMAT, __version__, made, schema, counts, members)
            archive.writestr(MANIFEST, json.dumps(msgspec.to_builtins(manifest), indent=1))
        raw.flush()
        os.fsync(raw.fileno())
    return manifest


def _pack(archive: zipfile.ZipFile, name: str, part: Path, progress: ProgressCallback | None) -> Member:
    digest, size, total = hashlib.sha256(), 0, part.stat().st_size
    with part.open("rb") as source, archive.open(name, "w", force_zip64=True) as member:
        while piece := source.read(STEP):
            size += len(piece)
            digest.update(piece)
            member.write(piece)
            if progress is not None:
                progress(Progress(size, total, f"packing {name}"))
    return Member(size, digest.hexdigest())

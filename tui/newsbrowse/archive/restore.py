"""A library out of a backup: verified, built beside, and swapped in when it is whole."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, nullcontext
from pathlib import Path

from msgspec import Struct

from newsbrowse.archive import abandoned, space
from newsbrowse.archive.aside import name_aside
from newsbrowse.archive.backup_file import (
    CONFIG,
    BackupError,
    Manifest,
    copy_member,
    counts_in,
    opened,
    written,
)
from newsbrowse.archive.generations import sync_folder
from newsbrowse.archive.library import INDEX_FOLDER, Library
from newsbrowse.archive.locks import alone_with
from newsbrowse.config.places import LIBRARY_FILE, PLACE_FILE
from newsbrowse.errors import LibraryError
from newsbrowse.models import Progress
from newsbrowse.text.clean import clean

_INDEX_SHARE = 2
"""Bytes that a restored library takes for each of its database, index and all."""

_CHECK = "check the disk and the folder"

ProgressCallback = Callable[[Progress], None]


class Restored(Struct, frozen=True):
    """What became of restoring a backup.

    Attributes:
        folder: the library.
        manifest: what the backup says of itself.
        kept: where the library is that was there before; None if there was none.
        settings: where the settings were put; None if they were not.
    """

    folder: Path
    manifest: Manifest
    kept: Path | None = None
    settings: Path | None = None


def restore(
    file: Path,
    folder: Path,
    *,
    replacing: bool = False,
    settings: Path | None = None,
    progress: ProgressCallback | None = None,
) -> Restored:
    """Make a library out of a backup.

    Args:
        file: the backup.
        folder: where the library is to be.
        replacing: whether a library that is there may be put aside; it is kept beside, under another name.
        settings: where to put the settings of the backup; those that are there are kept beside.
        progress: told how far it is.

    Raises:
        LibraryError: the backup is damaged, the folder is taken or in use, or the disk is full; all is as it
            was before.
    """
    folder = folder.resolve()
    is_there = _look_at(folder, replacing)
    beside = folder.with_name(f".{folder.name}.{os.getpid()}.new")
    try:
        with opened(file) as (archive, manifest), written(folder, _CHECK):
            size = manifest.members[LIBRARY_FILE].bytes
            space.ensure_room(folder, _INDEX_SHARE * size + space.MARGIN, "restoring the backup")
            folder.parent.mkdir(parents=True, exist_ok=True)
            for left in (*abandoned.beside(folder), beside):
                shutil.rmtree(left, ignore_errors=True)
            beside.mkdir(mode=0o755)
            for name in (LIBRARY_FILE, PLACE_FILE, CONFIG):
                if name in manifest.members:
                    with (beside / name).open("xb") as target:
                        copy_member(archive, manifest, name, target, progress)
                        target.flush()
                        os.fsync(target.fileno())
        _check_database(beside / LIBRARY_FILE, manifest)
        Library.open(beside, progress=progress).close()
        with written(folder, _CHECK):
            put = _put_settings(beside / CONFIG, settings)
            sync_folder(beside)
            kept = _swap(beside, folder) if is_there else None
            if not is_there:
                _move(beside, folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return Restored(folder, manifest, kept, put)


def _look_at(folder: Path, replacing: bool) -> bool:
    """Whether a library is there that is to be put aside."""
    shown = clean(str(folder))
    if folder.exists() and not folder.is_dir():
        raise LibraryError(f"{shown} is a file", "name another folder with --into")
    if not folder.exists() or not any(folder.iterdir()):
        return False
    if not any((folder / name).exists() for name in (LIBRARY_FILE, INDEX_FOLDER)):
        raise LibraryError(f"{shown} has other files in it", "name another folder with --into")
    if not replacing:
        raise LibraryError(
            f"{shown} holds a library already; nothing was changed",
            "--replace keeps it beside and puts the backup in its place; --into names another folder",
        )
    return True


def _check_database(database: Path, manifest: Manifest) -> None:
    try:
        with closing(sqlite3.connect(database)) as connection:
            is_sound = connection.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
            if is_sound and counts_in(connection) == manifest.counts:
                return
    except sqlite3.Error as error:
        raise BackupError(f"the library in the backup cannot be read: {clean(str(error))}") from error
    raise BackupError("the library in the backup is not what its manifest says", "take another backup")


def _put_settings(kept: Path, target: Path | None) -> Path | None:
    """Put settings where they belong, or nowhere; they are not left in the library."""
    if target is None or not kept.exists():
        kept.unlink(missing_ok=True)
        return None
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        shutil.copy2(target, name_aside(target, "before"))
    shutil.move(kept, target)
    return target


def _move(beside: Path, folder: Path) -> None:
    if folder.exists():
        folder.rmdir()
    beside.rename(folder)
    sync_folder(folder.parent)


def _swap(beside: Path, folder: Path) -> Path:
    """Put a library in the place of another, which is kept; where that is."""
    kept = name_aside(folder, "before")
    with alone_with(folder / LIBRARY_FILE) if (folder / LIBRARY_FILE).is_file() else nullcontext():
        folder.rename(kept)
        try:
            beside.rename(folder)
        except BaseException:
            kept.rename(folder)
            raise
    sync_folder(folder.parent)
    return kept

"""A damaged `library.db`: what can be read is put into a new one, and the damaged one is kept beside it."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

from newsbrowse.archive import space
from newsbrowse.archive.aside import name_aside
from newsbrowse.archive.backup_file import written
from newsbrowse.archive.database import plain_errors
from newsbrowse.archive.doctor.derive import recount, regroup
from newsbrowse.archive.doctor.pages import Pages
from newsbrowse.archive.doctor.rescue import Rescue, Rescued
from newsbrowse.archive.generations import sync_file, sync_folder
from newsbrowse.archive.locks import alone_with
from newsbrowse.archive.rereading import read_again
from newsbrowse.archive.store import Store
from newsbrowse.config.places import LIBRARY_FILE
from newsbrowse.errors import LibraryError
from newsbrowse.models import Progress
from newsbrowse.text.clean import clean

_LOG = f"{LIBRARY_FILE}-wal"
_DAMAGED = "damaged"
_COPIES = 4

ProgressCallback = Callable[[Progress], None]


def salvage(path: Path, progress: ProgressCallback | None = None) -> Iterator[str]:
    """Put a new database in the place of a damaged one; what was done and what was lost, line by line.

    Args:
        path: the folder of the library.
        progress: told how far it is.

    Raises:
        LibraryError: nothing can be read, another process has the library open, or there is no room; all is
            as it was before.
    """
    space.ensure_room(path, _COPIES * space.of_database(path) + space.MARGIN, "saving what can be read")
    beside = path / f".salvage.{os.getpid()}.new"
    shutil.rmtree(beside, ignore_errors=True)
    try:
        with plain_errors(path), written(path, "free some space, or check the folder"):
            beside.mkdir()
            rescued = _rescued(path, beside, progress)
            kept = _swap(path, beside / "new" / LIBRARY_FILE)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    yield f"{rescued.saved:,} articles were saved into a new {LIBRARY_FILE}"
    yield f"the damaged one is kept as {kept.name}"
    for short in rescued.lost:
        yield f"lost: article {clean(short)}; a backup may have it, or it comes again from where it came"
    for short in rescued.changed:
        yield f"not as it was written: article {clean(short)}; look at it, or take it from a backup"


def _rescued(path: Path, beside: Path, progress: ProgressCallback | None) -> Rescued:
    copy, new = beside / "old", beside / "new"
    _copy(path, copy)
    with closing(Store.open(new, create=True)) as store:
        with store.writing() as writer:
            writer.execute("PRAGMA defer_foreign_keys = ON")
            rescued = Rescue(Pages(copy / LIBRARY_FILE), writer).run()
            if not rescued.saved:
                raise LibraryError(
                    f"no article can be read out of {clean(str(path))}/{LIBRARY_FILE}; nothing was changed",
                    "'newsbrowse restore' puts a backup back",
                )
            recount(writer)
            regroup(writer, progress)
        if _lacks_analyses(store):
            read_again(store, progress=progress)
    with closing(sqlite3.connect(new / LIBRARY_FILE)) as made:
        made.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    sync_file(new / LIBRARY_FILE)
    return rescued


def _lacks_analyses(store: Store) -> bool:
    with store.reading() as reader:
        return reader.execute("SELECT 1 FROM analysis WHERE extraction = 0 LIMIT 1").fetchone() is not None


def _copy(path: Path, folder: Path) -> None:
    """Copy the database with its log, and have SQLite merge them as far as it can."""
    folder.mkdir()
    for name, file in ((LIBRARY_FILE, path / LIBRARY_FILE), (_LOG, _log_of(path))):
        if file.exists():
            shutil.copyfile(file, folder / name)
    with suppress(sqlite3.Error), closing(sqlite3.connect(folder / LIBRARY_FILE)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _log_of(path: Path) -> Path:
    """The log of the database, or that which a rescue that was killed at the swap has put aside already."""
    log, database = path / _LOG, path / LIBRARY_FILE
    if not log.exists():
        for kept in path.glob(f"{LIBRARY_FILE}.{_DAMAGED}-*-wal"):
            of = kept.with_name(kept.name.removesuffix("-wal"))
            if of.exists() and of.samefile(database):
                return kept
    return log


def _swap(path: Path, new: Path) -> Path:
    """Put the new database in the place of the old; where that is kept, with its log."""
    old = path / LIBRARY_FILE
    kept = name_aside(old, _DAMAGED)
    with alone_with(old):
        _keep(old, kept)
        if (path / _LOG).exists():
            _keep(path / _LOG, kept.with_name(f"{kept.name}-wal"))
        for name in (_LOG, f"{LIBRARY_FILE}-shm"):
            (path / name).unlink(missing_ok=True)  # the log of one database would be taken for the other's
        new.replace(old)
        sync_folder(path)
    return kept


def _keep(file: Path, name: Path) -> None:
    """Give a file a second name; where the file system knows none, make a copy."""
    try:
        os.link(file, name)
    except OSError:
        shutil.copyfile(file, name)
        sync_file(name)

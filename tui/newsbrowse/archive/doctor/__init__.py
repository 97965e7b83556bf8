"""Whether a library is sound, check by check; and what can be done where it is not.

Nothing is written by looking: a damaged library is opened here by SQLite and the search engine alone, never
through `Library`, which brings up to date what it opens.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

from newsbrowse.archive.database import LostError, check_folder, reading
from newsbrowse.archive.doctor import articles, database, derived, folder, index, steps, written
from newsbrowse.archive.doctor.checks import Check, Finding, Remedy, verdict
from newsbrowse.archive.documents import VERSION
from newsbrowse.archive.locks import held
from newsbrowse.archive.upkeep import LOCK_FILE
from newsbrowse.config.places import LIBRARY_FILE
from newsbrowse.errors import BusyError
from newsbrowse.models import Progress
from newsbrowse.text.clean import clean

__all__ = ["Check", "Finding", "Remedy", "examine"]

_PATIENCE = 10.0
"""Seconds to wait for another process that is writing the index."""

ProgressCallback = Callable[[Progress], None]


def examine(path: Path, progress: ProgressCallback | None = None) -> Iterator[Check]:
    """Look at all of a library; each check as soon as it is done.

    Args:
        path: the folder of the library.
        progress: told how far a check is that takes long.

    Raises:
        LibraryError: there is no library in the folder.
    """
    try:
        check_folder(path)
    except LostError as error:
        yield verdict("database", "", [Finding(error.message, Remedy.HAND, error.hint)])
        return
    yield folder.check_permissions(path)
    yield folder.check_space(path)
    yield folder.check_small_files(path)
    library = ""
    try:
        with reading(path) as connection:
            yield from _of_database(connection, progress)
            library = _library_id(connection)
            if library and database.is_of_this_version(connection):
                yield from _of_index(connection, path, library, progress)
    except sqlite3.Error as error:
        what = f"{LIBRARY_FILE} cannot be read to its end: {clean(str(error))[:120]}"
        yield verdict("database", "", [Finding(what, Remedy.SALVAGE)])
    current = folder.current_of(path, library, VERSION) if library else None
    yield folder.check_leftovers(path, current)


def _of_database(connection: sqlite3.Connection, progress: ProgressCallback | None) -> Iterator[Check]:
    yield (form := database.check_format(connection))
    if form.findings and form.findings[0].remedy is Remedy.HAND:
        return
    yield database.check_integrity(connection)
    if not database.is_of_this_version(connection):
        return
    total = int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])
    read = articles.read_all(connection, total, progress)
    yield articles.verdict_of(read)
    yield database.check_references(connection)
    yield derived.check_names(connection, read, progress)
    yield derived.check_groups(connection)
    yield steps.check_steps(connection)
    yield written.check_written(connection)


def _of_index(
    connection: sqlite3.Connection, path: Path, library: str, progress: ProgressCallback | None
) -> Iterator[Check]:
    current = folder.current_of(path, library, VERSION)
    try:
        with ExitStack() as stack:
            if os.access(path, os.W_OK):
                stack.enter_context(held(path / LOCK_FILE, patience=_PATIENCE, what="the search index"))
            connection.execute("COMMIT")
            connection.execute("BEGIN")  # so that the articles are not of an earlier state than the index
            yield index.check_pointer(path, current)
            if current is not None:
                yield (files := index.check_files(current))
                if files.is_well:
                    yield index.check_agreement(connection, path, library, progress)
    except BusyError as error:
        finding = Finding(f"not looked at: {clean(error.message)}", Remedy.HAND, "try again later")
        yield verdict("search index", "", [finding])


def _library_id(connection: sqlite3.Connection) -> str:
    row = connection.execute("SELECT value FROM meta WHERE name = 'library'").fetchone()
    return str(row[0]) if row else ""

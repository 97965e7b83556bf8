"""Bringing a library of an older version up to date, with a copy of it kept beside.

Version 2 added what the user does (stars, read marks, tags, notes, saved searches, past queries) and the
groups of near-duplicates; version 3 the journal; version 4 the feeds; version 5 the names of people and
countries, which are counted once the library is opened (`archive.tallies`); version 6 the notes on passages;
version 7 where feeds moved to and which pages are to be asked for again; version 8 the reading lists;
version 9 stars and tags on passages, and what stands around them; version 10 the checksums of what was
written (`archive.seals`), and version 11 those of origins and of fetching. No article's row is touched.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from newsbrowse.archive import alike, passages, seals, tallies
from newsbrowse.archive.codec import unpack
from newsbrowse.archive.generations import sync_file, sync_folder
from newsbrowse.archive.schema import (
    DESK_TABLES,
    FEED_TABLES,
    FETCH_TABLES,
    GROUP_TABLES,
    JOURNAL_TABLES,
    LIST_TABLES,
    NAME_TABLES,
    PASSAGE_TABLES,
    REMARK_TABLES,
    SCHEMA_VERSION,
    SEAL_TABLES,
)

ADDED = {
    2: ";".join((DESK_TABLES, GROUP_TABLES)),
    3: JOURNAL_TABLES,
    4: FEED_TABLES,
    5: NAME_TABLES,
    6: REMARK_TABLES,
    7: FETCH_TABLES,
    8: LIST_TABLES,
    9: PASSAGE_TABLES,
    10: SEAL_TABLES,
    11: "",
}
"""The statements that lead to each version from the one before."""


def copy_name(version: int) -> str:
    """The name of the copy that is kept of a library of an older version."""
    return f"library-v{version}.db"


def keep_copy(connection: sqlite3.Connection, target: Path, version: int) -> None:
    """Write a whole copy of a database of a version; it appears under its name when it is complete.

    Nothing is written if another process has brought the database up to date meanwhile.

    Raises:
        sqlite3.Error, OSError: it cannot be written, for instance because the disk is full.
    """
    partial = target.with_name(f".{target.name}.{os.getpid()}.new")
    partial.unlink(missing_ok=True)
    try:
        connection.execute("VACUUM INTO ?", (str(partial),))
        with closing(sqlite3.connect(partial)) as copy:
            is_old = copy.execute("PRAGMA user_version").fetchone()[0] == version
        if is_old:
            sync_file(partial)
            partial.replace(target)
            sync_folder(target.parent)
    finally:
        partial.unlink(missing_ok=True)


def drop_copies(folder: Path, *, keep: int) -> None:
    """Remove the copies of versions before one; that of the last step stays until the user removes it."""
    for version in range(1, keep):
        with suppress(OSError):
            (folder / copy_name(version)).unlink(missing_ok=True)


def migrate(connection: sqlite3.Connection, version: int) -> None:
    """Run the statements that lead from a version to the present one; call it within a transaction."""
    for statement in _statements(version):
        connection.execute(statement)
    if version < 2:
        rows = connection.execute("SELECT key, change, title, body FROM articles ORDER BY key")
        for key, change, title, body in rows:
            alike.assign(connection, key, change, title, unpack(body))
        alike.note_grouped(connection)
    if version < 5:
        tallies.begin(connection)
    if version < 9:
        passages.surround_all(connection)
    if version < 10:
        seals.seal_all(connection)
    elif version < 11:
        seals.seal_traces(connection)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def migrate_for_reading(connection: sqlite3.Connection, version: int) -> None:
    """Give a connection to a library that cannot be written the tables it lacks, empty and of its own."""
    for statement in _statements(version):
        if statement.startswith("CREATE TABLE"):
            connection.execute(statement.replace("CREATE TABLE", "CREATE TEMP TABLE", 1))


def _statements(version: int) -> list[str]:
    scripts = (ADDED[step] for step in range(version + 1, SCHEMA_VERSION + 1))
    return [statement.strip() for script in scripts for statement in script.split(";") if statement.strip()]

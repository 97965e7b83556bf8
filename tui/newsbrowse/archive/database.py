"""Opening `library.db`: connections, the check that the file is a library, and errors in plain words."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newsbrowse.archive import alike
from newsbrowse.archive.migrations import copy_name, drop_copies, keep_copy, migrate, migrate_for_reading
from newsbrowse.archive.schema import APPLICATION_ID, SCHEMA_VERSION, TABLES
from newsbrowse.archive.space import MARGIN, FullError, ensure_room, free_bytes, of_database, size_of
from newsbrowse.config.places import LIBRARY_FILE
from newsbrowse.errors import BusyError, LibraryError
from newsbrowse.text.clean import clean

DAMAGED = "'newsbrowse doctor' says what is wrong, 'newsbrowse restore' puts a backup back"
"""What to do about a damaged library."""

_HARDLY_ANY = 200_000
"""Bytes below which a disk is full: SQLite without room to begin says only that it could not write."""

_PATIENCE = 30.0
"""Seconds to wait for another process's write transaction."""


class LostError(LibraryError):
    """The database is gone, or empty, and something is left of the library."""


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite raises inside the block into a `LibraryError` that names the library."""
    try:
        yield
    except sqlite3.Error as error:
        raise _in_plain_words(path, error) from error


@contextmanager
def _told() -> Iterator[None]:
    """Turn a message of SQLite that quotes damaged bytes, which Python cannot read, into one that it can."""
    try:
        yield
    except UnicodeDecodeError as error:
        raise sqlite3.DatabaseError("malformed database schema") from error


def connect(path: Path, *, create: bool) -> tuple[sqlite3.Connection, bool]:
    """A connection to a library's database, made first if it is not there and `create` is set.

    Returns:
        The connection, and True if it can only read.

    Raises:
        LibraryError: there is no library, the file is not one, a newer version wrote it, or it is damaged.
    """
    file = path / LIBRARY_FILE
    check_folder(path, create=create)
    with plain_errors(path), _told():
        connection, read_only = _connection(file)
        try:
            version = _check_file(path, connection, create=create and not read_only)
            if version < SCHEMA_VERSION:
                _bring_up_to_date(path, connection, version, read_only=read_only)
            if not read_only:
                connection.execute("PRAGMA journal_mode = WAL")  # a copy that somebody made may have another
        except BaseException:
            connection.close()
            raise
    return connection, read_only


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a library's database that changes nothing; sqlite3.Error if it cannot be opened.

    What it shows is the library as it was when it began, whoever writes meanwhile.
    """
    file = (path / LIBRARY_FILE).absolute().as_uri()
    connection = sqlite3.connect(f"{file}?mode=ro", uri=True, isolation_level=None, timeout=30)
    try:
        try:
            with _told():
                connection.execute("SELECT count(*) FROM sqlite_master")
        except sqlite3.OperationalError:  # beside a database in a folder that cannot be written
            connection.close()
            connection = sqlite3.connect(f"{file}?mode=ro&immutable=1", uri=True, isolation_level=None)
        connection.execute("BEGIN")
        yield connection
    finally:
        connection.close()


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """One write transaction: committed as a whole at the end of the block, or not at all."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def check_folder(path: Path, *, create: bool = False) -> None:
    """Make sure that a folder holds a library, or that one can be made there; LibraryError if not."""
    shown, file = clean(str(path)), path / LIBRARY_FILE
    try:
        if path.exists() and not path.is_dir():
            raise LibraryError(f"{shown} is a file, not a library folder", "name a folder with --library")
        if not _is_text(path):
            raise LibraryError(
                f"{shown} cannot be used: its name is no text in UTF-8", "name another folder with --library"
            )
        if file.exists() and not file.is_file():
            raise LibraryError(f"{shown}/{LIBRARY_FILE} is not a file", "name another folder with --library")
        if not file.exists() or not file.stat().st_size:
            _check_lost(path)
        if not file.exists():
            if not create:
                raise LibraryError(f"there is no library in {shown}", _start_one(path))
            path.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        reason = clean(getattr(error, "strerror", None) or str(error))
        raise LibraryError(
            f"{shown} cannot be used: {reason}", "name another folder with --library"
        ) from error


def _is_text(path: Path) -> bool:
    """Whether the path can be given to the search engine, which takes UTF-8 alone."""
    try:
        str(path.absolute()).encode()
    except UnicodeEncodeError:
        return False
    return True


def _check_lost(path: Path) -> None:
    """Make sure that nothing speaks of articles where the database is missing, or empty; LibraryError if so.

    A new one would take the place of what was lost, and SQLite removes a log (`-wal`) beside an empty file.
    """
    left = [name for name in ("index/CURRENT", f"{LIBRARY_FILE}-wal") if size_of(path / name)]
    if left:
        raise LostError(
            f"{LIBRARY_FILE} in {clean(str(path))} is gone or empty, and {left[-1]} is left of the library",
            "'newsbrowse restore --replace' puts a backup back; without one, move the folder away",
        )


def _start_one(path: Path) -> str:
    """What to do where there is no library: perhaps one was put aside and the swap was killed."""
    from glob import escape

    aside = sorted(path.absolute().parent.glob(f"{escape(path.name)}.before-*/{LIBRARY_FILE}"))
    if aside:
        return (
            f"a restore put one aside: {clean(str(aside[-1].parent))}; rename it, or restore the backup again"
        )
    return "newsbrowse add PATH starts one"


def _connection(file: Path) -> tuple[sqlite3.Connection, bool]:
    """A connection that can write where the folder lets it, or else one that can read; nothing is locked."""
    if not file.exists() or (os.access(file, os.W_OK) and os.access(file.parent, os.W_OK)):
        connection = _raw(str(file.absolute()))  # else a folder of the name `file:x` would be an address
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        return connection, False
    try:
        return _reading(file, "mode=ro"), True
    except sqlite3.OperationalError:
        return _reading(file, "mode=ro&immutable=1"), True


def _reading(file: Path, options: str) -> sqlite3.Connection:
    connection = _raw(f"{file.absolute().as_uri()}?{options}")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master")
    except BaseException:
        connection.close()
        raise
    return connection


def _raw(address: str) -> sqlite3.Connection:
    return sqlite3.connect(
        address,
        timeout=_PATIENCE,
        isolation_level=None,
        check_same_thread=False,
        uri=address.startswith("file:"),
    )


def _check_file(path: Path, connection: sqlite3.Connection, *, create: bool) -> int:
    """The version of a library's tables, made first if the file is empty and `create` is set."""
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if mark == 0 and version == 0 and not connection.execute("SELECT 1 FROM sqlite_master").fetchone():
        if not create:
            raise LibraryError(
                f"the library in {clean(str(path))} is empty", "newsbrowse add PATH starts one"
            )
        _make(connection)
        return SCHEMA_VERSION
    if mark != APPLICATION_ID:
        raise LibraryError(
            f"{clean(str(path))}/{LIBRARY_FILE} is not a newsbrowse library",
            "name another folder with --library",
        )
    if version > SCHEMA_VERSION:
        raise LibraryError(
            f"the library in {clean(str(path))} was written by a newer newsbrowse (format {version})",
            f"update newsbrowse: this one reads formats up to {SCHEMA_VERSION}",
        )
    return int(version)


def _bring_up_to_date(path: Path, connection: sqlite3.Connection, version: int, *, read_only: bool) -> None:
    """Add what an older version lacks; a copy of the library as it was is kept beside it."""
    if read_only:
        migrate_for_reading(connection, version)
        return
    ensure_room(path, of_database(path) + MARGIN, "bringing the library up to date, with a copy kept,")
    try:
        keep_copy(connection, path / copy_name(version), version)
    except OSError as error:
        reason = clean(error.strerror or str(error))
        raise LibraryError(
            f"the library in {clean(str(path))} cannot be copied before it is brought up to date: {reason}",
            "free some space or check the folder",
        ) from error
    with transaction(connection):
        if connection.execute("PRAGMA user_version").fetchone()[0] == version:
            migrate(connection, version)
    drop_copies(path, keep=version)


def _make(connection: sqlite3.Connection) -> None:
    """Write the tables and the marks, unless another process has just done so."""
    connection.execute("PRAGMA journal_mode = WAL")
    with transaction(connection):
        if connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID:
            return
        for statement in TABLES.split(";"):
            if statement.strip():
                connection.execute(statement)
        connection.execute("INSERT INTO meta VALUES ('library', ?)", (os.urandom(16).hex(),))
        alike.note_grouped(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def unwritable(path: Path) -> LibraryError:
    """What is told where a library can only be read."""
    return LibraryError(
        f"the library in {clean(str(path))} cannot be written", "check the folder's permissions"
    )


def _in_plain_words(path: Path, error: sqlite3.Error) -> LibraryError:
    shown, text = clean(str(path)), clean(str(error))
    if "locked" in text or "busy" in text:
        return BusyError(f"the library in {shown} is being written by another process", "try again later")
    if "full" in text or ("disk I/O" in text and free_bytes(path) < _HARDLY_ANY):
        return FullError(
            f"no space left for the library in {shown}; nothing of the last step was kept",
            "free some space and run the same command again: it goes on where it stopped",
        )
    if "not a database" in text:
        return LibraryError(
            f"{shown}/{LIBRARY_FILE} is not a newsbrowse library, or damaged",
            f"name another folder with --library; {DAMAGED}",
        )
    if "malformed" in text or "corrupt" in text or "no such" in text:
        return LibraryError(f"the library in {shown} is damaged: {text}", DAMAGED)
    if "readonly" in text:
        return unwritable(path)
    return LibraryError(
        f"the library in {shown} cannot be read or written: {text}", "check the folder and the disk"
    )

"""What a backup is, and reading one: nothing in it is trusted before it agrees with its manifest."""

from __future__ import annotations

import hashlib
import sqlite3
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import msgspec
from msgspec import Struct

from newsbrowse.archive.schema import SCHEMA_VERSION
from newsbrowse.config.places import LIBRARY_FILE
from newsbrowse.errors import LibraryError
from newsbrowse.models import Progress
from newsbrowse.text.clean import clean

MANIFEST = "manifest.json"
CONFIG = "config.toml"
FORMAT = 1
"""The form of the file: one with a larger number was written by a newer newsbrowse."""

STEP = 1 << 20
"""Bytes that are read at a time."""

LARGEST_SMALL = 1_000_000
"""Bytes of all members but the library at most."""

_COUNTS = {
    "articles": "articles",
    "revisions": "revisions",
    "starred": "stars",
    "notes": "notes",
    "tagged": "labels",
    "saved searches": "saved",
    "feeds": "feeds",
}

ProgressCallback = Callable[[Progress], None]


class Member(Struct, frozen=True):
    """A file in a backup."""

    bytes: int
    sha256: str


class Manifest(Struct, frozen=True):
    """What a backup says of itself.

    Attributes:
        format: the form of the file, `FORMAT`.
        newsbrowse: the version that wrote it.
        made: when, ISO 8601 in UTC.
        schema: the format of the library.
        counts: how many articles, notes and so on the library held.
        members: the files by their names.
    """

    format: int
    newsbrowse: str
    made: str
    schema: int
    counts: dict[str, int]
    members: dict[str, Member]


class BackupError(LibraryError):
    """A file is no backup, or not as it was written."""

    exit_code = 1


def check_backup(file: Path, progress: ProgressCallback | None = None) -> Manifest:
    """Read a backup through; what it says of itself. BackupError if it is not as it was written."""
    with opened(file) as (archive, manifest):
        for name in manifest.members:
            copy_member(archive, manifest, name, None, progress)
    return manifest


@contextmanager
def opened(file: Path) -> Iterator[tuple[zipfile.ZipFile, Manifest]]:
    """A backup, opened to be read, and its manifest; BackupError if it is none or of a newer version."""
    shown = clean(str(file))
    if file.exists() and not file.is_file():  # a device may have no end
        raise BackupError(f"{shown} is not a file", "name a file that 'newsbrowse backup' wrote")
    try:
        with zipfile.ZipFile(file) as archive:
            manifest = _manifest(archive)
            if manifest.format > FORMAT or manifest.schema > SCHEMA_VERSION:
                raise BackupError(
                    f"{shown} was written by newsbrowse {manifest.newsbrowse}", "update newsbrowse"
                )
            if LIBRARY_FILE not in manifest.members:
                raise BackupError(f"{shown} holds no library", "take another backup")
            yield archive, manifest
    except FileNotFoundError as error:
        raise BackupError(
            f"there is no file {shown}", "name a file that 'newsbrowse backup' wrote"
        ) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, OverflowError) as error:
        reason = clean(str(error))[:100]
        raise BackupError(f"{shown} is damaged, or no backup: {reason}", "take another backup") from error
    except OSError as error:
        raise BackupError(f"{shown} cannot be read: {clean(error.strerror or str(error))}") from error


@contextmanager
def written(path: Path, hint: str) -> Iterator[None]:
    """Tell in plain words what the system says against writing a file or a folder; BackupError."""
    try:
        yield
    except OSError as error:
        reason = clean(error.strerror or str(error))
        raise BackupError(f"{clean(str(path))} cannot be written: {reason}", hint) from error


def copy_member(
    archive: zipfile.ZipFile,
    manifest: Manifest,
    name: str,
    target: IO[bytes] | None,
    progress: ProgressCallback | None = None,
) -> None:
    """Read a member through, into a file if one is given; BackupError if it is not what the manifest says."""
    wanted = manifest.members[name]
    digest, size = hashlib.sha256(), 0
    for part in _parts(archive, name):
        size += len(part)
        if size > wanted.bytes:
            break
        digest.update(part)
        if target is not None:
            target.write(part)
        if progress is not None:
            progress(Progress(size, wanted.bytes, f"reading {name}"))
    if (size, digest.hexdigest()) != (wanted.bytes, wanted.sha256):
        raise BackupError(f"{clean(name)} in the backup is not as it was written", "take another backup")


def _parts(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """The bytes of a member, unpacked, some at a time."""
    try:
        with archive.open(name) as member:
            while part := member.read(STEP):
                yield part
    except KeyError as error:
        raise BackupError(f"the backup lacks {clean(name)}", "take another backup") from error
    except OSError as error:
        reason = clean(error.strerror or str(error))
        raise BackupError(f"{clean(name)} in the backup cannot be read: {reason}") from error


def counts_in(database: sqlite3.Connection) -> dict[str, int]:
    """How much a library holds; what its format does not know is left out."""
    there = {row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return {
        name: int(database.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 - names of tables
        for name, table in _COUNTS.items()
        if table in there
    }


def _manifest(archive: zipfile.ZipFile) -> Manifest:
    """The manifest of a backup; what others wrote is not trusted to be one."""
    try:
        if archive.getinfo(MANIFEST).file_size > LARGEST_SMALL:
            raise BackupError("the backup's manifest is too long to be one", "take another backup")
        with archive.open(MANIFEST) as member:
            return msgspec.json.decode(member.read(LARGEST_SMALL), type=Manifest)
    except (KeyError, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BackupError(
            "the file is no backup of newsbrowse", "name a file that 'newsbrowse backup' wrote"
        ) from error

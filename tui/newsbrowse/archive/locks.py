"""One process at a time: an advisory lock on a file that names its holder.

The lock is the kernel's (`flock`), so it ends with the process whatever becomes of it, and the file is never
deleted: after a deletion two processes would hold two files of the same name.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from newsbrowse.errors import BusyError, LibraryError
from newsbrowse.text.clean import clean

_FIRST_PAUSE = 0.02
_LONGEST_PAUSE = 0.5
_SHARED_FIRST, _SHARED_SIZE = 0x40000002, 510


@contextmanager
def held(path: Path, *, patience: float, what: str) -> Iterator[None]:
    """Hold the lock at `path` for the block.

    Args:
        path: the lock file, made if it is not there.
        patience: seconds to wait for another holder.
        what: what is being waited for, to be named in the error.

    Raises:
        BusyError: another process held it all the time; the message names its number.
        LibraryError: the file cannot be made.
    """
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        reason = clean(error.strerror or str(error))
        raise LibraryError(f"{clean(str(path))} cannot be locked: {reason}", "check the folder") from error
    try:
        _take(descriptor, patience, what)
        with suppress(OSError):  # on a full disk it is held all the same, without a name
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, b"%d\n" % os.getpid(), 0)
        yield
    finally:
        os.close(descriptor)


@contextmanager
def alone_with(database: Path) -> Iterator[None]:
    """Hold off everybody else who has, or wants, a SQLite database open while it is put aside.

    A connection in SQLite's WAL mode holds a shared lock on these bytes for as long as it is open
    (https://www.sqlite.org/src/file?name=src/os.h, `SHARED_FIRST`). This process must have none open: the
    system drops a process's locks on a file as soon as the process closes it once.

    Raises:
        BusyError: another process has it open.
        LibraryError: it cannot be opened to be written.
    """
    try:
        descriptor = os.open(database, os.O_RDWR | os.O_CLOEXEC)
    except OSError as error:
        reason = clean(error.strerror or str(error))
        raise LibraryError(
            f"{clean(str(database))} cannot be written: {reason}", "check the folder"
        ) from error
    try:
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB, _SHARED_SIZE, _SHARED_FIRST)
        yield
    except BlockingIOError:
        raise BusyError(
            f"the library in {clean(str(database.parent))} is open in another process", "close that first"
        ) from None
    finally:
        os.close(descriptor)


def _take(descriptor: int, patience: float, what: str) -> None:
    deadline = time.monotonic() + patience
    pause = _FIRST_PAUSE
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                raise BusyError(f"{what} is busy: process {_holder(descriptor)}", "try again later") from None
            time.sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE)
        except OSError as error:  # a file system that knows no locks
            reason = clean(error.strerror or str(error))
            raise LibraryError(
                f"{what} cannot be locked: {reason}", "put the library on a file system that knows locks"
            ) from error
        else:
            return


def _holder(descriptor: int) -> str:
    number = os.pread(descriptor, 20, 0).strip()
    return number.decode("ascii") if number.isdigit() else "unknown"

"""One process at a time: an advisory lock on a file that names its holder.

The lock is the kernel's (`flock`), so it ends with the process whatever becomes of it, and the file is never
deleted: after a deletion two processes would hold two files of the same name.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newsbrowse.errors import BusyError, LibraryError
from newsbrowse.text.clean import clean

_FIRST_PAUSE = 0.02
_LONGEST_PAUSE = 0.5


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
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, b"%d\n" % os.getpid(), 0)
        yield
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
        else:
            return


def _holder(descriptor: int) -> str:
    number = os.pread(descriptor, 20, 0).strip()
    return number.decode("ascii") if number.isdigit() else "unknown"

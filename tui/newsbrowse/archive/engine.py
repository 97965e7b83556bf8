"""Failures of the search engine, in the family of errors that the user understands.

A panic of the engine reaches Python as an exception outside `Exception`, whose class cannot be imported; it
is known by its name (https://pyo3.rs, "PanicException"). What it prints besides is of no use to a reader.
"""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from newsbrowse.archive.space import FullError
from newsbrowse.errors import LibraryError
from newsbrowse.text.clean import clean

BUILD_ANEW = "newsbrowse reindex builds the search index anew; the articles are safe"
"""What to do about an index that cannot be read."""

_LONGEST_REASON = 200
_STDERR = 2
_FULL = (errno.ENOSPC, errno.EDQUOT)
_NO_ROOM = f"(os error {errno.ENOSPC})"
_IN_THE_WAY = (errno.EEXIST, errno.ENOTDIR, errno.EISDIR)


class EngineError(LibraryError):
    """The search engine failed: its index is damaged, or what was asked is beyond it."""


@contextmanager
def engine_errors(what: str) -> Iterator[None]:
    """Turn what the search engine raises inside the block into an `EngineError`, or a `FullError`.

    Args:
        what: what was being done, to begin the message with.
    """
    try:
        yield
    except ValueError as error:
        if _NO_ROOM in str(error):
            raise _full(what) from error
        raise _told(what, clean(str(error))[:_LONGEST_REASON]) from error
    except OSError as error:
        if error.errno in _FULL:
            raise _full(what) from error
        where = f": {error.filename2 or error.filename}" if error.filename else ""
        reason = f"{error.strerror or error}{where}"
        hint = f"remove that; {BUILD_ANEW}" if error.errno in _IN_THE_WAY else BUILD_ANEW
        raise _told(what, clean(reason)[:_LONGEST_REASON], hint) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise _told(what, "the search engine met something it cannot read") from error


@contextmanager
def hushed() -> Iterator[None]:
    """Keep what the engine prints when it panics, several lines of its own source, off the terminal.

    It prints to the descriptor of stderr, which leads nowhere for the block; so the block must print nothing
    itself. Only the main thread does so: others may not take that descriptor away from it, and while the
    browser has the terminal it leads nowhere anyway.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    try:
        kept, nowhere = os.dup(_STDERR), os.open(os.devnull, os.O_WRONLY)
    except OSError:  # there is none, or no more may be open
        yield
        return
    try:
        os.dup2(nowhere, _STDERR)
        yield
    finally:
        os.dup2(kept, _STDERR)
        os.close(kept)
        os.close(nowhere)


def _full(what: str) -> FullError:
    return FullError(
        f"{what} failed: no space left",
        "free some space and run the same command again; the articles are safe",
    )


def _told(what: str, reason: str, hint: str = BUILD_ANEW) -> EngineError:
    return EngineError(f"{what} failed: {reason}", hint)

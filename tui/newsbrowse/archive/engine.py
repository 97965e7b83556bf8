"""Failures of the search engine, in the family of errors that the user understands.

A panic of the engine reaches Python as an exception outside `Exception`, whose class cannot be imported; it
is known by its name (https://pyo3.rs, "PanicException"). What it prints besides is of no use to a reader.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from newsbrowse.errors import LibraryError
from newsbrowse.text.clean import clean

BUILD_ANEW = "newsbrowse reindex builds the search index anew; the articles are safe"
"""What to do about an index that cannot be read."""

_LONGEST_REASON = 200
_STDERR = 2


class EngineError(LibraryError):
    """The search engine failed: its index is damaged, or what was asked is beyond it."""


@contextmanager
def engine_errors(what: str) -> Iterator[None]:
    """Turn what the search engine raises inside the block into an `EngineError`.

    Args:
        what: what was being done, to begin the message with.
    """
    try:
        yield
    except (ValueError, OSError) as error:
        raise _told(what, clean(str(error))[:_LONGEST_REASON]) from error
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


def _told(what: str, reason: str) -> EngineError:
    return EngineError(f"{what} failed: {reason}", BUILD_ANEW)

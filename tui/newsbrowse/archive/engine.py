"""Failures of the search engine, in the family of errors that the user understands.

A panic of the engine reaches Python as an exception outside `Exception`, whose class cannot be imported; it
is known by its name (https://pyo3.rs, "PanicException").
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from newsbrowse.errors import LibraryError
from newsbrowse.text.clean import clean

_LONGEST_REASON = 200


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
        raise _told(what, error) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise _told(what, error) from error


def _told(what: str, error: BaseException) -> EngineError:
    reason = clean(str(error))[:_LONGEST_REASON]
    return EngineError(
        f"{what} failed: {reason}", "newsbrowse reindex builds the search index anew; the articles are safe"
    )

"""The one family of errors whose text is shown to the user.

Every error says in one line what happened and where, and, as `hint`, what to do.
Nothing that reaches the user is a traceback: the command line and the browser
print `str(error)` and the hint, and exit with `exit_code`.
"""

from __future__ import annotations


class NewsbrowseError(Exception):
    """Something the user can understand and act on.

    Args:
        message: one line: what happened, and where.
        hint: one line: what to do about it, or the empty string.
    """

    exit_code: int = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(NewsbrowseError):
    """The call itself is wrong: a bad option, a path that cannot be meant."""

    exit_code = 2


class LibraryError(NewsbrowseError):
    """The library cannot be opened, read or written."""

    exit_code = 2


class BusyError(LibraryError):
    """Another process holds what is needed."""

    exit_code = 1


class NotFoundError(NewsbrowseError):
    """An id or a name that the library does not know."""


class ReadError(NewsbrowseError):
    """One input could not be read as an article; the rest goes on."""

"""Options that several verbs share, and the library they name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsbrowse import config

if TYPE_CHECKING:
    from newsbrowse.archive.library import Library

LibraryOption = Annotated[
    str | None,
    typer.Option(
        "--library",
        metavar="DIR",
        help="The library folder; else NEWSBROWSE_LIBRARY, else your data folder.",
        show_default=False,
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]
QueryArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="QUERY", help="The query; without it, every article.", show_default=False),
]
MOST = 10_000_000
"""The largest number taken for a limit or an offset."""


def library_path(context: typer.Context, given: str | None) -> Path:
    """The library folder: the verb's own option before the one given ahead of the verb."""
    ahead = context.find_object(str)
    return config.library_path(given if given is not None else ahead)


def open_library(context: typer.Context, given: str | None, *, create: bool = False) -> Library:
    """Open the library that the options name.

    Raises:
        LibraryError: if it is not there (and `create` is False), or cannot be opened.
    """
    from newsbrowse.archive.library import Library

    return Library.open(library_path(context, given), create=create)


def examples(*lines: str) -> str:
    r"""The end of a help page: commands to imitate, which the help formatter must not wrap (`\b`)."""
    return "\n".join(("\b", "Examples:", *(f"  {line}" for line in lines)))


def joined(words: list[str] | None) -> str:
    """One query out of the words of a command line."""
    return " ".join(words or ())

"""`newsbrowse open`: an article where it came from, or in the browser of this program."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Annotated

import typer

from newsbrowse.cli.options import LibraryOption, examples, flags_of, library_path, open_library
from newsbrowse.cli.output import is_terminal, narrate
from newsbrowse.errors import NewsbrowseError

EXAMPLES = examples(
    "newsbrowse open 7kq2m9xa",
    "newsbrowse open 7kq2m9xa --here",
    "BROWSER=w3m newsbrowse open 7kq2m9xa",
)


def open(  # noqa: A001 - the word of the command line
    context: typer.Context,
    id_: Annotated[str, typer.Argument(metavar="ID", help="The short id, in any case.", show_default=False)],
    here: Annotated[bool, typer.Option("--here", help="In newsbrowse, also if it has an address.")] = False,
    library: LibraryOption = None,
) -> None:
    """Open an article.

    Its address opens in the program that programs.browser or $BROWSER names, else in that of your
    desktop. An article without an address, or where no such program can be opened, opens in
    newsbrowse itself, in the list of all articles.
    """
    with open_library(context, library) as archive:
        article = archive.article(id_)
    if article.url and not here:
        try:
            _open_address(article.url, flags_of(context))
            return
        except NewsbrowseError as error:
            if not is_terminal(sys.stderr) or not is_terminal(sys.stdin):
                raise
            narrate(f"{error.message} Opened here.")
    from newsbrowse.cli.browse import browse

    path = library_path(context, library)
    raise typer.Exit(browse(path, flags=flags_of(context), article=article.id))


def _open_address(url: str, flags: dict[str, str]) -> None:
    """Hand an address to a program.

    Raises:
        NewsbrowseError: it is none of the web, or there is no program that could show it.
    """
    from webbrowser import open_new_tab

    from newsbrowse.config.reading import load
    from newsbrowse.config.settings import BROWSER
    from newsbrowse.ui.programs import browser_words, not_started, open_apart

    command = browser_words(url, load(flags)[BROWSER], os.environ)
    if command is None:
        open_new_tab(url)
    elif not command[1]:
        open_apart(command[0])
    else:
        try:
            subprocess.run(command[0], check=False)
        except OSError as error:
            raise not_started(command[0][0], error) from error

"""`newsbrowse reindex`: the search index built anew."""

from __future__ import annotations

from typing import Annotated

import typer

from newsbrowse.cli.options import JsonOption, LibraryOption, examples, open_library
from newsbrowse.cli.output import write, write_json
from newsbrowse.cli.progress import progress_bar

EXAMPLES = examples(
    "newsbrowse reindex",
    "newsbrowse reindex --facts",
)


def reindex(
    context: typer.Context,
    facts: Annotated[
        bool,
        typer.Option("--facts", help="First read people, countries, dates, quotes and figures anew."),
    ] = False,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Build the search index anew.

    Nothing that you stored is touched; searches work on the old index until the new one is ready.

    With --facts, what a text says is read out of it again where an older newsbrowse has read it: a
    new version may read better. Articles keep their ids, stars, tags and notes.
    """
    with open_library(context, library) as archive, progress_bar() as progress:
        read = archive.read_again(progress=progress) if facts else 0
        count = archive.reindex(progress=progress)
    if as_json:
        write_json({"indexed": count, "read": read} if facts else {"indexed": count})
        return
    if facts:
        write(f"{read:,} articles read again")
    write(f"{count:,} articles indexed")

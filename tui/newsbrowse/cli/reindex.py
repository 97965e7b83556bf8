"""`newsbrowse reindex`: the search index built anew."""

from __future__ import annotations

import typer

from newsbrowse.cli.options import JsonOption, LibraryOption, examples, open_library
from newsbrowse.cli.output import write, write_json
from newsbrowse.cli.progress import progress_bar

EXAMPLES = examples(
    "newsbrowse reindex",
)


def reindex(
    context: typer.Context,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Build the search index anew.

    Nothing that you stored is touched; searches work on the old index until the new one is ready.
    """
    with open_library(context, library) as archive, progress_bar() as progress:
        count = archive.reindex(progress=progress)
    if as_json:
        write_json({"indexed": count})
    else:
        write(f"{count:,} articles indexed")

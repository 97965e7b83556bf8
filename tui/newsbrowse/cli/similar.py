"""`newsbrowse similar`: the articles most like one."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from newsbrowse.cli import shapes
from newsbrowse.cli.options import (
    JsonOption,
    LibraryOption,
    LimitOption,
    examples,
    open_library,
)
from newsbrowse.cli.output import complain, is_terminal, write_json
from newsbrowse.models import Page, Search

EXAMPLES = examples(
    "newsbrowse similar 7kq2m9xa",
    "newsbrowse similar 7KQ2M9XA --limit 3 --json | jq -r '.hits[].id'",
)


def similar(
    context: typer.Context,
    id_: Annotated[str, typer.Argument(metavar="ID", help="The short id, in any case.", show_default=False)],
    limit: LimitOption = 10,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Find articles similar to one.

    The best come first: those that share its most telling words. In a pipe each line is: id,
    published, source, title, with tabs between.
    """
    with open_library(context, library) as archive:
        hits = archive.similar(id_, limit=limit)
    if as_json:
        write_json(shapes.similar(hits))
    elif hits:
        page = Page(Search(), "", len(hits), 0, hits)
        if is_terminal(sys.stdout):
            from newsbrowse.cli import pretty

            pretty.print_page(page)
        else:
            from newsbrowse.cli import plain

            plain.print_page(page)
    if not hits:
        complain("no article is similar to this one")
        raise typer.Exit(1)

"""`newsbrowse search`: the articles that a query finds."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from newsbrowse.cli import shapes
from newsbrowse.cli.options import MOST, JsonOption, LibraryOption, examples, joined, open_library
from newsbrowse.cli.output import complain, is_terminal, narrate, write_json
from newsbrowse.models import Page, Search, Sort

EXAMPLES = examples(
    "newsbrowse search trade tariffs",
    "newsbrowse search 'person:\"xi jinping\" -country:taiwan' --sort newest",
    "newsbrowse search '\"board of peace\"' --json | jq .total",
)


def search(
    context: typer.Context,
    query: Annotated[list[str], typer.Argument(metavar="QUERY", help="The query.", show_default=False)],
    limit: Annotated[int, typer.Option(min=0, max=MOST, metavar="N", help="Print at most so many.")] = 20,
    offset: Annotated[int, typer.Option(min=0, max=MOST, metavar="N", help="Leave out so many first.")] = 0,
    sort: Annotated[
        Sort | None, typer.Option(help="By default by relevance, and newest first where no words rank.")
    ] = None,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Find articles.

    Words must all occur; accents, case and curly quotes do not matter. Also: "a phrase", -without,
    title:, person:, country:, source:, published: (2026, 2026-02, 2026-02-04, a..b).

    In a pipe each line is: id, published, source, title, with tabs between.
    """
    with open_library(context, library) as archive:
        found = archive.search(Search(joined(query), sort=sort), limit=limit, offset=offset)
    if as_json:
        write_json(shapes.page(found))
    else:
        _print(found)
    if not found.total:
        raise typer.Exit(1)


def _print(found: Page) -> None:
    """Print the hits for a person or for a pipe, and what there is to say about the query on stderr."""
    for warning in found.warnings:
        narrate(f"at {warning.position + 1}: {warning.message}")
    if not found.total:
        complain(f"nothing found for {found.interpreted or 'this query'}")
        return
    if not is_terminal(sys.stdout):
        from newsbrowse.cli.plain import print_page

        print_page(found)
        return
    from newsbrowse.cli import pretty

    pretty.print_page(found)
    first, last = found.offset + 1, found.offset + len(found.hits)
    narrate(f"{first:,}-{last:,} of {found.total:,}" if found.hits else f"none shown of {found.total:,}")

"""`newsbrowse facets`: who, where, when and which source, counted."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from newsbrowse.cli import shapes
from newsbrowse.cli.options import (
    MOST,
    JsonOption,
    LibraryOption,
    QueryArgument,
    examples,
    joined,
    open_library,
)
from newsbrowse.cli.output import complain, is_terminal, write_json
from newsbrowse.models import Facets, Field, Search

EXAMPLES = examples(
    "newsbrowse facets",
    "newsbrowse facets 'country:russia' --field people --limit 5",
    "newsbrowse facets --field published --grain year --json",
)


class Grain(StrEnum):
    """How wide the buckets of the two date fields are."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


def facets(
    context: typer.Context,
    query: QueryArgument = None,
    field: Annotated[
        list[Field] | None, typer.Option(help="Only this field; may be repeated.", show_default=False)
    ] = None,
    limit: Annotated[
        int, typer.Option(min=0, max=MOST, metavar="N", help="At most so many values a field.")
    ] = 20,
    grain: Annotated[Grain, typer.Option(help="The width of the date buckets.")] = Grain.MONTH,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Count people, countries, days and sources.

    Counted are the articles that the query finds. The number beside a value is exactly the
    number of articles that choosing the value yields.

    In a pipe each line is: field, count, value, label, with tabs between.
    """
    fields = tuple(dict.fromkeys(field or Field))
    with open_library(context, library) as archive:
        counted = archive.facets(
            Search(joined(query)),
            fields=fields,
            limit=limit,
            grain={Field.PUBLISHED: grain.value, Field.MENTIONED: grain.value},
        )
    if as_json:
        write_json(shapes.facets(counted, fields))
    else:
        _print(counted, fields)
    if not counted.total:
        raise typer.Exit(1)


def _print(counted: Facets, fields: tuple[Field, ...]) -> None:
    if not counted.total:
        complain("nothing found for this query")
    elif is_terminal(sys.stdout):
        from newsbrowse.cli import pretty

        pretty.print_facets(counted, fields)
    else:
        from newsbrowse.cli import plain

        plain.print_facets(counted, fields)

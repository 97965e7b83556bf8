"""`newsbrowse facets`: who, where, when and which source, counted."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from newsbrowse.cli import shapes
from newsbrowse.cli.options import (
    MOST,
    AllOption,
    AnyOption,
    ChooseOption,
    ExcludeOption,
    JsonOption,
    LibraryOption,
    PassingOption,
    QueryArgument,
    examples,
    field_and_text,
    joined,
    narrowed,
    open_library,
)
from newsbrowse.cli.output import complain, is_terminal, write_json
from newsbrowse.models import FACETS, FacetOrder, Facets, Field

EXAMPLES = examples(
    "newsbrowse facets",
    "newsbrowse facets 'country:russia' --field people --limit 5",
    "newsbrowse facets --field published --grain year --json",
    "newsbrowse facets tariffs --field people --order distinctive",
    "newsbrowse facets --field people --match people=xi --choose countries=China",
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
    order: Annotated[
        FacetOrder, typer.Option(help="Of values that are not days: distinctive ones are over-represented.")
    ] = FacetOrder.COUNT,
    match: Annotated[
        list[str] | None,
        typer.Option(metavar="FIELD=TEXT", help="Only values of which a word begins so.", show_default=False),
    ] = None,
    choose: ChooseOption = None,
    exclude: ExcludeOption = None,
    any_of: AnyOption = None,
    all_of: AllOption = None,
    in_passing: PassingOption = False,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Count people, countries, days and sources.

    By --field also author, tag and language.

    Counted are the articles that the query finds. The number beside a value is exactly the
    number of articles that choosing it besides what is chosen yields: where any one of the
    chosen values suffices, those found now and those that it adds.

    In a pipe each line is: field, count, value, label, with tabs between.
    """
    fields = tuple(dict.fromkeys(field or FACETS))
    wanted = narrowed(joined(query), choose, exclude, any_of, all_of, in_passing=in_passing)
    matching = dict(field_and_text(given, "--match") for given in match or ())
    with open_library(context, library) as archive:
        counted = archive.facets(
            wanted,
            fields=fields,
            limit=limit,
            grain={Field.PUBLISHED: grain.value, Field.MENTIONED: grain.value},
            order=dict.fromkeys(fields, order),
            matching=matching,
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

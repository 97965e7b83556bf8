"""`newsbrowse export`: articles as JSON Lines."""

from __future__ import annotations

from itertools import islice

import typer

from newsbrowse.cli import shapes
from newsbrowse.cli.options import LibraryOption, QueryArgument, examples, joined, open_library
from newsbrowse.cli.output import complain, write_json
from newsbrowse.models import Search

EXAMPLES = examples(
    "newsbrowse export > all.jsonl",
    "newsbrowse export 'source:\"Meridian Wire\"' | newsbrowse --library copy add --format jsonl -",
)

_AT_ONCE = 200


def export(
    context: typer.Context,
    query: QueryArgument = None,
    library: LibraryOption = None,
) -> None:
    """Print articles as JSON Lines.

    Each line is an article that the query finds, in the form of `show --json`.
    What is exported can be added to another library.
    """
    count = 0
    with open_library(context, library) as archive:
        articles = archive.export(Search(joined(query)))
        while part := list(islice(articles, _AT_ONCE)):
            marks = archive.marks([article.id for article in part])
            for article in part:
                write_json(shapes.article(article, marks[article.id]))
            count += len(part)
    if not count:
        complain("nothing found to export")
        raise typer.Exit(1)

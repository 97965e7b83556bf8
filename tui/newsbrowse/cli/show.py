"""`newsbrowse show`: one article, whole."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from newsbrowse.cli import article_shapes
from newsbrowse.cli.options import JsonOption, LibraryOption, examples, open_library
from newsbrowse.cli.output import is_terminal, write_json

EXAMPLES = examples(
    "newsbrowse show 7kq2m9xa",
    "newsbrowse show 7KQ2M9XA --json | jq -r .body",
)


def show(
    context: typer.Context,
    id_: Annotated[str, typer.Argument(metavar="ID", help="The short id, in any case.", show_default=False)],
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Show an article.

    Below its text stands what was read out of it: people, countries, dates, quotes, figures.

    With --json, spans count Unicode code points of the body.
    """
    with open_library(context, library) as archive:
        article = archive.article(id_)
        marks = archive.marks([article.id])[article.id]
    if as_json:
        write_json(article_shapes.article(article, marks))
    elif is_terminal(sys.stdout):
        from newsbrowse.cli import pretty

        pretty.print_article(article, marks)
    else:
        from newsbrowse.cli import plain

        plain.print_article(article, marks)

"""`newsbrowse compare`: two accounts against each other."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from newsbrowse.cli.options import JsonOption, LibraryOption, examples, open_library
from newsbrowse.cli.output import is_terminal, write, write_json
from newsbrowse.errors import UsageError
from newsbrowse.models import Comparison

EXAMPLES = examples(
    "newsbrowse compare 7KQ2M9XA 3D0VWB5N",
    "newsbrowse compare 7KQ2M9XA 3D0VWB5N --format html > compare.html",
)


class Format(StrEnum):
    """The forms of a comparison."""

    JSON = "json"
    MARKDOWN = "md"
    HTML = "html"


def compare(
    context: typer.Context,
    left: Annotated[str, typer.Argument(metavar="A", help="An article's id.", show_default=False)],
    right: Annotated[str, typer.Argument(metavar="B", help="Another article's id.", show_default=False)],
    form: Annotated[
        Format | None, typer.Option("--format", help="By default md.", show_default=False)
    ] = None,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Compare two articles.

    The report aligns their passages, and says what both have, what only one has, and what differs.
    """
    if as_json and form not in (None, Format.JSON):
        raise UsageError(f"--json and --format {form} exclude each other", "give one of the two")
    from newsbrowse.compare import compare as compare_articles

    with open_library(context, library) as archive:
        comparison = compare_articles(archive.article(left), archive.article(right))
    _print(comparison, Format.JSON if as_json else form)


def _print(comparison: Comparison, form: Format | None) -> None:
    """Print a comparison; without a form, as Markdown, at a terminal with its headings in bold."""
    from newsbrowse.compare.report import as_html, as_json, as_markdown

    if form is Format.JSON:
        write_json(as_json(comparison))
    elif form is Format.HTML:
        write(as_html(comparison))
    elif form is None and is_terminal(sys.stdout):
        from newsbrowse.cli import pretty

        pretty.print_markdown(as_markdown(comparison))
    else:
        write(as_markdown(comparison))

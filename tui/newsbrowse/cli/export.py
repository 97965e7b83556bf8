"""`newsbrowse export`: articles as JSON Lines, as entries of a bibliography, or as a folder of Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsbrowse.cli import article_shapes
from newsbrowse.cli.options import LibraryOption, QueryArgument, examples, joined, open_library
from newsbrowse.cli.output import complain, narrate, write, write_json, write_line
from newsbrowse.errors import UsageError
from newsbrowse.models import Article, Search

if TYPE_CHECKING:
    from newsbrowse.archive.library import Library
    from newsbrowse.archive.marks import Marks
    from newsbrowse.writing.notebook import Written

EXAMPLES = examples(
    "newsbrowse export > all.jsonl",
    "newsbrowse export 'source:\"Meridian Wire\"' | newsbrowse --library copy add --format jsonl -",
    "newsbrowse export is:starred --format csl-json > references.json",
    "newsbrowse export is:starred --markdown ~/notes/news",
)

_AT_ONCE = 200


class Format(StrEnum):
    """What is printed of an article."""

    JSONL = "jsonl"
    BIBTEX = "bibtex"
    CSL_JSON = "csl-json"


def export(
    context: typer.Context,
    query: QueryArgument = None,
    form: Annotated[
        Format | None, typer.Option("--format", help="By default jsonl.", show_default=False)
    ] = None,
    markdown: Annotated[
        str | None,
        typer.Option(
            "--markdown",
            metavar="FOLDER",
            help="Write a Markdown page of each article into a folder.",
            show_default=False,
        ),
    ] = None,
    library: LibraryOption = None,
) -> None:
    """Print articles as JSON Lines, or export them otherwise.

    Each line of JSON is an article that the query finds, in the form of `show --json`; what is exported
    can be added to another library. With --format bibtex or csl-json the entries are printed that the
    citation styles pandoc and wiki name.

    With --markdown each article becomes a page with front matter, citation, your note and its quotes.
    Run again, it changes only what has changed, and nothing of what you write below the last line.
    """
    if markdown is not None and form is not None:
        raise UsageError("--markdown and --format exclude each other", "give one of the two")
    with open_library(context, library) as archive:
        found = with_marks(archive, archive.export(Search(joined(query))))
        first = next(found, None)
        if first is None:
            complain("nothing found to export")
            raise typer.Exit(1)
        every = _chained(first, found)
        if markdown is not None:
            from newsbrowse.writing.notebook import write_pages

            if not tell_written(write_pages(Path(markdown), every)):
                raise typer.Exit(1)
        else:
            _print(every, form or Format.JSONL)


def with_marks(archive: Library, articles: Iterator[Article]) -> Iterator[tuple[Article, Marks]]:
    """Articles with what the user did with them, some at a time."""
    while part := list(islice(articles, _AT_ONCE)):
        marks = archive.marks([article.id for article in part])
        yield from ((article, marks[article.id]) for article in part)


def _chained(
    first: tuple[Article, Marks], rest: Iterator[tuple[Article, Marks]]
) -> Iterator[tuple[Article, Marks]]:
    yield first
    yield from rest


def _print(found: Iterable[tuple[Article, Marks]], form: Format) -> None:
    if form is Format.JSONL:
        for article, marks in found:
            write_json(article_shapes.article(article, marks))
    elif form is Format.BIBTEX:
        from newsbrowse.writing.citations import bibtex

        for article, _ in found:
            write(bibtex(article))
    else:
        from newsbrowse.writing.bibliography import csl_item

        write_line("[")
        before: Article | None = None
        for article, _ in found:
            if before is not None:
                write_json(csl_item(before), end=",\n")
            before = article
        if before is not None:
            write_json(csl_item(before))
        write_line("]")


def tell_written(report: Written) -> bool:
    """Say what became of an export into a folder; whether all of it was written."""
    for failure in report.failed:
        narrate(f"{failure.origin}: {failure.reason}")
    narrate(
        f"{report.written:,} pages written, {report.unchanged:,} unchanged, {len(report.failed):,} failed"
    )
    return not report.failed

"""`newsbrowse compare`: two accounts against each other."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsbrowse.cli.options import JsonOption, LibraryOption, examples, open_library
from newsbrowse.cli.output import is_terminal, narrate, write, write_json
from newsbrowse.errors import NewsbrowseError, NotFoundError, UsageError
from newsbrowse.models import Article, Comparison, Failure
from newsbrowse.text.clean import clean

if TYPE_CHECKING:
    from newsbrowse.archive.library import Library

EXAMPLES = examples(
    "newsbrowse compare 7KQ2M9XA 3D0VWB5N",
    "newsbrowse compare 7KQ2M9XA",
    "newsbrowse compare 7KQ2M9XA@1 7KQ2M9XA",
    "newsbrowse compare draft.md 7KQ2M9XA --format html > compare.html",
)


class Format(StrEnum):
    """The forms of a comparison."""

    JSON = "json"
    MARKDOWN = "md"
    HTML = "html"


def compare(
    context: typer.Context,
    left: Annotated[
        str,
        typer.Argument(metavar="A", help="An id, ID@1 for its first text, a file.", show_default=False),
    ],
    right: Annotated[
        str | None,
        typer.Argument(metavar="[B]", help="The same; by default the most alike.", show_default=False),
    ] = None,
    form: Annotated[
        Format | None, typer.Option("--format", help="By default md.", show_default=False)
    ] = None,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Compare two articles.

    The report aligns their passages, and says what both have, what only one has, and what differs. Without B
    it is the article most like A and of the same days. A file is read as `add` would, and not added.
    """
    if as_json and form not in (None, Format.JSON):
        raise UsageError(f"--json and --format {form} exclude each other", "give one of the two")
    from newsbrowse.archive.accounts import compare_in

    with open_library(context, library) as archive:
        ours = _article(archive, left)
        theirs = _article(archive, right) if right is not None else _candidate(archive, ours)
        comparison = compare_in(archive, ours, theirs)
    _print(comparison, Format.JSON if as_json else form)


def _article(archive: Library, named: str) -> Article:
    """The article of an id, or what is in a file; an id goes first."""
    try:
        return archive.article(named)
    except NotFoundError:
        if not Path(named).is_file():
            raise
    return _draft(Path(named))


def _draft(path: Path) -> Article:
    from newsbrowse.extract.analysis import analyse
    from newsbrowse.readers import read_path

    found = next(iter(read_path(path)), Failure(str(path), "holds no article"))
    if isinstance(found, Failure):
        raise NewsbrowseError(f"{clean(str(path))}: {found.reason}", "give a file with one article")
    analysis = analyse(found.title, found.body, found.published, found.language)
    return Article(
        "",
        found.title,
        found.body,
        published=found.published,
        published_from=found.published_from,
        source=found.source,
        authors=found.authors,
        url=found.url,
        language=found.language,
        analysis=analysis,
    )


def _candidate(archive: Library, article: Article) -> Article:
    hits = archive.candidates(article, limit=1)
    if not hits:
        raise NotFoundError("no article is like this one", "give a second id")
    narrate(f"compared with {hits[0].id}: {clean(hits[0].title)}")
    return archive.article(hits[0].id)


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

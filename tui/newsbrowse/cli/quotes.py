"""`newsbrowse quotes`: what is said in the articles of a library, and by whom."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer

from newsbrowse.cli import shapes
from newsbrowse.cli.options import (
    JsonOption,
    LibraryOption,
    LimitOption,
    QueryArgument,
    SortOption,
    examples,
    joined,
    open_library,
)
from newsbrowse.cli.output import complain, is_terminal, narrate, write_json, write_row
from newsbrowse.models import Search

if TYPE_CHECKING:
    from newsbrowse.archive.quoted import Quotation

EXAMPLES = examples(
    "newsbrowse quotes --speaker putin",
    "newsbrowse quotes tariffs published:2026-02 --speaker 'xi jinping'",
    "newsbrowse quotes --holding 'new heights'",
    "newsbrowse quotes trade --json | jq -r '.quotes[] | [.speaker, .text] | @tsv'",
)


def quotes(
    context: typer.Context,
    query: QueryArgument = None,
    speaker: Annotated[
        str,
        typer.Option(
            metavar="NAME", help="Only words of this speaker; part of the name will do.", show_default=False
        ),
    ] = "",
    holding: Annotated[
        str,
        typer.Option(
            metavar="WORDS",
            help="Only quotes with these words, or words that begin so, in them or in the speaker's name.",
            show_default=False,
        ),
    ] = "",
    unattributed: Annotated[
        bool,
        typer.Option("--unattributed", help="Also words in quotation marks that nobody is named for."),
    ] = False,
    fold: Annotated[bool, typer.Option("--fold", help="The same words of the same speaker once.")] = False,
    limit: LimitOption = 50,
    sort: SortOption = None,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """List quotes, word for word, with their speakers.

    A speaker is a person by the name that the library knows, or the article's words for somebody
    unnamed, as in "senior official". In a pipe each line is: id, published, speaker, words, with
    tabs between; line breaks in the words become spaces there, and stay with --json.
    """
    from newsbrowse.archive.quoted import query_for, query_holding, quotations

    wanted = Search(query_holding(query_for(joined(query), speaker), holding), sort=sort)
    with open_library(context, library) as archive:
        page = archive.search(wanted, limit=0)
        every = quotations(
            archive.export(wanted), speaker=speaker, holding=holding, unattributed=unattributed, once=fold
        )
        found = list(islice(every, limit + 1))
    shown, more = found[:limit], len(found) > limit
    if as_json:
        write_json(shapes.quotations(page, shown, more=more))
    else:
        for warning in page.warnings:
            narrate(f"at {warning.position + 1}: {warning.message}")
        _print(shown)
    if more and not as_json:
        narrate(f"the first {limit:,}; --limit prints more")
    if not found:
        if not as_json:
            complain(f"nothing is quoted for {page.interpreted or 'this library'}")
        raise typer.Exit(1)


def _print(found: Sequence[Quotation]) -> None:
    """Print the quotes for a person or for a pipe."""
    if is_terminal(sys.stdout):
        from newsbrowse.cli import pretty

        pretty.print_quotations(found)
        return
    for one in found:
        write_row(one.article.id, one.article.published or "", one.quote.speaker or "", one.quote.text)

"""`newsbrowse search`: the articles that a query finds."""

from __future__ import annotations

import sys
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
    LimitOption,
    PassingOption,
    QueryArgument,
    SortOption,
    examples,
    joined,
    narrowed,
    open_library,
)
from newsbrowse.cli.output import complain, is_terminal, narrate, write_json
from newsbrowse.errors import UsageError
from newsbrowse.models import Page

EXAMPLES = examples(
    "newsbrowse search trade tariffs",
    "newsbrowse search 'person:\"xi jinping\" -country:taiwan' --sort newest",
    "newsbrowse search '\"board of peace\"' --json | jq .total",
    "newsbrowse search --batch < queries.txt | jq -r '[.total, .query] | @tsv'",
)


def search(
    context: typer.Context,
    query: QueryArgument = None,
    limit: LimitOption = 20,
    offset: Annotated[int, typer.Option(min=0, max=MOST, metavar="N", help="Leave out so many first.")] = 0,
    sort: SortOption = None,
    choose: ChooseOption = None,
    exclude: ExcludeOption = None,
    any_of: AnyOption = None,
    all_of: AllOption = None,
    in_passing: PassingOption = False,
    fold: Annotated[
        bool, typer.Option("--fold", help="One line for near-duplicates; also counts the texts.")
    ] = False,
    batch: Annotated[
        bool, typer.Option("--batch", help="Count the queries on stdin, one a line; prints JSON Lines.")
    ] = False,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Find articles.

    Words must all occur; accents, case and curly quotes do not matter. Also: "a phrase",
    "near words"~5, begin*, =exact, -without, OR, ( ), title:, lead:, body:, person:, said:,
    country:, names:, source:, author:, tag:, language:, published: and mentions: (2026, 2026-02,
    2026-02-04, a..b, today, last week, since monday), length:>800, is:starred, note:,
    saved:NAME, similar:ID.

    In a pipe each line is: id, published, source, title, with tabs between; with --fold also the
    number of further articles the line stands for.
    """
    if batch and query:
        raise UsageError("--batch takes its queries from stdin", "give it none of its own")
    if not (batch or query or choose or exclude):
        raise UsageError("Missing argument 'QUERY'.", "newsbrowse search '' finds every article")
    wanted = narrowed(joined(query), choose, exclude, any_of, all_of, sort, in_passing=in_passing)
    with open_library(context, library) as archive:
        if batch:
            from newsbrowse.cli.batch import count_each

            count_each(archive, wanted, sys.stdin.buffer)
            return
        found = archive.search(wanted, limit=limit, offset=offset, folded=fold)
        texts = archive.texts(wanted) if fold else None
    if as_json:
        write_json(shapes.page(found, texts=texts))
    else:
        _print(found, texts)
    if not found.total:
        raise typer.Exit(1)


def _print(found: Page, texts: int | None) -> None:
    """Print the hits for a person or for a pipe, and what there is to say about the query on stderr.

    Args:
        found: the hits.
        texts: how many texts of their own wording all hits are, where near-duplicates are folded.
    """
    for warning in found.warnings:
        narrate(f"at {warning.position + 1}: {warning.message}")
    if not found.total:
        complain(f"nothing found for {found.interpreted or 'this query'}")
        return
    if not is_terminal(sys.stdout):
        from newsbrowse.cli.plain import print_page

        print_page(found, folded=texts is not None)
        return
    from newsbrowse.cli import pretty

    pretty.print_page(found)
    first, last = found.offset + 1, found.offset + len(found.hits)
    own = "" if texts is None else f", {texts:,} of their own wording"
    shown = f"{first:,}-{last:,}" if found.hits else "none shown"
    narrate(f"{shown} of {found.total:,}{own}")

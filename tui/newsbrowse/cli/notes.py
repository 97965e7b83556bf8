"""`newsbrowse notes`: your notes, and the passages that you marked."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer

from newsbrowse.archive.kept_words import tag_of
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
from newsbrowse.writing.noted import Noted, Wanted, noted_in

if TYPE_CHECKING:
    from newsbrowse.archive.library import Library
    from newsbrowse.models import Article

EXAMPLES = examples(
    "newsbrowse notes",
    "newsbrowse notes person:ushakov published:2026-02",
    "newsbrowse notes --tag 'quote this' --starred",
    "newsbrowse notes note:check --json | jq -r '.notes[].note'",
)


def notes(
    context: typer.Context,
    query: QueryArgument = None,
    limit: LimitOption = 50,
    sort: SortOption = None,
    tag: Annotated[
        list[str] | None,
        typer.Option(
            "--tag", metavar="TAG", help="Passages with this tag; may be repeated.", show_default=False
        ),
    ] = None,
    starred: Annotated[bool, typer.Option("--starred", help="Passages with a star.")] = False,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """List your notes on articles, and your marked passages.

    In a pipe each line is: id, paragraph, passage, note, star and tags, with tabs between; paragraph
    and passage are empty for a note on a whole article. A passage that a later revision of the text
    words otherwise is "changed", one that it does not have is "no longer in the text". `newsbrowse note`
    writes a note; `star` and `tag add` mark a passage with `--passage`.
    """
    text = joined(query)
    search = Search(f"({text}) is:annotated" if text.strip() else "is:annotated", sort=sort)
    wanted = Wanted(frozenset(label for label, _ in map(tag_of, tag or ())), starred)
    with open_library(context, library) as archive:
        page = archive.search(search, limit=0)
        found = list(islice(noted_in(archive, archive.keys_of_hits(search), wanted), limit + 1))
    shown = found[:limit]
    if as_json:
        write_json(shapes.notes(page, shown, more=len(found) > limit))
    else:
        for warning in page.warnings:
            narrate(f"at {warning.position}: {warning.message}")  # ours begins with a bracket
        _print(shown)
        if len(found) > limit:
            narrate(f"the first {limit:,}; --limit prints more")
    if not found:
        if not as_json:
            narrowed = text.strip() or tag or starred
            complain("there is no note on what this finds" if narrowed else "there is no note yet")
        raise typer.Exit(1)


def print_notes_on(archive: Library, article_id: str, *, as_json: bool) -> None:
    """Print all notes on one article; exit 1 if there is none."""
    article = archive.article(article_id)
    found = list(noted_in(archive, archive.keys_of([article.id])))
    if as_json:
        write_json({"id": article.id, "notes": [shapes.note(one) for _, one in found]})
    else:
        _print(found)
    if not found:
        if not as_json:
            complain("there is no note on this article")
        raise typer.Exit(1)


def _print(found: Iterable[tuple[Article, Noted]]) -> None:
    """Print notes for a person or for a pipe."""
    if is_terminal(sys.stdout):
        from newsbrowse.cli import pretty

        pretty.print_notes(found)
        return
    for article, one in found:
        write_row(article.id, one.where, one.remark.words if one.remark else "", one.note, one.marks)

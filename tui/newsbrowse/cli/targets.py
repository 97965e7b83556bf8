"""The articles that a verb acts on: named by their ids, read from stdin, or all that a query finds."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from newsbrowse.archive.done import Done
from newsbrowse.archive.library import Library
from newsbrowse.cli.batch import lines
from newsbrowse.cli.options import joined, narrowed
from newsbrowse.cli.output import complain, is_terminal, narrate, write_json
from newsbrowse.errors import NotFoundError, UsageError

STDIN = "-"

TargetArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="QUERY|ID...",
        help="A query, or ids; '-' reads ids from stdin, the first word of each line.",
        show_default=False,
    ),
]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Only tell what would be done.")]


def target_keys(
    archive: Library, words: Sequence[str] | None, choose: list[str] | None, exclude: list[str] | None
) -> list[int]:
    """The keys of the articles that are meant; words that all are ids of articles are ids.

    Raises:
        UsageError: nothing says which articles.
        NotFoundError: a line of stdin begins with no id.
    """
    if not (words or choose or exclude):
        raise UsageError("Missing argument 'QUERY|ID...'.", "'' means every article")
    if list(words or ()) == [STDIN]:
        if is_terminal(sys.stdin):
            narrate("reading ids from the terminal; ctrl+D ends them")
        ids = [line.split()[0] for line in lines(sys.stdin.buffer) if line.strip()]
        return archive.keys_of(list(dict.fromkeys(ids)))
    if words and not (choose or exclude):
        try:
            return archive.keys_of(list(dict.fromkeys(words)))
        except NotFoundError:
            pass
    return archive.keys_of_hits(narrowed(joined(list(words or ())), choose, exclude, None, None))


def tell(done: Done, found: int, *, dry: bool, as_json: bool) -> None:
    """Say what was done to how many of the articles found; exit 1 if none was found."""
    if as_json:
        write_json({"found": found, "changed": done.articles, "what": done.label, "dry_run": dry})
    if not found:
        complain("nothing found")
        raise typer.Exit(1)
    if not as_json:
        so = f" ({found - done.articles:,} of {found:,} are so already)" if done.articles < found else ""
        narrate(f"{'would be ' if dry else ''}done: {done.label}{so}")

"""`newsbrowse add`: articles into the library."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from newsbrowse.cli import INTERRUPTED, shapes
from newsbrowse.cli.interrupt import StopSwitch
from newsbrowse.cli.options import JsonOption, LibraryOption, examples, open_library
from newsbrowse.cli.output import complain, is_terminal, narrate, write, write_json
from newsbrowse.cli.progress import progress_bar
from newsbrowse.errors import NewsbrowseError
from newsbrowse.models import AddReport, Entry, Failure

STDIN = "-"

EXAMPLES = examples(
    "newsbrowse add ~/clippings",
    'newsbrowse add wire.jsonl --source "Meridian Wire"',
    "pbpaste | newsbrowse add --format text -",
)


class Format(StrEnum):
    """The formats that can be named where the file's own name does not tell."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSONL = "jsonl"


def add(
    context: typer.Context,
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH", help="Files and folders; '-' is stdin.", show_default=False),
    ],
    source: Annotated[
        str | None, typer.Option(help="Their source, whatever they say themselves.", show_default=False)
    ] = None,
    form: Annotated[
        Format | None, typer.Option("--format", help="By default by the file's name.", show_default=False)
    ] = None,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Put articles into the library.

    Read are plain text, Markdown with front matter, and JSON Lines.

    The library is made if there is none. What is in already stays as it is; a changed text from the
    same place becomes a new revision. An input that cannot be read is named with its reason, and the
    rest goes in. Ctrl+C stops: what is in stays in.
    """
    stop = threading.Event()
    with (
        open_library(context, library, create=True) as archive,
        progress_bar(_expected(paths)) as progress,
        StopSwitch(stop) as switch,
    ):
        report = archive.add(
            switch.until_stopped(_read_all(paths, source, form)), progress=progress, stop=stop
        )
    _print(report, as_json)
    if stop.is_set():
        complain("stopped; what is in stays in", "the same command again goes on with the rest")
        raise typer.Exit(INTERRUPTED)
    if report.failed:
        raise typer.Exit(1)


def _print(report: AddReport, as_json: bool) -> None:
    for failure in report.failed:
        narrate(f"{failure.origin}: {failure.reason}")
    if as_json:
        write_json(shapes.add_report(report))
    else:
        counts = {"added": report.added, "updated": report.updated, "unchanged": report.unchanged}
        write(
            ", ".join(f"{count:,} {what}" for what, count in counts.items())
            + f", {len(report.failed):,} failed"
        )


def _read_all(paths: Iterable[str], source: str | None, form: Format | None) -> Iterator[Entry | Failure]:
    """Read each input in turn, lazily; one without any article is a failure, too."""
    for path in paths:
        found = False
        try:
            for item in _read(path, source, form):
                found = True
                yield item
        except NewsbrowseError as error:
            yield Failure(path, error.message)
            continue
        except OSError as error:
            yield Failure(path, error.strerror or str(error))
            continue
        if not found:
            yield Failure(path, "holds no articles")


def _read(path: str, source: str | None, form: Format | None) -> Iterator[Entry | Failure]:
    """Read one input: stdin, a file or a folder."""
    from newsbrowse.readers import read_path, read_stream

    name = form.value if form else None
    if path.startswith(("http://", "https://")):
        return iter([Failure(path, "a web address; save the page and add the file")])
    if path != STDIN:
        return read_path(Path(path), source=source, format=name)
    if is_terminal(sys.stdin):
        narrate("reading from the terminal; ctrl+D ends the text")
    return read_stream(sys.stdin.buffer, source=source, format=name)


def _expected(paths: Iterable[str]) -> int | None:
    """Estimate how many articles there are, for a person who watches; None where it cannot be known."""
    if not is_terminal(sys.stderr):
        return None
    from newsbrowse.cli.estimate import articles_in

    counts = [None if path == STDIN else articles_in(Path(path)) for path in paths]
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None

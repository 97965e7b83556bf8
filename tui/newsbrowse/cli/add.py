"""`newsbrowse add`: articles into the library."""

from __future__ import annotations

from typing import Annotated

import typer

from newsbrowse.cli import INTERRUPTED, shapes
from newsbrowse.cli.inputs import Format, Given, add_paths
from newsbrowse.cli.options import JsonOption, LibraryOption, PrivateOption, examples, flags_of, open_library
from newsbrowse.cli.output import complain, complain_unindexed, narrate, write, write_json
from newsbrowse.cli.watching import Watch, watch
from newsbrowse.config.settings import FETCH_PRIVATE
from newsbrowse.models import AddReport

EXAMPLES = examples(
    "newsbrowse add ~/clippings",
    'newsbrowse add wire.jsonl --source "Meridian Wire"',
    "newsbrowse add export.csv --column published=When --column source=Paper",
    "pbpaste | newsbrowse add --format text -",
    "newsbrowse add https://post.example/2026/02/strike   # a page, a feed, a document",
    "newsbrowse add --watch ~/clippings",
)


def add(
    context: typer.Context,
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH",
            help="Files, folders, feeds and pages of the web; '-' is stdin.",
            show_default=False,
        ),
    ],
    source: Annotated[
        str | None, typer.Option(help="Their source, whatever they say themselves.", show_default=False)
    ] = None,
    form: Annotated[
        Format | None,
        typer.Option("--format", help="By default by the content and the file's name.", show_default=False),
    ] = None,
    columns: Annotated[
        list[str] | None,
        typer.Option(
            "--column",
            metavar="FIELD=NAME",
            help="What a column of a table or a key of JSON holds; may be repeated.",
            show_default=False,
        ),
    ] = None,
    watched: Annotated[
        bool,
        typer.Option("--watch", help="Go on adding what is new or changed there, until ctrl+C."),
    ] = False,
    private: PrivateOption = False,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Put articles into the library.

    Read are plain text, Markdown, web pages, JSON Lines, JSON, CSV, mail, feeds, what databases of the press
    give out as text, Reuters SGML, EPUB, PDF.

    The library is made if there is none. What is in already stays as it is; a changed text from the
    same place becomes a new revision. An input that cannot be read is named with its reason, and the
    rest goes in. Ctrl+C stops: what is in stays in.
    """
    from newsbrowse.readers.naming import assigning

    named = assigning(columns or ())
    files = Watch(paths) if watched else None
    with open_library(context, library, create=True) as archive:
        flags = flags_of(context) | ({FETCH_PRIVATE.name: "yes"} if private else {})
        given = Given(source, form, named, flags)
        try:
            report, stopped = add_paths(archive, paths, given)
        except KeyboardInterrupt:  # ctrl+C a second time
            _say_stopped()
            raise
        if files is not None and not stopped:
            _print(report, as_json)
            narrate(f"watching {', '.join(paths)}; ctrl+C ends it")
            watch(archive, files, lambda one: _print(one, as_json), given=given)
            return
    _print(report, as_json)
    if archive.unindexed:
        complain_unindexed()
        raise typer.Exit(1)
    if stopped:
        _say_stopped()
        raise typer.Exit(INTERRUPTED)
    if report.failed:
        raise typer.Exit(1)


def _say_stopped() -> None:
    complain("stopped; what is in stays in", "the same command again goes on with the rest")


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

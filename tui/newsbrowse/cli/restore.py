"""`newsbrowse restore`: a library out of a backup."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from newsbrowse import config
from newsbrowse.cli.options import JsonOption, LibraryOption, examples, library_path
from newsbrowse.cli.output import narrate, write, write_json
from newsbrowse.cli.progress import progress_bar

EXAMPLES = examples(
    "newsbrowse restore ~/backups/news.zip",
    "newsbrowse restore ~/backups/news.zip --into ~/old-news",
    "newsbrowse restore ~/backups/news.zip --replace --settings",
)


def restore(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="What `newsbrowse backup` wrote.")],
    into: Annotated[
        str | None,
        typer.Option("--into", metavar="DIR", help="The folder; else your library.", show_default=False),
    ] = None,
    replacing: Annotated[
        bool,
        typer.Option("--replace", help="Put a library that is there aside; it is kept under another name."),
    ] = False,
    with_settings: Annotated[
        bool, typer.Option("--settings", help="Put the settings back, too; those that are there are kept.")
    ] = False,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Make a library out of a backup.

    The backup is verified before anything is touched, the library is built beside with a new search
    index, and swapped in when it is whole. A library that is there stays unless you say --replace.
    """
    from newsbrowse.archive.restore import restore as put_back

    folder = Path(into).expanduser() if into is not None else library_path(context, library)
    with progress_bar() as progress:
        done = put_back(
            Path(file).expanduser(),
            folder,
            replacing=replacing,
            settings=config.config_path() if with_settings else None,
            progress=progress,
        )
    if as_json:
        write_json(
            {
                "library": str(done.folder),
                "counts": done.manifest.counts,
                "kept": None if done.kept is None else str(done.kept),
                "settings": None if done.settings is None else str(done.settings),
            }
        )
        return
    write(
        f"{done.manifest.counts.get('articles', 0):,} articles of {done.manifest.made} are in {done.folder}"
    )
    if done.kept is not None:
        narrate(f"the library that was there is in {done.kept}")
    if done.settings is not None:
        narrate(f"the settings are in {done.settings}")

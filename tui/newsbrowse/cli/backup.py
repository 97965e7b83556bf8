"""`newsbrowse backup`: the library in one file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from newsbrowse import config
from newsbrowse.cli.options import JsonOption, LibraryOption, examples, library_path
from newsbrowse.cli.output import write, write_json
from newsbrowse.cli.progress import progress_bar

EXAMPLES = examples(
    "newsbrowse backup ~/backups/news.zip",
    "newsbrowse backup ~/backups              a file named by the time",
    "newsbrowse backup --check ~/backups/news.zip",
)


def backup(
    context: typer.Context,
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="The file to write, or a folder to write it into.")
    ],
    checking: Annotated[
        bool, typer.Option("--check", help="Read a backup through instead, and say whether it is sound.")
    ] = False,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Write the library into one file, or check such a file.

    It is the library as it is at one moment, also while the browser is open or articles come in. In it
    are all articles with their earlier texts, all you did, where you were, and your settings; the search
    index, which can be built anew, is not. It is an ordinary ZIP file with checksums. A file of the name
    is replaced when the new one is complete and was read through, and only if it is a backup, too.

    With `newsbrowse restore` it becomes a library again.
    """
    from newsbrowse.archive.backup import write_backup
    from newsbrowse.archive.backup_file import check_backup
    from newsbrowse.archive.space import told

    path = Path(file).expanduser()
    with progress_bar() as progress:
        if checking:
            manifest = check_backup(path, progress)
        else:
            path, manifest = write_backup(
                library_path(context, library), path, config.config_path(), progress=progress
            )
    if as_json:
        write_json({"file": str(path), "made": manifest.made, "counts": manifest.counts})
        return
    size = path.stat().st_size
    what = "is sound" if checking else "was written and read through"
    write(f"{path} {what}: {manifest.counts.get('articles', 0):,} articles, {told(size)}, {manifest.made}")

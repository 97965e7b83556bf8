"""`newsbrowse read`: articles marked as read."""

from __future__ import annotations

from typing import Annotated

import typer

from newsbrowse.cli.options import (
    ChooseOption,
    ExcludeOption,
    JsonOption,
    LibraryOption,
    examples,
    open_library,
)
from newsbrowse.cli.targets import DryRunOption, TargetArgument, target_keys, tell

EXAMPLES = examples(
    "newsbrowse read 7KQ2M9XA 3D0VWB5N",
    "newsbrowse read 'published:..2025-12 is:unread' --dry-run",
    "newsbrowse search tariffs | newsbrowse read -",
    "newsbrowse read is:read --remove",
)


def read(
    context: typer.Context,
    query: TargetArgument = None,
    remove: Annotated[bool, typer.Option("--remove", help="Mark them as unread.")] = False,
    choose: ChooseOption = None,
    exclude: ExcludeOption = None,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Mark articles as read, or as unread.

    All that a query finds, or those named by their ids. `newsbrowse undo` takes it back. The text
    of an article is printed by `newsbrowse show`.
    """
    with open_library(context, library) as archive:
        keys = target_keys(archive, query, choose, exclude)
        done = archive.desk.mark_read(keys, not remove, dry=dry_run)
    tell(done, len(keys), dry=dry_run, as_json=as_json)

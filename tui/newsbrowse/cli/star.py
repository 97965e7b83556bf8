"""`newsbrowse star`: stars on articles and passages."""

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
from newsbrowse.cli.passages import PassageOption, PassagesOption, target_spots
from newsbrowse.cli.targets import DryRunOption, TargetArgument, target_keys, tell

EXAMPLES = examples(
    "newsbrowse star 7KQ2M9XA 3D0VWB5N",
    "newsbrowse star 'person:putin published:2026-02' --dry-run",
    "newsbrowse search tariffs | newsbrowse star -",
    "newsbrowse star is:starred --remove",
    "newsbrowse star 7KQ2M9XA --passage 'a stabilising factor'",
)


def star(
    context: typer.Context,
    query: TargetArgument = None,
    remove: Annotated[bool, typer.Option("--remove", help="Take the stars off.")] = False,
    passage: PassageOption = None,
    passages: PassagesOption = False,
    choose: ChooseOption = None,
    exclude: ExcludeOption = None,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Put stars on articles or on passages, or take them off.

    On all that a query finds, or on those named by their ids. `newsbrowse undo` takes it back. In a
    query, is:starred finds the articles that have a star, or a passage with one.
    """
    with open_library(context, library) as archive:
        keys = target_keys(archive, query, choose, exclude)
        if passage is None and not passages:
            done, found = archive.desk.star(keys, not remove, dry=dry_run), len(keys)
        else:
            spots = target_spots(archive, keys, passage, every=passages)
            done, found = archive.desk.passages.star(spots, not remove, dry=dry_run), len(spots)
    tell(done, found, dry=dry_run, as_json=as_json)

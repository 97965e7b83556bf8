"""`newsbrowse tag`: tags of your own on articles and passages."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from newsbrowse.archive.library import Library
from newsbrowse.cli.options import (
    ChooseOption,
    ExcludeOption,
    JsonOption,
    LibraryOption,
    examples,
    open_library,
)
from newsbrowse.cli.output import is_terminal, narrate, write_json, write_row
from newsbrowse.cli.passages import PassageOption, PassagesOption, target_spots
from newsbrowse.cli.targets import DryRunOption, TargetArgument, target_keys, tell
from newsbrowse.errors import UsageError

EXAMPLES = examples(
    "newsbrowse tag list",
    "newsbrowse tag add budget 'title:budget published:2026'",
    "newsbrowse tag add 'budget, to check' 7KQ2M9XA 3D0VWB5N",
    "newsbrowse tag remove 'to check' 'tag:\"to check\" is:read'",
    "newsbrowse tag add 'quote this' 7KQ2M9XA --passage 'a stabilising factor'",
    "newsbrowse tag remove 'quote this' 'tag:\"quote this\"' --passages",
)


class Action(StrEnum):
    """What to do with tags."""

    LIST = "list"
    ADD = "add"
    REMOVE = "remove"


def tag(
    context: typer.Context,
    action: Annotated[Action, typer.Argument(help="What to do.")] = Action.LIST,
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NAME]", help="The tag; several with commas between.", show_default=False),
    ] = None,
    query: TargetArgument = None,
    passage: PassageOption = None,
    passages: PassagesOption = False,
    choose: ChooseOption = None,
    exclude: ExcludeOption = None,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Put tags on articles or passages, take them off, list them.

    On all that a query finds, or on those named by their ids. Case and accents make no other tag; in
    a query, tag:NAME finds the articles that have it, or a passage with it, and the list counts these.
    `newsbrowse undo` takes it back.

    In a pipe each line of the list is: tag, articles, with a tab between.
    """
    if (action is Action.LIST) is not (name is None):
        takes = "no name" if action is Action.LIST else "a name, and a query or ids"
        raise UsageError(f"tag {action} takes {takes}", "newsbrowse tag --help has examples")
    with open_library(context, library) as archive:
        if name is None:
            _print(archive, as_json=as_json)
            return
        names = [one for one in name.split(",") if one.strip()] or [""]
        keys = target_keys(archive, query, choose, exclude)
        add, remove = (names, []) if action is Action.ADD else ([], names)
        if passage is None and not passages:
            done, found = archive.desk.tag(keys, add, remove, dry=dry_run), len(keys)
        else:
            spots = target_spots(archive, keys, passage, every=passages)
            done, found = archive.desk.passages.tag(spots, add, remove, dry=dry_run), len(spots)
    tell(done, found, dry=dry_run, as_json=as_json)


def _print(archive: Library, *, as_json: bool) -> None:
    tags = archive.desk.known_tags()
    if as_json:
        write_json({"tags": [{"name": name, "count": count} for name, count in tags]})
        return
    if not tags:
        narrate("you have given no tags")
    for name, count in tags:
        write_row(name, count)
    if tags and is_terminal(sys.stdout):
        narrate("tag, articles")

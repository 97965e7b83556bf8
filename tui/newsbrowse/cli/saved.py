"""`newsbrowse saved`: searches with a name."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from newsbrowse.archive.library import Library
from newsbrowse.cli import shapes
from newsbrowse.cli.options import (
    AllOption,
    AnyOption,
    ChooseOption,
    ExcludeOption,
    JsonOption,
    LibraryOption,
    PassingOption,
    examples,
    joined,
    narrowed,
    open_library,
)
from newsbrowse.cli.output import is_terminal, narrate, write_json, write_row
from newsbrowse.errors import UsageError

EXAMPLES = examples(
    "newsbrowse saved list",
    "newsbrowse saved add tariffs 'tariff* -title:opinion'",
    "newsbrowse search 'saved:tariffs -country:mexico'",
    "newsbrowse saved look tariffs",
    "newsbrowse saved rename tariffs duties",
    "newsbrowse saved remove tariffs",
)


class Action(StrEnum):
    """What to do with saved searches."""

    LIST = "list"
    ADD = "add"
    LOOK = "look"
    REMOVE = "remove"
    RENAME = "rename"


def saved(
    context: typer.Context,
    action: Annotated[Action, typer.Argument(help="What to do.")] = Action.LIST,
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="The name: one word.", show_default=False)
    ] = None,
    query: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[QUERY]", help="What `add` saves; for `rename` the new name.", show_default=False
        ),
    ] = None,
    choose: ChooseOption = None,
    exclude: ExcludeOption = None,
    any_of: AnyOption = None,
    all_of: AllOption = None,
    in_passing: PassingOption = False,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """List, add, look at, rename and remove saved searches.

    Each is listed with the number of articles it finds and how many of these are new: added or
    changed since it was added or last looked at. `look` makes them count as looked at. In a query,
    saved:NAME stands for the search; `rename` changes it in other saved searches, too.

    In a pipe each line is: name, total, new, query, with tabs between.
    """
    if (action is Action.LIST) is not (name is None) or not _is_enough(action, query):
        raise UsageError(f"saved {action} takes {_TAKES[action]}", "newsbrowse saved --help has examples")
    search = narrowed(joined(query), choose, exclude, any_of, all_of, in_passing=in_passing)
    with open_library(context, library) as archive:
        if name is not None:
            if action is Action.ADD:
                archive.save_search(name, search)
            elif action is Action.REMOVE:
                archive.forget_search(name)
            elif action is Action.RENAME:
                archive.rename_search(name, joined(query))
            else:
                archive.look_at_saved(name)
        _print(archive, as_json=as_json)


def _is_enough(action: Action, query: list[str] | None) -> bool:
    """Whether what follows the name is what the action takes."""
    if action is Action.RENAME:
        return len(query or ()) == 1
    return action is Action.ADD or not query


_TAKES = {
    Action.LIST: "no name",
    Action.ADD: "a name and a query",
    Action.LOOK: "a name",
    Action.REMOVE: "a name",
    Action.RENAME: "a name and a new one",
}


def _print(archive: Library, *, as_json: bool) -> None:
    """All saved searches, as they are after what was done."""
    searches = archive.saved_searches()
    if as_json:
        write_json(shapes.saved(searches))
        return
    if not searches:
        narrate("no search is saved")
    for one in searches:
        write_row(one.name, one.total, one.new, one.search.text)
    if searches and is_terminal(sys.stdout):
        narrate("name, articles, new ones, query")

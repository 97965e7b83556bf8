"""`newsbrowse list`: reading lists, in an order made by hand."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from newsbrowse.archive.done import Done
from newsbrowse.cli import list_shapes
from newsbrowse.cli.options import (
    MOST,
    ChooseOption,
    ExcludeOption,
    JsonOption,
    LibraryOption,
    examples,
    joined,
    open_library,
)
from newsbrowse.cli.output import is_terminal, narrate, write_json, write_row
from newsbrowse.cli.targets import DryRunOption, TargetArgument, target_keys, tell
from newsbrowse.errors import UsageError

if TYPE_CHECKING:
    from newsbrowse.archive.library import Library

EXAMPLES = examples(
    "newsbrowse list",
    "newsbrowse list add 'Busan piece' 7KQ2M9XA 3D0VWB5N",
    "newsbrowse list add 'to read' 'country:mexico is:unread' --dry-run",
    "newsbrowse list show 'Busan piece'",
    "newsbrowse list move 'Busan piece' 3D0VWB5N --to 1",
    "newsbrowse search 'list:\"Busan piece\" is:unread'",
    "newsbrowse list remove 'to read' is:read",
    "newsbrowse list rename 'to read' later",
    "newsbrowse list delete later",
    "newsbrowse list export 'Busan piece' > busan.md",
    "newsbrowse list export 'Busan piece' --markdown ~/notes/busan",
)


class Action(StrEnum):
    """What to do with reading lists."""

    ALL = "all"
    SHOW = "show"
    ADD = "add"
    REMOVE = "remove"
    MOVE = "move"
    RENAME = "rename"
    DELETE = "delete"
    EXPORT = "export"


_TAKES = {
    Action.ALL: "no name",
    Action.SHOW: "a name",
    Action.ADD: "a name, and a query or ids",
    Action.REMOVE: "a name, and a query or ids",
    Action.MOVE: "a name, a query or ids, and --to",
    Action.RENAME: "a name and a new one",
    Action.DELETE: "a name",
    Action.EXPORT: "a name; --markdown writes into a folder",
}
_WITH_ARTICLES = (Action.ADD, Action.REMOVE, Action.MOVE)
_FOR = {
    "--to": (Action.ADD, Action.MOVE),
    "--markdown": (Action.EXPORT,),
    "--choose": _WITH_ARTICLES,
    "--dry-run": _WITH_ARTICLES,
    "--json": (*_WITH_ARTICLES, Action.ALL, Action.SHOW, Action.RENAME, Action.DELETE),
}
"""The actions that take an option."""


def list_(
    context: typer.Context,
    action: Annotated[Action, typer.Argument(help="What to do.")] = Action.ALL,
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="The list, in any case.", show_default=False)
    ] = None,
    query: TargetArgument = None,
    to: Annotated[
        int | None,
        typer.Option(
            "--to",
            min=1,
            max=MOST,
            metavar="N",
            help="Put them at this place; by default at the end.",
            show_default=False,
        ),
    ] = None,
    markdown: Annotated[
        str | None,
        typer.Option(
            "--markdown",
            metavar="FOLDER",
            help="Export a page of each article, and one of the list.",
            show_default=False,
        ),
    ] = None,
    choose: ChooseOption = None,
    exclude: ExcludeOption = None,
    dry_run: DryRunOption = False,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Keep reading lists: articles in an order of your own.

    `add` puts on a list what a query finds, or articles named by their ids, in that order; a new name makes
    the list. What is on it already stays where it is; `move` gives it another place. `rename` takes the
    new name behind the old; saved searches that have the old one follow. In a query, list:NAME finds what
    is on a list. `newsbrowse undo` takes all of it back.

    `export` prints a Markdown document with the citation of each article, your notes, the passages you
    marked and the quotes, in the order of the list. With --markdown each article becomes a page in a folder,
    as in `newsbrowse export`, and a page of the list leads to them.

    In a pipe each line of all lists is: name, articles, read ones; each line of one: place, id, read or
    unread, day, source, title, with tabs between.
    """
    given = {
        "--to": to is not None,
        "--markdown": markdown is not None,
        "--choose": bool(choose or exclude),
        "--dry-run": dry_run,
        "--json": as_json,
    }
    _ensure(action, name, query, given)
    with open_library(context, library) as archive:
        if name is None:
            _print_all(archive, as_json=as_json)
        elif action is Action.SHOW:
            _print_one(archive, name, as_json=as_json)
        elif action is Action.EXPORT:
            from newsbrowse.cli.list_export import export_list

            if not export_list(archive, name, markdown):
                raise typer.Exit(1)
        elif action in _WITH_ARTICLES:
            keys = target_keys(archive, query, choose, exclude)
            tell(_done(archive, action, name, keys, to, dry_run), len(keys), dry=dry_run, as_json=as_json)
        else:
            if action is Action.RENAME:
                archive.lists.rename(name, joined(query))
            else:
                archive.lists.delete(name)
            _print_all(archive, as_json=as_json)


def _ensure(action: Action, name: str | None, query: list[str] | None, given: Mapping[str, bool]) -> None:
    """Raise UsageError if what was given, options by their names included, is not what the action takes."""
    is_right = (action is Action.ALL) is (name is None)
    if action is Action.RENAME:
        is_right = is_right and len(query or ()) == 1
    elif action not in _WITH_ARTICLES:
        is_right = is_right and not query
    unfit = [option for option, is_given in given.items() if is_given and action not in _FOR[option]]
    if not is_right or unfit or (action is Action.MOVE and not given["--to"]):
        raise UsageError(f"list {action} takes {_TAKES[action]}", "newsbrowse list --help has examples")


def _done(archive: Library, action: Action, name: str, keys: list[int], to: int | None, dry: bool) -> Done:
    """Put articles on a list, take them off, or move them."""
    at = None if to is None else to - 1
    if action is Action.ADD:
        return archive.lists.add(name, keys, at=at, dry=dry)
    if action is Action.REMOVE:
        return archive.lists.remove(name, keys, dry=dry)
    return archive.lists.move(name, keys, at or 0, dry=dry)


def _print_all(archive: Library, *, as_json: bool) -> None:
    lists = archive.lists.all()
    if as_json:
        write_json(list_shapes.reading_lists(lists))
        return
    if not lists:
        narrate("you have no reading list")
    for one in lists:
        write_row(one.name, one.articles, one.read)
    if lists and is_terminal(sys.stdout):
        narrate("name, articles, read ones")


def _print_one(archive: Library, name: str, *, as_json: bool) -> None:
    one, lines = archive.lists.get(name), archive.list_lines(name)
    marks = archive.marks([hit.id for hit in lines])
    if as_json:
        write_json(list_shapes.reading_list(one, lines, marks))
        return
    for place, hit in enumerate(lines, start=1):
        is_read = "read" if marks[hit.id].read else "unread"
        write_row(place, hit.id, is_read, hit.published or "", hit.source or "", hit.title)
    narrate(f"{one.name}: {one.read:,} of {one.articles:,} read")

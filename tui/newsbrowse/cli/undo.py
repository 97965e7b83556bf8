"""`newsbrowse undo`: what was done last, taken back."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from newsbrowse.archive.journal import told
from newsbrowse.archive.library import Library
from newsbrowse.cli.options import MOST, JsonOption, LibraryOption, examples, open_library
from newsbrowse.cli.output import complain, is_terminal, narrate, write_json, write_row

EXAMPLES = examples(
    "newsbrowse undo",
    "newsbrowse undo --redo",
    "newsbrowse undo --list --limit 5",
)


def undo(
    context: typer.Context,
    redo: Annotated[bool, typer.Option("--redo", help="Do again what was undone last.")] = False,
    list_: Annotated[bool, typer.Option("--list", help="List what was done, the latest first.")] = False,
    limit: Annotated[int, typer.Option(min=1, max=MOST, metavar="N", help="List at most so many.")] = 20,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Undo what was done last, or do it again.

    That is stars, read marks, tags, notes, reading lists, saved searches, feeds and rules about names,
    also what the browser or an earlier command did. What was changed since stays as it is, and is told.
    The last 1,000 steps are kept; once something new is done, what was undone cannot be redone.

    In a pipe each line of the list is: time, done or undone, places, what, with tabs between.
    """
    with open_library(context, library) as archive:
        if list_:
            _print(archive, limit, as_json=as_json)
            return
        turned = archive.desk.redo() if redo else archive.desk.undo()
    if as_json:
        what, changed, kept = (turned.label, turned.turned, turned.kept) if turned else (None, 0, 0)
        write_json({"what": what, "redo": redo, "changed": changed, "kept": kept})
    if turned is None or not turned.turned:
        complain(told(turned, redo=redo).rstrip("."))
        raise typer.Exit(1)
    if not as_json:
        narrate(told(turned, redo=redo))


def _print(archive: Library, limit: int, *, as_json: bool) -> None:
    steps = archive.desk.steps(limit)
    if as_json:
        write_json(
            {
                "steps": [
                    {"at": one.at, "what": one.label, "places": one.places, "undone": one.undone}
                    for one in steps
                ]
            }
        )
        return
    if not steps:
        narrate("nothing was done yet")
    for one in steps:
        write_row(one.at, "undone" if one.undone else "done", one.places, one.label)
    if steps and is_terminal(sys.stdout):
        narrate("time, whether it stands, places changed, what")

"""`newsbrowse note`: a note of your own on an article."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from newsbrowse.archive.desk import LONGEST_NOTE
from newsbrowse.cli.options import JsonOption, LibraryOption, examples, joined, open_library
from newsbrowse.cli.output import complain, is_terminal, narrate, write, write_json
from newsbrowse.errors import UsageError

STDIN = "-"

EXAMPLES = examples(
    "newsbrowse note 7KQ2M9XA 'ask Ushakov about the date'",
    "newsbrowse note 7KQ2M9XA",
    "newsbrowse note 7KQ2M9XA - < notes.md",
    "newsbrowse note 7KQ2M9XA --remove",
)


def note(
    context: typer.Context,
    id_: Annotated[str, typer.Argument(metavar="ID", help="The short id, in any case.", show_default=False)],
    text: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[TEXT|-]",
            help="The note; '-' reads it from stdin; without it the note is printed.",
            show_default=False,
        ),
    ] = None,
    remove: Annotated[bool, typer.Option("--remove", help="Take the note off.")] = False,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Write a note on an article, print it, or take it off.

    It takes the place of an older one; `newsbrowse undo` brings that back. In a query, note:WORD finds
    the articles by the words of their notes.
    """
    if remove and text:
        raise UsageError("--remove takes no text", "newsbrowse note --help has examples")
    with open_library(context, library) as archive:
        short = archive.article(id_).id
        (key,) = archive.keys_of([short])
        if text or remove:
            done = archive.desk.set_note(key, "" if remove else _given(text or []))
            if not as_json:
                narrate(f"done: {done.label}" if done.articles else "the note is so already")
        kept = archive.desk.marks([key])[key].note
    if as_json:
        write_json({"id": short, "note": kept})
    elif not (text or remove):
        if not kept:
            complain("there is no note on this article")
            raise typer.Exit(1)
        write(kept)


def _given(words: list[str]) -> str:
    """The text of a note: from stdin, or from the command line; no more than can be kept is read."""
    if words != [STDIN]:
        return joined(words)
    if is_terminal(sys.stdin):
        narrate("reading from the terminal; ctrl+D ends the note")
    return sys.stdin.buffer.read(4 * LONGEST_NOTE + 4).decode("utf-8", "replace")

"""`newsbrowse note`: a note of your own on an article, or on a passage of it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from newsbrowse.archive.kept_words import LONGEST_NOTE
from newsbrowse.archive.passages import Spot
from newsbrowse.cli.options import JsonOption, LibraryOption, examples, joined, open_library
from newsbrowse.cli.output import complain, is_terminal, narrate, write, write_json
from newsbrowse.cli.passages import PassageOption, passage_named
from newsbrowse.errors import UsageError

if TYPE_CHECKING:
    from newsbrowse.archive.library import Library
    from newsbrowse.archive.marks import Remark

STDIN = "-"

EXAMPLES = examples(
    "newsbrowse note 7KQ2M9XA 'ask Ushakov about the date'",
    "newsbrowse note 7KQ2M9XA --passage 'third year running' 'since 2023?'",
    "newsbrowse note 7KQ2M9XA",
    "newsbrowse note 7KQ2M9XA --list",
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
    passage: PassageOption = None,
    remove: Annotated[bool, typer.Option("--remove", help="Take the note off.")] = False,
    every: Annotated[bool, typer.Option("--list", help="Print all notes on the article.")] = False,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Write, print or take off the note of an article or a passage.

    It takes the place of an older one; `newsbrowse undo` brings that back. In a query, note:WORD finds
    the articles by the words of their notes, and `newsbrowse notes` lists them. A note on a passage
    stays with its words: it is found again where a later revision of the text has them, also edited.
    """
    if remove and text:
        raise UsageError("--remove takes no text", "newsbrowse note --help has examples")
    if every and (text or remove or passage is not None):
        raise UsageError("--list stands alone", "newsbrowse note --help has examples")
    with open_library(context, library) as archive:
        if every:
            from newsbrowse.cli.notes import print_notes_on

            print_notes_on(archive, id_, as_json=as_json)
            return
        article = archive.article(id_)
        (key,) = archive.keys_of([article.id])
        remark = None if passage is None else passage_named(archive, article, passage)
        if text or remove:
            _write(archive, key, remark, "" if remove else _given(text or []), quiet=as_json)
        kept = _kept(archive, key, remark)
    if as_json:
        on = {} if remark is None else {"passage": remark.words, "start": remark.start}
        write_json({"id": article.id, "note": kept, **on})
    elif not (text or remove):
        if not kept:
            complain(f"there is no note on this {'article' if remark is None else 'passage'}")
            raise typer.Exit(1)
        write(kept)


def _write(archive: Library, key: int, remark: Remark | None, text: str, *, quiet: bool) -> None:
    desk = archive.desk
    if remark is None:
        done = desk.set_note(key, text)
    else:
        done = desk.passages.note(Spot(key, remark.start, remark.words), text)
    if not quiet:
        narrate(f"done: {done.label}" if done.articles else "the note is so already")


def _kept(archive: Library, key: int, remark: Remark | None) -> str:
    """The note as it is kept; empty if there is none."""
    marks = archive.desk.marks([key])[key]
    if remark is None:
        return marks.note
    same = (one.note for one in marks.remarks if (one.start, one.words) == (remark.start, remark.words))
    return next(same, "")


def _given(words: list[str]) -> str:
    """The text of a note: from stdin, or from the command line; no more than can be kept is read."""
    if words != [STDIN]:
        return joined(words)
    if is_terminal(sys.stdin):
        narrate("reading from the terminal; ctrl+D ends the note")
    return sys.stdin.buffer.read(4 * LONGEST_NOTE + 4).decode("utf-8", "replace")

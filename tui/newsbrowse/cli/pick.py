"""`newsbrowse pick`: the browser on the terminal, the choice on stdout."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsbrowse.cli.options import LibraryOption, QueryArgument, examples, flags_of, joined, library_path
from newsbrowse.cli.output import write
from newsbrowse.errors import UsageError

if TYPE_CHECKING:
    from newsbrowse.config.reading import Settings
    from newsbrowse.models import Article
    from newsbrowse.ui.picking import Picked
    from newsbrowse.writing.citations import Style

EXAMPLES = examples(
    "newsbrowse show $(newsbrowse pick tariffs)",
    "newsbrowse pick --print citation >> notes.md",
    ":r !newsbrowse pick --print quote      in vim: a quotation below the cursor",
)

_TERMINAL = Path("/dev/tty")


class Form(StrEnum):
    """What is printed of what was taken."""

    ID = "id"
    CITATION = "citation"
    QUOTE = "quote"
    LINK = "link"


def pick(
    context: typer.Context,
    query: QueryArgument = None,
    form: Annotated[Form, typer.Option("--print", help="What is printed of an article.")] = Form.ID,
    library: LibraryOption = None,
) -> None:
    """Pick articles or a passage in the browser, and print them.

    The browser is drawn on the terminal itself, so that this works where stdout and stderr are read by a
    program: in $( ), in an editor's :r !. enter takes the article, or all that are ticked, one a line;
    with --print quote it opens the article. In the article (tab), y chooses a passage as in the browser,
    and its keys take it: y with its citation, w the words, b a block quotation, c the citation.
    esc leaves with nothing printed and exit code 1.
    """
    from newsbrowse.cli.browse import ensure_drawable
    from newsbrowse.config.reading import load

    ensure_drawable()
    settings = load(flags_of(context))
    path = library_path(context, library)
    gc.disable()
    with _own_terminal():
        from newsbrowse.ui.picking import run_picker

        code, picked = run_picker(path, joined(query), settings, passages=form is Form.QUOTE)
    if picked is not None and code == 0:
        write(_printed(picked, form, path, settings))
    if code:
        raise typer.Exit(code)


@contextmanager
def _own_terminal() -> Iterator[None]:
    """Let stdin and stderr be the terminal, whatever they were: Textual reads the one and draws on the other.

    Raises:
        UsageError: the process has no terminal.
    """
    try:
        terminal = os.open(_TERMINAL, os.O_RDWR)
    except OSError as error:
        raise UsageError("the browser needs a terminal", "newsbrowse search works without one") from error
    kept = {number: os.dup(number) for number in (0, 2)}
    try:
        for number in kept:
            os.dup2(terminal, number)
        yield
    finally:
        for number, copy in kept.items():
            os.dup2(copy, number)
            os.close(copy)
        os.close(terminal)


def _printed(picked: Picked, form: Form, path: Path, settings: Settings) -> str:
    from newsbrowse.config.settings import CITATION_STYLE
    from newsbrowse.writing.citations import Style, taken

    style = Style(settings[CITATION_STYLE])
    if picked.article is not None and picked.passage is not None:
        return taken(picked.article, picked.passage, picked.form, style).rstrip("\n")
    if form is Form.ID:
        return "\n".join(picked.ids)
    from newsbrowse.archive.library import Library

    with Library.open(path) as archive:
        return "\n".join(_line(archive.article(one), form, style) for one in picked.ids)


def _line(article: Article, form: Form, style: Style) -> str:
    from newsbrowse.writing.citations import cite, facts_of
    from newsbrowse.writing.markup import link

    return link(facts_of(article)) if form is Form.LINK else cite(article, style)

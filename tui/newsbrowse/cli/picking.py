"""Running the picker on the terminal of the process, whatever its streams are; typer is not needed for it."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from newsbrowse.cli.browse import ensure_drawable
from newsbrowse.cli.output import write
from newsbrowse.errors import UsageError
from newsbrowse.ui.early_screen import paint_early
from newsbrowse.ui.kept_screen import load_for_picking

if TYPE_CHECKING:
    from newsbrowse.config.reading import Settings
    from newsbrowse.models import Article
    from newsbrowse.ui.picking import Picked
    from newsbrowse.writing.citations import Style

_TERMINAL = Path("/dev/tty")


class Form(StrEnum):
    """What is printed of what was taken."""

    ID = "id"
    CITATION = "citation"
    QUOTE = "quote"
    LINK = "link"


class PickCall(NamedTuple):
    """A call of the picker: the library that it names, if it does, the form and the words of the query."""

    library: str | None
    form: Form
    query: str


def read_call(arguments: Sequence[str]) -> PickCall | None:
    """A call of the picker with nothing but `--library`, `--print` and words; None for any other call.

    Told without typer, whose loading is a third of the time to the first list.
    """
    named: dict[str, str] = {}
    words: list[str] = []
    left = list(arguments)
    while left:
        one = left.pop(0)
        option, sign, value = one.partition("=")
        if option in ("--library", "--print") and (sign or left):
            named[option] = value if sign else left.pop(0)
        elif one.startswith("-"):
            return None
        else:
            words.append(one)
    form = named.get("--print", Form.ID)
    if words[:1] != ["pick"] or form not in set(Form) or "--print" in _before_verb(arguments):
        return None
    return PickCall(named.get("--library"), Form(form), " ".join(words[1:]))


def _before_verb(arguments: Sequence[str]) -> str:
    return " ".join(arguments[: list(arguments).index("pick")])


def pick_on(path: Path, query: str, form: Form, flags: Mapping[str, str]) -> int:
    """Let the user pick, print what was taken, and return the exit code.

    Args:
        path: the folder of an existing library.
        query: a search to begin with; empty for the last place.
        form: what is printed of an article, unless the user says otherwise.
        flags: settings given on the command line, by name.

    Raises:
        UsageError: where there is no terminal to draw on.
        LibraryError: the library cannot be opened.
    """
    ensure_drawable()
    gc.disable()
    with _own_terminal():
        early = None if flags else paint_early(path, partial(load_for_picking, query=query.strip()))
        try:
            from newsbrowse.config.reading import load
            from newsbrowse.ui.picking import run_picker

            settings = load(flags)
            code, picked = run_picker(path, query, settings, passages=form is Form.QUOTE, early=early)
        finally:
            if early is not None:
                early.leave()
    if picked is not None and code == 0:
        write(_printed(picked, Form(picked.kind or form), path, settings))
    return code


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

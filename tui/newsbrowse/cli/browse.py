"""Opening the browser."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from newsbrowse.cli.output import is_terminal
from newsbrowse.config.places import LIBRARY_FILE
from newsbrowse.errors import LibraryError, UsageError
from newsbrowse.ui.early_screen import paint_early

_CANNOT_DRAW = ("", "dumb", "unknown")

_FRAMES = "250"
"""Frames a second at most: Textual waits for the next before it paints, with its own 60 for up to 17 ms."""


def ensure_drawable() -> None:
    """Make sure that Textual can draw on the terminal, and asks it for its size.

    Raises:
        UsageError: the terminal is of a type that it cannot draw on.
    """
    kind = os.environ.get("TERM", "")
    if kind in _CANNOT_DRAW:
        raise UsageError(
            f"the browser cannot draw on a terminal of type {kind!r}", "set TERM, e.g. to xterm-256color"
        )
    for name in ("COLUMNS", "LINES"):
        os.environ.pop(name, None)  # exported, they would hold for good: the terminal knows its size
    os.environ.setdefault("TEXTUAL_FPS", _FRAMES)  # read when Textual is imported


def browse(
    path: Path, title: str | None = None, flags: Mapping[str, str] | None = None, article: str = ""
) -> int:
    """Open the browser on a library; return its exit code.

    Args:
        path: the library; where there is none, the user is asked what to begin with.
        title: what to call it.
        flags: settings given on the command line, by name.
        article: the id of an article to begin in; else the last place.

    Raises:
        UsageError: where there is no terminal to draw on.
        LibraryError: the library cannot be opened.
    """
    if not (is_terminal(sys.stdin) and is_terminal(sys.stderr)):
        raise UsageError("the browser needs a terminal", "'newsbrowse --help' lists the commands for scripts")
    ensure_drawable()
    said = ""
    if not (path / LIBRARY_FILE).exists():
        if path.exists() and not path.is_dir():
            raise LibraryError(f"{path} is a file, not a library folder", "name a folder with --library")
        from newsbrowse.cli.begin import begin

        begun = begin(path)
        if begun is None:
            return 0
        path, title, said = begun
    gc.disable()  # until the first list is painted: what is made up to then stays
    early = None if flags or said or article else paint_early(path)
    try:
        from newsbrowse.config.reading import load
        from newsbrowse.ui.app import run_browser

        return run_browser(path, title=title, said=said, settings=load(flags), early=early, article=article)
    finally:
        if early is not None:
            early.leave()

"""`newsbrowse paste`: what was last copied in the browser."""

from __future__ import annotations

import typer

from newsbrowse.cli.options import examples
from newsbrowse.cli.output import complain, write_exactly

EXAMPLES = examples(
    "newsbrowse paste",
    "newsbrowse paste >> draft.md",
)


def paste() -> None:
    """Print what was last copied in the browser.

    It is there also where the terminal keeps its clipboard to itself, and until something else is copied.
    Exits with 1 if nothing was copied yet.
    """
    from newsbrowse.writing.kept import kept, kept_path

    text = kept(kept_path())
    if text is None:
        complain("nothing has been copied yet", "y in an article copies a quotation")
        raise typer.Exit(1)
    write_exactly(text)

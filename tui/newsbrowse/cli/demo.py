"""`newsbrowse demo`: the sample articles."""

from __future__ import annotations

from typing import Annotated

import typer

from newsbrowse.cli.options import examples
from newsbrowse.cli.output import write
from newsbrowse.cli.sample import sample_library

EXAMPLES = examples(
    "newsbrowse demo",
    'newsbrowse --library "$(newsbrowse demo --no-browse)" facets',
)


def demo(
    no_browse: Annotated[
        bool, typer.Option("--no-browse", help="Print where the sample library is, and open nothing.")
    ] = False,
) -> None:
    """Browse the sample articles.

    They are in a library of their own; yours is not touched.
    """
    path = sample_library()
    if no_browse:
        write(str(path))
        return
    from newsbrowse.cli.browse import browse

    raise typer.Exit(browse(path, title="sample library"))

"""`newsbrowse pick`: the browser on the terminal, the choice on stdout."""

from __future__ import annotations

from typing import Annotated

import typer

from newsbrowse.cli.options import LibraryOption, QueryArgument, examples, flags_of, joined, library_path
from newsbrowse.cli.picking import Form, pick_on

EXAMPLES = examples(
    "newsbrowse show $(newsbrowse pick tariffs)",
    "newsbrowse pick --print citation >> notes.md",
    ":r !newsbrowse pick --print quote      in vim: a quotation below the cursor",
)


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
    y with i, c, l or y behind it takes the article as id, citation, link or quotation, whatever --print says.
    esc leaves with nothing printed and exit code 1.
    """
    code = pick_on(library_path(context, library), joined(query), form, flags_of(context))
    if code:
        raise typer.Exit(code)

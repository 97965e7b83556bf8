"""`newsbrowse cite`: the citation of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from newsbrowse.cli.options import JsonOption, LibraryOption, examples, flags_of, open_library
from newsbrowse.cli.output import write, write_json
from newsbrowse.errors import UsageError

if TYPE_CHECKING:
    from newsbrowse.writing.citations import Style

EXAMPLES = examples(
    "newsbrowse cite 7kq2m9xa",
    "newsbrowse cite 7kq2m9xa --style apa",
    "newsbrowse cite 7kq2m9xa --style pandoc; newsbrowse cite 7kq2m9xa --bibtex >> references.bib",
    "newsbrowse cite 7kq2m9xa --json | jq -r .citation",
)


def cite(
    context: typer.Context,
    id_: Annotated[str, typer.Argument(metavar="ID", help="The short id, in any case.", show_default=False)],
    style: Annotated[
        str | None,
        typer.Option(
            metavar="STYLE",
            help="chicago, apa, mla, markdown, pandoc or plain; else what citation.style sets.",
            show_default=False,
        ),
    ] = None,
    bibtex: Annotated[
        bool, typer.Option("--bibtex", help="Print the BibTeX entry that the style pandoc names.")
    ] = False,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Print the citation of an article, on one line.

    With --json: id, style, citation and bibtex.
    """
    chosen = chosen_style(context, style)
    with open_library(context, library) as archive:
        article = archive.article(id_)
    from newsbrowse.writing import citations

    line, entry = citations.cite(article, chosen), citations.bibtex(article)
    if as_json:
        write_json({"id": article.id, "style": chosen.value, "citation": line, "bibtex": entry})
    else:
        write(entry.rstrip("\n") if bibtex else line)


def chosen_style(context: typer.Context, given: str | None) -> Style:
    """The style that is named, or else set.

    Raises:
        UsageError: there is none of that name.
    """
    from newsbrowse.writing.citations import Style

    if given is None:
        from newsbrowse.config.reading import load
        from newsbrowse.config.settings import CITATION_STYLE

        return Style(load(flags_of(context))[CITATION_STYLE])
    if given.lower() in set(Style):
        return Style(given.lower())
    from newsbrowse.config.nearest import did_you_mean

    near = did_you_mean(given.lower(), Style)
    raise UsageError(f"no style is named {given[:60]}{near}", f"--style is one of {', '.join(Style)}")

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
    "newsbrowse cite 7kq2m9xa --style pandoc; newsbrowse cite 7kq2m9xa --style bibtex >> references.bib",
    "newsbrowse cite 7kq2m9xa --template '{authors}: {title}[, {source}][, {day}]'",
    "newsbrowse cite 7kq2m9xa --json | jq -r .citation",
)


ENTRIES = {"bibtex": "bibtex", "csl-json": "csl-json"}
"""Styles that are an entry of a bibliography."""


def cite(
    context: typer.Context,
    id_: Annotated[str, typer.Argument(metavar="ID", help="The short id, in any case.", show_default=False)],
    style: Annotated[
        str | None,
        typer.Option(
            metavar="STYLE",
            help="chicago, apa, mla, markdown, pandoc, wiki, plain, bibtex or csl-json; "
            "else what citation.style sets.",
            show_default=False,
        ),
    ] = None,
    bibtex: Annotated[bool, typer.Option("--bibtex", help="The same as --style bibtex.")] = False,
    template: Annotated[
        str | None,
        typer.Option(
            metavar="TEXT",
            help="Your own, of {authors}, {family}, {title}, {source}, {day}, {iso}, {year}, {url}, {id} and "
            "{key}; [...] is left out if a field in it is not known.",
            show_default=False,
        ),
    ] = None,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Print the citation of an article, on one line.

    bibtex and csl-json print the entry that the styles pandoc and wiki name by its key.

    With --json: id, style, citation, bibtex, and csl, the item of CSL-JSON.
    """
    if template is not None and (style is not None or bibtex):
        raise UsageError("--template and --style exclude each other", "give one of the two")
    entry = ENTRIES.get((style or "").lower(), "bibtex" if bibtex else "")
    chosen = chosen_style(context, None if entry else style)
    with open_library(context, library) as archive:
        article = archive.article(id_)
    from newsbrowse.writing import bibliography, citations
    from newsbrowse.writing.template import filled as template_filled

    line = template_filled(template, article) if template is not None else citations.cite(article, chosen)
    if as_json:
        named = "template" if template is not None else chosen.value
        told = {"id": article.id, "style": named, "citation": line}
        write_json(told | {"bibtex": citations.bibtex(article), "csl": bibliography.csl_item(article)})
    elif entry == "csl-json":
        write_json(bibliography.csl_item(article))
    else:
        write(citations.bibtex(article).rstrip("\n") if entry else line)


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

    names = (*Style, *ENTRIES)
    near = did_you_mean(given.lower(), names)
    raise UsageError(f"no style is named {given[:60]}{near}", f"--style is one of {', '.join(names)}")

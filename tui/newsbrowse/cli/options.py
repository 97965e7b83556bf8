"""Options that several verbs share, and the library they name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsbrowse import config
from newsbrowse.errors import UsageError
from newsbrowse.models import Field, Search, Selection, Sort

if TYPE_CHECKING:
    from newsbrowse.archive.library import Library

LibraryOption = Annotated[
    str | None,
    typer.Option(
        "--library",
        metavar="DIR",
        help="The library folder; else NEWSBROWSE_LIBRARY, else your data folder.",
        show_default=False,
    ),
]
MOST = 10_000_000
"""The largest number taken for a limit or an offset."""

LimitOption = Annotated[int, typer.Option(min=0, max=MOST, metavar="N", help="Print at most so many.")]
SortOption = Annotated[
    Sort | None,
    typer.Option(
        help="By default by relevance; a reading list in its order, and newest first where no words rank."
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]
QueryArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="QUERY", help="The query; without it, every article.", show_default=False),
]
ChooseOption = Annotated[
    list[str] | None,
    typer.Option(
        "--choose",
        metavar="FIELD=VALUE",
        help="Choose a facet value, as the facets list it; may be repeated.",
        show_default=False,
    ),
]
ExcludeOption = Annotated[
    list[str] | None,
    typer.Option(
        "--exclude", metavar="FIELD=VALUE", help="Exclude a facet value; may be repeated.", show_default=False
    ),
]
AnyOption = Annotated[
    list[Field] | None,
    typer.Option("--any", help="Any of the field's chosen values suffices.", show_default=False),
]
AllOption = Annotated[
    list[Field] | None,
    typer.Option("--all", help="All of the field's chosen values must hold.", show_default=False),
]
PassingOption = Annotated[
    bool, typer.Option("--in-passing", help="Countries that articles name, not only those they are about.")
]
SetOption = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="NAME=VALUE",
        help="Set what the config file sets; may be repeated.",
        show_default=False,
    ),
]
PrivateOption = Annotated[
    bool, typer.Option("--private", help="Fetch also from this machine and your own network.")
]
_SET = "newsbrowse.set"


def take_flags(context: typer.Context, library: str | None, given: list[str] | None) -> None:
    """Keep what was set ahead of the verb.

    Raises:
        UsageError: a flag is not NAME=VALUE, or names no setting or no value that it can have.
    """
    from newsbrowse.config.reading import load

    flags: dict[str, str] = {}
    for one in given or ():
        name, sign, text = one.partition("=")
        if not sign:
            raise UsageError(f"--set takes NAME=VALUE, not {one[:60]}", "'newsbrowse config' lists the names")
        flags[name.strip()] = text
    context.meta[_SET] = flags if library is None else flags | {"library": library}
    wrong = [one for one in load(flags).problems if one.where.startswith("--set ")] if flags else []
    if wrong:
        raise UsageError(str(wrong[0]), "'newsbrowse config' lists the names")


def flags_of(context: typer.Context) -> dict[str, str]:
    """What was set ahead of the verb, by the name of the setting."""
    flags: dict[str, str] = context.meta.get(_SET, {})
    return flags


def library_path(context: typer.Context, given: str | None) -> Path:
    """The library folder: the verb's own option before the one given ahead of the verb."""
    return config.library_path(given if given is not None else flags_of(context).get("library"))


def open_library(context: typer.Context, given: str | None, *, create: bool = False) -> Library:
    """Open the library that the options name.

    Raises:
        LibraryError: if it is not there (and `create` is False), or cannot be opened.
    """
    from newsbrowse.archive.library import Library

    return Library.open(library_path(context, given), create=create)


def narrowed(
    text: str,
    choose: list[str] | None,
    exclude: list[str] | None,
    any_of: list[Field] | None,
    all_of: list[Field] | None,
    sort: Sort | None = None,
    *,
    in_passing: bool = False,
) -> Search:
    """The search of a query and of the options that choose facet values.

    A value both chosen and excluded is chosen, as in `archive.facets.choosing`.

    Raises:
        UsageError: a value is not given as FIELD=VALUE.
    """
    from newsbrowse.archive.facets import choosing

    excluded = [Selection(*field_and_text(given, "--exclude"), excluded=True) for given in exclude or ()]
    usual = Search(text, sort=sort)
    switched = {f for f in any_of or () if usual.is_all_of(f)} | {
        f for f in all_of or () if not usual.is_all_of(f)
    }
    search = Search(text, tuple(dict.fromkeys(excluded)), sort, frozenset(switched), in_passing)
    for given in choose or ():
        search = choosing(search, *field_and_text(given, "--choose"))
    return search


def field_and_text(given: str, option: str) -> tuple[Field, str]:
    """The two halves of FIELD=TEXT; a country may be named in any way.

    Raises:
        UsageError: it is not of that form.
    """
    name, sign, text = given.partition("=")
    if not sign or name not in {field.value for field in Field}:
        raise UsageError(
            f"{option} takes FIELD=VALUE, not {given[:60]}", f"FIELD is one of {', '.join(Field)}"
        )
    field = Field(name)
    if field is Field.COUNTRIES and option != "--match":
        from newsbrowse.extract.countries import country_code

        text = country_code(text) or text
    return field, text


def examples(*lines: str) -> str:
    r"""The end of a help page: commands to imitate, which the help formatter must not wrap (`\b`)."""
    return "\n".join(("\b", "Examples:", *(f"  {line}" for line in lines)))


def joined(words: list[str] | None) -> str:
    """One query out of the words of a command line."""
    return " ".join(words or ())

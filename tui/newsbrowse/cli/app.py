"""The typer application: the global options and the table of verbs, each loaded when it is called."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any, cast

import typer
from typer.core import TyperCommand, TyperGroup

from newsbrowse import __version__
from newsbrowse.cli.options import LibraryOption, SetOption, examples, flags_of, library_path, take_flags
from newsbrowse.cli.output import write

VERBS: Mapping[str, str] = MappingProxyType(
    {
        "add": "newsbrowse.cli.add",
        "feeds": "newsbrowse.cli.feeds",
        "fetch": "newsbrowse.cli.fetch",
        "search": "newsbrowse.cli.search",
        "facets": "newsbrowse.cli.facets",
        "show": "newsbrowse.cli.show",
        "open": "newsbrowse.cli.open",
        "export": "newsbrowse.cli.export",
        "quotes": "newsbrowse.cli.quotes",
        "pick": "newsbrowse.cli.pick",
        "cite": "newsbrowse.cli.cite",
        "paste": "newsbrowse.cli.paste",
        "check": "newsbrowse.cli.check",
        "compare": "newsbrowse.cli.compare",
        "similar": "newsbrowse.cli.similar",
        "saved": "newsbrowse.cli.saved",
        "star": "newsbrowse.cli.star",
        "read": "newsbrowse.cli.read",
        "tag": "newsbrowse.cli.tag",
        "list": "newsbrowse.cli.lists",
        "note": "newsbrowse.cli.note",
        "notes": "newsbrowse.cli.notes",
        "entities": "newsbrowse.cli.entities",
        "undo": "newsbrowse.cli.undo",
        "desk": "newsbrowse.cli.desk",
        "config": "newsbrowse.cli.config",
        "completion": "newsbrowse.cli.completion",
        "reindex": "newsbrowse.cli.reindex",
        "doctor": "newsbrowse.cli.doctor",
        "backup": "newsbrowse.cli.backup",
        "restore": "newsbrowse.cli.restore",
        "demo": "newsbrowse.cli.demo",
    }
)
"""Verbs in the order of the help page. The module has a function of the verb's name (with `_` behind a name
of Python's own), and `EXAMPLES`."""

EPILOG = (
    examples(
        "newsbrowse demo                        browse the sample articles",
        "newsbrowse add ~/clippings wire.jsonl  put articles into your library",
        "newsbrowse feeds add wire.example      follow a feed; newsbrowse fetch brings what is new",
        "newsbrowse                             browse it",
        "newsbrowse search 'person:putin trade -tariff'",
        "newsbrowse facets 'published:2026-02' --field people",
        "newsbrowse compare 7KQ2M9XA 3D0VWB5N",
    )
    + """

\b
Exit codes: 0 done, 1 nothing found or something failed, 2 wrong usage,
130 stopped by ctrl+C.
"""
)
SETTINGS = {"help_option_names": ["-h", "--help"]}


class Verbs(TyperGroup):
    """The verbs as a group that builds each of them when it is asked for: a search pays for no other verb."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = cast("dict[str, Any]", dict.fromkeys(VERBS))

    def get_command(self, ctx: Any, cmd_name: str) -> TyperCommand | None:
        """Build a verb; None if there is none of that name."""
        return build_verb(cmd_name) if cmd_name in VERBS else None


def build_verb(name: str) -> TyperCommand:
    """The command of one verb."""
    module = importlib.import_module(VERBS[name])
    single = typer.Typer(add_completion=False, rich_markup_mode=None)
    function = getattr(module, name, None) or getattr(module, f"{name}_")
    single.command(name, epilog=module.EXAMPLES, context_settings=SETTINGS)(function)
    return cast("TyperCommand", typer.main.get_command(single))


app = typer.Typer(
    name="newsbrowse",
    cls=Verbs,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    epilog=EPILOG,
    context_settings=SETTINGS,
)


def _print_version(wanted: bool) -> None:
    if wanted:
        write(f"newsbrowse {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def newsbrowse(
    context: typer.Context,
    library: LibraryOption = None,
    settings: SetOption = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Search, narrow, read, compare and quote an archive of news articles.

    Without a command, the browser opens.
    """
    take_flags(context, library, settings)
    if context.invoked_subcommand is None:
        from newsbrowse.cli.browse import browse

        raise typer.Exit(browse(library_path(context, None), flags=flags_of(context)))

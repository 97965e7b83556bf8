"""`newsbrowse config`: what is set, and where each value comes from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from newsbrowse.cli.options import JsonOption, examples, flags_of
from newsbrowse.cli.output import complain, write, write_json, write_row
from newsbrowse.config import config_path
from newsbrowse.config.reading import Problem, Settings, load
from newsbrowse.config.settings import LIBRARY, PRESET, TABLE

EXAMPLES = examples(
    "newsbrowse config",
    "newsbrowse config --json",
    'newsbrowse config --template > "$(newsbrowse config --path)"',
    "newsbrowse --set reading.width=60 config",
)


def config(
    context: typer.Context,
    path: Annotated[bool, typer.Option("--path", help="Print where the config file is looked for.")] = False,
    template: Annotated[
        bool, typer.Option("--template", help="Print a config file with every setting at its default.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Show each setting's value and where it comes from.

    A flag comes before the environment, that before the config file, and that before the default.
    In a pipe each line is: name, value, origin, with tabs between. What is wrong is told on stderr, and
    the command ends with 1.
    """
    if path:
        write(str(config_path()))
        return
    if template:
        write(_template())
        return
    settings = load(flags_of(context))
    keys, wrong = _keys(settings)
    if as_json:
        write_json(_shape(settings, keys, wrong))
    else:
        _print(settings, keys)
    for problem in wrong:
        complain(str(problem))
    if wrong:
        raise typer.Exit(1)


def _template() -> str:
    from newsbrowse.config.template import template
    from newsbrowse.ui.commands import COMMANDS
    from newsbrowse.ui.key_names import shown_key

    return template((one.id, tuple(map(shown_key, one.keys)), one.help) for one in COMMANDS)


def _keys(settings: Settings) -> tuple[Mapping[str, tuple[str, ...]], tuple[Problem, ...]]:
    """The user's own keys as they hold, by the id of the command, and all that is wrong."""
    from newsbrowse.ui.key_names import shown_key
    from newsbrowse.ui.keymap import build

    keymap, wrong = build(settings[PRESET], settings.bindings, settings.binding_place)
    held = {
        name: tuple(map(shown_key, keymap.keys[name])) for name in settings.bindings if name in keymap.keys
    }
    return held, (*settings.problems, *wrong)


def _rows(settings: Settings, keys: Mapping[str, tuple[str, ...]]) -> list[tuple[str, Any, str]]:
    """Name, value and origin of all that is set; the library as it is found."""
    rows: list[tuple[str, Any, str]] = []
    for setting in TABLE:
        found = settings.value(setting)
        value = str(settings.library) if setting is LIBRARY else found.value
        rows.append((setting.name, value, found.source))
    rows += [(f"keys.{name}", list(held), settings.binding_place(name)) for name, held in keys.items()]
    return rows


def _print(settings: Settings, keys: Mapping[str, tuple[str, ...]]) -> None:
    from newsbrowse.config.template import toml

    for name, value, origin in _rows(settings, keys):
        write_row(name, toml(value), origin)


def _shape(
    settings: Settings, keys: Mapping[str, tuple[str, ...]], wrong: tuple[Problem, ...]
) -> dict[str, object]:
    return {
        "path": str(settings.path),
        "settings": [
            {"name": name, "value": value, "origin": origin} for name, value, origin in _rows(settings, keys)
        ],
        "problems": [{"where": one.where, "message": one.message} for one in wrong],
    }

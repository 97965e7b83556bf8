"""A config file with every setting at its default, each as a comment to be taken away."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from newsbrowse.config.settings import TABLE, Plain, Setting

_KEYS = "keys"


def template(commands: Iterable[tuple[str, tuple[str, ...], str]]) -> str:
    """The text of the file; reading it changes nothing.

    Args:
        commands: id, default keys and help of each command of the browser.
    """
    lines = ["# newsbrowse: take away the # in front of a setting to change it."]
    table = ""
    for setting in sorted(TABLE, key=lambda one: "." in one.name):
        above, _, name = setting.name.rpartition(".")
        if above != table:
            if table == _KEYS:
                lines += _bindings(commands)
            lines += ["", f"[{above}]"]
            table = above
        lines += ["", f"# {setting.help}{_bounds(setting)}", f"# {name} = {toml(setting.default)}"]
    return "\n".join(lines) + "\n"


def toml(value: Plain) -> str:
    """A value as TOML writes it."""
    return json.dumps(value, ensure_ascii=False)


def _bounds(setting: Setting[str] | Setting[int] | Setting[bool]) -> str:
    if setting.choices:
        return f" ({', '.join(toml(one) for one in setting.choices)})"
    return f" ({setting.low} to {setting.high})" if setting.high else ""


def _bindings(commands: Iterable[tuple[str, tuple[str, ...], str]]) -> Iterator[str]:
    yield ""
    yield '# the keys of each command; "g g" is typed one after the other, [] takes all keys away'
    for name, keys, words in commands:
        yield f"# {toml(name)} = {json.dumps(keys, ensure_ascii=False)}  # {words}"

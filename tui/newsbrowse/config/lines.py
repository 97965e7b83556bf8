"""On which line of a TOML text a key is set; the standard library's parser does not say."""

from __future__ import annotations

import re
import tomllib

Path = tuple[str, ...]

_PART = r"(?:[A-Za-z0-9_-]+|\"(?:[^\"\\]|\\.)*\"|'[^']*')"
_KEY = rf"({_PART}(?:[ \t]*\.[ \t]*{_PART})*)"
_ASSIGNED = re.compile(rf"[ \t]*{_KEY}[ \t]*=(.*)")
_HEADING = re.compile(rf"[ \t]*\[\[?[ \t]*{_KEY}[ \t]*\]")
_LONG = re.compile(r'"""|\'\'\'')
_LONGEST = 500
"""Characters of a line that are looked at; no key is longer."""


def key_lines(text: str) -> dict[Path, int]:
    """The line, from 1, on which each table begins and each key is first set.

    A text that tomllib has parsed is understood; of any other what looks like a key is taken for one.
    """
    found: dict[Path, int] = {}
    table: Path = ()
    closing = ""
    for number, line in enumerate(text.splitlines(), 1):
        line = line[:_LONGEST]
        if closing:
            closing = "" if closing in line else closing
        elif heading := _HEADING.match(line):
            table = _parts(heading[1])
            found.setdefault(table, number)
        elif assigned := _ASSIGNED.match(line):
            path = (*table, *_parts(assigned[1]))
            for depth in range(len(table) + 1, len(path) + 1):
                found.setdefault(path[:depth], number)
            marks = _LONG.findall(assigned[2])
            closing = marks[0] if len(marks) == 1 else ""
    return found


def _parts(key: str) -> Path:
    """A dotted key taken apart."""
    try:
        inner: object = tomllib.loads(f"{key} = 0")
    except ValueError:
        return (key,)
    parts: list[str] = []
    while isinstance(inner, dict):
        name, inner = next(iter(inner.items()))
        parts.append(name)
    return tuple(parts)

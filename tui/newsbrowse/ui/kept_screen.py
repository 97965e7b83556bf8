"""The screen as the user left it, kept beside the library and painted at the next start before all else.

Python takes a fifth of a second to load what a browser needs; what was on the screen can be read in a
millisecond. It is shown only where nothing has changed since: the library, the place, the settings, the
terminal and the day. What stands in the file is taken for hostile all the same, since others may write in a
library that is shared: it is text and colours, or it is nothing.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path

from newsbrowse import __version__
from newsbrowse.config.places import (
    LIBRARY_FILE,
    PICK_SCREEN_FILE,
    PLACE_FILE,
    SCREEN_FILE,
    config_path,
)
from newsbrowse.text.clean import clean

Rows = dict[int, list[tuple[str, str]]]
"""By number of the row, from 0: what stands in each cell (empty behind a wide letter), and its colours."""

_LARGEST = 1_000_000
_MOST_CELLS = 100_000
_COLOURS = re.compile(r"[0-9;]{0,60}")
_WATCHED = ("TERM", "COLORTERM", "NO_COLOR", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "HOME")
"""What of the environment may change the look, beside all that begins with our name or Textual's."""

_PICK = "pick"
"""The verb that begins the picker."""

_FILES = (LIBRARY_FILE, f"{LIBRARY_FILE}-wal")


def stamp(library: Path, size: tuple[int, int], arguments: Sequence[str] | None = None) -> list[str]:
    """What the screen depends on, to be compared with the same of another time.

    The arguments are part of it: they may set colours or a title, or make the browser a picker.

    Args:
        library: the folder of the library.
        size: columns and rows of the terminal.
        arguments: the program's, where not those of this process.
    """
    environment = {
        name: value
        for name, value in os.environ.items()
        if name in _WATCHED or name.startswith(("NEWSBROWSE_", "TEXTUAL_"))
    }
    files = [_state(file) for file in (*(library / name for name in _FILES), config_path())]
    what = (
        __version__,
        list(sys.argv[1:] if arguments is None else arguments),
        date.today(),
        str(library.absolute()),
        size,
        sorted(environment.items()),
    )
    return [*map(str, what), *files, _read(library / PLACE_FILE)]


def save(library: Path, size: tuple[int, int], rows: Rows, name: str = SCREEN_FILE) -> None:
    """Keep a screen; OSError where the folder cannot be written.

    It is no more than a copy, so it is replaced as a whole but not waited for until it is on the disk.
    """
    told = {row: [_told(style, run) for style, run in _runs(cells)] for row, cells in rows.items()}
    beside = library / f".{name}.{os.getpid()}"
    text = json.dumps({"stamp": stamp(library, size), "rows": told})
    try:
        with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:  # noqa: PTH123
            file.write(text)
        beside.replace(library / name)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def load(
    library: Path, size: tuple[int, int], name: str = SCREEN_FILE, arguments: Sequence[str] | None = None
) -> Rows | None:
    """The screen that was kept; None where there is none, or it is not what would be painted now."""
    try:
        kept = json.loads(_read(library / name) or "{}")
        if not isinstance(kept, dict) or kept.get("stamp") != stamp(library, size, arguments):
            return None
        rows = {int(row): list(_cells(runs)) for row, runs in kept["rows"].items()}
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        return None
    return rows if _fits(rows, size) else None


def load_for_picking(library: Path, size: tuple[int, int], query: str) -> Rows | None:
    """What the picker will show: what it began with the last time, or else the browser's screen.

    Without a query the picker begins where the browser was left, in the same panes; only the keys in the last
    row are others, so that it stays empty.
    """
    rows = load(library, size, PICK_SCREEN_FILE)
    given = sys.argv[1:]
    if rows is None and not query and _PICK in given:
        rows = load(library, size, arguments=given[: given.index(_PICK)])
        if rows is not None:
            rows.pop(size[1] - 1, None)
    return rows


def painted(rows: Rows) -> str:
    """What paints a screen on a terminal that is clear."""
    out: list[str] = []
    for row, cells in sorted(rows.items()):
        end = len(cells)
        while end and cells[end - 1] == (" ", ""):
            end -= 1
        out.append(f"\x1b[{row + 1}H")
        out += [
            f"\x1b[{style}m{''.join(run)}\x1b[m" if style else "".join(run)
            for style, run in _runs(cells[:end])
        ]
    return "".join(out)


def _runs(cells: Sequence[tuple[str, str]]) -> Iterator[tuple[str, list[str]]]:
    for style, run in groupby(cells, key=lambda cell: cell[1]):
        yield style, [letter for letter, _ in run]


def _told(style: str, letters: list[str]) -> list[object]:
    """A run as JSON: a text where each letter is one cell, else the letters of the cells."""
    text = "".join(letters)
    return [style, text if all(len(letter) == 1 for letter in letters) else letters]


def _cells(runs: object) -> Iterator[tuple[str, str]]:
    """The cells of a row; ValueError or TypeError if it is anything but text and colours."""
    for style, letters in _as_list(runs):
        if not isinstance(style, str) or not _COLOURS.fullmatch(style):
            raise ValueError("not a colour")
        text = "".join(letters)
        if clean(text) != text:
            raise ValueError("not a text for a terminal")
        for letter in letters:
            yield letter, style


def _as_list(runs: object) -> list[tuple[object, str | list[str]]]:
    if not isinstance(runs, list):
        raise TypeError("not a list")
    return runs


def _fits(rows: Rows, size: tuple[int, int]) -> bool:
    """Whether the cells lie on a screen of so many columns and rows; one that is empty is none."""
    columns, lines = size
    inside = all(0 <= row < lines and len(cells) <= columns for row, cells in rows.items())
    return bool(rows) and inside and columns * lines <= _MOST_CELLS


def _state(file: Path) -> str:
    """Size and time of a file; the same for one that is empty and one that is not there."""
    try:
        state = file.stat()
    except OSError:
        return ""
    return f"{state.st_size} {state.st_mtime_ns}" if state.st_size else ""


def _read(file: Path) -> str:
    """A small file as it is; empty where it cannot be read."""
    try:
        if file.stat().st_size > _LARGEST or not file.is_file():
            return ""
        return file.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""

"""A screen as text: what stands in it, and in which styles."""

from __future__ import annotations

import re
from itertools import groupby
from typing import Any

from rich.segment import Segment
from rich.style import Style
from textual.app import App

_NAMES = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"


def rows(app: App[Any]) -> list[list[Segment]]:
    """The lines of the screen as they go to the terminal."""
    update = app.screen._compositor.render_full_update()
    return [[segment for strip in line for segment in strip] for line in update.strips]


def words(app: App[Any]) -> str:
    """The text of the screen."""
    return "\n".join("".join(one.text for one in line).rstrip() for line in rows(app)).rstrip()


def styles(app: App[Any]) -> str:
    """The styles: each with a letter, then for each line its letters with the cells they hold for."""
    legend: dict[str, str] = {}
    lines = []
    for line in rows(app):
        cells = [_style(one.style) for one in line for _ in range(one.cell_length)]
        runs = [(legend.setdefault(style, _letter(legend)), len(list(run))) for style, run in groupby(cells)]
        lines.append(" ".join(f"{letter}{count}" for letter, count in runs))
    names = "\n".join(f"{letter}: {style}" for style, letter in legend.items())
    return f"{names}\n" + "\n".join(lines)


def _letter(legend: dict[str, str]) -> str:
    number = len(legend)
    return _NAMES[number] if number < len(_NAMES) else f"{_NAMES[number % len(_NAMES)]}'"


def _style(style: Style | None) -> str:
    """A style by its name, without what Textual ties to it."""
    return (
        re.sub(r"\s*link \S+", "", str(style.without_color + Style(color=style.color, bgcolor=style.bgcolor)))
        if style
        else "none"
    )

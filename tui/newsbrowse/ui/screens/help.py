"""The keys as they are mapped, over the screen they work in."""

from __future__ import annotations

from newsbrowse.ui.commands import Scope, commands
from newsbrowse.ui.keymap import Keymap
from newsbrowse.ui.screens.listing import Line, ListingScreen

_KEYS = 16
"""Cells for the keys."""


class HelpScreen(ListingScreen):
    """All commands, a heading for each scope; one without a key is there under its name."""

    def __init__(self, keys: Keymap) -> None:
        lines: list[Line] = []
        for scope in Scope:
            lines += ([Line("")] if lines else []) + [Line(scope.value)]
            lines += [
                Line(keys.all_shown(one) or "—", one.help, f"{one.id} {one.title}") for one in commands(scope)
            ]
        super().__init__("Keys", lines, _KEYS)

"""Picking the colours: they change while the cursor moves, and the choice is kept in the config file."""

from __future__ import annotations

from typing import ClassVar

from textual import on

from newsbrowse.ui.commands import Scope
from newsbrowse.ui.screens.pick import PickList, PickScreen
from newsbrowse.ui.theme import DEFAULT, names

_ABOUT = {
    DEFAULT: "the terminal's own colours",
    "newsbrowse-dark": "for long reading",
    "newsbrowse-light": "for long reading by day",
}


class ThemeScreen(PickScreen):
    """The themes; leaving without taking one brings back the one there was."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.PICK,)

    def __init__(self, now: str) -> None:
        self._names = names()
        super().__init__("Colours", [(name, _ABOUT.get(name, "")) for name in self._names])
        self._before = now

    def on_mount(self) -> None:
        """Begin at the present theme."""
        super().on_mount()
        self.query_one(PickList).put_cursor(self._names.index(self._before))

    @on(PickList.Moved)
    def _moved(self, event: PickList.Moved) -> None:
        self.app.theme = self._names[event.row]

    def action_close(self) -> None:
        """Take none: the colours are as they were."""
        self.app.theme = self._before
        super().action_close()

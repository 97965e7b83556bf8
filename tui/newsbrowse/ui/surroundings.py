"""What a screen or widget may know of the program around it: what the user set, and which keys hold."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from textual.dom import DOMNode

from newsbrowse.config.reading import Settings
from newsbrowse.ui.keymap import Keymap, default_keymap


@runtime_checkable
class Surroundings(Protocol):
    """A program that holds settings and keys."""

    settings: Settings
    keymap: Keymap


@runtime_checkable
class Ending(Protocol):
    """A program that can be ended as a signal ends it."""

    def end_by_signal(self, number: int) -> None:
        """Keep the place and end."""


def settings_of(node: DOMNode) -> Settings:
    """The settings of the program that a screen or widget is in; the defaults in any other program."""
    app = node.app
    return app.settings if isinstance(app, Surroundings) else Settings()


def keymap_of(node: DOMNode) -> Keymap:
    """The keys of the program that a screen or widget is in; the defaults in any other program."""
    app = node.app
    return app.keymap if isinstance(app, Surroundings) else default_keymap()


def ender_of(node: DOMNode) -> Callable[[int], None]:
    """What ends the program that a screen is in, when a signal comes that the event loop cannot see."""
    app = node.app
    return app.end_by_signal if isinstance(app, Ending) else lambda number: None

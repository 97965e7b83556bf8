"""What a screen or widget may know of the program around it: what the user set, and which keys hold."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from textual.dom import DOMNode

from newsbrowse.config.reading import Settings
from newsbrowse.ui.keymap import Keymap, default_keymap


@runtime_checkable
class Surroundings(Protocol):
    """A program that holds settings and keys."""

    settings: Settings
    keymap: Keymap


def settings_of(node: DOMNode) -> Settings:
    """The settings of the program that a screen or widget is in; the defaults in any other program."""
    app = node.app
    return app.settings if isinstance(app, Surroundings) else Settings()


def keymap_of(node: DOMNode) -> Keymap:
    """The keys of the program that a screen or widget is in; the defaults in any other program."""
    app = node.app
    return app.keymap if isinstance(app, Surroundings) else default_keymap()

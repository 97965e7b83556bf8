"""What a screen or widget may know of the program around it: what the user set."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from textual.dom import DOMNode

from newsbrowse.config.reading import Settings


@runtime_checkable
class Surroundings(Protocol):
    """A program that holds settings."""

    settings: Settings


def settings_of(node: DOMNode) -> Settings:
    """The settings of the program that a screen or widget is in; the defaults in any other program."""
    app = node.app
    return app.settings if isinstance(app, Surroundings) else Settings()

"""From a key to a command: looked up where the focus is; sequences are gathered, what cannot run says why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol, runtime_checkable

from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.events import Key
from textual.widgets import Input

from newsbrowse.ui.commands import Command, Need, Scope
from newsbrowse.ui.key_names import shown_key
from newsbrowse.ui.keymap import TYPING, Keymap

Target = tuple[DOMNode, Scope]
"""A part of the screen, and a scope whose commands it runs."""


@runtime_checkable
class Conditional(Protocol):
    """A screen that knows what is so on it."""

    def holds(self, need: Need) -> bool:
        """Whether what a command needs is so."""


@runtime_checkable
class Telling(Protocol):
    """A program with a status line."""

    def say(self, text: str, *, warning: bool = False) -> None:
        """Show a line for a while."""

    def show_begun(self, begun: str, following: list[tuple[str, Command]]) -> None:
        """Show a sequence that was begun and how it may go on; nothing begun shows neither."""


def targets(app: App[Any]) -> Iterator[Target]:
    """Where commands run at the moment: from the focus outwards, and the program last.

    A pane, a screen or the program names in `SCOPES` the scopes for whose commands it has actions, and in
    `scopes_now` those that hold at the moment, where these are others.
    """
    for node in (app.focused or app.screen).ancestors_with_self:
        usual: tuple[Scope, ...] = getattr(node, "SCOPES", ())
        scopes: tuple[Scope, ...] = getattr(node, "scopes_now", usual)
        yield from ((node, scope) for scope in scopes)


def lacking(app: App[Any], command: Command) -> Need | None:
    """What a command needs and has not; None if it can run."""
    screen = app.screen
    if not isinstance(screen, Conditional):
        return None
    return next((need for need in command.needs if not screen.holds(need)), None)


class Dispatcher:
    """Takes the keys that are commands, one after the other."""

    def __init__(self, app: App[Any], keymap: Keymap) -> None:
        self._app = app
        self._keymap = keymap
        self._begun = ""
        self._editing = {one.key for one in Binding.make_bindings(Input.BINDINGS)}

    async def take(self, key: Key) -> bool:
        """Act on a key; False leaves it to the widget that has the focus."""
        if not self._begun and self._is_typing(key):
            return False
        sequence = f"{self._begun} {key.key}".lstrip()
        places = list(targets(self._app))
        if self._is_prefix(sequence, places):
            self._begin(sequence, places)
            return True
        if not self._begun and self._is_editing(key, places):
            return False
        begun, self._begun = self._begun, ""
        if begun:
            self._tell_begun("", [])
        for node, scope in places:
            if command := self._keymap.command(scope, sequence):
                await self.run(command, node)
                return True
        if begun:
            self._drop(begun, key.key)
        return bool(begun)

    async def run(self, command: Command, node: DOMNode) -> None:
        """Run a command on the part of the screen it belongs to, or say what it lacks."""
        need = lacking(self._app, command)
        if need is not None:
            self._say(need.value)
        else:
            await self._app.run_action(command.action, node)

    def _is_typing(self, key: Key) -> bool:
        """Whether a key is text for a line that is typed in."""
        return isinstance(self._app.focused, Input) and key.is_printable

    def _is_editing(self, key: Key, places: list[Target]) -> bool:
        """Whether a line that is typed in has a use of its own for a key, such as moving in the line."""
        focused = self._app.focused
        if not isinstance(focused, Input) or key.key not in self._editing:
            return False
        return not any(self._keymap.command(scope, key.key) for _, scope in places if scope in TYPING)

    def _is_prefix(self, sequence: str, places: list[Target]) -> bool:
        return any(self._keymap.begins(scope, sequence) for _, scope in places)

    def _begin(self, sequence: str, places: list[Target]) -> None:
        self._begun = sequence
        self._tell_begun(sequence, self._keymap.following((scope for _, scope in places), sequence))

    def _drop(self, begun: str, key: str) -> None:
        if key == "escape":
            self._say(f"{shown_key(begun)} dropped.")
        else:
            self._say(f"{shown_key(f'{begun} {key}')} is no command.")

    def _say(self, text: str) -> None:
        if isinstance(self._app, Telling):
            self._app.say(text)

    def _tell_begun(self, begun: str, following: list[tuple[str, Command]]) -> None:
        if isinstance(self._app, Telling):
            self._app.show_begun(begun, following)

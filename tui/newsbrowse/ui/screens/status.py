"""The base of screens with a status line: the keys at hand, and what is to be told."""

from __future__ import annotations

from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.screen import Screen

from newsbrowse.ui.commands import Command, Need, Scope
from newsbrowse.ui.messages import Failed, Said
from newsbrowse.ui.surroundings import keymap_of
from newsbrowse.ui.widgets.status import StatusBar

Result = TypeVar("Result")


class StatusScreen(Screen[Result], Generic[Result]):
    """A screen with a `StatusBar`. What its commands need, and where the focus is, the subclass knows."""

    SCOPES: ClassVar[tuple[Scope, ...]] = ()

    @property
    def hinted(self) -> tuple[Scope, ...]:
        """The scopes whose keys are shown, the nearest first."""
        return (*self.SCOPES, Scope.APP)

    def holds(self, need: Need) -> bool:
        """Whether what a command needs is so."""
        return True

    def can(self, command: Command) -> bool:
        """Whether a command of this screen can run."""
        return all(map(self.holds, command.needs))

    def label_of(self, command: Command) -> str:
        """What a command is called in the status line."""
        return command.label

    def show_hints(self) -> None:
        """Show the keys; what cannot be done now is greyed."""
        hints = keymap_of(self).hints(self.hinted, self.can, self.label_of)
        self.query_one(StatusBar).show_keys(hints)

    def say(self, text: str, *, warning: bool = False) -> None:
        """Show a line in the status bar for a while."""
        self.query_one(StatusBar).say(text, warning=warning)

    @on(Said)
    def _said(self, event: Said) -> None:
        self.say(event.text, warning=event.warning)

    @on(Failed)
    def _tell_failure(self, event: Failed) -> None:
        self.say(event.line, warning=True)

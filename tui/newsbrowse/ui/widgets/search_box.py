"""The line in which a search is typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Input

from newsbrowse.text.clean import clean
from newsbrowse.ui.commands import Scope, bindings


class SearchBox(Input):
    """An input line that shows nothing it should not: what is pasted into it is cleaned first."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.SEARCH)]

    @dataclass
    class Left(Message):
        """The user goes on to the results."""

    def __init__(self, text: str = "", *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(
            clean(text),
            placeholder="type / to search",
            compact=True,
            select_on_focus=False,
            id=id,
        )
        self.cursor_blink = False

    def replace(self, text: str, start: int, end: int) -> None:
        """Put typed or pasted text, cleaned, in the place of a stretch of the line."""
        super().replace(clean(text), start, end)

    def action_to_list(self) -> None:
        """Go to the results."""
        self.post_message(self.Left())

    def action_leave(self) -> None:
        """Leave the box; the search stays."""
        self.post_message(self.Left())

    def action_empty(self) -> None:
        """Empty the box."""
        self.value = ""

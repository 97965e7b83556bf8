"""The line below an article: words to find, the number of a link, a command to pipe the text to."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from textual import on
from textual.widgets import Input

from newsbrowse.ui.commands import Scope
from newsbrowse.ui.messages import Told
from newsbrowse.ui.surroundings import keymap_of
from newsbrowse.ui.widgets.line_input import LineInput


class Purpose(StrEnum):
    """What the line is for; the values are the signs before it."""

    FIND = "/"
    LINK = "#"
    PIPE = "|"


_HINTS = {
    Purpose.FIND: "words to find in this article",
    Purpose.LINK: "number of the link to open",
    Purpose.PIPE: "command that gets the text, as: wc -w   grep -i word | sort",
}
"""What stands in the line while it is empty."""


class ReaderLine(LineInput):
    """Stands at the foot of the article while something is typed for it."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.READER_LINE,)

    class Edited(Told):
        """Something else is typed."""

        purpose: Purpose
        text: str

    class Given(Told):
        """The line was finished."""

        purpose: Purpose
        text: str

    class Dropped(Told):
        """The line was left without its text being wanted."""

        purpose: Purpose

    class LibraryWanted(Told):
        """The user wants to search the library and not the article."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(sign=Purpose.FIND, id=id)
        self.purpose = Purpose.FIND
        self.display = False

    def begin(self, purpose: Purpose, text: str = "") -> None:
        """Ask for something."""
        self.purpose = purpose
        self.sign = purpose.value
        self.tell("")
        library = f"; {self._search} again searches the library" if purpose is Purpose.FIND else ""
        self.placeholder = f"{_HINTS[purpose]}{library if self._search else ''}"
        self.value = text
        self.display = True
        self.focus()
        self.cursor_position = len(text)

    @property
    def _search(self) -> str:
        """The key that searches the library; typed first, it does so here too."""
        return keymap_of(self).shown("browse.search")

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if not self.display:
            return
        if self.purpose is Purpose.FIND and event.value == self._search != "":
            self.put_away()
            self.post_message(self.LibraryWanted())
        else:
            self.post_message(self.Edited(self.purpose, event.value))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_done()

    def action_done(self) -> None:
        """Take what was typed."""
        text = self.value.strip()
        self.put_away()
        self.post_message(self.Given(self.purpose, text))

    def action_drop(self) -> None:
        """Leave the line."""
        self.put_away()
        self.post_message(self.Dropped(self.purpose))

    def put_away(self) -> None:
        """Show the line no longer; what was typed is forgotten."""
        self.display = False
        self.value = ""

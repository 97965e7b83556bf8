"""A text over the browser, to be scrolled: the output of a command, an address that no browser could open."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.events import Resize
from textual.screen import ModalScreen
from textual.strip import Strip

from newsbrowse.text.clean import clean_block
from newsbrowse.ui.commands import Scope
from newsbrowse.ui.reading.wrapping import wrap
from newsbrowse.ui.strips import LineBuilder
from newsbrowse.ui.surroundings import keymap_of
from newsbrowse.ui.widgets.bars import PaneTitle
from newsbrowse.ui.widgets.lines import LineView

_MOST_LINES = 100_000


class TextView(LineView):
    """Lines of text; what is too wide goes on in the next row."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"reader--text"}

    def __init__(self, text: str, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._text = clean_block(text).rstrip("\n")
        self._lines: list[str] = []

    def on_resize(self, event: Resize) -> None:
        """Break the lines at the new width."""
        super().on_resize(event)
        width = max(self.size.width - 2, 1)
        self._lines = []
        for line in self._text.split("\n"):
            self._lines += [line[start:end] for start, end in wrap(line, width)] or [""]
            if len(self._lines) > _MOST_LINES:
                break
        self.set_rows(len(self._lines))

    def render_row(self, row: int, part: int, width: int) -> Strip:
        """One line."""
        style = self.style_of("reader--text")
        return LineBuilder(width).add(f" {self._lines[row]}", style).strip(style)


class TextScreen(ModalScreen[None]):
    """A title and a text, over the whole screen."""

    AUTO_FOCUS = "#text"
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.TEXT,)

    def __init__(self, title: str, text: str, note: str = "") -> None:
        super().__init__()
        self._heading = title
        self._note = note
        self._text = text

    def compose(self) -> ComposeResult:
        """The title and the text."""
        yield PaneTitle()
        yield TextView(self._text or "The command said nothing.", id="text")

    def on_mount(self) -> None:
        """Name the text."""
        back = f"{keymap_of(self).shown('text.close')} back".lstrip()
        hint = f"{self._note} · {back}" if self._note else back
        self.query_one(PaneTitle).name_pane(self._heading, hint, focused=True)

    def action_close(self) -> None:
        """Back to where the user was."""
        self.dismiss()

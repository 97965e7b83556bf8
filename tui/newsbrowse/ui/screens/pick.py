"""Small screens over the browser: one of a list, or a line of text."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.suggester import Suggester
from textual.widgets import Input

from newsbrowse.text.clean import clean
from newsbrowse.ui.commands import Scope
from newsbrowse.ui.strips import LineBuilder
from newsbrowse.ui.surroundings import keymap_of
from newsbrowse.ui.widgets.bars import PaneTitle
from newsbrowse.ui.widgets.line_input import LineInput
from newsbrowse.ui.widgets.lines import CursorView


class Picked(Struct, frozen=True):
    """What the user did with a line: took it, or wants it removed or renamed."""

    row: int
    removed: bool = False
    renamed: bool = False


class PickList(CursorView):
    """The lines to pick from: words on the left, details on the right."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"list--title", "list--dim", "list--cursor"}

    class Moved(Message):
        """The cursor came to rest on another line."""

        def __init__(self, row: int) -> None:
            super().__init__()
            self.row = row

    def __init__(self, lines: list[tuple[str, str]], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._lines = lines

    def on_cursor_moved(self) -> None:
        """Tell which line is under the cursor."""
        self.post_message(self.Moved(self.cursor))

    def on_mount(self) -> None:
        """Show the lines."""
        self.set_rows(len(self._lines))

    def read(self, lines: list[tuple[str, str]]) -> None:
        """Show other lines, the cursor on the first."""
        self._lines = lines
        self.put_cursor(0, quiet=True)
        self.set_rows(len(lines))

    def render_row(self, row: int, part: int, width: int) -> Strip:
        """One line."""
        words, details = self._lines[row]
        chosen = row == self.cursor
        style = self.style_of("list--cursor" if chosen else "list--title")
        dim = style if chosen else self.style_of("list--dim")
        details = f" {clean(details)} " if details else ""
        builder = LineBuilder(width).add("▌" if chosen else " ", style)
        return (
            builder.add(clean(words), style, max(builder.room - len(details), 0))
            .add(details, dim)
            .strip(style)
        )


class PickScreen(ModalScreen[Picked | None]):
    """One of a list."""

    AUTO_FOCUS = "#pick"
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.PICK,)

    def __init__(self, title: str, lines: list[tuple[str, str]], *, changeable: bool = False) -> None:
        super().__init__()
        self._heading = title
        self._lines = lines
        self._changeable = changeable

    def compose(self) -> ComposeResult:
        """A title and the lines."""
        with Vertical(classes="panel"):
            yield PaneTitle()
            yield PickList(self._lines, id="pick")

    def on_mount(self) -> None:
        """Name the list."""
        keys = keymap_of(self)
        hint = f"{keys.shown('pick.take')} take, {keys.shown('pick.close')} back"
        if self._changeable:
            hint += f", {keys.shown('pick.rename')} rename, {keys.shown('pick.remove')} remove"
        self.query_one(PaneTitle).name_pane(self._heading, hint, focused=True)
        self.query_one(PickList).styles.height = min(len(self._lines), 20)

    def action_take(self) -> None:
        """Take the line under the cursor."""
        self.dismiss(Picked(self.query_one(PickList).cursor))

    def action_remove(self) -> None:
        """Have the line under the cursor removed."""
        if self._changeable:
            self.dismiss(Picked(self.query_one(PickList).cursor, removed=True))

    def action_rename(self) -> None:
        """Have the line under the cursor renamed."""
        if self._changeable:
            self.dismiss(Picked(self.query_one(PickList).cursor, renamed=True))

    def action_close(self) -> None:
        """Take none."""
        self.dismiss(None)


class PromptScreen(ModalScreen[str | None]):
    """A line of text."""

    AUTO_FOCUS = "#prompt-line"
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.PROMPT,)

    def __init__(
        self,
        title: str,
        text: str = "",
        *,
        hint: str = "",
        suggester: Suggester | None = None,
        or_empty: bool = False,
    ) -> None:
        """A prompt.

        Args:
            title: what is asked for.
            text: what stands in the line at first.
            hint: what stands in the line while it is empty.
            suggester: goes on with what is typed; a key takes it.
            or_empty: whether an empty line is an answer; else it is as if none were given.
        """
        super().__init__()
        self._heading = title
        self._text = text
        self._hint = hint
        self._suggester = suggester
        self._or_empty = or_empty

    def compose(self) -> ComposeResult:
        """A title and the line."""
        with Vertical(classes="panel"):
            yield PaneTitle()
            yield LineInput(
                self._text, placeholder=self._hint, suggester=self._suggester, sign="❯", id="prompt-line"
            )

    def on_mount(self) -> None:
        """Name what is asked for."""
        keys = keymap_of(self)
        complete = f"{keys.shown('prompt.complete')} complete, " if self._suggester else ""
        self.query_one(PaneTitle).name_pane(
            self._heading,
            f"{complete}enter take, {keys.shown('prompt.close')} back",
            focused=True,
        )

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        text = event.value.strip()
        self.dismiss(text if text or self._or_empty else None)

    def action_complete(self) -> None:
        """Take what is suggested."""
        line = self.query_one(LineInput)
        line.action_end()
        line.action_cursor_right()

    def action_close(self) -> None:
        """Give no text."""
        self.dismiss(None)

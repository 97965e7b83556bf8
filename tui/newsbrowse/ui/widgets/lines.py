"""The base of all panes with many lines: only what is seen is drawn, and only what changed is written.

Textual's own lists hold a widget or a rendered line for each item and repaint the pane at each step of
the cursor. Here a pane knows how many rows it has and draws a line when asked; a step of the cursor
repaints two rows. On a slow line that is the difference between 300 and 14,000 bytes a key.

A pane scrolls by itself: Textual's scroll view sets the whole screen anew when the number of rows changes,
and scrolls only after it has painted once. There are no scroll bars to keep in step.
"""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style
from textual.events import Resize
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from newsbrowse.ui.commands import Scope
from newsbrowse.ui.strips import LineBuilder


class LineView(Widget, can_focus=True, inherit_bindings=False):
    """A scrolling pane of rows, each of `row_height` lines, with keys to move."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.MOVE,)

    DEFAULT_CSS = """
    LineView {
        width: 1fr;
        height: 1fr;
        background: $background;
    }
    """

    row_height = 1

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._rows = 0
        self._top = 0

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return self._rows

    def set_rows(self, rows: int) -> None:
        """Tell the pane how many rows it has; it repaints."""
        self._rows = rows
        self.refresh()
        self.go_to_line(self._top)

    @property
    def top(self) -> int:
        """The first line shown."""
        return self._top

    @property
    def page(self) -> int:
        """Lines that are shown at once, at least 1."""
        return max(self.size.height, 1)

    @property
    def last_top(self) -> int:
        """The first line shown when the last row is in view."""
        return max(self._rows * self.row_height - self.page, 0)

    def go_to_line(self, line: int) -> None:
        """Scroll so that a line is the first shown, at once; at the end as far as there are rows."""
        old, self._top = self._top, min(max(line, 0), self.last_top)
        if self._top != old:
            self.refresh()
            self.on_scrolled()

    def on_scrolled(self) -> None:
        """Called after another part came into view."""

    def on_resize(self, event: Resize) -> None:
        """Leave no room unused below the last row."""
        self.go_to_line(self._top)

    def style_of(self, name: str) -> Style:
        """The style of one of the pane's component classes, background included."""
        return self.get_component_rich_style(name)

    def refresh_row(self, row: int) -> None:
        """Repaint one row."""
        self.refresh(Region(0, row * self.row_height - self.top, self.size.width, self.row_height))

    def render_line(self, y: int) -> Strip:
        """One line of the screen; called by Textual."""
        line = y + self.top
        row, part = divmod(line, self.row_height)
        width = self.size.width
        if row >= self.rows:
            return LineBuilder(width).strip(self.rich_style)
        return self.render_row(row, part, width)

    def render_row(self, row: int, part: int, width: int) -> Strip:
        """One line of a row; blank unless a pane says otherwise.

        Args:
            row: from 0.
            part: the line within the row, from 0.
            width: cells.
        """
        return LineBuilder(width).strip(self.rich_style)

    def move(self, rows: int) -> None:
        """Move by rows; a pane without a cursor scrolls."""
        self.go_to_line(self.top + rows * self.row_height)

    def action_line_down(self) -> None:
        """A row down."""
        self.move(1)

    def action_line_up(self) -> None:
        """A row up."""
        self.move(-1)

    def action_half_down(self) -> None:
        """Half a page down."""
        self.move(max(self.page // self.row_height // 2, 1))

    def action_half_up(self) -> None:
        """Half a page up."""
        self.move(-max(self.page // self.row_height // 2, 1))

    def action_full_down(self) -> None:
        """A page down."""
        self.move(max(self.page // self.row_height - 1, 1))

    def action_full_up(self) -> None:
        """A page up."""
        self.move(-max(self.page // self.row_height - 1, 1))

    def action_first_line(self) -> None:
        """To the first row."""
        self.move(-max(self.rows, 1))

    def action_last_line(self) -> None:
        """To the last row."""
        self.move(max(self.rows, 1))


class CursorView(LineView):
    """A pane of rows one of which the cursor is on."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._cursor = 0

    @property
    def cursor(self) -> int:
        """The row the cursor is on, from 0."""
        return self._cursor

    def can_stop_at(self, row: int) -> bool:
        """Whether the cursor may rest on a row; a heading says no."""
        return True

    def on_cursor_moved(self) -> None:
        """Called after the cursor came to rest on another row."""

    def move(self, rows: int) -> None:
        """Move the cursor by rows, to the nearest row it may rest on in that direction."""
        if not self.rows:
            return
        target = min(max(self._cursor + rows, 0), self.rows - 1)
        step = 1 if rows > 0 else -1
        row = target
        while 0 <= row < self.rows and not self.can_stop_at(row):
            row += step
        if not 0 <= row < self.rows:
            row = target
            while row != self._cursor and not self.can_stop_at(row):
                row -= step
        self.put_cursor(row)

    def put_cursor(self, row: int, *, quiet: bool = False) -> None:
        """Put the cursor on a row and bring it into view; `quiet` tells nobody."""
        row = min(max(row, 0), max(self.rows - 1, 0))
        if row != self._cursor:
            old, self._cursor = self._cursor, row
            self.refresh_row(old)
            self.refresh_row(row)
            if not quiet:
                self.on_cursor_moved()
        self.show_row(row)

    def on_resize(self, event: Resize) -> None:
        """Keep the cursor in view, also of a pane that was not shown until now."""
        super().on_resize(event)
        self.show_row(self.cursor)

    def show_row(self, row: int) -> None:
        """Scroll by half a page where a row is out of view: fewer repaints than line by line."""
        if not self.size.height:
            return
        first = row * self.row_height
        if first < self.top:
            jump = self.page // 2 if self.top - first < self.page else self.page // 3
            self.go_to_line(max(first - jump, 0))
        elif first + self.row_height > self.top + self.page:
            last = first + self.row_height
            far = last - self.top - self.page >= self.page
            self.go_to_line(last - (self.page * 2 // 3 if far else self.page - self.page // 2))

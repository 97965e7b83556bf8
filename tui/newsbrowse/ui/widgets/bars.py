"""The one-line bars: title of a pane, chips of the selections, status and key hints."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from newsbrowse.ui.strips import LineBuilder

Piece = tuple[str, str]
"""Text, and the name of a component class of `Bar`."""


class Bar(Widget):
    """One line: pieces from the left, pieces from the right; what does not fit on the left is cut."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "bar--plain",
        "bar--strong",
        "bar--dim",
        "bar--key",
        "bar--off",
        "bar--warning",
    }
    """Few, since Textual works out the style of each for each bar, before the first paint and after it."""

    left_first = False
    """Whether the right gives way where there is not room for both."""

    DEFAULT_CSS = """
    Bar {
        height: 1;
        width: 1fr;
    }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._left: tuple[Piece, ...] = ()
        self._right: tuple[Piece, ...] = ()

    def show(self, left: Sequence[Piece], right: Sequence[Piece] = ()) -> None:
        """Show other pieces; nothing is repainted where they are the same."""
        if (tuple(left), tuple(right)) != (self._left, self._right):
            self._left, self._right = tuple(left), tuple(right)
            self.refresh()

    @property
    def text(self) -> str:
        """What the bar says, for tests and for reading aloud."""
        return "".join(text for text, _ in (*self._left, *self._right))

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(name)

    def render_line(self, y: int) -> Strip:
        """The line; called by Textual."""
        width = self.size.width
        left_cells = sum(cell_len(text) for text, _ in self._left) + 1 if self.left_first else 0
        right = LineBuilder(max(width - left_cells, 0))
        for text, name in self._right:
            right.add(text, self._style(name))
        taken = max(width - left_cells, 0) - right.room
        left = LineBuilder(width - taken)
        for text, name in self._left:
            left.add(text, self._style(name))
        plain = self._style("bar--plain")
        return Strip.join([left.strip(plain), right.strip(plain).crop(0, taken)])


class PaneTitle(Bar):
    """The title of a pane; tells by a sign, not by colour alone, that the pane has the focus."""

    left_first = True

    def name_pane(self, title: str, details: str = "", *, focused: bool = False) -> None:
        """Show the title and, on the right, details."""
        self.set_class(focused, "-focused")
        sign = "▶ " if focused else "  "
        self.show([(sign + title, "bar--strong")], [(f"{details} ", "bar--plain" if focused else "bar--dim")])

"""An input line that shows nothing it should not."""

from __future__ import annotations

from rich.style import Style
from textual.events import Resize
from textual.geometry import Region
from textual.strip import Strip
from textual.suggester import Suggester
from textual.widgets import Input

from newsbrowse.text.clean import clean
from newsbrowse.ui.strips import LineBuilder

_TOLD = 18
"""Cells at the end of a line for what is told there."""

_ROOM = 40
"""Cells from which on a line has room for it."""


class LineInput(Input):
    """One line without a frame; what is typed or pasted into it is cleaned first.

    A sign at its beginning says what is typed there; at its end something is told of what was typed. Both
    are painted over its padding.
    """

    def __init__(
        self,
        text: str = "",
        *,
        placeholder: str = "",
        suggester: Suggester | None = None,
        sign: str = "",
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(
            clean(text),
            placeholder=placeholder,
            suggester=suggester,
            compact=True,
            select_on_focus=False,
            id=id,
        )
        self.cursor_blink = False
        self.sign = sign
        self._told = ""
        self._pad()

    @property
    def told(self) -> str:
        """What is told at the end of the line."""
        return self._told

    def tell(self, words: str) -> None:
        """Tell something of what was typed."""
        if words != self._told:
            self._told = words
            self._pad()
            self.refresh()

    def on_resize(self, event: Resize) -> None:
        """Keep room at the end where there is some."""
        self._pad()

    def _pad(self) -> None:
        """Keep room for the sign, and once something is told for that."""
        end = _TOLD if self._told and self.outer_size.width >= _ROOM else 0
        padding = (0, end, 0, len(self.sign) + 1 if self.sign else 0)
        if self.styles.padding != padding:
            self.styles.padding = padding

    def replace(self, text: str, start: int, end: int) -> None:
        """Put typed or pasted text, cleaned, in the place of a stretch of the line."""
        super().replace(clean(text), start, end)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The line between its sign and what is told; called by Textual.

        Both are in the style of the padding that they take the place of, as Textual has filtered it.
        """
        width, height = self.outer_size
        padding = self.styles.padding
        if not (padding.left or padding.right) or padding.width >= width:
            return super().render_lines(crop)
        first, *rest = super().render_lines(Region(0, 0, width, height))
        plain = next((segment.style for segment in first if segment.style), self.rich_style)
        sign = LineBuilder(padding.left).add(self.sign, plain + Style(bold=True)).strip(plain)
        told = (
            LineBuilder(padding.right).add(f"{self._told:>{max(padding.right - 1, 0)}} ", plain).strip(plain)
        )
        line = Strip.join([sign, first.crop(padding.left, width - padding.right), told])
        return [strip.crop(crop.x, crop.right) for strip in (line, *rest)[crop.y : crop.bottom]]

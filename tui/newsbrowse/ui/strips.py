"""Drawing one line of the screen from pieces of clean text."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from newsbrowse.ui.symbols import drawn


def fit(text: str, width: int) -> str:
    """The text in at most `width` cells, its end marked by an ellipsis where it was cut."""
    if width <= 0:
        return ""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…" if width > 1 else "…"


def broken(text: str, width: int) -> tuple[str, str]:
    """The text in two: the words that fit `width` cells, and the rest without the space between.

    A first word that is too long alone is cut within.
    """
    if cell_len(text) <= width:
        return text, ""
    start = set_cell_size(text, max(width, 0)) if width > 0 else ""
    at = len(start) if text[len(start) : len(start) + 1] == " " else start.rfind(" ")
    if at <= 0:
        at = len(start.rstrip()) or 1
    return text[:at].rstrip(), text[at:].lstrip()


class LineBuilder:
    """Puts pieces side by side into one strip of exactly `width` cells."""

    def __init__(self, width: int) -> None:
        self.room = max(width, 0)
        self._width = max(width, 0)
        self._segments: list[Segment] = []

    def add(self, text: str, style: Style, width: int | None = None, *, right: bool = False) -> LineBuilder:
        """Add a piece, cut to the room that is left.

        Args:
            text: clean text without line breaks.
            style: its style.
            width: cells to take up; the piece is padded to it. None takes what the text needs.
            right: with `width`, set the text to the right.
        """
        room = self.room if width is None else min(width, self.room)
        piece = fit(text, room)
        cells = cell_len(piece)
        if width is not None and cells < room:
            pad = " " * (room - cells)
            piece = pad + piece if right else piece + pad
            cells = room
        if piece:
            self._put(piece, style)
            self.room -= cells
        return self

    def _put(self, text: str, style: Style) -> None:
        """Add a piece, joined to the one before where the style is the same: fewer bytes on the line."""
        text = drawn(text)
        if self._segments and self._segments[-1].style == style:
            text = self._segments.pop().text + text
        self._segments.append(Segment(text, style))

    def marked(self, text: str, style: Style, marks: list[tuple[int, int, Style]]) -> LineBuilder:
        """Add a piece some stretches of which have a style of their own, laid over `style`.

        Args:
            text: clean text without line breaks; what does not fit is cut.
            style: the style of the rest.
            marks: (start, end, style) in code points of `text`; where they overlap the later one wins.
        """
        if not marks:
            return self.add(text, style)
        styles: list[Style] = [style] * len(text)
        for start, end, over in marks:
            for at in range(max(start, 0), min(end, len(text))):
                styles[at] = style + over
        at = 0
        while at < len(text):
            stop = at + 1
            while stop < len(text) and styles[stop] is styles[at]:
                stop += 1
            self.add(text[at:stop], styles[at])
            at = stop
        return self

    def extend(self, strip: Strip) -> LineBuilder:
        """Add a finished line of another builder, no wider than the room that is left."""
        self._segments += strip
        self.room -= strip.cell_length
        return self

    def strip(self, fill: Style) -> Strip:
        """The finished line, filled up to its width."""
        if self.room:
            self._put(" " * self.room, fill)
        return Strip(self._segments, self._width)

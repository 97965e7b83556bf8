"""Quotes, each with who said it and where; and the one under the cursor whole, in its paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.events import Resize
from textual.strip import Strip

from newsbrowse.archive.quoted import Quotation
from newsbrowse.text.clean import clean
from newsbrowse.ui.dates import short_day
from newsbrowse.ui.messages import Told
from newsbrowse.ui.quotework import paragraph_of
from newsbrowse.ui.reading.wrapping import wrap
from newsbrowse.ui.strips import LineBuilder
from newsbrowse.ui.widgets.lines import CursorView, LineView

NOBODY = "nobody named"
"""What stands for the speaker of words that the text gives to none."""

_WIDEST = 90
"""Cells of a line of the paragraph, at most."""


class QuoteList(CursorView):
    """The quotes, two lines each: who, when and where; the words, as far as there is room."""

    row_height = 2
    COMPONENT_CLASSES: ClassVar[set[str]] = {"list--title", "list--dim", "list--cursor", "listing--left"}

    class Moved(Told):
        """The cursor came to rest on another quote."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._quotes: list[Quotation] = []
        self._nothing = ""

    @property
    def chosen(self) -> Quotation | None:
        """The quote under the cursor."""
        return self._quotes[self.cursor] if self.cursor < len(self._quotes) else None

    def show(self, found: Sequence[Quotation], nothing: str = "") -> None:
        """Show other quotes, the cursor on the first; without any, say that there is nothing."""
        self._quotes = list(found)
        self._nothing = nothing
        self.put_cursor(0, quiet=True)
        self.set_rows(len(self._quotes) or bool(nothing))
        self.on_cursor_moved()

    def extend(self, found: Sequence[Quotation]) -> None:
        """Show further quotes below."""
        self._quotes += found
        self.set_rows(len(self._quotes))

    def on_cursor_moved(self) -> None:
        """Tell that another quote is under the cursor."""
        self.post_message(self.Moved())

    def render_row(self, row: int, part: int, width: int) -> Strip:
        """A line of a quote."""
        if not self._quotes:
            words = "" if part else f" {self._nothing}"
            return LineBuilder(width).add(words, self.style_of("list--dim")).strip(self.rich_style)
        article, quote = self._quotes[row].article, self._quotes[row].quote
        here = row == self.cursor
        plain, dim, who = (
            self.style_of("list--cursor" if here else name)
            for name in ("list--title", "list--dim", "listing--left")
        )
        builder = LineBuilder(width).add("▌" if here else " ", plain)
        if part:
            return builder.add(f"  “{' '.join(clean(quote.text).split())}”", plain).strip(plain)
        where = " · ".join(filter(None, (short_day(article.published), clean(article.source or ""))))
        room = max(builder.room - min(len(where) + 3, builder.room * 2 // 3), 0)
        builder.add(clean(quote.speaker or NOBODY), who if quote.speaker else dim, room)
        return builder.add(f"  {where} ", dim, builder.room, right=True).strip(plain)


class QuoteWhole(LineView):
    """The paragraph of a quote, whose own words stand out."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"list--title", "list--dim"}

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._text = ""
        self._words = (0, 0)
        self._lines: list[tuple[int, int]] = []

    def show(self, quotation: Quotation | None) -> None:
        """Show a quote, or nothing."""
        self._text, self._words = paragraph_of(quotation) if quotation else ("", (0, 0))
        self._set()
        first = next((at for at, (_, end) in enumerate(self._lines) if end > self._words[0]), 0)
        self.go_to_line(max(first - self.page // 3, 0))

    def on_resize(self, event: Resize) -> None:
        """Break the paragraph to the width there is."""
        super().on_resize(event)
        self._set()

    def _set(self) -> None:
        width = max(min(self.size.width - 3, _WIDEST), 1)
        self._lines = list(wrap(self._text, width))
        self.set_rows(len(self._lines))

    def render_row(self, row: int, part: int, width: int) -> Strip:
        """A line of the paragraph."""
        dim = self.style_of("list--dim")
        start, end = self._lines[row]
        first, last = (min(max(at, start), end) for at in self._words)
        builder = LineBuilder(width).add("  ", dim).add(self._text[start:first], dim)
        builder.add(self._text[first:last], self.style_of("list--title")).add(self._text[last:end], dim)
        return builder.strip(dim)

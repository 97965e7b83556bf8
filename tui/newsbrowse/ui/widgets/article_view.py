"""The full text of one article, set for reading; of a long text only the lines in view are drawn."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from textual.events import Resize
from textual.strip import Strip

from newsbrowse.config.settings import MENTION_MARKS, PARAGRAPH_NUMBERS, WIDTH
from newsbrowse.models import Span
from newsbrowse.ui.messages import Told
from newsbrowse.ui.strips import LineBuilder
from newsbrowse.ui.surroundings import keymap_of, settings_of
from newsbrowse.ui.widgets.lines import LineView

if TYPE_CHECKING:  # loaded with the first article: the list does not need them
    from newsbrowse.ui.reading.marks import Layer
    from newsbrowse.ui.reading.reading import Reading
    from newsbrowse.ui.reading.sheet import Sheet
    from newsbrowse.ui.reading.steps import Steps

_AT_ONCE = 400
"""Rows set before the first paint; the rest follows in slices of `_SLICE` seconds."""

_SLICE = 0.008
_REST = 0.004
"""Seconds between two slices, for keys: one key takes several turns of the loop."""

_CONTEXT = 4
"""Rows shown above a place that is gone to."""

_MOST_PLACES = 1000
"""Articles of which it is kept where they were left."""

_LOOKS = (
    "title dim fact rule text heading kept lead number mention match found current link strong emphasis code "
    "badge noted passage sign"
)


class ArticleView(LineView):
    """An article: head, facts, text."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"reader--{look}" for look in _LOOKS.split()}

    class Moved(Told):
        """Another part of the article is in view, or there is something else to tell of the place."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._measure = WIDTH.default
        self._reading: Reading | None = None
        self._sheet: Sheet | None = None
        self._steps: Steps | None = None
        self._marked = True
        self._numbered = False
        self._badges: Mapping[int, str] = {}
        self._layers: list[Layer] = []
        self._styles: dict[tuple[str, ...], Style] = {}
        self._run = 0
        self._pending: Callable[[], bool] | None = None
        self._places: dict[str, tuple[int, int]] = {}

    def on_mount(self) -> None:
        """Begin as the user has set it."""
        settings = settings_of(self)
        self._measure = settings[WIDTH]
        self._marked = settings[MENTION_MARKS]
        self._numbered = settings[PARAGRAPH_NUMBERS]

    @property
    def passage(self) -> Span | None:
        """What is chosen of the text; nothing, unless a subclass lets the user choose."""
        return None

    @property
    def reading(self) -> Reading | None:
        """What is shown."""
        return self._reading

    def show(self, reading: Reading, top: int = 0) -> None:
        """Show an article: from a line, or from where it was left in this session."""
        from newsbrowse.ui.reading.steps import Steps

        self._keep_place()
        place = self._places.get(reading.article.id)
        self._reading = reading
        self._steps = Steps(reading, keymap_of(self))
        self._badges = {}
        self._set(top)
        if not top and place is not None:
            self._go_back_to(place)

    def clear(self) -> None:
        """Show nothing."""
        self._keep_place()
        self._reading = self._sheet = self._steps = None
        self._run += 1
        self.set_rows(0)
        self.post_message(self.Moved())

    def _keep_place(self) -> None:
        """Remember where the present article is left."""
        if self._reading is None or self._sheet is None:
            return
        self._places.pop(self._reading.article.id, None)
        if (place := self._place) is not None:
            self._places[self._reading.article.id] = place
            if len(self._places) > _MOST_PLACES:
                del self._places[next(iter(self._places))]

    @property
    def _place(self) -> tuple[int, int] | None:
        """What is at the top of the view, to be found at any width: its place in the body, rows above it."""
        offset = self._sheet.offset_of(self.top) if self._sheet else -1
        return None if self._sheet is None or offset < 0 else (offset, self._sheet.row_of(offset) - self.top)

    def _go_back_to(self, place: tuple[int, int]) -> None:
        self._go_when_set(partial(self._try_offset, *place, True))

    # Where the reader is.

    @property
    def position(self) -> str:
        """Where in the article the view is: the place stepped to, paragraph, and share of the text."""
        if self._sheet is None or self._steps is None:
            return ""
        where = self._sheet.position(self.top, self.top + self.page)
        return " · ".join(part for part in (self._steps.told, where) if part)

    @property
    def told(self) -> str:
        """Which of the places stepped through is shown: `match 3 of 12`; empty for none."""
        return self._steps.told if self._steps is not None else ""

    @property
    def _view(self) -> tuple[int, int]:
        """Where in the text the view begins and ends."""
        return self._sheet.stretch(self.top, self.top + self.page) if self._sheet else (0, 0)

    def on_resize(self, event: Resize) -> None:
        """Set the text again at a new width, with the same words at the top; tell what is in view now."""
        super().on_resize(event)
        if self._sheet is not None and self._sheet.room != self.size.width:
            self._set_again()
        self.post_message(self.Moved())

    def on_scrolled(self) -> None:
        """Say that another part is in view."""
        self.post_message(self.Moved())

    # The text is set: what is seen at once, a long rest in slices.

    def _set_again(self) -> None:
        place = self._place
        self._set(0)
        if place is not None:
            self._go_back_to(place)

    def _set(self, top: int) -> None:
        from newsbrowse.ui.reading.sheet import Sheet

        assert self._reading is not None  # noqa: S101 - callers have checked
        self._run += 1
        self._pending = None
        self._styles = {}
        room = self.size.width
        sheet = Sheet(self._reading, room, self._measure, numbered=self._numbered)
        sheet.extend(lambda: sheet.rows >= _AT_ONCE + top)
        self._sheet = sheet
        self._mark()
        self.set_rows(sheet.rows)
        self.go_to_line(top)
        if not sheet.layout.complete:
            self.run_worker(self._set_rest(sheet, self._run), exclusive=True, group="typeset")
        self.post_message(self.Moved())

    async def _set_rest(self, sheet: Sheet, run: int) -> None:
        """Set the rest of a long text without holding up the keys; what is seen is not painted again."""
        while run == self._run and not sheet.layout.complete:
            until = monotonic() + _SLICE
            sheet.extend(lambda: monotonic() > until)  # noqa: B023 - called before the next turn
            self._rows = sheet.rows
            if self._pending is not None and self._pending():
                self._pending = None
            await asyncio.sleep(_REST)
        if run == self._run:
            self.post_message(self.Moved())

    def move(self, rows: int) -> None:
        """Scroll by rows; the end of a text that is still being set is gone to once it is."""
        self._pending = None
        super().move(rows)

    def action_last_line(self) -> None:
        """To the last row."""
        super().action_last_line()
        if self._sheet is not None and not self._sheet.layout.complete:
            self._pending = self._go_to_end

    def _go_to_end(self) -> bool:
        if self._sheet is None or self._sheet.layout.complete:
            super().action_last_line()
            return True
        return False

    def go_to_offset(self, offset: int) -> None:
        """Bring a place in the body into view, with rows of context above it; nothing moves if it is seen."""
        self._go_when_set(partial(self._try_offset, offset, _CONTEXT, False))

    def _go_when_set(self, go: Callable[[], bool]) -> None:
        """Go somewhere now, or once the text is set as far as that."""
        self._pending = None if go() else go

    def _try_offset(self, offset: int, context: int, always: bool) -> bool:
        sheet = self._sheet
        if sheet is None or not sheet.layout.reaches(offset):
            return sheet is None
        row = sheet.row_of(offset)
        if always or not self.top <= row < self.top + self.page - 1:
            self.go_to_line(row - context)
        return True

    # Marks and drawing.

    def marks(self) -> list[Layer]:
        """What is marked in the text, the topmost last."""
        return self._steps.layers(mentions=self._marked) if self._steps else []

    def _mark(self) -> None:
        """Mark what is to be marked now."""
        self._layers = self.marks()
        self.refresh()

    def show_badges(self, badges: Mapping[int, str]) -> None:
        """Draw short signs over the words at some places; none takes them away."""
        self._badges = badges
        self.refresh()

    def render_row(self, row: int, part: int, width: int) -> Strip:
        """One row of the article."""
        builder = LineBuilder(width)
        if self._sheet is not None and row < self._sheet.rows:
            for text, looks in self._sheet.draw(row, self._layers, self._badges, self.passage):
                builder.add(text, self._style(looks))
        return builder.strip(self._style(("text",)))

    def _style(self, looks: tuple[str, ...]) -> Style:
        """The styles of some looks, laid over one another."""
        style = self._styles.get(looks)
        if style is None:
            over = (self.get_component_rich_style(f"reader--{look}", partial=True) for look in looks[1:])
            style = Style.combine((self.style_of(f"reader--{looks[0]}"), *over))
            self._styles[looks] = style
        return style

"""The list of articles: any number of hits, fetched a page at a time as they come into view."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import ClassVar

from rich.style import Style
from textual.events import Resize
from textual.strip import Strip

from newsbrowse.archive.marks import Marks
from newsbrowse.models import Hit, Page
from newsbrowse.ui.commands import Scope
from newsbrowse.ui.messages import Said, Told
from newsbrowse.ui.strips import LineBuilder
from newsbrowse.ui.symbols import are_ascii
from newsbrowse.ui.widgets.article_row import one_line, two_lines
from newsbrowse.ui.widgets.lines import CursorView

PAGE = 20
"""Hits fetched at once while scrolling; those of a new search are as many pages as are in view."""

ONE_LINE_WIDTH = 72
"""From this width on, an article takes one line: day, title, source."""


_UNTOUCHED = Marks()
_NO_MARKS: Mapping[str, Marks] = MappingProxyType({})


class ArticleList(CursorView):
    """Hits of the current search. Holds the pages it has seen; asks for the others by `Wanted`."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (
        Scope.LIST,
        Scope.MOVE,
    )
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "list--title",
        "list--dim",
        "list--cursor",
        "list--cursor-dim",
        "list--marked",
        "list--star",
    }

    class Highlighted(Told):
        """The cursor came to rest on another article."""

        hit: Hit

    class Chosen(Told):
        """The user wants to read the article under the cursor."""

        hit: Hit

    class AlikeWanted(Told):
        """The user wants to see the near-duplicates that a line stands for."""

        hit: Hit

    class Ticked(Told):
        """The user ticked the article under the cursor, or takes the tick off."""

        hit: Hit

    class MoveWanted(Told):
        """The user wants the article under the cursor some rows further down, or up."""

        hit: Hit
        rows: int

    class PlaceWanted(Told):
        """The user wants to type at which place of the reading list an article is to stand."""

    class Wanted(Told):
        """A page is in view that is not there yet."""

        offset: int

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._hits: dict[int, Hit] = {}
        self._asked: set[int] = set()
        self._marked: str | None = None
        self._marks: dict[str, Marks] = {}
        self._ticked: frozenset[str] = frozenset()
        self._empty: tuple[str, ...] = ()

    @property
    def in_view(self) -> int:
        """How many hits are to be asked for to fill the view, in whole pages."""
        return max(-(-self.page // (self.row_height * PAGE)), 1) * PAGE

    @property
    def hit(self) -> Hit | None:
        """The article under the cursor, once it is there."""
        return self._hits.get(self.cursor)

    def show(
        self,
        page: Page,
        row: int = 0,
        top: int = 0,
        *,
        limit: int = PAGE,
        empty: tuple[str, ...] = (),
        marks: Mapping[str, Marks] = _NO_MARKS,
    ) -> None:
        """Show the hits of a new search.

        Args:
            page: a stretch of them that holds `row`.
            row: where the cursor goes.
            top: the first line to show.
            limit: how many hits were asked for; where there are fewer, they are the last.
            empty: what to say where there are none.
            marks: what the user did with them, by id.
        """
        self._empty = empty
        self._marks = dict(marks)
        self._hits = {page.offset + at: hit for at, hit in enumerate(page.hits)}
        self._asked = set(range(page.offset, page.offset + limit, PAGE))
        rows = _rows(page, limit)
        self._cursor = min(row, max(rows - 1, 0))
        self.set_rows(rows)
        self.go_to_line(top)
        self.show_row(self._cursor)

    def extend(self, page: Page, marks: Mapping[str, Marks] = _NO_MARKS) -> None:
        """Take in a further page of the same search."""
        self._marks.update(marks)
        before = self.hit
        self.set_rows(min(self.rows, _rows(page, PAGE)))
        self._hits.update({page.offset + at: hit for at, hit in enumerate(page.hits)})
        self.refresh()
        if before is None and self.hit is not None:
            self.post_message(self.Highlighted(self.hit))

    @property
    def shown(self) -> list[str]:
        """The ids of the articles that are there."""
        return [hit.id for hit in self._hits.values()]

    def marks_of(self, article: str) -> Marks:
        """What the user did with an article, as it is shown."""
        return self._marks.get(article, _UNTOUCHED)

    def show_marks(self, marks: Mapping[str, Marks]) -> None:
        """Show what the user did with some articles; only lines that change are painted."""
        changed = {article for article, mark in marks.items() if self._marks.get(article) != mark}
        self._marks.update(marks)
        self._repaint(changed)

    def show_ticked(self, ticked: Collection[str]) -> None:
        """Show which articles are ticked."""
        before, self._ticked = self._ticked, frozenset(ticked)
        self._repaint(before ^ self._ticked)

    def _repaint(self, articles: Collection[str]) -> None:
        for row, hit in self._hits.items():
            if hit.id in articles:
                self.refresh_row(row)

    def mark(self, article: str | None) -> None:
        """Show which article is marked for comparing."""
        self._marked = article
        self.refresh()

    def on_resize(self, event: Resize) -> None:
        """One line an article where there is room, else two."""
        height = 1 if event.size.width >= ONE_LINE_WIDTH else 2
        if height != self.row_height:
            first = self.top // self.row_height
            self.row_height = height
            self.set_rows(self.rows)
            self.go_to_line(first * height)
        self.show_row(self.cursor)

    def on_cursor_moved(self) -> None:
        """Tell which article is under the cursor; its page may still be on the way."""
        if self.hit is not None:
            self.post_message(self.Highlighted(self.hit))
        else:
            self._ask(self.cursor)
        self._ask_ahead()

    def _ask_ahead(self) -> None:
        """Have the hits of the next screenful come before they are in view: no line is painted twice."""
        shown = self.page // self.row_height
        first = max(self.cursor, self.top // self.row_height)
        for row in range(first, min(first + 2 * shown, self.rows - 1) + 1, PAGE):
            self._ask(row)
        if self.rows:
            self._ask(min(first + 2 * shown, self.rows - 1))

    def action_read(self) -> None:
        """Read the article under the cursor."""
        if self.hit is not None:
            self.post_message(self.Chosen(self.hit))

    def action_tick(self) -> None:
        """Tick the article under the cursor, or take the tick off, and go on to the next."""
        if self.hit is not None:
            self.post_message(self.Ticked(self.hit))
            self.move(1)

    def action_move_down(self) -> None:
        """Move the article under the cursor a row down."""
        if self.hit is not None:
            self.post_message(self.MoveWanted(self.hit, 1))

    def action_move_up(self) -> None:
        """Move the article under the cursor a row up."""
        if self.hit is not None:
            self.post_message(self.MoveWanted(self.hit, -1))

    def action_move_to(self) -> None:
        """Have the user type a place for the article."""
        self.post_message(self.PlaceWanted())

    def action_alike(self) -> None:
        """Show the near-duplicates that the line under the cursor stands for."""
        if self.hit is not None and self.hit.alike:
            self.post_message(self.AlikeWanted(self.hit))
        else:
            self.post_message(Said("This line stands for one article alone."))

    def _ask(self, row: int) -> None:
        offset = row // PAGE * PAGE
        if offset not in self._asked:
            self._asked.add(offset)
            self.post_message(self.Wanted(offset))

    def render_line(self, y: int) -> Strip:
        """One line of the screen; where nothing was found, what to do about it."""
        if self.rows or y - 1 not in range(len(self._empty)):
            return super().render_line(y)
        words = LineBuilder(self.size.width).add(f"  {self._empty[y - 1]}", self.rich_style)
        return words.strip(self.rich_style)

    def render_row(self, row: int, part: int, width: int) -> Strip:
        """One line of an article."""
        hit = self._hits.get(row)
        at_cursor = row == self.cursor
        title = self.style_of("list--cursor" if at_cursor else "list--title")
        dim = self.style_of("list--cursor-dim" if at_cursor else "list--dim")
        line = LineBuilder(width)
        line.add("▌" if at_cursor else " ", title)
        if hit is None:
            self._ask(row)
            return line.add("…" if part == 0 else "", dim).strip(self.rich_style)
        if self.row_height == 1:
            line.add(self._state_sign(hit), title)
            return one_line(line, hit, self._signs(hit), title, dim)
        line.add("  " if part else f"{self._state_sign(hit)} ", title)
        return two_lines(line, hit, part, self._signs(hit), title, dim)

    def _state_sign(self, hit: Hit) -> str:
        """Whether an article is ticked, or not read yet; in a column of its own."""
        if hit.id in self._ticked:
            return "✓"
        if self.marks_of(hit.id).read:
            return " "
        return "o" if are_ascii() else "•"

    def _signs(self, hit: Hit) -> list[tuple[str, Style]]:
        """What stands before a title: the mark for comparing, the star (hollow for that of a passage)."""
        signs = []
        if hit.id == self._marked:
            signs.append(("c ", self.style_of("list--marked")))
        marks = self.marks_of(hit.id)
        if marks.starred or marks.within:
            signs.append(("★ " if marks.starred else "☆ ", self.style_of("list--star")))
        return signs


def _rows(page: Page, limit: int) -> int:
    """How many lines the list has, as far as a page tells: where it is not full, it is the last.

    Folded near-duplicates make fewer lines than articles, and how many is known only at the end.
    """
    end = page.offset + len(page.hits)
    return end if len(page.hits) < limit else page.total

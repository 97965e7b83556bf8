"""Two texts side by side, aligned row by row, scrolled together or apart; stacked if there is no room."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import ClassVar

from rich.style import Style
from textual.events import Resize
from textual.strip import Strip

from newsbrowse.compare.rows import CompareRow, passage_at
from newsbrowse.models import Pair, PairKind, Span
from newsbrowse.ui.messages import Said, Told
from newsbrowse.ui.strips import LineBuilder
from newsbrowse.ui.widgets.compare_column import FAR
from newsbrowse.ui.widgets.compare_lines import Apart, Half, InStep, Line
from newsbrowse.ui.widgets.compare_texts import Texts
from newsbrowse.ui.widgets.lines import LineView

SIDE_BY_SIDE = 100
"""From this width on the two texts stand in columns."""

SIGNS = {PairKind.VERBATIM: "=", PairKind.NEAR: "≈", PairKind.CLAIM: "~", None: " "}

_NUMBER = 5
"""Cells for the number of a paragraph."""
_ABOVE = 2
"""Lines above a row that was gone to."""


class CompareView(LineView):
    """The texts of a comparison. The row that was last gone to is marked in the gutter."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "compare--text",
        "compare--alone",
        "compare--gutter",
        "compare--current",
        "compare--changed",
        "compare--differs",
        "compare--number",
    }

    class Moved(Told):
        """Another part came into view, or the texts scroll in another way."""

    def __init__(self, texts: Texts, *, row: int | None = None, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._lines: InStep | Apart | None = None
        self._shown: Sequence[Line] = ()
        self._begin_at = row
        self.dims = False
        self.active = 0
        self._take(texts)

    def _take(self, texts: Texts) -> None:
        self._texts = texts
        self._current = -1
        self._arrange(texts.rows)

    def _arrange(self, rows: list[CompareRow]) -> None:
        self._row_list = rows
        self._stops = [at for at, row in enumerate(rows) if row.kind not in (None, PairKind.VERBATIM)]
        self._changes = lru_cache(maxsize=512)(lambda at: self._texts.changed_words(rows[at]))

    def show(self, texts: Texts, row: int | None = None) -> None:
        """Show another comparison, from a row or its first pair on."""
        self._take(texts)
        self._begin_at = row
        self._set()
        self._begin()

    @property
    def side_by_side(self) -> bool:
        """Whether the texts stand in two columns."""
        return self.size.width >= SIDE_BY_SIDE

    @property
    def apart(self) -> bool:
        """Whether each text scrolls by itself."""
        return isinstance(self._lines, Apart)

    @property
    def current(self) -> CompareRow | None:
        """The row that was last gone to."""
        return self._row_list[self._current] if 0 <= self._current < len(self._row_list) else None

    @property
    def pair(self) -> Pair | None:
        """The pair that was last gone to, or else the first one in view."""
        rows = [self._current] if self.current else self._rows_in_view()
        return next((pair for at in rows if (pair := self._texts.pair_of(self._row_list[at]))), None)

    @property
    def first_row(self) -> int:
        """The first row in view, from 0."""
        return self._lines.top_row if self._lines else self._begin_at or 0

    def _rows_in_view(self) -> list[int]:
        return list(dict.fromkeys(row for line in self._shown for row in (line.left.row,) if row >= 0))

    def on_resize(self, event: Resize) -> None:
        """Set the texts again at the new width, with the same row at the top; first from the first pair."""
        if self._lines is None:
            self._set()
            self._begin()
            return
        row = self.first_row
        self._set()
        self._put(row, 0)

    @property
    def column(self) -> int:
        """Cells of one column of text, without gutter and paragraph number."""
        width = self.size.width
        return max((width - 3) // 2 - _NUMBER if self.side_by_side else width - _NUMBER - 4, 1)

    def _set(self, *, apart: bool | None = None) -> None:
        apart = self.apart if apart is None else apart
        if apart and self.side_by_side:
            self._lines = Apart(self._row_list, self._texts.sides, self.column)
        else:
            beside = self.side_by_side
            self._lines = InStep(self._row_list, self._texts.sides, self.column, beside=beside)
        self._look()

    def _look(self) -> None:
        """Lay out what is in view, and paint it."""
        self._shown = self._lines.shown(self.page) if self._lines else ()
        self.refresh()

    @property
    def rows(self) -> int:
        """How many lines there are, as far as that is known."""
        return len(self._lines) if self._lines else 0

    @property
    def top(self) -> int:
        """How many lines lie above what is shown, as far as that is known."""
        return self._lines.top if self._lines else 0

    @property
    def is_exact(self) -> bool:
        """Whether `top` is more than a guess."""
        return self._lines is None or self._lines.is_exact

    def turn_apart(self) -> None:
        """Scroll each text by itself, or both together again."""
        in_view = self._rows_in_view()
        paired = [at for at in in_view if self._row_list[at].kind is not None]
        self._set(apart=not self.apart)
        self.active = 0
        for at in (paired or in_view)[:1]:
            self._put(at, _ABOVE)
        self.post_message(self.Moved())

    def turn_to(self, side: int) -> None:
        """Scroll the left (0) or the right (1) text."""
        self.active = side
        self.post_message(self.Moved())

    def turn_dim(self) -> None:
        """Dim what stands alone, or not."""
        self.dims = not self.dims
        self.refresh()

    def move(self, rows: int) -> None:
        """Scroll both texts, or the one whose turn it is."""
        if isinstance(self._lines, Apart):
            self._lines.move(self.active, rows)
        elif self._lines is not None:
            self._lines.move(rows, self.page)
        self._look()
        self.post_message(self.Moved())

    def action_first_line(self) -> None:
        """To the beginning."""
        self.move(-FAR)

    def action_last_line(self) -> None:
        """To the end."""
        self.move(FAR)

    def _put(self, row: int, above: int) -> None:
        """Bring a row into view, so many lines below the first."""
        if isinstance(self._lines, Apart) and row < len(self._row_list):
            self._lines.show(row, above)
        elif isinstance(self._lines, InStep):
            self._lines.show(row, above, self.page)
        self._look()
        self.post_message(self.Moved())

    def _begin(self) -> None:
        """Go to where the texts are to be shown from first."""
        if self._begin_at is not None:
            self._put(min(self._begin_at, len(self._row_list) - 1), 0)
            return
        self._put(next((at for at, row in enumerate(self._row_list) if row.kind is not None), 0), _ABOVE)

    def go_to_row(self, row: int) -> None:
        """Bring a row into view and mark it."""
        self._current = row
        self._put(row, _ABOVE)

    @property
    def differs(self) -> bool:
        """Whether any pair of passages does not say the same in the same words."""
        return bool(self._stops)

    def step_difference(self, step: int) -> None:
        """To the next (1) or previous (-1) pair of passages that do not say the same in the same words."""
        here = self._current
        if here < 0:
            here = next(iter(self._rows_in_view()), 0) - (1 if step > 0 else 0)
        at = bisect_right(self._stops, here) if step > 0 else bisect_left(self._stops, here) - 1
        if not 0 <= at < len(self._stops):
            self.post_message(
                Said("That was the last difference." if step > 0 else "That was the first one.")
            )
            return
        row = self._stops[at]
        self.go_to_row(row)
        kind = _KINDS[self._row_list[row].kind]
        self.post_message(Said(f"Difference {at + 1} of {len(self._stops)}: {kind}"))

    def go_to_spans(self, left: Span | None, right: Span | None) -> None:
        """Bring the passages with two spans side by side into view."""
        sides = self._texts.sides
        left_at = passage_at(sides[0].passages, left.start) if left else None
        right_at = passage_at(sides[1].passages, right.start) if right else None
        both = left_at is not None and right_at is not None
        self._arrange(self._texts.pinned(left_at or 0, right_at or 0) if both else self._texts.rows)
        self._set()
        for at, row in enumerate(self._row_list):
            if (left_at is not None and row.left == left_at) or (left_at is None and row.right == right_at):
                self.go_to_row(at)
                return

    def render_line(self, y: int) -> Strip:
        """One line of both texts."""
        width = self.size.width
        if y >= len(self._shown):
            return LineBuilder(width).strip(self.rich_style)
        left, right = self._shown[y]
        current = self._current in [half.row for half in (left, right) if half.piece]
        gutter = self.style_of("compare--current" if current else "compare--gutter")
        builder = LineBuilder(width)
        if self.side_by_side:
            half = self.column + _NUMBER
            builder.extend(self._half(0, left, half)).add(f"{self._signs(left, right)}│", gutter)
            return builder.extend(self._half(1, right, half)).strip(self.style_of("compare--text"))
        side = "L" if left.piece else "R" if right.piece else " "
        sign = self._signs(left, right)[1]
        builder.add(f"{sign}{side}{'▌' if current else '│'} ", gutter)
        shown = self._half(0, left, builder.room) if left.piece else self._half(1, right, builder.room)
        return builder.extend(shown).strip(self.style_of("compare--text"))

    def _signs(self, left: Half, right: Half) -> str:
        """What kind the row is of, on its first line; of texts apart, of the left and of the right line."""
        signs = [SIGNS[self._row_list[at].kind] if piece and piece[2] else " " for at, piece in (left, right)]
        if self.apart:
            return "".join(signs)
        row = self._row_list[left.row]
        sign = signs[0] if signs[0] != " " else signs[1]
        elsewhere = row.moved or row.partner is not None
        return ("↕" if elsewhere and sign != " " else " ") + sign

    def _half(self, at: int, half: Half, width: int) -> Strip:
        """A line of one side, `width` cells wide."""
        builder = LineBuilder(width)
        row, side = self._row_list[half.row], self._texts.sides[at]
        passage = (row.left, row.right)[at]
        if half.piece is None or passage is None:
            return builder.strip(self.style_of("compare--text"))
        text = self.style_of("compare--alone" if self.dims and row.kind is None else "compare--text")
        start, end, first = half.piece
        builder.add(side.number(passage) if first else "", self.style_of("compare--number"), _NUMBER)
        marks = self._marks(self._changes(half.row)[at], half, "compare--changed")
        marks += self._marks(side.marked(passage), half, "compare--differs")
        return builder.marked(side.text[start:end], text, marks).strip(text)

    def _marks(self, spans: Sequence[Span], half: Half, name: str) -> list[tuple[int, int, Style]]:
        start, end, _ = half.piece or (0, 0, False)
        style = self.style_of(name)
        return [(begin - start, stop - start, style) for begin, stop in spans if begin < end and stop > start]


_KINDS = {
    PairKind.VERBATIM: "the same words",
    PairKind.NEAR: "nearly the same words",
    PairKind.CLAIM: "the same in other words",
    None: "",
}

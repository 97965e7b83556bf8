"""Two texts side by side, aligned row by row, scrolled together or apart; stacked if there is no room."""

from __future__ import annotations

from functools import lru_cache
from typing import ClassVar

from rich.style import Style
from textual.events import Resize
from textual.strip import Strip

from newsbrowse.compare.rows import CompareRow, compare_rows, passage_at
from newsbrowse.compare.words import word_differences
from newsbrowse.models import Comparison, Pair, PairKind, Span
from newsbrowse.ui.messages import Said, Told
from newsbrowse.ui.strips import LineBuilder
from newsbrowse.ui.widgets.compare_lines import Apart, Half, InStep
from newsbrowse.ui.widgets.compare_side import Side
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

    def __init__(self, comparison: Comparison, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._lines: InStep | Apart | None = None
        self._current = -1
        self._opened = False
        self.dims = False
        self.active = 0
        self._take(comparison)

    def _take(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self._sides = Side.both(comparison)
        self._row_list = compare_rows(comparison)
        self._changes = lru_cache(maxsize=512)(self._changed_words)

    def show(self, comparison: Comparison) -> None:
        """Show another comparison from its first pair."""
        self._take(comparison)
        self._current = -1
        self._set()
        self._go_to_first_pair()

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
        return next((pair for at in rows if (pair := self._pair_of(self._row_list[at]))), None)

    def _pair_of(self, row: CompareRow) -> Pair | None:
        left = row.left if row.left is not None else row.partner
        right = row.right if row.right is not None else row.partner
        if row.kind is None or left is None or right is None:
            return None
        wanted = self._sides[0].passages[left], self._sides[1].passages[right]
        return next((one for one in self._comparison.pairs if (one.left, one.right) == wanted), None)

    def _rows_in_view(self) -> list[int]:
        if self._lines is None:
            return []
        shown = range(self.top, min(self.top + self.page, len(self._lines)))
        return list(dict.fromkeys(row for at in shown if (row := self._lines.at(at).left.row) >= 0))

    def on_resize(self, event: Resize) -> None:
        """Set the texts again at the new width, with the same row at the top; first from the first pair."""
        row = self._lines.row_at(self.top) if isinstance(self._lines, InStep) else max(self._current, 0)
        self._set()
        if self._opened:
            self.go_to_line(self._line_of(row))
        else:
            self._go_to_first_pair()
        self._opened = True

    def on_scrolled(self) -> None:
        """Tell how far down the view is."""
        self.post_message(self.Moved())

    @property
    def column(self) -> int:
        """Cells of one column of text, without gutter and paragraph number."""
        width = self.size.width
        return max((width - 3) // 2 - _NUMBER if self.side_by_side else width - _NUMBER - 4, 1)

    def _set(self, *, apart: bool | None = None) -> None:
        apart = self.apart if apart is None else apart
        if apart and self.side_by_side:
            self._lines = Apart(self._row_list, self._sides, self.column)
        else:
            self._lines = InStep(self._row_list, self._sides, self.column, beside=self.side_by_side)
        self.set_rows(len(self._lines))

    def turn_apart(self) -> None:
        """Scroll each text by itself, or both together again."""
        in_view = self._rows_in_view()
        paired = [at for at in in_view if self._row_list[at].kind is not None]
        self._set(apart=not self.apart)
        self.active = 0
        for at in (paired or in_view)[:1]:
            self._show_row(at)
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
        if not isinstance(self._lines, Apart):
            super().move(rows)
            return
        if self.active:
            self._lines.move_right(self.top, rows)
            top = self.top
        else:
            top = self._lines.move_left(self.top, rows)
        self.set_rows(max(len(self._lines), top + self.page))
        self.go_to_line(top)

    def _line_of(self, row: int) -> int:
        if isinstance(self._lines, Apart):
            return self._lines.put(row)
        return self._lines.line_of(row) if self._lines else 0

    def _go_to_first_pair(self) -> None:
        first = next((at for at, row in enumerate(self._row_list) if row.kind is not None), 0)
        self.go_to_line(max(self._line_of(first) - _ABOVE, 0))

    def go_to_row(self, row: int) -> None:
        """Bring a row into view and mark it."""
        self._current = row
        self._show_row(row)

    def _show_row(self, row: int) -> None:
        line = self._line_of(row)
        if self._lines is not None:
            self.set_rows(max(len(self._lines), line + self.page if self.apart else 0))
        self.go_to_line(max(line - _ABOVE, 0))
        self.refresh()

    @property
    def differs(self) -> bool:
        """Whether any pair of passages does not say the same in the same words."""
        return bool(self._stops)

    @property
    def _stops(self) -> list[int]:
        return [at for at, row in enumerate(self._row_list) if row.kind not in (None, PairKind.VERBATIM)]

    def step_difference(self, step: int) -> None:
        """To the next (1) or previous (-1) pair of passages that do not say the same in the same words."""
        stops = self._stops
        here = self._current
        if here < 0:
            here = next(iter(self._rows_in_view()), 0) - (1 if step > 0 else 0)
        beyond = [stop for stop in stops if (stop > here if step > 0 else stop < here)]
        if not beyond:
            self.post_message(
                Said("That was the last difference." if step > 0 else "That was the first one.")
            )
            return
        at = beyond[0] if step > 0 else beyond[-1]
        self.go_to_row(at)
        number = stops.index(at) + 1
        self.post_message(Said(f"Difference {number} of {len(stops)}: {_KINDS[self._row_list[at].kind]}"))

    def go_to_spans(self, left: Span | None, right: Span | None) -> None:
        """Bring the passages with two spans side by side into view."""
        left_at = passage_at(self._sides[0].passages, left.start) if left else None
        right_at = passage_at(self._sides[1].passages, right.start) if right else None
        pin = (left_at, right_at) if left_at is not None and right_at is not None else None
        self._row_list = compare_rows(self._comparison, pin)
        self._changes.cache_clear()
        self._set()
        for at, row in enumerate(self._row_list):
            if (left_at is not None and row.left == left_at) or (left_at is None and row.right == right_at):
                self.go_to_row(at)
                return

    def _changed_words(self, row: int) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        found = self._row_list[row]
        if found.left is None or found.right is None or found.kind is not PairKind.NEAR:
            return (), ()
        sides = tuple(zip(self._sides, (found.left, found.right), strict=True))
        changed = word_differences(*(side.words(passage) for side, passage in sides))
        begins = [side.passages[passage].start for side, passage in sides]
        left, right = (
            tuple(Span(begin + start, begin + end) for start, end in spans)
            for begin, spans in zip(begins, changed, strict=True)
        )
        return left, right

    def render_row(self, row: int, part: int, width: int) -> Strip:
        """One line of both texts."""
        if self._lines is None:
            return LineBuilder(width).strip(self.rich_style)
        left, right = self._lines.at(row)
        current = self._current in (left.row, right.row) and (left.piece or right.piece) is not None
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
        if half.piece is None:
            return builder.strip(self.style_of("compare--text"))
        row, side = self._row_list[half.row], self._sides[at]
        text = self.style_of("compare--alone" if self.dims and row.kind is None else "compare--text")
        start, end, first = half.piece
        passage = (row.left, row.right)[at]
        number = side.number(passage) if first and passage is not None else ""
        builder.add(number, self.style_of("compare--number"), _NUMBER)
        marks = self._marks(self._changes(half.row)[at], half, "compare--changed")
        marks += self._marks(side.marked, half, "compare--differs")
        return builder.marked(side.text[start:end], text, marks).strip(text)

    def _marks(
        self, spans: tuple[Span, ...] | list[Span], half: Half, name: str
    ) -> list[tuple[int, int, Style]]:
        start, end, _ = half.piece or (0, 0, False)
        style = self.style_of(name)
        return [(begin - start, stop - start, style) for begin, stop in spans if begin < end and stop > start]


_KINDS = {
    PairKind.VERBATIM: "the same words",
    PairKind.NEAR: "nearly the same words",
    PairKind.CLAIM: "the same in other words",
    None: "",
}

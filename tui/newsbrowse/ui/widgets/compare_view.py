"""Two texts side by side, aligned row by row and scrolled together; stacked where the screen is narrow."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from itertools import zip_longest
from typing import ClassVar, NamedTuple

from rich.style import Style
from textual.events import Resize
from textual.strip import Strip

from newsbrowse.compare.rows import CompareRow, compare_rows, passage_at
from newsbrowse.compare.words import word_differences
from newsbrowse.models import Article, Comparison, PairKind, Span
from newsbrowse.text.clean import clean_preserving
from newsbrowse.text.paragraphs import Paragraphs
from newsbrowse.ui.messages import Said
from newsbrowse.ui.reading.wrapping import wrap
from newsbrowse.ui.strips import LineBuilder
from newsbrowse.ui.widgets.lines import LineView

SIDE_BY_SIDE = 100
"""From this width on the two texts stand in columns."""

SIGNS = {PairKind.VERBATIM: "=", PairKind.NEAR: "≈", PairKind.CLAIM: "~", None: " "}

_NUMBER = 5
"""Cells for the number of a paragraph."""

_HEADING = re.compile(r"#{1,6} +")

Piece = tuple[int, int, bool]
"""(start, end, first): a line of one side, `body[start:end]`; `first` for the first of its passage."""


class _Line(NamedTuple):
    row: int
    left: Piece | None
    right: Piece | None


class _Side:
    """What is drawn of one article."""

    def __init__(self, article: Article, passages: tuple[Span, ...], marked: list[Span]) -> None:
        self.text = clean_preserving(article.body).replace("\n", " ")
        self.passages = passages
        self.marked = sorted(marked)
        self._paragraphs = Paragraphs.of(article)

    def words(self, passage: int) -> str:
        """The passage itself."""
        start, end = self.passages[passage]
        return self.text[start:end]

    def number(self, passage: int) -> str:
        """`¶3` where a passage is the first of its paragraph, else nothing."""
        number = self._paragraphs.number(self.passages[passage].start)
        first = not passage or self._paragraphs.number(self.passages[passage - 1].start) < number
        return f"¶{number}" if first else ""

    def lines(self, passage: int | None, width: int) -> list[Piece]:
        """The lines a passage takes."""
        if passage is None:
            return []
        start, end = self.passages[passage]
        if heading := _HEADING.match(self.text, start, end):
            start = heading.end()
        lines = wrap(self.text[start:end], width)
        return [(start + begin, start + stop, at == 0) for at, (begin, stop) in enumerate(lines)]


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

    def __init__(self, comparison: Comparison, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._lines: list[_Line] = []
        self._current = -1
        self._take(comparison)

    def _take(self, comparison: Comparison) -> None:
        differing = [row for row in comparison.ledger if row.differs]
        self._comparison = comparison
        self._left = _Side(
            comparison.left,
            comparison.left_passages,
            [span for row in differing for span in row.left_spans],
        )
        self._right = _Side(
            comparison.right,
            comparison.right_passages,
            [span for row in differing for span in row.right_spans],
        )
        self._row_list = compare_rows(comparison)
        self._changes = lru_cache(maxsize=512)(self._changed_words)

    def show(self, comparison: Comparison) -> None:
        """Show another comparison from its beginning."""
        self._take(comparison)
        self._current = -1
        self._set()
        self.go_to_line(0)

    @property
    def side_by_side(self) -> bool:
        """Whether the texts stand in two columns."""
        return self.size.width >= SIDE_BY_SIDE

    @property
    def current(self) -> CompareRow | None:
        """The row that was last gone to."""
        return self._row_list[self._current] if 0 <= self._current < len(self._row_list) else None

    def on_resize(self, event: Resize) -> None:
        """Set the texts again at the new width, with the same row at the top."""
        row = self._lines[self.top].row if self.top < len(self._lines) else 0
        self._set()
        self.go_to_line(self._line_of(row))

    @property
    def column(self) -> int:
        """Cells of one column of text, without gutter and paragraph number."""
        width = self.size.width
        return max((width - 3) // 2 - _NUMBER if self.side_by_side else width - _NUMBER - 4, 1)

    def _set(self) -> None:
        lines: list[_Line] = []
        for at, row in enumerate(self._row_list):
            if lines and self._is_apart(at):
                lines.append(_Line(at, None, None))
            left = self._left.lines(row.left, self.column)
            right = self._right.lines(row.right, self.column)
            if self.side_by_side:
                lines += [_Line(at, *pieces) for pieces in zip_longest(left, right)]
            else:
                lines += [_Line(at, piece, None) for piece in left]
                lines += [_Line(at, None, piece) for piece in right]
        self._lines = lines
        self.set_rows(len(lines))

    def _is_apart(self, at: int) -> bool:
        """Whether a blank line goes before a row: around pairs, and where a paragraph begins."""
        row, before = self._row_list[at], self._row_list[at - 1]
        if row.kind is not None or before.kind is not None or not self.side_by_side:
            return True
        starts = ((self._left, row.left), (self._right, row.right))
        return any(passage is not None and side.number(passage) for side, passage in starts)

    def _line_of(self, row: int) -> int:
        return next((at for at, line in enumerate(self._lines) if line.row >= row), 0)

    def go_to_row(self, row: int) -> None:
        """Bring a row into view and mark it."""
        self._current = row
        self.go_to_line(max(self._line_of(row) - 2, 0))
        self.refresh()

    @property
    def differs(self) -> bool:
        """Whether any pair of passages does not say the same in the same words."""
        return bool(self._stops)

    @property
    def _stops(self) -> list[int]:
        return [
            at
            for at, row in enumerate(self._row_list)
            if row.kind is not None and row.kind is not PairKind.VERBATIM
        ]

    def step_difference(self, step: int) -> None:
        """To the next (1) or previous (-1) pair of passages that do not say the same in the same words."""
        stops = self._stops
        if not stops:
            return
        here = self._current
        if here < 0 and self._lines:
            here = self._lines[min(self.top, len(self._lines) - 1)].row - (1 if step > 0 else 0)
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
        left_at = passage_at(self._left.passages, left.start) if left else None
        right_at = passage_at(self._right.passages, right.start) if right else None
        pin = (left_at, right_at) if left_at is not None and right_at is not None else None
        self._row_list = compare_rows(self._comparison, pin)
        self._set()
        for at, row in enumerate(self._row_list):
            if (left_at is not None and row.left == left_at) or (left_at is None and row.right == right_at):
                self.go_to_row(at)
                return

    def _changed_words(self, row: int) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        found = self._row_list[row]
        if found.left is None or found.right is None or found.kind is not PairKind.NEAR:
            return (), ()
        left, right = self._left.passages[found.left], self._right.passages[found.right]
        lefts, rights = word_differences(self._left.words(found.left), self._right.words(found.right))
        return (
            tuple(Span(left.start + span.start, left.start + span.end) for span in lefts),
            tuple(Span(right.start + span.start, right.start + span.end) for span in rights),
        )

    def render_row(self, row: int, part: int, width: int) -> Strip:
        """One line of both texts."""
        line = self._lines[row]
        found = self._row_list[line.row]
        current = line.row == self._current and (line.left or line.right) is not None
        gutter = self.style_of("compare--current" if current else "compare--gutter")
        text = self.style_of("compare--alone" if found.kind is None else "compare--text")
        first = any(piece and piece[2] for piece in (line.left, line.right))
        sign = SIGNS[found.kind] if first else " "
        left = partial(self._side_line, self._left, line.left, line.row, text)
        right = partial(self._side_line, self._right, line.right, line.row, text)
        builder = LineBuilder(width)
        if self.side_by_side:
            half = self.column + _NUMBER
            signs = ("↕" if found.moved and first else " ") + sign
            builder.extend(left(half)).add(f"{signs}│", gutter).extend(right(half))
            return builder.strip(text)
        side = "L" if line.left else "R" if line.right else " "
        builder.add(f"{sign}{side}{'▌' if current else '│'} ", gutter)
        return builder.extend((left if line.left is not None else right)(builder.room)).strip(text)

    def _side_line(self, side: _Side, piece: Piece | None, row: int, text: Style, width: int) -> Strip:
        """A line of one side, `width` cells wide."""
        builder = LineBuilder(width)
        if piece is None:
            return builder.strip(text)
        start, end, first = piece
        at = 0 if side is self._left else 1
        passage = (self._row_list[row].left, self._row_list[row].right)[at]
        number = side.number(passage) if first and passage is not None else ""
        builder.add(number, self.style_of("compare--number"), _NUMBER)
        changed, differs = self.style_of("compare--changed"), self.style_of("compare--differs")
        marks = [(s - start, e - start, changed) for s, e in self._changes(row)[at] if s < end and e > start]
        marks += [(s - start, e - start, differs) for s, e in side.marked if s < end and e > start]
        return builder.marked(side.text[start:end], text, marks).strip(text)


_KINDS = {
    PairKind.VERBATIM: "the same words",
    PairKind.NEAR: "nearly the same words",
    PairKind.CLAIM: "the same in other words",
    None: "",
}

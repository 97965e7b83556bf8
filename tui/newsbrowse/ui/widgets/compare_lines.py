"""The lines of two texts on the screen: in step, row by row, or each column by itself. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from newsbrowse.compare.rows import CompareRow
from newsbrowse.ui.widgets.compare_side import Piece, Side


class Half(NamedTuple):
    """A line of one side: the row it belongs to, and a stretch of the body; None where it is blank."""

    row: int
    piece: Piece | None


class Line(NamedTuple):
    """A line of the screen; where texts are stacked, one of the two is blank."""

    left: Half
    right: Half


class InStep:
    """The rows one below the other, with blank lines around pairs and where paragraphs begin."""

    def __init__(
        self, rows: Sequence[CompareRow], sides: tuple[Side, Side], column: int, *, beside: bool
    ) -> None:
        self._lines: list[Line] = []
        for at, row in enumerate(rows):
            if self._lines and (not beside or _is_apart(rows, sides, at)):
                self._lines.append(Line(Half(at, None), Half(at, None)))
            left = [Half(at, piece) for piece in sides[0].lines(row.left, column)]
            right = [Half(at, piece) for piece in sides[1].lines(row.right, column)]
            blank = Half(at, None)
            if beside:
                self._lines += [Line(*halves) for halves in zip_longest(left, right, fillvalue=blank)]
            else:
                self._lines += [Line(half, blank) for half in left]
                self._lines += [Line(blank, half) for half in right]

    def __len__(self) -> int:
        return len(self._lines)

    def at(self, line: int) -> Line:
        """A line, from 0."""
        return self._lines[line]

    def row_at(self, line: int) -> int:
        """The row that a line belongs to; 0 if there is none."""
        return self._lines[line].left.row if line < len(self._lines) else 0

    def line_of(self, row: int) -> int:
        """The first line of a row."""
        return next((at for at, line in enumerate(self._lines) if line.left.row >= row), 0)


class Apart:
    """Each text in its own order; the right one stands so many lines lower than the left one.

    Attributes:
        shift: by how many lines the right text is lower; below zero, higher.
    """

    def __init__(self, rows: Sequence[CompareRow], sides: tuple[Side, Side], column: int) -> None:
        lefts = {row.left: at for at, row in enumerate(rows)}
        rights = {row.right: at for at, row in enumerate(rows)}
        self._left = [Half(lefts[number], piece) for number, piece in sides[0].column(column)]
        self._right = [Half(rights[number], piece) for number, piece in sides[1].column(column)]
        self.shift = 0

    def __len__(self) -> int:
        return max(len(self._left), len(self._right) + self.shift)

    def at(self, line: int) -> Line:
        """A line, from 0."""
        return Line(_half(self._left, line), _half(self._right, line - self.shift))

    def move_left(self, top: int, lines: int) -> int:
        """Move the left text alone; the new first line."""
        moved = min(max(top + lines, 0), max(len(self._left) - 1, 0))
        self.shift += moved - top
        return moved

    def move_right(self, top: int, lines: int) -> None:
        """Move the right text alone, under a first line that stays."""
        first = min(max(top - self.shift + lines, 0), max(len(self._right) - 1, 0))
        self.shift = top - first

    def put(self, row: int) -> int:
        """Bring a row's passages beside each other; where it begins on the left, else on the right."""
        left = next((at for at, half in enumerate(self._left) if half.row == row), None)
        right = next((at for at, half in enumerate(self._right) if half.row == row), None)
        if left is not None and right is not None:
            self.shift = left - right
        return left if left is not None else (right or 0) + self.shift


def _half(column: Sequence[Half], line: int) -> Half:
    return column[line] if 0 <= line < len(column) else Half(-1, None)


def _is_apart(rows: Sequence[CompareRow], sides: tuple[Side, Side], at: int) -> bool:
    """Whether a blank line goes before a row: around pairs, and where a paragraph begins."""
    row, before = rows[at], rows[at - 1]
    if row.kind is not None or before.kind is not None:
        return True
    starts = zip(sides, (row.left, row.right), strict=True)
    return any(passage is not None and side.number(passage) for side, passage in starts)

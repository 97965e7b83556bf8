"""The lines of two texts on the screen: in step, row by row, or each column by itself. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import zip_longest
from operator import add
from typing import NamedTuple

from newsbrowse.compare.rows import CompareRow
from newsbrowse.ui.widgets.compare_column import START, Column, Spot
from newsbrowse.ui.widgets.compare_side import Piece, Side

_SURELY = 20_000
"""Characters of both texts up to which all is laid out at once, so that nothing is a guess."""

Sides = tuple[Side, Side]


class Half(NamedTuple):
    """A line of one side: the row it belongs to, and a stretch of the body; None where it is blank."""

    row: int
    piece: Piece | None


class Line(NamedTuple):
    """A line of the screen; where texts are stacked, one of the two is blank."""

    left: Half
    right: Half


NOTHING = Half(-1, None)


class InStep:
    """The rows one below the other, with blank lines around pairs and where paragraphs begin.

    A row of very long passages is several blocks, each with a part of both.
    """

    def __init__(self, rows: Sequence[CompareRow], sides: Sides, width: int, *, beside: bool) -> None:
        self._rows, self._sides, self._width, self._beside = rows, sides, width, beside
        self._blocks = _blocks(rows, sides)
        self._column = Column(self._guesses(), self._lines)
        self._top = START
        if sum(len(side.text) for side in sides) <= _SURELY:
            for block in range(self._column.blocks):
                self._column.lines(block)

    def _guesses(self) -> list[int]:
        lefts, rights = (side.guesses(self._width) for side in self._sides)
        both = max if self._beside else add
        rows = [
            1
            + both(
                lefts[row.left] if row.left is not None else 0,
                rights[row.right] if row.right is not None else 0,
            )
            for row in self._rows
        ]
        return rows if len(rows) == len(self._blocks) else [rows[at] for at, _ in self._blocks]

    def _lines(self, block: int) -> list[Line]:
        at, part = self._blocks[block]
        row, blank = self._rows[at], Half(at, None)
        left, right = (
            [Half(at, piece) for piece in side.lines(number, self._width, part)]
            for side, number in zip(self._sides, (row.left, row.right), strict=True)
        )
        if self._beside:
            lines = [Line(*halves) for halves in zip_longest(left, right, fillvalue=blank)]
        else:
            lines = [*(Line(half, blank) for half in left), *(Line(blank, half) for half in right)]
        apart = block and not part and (not self._beside or _is_apart(self._rows, self._sides, at))
        return [Line(blank, blank), *lines] if apart or not lines else lines

    def __len__(self) -> int:
        return len(self._column)

    @property
    def top(self) -> int:
        """How many lines lie above what is shown."""
        return self._column.above(self._top)

    @property
    def is_exact(self) -> bool:
        """Whether `top` is more than a guess."""
        return self._column.is_known(self._top)

    @property
    def top_row(self) -> int:
        """The first row shown; 0 if there is none."""
        return self._blocks[self._top.block][0] if self._blocks else 0

    def move(self, lines: int, page: int) -> None:
        """Scroll down, or up where below zero; the last line stays at the foot of the page."""
        self._top = min(self._column.moved(self._top, lines), self._column.last_page(page))

    def show(self, row: int, above: int, page: int) -> None:
        """Bring a row into view, so many lines below the first."""
        self._top = Spot(bisect_left(self._blocks, (row, 0)) if 0 <= row < len(self._rows) else 0, 0)
        self.move(-above, page)

    def shown(self, page: int) -> list[Line]:
        """The lines in view."""
        return [line for line in self._column.window(self._top, page) if line is not None]


class Apart:
    """Each text in its own order and at its own place."""

    is_exact = True

    def __init__(self, rows: Sequence[CompareRow], sides: Sides, width: int) -> None:
        self._rows, self._sides, self._width = rows, sides, width
        self._row_of = (
            {row.left: at for at, row in enumerate(rows)},
            {row.right: at for at, row in enumerate(rows)},
        )
        self._blocks = [
            [(number, part) for number in range(len(side.passages)) for part in range(side.parts(number))]
            for side in sides
        ]
        self._columns = [self._column(at) for at in (0, 1)]
        self._tops = [START, START]

    def _column(self, at: int) -> Column[Half]:
        side = self._sides[at]
        heights = side.guesses(self._width)
        guesses = [heights[number] for number, _ in self._blocks[at]]

        def lines(block: int) -> list[Half]:
            number, part = self._blocks[at][block]
            row = self._row_of[at][number]
            found = [Half(row, piece) for piece in side.lines(number, self._width, part)]
            begins = block and not part and side.number(number)
            return [Half(row, None), *found] if begins or not found else found

        return Column(guesses, lines)

    def __len__(self) -> int:
        return max(map(len, self._columns))

    @property
    def top(self) -> int:
        """How many lines of the left text lie above what is shown."""
        return self._columns[0].above(self._tops[0])

    @property
    def top_row(self) -> int:
        """The row of the first line of the left text; 0 if there is none."""
        first = next(self._columns[0].window(self._tops[0], 1), None)
        return first.row if first else 0

    def move(self, side: int, lines: int) -> None:
        """Scroll one text alone; its last line stays in view."""
        self._tops[side] = self._columns[side].moved(self._tops[side], lines)

    def show(self, row: int, above: int) -> None:
        """Bring a row's passages beside each other, so many lines below the first."""
        found = self._rows[row]
        for at, number in enumerate((found.left, found.right)):
            if number is not None:
                block = bisect_left(self._blocks[at], (number, 0))
                spot = Spot(block, 1 if block and self._sides[at].number(number) else 0)
                self._tops[at] = self._columns[at].moved(spot, -above, beyond=True)

    def shown(self, page: int) -> list[Line]:
        """The lines in view."""
        sides = (
            [half or NOTHING for half in column.window(top, page)]
            for column, top in zip(self._columns, self._tops, strict=True)
        )
        return [Line(*halves) for halves in zip_longest(*sides, fillvalue=NOTHING)]


def _blocks(rows: Sequence[CompareRow], sides: Sides) -> list[tuple[int, int]]:
    """Rows with the numbers of their parts; most have one."""
    if not any(side.has_long for side in sides):
        return [(at, 0) for at in range(len(rows))]
    return [
        (at, part)
        for at, row in enumerate(rows)
        for part in range(max(sides[0].parts(row.left), sides[1].parts(row.right)))
    ]


def _is_apart(rows: Sequence[CompareRow], sides: Sides, at: int) -> bool:
    """Whether a blank line goes before a row: around pairs, and where a paragraph begins."""
    row, before = rows[at], rows[at - 1]
    if row.kind is not None or before.kind is not None:
        return True
    starts = zip(sides, (row.left, row.right), strict=True)
    return any(passage is not None and side.number(passage) for side, passage in starts)

"""A body laid out at a width: which row shows what, worked out as far as it is wanted.

A long body is laid out piece by piece: `extend` goes on for as long as it is given, and only the number of
rows of each block is kept. The lines of the blocks in view are set anew when they are drawn.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from newsbrowse.text.blocks import Block, BlockKind, blocks
from newsbrowse.text.markup import Markup
from newsbrowse.ui.reading.flow import Flow, flow_of
from newsbrowse.ui.reading.wrapping import wrap

_HANGING = 4
"""Cells that the rest of a line of verse or of a table is set in, where it is too wide."""

_BATCH = 32
"""Blocks that are laid out between two looks at the clock."""


class Row(NamedTuple):
    """One row: `flow.text[start:end]`, set in by a lead. A blank row has no flow.

    Attributes:
        lead: what stands before the words, with their place: a list mark, the bar of a quoted block, spaces.
        first: whether it is the first of its block.
    """

    block: Block
    flow: Flow | None
    start: int
    end: int
    lead: str
    first: bool


class Layout:
    """The rows of a body.

    Args:
        body: clean text, of the same length as the stored body.
        width: cells of a row, at least 1.
        markup: how its signs are read.
    """

    def __init__(self, body: str, width: int, *, markup: Markup = Markup.PLAIN) -> None:
        self.body = body
        self.width = max(width, 1)
        self._signs = markup is not Markup.PLAIN
        self._coming = blocks(body, markdown=markup is Markup.MARKDOWN)
        self._blocks: list[Block] = []
        self._first_rows = array("I")
        self._rows = 0
        self._complete = False
        self.set_block = lru_cache(maxsize=256)(self._set_block)

    @property
    def rows(self) -> int:
        """The rows laid out so far."""
        return self._rows

    @property
    def blocks(self) -> Sequence[Block]:
        """The blocks laid out so far, in order."""
        return self._blocks

    @property
    def complete(self) -> bool:
        """Whether the whole body is laid out."""
        return self._complete

    @property
    def paragraphs(self) -> int:
        """The number of the last paragraph laid out; 0 for none."""
        return self._blocks[-1].paragraph if self._blocks else 0

    def extend(self, enough: Callable[[], bool]) -> None:
        """Lay out more, until that is enough or nothing is left."""
        while not self._complete and not enough():
            for _ in range(_BATCH):
                block = next(self._coming, None)
                if block is None:
                    self._complete = True
                    return
                self._first_rows.append(self._rows)
                self._blocks.append(block)
                self._rows += len(self._lines(block, self._flow(block))) + block.spaced

    def row(self, number: int) -> Row:
        """One of the rows laid out so far, counted from 0."""
        at = bisect_right(self._first_rows, number) - 1
        return self.set_block(at)[number - self._first_rows[at]]

    def row_of(self, offset: int) -> int:
        """The row that shows a place in the body, or what comes after it; 0 where there is none."""
        at = max(bisect_right(self._blocks, offset, key=lambda block: block.marker) - 1, 0)
        if not self._blocks:
            return 0
        rows = self.set_block(at)
        shown = [n for n, row in enumerate(rows) if row.flow is not None]
        if not shown:
            return self._first_rows[at]
        flow = rows[shown[0]].flow
        place = flow.from_body(offset) if flow else 0
        found = next((n for n in shown if place < rows[n].end), shown[-1])
        return self._first_rows[at] + found

    def reaches(self, offset: int) -> bool:
        """Whether the row of a place in the body is laid out."""
        return self._complete or (bool(self._blocks) and self._blocks[-1].start > offset)

    def offset_of(self, number: int) -> int:
        """The place in the body at which a row begins; that of the next block for a blank row."""
        if not self._blocks:
            return 0
        row = self.row(min(max(number, 0), self._rows - 1))
        return row.block.marker if row.flow is None or row.first else row.flow.to_body(row.start)

    def _flow(self, block: Block) -> Flow:
        return flow_of(self.body, block, markdown=self._signs)

    def _set_block(self, at: int) -> tuple[Row, ...]:
        block = self._blocks[at]
        flow = self._flow(block)
        lead, hanging = leads(self.body, block, self.width)
        rows = [Row(block, None, 0, 0, "", False)] if block.spaced else []
        rows += [
            Row(block, flow, start, end, hanging if number else lead, not number)
            for number, (start, end) in enumerate(self._lines(block, flow))
        ]
        return tuple(rows)

    def _lines(self, block: Block, flow: Flow) -> list[tuple[int, int]]:
        lead, hanging = leads(self.body, block, self.width)
        lines = list(wrap(flow.text, self.width - len(hanging), self.width - len(lead)))
        if not lines and block.kind in (BlockKind.QUOTE, BlockKind.TABLE):
            return [(0, 0)]
        return lines


def leads(body: str, block: Block, width: int) -> tuple[str, str]:
    """What stands before the first line of a block and before its others; nothing where there is no room."""
    if block.kind is BlockKind.ITEM:
        sign = body[block.marker : block.start].strip()
        sign = sign if sign[:1].isdigit() or sign[:1] == "(" else "•"
        deep = "  " * block.level
        first, others = f"{deep}{sign} ", deep + " " * (len(sign) + 1)
    elif block.kind is BlockKind.QUOTE:
        first = others = "▏ " * (block.level + 1)
    elif block.kind in (BlockKind.LINE, BlockKind.TABLE):
        first, others = "", " " * _HANGING
    else:
        first = others = ""
    return (first, others) if len(others) + 8 <= width else ("", "")

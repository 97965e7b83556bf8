"""Lines that are laid out where they are looked at, and places among them. Pure.

To lay out a text of a megabyte takes a second, for which the screen would stand still. So a place is a block
and a line of it; going from one to another lays out what lies between them and is shown, and a jump nothing
at all. How many lines lie above is a guess until they have been laid out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

L = TypeVar("L")

FAR = 1 << 30
"""So many lines lead to the end of any text, without laying out what lies between."""

_KEPT = 2_000
"""Blocks whose lines are kept."""


class Spot(NamedTuple):
    """A line of a block, both from 0. In the first block a line below zero is a blank one above the text."""

    block: int
    line: int


START = Spot(0, 0)


class Column(Generic[L]):
    """Blocks of lines, one below the other.

    Args:
        guesses: how many lines each block is likely to have.
        lines_of: the lines of a block; at least one.
    """

    def __init__(self, guesses: list[int], lines_of: Callable[[int], Sequence[L]]) -> None:
        self._heights = guesses
        self._known = bytearray(len(guesses))
        self._read = lru_cache(maxsize=_KEPT)(lines_of)

    def __len__(self) -> int:
        """All lines, as far as that is known."""
        return sum(self._heights)

    @property
    def blocks(self) -> int:
        """How many blocks there are."""
        return len(self._heights)

    def lines(self, block: int) -> Sequence[L]:
        """The lines of a block."""
        lines = self._read(block)
        self._heights[block], self._known[block] = len(lines), 1
        return lines

    def above(self, spot: Spot) -> int:
        """How many lines lie above a place, as far as that is known (`is_known`)."""
        return max(sum(self._heights[: spot.block]) + spot.line, 0)

    def is_known(self, spot: Spot) -> bool:
        """Whether `above` is exact."""
        return not self._known.count(0, 0, spot.block)

    def moved(self, spot: Spot, lines: int, *, beyond: bool = False) -> Spot:
        """The place so many lines further down, or up where below zero; at most the last line.

        Args:
            spot: where to go from.
            lines: how far.
            beyond: whether there are blank lines above the first one.
        """
        if not self.blocks:
            return START
        if lines >= FAR:
            return self.end
        if lines <= -FAR:
            return START
        block, line = spot.block, spot.line + lines
        while line < 0 and block:
            block -= 1
            line += len(self.lines(block))
        while line >= len(self.lines(block)):
            if block == self.blocks - 1:
                return self.end
            line -= len(self.lines(block))
            block += 1
        return Spot(block, line if beyond else max(line, 0))

    @property
    def end(self) -> Spot:
        """The last line."""
        last = self.blocks - 1
        return Spot(last, len(self.lines(last)) - 1) if last >= 0 else START

    def last_page(self, page: int) -> Spot:
        """The first line shown where the last one is at the foot of a page."""
        return self.moved(self.end, 1 - page)

    def window(self, spot: Spot, size: int) -> Iterator[L | None]:
        """So many lines from a place on; None for a blank one above the text, fewer where it ends."""
        for _ in range(min(-spot.line, size)):
            yield None
        size -= max(-spot.line, 0)
        block, line = spot.block, max(spot.line, 0)
        while size > 0 and block < self.blocks:
            found = self.lines(block)[line : line + size]
            yield from found
            size -= len(found)
            block, line = block + 1, 0

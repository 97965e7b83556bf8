"""Stretches of a text that are already taken, asked in logarithmic time."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from newsbrowse.models import Span


class Occupied:
    """A set of spans, which may overlap each other."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def overlaps(self, start: int, end: int) -> bool:
        """True if `start:end` shares a character with one of the spans."""
        before = bisect_left(self._starts, end) - 1
        return before >= 0 and self._ends[before] > start

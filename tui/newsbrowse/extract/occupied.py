"""Stretches of a text that are already taken, asked in logarithmic time."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from newsbrowse.models import Person, Span


class Occupied:
    """A set of spans, which may overlap each other."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate([end for _, end in ordered], max))

    def overlaps(self, start: int, end: int) -> bool:
        """True if `start:end` shares a character with one of the spans."""
        before = bisect_left(self._starts, end) - 1
        return before >= 0 and self._ends[before] > start


def occupied_by(people: Iterable[Person]) -> Occupied:
    """The stretches in which people are named."""
    return Occupied([span for person in people for span in person.mentions])

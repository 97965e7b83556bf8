"""Which stretches of a row look different, in the code points of the row's words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsbrowse.models import Span
from newsbrowse.ui.reading.layout import Row


class Mark(NamedTuple):
    """A stretch of a row and its look."""

    start: int
    end: int
    look: str


class Layer:
    """Spans of a body that share a look, in order of their starts; spans may overlap."""

    def __init__(self, look: str, spans: Sequence[Span]) -> None:
        self.look = look
        self.spans = spans
        self._starts = [span.start for span in spans]
        self._longest = max((span.end - span.start for span in spans), default=0)

    def within(self, start: int, end: int) -> Iterator[Span]:
        """The spans that touch a stretch of the body."""
        first = bisect_left(self._starts, start - self._longest)
        for span in self.spans[first : bisect_right(self._starts, end)]:
            if span.end > start and span.start < end:
                yield span


def marks_of(row: Row, layers: Sequence[Layer]) -> list[Mark]:
    """The marks of a row: those of Markdown first, then the layers' in their order."""
    if row.flow is None or row.end <= row.start:
        return []
    flow = row.flow
    found = [
        Mark(max(one.start, row.start) - row.start, min(one.end, row.end) - row.start, one.look)
        for one in flow.styled
        if one.start < row.end and one.end > row.start
    ]
    begins, ends = flow.to_body(row.start), flow.to_body(row.end - 1) + 1
    for layer in layers:
        for span in layer.within(begins, ends):
            start = max(flow.from_body(span.start), row.start)
            end = min(flow.from_body(span.end), row.end)
            if start < end:
                found.append(Mark(start - row.start, end - row.start, layer.look))
    return found

"""The two columns of a comparison as rows: a pair stands in one row, everything else alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newsbrowse.models import Comparison, Pair, Span


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a passage of the left text, of the right one, or an aligned pair of both."""

    left: Span | None
    right: Span | None
    pair: Pair | None = None


def rows(comparison: Comparison) -> Iterator[Row]:
    """All passages in the order of the left text.

    A passage that only the right text has stands before the pair that follows it there, where the pairs are
    in the same order on both sides; the rest stands at the end.
    """
    pairs = {pair.left: pair for pair in comparison.pairs}
    paired_right = {pair.right for pair in comparison.pairs}
    alone = [span for span in comparison.right_passages if span not in paired_right]
    done = 0
    for span in comparison.left_passages:
        pair = pairs.get(span)
        while pair and done < len(alone) and alone[done] < pair.right:
            yield Row(None, alone[done])
            done += 1
        yield Row(span, pair.right if pair else None, pair)
    for span in alone[done:]:
        yield Row(None, span)

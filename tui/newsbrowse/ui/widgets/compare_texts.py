"""A comparison made ready for the screen, in a thread: for long texts that takes a while. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsbrowse.compare.notices import notice
from newsbrowse.compare.rows import CompareRow, arranged, plain_rows
from newsbrowse.compare.words import word_differences
from newsbrowse.models import Comparison, Pair, PairKind, Span
from newsbrowse.ui.labels import ledger_sum
from newsbrowse.ui.widgets.compare_side import Side


class Texts:
    """Both texts of a comparison, what stands beside what, and what the ledger comes to.

    Attributes:
        comparison: the two articles.
        sides: what is drawn of the left and of the right one.
        rows: what stands beside what.
        summary: the ledger in one line.
        notice: what is to be known of the two before they are read; mostly empty.
    """

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        differing = [row for row in comparison.ledger if row.differs]
        self.sides = (
            Side(comparison.left, comparison.left_passages, _spans(row.left_spans for row in differing)),
            Side(comparison.right, comparison.right_passages, _spans(row.right_spans for row in differing)),
        )
        self._plain = plain_rows(comparison)
        self.rows = arranged(self._plain)
        self.summary = ledger_sum(comparison.ledger)
        self.notice = notice(comparison)
        self._pairs = {(pair.left, pair.right): pair for pair in comparison.pairs}

    def pinned(self, left: int, right: int) -> list[CompareRow]:
        """The rows with two passages side by side though they may be no pair."""
        return arranged(self._plain, (left, right))

    def pair_of(self, row: CompareRow) -> Pair | None:
        """The pair that a row shows, or a part of which it shows."""
        left = row.left if row.left is not None else row.partner
        right = row.right if row.right is not None else row.partner
        if row.kind is None or left is None or right is None:
            return None
        return self._pairs.get((self.sides[0].passages[left], self.sides[1].passages[right]))

    def changed_words(self, row: CompareRow) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        """The words that differ in an edited copy, as spans of both bodies."""
        if row.left is None or row.right is None or row.kind is not PairKind.NEAR:
            return (), ()
        sides = tuple(zip(self.sides, (row.left, row.right), strict=True))
        changed = word_differences(*(side.words(passage) for side, passage in sides))
        begins = [side.passages[passage].start for side, passage in sides]
        left, right = (
            tuple(Span(begin + start, begin + end) for start, end in spans)
            for begin, spans in zip(begins, changed, strict=True)
        )
        return left, right


def _spans(found: Iterable[tuple[Span, ...]]) -> Iterator[Span]:
    return (span for spans in found for span in spans)

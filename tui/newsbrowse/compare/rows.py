"""Two aligned texts as rows: what stands beside what. Pure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from msgspec import Struct

from newsbrowse.models import Comparison, PairKind, Span


class CompareRow(Struct, frozen=True):
    """Passages that stand side by side, as numbers from 0; None where a side has nothing there.

    Attributes:
        kind: how alike the two are; None where they have nothing to do with each other.
        moved: the right passage stands elsewhere in its article's order.
    """

    left: int | None
    right: int | None
    kind: PairKind | None = None
    moved: bool = False


def compare_rows(comparison: Comparison, pin: tuple[int, int] | None = None) -> list[CompareRow]:
    """All passages of both articles in rows, each once; those without a partner fill the space between.

    Rows follow the left article. Pairs in the same order on both sides hold the right one in step (the
    longest such chain); a right passage out of step stands beside its partner, marked as moved.

    Args:
        comparison: what was aligned.
        pin: a left and a right passage that are to stand side by side though they are not a pair.
    """
    partners = _partners(comparison)
    in_step = _longest_chain(partners)
    taken = {right for right, _ in partners.values()} | ({pin[1]} if pin else set())
    rows: list[CompareRow] = []
    next_right = 0

    def alone_before(stop: int) -> None:
        nonlocal next_right
        while next_right < stop:
            if next_right not in taken:
                rows.append(CompareRow(None, next_right))
            next_right += 1

    pinned_left = next((left for left, (right, _) in partners.items() if pin and right == pin[1]), None)
    for left in range(len(comparison.left_passages)):
        right, kind = partners.get(left, (None, None))
        if left == pinned_left and pin and left != pin[0]:
            right, kind = None, None
        if right is not None and left in in_step:
            alone_before(right)
            next_right = right + 1
        if pin and left == pin[0] and right != pin[1]:
            rows.append(CompareRow(left, pin[1], None, moved=True))
            if right is not None:
                rows.append(CompareRow(None, right))
            continue
        rows.append(CompareRow(left, right, kind, moved=right is not None and left not in in_step))
    alone_before(len(comparison.right_passages))
    return list(_side_by_side(rows))


def _side_by_side(rows: list[CompareRow]) -> Iterator[CompareRow]:
    """The rows with passages that stand alone moved up beside each other, so that no column has long gaps."""
    alone: list[CompareRow] = []
    for row in [*rows, None]:
        if row is not None and row.kind is None and not row.moved:
            alone.append(row)
            continue
        lefts = (one.left for one in alone if one.left is not None)
        rights = (one.right for one in alone if one.right is not None)
        yield from (CompareRow(left, right) for left, right in zip_longest(lefts, rights))
        alone = []
        if row is not None:
            yield row


def passage_at(passages: Sequence[Span], offset: int) -> int:
    """The passage that a place in the body belongs to."""
    return max(bisect_right(passages, offset, key=lambda span: span.start) - 1, 0)


def _partners(comparison: Comparison) -> dict[int, tuple[int, PairKind]]:
    return {
        passage_at(comparison.left_passages, pair.left.start): (
            passage_at(comparison.right_passages, pair.right.start),
            pair.kind,
        )
        for pair in comparison.pairs
    }


def _longest_chain(partners: dict[int, tuple[int, PairKind]]) -> set[int]:
    """Left passages of the longest run of pairs in the same order on both sides (patience sorting)."""
    tails: list[int] = []
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for left in sorted(partners):
        right = partners[left][0]
        at = bisect_left(tails, right)
        before[left] = ends[at - 1] if at else None
        tails[at : at + 1] = [right]
        ends[at : at + 1] = [left]
    chain: set[int] = set()
    link: int | None = ends[-1] if ends else None
    while link is not None:
        chain.add(link)
        link = before[link]
    return chain

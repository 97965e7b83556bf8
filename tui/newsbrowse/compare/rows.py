"""Two aligned texts as rows: what stands beside what. Pure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from msgspec import Struct

from newsbrowse.models import Comparison, Pair, PairKind, Span

_RANK = {PairKind.VERBATIM: 0, PairKind.NEAR: 1, PairKind.CLAIM: 2}
Partner = tuple[int, PairKind]


class CompareRow(Struct, frozen=True):
    """Passages that stand side by side, as numbers from 0; None where a side has nothing there.

    Attributes:
        kind: how alike the two are; None where they have nothing to do with each other.
        moved: the right passage stands elsewhere in its article's order.
        partner: for a passage whose partner stands in another row, with a closer one: the number of that
            partner among the passages of the other side.
    """

    left: int | None
    right: int | None
    kind: PairKind | None = None
    moved: bool = False
    partner: int | None = None


def compare_rows(comparison: Comparison) -> list[CompareRow]:
    """All passages of both articles in rows, each once; those without a partner fill the space between.

    Rows follow the left article. Pairs in the same order on both sides hold the right one in step (the
    longest such chain); a right passage out of step stands beside its partner, marked as moved. A right
    passage that is the second partner of a left one stands below the first.
    """
    return arranged(plain_rows(comparison))


def plain_rows(comparison: Comparison) -> list[CompareRow]:
    """The rows in which passages without a partner have their row for themselves."""
    return list(_Rows(comparison).made())


def arranged(rows: Sequence[CompareRow], pin: tuple[int, int] | None = None) -> list[CompareRow]:
    """Plain rows with passages that stand alone beside each other.

    Args:
        rows: as `plain_rows` gives them.
        pin: a left and a right passage that are to stand side by side though they are not a pair.
    """
    return list(_side_by_side(list(_pinned(rows, *pin)) if pin else rows))


class _Rows:
    """The rows while they are made."""

    def __init__(self, comparison: Comparison) -> None:
        self._lefts, self._rights = len(comparison.left_passages), len(comparison.right_passages)
        self._main: dict[int, Partner] = {}
        self._left_too: dict[int, Partner] = {}
        self._right_too: defaultdict[int, list[Partner]] = defaultdict(list)
        self._sort(comparison)
        self._in_step = _longest_chain(self._main)
        self._taken = {right for right, _ in self._main.values()}
        self._taken.update(right for partners in self._right_too.values() for right, _ in partners)
        self._next_right = 0

    def _sort(self, comparison: Comparison) -> None:
        """Tell first partners from further ones."""
        taken: set[int] = set()
        for pair in sorted(comparison.pairs, key=lambda pair: (_RANK[pair.kind], -pair.score, pair.left)):
            left, right = _places(comparison, pair)
            if right in taken:
                self._left_too[left] = right, pair.kind
            elif left in self._main:
                self._right_too[left].append((right, pair.kind))
            else:
                self._main[left] = right, pair.kind
            taken.add(right)

    def made(self) -> Iterator[CompareRow]:
        """The rows, those of passages that stand alone one below the other."""
        for left in range(self._lefts):
            right, kind = self._main.get(left, (None, None))
            in_step = left in self._in_step
            if right is not None and in_step:
                yield from self._alone_before(right)
                self._next_right = right + 1
            if right is None and left in self._left_too:
                partner, kind = self._left_too[left]
                yield CompareRow(left, None, kind, partner=partner)
            else:
                yield CompareRow(left, right, kind, moved=right is not None and not in_step)
            for further, its_kind in sorted(self._right_too.get(left, ())):
                yield CompareRow(None, further, its_kind, moved=further - 1 != right, partner=left)
        yield from self._alone_before(self._rights)

    def _alone_before(self, stop: int) -> Iterator[CompareRow]:
        for right in range(self._next_right, stop):
            if right not in self._taken:
                yield CompareRow(None, right)
        self._next_right = max(stop, self._next_right)


def _pinned(rows: Sequence[CompareRow], left: int, right: int) -> Iterator[CompareRow]:
    """The rows with two passages side by side; what stood beside them stands alone."""
    beside = next(row for row in rows if row.left == left)
    for row in rows:
        if row.left == left:
            yield row if row.right == right else CompareRow(left, right, moved=True)
            if row.right not in (None, right):
                yield CompareRow(None, row.right)
        elif row.right != right or beside.right == right:
            yield row
        elif row.left is not None:
            yield CompareRow(row.left, None)


def _side_by_side(rows: Sequence[CompareRow]) -> Iterator[CompareRow]:
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


def _places(comparison: Comparison, pair: Pair) -> tuple[int, int]:
    return (
        passage_at(comparison.left_passages, pair.left.start),
        passage_at(comparison.right_passages, pair.right.start),
    )


def _longest_chain(partners: Mapping[int, Partner]) -> set[int]:
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

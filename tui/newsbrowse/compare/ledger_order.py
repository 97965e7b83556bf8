"""Ledger rows of what one article has at its top and the other low down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsbrowse.compare.grouping import put
from newsbrowse.models import Article, LedgerRow, Pair, Side, Span
from newsbrowse.text.paragraphs import Paragraphs

_TOP = 3
"""Paragraphs that every reader sees."""
_LOWER = 0.5
"""From this share of the text on, a passage is low down."""
_APART = 5
"""Paragraphs that lie between, at least."""


def order_rows(left: Article, right: Article, pairs: Sequence[Pair]) -> Iterator[LedgerRow]:
    """The pairs of which one passage is among the first paragraphs, and the other in the lower half."""
    if not pairs:
        return
    ours, theirs = Paragraphs.of(left), Paragraphs.of(right)
    for pair in pairs:
        mine, other = ours.number(pair.left.start), theirs.number(pair.right.start)
        if abs(mine - other) < _APART:
            continue
        if mine <= _TOP and _is_low(right, pair.right):
            note = "at the top on the left, low on the right"
        elif other <= _TOP and _is_low(left, pair.left):
            note = "at the top on the right, low on the left"
        else:
            continue
        shown = f"¶{mine} {_put(left, pair.left)}", f"¶{other} {_put(right, pair.right)}"
        yield LedgerRow("order", Side.BOTH, False, *shown, (pair.left,), (pair.right,), note)


def _is_low(article: Article, span: Span) -> bool:
    return span.start >= _LOWER * len(article.body)


def _put(article: Article, span: Span) -> str:
    return put(article.body[span.start : span.end])

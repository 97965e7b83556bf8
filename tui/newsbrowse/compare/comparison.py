"""The comparison of two articles."""

from __future__ import annotations

from newsbrowse.compare.align import align
from newsbrowse.compare.ledger import ledger
from newsbrowse.compare.passages import passages
from newsbrowse.models import Article, Comparison
from newsbrowse.text.sentences import sentences


def compare(left: Article, right: Article) -> Comparison:
    """Two articles side by side: which sentences say the same, and what each has that the other lacks."""
    left_spans, right_spans = tuple(sentences(left.body)), tuple(sentences(right.body))
    left_passages, right_passages = passages(left, left_spans), passages(right, right_spans)
    pairs = align(left_passages, right_passages)
    rows = ledger(left, right, pairs)
    return Comparison(left, right, left_spans, right_spans, pairs, rows)

"""The comparison of two articles."""

from __future__ import annotations

from datetime import date

from newsbrowse.compare.align import align
from newsbrowse.compare.ledger import ledger
from newsbrowse.compare.ledger_quotes import Searched
from newsbrowse.compare.passages import Passage, passages
from newsbrowse.models import Article, Comparison
from newsbrowse.text.sentences import sentences


def compare(left: Article, right: Article) -> Comparison:
    """Two articles side by side: which sentences say the same, and what each has that the other lacks."""
    left_spans, right_spans = tuple(sentences(left.body)), tuple(sentences(right.body))
    left_passages, right_passages = passages(left, left_spans), passages(right, right_spans)
    pairs = align(left_passages, right_passages, _days_apart(left, right))
    texts = Searched.of(left, left_passages), Searched.of(right, right_passages)
    rows = ledger(left, right, pairs, texts)
    _give_back(left_passages)
    _give_back(right_passages)
    return Comparison(left, right, left_spans, right_spans, pairs, rows)


def _give_back(passages: list[Passage]) -> None:
    """Free passages one by one: those of a megabyte at once would keep all other threads waiting."""
    while passages:
        passages.pop()


def _days_apart(left: Article, right: Article) -> int:
    """The days between the publication of two articles; 0 where one of them is not known."""
    ours, theirs = _day(left), _day(right)
    return abs((ours - theirs).days) if ours and theirs else 0


def _day(article: Article) -> date | None:
    try:
        return date.fromisoformat((article.published or "")[:10])
    except ValueError:
        return None

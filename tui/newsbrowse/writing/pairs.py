"""Two passages of a comparison with the citations of both, one below the other."""

from __future__ import annotations

from newsbrowse.models import Article, Comparison, Pair, Span
from newsbrowse.text.paragraphs import Paragraphs
from newsbrowse.writing.citations import Form, Passage, Style, taken


def taken_pair(comparison: Comparison, pair: Pair, style: Style) -> str:
    """The left and the right passage of a pair, each as a quotation with its citation."""
    left = taken(comparison.left, _passage(comparison.left, pair.left), Form.QUOTE, style)
    right = taken(comparison.right, _passage(comparison.right, pair.right), Form.QUOTE, style)
    return f"{left.rstrip()}\n\n{right.rstrip()}\n"


def _passage(article: Article, span: Span) -> Passage:
    number = Paragraphs.of(article).number(span.start)
    return Passage(article.body[span.start : span.end], number, number)

"""The paragraphs of an article by their numbers: one count for the reader, the comparison and its reports."""

from __future__ import annotations

from bisect import bisect_right

from newsbrowse.models import Article
from newsbrowse.text.blocks import paragraph_starts
from newsbrowse.text.clean import clean_preserving
from newsbrowse.text.markup import Markup, markup_of


class Paragraphs:
    """Tells in which paragraph of a text a place stands.

    Args:
        text: the body as it is shown.
        markup: how its signs are read.
    """

    def __init__(self, text: str, markup: Markup) -> None:
        self._starts = paragraph_starts(text, markdown=markup is Markup.MARKDOWN)

    @classmethod
    def of(cls, article: Article) -> Paragraphs:
        """The paragraphs of an article, as the reader counts them."""
        return cls(clean_preserving(article.body), markup_of(article))

    def number(self, place: int) -> int:
        """The number, from 1, of the paragraph that a place of the body is in."""
        return max(bisect_right(self._starts, place), 1)

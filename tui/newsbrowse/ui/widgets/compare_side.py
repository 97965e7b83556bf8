"""One article of a comparison as the comparing pane draws it."""

from __future__ import annotations

import re

from newsbrowse.models import Article, Comparison, Span
from newsbrowse.text.clean import clean_preserving
from newsbrowse.text.paragraphs import Paragraphs
from newsbrowse.ui.reading.wrapping import wrap

Piece = tuple[int, int, bool]
"""(start, end, first): a line of one side, `body[start:end]`; `first` for the first of its passage."""

_HEADING = re.compile(r"#{1,6} +")


class Side:
    """What is drawn of one article."""

    def __init__(self, article: Article, passages: tuple[Span, ...], marked: list[Span]) -> None:
        self.text = clean_preserving(article.body).replace("\n", " ")
        self.passages = passages
        self.marked = sorted(marked)
        self._paragraphs = Paragraphs.of(article)

    def words(self, passage: int) -> str:
        """The passage itself."""
        start, end = self.passages[passage]
        return self.text[start:end]

    @classmethod
    def both(cls, comparison: Comparison) -> tuple[Side, Side]:
        """The left and the right side, with what differs in the ledger marked."""
        rows = [row for row in comparison.ledger if row.differs]
        lefts = [span for row in rows for span in row.left_spans]
        rights = [span for row in rows for span in row.right_spans]
        left = cls(comparison.left, comparison.left_passages, lefts)
        return left, cls(comparison.right, comparison.right_passages, rights)

    def number(self, passage: int) -> str:
        """`¶3` where a passage is the first of its paragraph, else nothing."""
        number = self._paragraphs.number(self.passages[passage].start)
        first = not passage or self._paragraphs.number(self.passages[passage - 1].start) < number
        return f"¶{number}" if first else ""

    def column(self, width: int) -> list[tuple[int, Piece | None]]:
        """All lines of the text, each with its passage, a blank one before each paragraph."""
        found: list[tuple[int, Piece | None]] = []
        for passage in range(len(self.passages)):
            if found and self.number(passage):
                found.append((passage, None))
            found += [(passage, piece) for piece in self.lines(passage, width)]
        return found

    def lines(self, passage: int | None, width: int) -> list[Piece]:
        """The lines a passage takes."""
        if passage is None:
            return []
        start, end = self.passages[passage]
        if heading := _HEADING.match(self.text, start, end):
            start = heading.end()
        lines = wrap(self.text[start:end], width)
        return [(start + begin, start + stop, at == 0) for at, (begin, stop) in enumerate(lines)]

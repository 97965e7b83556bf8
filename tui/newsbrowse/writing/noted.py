"""The user's notes on an article, in the order in which they are told: on the whole, then on its passages."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from newsbrowse.archive.marks import Marks, Remark
from newsbrowse.models import Article, Span
from newsbrowse.text.paragraphs import Paragraphs

GONE = "no longer in the text"
"""What is said of a passage that a later revision does not have."""


class Noted(Struct, frozen=True):
    """A note, and what it is on.

    Attributes:
        note: what the user wrote.
        remark: what is kept of a passage; None for a note on the whole article.
        span: where the passage stands in the body now; None if it is no longer in it, or is none.
        paragraph: the number of the paragraph it begins in, from 1; 0 without a span.
    """

    note: str
    remark: Remark | None = None
    span: Span | None = None
    paragraph: int = 0

    @property
    def where(self) -> str:
        """Where the passage stands: `¶3`; empty for a note on the whole."""
        if self.remark is None:
            return ""
        return f"¶{self.paragraph}" if self.span is not None else GONE


def notes_on(article: Article, marks: Marks) -> Iterator[Noted]:
    """The notes on an article and its passages, those whose words are gone last."""
    if marks.note:
        yield Noted(marks.note)
    if not marks.remarks:
        return
    paragraphs = Paragraphs.of(article)
    placed = [(one.place(article.body), one) for one in marks.remarks]
    for span, remark in sorted(placed, key=lambda pair: (pair[0] is None, pair[0] or (0, 0))):
        number = paragraphs.number(span.start) if span is not None else 0
        yield Noted(remark.note, remark, span, number)

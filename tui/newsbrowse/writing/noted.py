"""What the user wrote on an article and marked in it: first on the whole, then the passages as they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from newsbrowse.archive.marks import Marks, Remark
from newsbrowse.models import Article, Span
from newsbrowse.text.anchors import Anchors
from newsbrowse.text.fold import fold
from newsbrowse.text.paragraphs import Paragraphs

if TYPE_CHECKING:
    from newsbrowse.archive.library import Library

_STEP = 200
"""Articles whose marks are read at a time."""

GONE = "no longer in the text"
"""What is said of a passage that a later revision does not have."""


class Noted(Struct, frozen=True):
    """A note, a star or tags, and what they are on.

    Attributes:
        note: what the user wrote; a marked passage may have none.
        remark: what is kept of a passage; None for a note on the whole article.
        span: where the passage stands in the body now; None if it is no longer in it, or is none.
        paragraph: the number of the paragraph it begins in, from 1; 0 without a span.
        now: the words that stand there now, where a later revision has others; else empty.
    """

    note: str
    remark: Remark | None = None
    span: Span | None = None
    paragraph: int = 0
    now: str = ""

    @property
    def where(self) -> str:
        """Where the passage stands: `¶3`, `¶3 changed`; empty for a note on the whole."""
        if self.remark is None:
            return ""
        if self.span is None:
            return GONE
        return f"¶{self.paragraph} changed" if self.now else f"¶{self.paragraph}"

    @property
    def marks(self) -> str:
        """The star and the tags of the passage, with hyphens for blanks: `★ #to-check`; empty without any."""
        if self.remark is None:
            return ""
        tags = (f"#{'-'.join(tag.split())}" for tag in self.remark.tags)
        return " ".join((*(("★",) if self.remark.starred else ()), *tags))


class Wanted(Struct, frozen=True):
    """Which of the notes and marked passages are wanted: by default all.

    Attributes:
        tags: passages that have all of these, folded.
        starred: passages with a star.
    """

    tags: frozenset[str] = frozenset()
    starred: bool = False

    def of(self, marks: Marks) -> Marks:
        """What is wanted of what was done with an article: where not all is, passages alone."""
        if not (self.tags or self.starred):
            return marks
        remarks = (one for one in marks.remarks if one.starred or not self.starred)
        return Marks(remarks=tuple(one for one in remarks if self.tags <= {fold(tag) for tag in one.tags}))


EVERYTHING = Wanted()
"""All notes, and all marked passages."""


def notes_on(article: Article, marks: Marks) -> Iterator[Noted]:
    """The note on an article and its marked passages, those whose words are gone last."""
    if marks.note:
        yield Noted(marks.note)
    if not marks.remarks:
        return
    paragraphs, anchors = Paragraphs.of(article), Anchors(article.body)
    placed = [(one.place(anchors), one) for one in marks.remarks]
    for place, remark in sorted(placed, key=lambda pair: (pair[0] is None, pair[0] or ())):
        if place is None:
            yield Noted(remark.note, remark)
        else:
            number = paragraphs.number(place.span.start)
            now = article.body[slice(*place.span)] if place.changed else ""
            yield Noted(remark.note, remark, place.span, number, now)


def noted_in(
    library: Library, keys: Sequence[int], wanted: Wanted = EVERYTHING
) -> Iterator[tuple[Article, Noted]]:
    """The notes on some articles and their marked passages, article by article in the order of the keys."""
    for start in range(0, len(keys), _STEP):
        part = keys[start : start + _STEP]
        marked = {key: wanted.of(marks) for key, marks in library.desk.marks(part).items()}
        having = [key for key in part if marked[key].note or marked[key].remarks]
        for article in library.articles(having):
            for one in notes_on(article, wanted.of(library.marks([article.id])[article.id])):
                yield article, one

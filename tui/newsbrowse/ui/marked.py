"""The user's marked passages as lines to pick from; read in a thread."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from newsbrowse.archive.library import Library
from newsbrowse.models import Search, Sort, Span
from newsbrowse.text.clean import clean
from newsbrowse.text.fold import fold
from newsbrowse.ui.annotations import cut
from newsbrowse.writing.noted import noted_in

MOST = 2_000
"""Passages that are listed, those in the newest articles first."""

MARKED = Search("is:annotated", sort=Sort.NEWEST)
"""Finds the articles that have any."""

_WORDS, _NOTE, _TITLE = 60, 60, 32


class MarkedLine(Struct, frozen=True):
    """A marked passage.

    Attributes:
        article: the id of its article.
        span: where it stands in the body; None if it is no longer in it.
        left: what the line says: its marks, how it begins, the note.
        right: where it stands.
        sought: all that may be looked for in it, folded.
    """

    article: str
    span: Span | None
    left: str
    right: str
    sought: str


def marked_lines(library: Library) -> tuple[MarkedLine, ...]:
    """The marked passages of a library, article by article, the newest first."""
    return tuple(islice(_lines(library), MOST))


def _lines(library: Library) -> Iterator[MarkedLine]:
    for article, one in noted_in(library, library.keys_of_hits(MARKED)):
        if one.remark is not None:
            words, note, title = one.remark.words, one.note, clean(article.title)
            left = "  ".join(filter(None, (clean(one.marks), f"“{cut(words, _WORDS)}”", cut(note, _NOTE))))
            sought = fold(clean(" ".join((title, article.source or "", words, one.now, note, one.marks))))
            yield MarkedLine(article.id, one.span, left, f"{one.where} · {cut(title, _TITLE)}", sought)

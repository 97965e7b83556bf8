"""A comparison of two articles in the light of the library they are from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsbrowse.compare import compare
from newsbrowse.compare.provenance import with_provenance
from newsbrowse.models import Article, Comparison

if TYPE_CHECKING:
    from newsbrowse.archive.library import Library

_LOOKED_AT = 20
"""Articles most like each of the two that are looked at for passages of theirs."""


def compare_in(library: Library, left: Article, right: Article) -> Comparison:
    """Two articles side by side, with the passages that stand in others of the library.

    Looked at are the articles most like one of the two: those that have a passage of theirs word for word
    share its rare words.
    """
    others = {
        hit.id: None
        for article in (left, right)
        for hit in library.candidates(article, limit=_LOOKED_AT)
        if hit.id not in (left.id, right.id)
    }
    return with_provenance(compare(left, right), (library.article(one) for one in others))

"""What the comparing screen asks of the library: another account to put on the right, or the texts turned."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from msgspec import Struct

from newsbrowse.archive.accounts import compare_in
from newsbrowse.archive.library import Library
from newsbrowse.models import Article, Comparison, Hit
from newsbrowse.ui.messages import Told
from newsbrowse.ui.state import ComparedPair
from newsbrowse.ui.widgets.compare_texts import Texts


class Compared(Told):
    """Two articles are compared.

    Attributes:
        texts: both, ready for the screen.
        place: of the right one among the candidates, from 0; -1 if it is not known to be one.
        pair: where in the comparison to begin; None for its first pair.
    """

    texts: Texts
    place: int = -1
    pair: ComparedPair | None = None


class Listed(Told):
    """The articles most worth comparing with the left one."""

    hits: tuple[Hit, ...]


class Uncompared(Told):
    """Two articles could not be compared; the reason in one line."""

    line: str


class Accounts(Struct, frozen=True):
    """Compares for the screen; called in threads."""

    library: Library

    def swapped(self, comparison: Comparison) -> Compared:
        """Left to the right and right to the left."""
        return self._compared(comparison.right, comparison.left)

    def candidates(self, article: Article) -> tuple[Hit, ...]:
        """The articles most worth comparing with one."""
        return self.library.candidates(article, limit=20)

    def compared(self, left: str, right: str) -> Compared:
        """Two articles by their ids; NotFoundError if one is none."""
        return self._compared(self.library.article(left), self.library.article(right))

    def again(self, pair: ComparedPair) -> Compared:
        """Two articles that were compared before, from where the reader was; NotFoundError if one is gone."""
        left, right = self.library.article(pair.left), self.library.article(pair.right)
        return self._compared(left, right, pair=pair)

    def best(self, article_id: str) -> Compared | None:
        """An article beside the one most worth comparing with it; None where nothing is like it."""
        article = self.library.article(article_id)
        hits = self.candidates(article)
        return self.with_right(article, hits[0], 0) if hits else None

    def with_right(self, left: Article, hit: Hit, place: int) -> Compared:
        """An article beside one of its candidates."""
        return self._compared(left, self.library.article(hit.id), place=place)

    def _compared(
        self, left: Article, right: Article, *, place: int = -1, pair: ComparedPair | None = None
    ) -> Compared:
        with _ungathered():
            return Compared(Texts(compare_in(self.library, left, right)), place, pair)


@contextmanager
def _ungathered() -> Iterator[None]:
    """Have no garbage looked for, and never in what was made by then.

    Comparing makes millions of small objects and no cycles; to look through them stops the screen for a
    quarter of a second.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()

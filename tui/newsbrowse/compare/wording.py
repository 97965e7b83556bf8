"""The words of a whole text in one line, to find where some of them stand in a row."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from msgspec import Struct

from newsbrowse.compare.passages import Passage
from newsbrowse.models import Span

_BUDGET = 300_000_000
"""Characters that are looked through at most for all questions put to one text."""


class Wording(Struct):
    """All sentences of a text, folded, each with blanks around it; asking costs of a budget.

    Attributes:
        text: the words, one blank between them.
        starts: where each sentence begins in `text`.
        spans: where the same sentences stand in the body.
        left: the characters that may still be looked through.
    """

    text: str
    starts: list[int]
    spans: list[Span]
    left: int = _BUDGET

    @classmethod
    def of(cls, passages: Sequence[Passage]) -> Wording:
        """The words of all sentences of a text."""
        lines = [f" {passage.key} " for passage in passages]
        starts = [0, *accumulate(map(len, lines))]
        return cls("".join(lines), starts[:-1], [passage.span for passage in passages])

    def where(self, words: Sequence[str]) -> Span | None:
        """The first sentence with some words in a row, or None; None too when the budget is spent."""
        if self.left <= 0:
            return None
        self.left -= len(self.text)
        at = self.text.find(f" {' '.join(words)} ")
        return None if at < 0 else self.spans[bisect_right(self.starts, at) - 1]

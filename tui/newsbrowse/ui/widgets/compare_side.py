"""One article of a comparison as the comparing pane draws it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

from newsbrowse.models import Article, Span
from newsbrowse.text.clean import clean_preserving
from newsbrowse.text.paragraphs import Paragraphs
from newsbrowse.ui.reading.wrapping import wrap

Piece = tuple[int, int, bool]
"""(start, end, first): a line of one side, `body[start:end]`; `first` for the first of its passage."""

_HEADING = re.compile(r"#{1,6} +")
_LONGEST = 8_000
"""Characters of a passage that are laid out at once; what is longer is taken in parts."""
_SPACE_WITHIN = 200
"""Characters of a part before its end in which a space is looked for to part it at."""


class Side:
    """What is drawn of one article.

    Args:
        article: the article.
        passages: its sentences.
        marked: what differs in the ledger.
    """

    def __init__(self, article: Article, passages: tuple[Span, ...], marked: Iterable[Span]) -> None:
        self.text = clean_preserving(article.body).replace("\n", " ")
        self.passages = passages
        self._paragraphs = Paragraphs.of(article)
        self._marked = self._by_passage(marked)
        self._guesses: dict[int, list[int]] = {}
        self._parts = {
            number: self._parted(start, end)
            for number, (start, end) in enumerate(passages)
            if end - start > _LONGEST
        }

    def _by_passage(self, marked: Iterable[Span]) -> dict[int, list[Span]]:
        found: defaultdict[int, list[Span]] = defaultdict(list)
        for span in sorted(marked):
            number = bisect_left(self.passages, span.start + 1, key=lambda passage: passage.end)
            while number < len(self.passages) and self.passages[number].start < span.end:
                found[number].append(span)
                number += 1
        return found

    def _parted(self, start: int, end: int) -> list[Span]:
        found = []
        while end - start > _LONGEST:
            stop = start + _LONGEST
            space = self.text.rfind(" ", stop - _SPACE_WITHIN, stop)
            stop = space + 1 if space > 0 else stop
            found.append(Span(start, stop))
            start = stop
        return [*found, Span(start, end)]

    def words(self, passage: int) -> str:
        """The passage itself."""
        start, end = self.passages[passage]
        return self.text[start:end]

    def marked(self, passage: int) -> Sequence[Span]:
        """What differs in a passage, by the ledger."""
        return self._marked.get(passage, ())

    def number(self, passage: int) -> str:
        """`¶3` where a passage is the first of its paragraph, else nothing."""
        number = self._paragraphs.number(self.passages[passage].start)
        first = not passage or self._paragraphs.number(self.passages[passage - 1].start) < number
        return f"¶{number}" if first else ""

    def parts(self, passage: int | None) -> int:
        """In how many parts a passage is laid out; 1 where there is none."""
        return len(self._parts.get(passage, "-")) if passage is not None else 1

    @property
    def has_long(self) -> bool:
        """Whether some passage is taken in parts."""
        return bool(self._parts)

    def guesses(self, width: int) -> list[int]:
        """How many lines a part of each passage is likely to take."""
        if width not in self._guesses:
            self._guesses[width] = [min(end - start, _LONGEST) // width + 1 for start, end in self.passages]
        return self._guesses[width]

    def lines(self, passage: int | None, width: int, part: int = 0) -> list[Piece]:
        """The lines that a part of a passage takes; none where there is no such part."""
        if passage is None or part >= self.parts(passage):
            return []
        start, end = self._parts[passage][part] if passage in self._parts else self.passages[passage]
        if not part and (heading := _HEADING.match(self.text, start, end)):
            start = heading.end()
        lines = wrap(self.text[start:end], width)
        return [(start + begin, start + stop, at == 0 and not part) for at, (begin, stop) in enumerate(lines)]

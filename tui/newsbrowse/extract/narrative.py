"""The text around quoted words: a body whose quoted words are blotted out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from newsbrowse.models import Span
from newsbrowse.text.sentences import sentences_of

BLOT = "\u2c00"
"""Stands for each quoted character: a capital letter that nobody writes, so that sentences are told apart."""


class Narrative:
    """A body with its quoted words blotted out, and its paragraphs and sentences.

    Attributes:
        body: the article's text.
        text: as long as the body; of quoted words only the final mark of a sentence is left.
        paragraphs: those of the body.
    """

    def __init__(self, body: str, quoted: Sequence[Span], blocks: Sequence[Span]) -> None:
        self.body = body
        self.text = _blotted(body, quoted)
        self.paragraphs = blocks
        self._starts = [0, *(span.start for span in blocks[1:])]
        self._sentences: dict[int, list[Span]] = {}
        self._last_asked = Span(0, 0)

    def paragraph_number(self, position: int) -> int:
        """Which paragraph a position is in."""
        return bisect_right(self._starts, position) - 1

    def sentences(self, number: int) -> list[Span]:
        """The sentences of a paragraph; told apart when they are asked for."""
        found = self._sentences.get(number)
        if found is None:
            found = self._sentences[number] = sentences_of(self.text, self.paragraphs[number])
        return found

    def sentence(self, position: int) -> Span:
        """The sentence at a position."""
        last = self._last_asked
        if not last.start <= position < last.end:
            spans = self.sentences(bisect_right(self._starts, position) - 1)
            number = bisect_right(spans, (position, len(self.text))) - 1 if len(spans) > 1 else 0
            last = self._last_asked = spans[max(0, number)]
        return last

    def is_one_paragraph(self, first: int, second: int) -> bool:
        """Whether two positions are in the same paragraph."""
        return self.paragraph_number(first) == self.paragraph_number(second)

    def before(self, sentence: Span) -> Span | None:
        """The sentence before one, in the same paragraph or at the end of the paragraph before."""
        number = self.paragraph_number(sentence.start)
        index = bisect_right(self.sentences(number), (sentence.start, len(self.text))) - 2
        if index >= 0:
            return self.sentences(number)[index]
        return self.sentences(number - 1)[-1] if number else None


def _blotted(body: str, quoted: Sequence[Span]) -> str:
    pieces: list[str] = []
    position = 0
    for start, end in quoted:
        pieces.append(body[position:start])
        last = body[end - 1] if body[end - 1] in ".!?…" else BLOT
        if body.find("\n", start, end) < 0:
            pieces.append(BLOT * (end - start - 1))
        else:
            pieces.append("".join("\n" if c == "\n" else BLOT for c in body[start : end - 1]))
        pieces.append(last)
        position = end
    pieces.append(body[position:])
    return "".join(pieces)

"""Where the words of a quotation stand in a text: the same, or the stretch that is nearest."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from newsbrowse.models import Span
from newsbrowse.text.fold import fold
from newsbrowse.writing.checking.spelling import spelled

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_ELLIPSIS = re.compile(r"\[?(?:\.\s?){3,}\]?|\[?…\]?")
_INSERTED = re.compile(r"\[[^\]]*\]")
_MOST_WORDS = 600
"""Words of a quotation that are held against a text."""


class Words(Struct, frozen=True):
    """The words of a text, folded, in one spelling, without possessive endings, with their places."""

    words: tuple[str, ...]
    spans: tuple[Span, ...]

    @classmethod
    def of(cls, text: str) -> Words:
        """Cut a text into words."""
        found = [Span(*match.span()) for match in _WORD.finditer(text)]
        words = tuple(spelled(_folded(text[start:end]).removesuffix("'s")) for start, end in found)
        return cls(words, tuple(found))

    def span(self, first: int, end: int) -> Span:
        """Where the words `first` up to `end` stand."""
        return Span(self.spans[first].start, self.spans[end - 1].end)


def _folded(word: str) -> str:
    return word.lower() if word.isascii() else fold(word)


class Place(Struct, frozen=True):
    """A stretch of a text; `likeness` is 1 for the same words, else the share of words common in order."""

    span: Span
    likeness: float


def parts_of(quotation: str) -> tuple[tuple[str, ...], ...]:
    """The words of a quotation, parted where some were left out, without what was put in (`[the]`)."""
    parts = (Words.of(_INSERTED.sub(" ", part)).words[:_MOST_WORDS] for part in _ELLIPSIS.split(quotation))
    return tuple(part for part in parts if part)


def place_of(parts: Sequence[Sequence[str]], text: Words) -> Place | None:
    """Where a quotation stands in a text, part after part; None if no part is like anything there."""
    places: list[Place] = []
    start = 0
    for part in parts:
        place = _verbatim(part, text, start) or _nearest(part, text, start)
        if place is None:
            return None
        first, end, likeness = place
        places.append(Place(text.span(first, end), likeness))
        start = end
    if not places:
        return None
    words = sum(map(len, parts))
    likeness = sum(len(part) * place.likeness for part, place in zip(parts, places, strict=True)) / words
    return Place(Span(places[0].span.start, places[-1].span.end), likeness)


def _verbatim(part: Sequence[str], text: Words, start: int) -> tuple[int, int, float] | None:
    size, wanted, words = len(part), tuple(part), text.words
    at = start
    while True:
        try:
            at = words.index(wanted[0], at)
        except ValueError:
            return None
        if words[at : at + size] == wanted:
            return at, at + size, 1.0
        at += 1


def _nearest(part: Sequence[str], text: Words, start: int) -> tuple[int, int, float] | None:
    """The stretch of about as many words that has most of them in order, and how like it is."""
    from rapidfuzz import fuzz
    from rapidfuzz.distance import Indel

    rest = text.words[start:]
    if not rest or set(part).isdisjoint(rest):
        return None
    found = fuzz.partial_ratio_alignment(list(part), list(rest))
    if found is None or not found.score:
        return None
    margin = 1 + len(part) // 4
    first, end = max(0, found.dest_start - margin), min(len(rest), found.dest_end + margin)
    blocks = [b for b in Indel.opcodes(part, rest[first:end]) if b.tag == "equal"]
    if not blocks:
        return None
    first, end = first + blocks[0].dest_start, first + blocks[-1].dest_end
    common = sum(block.src_end - block.src_start for block in blocks)
    # What the part has before the first common word, and behind the last, stands for as many words there.
    first = max(0, first - blocks[0].src_start)
    end = min(len(rest), end + len(part) - blocks[-1].src_end)
    return start + first, start + end, 2.0 * common / (len(part) + end - first)

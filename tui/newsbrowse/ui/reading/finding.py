"""Finding typed words in a text: any case, with or without accents, over line breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsbrowse.models import Span
from newsbrowse.text.fold import fold
from newsbrowse.ui.reading.flow import HIDDEN

_CHUNK = 65_536
_LONGEST = 200
"""Characters of what is looked for."""

_FOLDED: dict[str, str] = {}
_MOST_KEPT = 20_000


def finds(text: str, words: str) -> Iterator[list[Span]]:
    """The places of some words in a text, a list for each stretch of it, so that a long text can be parted.

    Blanks in `words` stand for any white space. Nothing is found for blanks alone.
    """
    pattern = _pattern(words)
    if pattern is None:
        return
    overlap = 4 * len(words) + 64
    last = 0
    for at in range(0, len(text), _CHUNK):
        spans = []
        for span in _found(text[at : at + _CHUNK + overlap], pattern):
            start, end = at + span.start, at + span.end
            if start >= last and span.start < _CHUNK:
                spans.append(Span(start, end))
                last = end
        yield spans


def _pattern(words: str) -> re.Pattern[str] | None:
    parts = [re.escape(fold(part)) for part in words[:_LONGEST].split()]
    parts = [part for part in parts if part]
    return re.compile(r"\s+".join(parts)) if parts else None


def _found(text: str, pattern: re.Pattern[str]) -> Iterator[Span]:
    if text.isascii() and HIDDEN not in text:
        yield from (Span(*match.span()) for match in pattern.finditer(text.lower()))
        return
    plain = _folded_at_once(text)
    if plain is not None:
        yield from (Span(*match.span()) for match in pattern.finditer(plain))
        return
    folded = [_fold(character) for character in text]
    joined = "".join(folded)
    places = _places(folded)
    for match in pattern.finditer(joined):
        start, end = match.span()
        stop = places[end - 1] + 1
        while stop < len(folded) and not folded[stop]:
            stop += 1
        yield Span(places[start], stop)


def _folded_at_once(text: str) -> str | None:
    """The folded text where each character stands for one, as in most texts; else None."""
    for character in set(text):
        if not character.isascii() or character == HIDDEN:
            plain = _fold(character)
            if len(plain) != 1:
                return None
            text = text.replace(character, plain)
    return text.lower()


def _places(folded: list[str]) -> list[int]:
    """For each character of the folded text, which character it comes from."""
    return [at for at, piece in enumerate(folded) for _ in piece]


def _fold(character: str) -> str:
    """One character without case and accent; white space stays one blank."""
    if character.isascii():
        return "" if character == HIDDEN else character.lower()
    known = _FOLDED.get(character)
    if known is None:
        known = " " if character.isspace() else fold(character)
        if len(_FOLDED) < _MOST_KEPT:
            _FOLDED[character] = known
    return known

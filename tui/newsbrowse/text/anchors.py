"""Where some words stand in a text, also after the text has changed around them.

A place is known by its words and by where they stood: what was written at one offset yesterday may stand at
another today, in lines that break elsewhere and with other quotation marks. All of it is linear in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from newsbrowse.models import Span

if TYPE_CHECKING:  # loaded with the first passage that was edited
    from newsbrowse.text.reworded import Reworded

_SIDE = 20
"""Code points of the surroundings that are compared."""

_TOKEN = re.compile(r"\S+")
_SIGNS = str.maketrans(
    dict.fromkeys("‘’‚‛′`´", "'") | dict.fromkeys("“”„‟″«»", '"') | dict.fromkeys("‐‑‒–—−", "-")
)


class Anchored(NamedTuple):
    """Where words stand now; `changed` if they are worded otherwise."""

    span: Span
    changed: bool = False


class Anchors:
    """Finds words in one text; what is made of the text to look for them is made once, when it is needed.

    Args:
        body: the text.
    """

    def __init__(self, body: str) -> None:
        self._body = body
        self._level: _Level | None = None
        self._reworded: dict[int, Reworded] = {}

    def find(self, words: str, start: int, before: str = "", after: str = "") -> Anchored | None:
        """Where words that stood at an offset stand now; None if they are no longer in the text.

        Of several places that with the old surroundings is taken, and of these the nearest to the old one;
        words that stand there letter by letter go before those that differ in blanks, case or the look of
        quotation marks and dashes, and these before words that were edited (`text.reworded`).

        Args:
            words: what stood there.
            start: where it stood.
            before: what stood before it; empty if that is not known.
            after: what stood behind it.
        """
        surrounded = _Surroundings(self._body, before, after)
        here = Span(start, start + len(words))
        if words and self._body.startswith(words, start) and surrounded.all_of(here):
            return Anchored(here)
        places = [Span(at, at + len(words)) for at in _occurrences(self._body, words)] or self.places(words)
        if places:
            return Anchored(min(places, key=lambda span: (-surrounded.left(span), abs(span.start - start))))
        span = self._edited(start).find(words, before, after)
        return None if span is None else Anchored(span, changed=True)

    def places(self, words: str) -> list[Span]:
        """All places where words stand, in order, without regard to blanks, case and the look of marks."""
        self._level = self._level or _Level(self._body)
        return list(self._level.places(words))

    def _edited(self, near: int) -> Reworded:
        from newsbrowse.text.reworded import REACH, Reworded

        near = near // REACH * REACH if len(self._body) > REACH else 0
        if near not in self._reworded:
            self._reworded[near] = Reworded(self._body, near)
        return self._reworded[near]


def places_of(body: str, words: str) -> list[Span]:
    """All places where words stand, in order, without regard to blanks, case and the look of marks."""
    return Anchors(body).places(words)


class _Surroundings:
    """Tells whether a place of a text is surrounded as a passage was."""

    def __init__(self, body: str, before: str, after: str) -> None:
        self._body = body
        self._before, self._after = _levelled(before)[-_SIDE:], _levelled(after)[:_SIDE]

    def left(self, span: Span) -> int:
        """On how many sides of a place the same stands as before; what is not known does not count."""
        before = _levelled(self._body[max(span.start - 2 * _SIDE, 0) : span.start])
        after = _levelled(self._body[span.end : span.end + 2 * _SIDE])
        return bool(self._before and before.endswith(self._before)) + bool(
            self._after and after.startswith(self._after)
        )

    def all_of(self, span: Span) -> bool:
        """Whether all of it that is known stands there still."""
        return self.left(span) == bool(self._before) + bool(self._after)


class _Level:
    """A text whose blanks, case and marks are levelled; places in it are told as spans of the text."""

    def __init__(self, body: str) -> None:
        tokens = []
        self._starts = []
        for match in _TOKEN.finditer(body):
            self._starts.append(match.start())
            tokens.append(_level(match[0]))
        self._text = " ".join(tokens)
        self._ends = list(accumulate(len(token) + 1 for token in tokens))

    def places(self, words: str) -> Iterator[Span]:
        """Where words stand, one behind the other."""
        wanted = _levelled(words)
        for at in _occurrences(self._text, wanted):
            yield Span(self._back(at), self._back(at + len(wanted) - 1) + 1)

    def _back(self, at: int) -> int:
        """The place in the text of a place among its tokens."""
        token = bisect_right(self._ends, at)
        return self._starts[token] + at - (self._ends[token - 1] if token else 0)


def _occurrences(text: str, words: str) -> Iterator[int]:
    """Where words begin, one behind the other."""
    at = text.find(words) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + len(words))


def _levelled(words: str) -> str:
    """Words of which blanks, case and marks are levelled."""
    return " ".join(_level(token) for token in words.split())


def _level(token: str) -> str:
    """A token of the same length, in lower case and with plain marks."""
    plain = token.translate(_SIGNS)
    lower = plain.lower()
    return lower if len(lower) == len(plain) else plain

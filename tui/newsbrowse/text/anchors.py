"""Where some words stand in a text, also after the text has changed around them.

A place is known by its words and by where they stood: what was written at one offset yesterday may stand at
another today, in lines that break elsewhere and with other quotation marks. All of it is linear in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from newsbrowse.models import Span

_TOKEN = re.compile(r"\S+")
_SIGNS = str.maketrans(
    dict.fromkeys("‘’‚‛′`´", "'") | dict.fromkeys("“”„‟″«»", '"') | dict.fromkeys("‐‑‒–—−", "-")
)


def anchored(body: str, words: str, start: int) -> Span | None:
    """Where words that stood at an offset stand now; None if they are no longer in the text.

    Of several places the nearest to the old one is taken; words that stand there letter by letter go before
    those that differ in blanks, case or the look of quotation marks and dashes.
    """
    if words and body.startswith(words, start):
        return Span(start, start + len(words))
    return min(_found(body, words), key=lambda span: abs(span.start - start), default=None)


def places_of(body: str, words: str) -> list[Span]:
    """All places where words stand, in order, without regard to blanks, case and the look of marks."""
    return list(_loosely(body, words))


def _found(body: str, words: str) -> list[Span]:
    exact = [Span(at, at + len(words)) for at in _occurrences(body, words)]
    return exact or places_of(body, words)


def _loosely(body: str, words: str) -> Iterator[Span]:
    """The places of words in a text whose blanks, case and marks are levelled, as spans of the text."""
    wanted = " ".join(_level(token) for token in words.split())
    starts, tokens = [], []
    for match in _TOKEN.finditer(body) if wanted else ():
        starts.append(match.start())
        tokens.append(_level(match[0]))
    ends = list(accumulate(len(token) + 1 for token in tokens))
    for at in _occurrences(" ".join(tokens), wanted):
        yield Span(_back(at, starts, ends), _back(at + len(wanted) - 1, starts, ends) + 1)


def _back(at: int, starts: list[int], ends: list[int]) -> int:
    """The place in the text of a place among its tokens."""
    token = bisect_right(ends, at)
    return starts[token] + at - (ends[token - 1] if token else 0)


def _occurrences(text: str, words: str) -> Iterator[int]:
    """Where words begin, one behind the other."""
    at = text.find(words) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + len(words))


def _level(token: str) -> str:
    """A token of the same length, in lower case and with plain marks."""
    plain = token.translate(_SIGNS)
    lower = plain.lower()
    return lower if len(lower) == len(plain) else plain

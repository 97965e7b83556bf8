"""Where a figure may begin: at digits, at a sign of money, or at one of a few words.

As with dates, the words of a text are looked up in a table, and only at those that open a figure is the
expression tried that begins so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from operator import itemgetter

from newsbrowse.extract.figures_numbers import IN_DIGITS, IN_WORDS, NUMBER_WORDS, SCALES, SIGNED
from newsbrowse.extract.figures_words import COUNTS, HEAPS, MANY, PARTS, RATIO, RATIO_OF_DIGITS, SHARE
from newsbrowse.extract.scanning import Following, Place
from newsbrowse.extract.units_money import LETTERS_OF_SIGNS, SYMBOLS

_NOT_BEFORE = r"\w.,:/#$€£¥%-"
_SYMBOLS = {
    symbol: re.compile(rf"{re.escape(symbol)}(?<![{_NOT_BEFORE}].)", re.DOTALL) for symbol in f"$−-{SYMBOLS}"
}
"""Each sign of money or minus; one at a time is found many times more quickly than any of all."""
_SYMBOLS_OF_ASCII = {symbol: pattern for symbol, pattern in _SYMBOLS.items() if symbol.isascii()}
_JOINTS = frozenset("_.,:/#$€£¥%-")


def _compiled(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_PLAIN = _compiled(RATIO_OF_DIGITS, IN_DIGITS)
_SIGNED = _compiled(SIGNED)
_WORDED = _compiled(IN_WORDS)
_COUNTED = _compiled(SHARE, RATIO, IN_WORDS)
_HEAP = _compiled(MANY)

_Row = tuple[Iterable[str], Iterable[str | None], re.Pattern[str]]


def _rows() -> Iterator[_Row]:
    """First words, the words that may follow, and what begins so; None stands for any word."""
    yield NUMBER_WORDS, [None], _WORDED
    yield [*COUNTS, "ten"], [None], _COUNTED
    yield HEAPS, ["of"], _HEAP
    yield ["half"], ["of", "the", "all", "its", "their", "his", "her", "our", "a", "an"], _COUNTED
    yield LETTERS_OF_SIGNS, ["", *LETTERS_OF_SIGNS], _SIGNED
    yield ["a", "an"], [*PARTS, *SCALES], _COUNTED


def _table() -> dict[str, Following[re.Pattern[str]]]:
    table: dict[str, dict[str | None, re.Pattern[str]]] = {}
    for firsts, followings, pattern in _rows():
        for first in firsts:
            table.setdefault(first, {}).update(dict.fromkeys(followings, pattern))
    return dict(table)


OPENINGS = _table()
"""By the first word of a figure and the next: the expression that begins so."""


def figured_stretches(
    body: str, words: Iterable[Place], digits: Iterable[tuple[int, int]]
) -> Iterator[re.Match[str]]:
    """The expressions of a text that have the shape of a figure, in order and without overlaps.

    Args:
        body: the text.
        words: where words of `OPENINGS` begin, and the expressions to be tried there.
        digits: where runs of digits begin and end.

    Yields:
        Matches whose `lastgroup` is `digits` or `words`, which `number_of` reads, else `many`, `share` or
        `ratio`.
    """
    begin = [(start, pattern) for start, pattern in words if _is_free(body, start)]
    begin += [(start, _PLAIN) for start, _ in digits if _is_free(body, start)]
    begin += [
        (found.start(), _SIGNED)
        for symbol, pattern in (_SYMBOLS_OF_ASCII if body.isascii() else _SYMBOLS).items()
        if symbol in body
        for found in pattern.finditer(body)
    ]
    begin.sort(key=itemgetter(0))
    end = 0
    for start, pattern in begin:
        if start >= end and (match := pattern.match(body, start)):
            end = match.end()
            yield match


def _is_free(body: str, start: int) -> bool:
    """Whether a figure may begin at a place, which is not in the middle of a word or a number."""
    before = body[start - 1 : start]
    return not (before.isalnum() or before in _JOINTS)

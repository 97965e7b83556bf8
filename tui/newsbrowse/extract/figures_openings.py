"""Where a figure may begin: at digits, at a sign of money, or at one of a few words.

As with dates, the words of a text are looked up in a table, and only at those that open a figure is the
expression tried that begins so. A number that is just one word or one run of digits is read without any, and
is passed over where what stands behind and before it makes no figure of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import NamedTuple

from newsbrowse.extract.figures_before import HEDGE_ENDS, ends_before
from newsbrowse.extract.figures_behind import (
    COMPOUND,
    DIGITS_GO_ON,
    HEDGE,
    MAGNITUDE,
    NOUN,
    RANGE,
    UNIT,
    WORDS_GO_ON,
    behind,
)
from newsbrowse.extract.figures_numbers import (
    IN_DIGITS,
    IN_WORDS,
    MOST_DIGITS,
    NUMBER_WORDS,
    SCALES,
    SIGNED,
    SMALL,
    Number,
    number_in_digits,
)
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


class Opening(NamedTuple):
    """What begins at a word: an expression, and the number that the word is where nothing goes on behind it.

    Attributes:
        pattern: matches what begins so.
        length: of the word; 0 for one that is no number.
        value: of the number; None for a magnitude, which is one only behind others.
    """

    pattern: re.Pattern[str]
    length: int = 0
    value: float | None = None


_Row = tuple[Iterable[str], Iterable[str | None], re.Pattern[str]]


def _rows() -> Iterator[_Row]:
    """First words, the words that may follow, and what begins so; None stands for any word."""
    yield NUMBER_WORDS, [None], _WORDED
    yield [*COUNTS, "ten"], [None], _COUNTED
    yield HEAPS, ["of"], _HEAP
    yield ["half"], ["of", "the", "all", "its", "their", "his", "her", "our", "a", "an"], _COUNTED
    yield LETTERS_OF_SIGNS, ["", *LETTERS_OF_SIGNS], _SIGNED
    yield ["a", "an"], [*PARTS, *SCALES], _COUNTED


def _table() -> dict[str, Following[Opening]]:
    table: dict[str, dict[str | None, Opening]] = {}
    for firsts, followings, pattern in _rows():
        for first in firsts:
            length = len(first) if first in NUMBER_WORDS else 0
            opening = Opening(pattern, length, SMALL.get(first))
            table.setdefault(first, {}).update(dict.fromkeys(followings, opening))
    return dict(table)


OPENINGS = _table()
"""By the first word of a figure and the next: what begins so."""


def figured_stretches(
    body: str, words: Iterable[Place], digits: Iterable[tuple[int, int]]
) -> Iterator[Number | re.Match[str]]:
    """The expressions of a text that may be figures, in order and without overlaps.

    Args:
        body: the text.
        words: where words of `OPENINGS` begin, and what is to be tried there.
        digits: where runs of digits begin and end.

    Yields:
        Numbers of one word or one run of digits; of all else matches whose `lastgroup` is `digits` or
        `words`, which `number_of` reads, else `many`, `share` or `ratio`.
    """
    end = 0
    for start, opening in sorted([*words, *digits, *_signs(body)], key=itemgetter(0)):
        if start < end or not _is_free(body[start - 1 : start]):
            continue
        if isinstance(opening, int):
            found = _in_digits(body, start, opening)
        else:
            found = _in_words(body, start, opening)
        if isinstance(found, re.Match):
            end = found.end()
        if found is not None:
            yield found


def _signs(body: str) -> Iterator[tuple[int, Opening]]:
    """Where signs of money and minus are."""
    symbols = _SYMBOLS_OF_ASCII if body.isascii() else _SYMBOLS
    for symbol, pattern in symbols.items():
        if symbol in body:
            for found in pattern.finditer(body):
                yield found.start(), _AT_SIGN


_AT_SIGN = Opening(_SIGNED)


def _is_free(before: str) -> bool:
    """Whether a figure may begin behind a character: not in the middle of a word or a number."""
    return before in " \n" or not (before.isalnum() or before in _JOINTS)


def _in_digits(body: str, start: int, end: int) -> Number | re.Match[str] | None:
    """What a run of digits begins; None for what is no figure whatever surrounds it."""
    follows = behind(body, end)
    if follows & DIGITS_GO_ON:
        return _PLAIN.match(body, start)
    if end - start > MOST_DIGITS:
        return None
    value = float(body[start:end])
    if follows & MAGNITUDE:
        return number_in_digits(body, start, end, value)
    if follows & (UNIT | COMPOUND | RANGE | NOUN):
        return Number(start, end, value)
    if 1500 <= value <= 2100 or not (follows & HEDGE or ends_before(body, start) & HEDGE_ENDS):
        return None
    return Number(start, end, value)


def _in_words(body: str, start: int, opening: Opening) -> Number | re.Match[str] | None:
    """What a word begins; None for what is no figure whatever surrounds it, such as `one of`."""
    pattern, length, value = opening
    end = start + length
    follows = behind(body, end) if length else WORDS_GO_ON
    if follows & WORDS_GO_ON:
        return pattern.match(body, start)
    if value is None:
        return None if body[start - 2 : start - 1].isdigit() else pattern.match(body, start)
    may_count = UNIT | RANGE if value <= 1 else UNIT | RANGE | NOUN
    return Number(start, end, value, spelled=True) if follows & may_count else None

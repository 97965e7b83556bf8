"""Where a figure may begin: at digits, at a sign of money, or at one of a few words.

As with dates, the words of a text are looked up in a table, and only at those that open a figure is the
expression tried that begins so. A number that is just one word or one run of digits is read without any, and
is passed over where what stands behind and before it makes no figure of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import repeat
from operator import itemgetter
from typing import NamedTuple

from newsbrowse.extract.figures_around import AROUND
from newsbrowse.extract.figures_behind import DIGITS_GO_ON, MAGNITUDE, WORDS_GO_ON
from newsbrowse.extract.figures_numbers import (
    IN_DIGITS,
    IN_WORDS,
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

_SIGNS = f"$−-{SYMBOLS}"
_SIGNS_OF_ASCII = "".join(sign for sign in _SIGNS if sign.isascii())
"""Signs of money and minus."""


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


_AT_SIGN = Opening(_SIGNED)

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
    signs = AROUND.signs(body, _SIGNS_OF_ASCII if body.isascii() else _SIGNS)
    begin = [*words, *digits, *zip(signs, repeat(_AT_SIGN))]
    end = 0
    for start, what, follows in sorted(AROUND.candidates(body, begin), key=itemgetter(0)):
        if start < end:
            continue
        if isinstance(what, int):
            found = _in_digits(body, start, what, follows)
        elif follows & WORDS_GO_ON:
            found = what.pattern.match(body, start)
        else:
            found = Number(start, start + what.length, what.value, spelled=True)
        if isinstance(found, re.Match):
            end = found.end()
        if found is not None:
            yield found


def _in_digits(body: str, start: int, end: int, follows: int) -> Number | re.Match[str] | None:
    """What a run of digits begins."""
    if follows & DIGITS_GO_ON:
        return _PLAIN.match(body, start)
    value = float(body[start:end])
    return number_in_digits(body, start, end, value) if follows & MAGNITUDE else Number(start, end, value)

"""Where a figure may begin: at digits, at a sign of money, or at one of a few words.

As with dates, the words of a text are looked up in a table, and only at those that open a figure is the
expression tried that begins so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newsbrowse.extract.figures_numbers import IN_DIGITS, IN_WORDS, NUMBER_WORDS, SCALES, SIGNED
from newsbrowse.extract.figures_words import COUNTS, HEAPS, MANY, PARTS, RATIO, SHARE
from newsbrowse.extract.scanning import Following, Place
from newsbrowse.extract.units_money import LETTERS_OF_SIGNS, SYMBOLS

_NOT_BEFORE = r"\w.,:/#$€£¥%-"
_FREE = re.compile(rf"(?<![{_NOT_BEFORE}])")
_MINUS = re.compile(rf"-(?<![{_NOT_BEFORE}].)", re.DOTALL)
_SYMBOL = re.compile(rf"[−{SYMBOLS}](?<![{_NOT_BEFORE}].)", re.DOTALL)
_SYMBOLS = ("$", *sorted({"−", *SYMBOLS} - {"$"}))
_JOINTS = frozenset("_.,:/#$€£¥%-")


def _compiled(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_PLAIN = _compiled(RATIO, IN_DIGITS)
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
    end = 0
    for start, pattern in sorted([*words, *_in_digits(body, digits), *_in_signs(body)]):
        if start >= end and (match := pattern.match(body, start)) and _FREE.match(body, start):
            end = match.end()
            yield match


def _in_digits(body: str, digits: Iterable[tuple[int, int]]) -> Iterator[Place]:
    for start, _ in digits:
        before = body[start - 1 : start]
        if not (before in _JOINTS or before.isalnum()):
            yield start, _PLAIN


def _in_signs(body: str) -> Iterator[Place]:
    """At signs of money and of minus; a single sign is looked for many times more quickly than any of all."""
    for minus in _MINUS.finditer(body):
        yield minus.start(), _SIGNED
    if any(symbol in body for symbol in _SYMBOLS):
        for symbol in _SYMBOL.finditer(body):
            yield symbol.start(), _SIGNED

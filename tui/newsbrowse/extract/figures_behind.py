"""What may stand behind a number: told by the next four characters, and kept by them.

Most numbers of a text are no figures, and most of them show it here: behind `In 2016,` stands no unit, no
second number and nothing that is counted. What may be there is looked at by the expression that knows it;
what cannot be is not looked for. A bit that is set without need costs time, one that lacks loses a figure.
"""

from __future__ import annotations

import re

from newsbrowse.extract.figures_before import MONTHS
from newsbrowse.extract.figures_numbers import NUMBER_WORDS
from newsbrowse.extract.figures_words import PARTS
from newsbrowse.extract.scanning import any_prefix
from newsbrowse.extract.units import is_no_modifier, may_be_unit

DIGITS_GO_ON = 1
"""A number in digits may not be at its end, or be half of a ratio."""
WORDS_GO_ON = 2
"""The same of a number in words."""
MAGNITUDE = 4
UNIT = 8
COMPOUND = 16
"""A hyphen and a noun: `-year`."""
RANGE = 32
"""A dash, `to` or `and`, with a second number behind."""
NOUN = 64
"""Something that is counted."""
NO_AMOUNT = 128
"""What makes digits part of a word, a time or a day."""
RELATIVE = 256
"""`ago`, `later`, `old`."""
HEDGE = 512
"""`or more`."""
ALL = 1023

MARKS = '.,;:!?)"]'
"""Marks behind which only a digit matters."""
_NEXT_WORDS = re.compile(any_prefix([word[:3] for word in (*NUMBER_WORDS, *PARTS, "and", "in", "out")]))
_MAGNITUDE = re.compile(r"[\s-]{0,2}(?:t[hrn]|la|m[iln]|cr|b[iln])|\s?[mkb](?!\w)")
_RANGE = re.compile(r"\s?-|\s(?:to(?:\s|$)|and)")
_RELATIVE = re.compile(r"[\s-]*(?:$|a(?:$|g|\.)|l(?:$|a)|e(?:$|a)|o(?:$|l|')|p(?:$|\.))")
_NO_AMOUNT = re.compile(
    rf"[-':/a-z]|\s\s|\s(?:[ap][.m]|o['f]|gmt|utc|est|edt|{any_prefix([name[:3] for name in MONTHS])})"
)
_HEDGE = re.compile(r"\s+(?:$|o(?:$|r))")


def may_follow(following: str) -> int:
    """What may stand behind a number, by the next four characters, or two: bits of the constants above."""
    mark, letters = following[:1], following[1:]
    if not following:
        return 0
    if mark in MARKS:
        return (DIGITS_GO_ON if letters.isdecimal() else 0) | (NO_AMOUNT if mark == ":" else 0)
    if not following.isascii():
        return ALL
    lower = following.lower()
    told = (
        (DIGITS_GO_ON, _digits_go_on(lower)),
        (WORDS_GO_ON, mark in "-_" or mark.isalnum() or _NEXT_WORDS.match(lower, 1)),
        (MAGNITUDE, _MAGNITUDE.match(lower)),
        (UNIT, may_be_unit(lower)),
        (COMPOUND, mark == "-"),
        (RANGE, _RANGE.match(lower)),
        (NOUN, _may_be_noun(lower)),
        (NO_AMOUNT, _NO_AMOUNT.match(lower)),
        (RELATIVE, _RELATIVE.match(lower)),
        (HEDGE, _HEDGE.match(lower)),
    )
    return sum(bit for bit, is_set in told if is_set)


def _digits_go_on(following: str) -> bool:
    """Whether a group of digits, a fraction or the second half of `1 in 5` may follow."""
    mark, letters = following[:1], following[1:]
    if mark == "/":
        return letters[:1].isdigit()
    return (mark == "-" or mark.isspace()) and (letters[:1].isdigit() or letters[:2] in ("in", "ou"))


def _may_be_noun(following: str) -> bool:
    """Whether a word follows that is counted, or stands before what is: not so `of`."""
    word = following[1:3] if not following[3:].isalpha() else following[1:]
    is_word = following[0].isspace() and (word.isalpha() or word.startswith("u."))
    return is_word and not (len(word) == 2 and is_no_modifier(word))

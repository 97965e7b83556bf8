"""Where a date may begin, and in which shapes: by its first word and the next, or by its figures.

A large expression of all shapes that is tried everywhere takes most of the time of finding dates. So the
words of a text are looked up in a table, and at the few that open a date only those shapes are tried
that begin so. What is in the table and is no date only costs time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from operator import itemgetter

from newsbrowse.extract.dates_feasts import FEASTS
from newsbrowse.extract.dates_grammar import EACH, NUMBERS, ORDINALS
from newsbrowse.extract.dates_near import Parts
from newsbrowse.extract.dates_spelled import DECADES
from newsbrowse.extract.scanning import Following, Place

Shapes = tuple[tuple[str, re.Pattern[str]], ...]
"""Names and expressions, in the order in which they are tried."""

_FREE = re.compile(r"(?<![\w$£€¥#@/])(?<!\d[-.,/:–])")
"""Whether a place is the beginning of an expression, and not in the middle of a word or a number."""
_BOUND = frozenset("abcdefghijklmnopqrstuvwxyz_$£€¥#@/")
_JOINTS = frozenset("-.,/:–")
"""Figures right behind one of `_BOUND`, or behind one of these and a figure, begin nothing."""
_DIGITS = frozenset("0123456789")


def _words(text: str) -> list[str]:
    return text.split()


def _shapes(names: str) -> Shapes:
    wanted = names.split()
    return tuple((name, shape) for name, shape in EACH.items() if name in wanted)


_FIGURE = ""
"""The word that follows where a figure or a mark does."""
_MONTHS = _words(
    """january february march april may june july august september october november december
    jan feb mar apr jun jul aug sept sep oct nov dec"""
)
_DAYS = _words("monday tuesday wednesday thursday friday saturday sunday")
_SHORT_DAYS = _words("mon tue tues wed thu thur thurs fri sat sun")
_WEEKDAYS = [*_DAYS, *_SHORT_DAYS]
_SEASONS = _words("spring summer fall autumn winter")
_UNITS = _words("week weekend month quarter year decade day morning afternoon evening night")
_SEVERAL = _words(
    "day days week weeks month months year years decade decades century centurys centurie centuries"
)
_WHICH = _words("last next this past coming")
_FISCAL = _words("fiscal calendar financial")
_QUARTERS = _words("first second third fourth")
_HALVES = _words("first second latter")
_PARTS = _words("beginning start middle end close")
_FEASTS = [re.split("[^a-z]", f"{name}  ")[:2] for name in FEASTS]
_NAMED_FEASTS = [first for first, _ in _FEASTS]

_OF_PART = "month season unit year"
_OF_YEAR = "iso year_quarter decade years year"
_OF_DAY = "span_first days_first day_month"
_BY_SIGN = {
    **dict.fromkeys("/.", _shapes("numeric nine_eleven")),
    **dict.fromkeys("stnr", _shapes(f"{_OF_DAY} quarter half century")),
    **dict.fromkeys("-–—", _shapes(f"{_OF_DAY} nine_eleven")),
    " ": _shapes(f"{_OF_DAY} ago"),
}
"""The shapes that begin with one or two figures, by the sign behind them."""
_DAY_GOES_ON = frozenset(_words("ja fe ma ap ju au se oc no de to an of da we mo ye ce")).union(
    dash + behind for dash in "-–—" for behind in " 0123456789"
)
"""The two characters that may stand behind a day, or what is counted, and a space."""
_THE_FIGURES = _shapes("day_month quarter year_quarter half decade decade_word century")
_YEAR = _shapes("year")
_YEARS = _shapes("iso year_quarter decade years year")
_BEHIND_YEAR = frozenset("-–—/'s")
_YEAR_GOES_ON = frozenset("fst1234-–—/")
"""What may stand behind a year and a space: a quarter, a dash."""
_COUNT = _shapes("ago")
_UNIT_BEGINS = frozenset(_words("da we mo ye de ce"))
_SEPARATORS = frozenset("/.")
_NO_YEAR_GOES_ON = re.compile(r"\w|[.,]\d|%|[-/]\d")
"""What stands behind four figures that are no year."""
_SHORT_DECADE = _shapes("decade")

_Row = tuple[Iterable[str], Iterable[str | None], str]


def _rows() -> Iterator[_Row]:
    """First words, the words that may follow, and the shapes that begin so; None stands for any word."""
    yield _MONTHS, [None], "month"
    yield _MONTHS, [_FIGURE, "to", "through", *_MONTHS], "span span_months days stamped month_day months"
    yield _MONTHS, ["the", *ORDINALS], "month_day"
    yield _DAYS, [None], "weekday"
    yield [*_DAYS, *_SHORT_DAYS], [_FIGURE, "the", *ORDINALS, *_MONTHS], "stamped month_day day_month"
    for first, following in _FEASTS:
        yield [first], [following if following or first == "st" else None], "holiday"
    yield _SEASONS, ["of", _FIGURE], "season"
    yield from _relative()
    yield from _counted()
    yield from _ordered()
    yield from _behind_the()
    yield ["early", "late"], [None], f"{_OF_PART} decade century day hours weekday"
    yield ["earlier", "later"], [None], f"{_OF_PART} told the_unit"
    yield ["mid"], [None], f"{_OF_PART} decade century"
    yield _PARTS, ["of"], f"{_OF_PART} the_unit"
    yield _FISCAL, ["year", _FIGURE, *_QUARTERS], "quarter year"
    yield _words("yesterday today tomorrow"), [None], "day"
    yield ["tonight"], [None], "hours"
    yield ["that"], ["same", *_UNITS], "told"
    yield ["q"], [_FIGURE], "q"
    yield ["h"], [_FIGURE], "h"
    yield ["year"], ["end", "s"], "the_unit"
    yield ["yearend"], [None], "the_unit"


def _relative() -> Iterator[_Row]:
    """`last Tuesday`, `next spring`, `this past week`, `current year`."""
    yield _WHICH, _MONTHS, "month_day month"
    yield _WHICH, _WEEKDAYS, "month_day weekday"
    yield _WHICH, _NAMED_FEASTS, "holiday"
    yield _WHICH, _SEASONS, "season"
    yield _WHICH, _UNITS, "unit hours"
    yield ["this"], ["past", "coming"], f"{_OF_PART} weekday"
    yield ["previous", "current"], _UNITS, "unit"


def _counted() -> Iterator[_Row]:
    """`two weeks ago`, `about 10 days ago`, `around Christmas`, `nineteen ninety`."""
    yield NUMBERS, _SEVERAL, "ago"
    yield _words("about some nearly almost around over only"), [*NUMBERS, _FIGURE], "ago"
    yield ["more"], ["than"], "ago"
    about = ["about", "around"]
    yield about, [*_MONTHS, *_WEEKDAYS, *_WHICH], f"month_day {_OF_PART}"
    yield about, [*_SEASONS, *_FISCAL, "previous", "current", _FIGURE], _OF_PART
    yield about, ["the"], "season year"
    yield _words("sixteen seventeen eighteen nineteen twenty"), [None], "spelled_year"
    yield ["two"], ["thousand"], "spelled_year"


def _ordered() -> Iterator[_Row]:
    """`first of May`, `third quarter`, `nineteenth-century`."""
    yield ORDINALS, ["of", "century", *_MONTHS], "day_month century"
    yield ["twenty"], ["first"], "century"
    yield _QUARTERS, ["quarter", "fiscal"], "quarter"
    yield _HALVES, ["half"], "half"


def _behind_the() -> Iterator[_Row]:
    """`the end of May`, `the 1990s`, `the weekend`."""
    the = ["the"]
    yield the, [*ORDINALS, "twenty"], "day_month century"
    yield the, _QUARTERS, "quarter"
    yield the, _HALVES, "half"
    yield the, ["very"], _OF_PART
    yield the, _PARTS, f"{_OF_PART} the_unit"
    yield the, ["early", "late", "mid", "middle"], "decade decade_word century"
    yield the, [*_WHICH, "current"], "unit"
    yield the, ["same", "following", "next", "previous"], "told unit weekday"
    yield the, _SEASONS, "season"
    yield the, ["year"], "the_unit year spelled_year"
    yield the, _words("day week weekend night month"), "the_unit day"
    yield the, _FISCAL, "quarter year"
    yield the, [*_words("swinging roaring"), *DECADES.split("|")], "decade_word"


def _table() -> dict[str, Following[Shapes]]:
    named: dict[str, dict[str | None, str]] = {}
    for firsts, followings, shapes in _rows():
        for first in firsts:
            after = named.setdefault(first, {})
            for following in followings:
                after[following] = f"{after.get(following, '')} {shapes}"
    return {
        first: {following: _shapes(f"{names} {after.get(None, '')}") for following, names in after.items()}
        for first, after in named.items()
    }


OPENINGS = _table()
"""By the first word of a date and the next: the shapes that begin so."""


def dated_stretches(
    flat: str, words: Iterable[Place], digits: Iterable[tuple[int, int]]
) -> Iterator[tuple[str, int, int, Parts]]:
    """The expressions of a text that have the shape of a date, in order and without overlaps.

    Args:
        flat: the text in lower case with plain spaces, at the same length.
        words: where words of `OPENINGS` begin, and the shapes to be tried there.
        digits: where runs of digits begin and end.

    Yields:
        The name of the shape, where it begins and ends, and its named parts.
    """
    end = 0
    for start, shapes in sorted([*words, *_in_figures(flat, digits)], key=itemgetter(0)):
        if start < end:
            continue
        if shapes is _YEAR:
            if not _NO_YEAR_GOES_ON.match(flat, start + 4):
                end = start + 4
                yield "year", start, end, {"part": None, "lead": None, "year": flat[start:end]}
            continue
        for name, shape in shapes:
            if match := shape.match(flat, start):
                if flat[start - 1 : start] == " " or _FREE.match(flat, start):
                    end = match.end()
                    yield name, start, end, match.groupdict()
                break


def _in_figures(flat: str, digits: Iterable[tuple[int, int]]) -> Iterator[tuple[int, Shapes]]:
    for start, end in digits:
        before = flat[start - 1 : start]
        if before != " ":
            if before in _BOUND or (before in _JOINTS and flat[start - 2 : start - 1] in _DIGITS):
                continue
            if before == "'":
                if flat.startswith("the ", start - 5):
                    yield start - 5, _THE_FIGURES
                yield start - 1, _SHORT_DECADE
        elif flat.startswith("the ", start - 4):
            yield start - 4, _THE_FIGURES
        if shapes := _behind_figures(flat, start, end):
            yield start, shapes


def _behind_figures(flat: str, start: int, end: int) -> Shapes | None:
    """The shapes that may begin with the figures at a place, by what stands behind them."""
    length, sign = end - start, flat[end : end + 1]
    if length <= 2:
        if sign == " ":
            return _BY_SIGN[" "] if flat[end + 1 : end + 3] in _DAY_GOES_ON else None
        if sign == "." and not (
            flat[end + 2 : end + 3] in _SEPARATORS or flat[end + 3 : end + 4] in _SEPARATORS
        ):
            return None
        return _BY_SIGN.get(sign)
    if length == 4:
        if flat[end + 1 : end + 2] in _YEAR_GOES_ON if sign == " " else sign in _BEHIND_YEAR:
            return _YEARS
        return _YEAR if "1500" <= flat[start:end] <= "2100" else None
    if length == 3 and sign == " " and flat[end + 1 : end + 3] in _UNIT_BEGINS:
        return _COUNT
    return None

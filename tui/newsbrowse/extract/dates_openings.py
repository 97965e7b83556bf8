"""How expressions of dates begin: enough letters to pass over nearly all other words of a text at once.

Whatever a shape of `dates_grammar` may begin with is here; an opening that is no date only costs time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsbrowse.extract.dates_feasts import FEASTS
from newsbrowse.extract.dates_spelled import DECADES


def _words(text: str) -> list[str]:
    return text.split()


_MONTHS = (
    *_words("january february march april may june july august september october november december"),
    *(
        f"{month}{sign}"
        for month in _words("jan feb mar apr jun jul aug sept sep oct nov dec")
        for sign in " .,-–/:;)'"
    ),
)
_WEEKDAYS = (
    *_words("monday tuesday wednesday thursday friday saturday sunday"),
    *(f"{day}{sign}" for day in _words("mon tue tues wed thu thur thurs fri sat sun") for sign in " .,"),
)
_NAMED = (*_MONTHS, *_WEEKDAYS, *FEASTS)
_SEASONS = tuple(_words("spring summer fall autumn winter"))
_UNITS = tuple(_words("week month quarter year decade day morning afternoon evening night"))
_SEVERAL = _words("day week month year decade century centuries")
_FIGURES = tuple("0123456789")
_WHICH = ("last", "next", "past", "coming", "this past", "this coming", "this", "previous", "current")
_HEDGES = ("about", "some", "nearly", "almost", "around", "more than", "over", "only")


def openings(numbers: Iterable[str], ordinals: Iterable[str]) -> list[str]:
    """The openings in lower case.

    Args:
        numbers: the words for counts, which stand before `days ago`.
        ordinals: the words for days of a month.
    """
    counted = [f"{number} {unit}" for number in numbers for unit in _SEVERAL]
    behind_the = [*_relative(), *_ordered(ordinals), *_behind_the()]
    alone = [*_relative(), *_ordered(ordinals), *_alone(), *counted]
    hedged = [f"{hedge} {word}" for hedge in _HEDGES for word in (*_FIGURES, *counted)]
    dated = (
        *_NAMED,
        *_SEASONS,
        *_WHICH,
        *(f"the {one}" for one in (*_SEASONS, "year")),
        "fiscal",
        "calendar",
        "financial",
    )
    hedged += [f"{hedge} {word}" for hedge in ("about", "around") for word in dated]
    return [*alone, *hedged, *(f"the {word}" for word in behind_the)]


def _relative() -> Iterator[str]:
    for word in _WHICH:
        yield from (f"{word} {name}" for name in (*_NAMED, *_SEASONS, *_UNITS))
    yield from (f"{part} of" for part in ("beginning", "start", "middle", "end", "close", "very"))
    rest = ("year", "1", "2", "first", "second", "third", "fourth")
    yield from (f"{kind} {word}" for kind in ("fiscal", "calendar", "financial") for word in rest)


def _ordered(ordinals: Iterable[str]) -> Iterator[str]:
    """`first of May`, `third quarter`, `nineteenth-century`."""
    for ordinal in (*ordinals, "twenty-first"):
        yield from (f"{ordinal} of", f"{ordinal}-", f"{ordinal} century")
        yield from (f"{ordinal} {month}" for month in _MONTHS)
    for word in ("first", "second", "third", "fourth"):
        yield from (f"{word} quarter", f"{word} fis")
    yield from ("first half", "second half", "latter half")


def _behind_the() -> Iterator[str]:
    yield from (f"{word} {unit}" for word in ("same", "following", "next", "previous") for unit in _UNITS)
    yield from (f"following {day}" for day in _WEEKDAYS)
    yield from (*_SEASONS, *_FIGURES, "'", "year", "day", "weekend", "week", "night", "month")
    yield from (*_words("early late mid very fiscal swinging roaring"), *DECADES.split("|"))


def _alone() -> Iterator[str]:
    yield from (*_NAMED, *_FIGURES, *(f"'{figure}" for figure in _FIGURES))
    yield from (f"{season} {rest}" for season in _SEASONS for rest in ("of", "1", "2"))
    yield from _words("early earlier late later mid- yesterday today tomorrow tonight q1 q2 q3 q4 h1 h2")
    yield from ("year-e", "yeare")
    yield from (
        "mid ",
        "mid1",
        "mid2",
        "last night",
        "year's ",
        "year end",
        "last weekend",
        "next weekend",
        "this weekend",
    )
    yield from (f"that {unit}" for unit in ("same", *_UNITS, "weekend"))
    yield from ("nineteen ", "eighteen ", "seventeen ", "sixteen ", "twenty ", "two thousand")

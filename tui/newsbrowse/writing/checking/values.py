"""When two figures, or two days, say the same: rounded, hedged, or told less exactly."""

from __future__ import annotations

import re
from datetime import date

from msgspec.structs import replace

from newsbrowse.compare.hedges import ABOUT, LESS, MORE
from newsbrowse.models import DateMention, Figure
from newsbrowse.text.months import MONTH_NAMES

_MANTISSA = re.compile(r"\d[\d,]*(?:\.(\d+))?")
_SURELY_LESS = LESS - {"nearly", "almost", "up to"}
_ROUGHLY = 0.05
"""How far from `about 40` a figure may be, as a share."""
_SHARPLY = 0.01
_SHARPLY_HEDGED = 0.03
"""How far from a figure of three digits or more; who rounds tells fewer."""
_HEDGED = 0.15
"""The same for `more than 40` and `nearly 40`, on their side."""
_TINY = 1e-9
_TIMES = {
    "seconds": ("minutes", 1 / 60),
    "minutes": ("minutes", 1.0),
    "hours": ("minutes", 60.0),
    "days": ("days", 1.0),
    "weeks": ("days", 7.0),
    "months": ("months", 1.0),
    "years": ("months", 12.0),
    "decades": ("months", 120.0),
}
"""Units of time with the one that they are held against each other in, and how many of it they are."""
_FEW = 3
"""Up to this `more than two hours` is told of anything before three."""
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_MONTH = re.compile(rf"\b(?:{'|'.join(name[:3] for name in MONTH_NAMES)})", re.IGNORECASE)
_FULL = 10
_YEARLY = 4
_DIGITS_THAT_TELL = 3
_LISTED_YEARS = re.compile(r"\d{4}/\d{4}")


def same_figure(ours: Figure, theirs: Figure) -> bool:
    """Whether two figures of a unit agree: equal, rounded, or as far apart as their hedges allow.

    One whose unit was not read is taken for the other's if it is equal. `Over 40` goes with the library's
    `over 43`, not the other way round.
    """
    if not goes_with(ours.unit, theirs.unit):
        return ours.value == theirs.value and not (ours.unit and theirs.unit)
    if are_opposed(ours, theirs):
        return False
    if ours.unit != theirs.unit:
        ours, theirs = _in_the_smaller(ours), _in_the_smaller(theirs)
    if ours.value == theirs.value:
        return True
    if ours.hedge in MORE and theirs.hedge in MORE:
        return _is_rougher(ours, theirs)
    is_beyond = _is_beyond(ours, theirs) or _is_beyond(theirs, ours)
    if not is_beyond and (is_rounded(ours, theirs) or is_rounded(theirs, ours)):
        return True
    return _is_hedged(ours, theirs.value) or _is_hedged(theirs, ours.value)


def are_opposed(ours: Figure, theirs: Figure) -> bool:
    """Whether one is told to be less and the other more than the same: `below 200` and `above 200`."""
    hedges = (ours.hedge, theirs.hedge)
    is_less = any(one in _SURELY_LESS for one in hedges)
    return ours.value == theirs.value and is_less and any(one in MORE for one in hedges)


def is_certain(ours: Figure, theirs: Figure) -> bool:
    """Whether a figure of the library says what a draft's does, not only more or less than it."""
    is_hedged = theirs.hedge in MORE or theirs.hedge in LESS
    return ours.value == theirs.value or not is_hedged or ours.hedge in MORE or ours.hedge in LESS


def is_exact(figure: Figure) -> bool:
    """Whether a figure has three digits that count or more, so that few things are told by it."""
    return len(_significant(figure)) >= _DIGITS_THAT_TELL


def goes_with(one: str, other: str) -> bool:
    """Whether what is told in one unit may be told in another: hours in minutes, a time in years in a row."""
    if one == other:
        return True
    if one in _TIMES and other in _TIMES:
        return _TIMES[one][0] == _TIMES[other][0]
    if not (one.startswith("th") and other.startswith("th")):
        return False
    return "th" in (one, other) or (one.endswith(" running") and "th time running" in (one, other))


def _in_the_smaller(figure: Figure) -> Figure:
    """A time in minutes, days or months."""
    _, size = _TIMES.get(figure.unit, ("", 1.0))
    return replace(figure, value=figure.value * size)


def _is_rougher(rough: Figure, exact: Figure) -> bool:
    """Whether `over 40` is told of what is `over 43`: less, near it, and with fewer digits that count."""
    is_near = 0 <= exact.value - rough.value <= _HEDGED * abs(exact.value)
    return is_near and len(_significant(rough)) < len(_significant(exact))


def _significant(figure: Figure) -> str:
    match = _MANTISSA.search(figure.text)
    return match[0].replace(",", "").replace(".", "").strip("0") if match else ""


def _is_beyond(hedged: Figure, exact: Figure) -> bool:
    """Whether a figure lies on the other side of one that is hedged: `less than 228` and 228.105."""
    if exact.hedge:
        return False
    return (hedged.hedge in _SURELY_LESS and exact.value > hedged.value) or (
        hedged.hedge in MORE and exact.value < hedged.value
    )


def is_rounded(rough: Figure, exact: Figure) -> bool:
    """Whether one figure is the other with fewer digits: `228.1 billion` for `228.105 billion`."""
    match = _MANTISSA.search(rough.text)
    if match is None:
        step = _size_in_words(rough.value)
    elif not match[0].replace(",", "").strip("0."):
        return False
    else:
        scale = abs(rough.value / float(match[0].replace(",", ""))) or 1.0
        step = scale / 10 ** len(match[1] or "") if match[1] or scale != 1.0 else 0.0
    return 0 < abs(rough.value - exact.value) <= 0.5 * step * (1 + _TINY)


def _size_in_words(value: float) -> float:
    """What `two hundred and twenty-eight billion` counts in; 0 for less than a million."""
    return next((size for size in (1e12, 1e9, 1e6) if value >= size and value % size == 0), 0.0)


def _is_hedged(rough: Figure, value: float) -> bool:
    apart = (value - rough.value) / (abs(rough.value) or 1.0)
    is_sharp = is_exact(rough)
    if rough.hedge in ABOUT:
        return abs(apart) <= (_SHARPLY if is_sharp else _ROUGHLY)
    if rough.hedge in MORE:
        is_few = rough.unit in _TIMES and rough.value <= _FEW
        most = _SHARPLY_HEDGED if is_sharp else _HEDGED
        return -_TINY <= apart <= (1 / rough.value - _TINY if is_few and rough.value else most)
    return rough.hedge in LESS and -(_SHARPLY_HEDGED if is_sharp else _HEDGED) <= apart <= _TINY


def has_year(mention: DateMention) -> bool:
    """Whether a day was written with its year."""
    return bool(_YEAR.search(mention.text))


def has_month(mention: DateMention) -> bool:
    """Whether a day was written with its month."""
    return bool(_MONTH.search(mention.text))


def is_absolute(mention: DateMention) -> bool:
    """Whether a day was written with its month or its year, not only as `Tuesday` or `last month`."""
    return has_year(mention) or has_month(mention)


def weekday_of(text: str) -> str:
    """The day of the week that is written in a text; empty if none is."""
    found = _WEEKDAY.search(text)
    return found[1].lower() if found else ""


def weekday(value: str) -> str:
    """The day of the week of `2026-02-04`; empty for a less exact value."""
    try:
        return WEEKDAYS[date.fromisoformat(value).weekday()] if len(value) == _FULL else ""
    except ValueError:
        return ""


def same_day(ours: DateMention, value: str, *, is_dated: bool) -> bool:
    """Whether what a draft writes is, or is a part of, a day of the library.

    Args:
        ours: the draft's.
        value: the library's.
        is_dated: whether the day of the draft was given, so that `Tuesday` means one of them.
    """
    told, meant = weekday_of(ours.text), weekday(value)
    if told and meant and told != meant:
        return False
    if has_year(ours) and _LISTED_YEARS.fullmatch(ours.value):
        return value == ours.value
    if is_within(value, ours.value) and (is_dated or has_year(ours)):
        return True
    if len(ours.value) == _YEARLY and _LISTED_YEARS.fullmatch(value):
        return ours.value in value.split("/")
    if has_year(ours):
        return False
    if has_month(ours):
        return is_within(value[5:], ours.value[5:])
    return bool(told) and told == meant


def is_within(exact: str, rough: str) -> bool:
    """Whether a value is another, or a part of it: `2026-02-04` of `2026-02`, of `2026/2030`."""
    if exact == rough or (exact.startswith(f"{rough}-") and "/" not in exact):
        return True
    first, to, last = rough.partition("/")
    start, _, end = exact.partition("/")
    return bool(to) and first <= start[: len(first)] and (end or start)[: len(last)] <= last


def is_comparable(ours: DateMention, theirs: DateMention) -> bool:
    """Whether two days are told so exactly that they can differ; `last month` is not."""
    if "/" in ours.value or "/" in theirs.value:
        return len(theirs.value) == len(ours.value) and is_absolute(ours)
    if is_absolute(ours):
        return len(theirs.value) >= len(ours.value)
    return bool(weekday_of(ours.text)) and len(theirs.value) == _FULL

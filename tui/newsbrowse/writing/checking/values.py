"""When two figures, or two days, say the same: rounded, hedged, or told less exactly."""

from __future__ import annotations

import re
from datetime import date

from newsbrowse.compare.hedges import ABOUT, LESS, MORE
from newsbrowse.models import DateMention, Figure
from newsbrowse.text.months import MONTH_NAMES

_MANTISSA = re.compile(r"\d[\d,]*(?:\.(\d+))?")
_SURELY_LESS = LESS - {"nearly", "almost", "up to"}
_ROUGHLY = 0.05
"""How far from `about 40` a figure may be, as a share."""
_HEDGED = 0.15
"""The same for `more than 40` and `nearly 40`, on their side."""
_TINY = 1e-9
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_MONTH = re.compile(rf"\b(?:{'|'.join(name[:3] for name in MONTH_NAMES)})", re.IGNORECASE)
_FULL = 10
_LISTED_YEARS = re.compile(r"\d{4}/\d{4}")


def same_figure(ours: Figure, theirs: Figure) -> bool:
    """Whether two figures of a unit agree: equal, rounded, or as far apart as their hedges allow.

    One whose unit was not read is taken for the other's if it is equal.
    """
    if ours.unit != theirs.unit:
        return ours.value == theirs.value and not (ours.unit and theirs.unit)
    if ours.value == theirs.value:
        return True
    is_beyond = _is_beyond(ours, theirs) or _is_beyond(theirs, ours)
    if not is_beyond and (_is_rounded(ours, theirs) or _is_rounded(theirs, ours)):
        return True
    return _is_hedged(ours, theirs.value) or _is_hedged(theirs, ours.value)


def _is_beyond(hedged: Figure, exact: Figure) -> bool:
    """Whether a figure lies on the other side of one that is hedged: `less than 228` and 228.105."""
    if exact.hedge:
        return False
    return (hedged.hedge in _SURELY_LESS and exact.value > hedged.value) or (
        hedged.hedge in MORE and exact.value < hedged.value
    )


def _is_rounded(rough: Figure, exact: Figure) -> bool:
    """Whether one figure is the other with fewer digits: `228.1 billion` for `228.105 billion`."""
    match = _MANTISSA.search(rough.text)
    if match is None or not match[0].replace(",", "").strip("0."):
        return False
    written = float(match[0].replace(",", ""))
    scale = abs(rough.value / written) or 1.0
    step: float = scale / 10 ** len(match[1] or "")
    if not match[1] and scale == 1.0:
        return False
    return abs(rough.value - exact.value) <= 0.5 * step * (1 + _TINY)


def _is_hedged(rough: Figure, value: float) -> bool:
    apart = (value - rough.value) / (abs(rough.value) or 1.0)
    if rough.hedge in ABOUT:
        return abs(apart) <= _ROUGHLY
    if rough.hedge in MORE:
        return -_TINY <= apart <= _HEDGED
    return rough.hedge in LESS and -_HEDGED <= apart <= _TINY


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
    if has_year(ours) and _LISTED_YEARS.fullmatch(ours.value):
        return value == ours.value
    if is_within(value, ours.value) and (is_dated or has_year(ours)):
        return True
    if has_year(ours):
        return False
    if has_month(ours):
        return is_within(value[5:], ours.value[5:])
    told = weekday_of(ours.text)
    return bool(told) and told == weekday(value)


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

"""Days, months and years as the index holds them, and the ranges that a query may ask for.

A period is written `2026`, `2026-02` or `2026-02-04`. The index holds a day under its month and year too, so
that one term answers for any period, and a range is a set of such terms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from msgspec import Struct, field

_PERIOD = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_LONGEST = len("2026-02-04")
_MOST_DAYS = 31
_MOST_MONTHS = 24
_MOST_YEARS = 30
_KEPT = 4_096
GRAINS = ("year", "month", "day")
"""The precisions of a period, coarse to fine."""


class Levels(Struct):
    """The days, months and years under which something is found."""

    day: set[str] = field(default_factory=set)
    month: set[str] = field(default_factory=set)
    year: set[str] = field(default_factory=set)

    def add(self, period: str) -> None:
        """Add a period and the wider ones it lies in; the text must be one."""
        self.year.add(period[:4])
        if len(period) >= 7:
            self.month.add(period[:7])
        if len(period) == 10:
            self.day.add(period)


def is_period(text: str) -> bool:
    """Whether a text is a year, month or day that exists."""
    return bounds(text) is not None


def grain_of(period: str) -> str:
    """`year`, `month` or `day`, by the length of a period."""
    return {4: "year", 7: "month"}.get(len(period), "day")


def bounds(period: str) -> tuple[date, date] | None:
    """The first and the last day of a period; None if the text is not one."""
    return _bounds(period) if len(period) <= _LONGEST else None


@lru_cache(_KEPT)
def _bounds(period: str) -> tuple[date, date] | None:
    match = _PERIOD.fullmatch(period)
    if match is None:
        return None
    year, month, day = (int(part) if part else 0 for part in match.groups())
    try:
        if day:
            return date(year, month, day), date(year, month, day)
        if match[2]:
            return date(year, month, 1), date(year, month, _last_day(year, month))
        return date(year, 1, 1), date(year, 12, 31)
    except ValueError:
        return None


def published_period(published: str | None) -> str | None:
    """The day, month or year of a publication time, in the time zone it was published in; None if unknown."""
    if published is None:
        return None
    period = published[:10]
    return period if is_period(period) else None


def published_second(published: str | None) -> int | None:
    """Seconds from the first day of year 1 (UTC) to a publication time; None if unknown.

    What is known only as a day, month or year counts as its first instant.
    """
    period = published_period(published)
    if published is None or period is None:
        return None
    first = bounds(period)
    moment = datetime.combine(first[0] if first else date.min, time.min, tzinfo=UTC)
    if len(published) > 10:
        try:
            exact = datetime.fromisoformat(published)
            moment = exact if exact.tzinfo else exact.replace(tzinfo=UTC)
        except ValueError:
            pass
    zero = datetime.min.replace(tzinfo=UTC)
    return max(0, int((moment - zero).total_seconds()))


def mentioned(values: Iterable[str]) -> Levels:
    """The levels under which an article with these date mentions is found.

    A range `a/b` counts for each of its days if there are at most 31 of them, else for its months (the first
    24) and years (the first 30). What is not a period is passed over.
    """
    levels = Levels()
    for value in values:
        start, slash, end = value.partition("/")
        if not slash:
            if is_period(value):
                levels.add(value)
        else:
            _add_range(levels, start, end)
    return levels


def terms_within(start: date, end: date) -> Levels:
    """The fewest days, months and years that make up a range of days, both ends included."""
    levels = Levels()
    first = start.year + ((start.month, start.day) != (1, 1))
    last = end.year - ((end.month, end.day) != (12, 31))
    if first > last:
        _add_within(levels, start, end)
        return levels
    levels.year.update(f"{year:04d}" for year in range(first, last + 1))
    if start.year < first:
        _add_within(levels, start, date(start.year, 12, 31))
    if end.year > last:
        _add_within(levels, date(end.year, 1, 1), end)
    return levels


def _last_day(year: int, month: int) -> int:
    from calendar import monthrange  # loaded late: it makes its tables of names at each start

    return monthrange(year, month)[1]


def _add_within(levels: Levels, start: date, end: date) -> None:
    """Add the whole months and the single days of a range without a whole year."""
    day = start
    while day <= end:
        month_end = day.replace(day=_last_day(day.year, day.month))
        if day.day == 1 and month_end <= end:
            levels.month.add(day.isoformat()[:7])
            day = month_end
        else:
            levels.day.add(day.isoformat())
        if day == date.max:
            break
        day += timedelta(days=1)


def _add_range(levels: Levels, start: str, end: str) -> None:
    first, last = bounds(start), bounds(end)
    if first is None or last is None or len(start) != len(end) or first[0] > last[1]:
        return
    if len(start) == 10 and (last[1] - first[0]).days < _MOST_DAYS:
        for day in _days(first[0], last[1]):
            levels.add(day.isoformat())
        return
    if len(start) >= 7:
        for month in _months(first[0], last[1]):
            levels.add(month)
    years = range(first[0].year, min(last[1].year, first[0].year + _MOST_YEARS - 1) + 1)
    levels.year.update(f"{year:04d}" for year in years)


def _days(first: date, last: date) -> Iterator[date]:
    for number in range(first.toordinal(), last.toordinal() + 1):
        yield date.fromordinal(number)


def _months(first: date, last: date) -> Iterator[str]:
    start, stop = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    for number in range(start, min(stop, start + _MOST_MONTHS - 1) + 1):
        yield f"{number // 12:04d}-{number % 12 + 1:02d}"

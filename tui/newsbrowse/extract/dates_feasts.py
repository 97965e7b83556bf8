"""Feasts and holidays that news names instead of their day: fixed, moving by weekday, and after Easter.

Where countries differ (Labor Day, Thanksgiving, Independence Day, Election Day) the day is that of the
United States, whose newswire says so without naming the country.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date, timedelta

InYear = Callable[[int], date]


def _fixed(month: int, day: int) -> InYear:
    return lambda year: date(year, month, day)


def _nth(month: int, weekday: int, number: int) -> InYear:
    """The n-th such weekday (Monday 0) of a month."""

    def day_in(year: int) -> date:
        first = (weekday - calendar.weekday(year, month, 1)) % 7
        return date(year, month, 1 + first + 7 * (number - 1))

    return day_in


def _last_monday_of_may(year: int) -> date:
    return date(year, 5, 31 - calendar.weekday(year, 5, 31))


def _election_day(year: int) -> date:
    return _nth(11, 0, 1)(year) + timedelta(days=1)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def _from_easter(days: int) -> InYear:
    return lambda year: easter(year) + timedelta(days=days)


FEASTS: dict[str, InYear] = {
    "christmas eve": _fixed(12, 24),
    "christmas day": _fixed(12, 25),
    "christmas": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
    "new year's day": _fixed(1, 1),
    "new year's eve": _fixed(12, 31),
    "halloween": _fixed(10, 31),
    "valentine's day": _fixed(2, 14),
    "st. patrick's day": _fixed(3, 17),
    "april fools' day": _fixed(4, 1),
    "april fool's day": _fixed(4, 1),
    "earth day": _fixed(4, 22),
    "anzac day": _fixed(4, 25),
    "australia day": _fixed(1, 26),
    "canada day": _fixed(7, 1),
    "bastille day": _fixed(7, 14),
    "independence day": _fixed(7, 4),
    "juneteenth": _fixed(6, 19),
    "veterans day": _fixed(11, 11),
    "armistice day": _fixed(11, 11),
    "thanksgiving day": _nth(11, 3, 4),
    "thanksgiving": _nth(11, 3, 4),
    "labor day": _nth(9, 0, 1),
    "memorial day": _last_monday_of_may,
    "columbus day": _nth(10, 0, 2),
    "presidents day": _nth(2, 0, 3),
    "presidents' day": _nth(2, 0, 3),
    "martin luther king jr. day": _nth(1, 0, 3),
    "martin luther king day": _nth(1, 0, 3),
    "mother's day": _nth(5, 6, 2),
    "father's day": _nth(6, 6, 3),
    "election day": _election_day,
    "good friday": _from_easter(-2),
    "easter sunday": _from_easter(0),
    "easter monday": _from_easter(1),
    "palm sunday": _from_easter(-7),
}
"""By their names in lower case: the day of each in a year."""

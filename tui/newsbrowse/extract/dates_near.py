"""Reckoning from the day of publication: the nearest such day, the week before, the last May.

Tense weighs: in past reporting the last such day is meant, after a future verb the next.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from enum import Enum

from msgspec import Struct

Parts = dict[str, str | None]
"""The named parts of an expression, as its shape gives them."""


_NAMED_DAYS = {(9, 11): date(2001, 9, 11), (1, 6): date(2021, 1, 6), (10, 7): date(2023, 10, 7)}
"""Days that news names without their year for ever after, when it says what happened on them."""


_SUNDAY = 6


class Tense(Enum):
    """What the verb nearest to an expression says about its time."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


class Setting(Struct, frozen=True):
    """Where an expression stands.

    Attributes:
        today: the day of publication.
        tense: of its sentence.
        event: whether a famous event is meant.
        named: the value of the expression shortly before it, from which `the next day` is told.
    """

    today: date | None
    tense: Tense
    event: bool = False
    named: str | None = None


def nearest(in_year: Callable[[int], date], setting: Setting) -> date:
    """The day of the year before, of or after publication that suits the tense best.

    A day in the wrong direction counts as further away; a day that a year lacks (29 February) is skipped.
    """
    today = setting.today or date.min
    costs: list[tuple[float, date]] = []
    for year in (today.year - 1, today.year, today.year + 1):
        try:
            day = in_year(year)
        except ValueError:
            continue
        ahead = (day - today).days
        costs.append((_distance(ahead, setting.tense), day))
    if not costs:
        raise ValueError("no such day near publication")
    return min(costs)[1]


def _distance(ahead: int, tense: Tense) -> float:
    if ahead >= 0:
        return ahead * (6.0 if tense is Tense.PAST else 1.0 if tense is Tense.FUTURE else 1.6)
    return -ahead * (5.0 if tense is Tense.FUTURE else 1.0)


def one_day(month: int, day: int, year: str | None, setting: Setting) -> str | None:
    """A day of the named year, else of the nearest one; an attack known by its day is of its own year."""
    if year:
        return date(int(year), month, day).isoformat()
    if setting.today is None:
        return None
    named = _NAMED_DAYS.get((month, day))
    if named and setting.event and (setting.today - named).days > 45:
        return named.isoformat()
    return nearest(lambda y: date(y, month, day), setting).isoformat()


def year_beside(month: int, day: int, which: str, today: date) -> str:
    """The year of `last Oct. 23`, `next May 1`, `this June 6`."""
    steps = {
        "last": -((month, day) >= (today.month, today.day)),
        "next": (month, day) <= (today.month, today.day),
    }
    return str(today.year + steps.get(which, 0))


def unit_at(unit: str, step: int, today: date | None) -> str | None:
    """The day, week, ... that lies `step` of its kind after the one that publication falls in.

    On a Sunday `last week` is the one that ends with it: few papers count the day to the week before.
    """
    if today is None:
        return None
    if unit == "day":
        return (today + timedelta(days=step)).isoformat()
    if unit in ("week", "weekend"):
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=step)
        if unit == "week" and step == -1 and today.weekday() == _SUNDAY:
            monday += timedelta(weeks=1)
        start = monday if unit == "week" else monday + timedelta(days=5)
        return f"{start.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    if unit == "month":
        return _month_at(today.year * 12 + today.month - 1 + step)
    if unit == "quarter":
        first = (today.year * 4 + (today.month - 1) // 3 + step) * 3
        return f"{_month_at(first)}/{_month_at(first + 2)}"
    if unit == "century":
        return f"{date(today.year + 100 * step, 1, 1).year:04}"
    if unit == "decade":
        first_year = (today.year // 10 + step) * 10
        return f"{first_year}/{first_year + 9}"
    return f"{date(today.year + step, 1, 1).year:04}"


def _month_at(months: int) -> str:
    return f"{date(months // 12, months % 12 + 1, 1):%Y-%m}"

"""How days are shown to people."""

from __future__ import annotations

from datetime import date, datetime

from newsbrowse.text.months import MONTH_NAMES

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def short_day(day: str | None, *, brief: bool = False) -> str:
    """A day for a list: `4 Feb 2026`, `Feb 2026`, `2026`, or `no date`.

    Args:
        day: ISO 8601, a day at any precision or a time.
        brief: the year of a day in two digits: `4 Feb 26`.
    """
    if not day:
        return "no date"
    parts = day[:10].split("-")
    if len(parts) == 1 or not parts[1].isdigit() or not 1 <= int(parts[1]) <= 12:
        return parts[0]
    month = f"{_MONTHS[int(parts[1]) - 1]} {parts[0]}"
    if len(parts) == 2 or not parts[2].isdigit():
        return month
    if brief:
        month = f"{_MONTHS[int(parts[1]) - 1]} {parts[0][-2:]}"
    return f"{int(parts[2])} {month}"


def month_name(month: str) -> str:
    """`2026-02` as `Feb`."""
    number = month[5:7]
    return _MONTHS[int(number) - 1] if number.isdigit() and 1 <= int(number) <= 12 else month


def long_day(day: str | None) -> str:
    """A day for the head of an article: `Thursday 5 February 2026`, with the time where one is known.

    A time with its zone is told by this machine's clock, and by the article's where that differs:
    `Thursday 5 February 2026, 15:30 (14:30 UTC)`.

    Args:
        day: ISO 8601, a day at any precision or a time.
    """
    if not day or len(day) < 10:
        return short_day(day)
    try:
        when = datetime.fromisoformat(day)
    except ValueError:
        return short_day(day)
    if len(day) == 10:
        return _written(when)
    if when.tzinfo is None:
        return f"{_written(when)}, {when:%H:%M}"
    here = when.astimezone()
    zone = when.tzname() or "UTC"
    there = f"{when:%H:%M} {zone}" if here.date() == when.date() else f"{_written(when)}, {when:%H:%M} {zone}"
    if here.utcoffset() == when.utcoffset():
        return f"{_written(when)}, {there}"
    return f"{_written(here)}, {here:%H:%M} ({there})"


def _written(day: date) -> str:
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def day_range(value: str) -> tuple[str, str]:
    """The first and the last day of a day, month, year or range `a/b`, as ISO strings that can be compared.

    The last day of a month is given as its 31st.
    """
    begins, _, ends = value.partition("/")
    return (begins + "-01-01"[len(begins) - 4 :] if len(begins) >= 4 else begins), _last(ends or begins)


def _last(day: str) -> str:
    return day + {4: "-12-31", 7: "-31"}.get(len(day), "")

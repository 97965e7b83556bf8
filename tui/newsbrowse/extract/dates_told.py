"""Expressions told from a day named just before: `the next day`, `that year`, `two years later`."""

from __future__ import annotations

from datetime import date, timedelta

_GRAINS = {"day": 10, "week": 10, "month": 7, "year": 4}
_DAYS = {"morning": "day", "afternoon": "day", "evening": "day", "night": "day"}


def told_from(named: str | None, unit: str, step: int) -> str | None:
    """The day, week, month or year that lies `step` of its kind after the one named before.

    Args:
        named: a value as in `DateMention`, or None where no day was named nearby.
        unit: `day`, `week`, `month`, `year`, or a part of a day.
        step: 0 for the same.

    Returns:
        None where what was named is not as precise as the unit, or no such day exists.
    """
    unit = _DAYS.get(unit, unit)
    if named is None or "/" in named or unit not in _GRAINS or len(named) < _GRAINS[unit]:
        return None
    year, month = int(named[:4]), int(named[5:7] or 1)
    if unit == "year":
        return f"{date(year + step, 1, 1).year:04}"
    if unit == "month":
        months = year * 12 + month - 1 + step
        return f"{date(months // 12, months % 12 + 1, 1):%Y-%m}"
    day = date(year, month, int(named[8:10])) + timedelta(days=step * (7 if unit == "week" else 1))
    if unit == "day":
        return day.isoformat()
    monday = day - timedelta(days=day.weekday())
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"

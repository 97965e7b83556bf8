"""What the values of a query's fields mean: days, countries."""

from __future__ import annotations

from datetime import date, timedelta

from newsbrowse.archive.periods import Levels, bounds, terms_within


def period_range(text: str, today: date) -> Levels | None:
    """The days, months and years that a query's date stands for.

    Args:
        text: `2026`, `2026-02`, `2026-02-04`, `today`, `yesterday`, or two of these joined by `..`,
            of which either may be missing.
        today: the day from which `today` and `yesterday` are told.

    Returns:
        None if the text is nothing of the kind, or the range ends before it begins.
    """
    first, dots, last = text.strip().lower().partition("..")
    if not dots:
        ends = _bounds(first, today)
        return terms_within(*ends) if ends else None
    start, end = _bounds(first, today), _bounds(last, today)
    if (first and start is None) or (last and end is None) or not (first or last):
        return None
    low = start[0] if start else date.min
    high = end[1] if end else date.max
    return terms_within(low, high) if low <= high else None


def country_of(text: str) -> str | None:
    """The code of a country given by name, alias, demonym or code; None if there is none."""
    from newsbrowse.extract.countries import country_code

    return country_code(text)


def _bounds(text: str, today: date) -> tuple[date, date] | None:
    if text == "today":
        return today, today
    if text == "yesterday":
        return today - timedelta(days=1), today - timedelta(days=1)
    return bounds(text)

"""What the values of a query's fields mean: days, countries, lengths."""

from __future__ import annotations

import re
from datetime import date, timedelta

from newsbrowse.archive.named_days import in_figures
from newsbrowse.archive.periods import Levels, bounds, terms_within

RELATIVE_DAYS = (
    "today",
    "yesterday",
    "this week",
    "last week",
    "last 7 days",
    "this month",
    "last month",
    "last 30 days",
    "this year",
    "last year",
    "since monday",
)
"""Days told from today, as they are offered while a query is typed."""

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_HYPHEN = re.compile(r"(?<=[a-z])[-_](?=[a-z0-9])|(?<=[0-9])[-_](?=[a-z])")
_LAST_FEW = re.compile(r"last (\d{1,4}) (day|week|month|year)s?", re.ASCII)
_SPAN = re.compile(r"(last|this|next) (week|month|year)")
_LENGTH = re.compile(r"(?P<sign>[<>]=?)?(?P<low>\d{1,9})|(?P<from>\d{0,9})\.\.(?P<to>\d{0,9})", re.ASCII)
_LONGEST = 10**9


def period_range(text: str, today: date) -> Levels | None:
    """The days, months and years that a query's date stands for.

    Args:
        text: `2026`, `2026-02`, `2026-02-04`, `today`, `yesterday`, `tomorrow`, `monday` (the last one),
            `last week`, `this month`, `next year`, `last 7 days`, `4 February 2026`, `4 February` (the last
            one), `Feb 2026`, `2026/02/04`, `since` one of these, or two of them joined by `..`, of which
            either may be missing. Words may be joined by a hyphen.
        today: the day from which the relative ones are told. Weeks begin on Monday.

    Returns:
        None if the text is nothing of the kind, or the range ends before it begins.
    """
    first, dots, last = written_out(text, today).lower().partition("..")
    first, last = _spaced(first), _spaced(last)
    if first.startswith("since ") and not dots:
        first, dots = first.removeprefix("since "), ".."
    if not dots:
        ends = _bounds(first, today)
        return terms_within(*ends) if ends else None
    start, end = _bounds(first, today), _bounds(last, today)
    if (first and start is None) or (last and end is None) or not (first or last):
        return None
    low = start[0] if start else date.min
    high = end[1] if end else date.max
    return terms_within(low, high) if low <= high else None


def written_out(text: str, today: date) -> str:
    """A query's date with each day that names its month, or has slashes, in figures."""
    since, ends = "", text
    if text.lower().startswith("since "):
        since, ends = text[:6], text[6:]
    return since + "..".join(in_figures(_spaced(end.lower()), today) or end for end in ends.split("..", 1))


def length_range(text: str) -> tuple[int, int] | None:
    """The fewest and the most words meant by `>800`, `<=200`, `200..400` or `350`; None if it is none."""
    match = _LENGTH.fullmatch("".join(text.split()))
    if match is None or text.strip() == "..":
        return None
    if match["low"] is None:
        low, high = int(match["from"] or 0), int(match["to"] or _LONGEST)
    else:
        number = int(match["low"])
        low, high = {
            ">": (number + 1, _LONGEST),
            ">=": (number, _LONGEST),
            "<": (0, number - 1),
            "<=": (0, number),
        }.get(match["sign"] or "", (number, number))
    return (low, high) if low <= high else None


def country_of(text: str) -> str | None:
    """The code of a country given by name, alias, demonym or code; None if there is none."""
    from newsbrowse.extract.countries import country_code

    return country_code(text)


def _spaced(text: str) -> str:
    """Words with single spaces between, also where they were joined by hyphens: `last-week`."""
    return " ".join(_HYPHEN.sub(" ", text).split())


def _bounds(text: str, today: date) -> tuple[date, date] | None:
    try:
        return _named_day(text, today) or _named_span(text, today) or bounds(text)
    except (OverflowError, ValueError):
        return None


def _named_day(text: str, today: date) -> tuple[date, date] | None:
    days = {"today": 0, "yesterday": -1, "tomorrow": 1}.get(text)
    weekday = text.removeprefix("last ")
    if days is None and weekday in _WEEKDAYS:
        days = -((today.weekday() - _WEEKDAYS.index(weekday)) % 7)
        if not days and weekday != text:
            days = -7
    if days is None:
        return None
    day = today + timedelta(days=days)
    return day, day


def _named_span(text: str, today: date) -> tuple[date, date] | None:
    if few := _LAST_FEW.fullmatch(text):
        number = int(few[1])
        return (_earlier(today, number, few[2]) + timedelta(days=1), today) if number else None
    span = _SPAN.fullmatch(text)
    if span is None:
        return None
    step = {"last": -1, "this": 0, "next": 1}[span[1]]
    if span[2] == "week":
        monday = today + timedelta(days=7 * step - today.weekday())
        return monday, monday + timedelta(days=6)
    if span[2] == "month":
        months = today.year * 12 + today.month - 1 + step
        return bounds(f"{months // 12:04d}-{months % 12 + 1:02d}")
    return bounds(f"{today.year + step:04d}")


def _earlier(today: date, number: int, unit: str) -> date:
    """The day that is some days, weeks, months or years before; at most the end of its month."""
    if unit in ("day", "week"):
        return today - timedelta(days=number * (7 if unit == "week" else 1))
    months = today.year * 12 + today.month - 1 - number * (12 if unit == "year" else 1)
    ends = bounds(f"{months // 12:04d}-{months % 12 + 1:02d}") if months >= 12 else None
    if ends is None:
        raise ValueError
    return min(ends[0] + timedelta(days=today.day - 1), ends[1])

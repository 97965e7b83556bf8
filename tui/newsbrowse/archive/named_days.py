"""Days as people write them in a query, in figures: `2026-02-04` for `4 February 2026` and `2026/2/4`."""

from __future__ import annotations

import re
from datetime import date

from newsbrowse.text.months import MONTH_NAMES

_MONTHS = tuple(name.lower() for name in MONTH_NAMES)
_ORDINAL = "(?:st|nd|rd|th)?"
_NAMED = re.compile(
    rf"(?:(?P<day>\d{{1,2}}){_ORDINAL} )?(?P<month>[a-z]{{3,9}})\.?"
    rf"(?: (?P<other>\d{{1,2}}){_ORDINAL})?(?:,? (?P<year>\d{{4}}))?",
    re.ASCII,
)
_SLASHED = re.compile(r"(\d{4})/(\d{1,2})(?:/(\d{1,2}))?", re.ASCII)
_YEARS_BACK = 8
"""There is a 29 February among so many years."""


def in_figures(text: str, today: date) -> str | None:
    """The day or month as `2026-02-04` or `2026-02`; None if it is not written so, or does not exist.

    Args:
        text: in small letters, with single spaces.
        today: without a year the latest day of the name is meant, today at most.
    """
    if slashed := _SLASHED.fullmatch(text):
        return _existing(int(slashed[1]), int(slashed[2]), int(slashed[3] or 0))
    named = _NAMED.fullmatch(text)
    if named is None or (named["day"] and named["other"]):
        return None
    month, day = _month(named["month"]), int(named["day"] or named["other"] or 0)
    if not month or (not day and (named["day"] or named["other"])):
        return None
    if named["year"]:
        return _existing(int(named["year"]), month, day)
    years = range(today.year, max(today.year - _YEARS_BACK, 1), -1)
    found = (_existing(year, month, day) for year in years)
    return next((period for period in found if period and period <= today.isoformat()[: len(period)]), None)


def _month(name: str) -> int:
    """1 to 12; 0 if no month begins so."""
    if name == "sept":
        return 9
    return next((number for number, full in enumerate(_MONTHS, start=1) if full.startswith(name)), 0)


def _existing(year: int, month: int, day: int) -> str | None:
    try:
        whole = date(year, month, day or 1).isoformat()
    except ValueError:
        return None
    return whole if day else whole[:7]

"""How days are shown to people."""

from __future__ import annotations

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def short_day(day: str | None) -> str:
    """A day for a list: `4 Feb 2026`, `Feb 2026`, `2026`, or `no date`.

    Args:
        day: ISO 8601, a day at any precision or a time.
    """
    if not day:
        return "no date"
    parts = day[:10].split("-")
    if len(parts) == 1 or not parts[1].isdigit() or not 1 <= int(parts[1]) <= 12:
        return parts[0]
    month = f"{_MONTHS[int(parts[1]) - 1]} {parts[0]}"
    if len(parts) == 2 or not parts[2].isdigit():
        return month
    return f"{int(parts[2])} {month}"


def month_name(month: str) -> str:
    """`2026-02` as `Feb`."""
    number = month[5:7]
    return _MONTHS[int(number) - 1] if number.isdigit() and 1 <= int(number) <= 12 else month

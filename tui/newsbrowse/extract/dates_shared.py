"""Two days or months of which only the second has its year: `between 20 September and 12 October 2016`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newsbrowse.extract.dates_near import Parts
from newsbrowse.text.days import month_number

_DAYS = frozenset(("month_day", "day_month"))
_MONTHS = frozenset(("month",))
_JOINT = re.compile(r" (?:and|or|to|through|until|till) (?:the |on )?$")
_LONGEST = len(" through the ")

Found = tuple[str, re.Match[str], Parts]


def with_shared_years(stretches: Iterable[tuple[str, re.Match[str]]], flat: str) -> Iterator[Found]:
    """Expressions with their parts; one that lacks its year has that of the next one, if a word joins them.

    Args:
        stretches: shapes and places, in order.
        flat: the text in which they stand.
    """
    waiting: Found | None = None
    for shape, match in stretches:
        parts: Parts = match.groupdict()
        if waiting:
            kind = _DAYS if shape in _DAYS else _MONTHS
            alike = shape in kind and waiting[0] in kind
            yield _shared(waiting, match.start(), parts, flat) if alike else waiting
        waiting = (shape, match, parts)
    if waiting:
        yield waiting


def _shared(found: Found, start: int, following: Parts, flat: str) -> Found:
    shape, match, parts = found
    end, year, month = match.end(), following.get("year"), parts.get("month")
    if not year or parts.get("year") or parts.get("which") or not month:
        return found
    if start - end > _LONGEST or not _JOINT.fullmatch(flat[end:start]):
        return found
    is_later = month_number(month) > month_number(following.get("month") or "")
    return shape, match, {**parts, "year": str(int(year) - is_later)}

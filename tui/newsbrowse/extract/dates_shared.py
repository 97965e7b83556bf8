"""Two days or months of which only the second has its year: `between 20 September and 12 October 2016`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newsbrowse.extract.dates_near import Parts
from newsbrowse.text.days import month_number

_DAYS = frozenset(("month_day", "day_month"))
_MONTHS = frozenset(("month",))
_ALIKE = {shape: kind for kind in (_DAYS, _MONTHS) for shape in kind}
_JOINT = re.compile(r" (?:and|or|to|through|until|till) (?:the |on )?$")
_LONGEST = len(" through the ")

Found = tuple[str, int, int, Parts]
"""A shape, where its expression begins and ends, and the parts of that."""


def with_shared_years(stretches: Iterable[Found], flat: str) -> Iterator[Found]:
    """Expressions as they are; one that lacks its year has that of the next one, if a word joins them.

    Args:
        stretches: expressions in order.
        flat: the text in which they stand.
    """
    waiting: Found | None = None
    for found in stretches:
        if waiting:
            kind = _ALIKE.get(found[0])
            yield _shared(waiting, found[1], found[3], flat) if kind and waiting[0] in kind else waiting
        waiting = found
    if waiting:
        yield waiting


def _shared(found: Found, start: int, following: Parts, flat: str) -> Found:
    shape, begin, end, parts = found
    year, month = following.get("year"), parts.get("month")
    if not year or parts.get("year") or parts.get("which") or not month:
        return found
    if start - end > _LONGEST or not _JOINT.fullmatch(flat[end:start]):
        return found
    is_later = month_number(month) > month_number(following.get("month") or "")
    return shape, begin, end, {**parts, "year": str(int(year) - is_later)}

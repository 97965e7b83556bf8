"""Days as the citation styles write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from newsbrowse.text.months import MONTH_NAMES

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:\Z|[T ])", re.ASCII)
_MLA_MONTHS = (
    "Jan.",
    "Feb.",
    "Mar.",
    "Apr.",
    "May",
    "June",
    "July",
    "Aug.",
    "Sept.",
    "Oct.",
    "Nov.",
    "Dec.",
)


class Day(Struct, frozen=True):
    """A day of publication as far as it is known; 0 for what is not."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def iso(self) -> str:
        """`2026-02-04`, `2026-02` or `2026`."""
        parts = (f"{self.year:04}", *(f"{one:02}" for one in (self.month, self.day) if one))
        return "-".join(parts)

    @property
    def american(self) -> str:
        """`February 4, 2026`, as the Chicago manual has it."""
        day = f" {self.day}," if self.day else ""
        return f"{MONTH_NAMES[self.month - 1]}{day} {self.year}" if self.month else str(self.year)

    @property
    def year_first(self) -> str:
        """`2026, February 4`, as APA has it."""
        day = f" {self.day}" if self.day else ""
        return f"{self.year}, {MONTH_NAMES[self.month - 1]}{day}" if self.month else str(self.year)

    @property
    def short(self) -> str:
        """`4 Feb. 2026`, as MLA has it."""
        return self._day_first(_MLA_MONTHS)

    @property
    def plain(self) -> str:
        """`4 February 2026`."""
        return self._day_first(MONTH_NAMES)

    def _day_first(self, months: Sequence[str]) -> str:
        parts = (str(self.day) if self.day else "", months[self.month - 1] if self.month else "")
        return " ".join(part for part in (*parts, str(self.year)) if part)


def day_of(published: str | None) -> Day | None:
    """The day of an ISO 8601 day or time; None where there is none, or it cannot be one."""
    match = _DAY.match((published or "").strip())
    if match is None or match[1] == "0000":
        return None
    year, month, day = (int(part or 0) for part in match.groups())
    if not 1 <= month <= 12:
        return Day(year)
    try:
        date(year, month, day)
    except ValueError:
        return Day(year, month)
    return Day(year, month, day)

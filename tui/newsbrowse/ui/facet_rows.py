"""What the sidebar shows, as plain rows: made from counts and what is open, drawn elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from newsbrowse.models import FacetValue, Field, Search
from newsbrowse.ui.dates import month_name

HEADINGS: Mapping[Field, str] = {
    Field.PEOPLE: "People",
    Field.COUNTRIES: "Countries",
    Field.PUBLISHED: "Published",
    Field.MENTIONED: "Mentioned dates",
    Field.SOURCE: "Source",
}

_EIGHTHS = "▁▂▃▄▅▆▇█"


class RowKind(StrEnum):
    """What a row of the sidebar is."""

    HEADING = "heading"
    VALUE = "value"
    MORE = "more"
    EMPTY = "empty"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the sidebar.

    Attributes:
        state: True chosen, False excluded, None neither.
        depth: how far a day or month is set in.
        open: for a year or month, whether its parts are shown; None where there are none.
        spark: the twelve months of a year as a line of bars; empty elsewhere.
        share: the count against the largest of its kind, 0..1, for the bar.
    """

    kind: RowKind
    field: Field
    label: str = ""
    value: str = ""
    count: int = 0
    state: bool | None = None
    depth: int = 0
    open: bool | None = None
    spark: str = ""
    share: float = 0.0

    @property
    def key(self) -> tuple[RowKind, Field, str]:
        """What stays the same when the counts change: the cursor follows it."""
        return self.kind, self.field, self.value


@dataclass(frozen=True, slots=True)
class Counts:
    """All counts of the sidebar under one search.

    `days` holds the days of the open months only; `cut` the facets that have further values.
    """

    search: Search
    total: int
    values: Mapping[Field, tuple[FacetValue, ...]]
    years: Mapping[Field, tuple[FacetValue, ...]]
    months: Mapping[Field, tuple[FacetValue, ...]]
    days: Mapping[Field, tuple[FacetValue, ...]]
    cut: frozenset[Field] = frozenset()


def sparkline(counts: Iterable[int], most: int) -> str:
    """Counts as bars of one cell each; a dot for none, so that a single article is still seen."""
    bars = []
    for count in counts:
        if count <= 0 or most <= 0:
            bars.append("·")
        else:
            bars.append(_EIGHTHS[min(7, (count * 8 - 1) // most)])
    return "".join(bars)


def facet_rows(counts: Counts, open_days: frozenset[tuple[Field, str]]) -> list[Row]:
    """The rows of the sidebar.

    Args:
        counts: the counts under the current search.
        open_days: the years and months whose parts are shown.
    """
    rows: list[Row] = []
    for field, heading in HEADINGS.items():
        if rows:
            rows.append(Row(RowKind.BLANK, field))
        mode = "all of" if counts.search.is_all_of(field) else "any of"
        rows.append(Row(RowKind.HEADING, field, heading, value=mode))
        found = (
            _day_rows(field, counts, open_days)
            if field in (Field.PUBLISHED, Field.MENTIONED)
            else _value_rows(field, counts)
        )
        rows += found or [Row(RowKind.EMPTY, field, "none in these articles")]
        if field in counts.cut:
            rows.append(Row(RowKind.MORE, field, "more…"))
    return rows


def _value_rows(field: Field, counts: Counts) -> list[Row]:
    values = counts.values.get(field, ())
    most = max((value.count for value in values), default=0)
    return [_row(field, value, counts.search, most) for value in values]


def _row(
    field: Field,
    value: FacetValue,
    search: Search,
    most: int,
    *,
    label: str = "",
    depth: int = 0,
    opened: bool | None = None,
    spark: str = "",
) -> Row:
    return Row(
        RowKind.VALUE,
        field,
        label or value.label,
        value.value,
        value.count,
        search.state_of(field, value.value),
        depth,
        opened,
        spark,
        value.count / most if most else 0.0,
    )


def _day_rows(field: Field, counts: Counts, open_days: frozenset[tuple[Field, str]]) -> list[Row]:
    months = counts.months.get(field, ())
    days = counts.days.get(field, ())
    by_month = {value.value: value.count for value in months}
    most_months = max(by_month.values(), default=0)
    most_days = max((value.count for value in days), default=0)
    rows = []
    for year in sorted(counts.years.get(field, ()), key=lambda value: value.value, reverse=True):
        opened = (field, year.value) in open_days
        spark = sparkline(
            (by_month.get(f"{year.value}-{number:02}", 0) for number in range(1, 13)), most_months
        )
        rows.append(_row(field, year, counts.search, 0, opened=opened, spark=spark))
        for month in months if opened else ():
            if month.value[:4] != year.value:
                continue
            inside = (field, month.value) in open_days
            label = month_name(month.value)
            rows.append(_row(field, month, counts.search, most_months, label=label, depth=1, opened=inside))
            rows += [
                _row(field, day, counts.search, most_days, label=day.value[8:].lstrip("0"), depth=2)
                for day in (days if inside else ())
                if day.value[:7] == month.value
            ]
    return rows

"""What the sidebar shows, as plain rows: made from counts and what is open, drawn elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from msgspec import Struct, field
from msgspec.structs import replace

from newsbrowse.archive.facets import widens
from newsbrowse.models import FacetOrder, FacetValue, Field, Search
from newsbrowse.ui.dates import month_name

HEADINGS: Mapping[Field, str] = {
    Field.PEOPLE: "People",
    Field.COUNTRIES: "Countries",
    Field.PUBLISHED: "Published",
    Field.MENTIONED: "Mentioned dates",
    Field.SOURCE: "Source",
    Field.AUTHOR: "Author",
    Field.TAG: "Tag",
    Field.LANGUAGE: "Language",
}

_EIGHTHS = "▁▂▃▄▅▆▇█"


FIRST_VALUES = 8
"""Values of a facet shown before `more…`."""

_SELDOM_USED = (Field.AUTHOR, Field.TAG, Field.LANGUAGE)
"""Facets that are left out where no article has a value."""


class FacetOptions(Struct, frozen=True):
    """How the user wants the facets shown; it changes no search.

    Attributes:
        limits: how many values of a facet, where it is not `FIRST_VALUES`.
        orders: the order of a facet's values, where it is not by count.
        matching: the beginning of a word that the values of a facet must have.
        open_days: the years and months whose parts are shown.
    """

    limits: Mapping[Field, int] = field(default_factory=dict)
    orders: Mapping[Field, FacetOrder] = field(default_factory=dict)
    matching: Mapping[Field, str] = field(default_factory=dict)
    open_days: frozenset[tuple[Field, str]] = frozenset()

    def with_more(self, facet: Field) -> FacetOptions:
        """Four times as many values of a facet."""
        return replace(self, limits={**self.limits, facet: self.limits.get(facet, FIRST_VALUES) * 4})

    def with_next_order(self, facet: Field) -> FacetOptions:
        """The next order of a facet's values: by count, by name, by distinctiveness."""
        orders = list(FacetOrder)
        now = orders.index(self.orders.get(facet, FacetOrder.COUNT))
        return replace(self, orders={**self.orders, facet: orders[(now + 1) % len(orders)]})

    def with_matching(self, facet: Field, text: str) -> FacetOptions:
        """Only the values of a facet of which a word begins with a text; all where it is empty."""
        rest = {one: words for one, words in self.matching.items() if one is not facet}
        return replace(self, matching={**rest, facet: text} if text.strip() else rest)

    def with_open(self, day: tuple[Field, str], *, is_open: bool) -> FacetOptions:
        """The parts of a year or month shown, or no longer."""
        return replace(self, open_days=self.open_days | {day} if is_open else self.open_days - {day})


class RowKind(StrEnum):
    """What a row of the sidebar is."""

    HEADING = "heading"
    VALUE = "value"
    MORE = "more"
    EMPTY = "empty"
    BLANK = "blank"


class Row(Struct, frozen=True):
    """One row of the sidebar.

    Attributes:
        state: True chosen, False excluded, None neither.
        depth: how far a day or month is set in.
        open: for a year or month, whether its parts are shown; None where there are none.
        spark: the twelve months of a year as a line of bars; empty elsewhere.
        share: the articles that have the value against the most of its kind, 0..1, for the bar.
        added: where choosing the value adds articles to those found, how many; else None.
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
    added: int | None = None

    @property
    def number(self) -> str:
        """The number beside the value: what choosing it yields, or with a plus what it adds."""
        return f"{self.count:,}" if self.added is None else f"+{self.added:,}"

    @property
    def is_idle(self) -> bool:
        """Whether choosing the value finds nothing, or nothing more."""
        return not (self.count if self.added is None else self.added)

    @property
    def key(self) -> tuple[RowKind, Field, str]:
        """What stays the same when the counts change: the cursor follows it."""
        return self.kind, self.field, self.value


class Counts(Struct, frozen=True):
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


def facet_rows(counts: Counts, options: FacetOptions) -> list[Row]:
    """The rows of the sidebar.

    Args:
        counts: the counts under the current search.
        options: what is open, and how values are ordered and filtered.
    """
    rows: list[Row] = []
    for facet, heading in HEADINGS.items():
        found = (
            _day_rows(facet, counts, options.open_days)
            if facet in (Field.PUBLISHED, Field.MENTIONED)
            else _value_rows(facet, counts)
        )
        wanted = options.matching.get(facet, "")
        if not found and facet in _SELDOM_USED and not wanted:
            continue
        if rows:
            rows.append(Row(RowKind.BLANK, facet))
        title = f"{heading} /{wanted}" if wanted else heading
        rows.append(Row(RowKind.HEADING, facet, title, value=_rule(facet, counts.search, options)))
        none = f"none begins with {wanted}" if wanted else "none in these articles"
        rows += found or [Row(RowKind.EMPTY, facet, none)]
        if facet in counts.cut:
            rows.append(Row(RowKind.MORE, facet, "more…"))
    return rows


def _rule(facet: Field, search: Search, options: FacetOptions) -> str:
    """How the values of a facet combine, and their order where it is not the usual one."""
    rule = "all of" if search.is_all_of(facet) else "any of"
    rule = f"named, {rule}" if facet is Field.COUNTRIES and search.in_passing else rule
    order = options.orders.get(facet, FacetOrder.COUNT)
    return rule if order is FacetOrder.COUNT else f"by {_ORDER_WORDS[order]}, {rule}"


_ORDER_WORDS = {FacetOrder.NAME: "name", FacetOrder.DISTINCTIVE: "distinction"}


def _value_rows(field: Field, counts: Counts) -> list[Row]:
    """The values in their order; where the chosen ones would come last by their number, they come first."""
    values = counts.values.get(field, ())
    if widens(counts.search, field):
        values = tuple(
            sorted(values, key=lambda value: counts.search.state_of(field, value.value) is not True)
        )
    most = max(map(_having, values), default=0)
    return [_row(field, value, counts, most) for value in values]


def _having(value: FacetValue) -> int:
    return value.count if value.having is None else value.having


def _row(
    field: Field,
    value: FacetValue,
    counts: Counts,
    most: int,
    *,
    label: str = "",
    depth: int = 0,
    opened: bool | None = None,
    spark: str = "",
) -> Row:
    state = counts.search.state_of(field, value.value)
    return Row(
        RowKind.VALUE,
        field,
        label or value.label,
        value.value,
        value.count,
        state,
        depth,
        opened,
        spark,
        _having(value) / most if most else 0.0,
        value.count - counts.total if widens(counts.search, field) and not state else None,
    )


def _day_rows(field: Field, counts: Counts, open_days: frozenset[tuple[Field, str]]) -> list[Row]:
    months = counts.months.get(field, ())
    days = counts.days.get(field, ())
    by_month = {value.value: _having(value) for value in months}
    most_months = max(by_month.values(), default=0)
    most_days = max(map(_having, days), default=0)
    rows = []
    for year in sorted(counts.years.get(field, ()), key=lambda value: value.value, reverse=True):
        opened = (field, year.value) in open_days
        spark = sparkline(
            (by_month.get(f"{year.value}-{number:02}", 0) for number in range(1, 13)), most_months
        )
        rows.append(_row(field, year, counts, 0, opened=opened, spark=spark))
        for month in months if opened else ():
            if month.value[:4] != year.value:
                continue
            inside = (field, month.value) in open_days
            label = month_name(month.value)
            rows.append(_row(field, month, counts, most_months, label=label, depth=1, opened=inside))
            rows += [
                _row(field, day, counts, most_days, label=day.value[8:].lstrip("0"), depth=2)
                for day in (days if inside else ())
                if day.value[:7] == month.value
            ]
    return rows

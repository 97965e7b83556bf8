"""Facets: the values of each field with the number of articles that choosing them yields.

What choosing means is said once, in `choosing`, and every number equals the total of the search it gives:

- where all chosen values must hold (people and countries, unless switched), a value is added to those chosen;
- where any one suffices (the others, unless switched), a value takes the place of those chosen, so that
  its number says what it yields alone;
- a value that was excluded is chosen instead; other exclusions stay.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from newsbrowse.archive.counts import count, values_of
from newsbrowse.archive.documents import index_field
from newsbrowse.archive.index import Query, Searcher
from newsbrowse.archive.listing import Listing, label
from newsbrowse.archive.periods import grain_of, is_period
from newsbrowse.archive.vocabulary import Vocabulary
from newsbrowse.models import FacetOrder, Facets, FacetValue, Field, Search, Selection

DAYS = (Field.PUBLISHED, Field.MENTIONED)
"""The facets whose values are periods, in ascending order."""

DEFAULT_GRAIN = "month"


class Wanted(Struct, frozen=True):
    """What is wanted of some facets.

    Attributes:
        fields: the facets.
        limit: the most values of each. Those chosen or excluded are there besides, also with a count of 0; of
            a facet of days only those of its grain.
        grain: `year`, `month` or `day` for the two facets of days; months where it is not said.
        order: the order of a facet's values, by count where it is not said. Days are always ascending.
        matching: a text for facets of which only the values whose name holds it are wanted.
    """

    fields: Sequence[Field]
    limit: int
    grain: Mapping[Field, str] = msgspec.field(default_factory=dict)
    order: Mapping[Field, FacetOrder] = msgspec.field(default_factory=dict)
    matching: Mapping[Field, str] = msgspec.field(default_factory=dict)

    def index_field(self, of: Field) -> str:
        """The index field of a facet's values."""
        return index_field(of, self.grain.get(of, DEFAULT_GRAIN))

    def order_of(self, of: Field) -> FacetOrder:
        """The order in which the first values of a facet are chosen."""
        return FacetOrder.COUNT if of in DAYS else self.order.get(of, FacetOrder.COUNT)

    def text_of(self, of: Field) -> str:
        """The text that a facet's values must match; empty where all are wanted."""
        return self.matching.get(of, "").strip()


def choosing(search: Search, field: Field, value: str) -> Search:
    """The search whose total is the number beside a value of a facet."""
    rest = tuple(
        s for s in _without_alternatives(search, field).selections if (s.field, s.value) != (field, value)
    )
    return replace(search, selections=(*rest, Selection(field, value)))


def count_facets(
    search: Search,
    searcher: Searcher,
    query_of: Callable[[Search], Query],
    wanted: Wanted,
    vocabulary_of: Callable[[Field, str], Vocabulary],
) -> Facets:
    """The values of some facets under a search.

    Args:
        search: the search.
        searcher: the index as it is now.
        query_of: makes the query of a search.
        wanted: which facets, and which of their values.
        vocabulary_of: all values of a facet and its index field.
    """
    values: dict[Field, tuple[FacetValue, ...]] = {}
    for base, together in _by_base(search, wanted.fields).items():
        query = query_of(base)
        plain = [f for f in together if wanted.order_of(f) is FacetOrder.COUNT and not wanted.text_of(f)]
        names = [wanted.index_field(field) for field in plain]
        first = values_of(searcher, query, names, wanted.limit) if plain else {}
        for field in together:
            name = wanted.index_field(field)
            vocabulary = partial(vocabulary_of, field, name)
            listing = Listing(searcher, query, field, name, vocabulary, wanted.limit)
            counted = (
                dict(first[name])
                if field in plain
                else listing.first(wanted.order_of(field), wanted.text_of(field))
            )
            for value in _marked(search, field, name):
                if listing.is_wanted(value, wanted.text_of(field)):
                    counted[value] = count(searcher, query_of(choosing(search, field, value)))
            values[field] = _listed(field, listing, counted, wanted.order_of(field))
    total = count(searcher, query_of(search))
    return Facets(search, total, {field: values[field] for field in wanted.fields})


def _without_alternatives(search: Search, field: Field) -> Search:
    """The search without the chosen values that another one of the facet would take the place of."""
    if search.is_all_of(field):
        return search
    return replace(
        search, selections=tuple(s for s in search.selections if s.field is not field or s.excluded)
    )


def _by_base(search: Search, fields: Sequence[Field]) -> dict[Search, list[Field]]:
    """The facets by the search under which their values are counted: mostly one for all."""
    bases: dict[Search, list[Field]] = {}
    for field in dict.fromkeys(fields):
        bases.setdefault(_without_alternatives(search, field), []).append(field)
    return bases


def _marked(search: Search, field: Field, name: str) -> list[str]:
    """The chosen and excluded values that the facet's list shows."""
    values = dict.fromkeys(s.value for s in search.selections if s.field is field)
    if field not in DAYS:
        return list(values)
    return [value for value in values if is_period(value) and name.endswith(grain_of(value))]


def _listed(
    field: Field, listing: Listing, counts: Mapping[str, int], order: FacetOrder
) -> tuple[FacetValue, ...]:
    ordered = sorted(counts) if field in DAYS else listing.ordered(counts, order)
    return tuple(FacetValue(value, label(field, value), counts[value]) for value in ordered)

"""Facets: the values of each field with the number of articles that choosing them yields.

What choosing means is said once, in `choosing`: a value is chosen besides those that are, and an exclusion of
it is taken back. Every number equals the total of the search that this gives:

- where all chosen values must hold (people and countries, unless switched), the articles that have it too;
- where any one suffices (the others, unless switched), the present ones and those that it adds, which are
  counted among the articles without any of the chosen values;
- of a value that is chosen already, the present total.
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
from newsbrowse.archive.listing import Listing
from newsbrowse.archive.periods import grain_of, is_period
from newsbrowse.archive.shown_names import ShownNames
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

    def index_field(self, of: Field, search: Search) -> str:
        """The index field of a facet's values under a search."""
        return index_field(of, self.grain.get(of, DEFAULT_GRAIN), in_passing=search.in_passing)

    def order_of(self, of: Field) -> FacetOrder:
        """The order in which the first values of a facet are chosen."""
        return FacetOrder.COUNT if of in DAYS else self.order.get(of, FacetOrder.COUNT)

    def text_of(self, of: Field) -> str:
        """The text that a facet's values must match; empty where all are wanted."""
        return self.matching.get(of, "").strip()


def choosing(search: Search, field: Field, value: str) -> Search:
    """The search with a value chosen besides what is; its total is the number beside the value."""
    if search.state_of(field, value):
        return search
    rest = tuple(s for s in search.selections if (s.field, s.value) != (field, value))
    return replace(search, selections=(*rest, Selection(field, value)))


def widens(search: Search, field: Field) -> bool:
    """Whether a further value of a facet adds articles: something of it is chosen, and any one suffices."""
    return not search.is_all_of(field) and any(s.field is field and not s.excluded for s in search.selections)


def count_facets(
    search: Search,
    searcher: Searcher,
    query_of: Callable[[Search], Query],
    wanted: Wanted,
    vocabulary_of: Callable[[Field, str], Vocabulary],
    names: ShownNames,
    tags_of: Callable[[Query, Callable[[], Vocabulary], int], Listing] | None = None,
) -> Facets:
    """The values of some facets under a search.

    Args:
        search: the search.
        searcher: the index as it is now.
        query_of: makes the query of a search.
        wanted: which facets, and which of their values.
        vocabulary_of: all values of a facet and its index field.
        names: what is listed, and under which names.
        tags_of: makes the listing of tags of a query, a vocabulary and a limit, where the user gave some.
    """
    counting = _Counting(search, searcher, query_of, wanted, vocabulary_of, names, tags_of)
    fields = list(dict.fromkeys(wanted.fields))
    counted = counting.narrowing([field for field in fields if not widens(search, field)])
    counted |= {field: counting.widening(field) for field in fields if widens(search, field)}
    return Facets(search, counting.total, {field: counting.listed(field, counted[field]) for field in fields})


class _Counted(Struct):
    """Numbers of values: what choosing each yields, and how many have it whatever is chosen of its facet."""

    yielded: dict[str, int]
    having: dict[str, int]


class _Counting:
    """Counts the values of facets under one search."""

    def __init__(
        self,
        search: Search,
        searcher: Searcher,
        query_of: Callable[[Search], Query],
        wanted: Wanted,
        vocabulary_of: Callable[[Field, str], Vocabulary],
        names: ShownNames,
        tags_of: Callable[[Query, Callable[[], Vocabulary], int], Listing] | None,
    ) -> None:
        self._search = search
        self._searcher = searcher
        self._query_of = query_of
        self._wanted = wanted
        self._vocabulary_of = vocabulary_of
        self._names = names
        self._tags_of = tags_of
        self.total = count(searcher, query_of(search))

    def narrowing(self, fields: Sequence[Field]) -> dict[Field, _Counted]:
        """The numbers of facets of which a further value leaves fewer articles; most of them in one call."""
        query = self._query_of(self._search)
        plain = [field for field in fields if self._is_plain(field)]
        names = {field: self._wanted.index_field(field, self._search) for field in plain}
        first = values_of(self._searcher, query, list(names.values()), self._wanted.limit) if plain else {}
        counted = {}
        for field in fields:
            listing = self._listing(field, query)
            found = dict(first[names[field]]) if field in plain else self._first(listing, field)
            counted[field] = _Counted(found, dict(found))
            self._mark(counted[field], field, listing)
        return counted

    def widening(self, field: Field) -> _Counted:
        """The numbers of a facet of which a further value adds articles."""
        rest = self._listing(field, self._query_of(_without_chosen(self._search, field)))
        others = self._listing(field, self._query_of(_without_any_chosen(self._search, field)))
        if self._wanted.order_of(field) is FacetOrder.COUNT:
            added, having = self._most_added(field, rest, others)
        else:
            having = self._first(rest, field)
            added = others.numbers(list(having))
        counted = _Counted({value: self.total + added.get(value, 0) for value in having}, having)
        self._mark(counted, field, rest)
        return counted

    def listed(self, field: Field, counted: _Counted) -> tuple[FacetValue, ...]:
        """The values in their order."""
        order, yielded, having = self._wanted.order_of(field), counted.yielded, counted.having
        if field in DAYS:
            values = sorted(yielded)
        elif order is FacetOrder.COUNT:
            values = sorted(yielded, key=lambda value: (-yielded[value], self._last(counted, value), value))
        else:
            query = self._query_of(_without_chosen(self._search, field))
            values = self._listing(field, query).ordered(having, order)
        return tuple(
            FacetValue(value, self._names.label(field, value), yielded[value], having[value])
            for value in values
        )

    def _last(self, counted: _Counted, value: str) -> int:
        """Puts values that add nothing in the order of the articles that have them."""
        return -counted.having[value] if counted.yielded[value] == self.total else 0

    def _is_plain(self, field: Field) -> bool:
        if field is Field.TAG and self._tags_of is not None:
            return False
        is_all = not self._wanted.text_of(field) and not self._names.hidden_of(field)
        return self._wanted.order_of(field) is FacetOrder.COUNT and is_all

    def _listing(self, field: Field, query: Query) -> Listing:
        name = self._wanted.index_field(field, self._search)
        vocabulary = partial(self._vocabulary_of, field, name)
        if field is Field.TAG and self._tags_of is not None:
            return self._tags_of(query, vocabulary, self._wanted.limit)
        hidden = self._names.hidden_of(field)
        return Listing(self._searcher, query, field, name, vocabulary, self._wanted.limit, hidden)

    def _first(self, listing: Listing, field: Field, more: int = 0) -> dict[str, int]:
        return listing.first(self._wanted.order_of(field), self._wanted.text_of(field), more)

    def _most_added(
        self, field: Field, rest: Listing, others: Listing
    ) -> tuple[dict[str, int], dict[str, int]]:
        """The values that add most, and how many have each; where they are few, also such as add nothing."""
        added = self._first(others, field)
        if len(added) >= self._wanted.limit:
            return added, rest.numbers(list(added))
        found = self._first(rest, field, more=len(added))
        idle = [value for value in found if value not in added][: self._wanted.limit - len(added)]
        having = {value: found[value] for value in (*added, *idle) if value in found}
        return added, having | rest.numbers([value for value in added if value not in found])

    def _mark(self, counted: _Counted, field: Field, listing: Listing) -> None:
        """Put in the chosen and excluded values that the facet's list shows."""
        for selection in self._marked(field, listing):
            value = selection.value
            if selection.excluded:
                yielded = count(self._searcher, self._query_of(choosing(self._search, field, value)))
                counted.having[value] = yielded - (self.total if widens(self._search, field) else 0)
                counted.yielded[value] = yielded
            else:
                counted.yielded[value] = self.total
                counted.having[value] = listing.numbers([value]).get(value, 0)

    def _marked(self, field: Field, listing: Listing) -> list[Selection]:
        name, text = self._wanted.index_field(field, self._search), self._wanted.text_of(field)
        marked = {
            s.value: s
            for s in self._search.selections
            if s.field is field and listing.is_wanted(s.value, text)
        }
        if field not in DAYS:
            return list(marked.values())
        return [s for value, s in marked.items() if is_period(value) and name.endswith(grain_of(value))]


def _without_chosen(search: Search, field: Field) -> Search:
    """The search without the chosen values of a facet of which any one suffices."""
    if not widens(search, field):
        return search
    kept = tuple(s for s in search.selections if s.field is not field or s.excluded)
    return replace(search, selections=kept)


def _without_any_chosen(search: Search, field: Field) -> Search:
    """The search for articles that have none of the chosen values of a facet."""
    kept = tuple(replace(s, excluded=True) if s.field is field else s for s in search.selections)
    return replace(search, selections=kept)

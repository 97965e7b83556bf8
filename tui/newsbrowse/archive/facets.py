"""Facets: the values of each field with the number of articles that choosing them yields.

What choosing means is said once, in `choosing`, and every number equals the total of the search it gives:

- where all chosen values must hold (people and countries, unless switched), a value is added to those chosen;
- where any one suffices (sources and days, unless switched), a value takes the place of those chosen, so that
  its number says what it yields alone;
- a value that was excluded is chosen instead; other exclusions stay.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from newsbrowse.archive.counts import count, values_of
from newsbrowse.archive.documents import index_field
from newsbrowse.archive.index import Query, Searcher
from newsbrowse.archive.periods import grain_of, is_period
from newsbrowse.models import Facets, FacetValue, Field, Search, Selection
from newsbrowse.text.clean import clean

DAYS = (Field.PUBLISHED, Field.MENTIONED)
"""The facets whose values are periods, in ascending order."""

DEFAULT_GRAIN = "month"


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
    *,
    fields: Sequence[Field],
    limit: int,
    grain: Mapping[Field, str],
) -> Facets:
    """The values of some facets under a search.

    Args:
        search: the search.
        searcher: the index as it is now.
        query_of: makes the query of a search.
        fields: the facets that are wanted.
        limit: the most values of each. Those chosen or excluded are there besides, also with a count of 0; of
            a facet of days only those of its grain.
        grain: `year`, `month` or `day` for the two facets of days; months where it is not said.
    """
    names = {field: index_field(field, grain.get(field, DEFAULT_GRAIN)) for field in fields}
    found: dict[Field, dict[str, int]] = {}
    for base, together in _by_base(search, fields).items():
        counted = values_of(searcher, query_of(base), [names[field] for field in together], limit)
        found.update({field: dict(counted[names[field]]) for field in together})
    for field in fields:
        for value in _marked(search, field, names[field]):
            found[field][value] = count(searcher, query_of(choosing(search, field, value)))
    total = count(searcher, query_of(search))
    return Facets(search, total, {field: _listed(field, found[field]) for field in fields})


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


def _listed(field: Field, counts: Mapping[str, int]) -> tuple[FacetValue, ...]:
    ordered = sorted(counts) if field in DAYS else sorted(counts, key=lambda value: (-counts[value], value))
    return tuple(FacetValue(value, label(field, value), counts[value]) for value in ordered)


def label(field: Field, value: str) -> str:
    """What a person reads for a value: a country's name for its code, else the value, clean."""
    if field is not Field.COUNTRIES:
        return clean(value)
    from newsbrowse.extract.countries import country_name

    return clean(country_name(value))

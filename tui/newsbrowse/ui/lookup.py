"""What the browser asks of the library, as plain functions: run in threads, free of Textual."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct, field

from newsbrowse.archive.facets import choosing, widens
from newsbrowse.archive.library import Library
from newsbrowse.models import FacetValue, Field, Search
from newsbrowse.ui.facet_rows import FIRST_VALUES, Counts, FacetOptions

if TYPE_CHECKING:
    from newsbrowse.ui.reading.reading import Reading

_LISTS = (Field.PEOPLE, Field.COUNTRIES, Field.SOURCE, Field.AUTHOR, Field.TAG, Field.LANGUAGE)
_DAYS = (Field.PUBLISHED, Field.MENTIONED)
_ALL_DAYS = 100_000
"""More than the days of two centuries: date facets are never cut."""


class CountRequest(Struct, frozen=True):
    """Which counts are wanted.

    Attributes:
        keep: a value that is to be listed also if no article has it any more, or too few to be listed.
    """

    search: Search
    typing: bool = False
    options: FacetOptions = field(default_factory=FacetOptions)
    keep: tuple[Field, str] | None = None


def count(library: Library, request: CountRequest) -> Counts:
    """All counts of the sidebar."""

    def days(fields: Iterable[Field], grain: str) -> Mapping[Field, tuple[FacetValue, ...]]:
        found = library.facets(
            request.search,
            fields=tuple(fields),
            limit=_ALL_DAYS,
            grain=dict.fromkeys(_DAYS, grain),
            as_you_type=request.typing,
        )
        return found.values

    limits = {one: request.options.limits.get(one, FIRST_VALUES) for one in _LISTS}
    lists = library.facets(
        request.search,
        fields=_LISTS,
        limit=max(limits.values()) + 1,
        order=request.options.orders,
        matching=request.options.matching,
        as_you_type=request.typing,
    )
    values = {one: _shown(request, one, lists.values.get(one, ()), limits[one]) for one in _LISTS}
    open_months = {one for one, value in request.options.open_days if "-" in value}
    return Counts(
        request.search,
        lists.total,
        {one: _kept(library, request, lists.total, one, found) for one, found in values.items()},
        years=days(_DAYS, "year"),
        months=days(_DAYS, "month"),
        days=days(open_months, "day") if open_months else {},
        cut=frozenset(one for one in _LISTS if len(lists.values.get(one, ())) > limits[one]),
    )


def _shown(
    request: CountRequest, facet: Field, found: tuple[FacetValue, ...], limit: int
) -> tuple[FacetValue, ...]:
    """The first values of a facet, and those chosen or excluded."""
    search = request.search
    return tuple(
        value
        for at, value in enumerate(found)
        if at < limit or search.state_of(facet, value.value) is not None
    )


def _kept(
    library: Library, request: CountRequest, present: int, facet: Field, found: tuple[FacetValue, ...]
) -> tuple[FacetValue, ...]:
    """The values of a facet with the one under the cursor, which must not vanish under it."""
    if request.keep is None or request.keep[0] is not facet or facet in request.options.matching:
        return found
    value = request.keep[1]
    if any(one.value == value for one in found):
        return found
    wanted = choosing(request.search, facet, value)
    total = library.search(wanted, limit=0, snippets=False, as_you_type=request.typing).total
    added = total - present if widens(request.search, facet) else total
    return (*found, FacetValue(value, library.label(facet, value), total, added))


class ReadRequest(Struct, frozen=True):
    """Which article is wanted, and the search whose words are to be marked in it."""

    article_id: str
    search: Search
    typing: bool = False


def read(library: Library, request: ReadRequest) -> Reading:
    """An article ready to be shown, with the words that a search found in it."""
    from newsbrowse.ui.reading.opening import opened

    return opened(library, request.article_id, request.search, typing=request.typing)

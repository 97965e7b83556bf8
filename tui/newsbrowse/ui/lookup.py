"""What the browser asks of the library, as plain functions: run in threads, free of Textual."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from newsbrowse.archive.library import Library
from newsbrowse.models import Article, Facets, FacetValue, Field, Search, Span
from newsbrowse.text.clean import clean_preserving
from newsbrowse.ui.facet_rows import Counts
from newsbrowse.ui.widgets.reader import Reading

_LISTS = (Field.PEOPLE, Field.COUNTRIES, Field.SOURCE)
_DAYS = (Field.PUBLISHED, Field.MENTIONED)
_ALL_DAYS = 100_000
"""More than the days of two centuries: date facets are never cut."""

_STRETCH = 100_000
_LONGEST_MARKED = 2_000_000
"""Code points of a body in which matches are looked for."""

_MOST_MARKS = 10_000

FIRST_VALUES = 8
"""Values of a facet shown before `more…`."""


@dataclass(frozen=True, slots=True)
class CountRequest:
    """Which counts are wanted.

    Attributes:
        limits: how many values of each list facet, where it is not `FIRST_VALUES`.
        open_days: the years and months whose parts are shown.
    """

    search: Search
    typing: bool = False
    limits: Mapping[Field, int] = field(default_factory=dict)
    open_days: frozenset[tuple[Field, str]] = frozenset()


def count(library: Library, request: CountRequest) -> Counts:
    """All counts of the sidebar."""

    def facets(fields: Iterable[Field], limit: int, grain: str = "month") -> Facets:
        return library.facets(
            request.search,
            fields=tuple(fields),
            limit=limit,
            grain=dict.fromkeys(_DAYS, grain),
            as_you_type=request.typing,
        )

    limits = {one: request.limits.get(one, FIRST_VALUES) for one in _LISTS}
    lists = facets(_LISTS, max(limits.values()) + 1)
    values: dict[Field, tuple[FacetValue, ...]] = {}
    cut = set()
    for one, limit in limits.items():
        found = lists.values.get(one, ())
        if len(found) > limit:
            cut.add(one)
        values[one] = tuple(
            value
            for at, value in enumerate(found)
            if at < limit or request.search.state_of(one, value.value) is not None
        )
    months = facets(_DAYS, _ALL_DAYS)
    years = facets(_DAYS, _ALL_DAYS, "year")
    open_months = {one for one, value in request.open_days if "-" in value}
    days = facets(open_months, _ALL_DAYS, "day") if open_months else None
    return Counts(
        request.search,
        lists.total,
        values,
        years=years.values,
        months=months.values,
        days=days.values if days else {},
        cut=frozenset(cut),
    )


@dataclass(frozen=True, slots=True)
class ReadRequest:
    """Which article is wanted, and the search whose words are to be marked in it."""

    article_id: str
    search: Search
    typing: bool = False


def read(library: Library, request: ReadRequest) -> Reading:
    """An article ready to be shown, with the words that a search found in it."""
    article = library.article(request.article_id)
    return Reading(
        article,
        clean_preserving(article.body),
        tuple(_matches(library, request, article.body)),
        _mention_spans(article),
    )


def _matches(library: Library, request: ReadRequest, body: str) -> Iterator[Span]:
    """The matches of a body in order; of a very long one only the first, so that it opens at once."""
    at, found = 0, 0
    while at < min(len(body), _LONGEST_MARKED) and found < _MOST_MARKS:
        stop = body.find(" ", at + _STRETCH)
        stop = len(body) if stop < 0 else stop
        for span in library.match_spans(request.search, body[at:stop], as_you_type=request.typing):
            found += 1
            yield Span(at + span.start, at + span.end)
        at = stop


def _mention_spans(article: Article) -> tuple[Span, ...]:
    analysis = article.analysis
    spans = [span for person in analysis.people for span in person.mentions]
    spans += [span for country in analysis.countries for span in country.mentions]
    spans += [Span(date.start, date.end) for date in analysis.dates]
    return tuple(sorted(spans))

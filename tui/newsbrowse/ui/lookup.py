"""What the browser asks of the library, as plain functions: run in threads, free of Textual."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct, field

from newsbrowse.archive.facets import choosing, widens
from newsbrowse.archive.library import Library
from newsbrowse.models import Article, FacetValue, Field, Search, Span
from newsbrowse.text.clean import clean_preserving
from newsbrowse.ui.facet_rows import FIRST_VALUES, Counts, FacetOptions
from newsbrowse.ui.labels import value_label
from newsbrowse.ui.widgets.reader import Reading

_LISTS = (Field.PEOPLE, Field.COUNTRIES, Field.SOURCE, Field.AUTHOR, Field.TAG, Field.LANGUAGE)
_DAYS = (Field.PUBLISHED, Field.MENTIONED)
_ALL_DAYS = 100_000
"""More than the days of two centuries: date facets are never cut."""

_STRETCH = 100_000
_LONGEST_MARKED = 2_000_000
"""Code points of a body in which matches are looked for."""

_MOST_MARKS = 10_000


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
    return (*found, FacetValue(value, value_label(facet, value), total, added))


class ReadRequest(Struct, frozen=True):
    """Which article is wanted, and the search whose words are to be marked in it."""

    article_id: str
    search: Search
    typing: bool = False


def read(library: Library, request: ReadRequest) -> Reading:
    """An article ready to be shown, with the words that a search found in it."""
    article = library.article(request.article_id)
    marks = library.marks([article.id])[article.id]
    return Reading(
        article,
        clean_preserving(article.body),
        tuple(_matches(library, request, article.body)),
        _mention_spans(article),
        tags=marks.tags,
        note=marks.note,
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

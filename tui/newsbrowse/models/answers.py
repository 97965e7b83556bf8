"""What a library answers: pages of hits, counted facets, completions, ways out. Each names its search."""

from __future__ import annotations

from msgspec import Struct

from newsbrowse.models.articles import Span
from newsbrowse.models.searches import Field, Search, Sort


class Hit(Struct, frozen=True):
    """One line of a result list.

    Attributes:
        snippet: a stretch of body text around the matches, on one line.
        matches: spans within the snippet.
        alike: where near-duplicates are folded, how many further hits of the search this line stands for.
    """

    id: str
    title: str
    published: str | None
    source: str | None
    authors: tuple[str, ...]
    people: tuple[str, ...]
    countries: tuple[str, ...]
    snippet: str = ""
    matches: tuple[Span, ...] = ()
    alike: int = 0


class QueryWarning(Struct, frozen=True):
    """Something in the query that was passed over or changed; `position` counts code points from 0."""

    position: int
    message: str


class Page(Struct, frozen=True):
    """A stretch of the hits of a search, and the search that asked for it.

    Attributes:
        sort: the order that the hits are in.
        is_ranked: whether there is something by which they could be ranked.
        reading_list: the one reading list that all hits are on; empty if the search asks for none or several.
    """

    search: Search
    interpreted: str
    total: int
    offset: int
    hits: tuple[Hit, ...]
    warnings: tuple[QueryWarning, ...] = ()
    sort: Sort = Sort.RELEVANCE
    reading_list: str = ""
    is_ranked: bool = True


class FacetValue(Struct, frozen=True):
    """One value of a facet.

    Attributes:
        value: what a `Selection` takes (a country's code, a person's name, `2026-02`).
        label: what a person reads (a country's name).
        count: the number of articles that choosing the value, besides what is chosen, yields.
        having: the number of articles that have it, whatever is chosen of its facet where any value suffices;
            None where that is the same.
    """

    value: str
    label: str
    count: int
    having: int | None = None


class Facets(Struct, frozen=True):
    """Counted values of each facet under a search, and the search that asked for them.

    People, countries and sources come with the largest count first; days in ascending order.
    """

    search: Search
    total: int
    values: dict[Field, tuple[FacetValue, ...]]


class Completion(Struct, frozen=True):
    """One way to go on with a half-typed query.

    Attributes:
        label: what a person reads (`Vladimir Putin`, `country:`).
        insert: what takes the place of the word under the cursor, quoted where it must be.
        count: articles under the present search if it is taken; None for the name of a field.
    """

    label: str
    insert: str
    count: int | None = None


class Completions(Struct, frozen=True):
    """The ways to go on with the word `text[start:end]` of a query."""

    start: int
    end: int
    items: tuple[Completion, ...] = ()


class WayOut(Struct, frozen=True):
    """A change of a search that found nothing, after which it finds something.

    Attributes:
        label: what is changed, in words: `without person:"Ana Lima"`, `putin instead of puttin`.
        search: the search after the change.
        total: the number of articles it finds.
    """

    label: str
    search: Search
    total: int

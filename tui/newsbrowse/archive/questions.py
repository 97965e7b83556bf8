"""What completion and the ways out of an empty search ask of a library."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import perf_counter
from typing import Protocol, TypeVar

from msgspec import Struct

from newsbrowse.archive.clauses import prefix, resembles
from newsbrowse.archive.counts import MOST_VALUES, count, frequent, terms
from newsbrowse.archive.documents import index_field
from newsbrowse.archive.facets import Wanted
from newsbrowse.archive.index import Query, Searcher, plain_words
from newsbrowse.archive.parts import must
from newsbrowse.archive.shown_names import ShownNames
from newsbrowse.archive.vocabulary import name_key
from newsbrowse.models import Facets, Field, Search

_T = TypeVar("_T")
_LONG = 3
"""Letters of a name from which on few articles have it."""

_FREQUENT = 500
"""The most frequent values under a search, which are looked through first."""

_MANY = 2_000
"""The most frequent values of articles that have the word begun in a name, which are looked through next."""

_WORDS_OF = {Field.PEOPLE: "person", Field.AUTHOR: "author_words"}
"""Where the words of names are; the other facets have few values."""


class Value(Struct, frozen=True):
    """A value of a facet, and what a person reads for it."""

    value: str
    label: str


class Questions(Struct, frozen=True):
    """The questions, each answered by a function.

    Attributes:
        total: the number of articles that a search finds.
        named: the values of a facet under a search of which a word begins so, about the most frequent first.
        days: the periods of a precision (`year`, `month`, `day`) under a search, in no order.
        terms: the words of an index field that begin so, each with the number of articles, the most frequent
            first; at most so many, or all.
        known: the number of articles with a word in an index field.
        resembled: whether an index field has a word that differs by at most so many letters.
        saved: the names of the saved searches.
        lists: the names of the reading lists, the one used last first.
        country: the code under which articles of a country of some name are found.
        clock: the seconds since some moment: of a search that takes long, fewer ways on are told.
    """

    total: Callable[[Search], int]
    named: Callable[[Search, Field, str, int], Sequence[Value]]
    days: Callable[[Search, Field, str], Sequence[str]]
    terms: Callable[[str, str, int | None], Sequence[tuple[str, int]]]
    known: Callable[[str, str], int]
    resembled: Callable[[str, str, int], bool]
    saved: Callable[[], Sequence[str]]
    lists: Callable[[], Sequence[str]]
    country: Callable[[str], str | None]
    clock: Callable[[], float] = perf_counter


class _Ask(Protocol):
    def __call__(self, question: Callable[[Searcher], _T]) -> _T: ...


def questions_of(
    *,
    total: Callable[[Search], int],
    facets: Callable[[Search, Wanted], Facets],
    ask: _Ask,
    query_of: Callable[[Search, Searcher], Query],
    saved: Callable[[], Sequence[str]],
    lists: Callable[[], Sequence[str]],
    begun_names: Callable[[str, int], Sequence[str]],
    names: ShownNames,
    country: Callable[[str], str | None],
) -> Questions:
    """The questions, put to a library by its own methods.

    `ask` hands a searcher to a function; `begun_names` tells whom other names that begin so are shown as,
    `names` what is listed under which name, `country` which country is called so.
    """

    def named(search: Search, field: Field, begun: str, limit: int) -> Sequence[Value]:
        found = by_name(search, field, begun, limit)
        if field is not Field.PEOPLE or len(found) >= limit:
            return found
        others = (Value(value, names.label(field, value)) for value in begun_names(begun, limit))
        return list(dict.fromkeys((*found, *others)))[:limit]

    def by_name(search: Search, field: Field, begun: str, limit: int) -> Sequence[Value]:
        wanted, words = f" {name_key(begun)}", plain_words(begun)

        def listed(searcher: Searcher, narrowed: bool) -> list[Value]:
            query = query_of(search, searcher)
            if narrowed:
                query = must([query, prefix(_WORDS_OF[field], words[-1])])
            values = frequent(
                searcher,
                query,
                index_field(field, in_passing=search.in_passing),
                _MANY if narrowed else _FREQUENT,
            )
            hidden = names.hidden_of(field)
            named = [Value(value, names.label(field, value)) for value in values if value not in hidden]
            return [value for value in named if wanted in f" {name_key(value.label)}"][:limit]

        if field is Field.TAG:
            return counted(search, field, begun, limit)
        is_long = bool(words) and len(words[-1]) >= _LONG
        among = (
            [] if is_long and field in _WORDS_OF else ask(lambda searcher: listed(searcher, narrowed=False))
        )
        if len(among) == limit or not words:
            return among
        if field in _WORDS_OF:
            return ask(lambda searcher: listed(searcher, narrowed=True))
        return counted(search, field, begun, limit)

    def counted(search: Search, field: Field, begun: str, limit: int) -> Sequence[Value]:
        found = facets(search, Wanted((field,), limit, matching={field: begun})).values[field]
        return [Value(value.value, value.label) for value in found]

    def days(search: Search, field: Field, grain: str) -> Sequence[str]:
        name = index_field(field, grain)
        return ask(lambda searcher: frequent(searcher, query_of(search, searcher), name, MOST_VALUES))

    return Questions(
        total=total,
        named=named,
        days=days,
        terms=lambda field, begun, most: ask(lambda searcher: terms(searcher, field, begun, most)),
        known=lambda field, word: ask(lambda searcher: searcher.doc_freq(field, word)),
        resembled=lambda field, word, slips: bool(
            ask(lambda searcher: count(searcher, resembles(field, word, slips)))
        ),
        saved=saved,
        lists=lists,
        country=country,
    )

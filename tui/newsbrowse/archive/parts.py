"""Compiled pieces of a search, and how they are joined: with all, any, and none of others.

A piece is the articles that match a query, or all but these. So an exclusion, however deep it stands, asks
the index for what is excluded, and all articles are gone through at most once, for the whole of a search.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from newsbrowse.archive.index import NUMBER, SCHEMA, Occur, Query


class Part(Struct, frozen=True):
    """A compiled piece.

    Attributes:
        matching: the articles of the piece, or if `outside` is set those that are not of it.
        words: its normal form.
        joined: `AND` or `OR` if that is several parts joined so.
        score: where `outside` is set, what ranks some of its articles: `wine` in `wine OR -beer`.
    """

    matching: Query
    words: str
    joined: str = ""
    outside: bool = False
    score: Query | None = None

    @property
    def query(self) -> Query:
        """The articles of the piece, ready to be asked for."""
        if not self.outside:
            return self.matching
        scored = [(Occur.Should, self.score)] if self.score is not None else []
        everything = (Occur.Must, unscored(Query.all_query()))
        return Query.boolean_query([everything, (Occur.MustNot, self.matching), *scored])


def unscored(query: Query) -> Query:
    """The same articles, without a say in their ranking."""
    return Query.const_score_query(query, 0.0)


def having(query: Query, field: str, value: str) -> Query:
    """The articles of a query that have a value in a raw field."""
    return Query.boolean_query([(Occur.Must, query), (Occur.Must, Query.term_query(SCHEMA, field, value))])


def should(queries: Sequence[Query]) -> Query:
    """The articles of any of some queries."""
    if len(queries) == 1:
        return queries[0]
    return Query.boolean_query([(Occur.Should, query) for query in queries])


def must(queries: Sequence[Query]) -> Query:
    """The articles of all of some queries."""
    if len(queries) == 1:
        return queries[0]
    return Query.boolean_query([(Occur.Must, query) for query in queries])


def nothing(words: str) -> Part:
    """A piece that no article matches."""
    return Part(Query.empty_query(), words)


def everything(words: str) -> Part:
    """A piece that every article matches."""
    return Part(Query.empty_query(), words, outside=True)


def exact(field: str, key: str, words: str) -> Part:
    """The articles with a value in a raw field."""
    return Part(unscored(Query.term_query(SCHEMA, field, key)), words)


def all_of(parts: Sequence[Part]) -> Part | None:
    """The articles that match all parts; None if there are none."""
    if len(parts) < 2:
        return parts[0] if parts else None
    words = " AND ".join(f"({part.words})" if part.joined == "OR" else part.words for part in parts)
    inside, outside = _sides(parts)
    scores = [part.score for part in parts if part.score is not None]
    if not inside:
        return Part(should(outside), words, "AND", outside=True, score=should(scores) if scores else None)
    return Part(_but_for(inside, outside, scores), words, "AND")


def any_of(parts: Sequence[Part]) -> Part | None:
    """The articles that match at least one part; None if there are none."""
    if len(parts) < 2:
        return parts[0] if parts else None
    words = " OR ".join(f"({part.words})" if part.joined == "AND" else part.words for part in parts)
    inside, outside = _sides(parts)
    if not outside:
        return Part(should(inside), words, "OR")
    # All but those that every exclusion names and no other part has.
    scores = [*inside, *(part.score for part in parts if part.score is not None)]
    score = should(scores) if scores else None
    return Part(_but_for(outside, inside, ()), words, "OR", outside=True, score=score)


def negated(part: Part | None) -> Part | None:
    """The articles that do not match a part."""
    if part is None:
        return None
    words = f"NOT ({part.words})" if part.joined else f"NOT {part.words}"
    return replace(part, words=words, joined="", outside=not part.outside, score=None)


def changed_after(query: Query, change: int) -> Query:
    """The articles of a query that were added or changed after a change of the library."""
    later = Query.range_query(SCHEMA, "news", NUMBER, change, None, include_lower=False)
    return Query.boolean_query([(Occur.Must, query), (Occur.Must, unscored(later))])


def _sides(parts: Sequence[Part]) -> tuple[list[Query], list[Query]]:
    """What parts match, and what exclusions name."""
    return (
        [part.matching for part in parts if not part.outside],
        [part.matching for part in parts if part.outside],
    )


def _but_for(wanted: Sequence[Query], unwanted: Sequence[Query], scores: Sequence[Query]) -> Query:
    """The articles of all of some queries and of none of others; at least one is wanted."""
    if len(wanted) == 1 and not unwanted and not scores:
        return wanted[0]
    return Query.boolean_query(
        [
            *((Occur.Must, query) for query in wanted),
            *((Occur.MustNot, query) for query in unwanted),
            *((Occur.Should, query) for query in scores),
        ]
    )

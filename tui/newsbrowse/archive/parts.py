"""Compiled pieces of a search, and how they are joined: with all, any, and none of others."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from newsbrowse.archive.index import NUMBER, SCHEMA, Occur, Query


class Part(Struct, frozen=True):
    """A compiled piece.

    Attributes:
        words: its normal form.
        joined: `AND` or `OR` if that is several parts joined so.
        negative: of an exclusion, what is excluded.
    """

    query: Query
    words: str
    joined: str = ""
    negative: Query | None = None


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
    return Query.boolean_query([(Occur.Must, query) for query in queries])


def nothing(words: str) -> Part:
    """A piece that no article matches."""
    return Part(Query.empty_query(), words)


def exact(field: str, key: str, words: str) -> Part:
    """The articles with a value in a raw field."""
    return Part(unscored(Query.term_query(SCHEMA, field, key)), words)


def all_of(parts: Sequence[Part]) -> Part | None:
    """The articles that match all parts; None if there are none."""
    if len(parts) < 2:
        return parts[0] if parts else None
    clauses = [
        (Occur.MustNot, part.negative) if part.negative is not None else (Occur.Must, part.query)
        for part in parts
    ]
    if all(part.negative is not None for part in parts):
        clauses.append((Occur.Must, unscored(Query.all_query())))
    words = " AND ".join(f"({part.words})" if part.joined == "OR" else part.words for part in parts)
    return Part(Query.boolean_query(clauses), words, joined="AND")


def any_of(parts: Sequence[Part]) -> Part | None:
    """The articles that match at least one part; None if there are none."""
    if len(parts) < 2:
        return parts[0] if parts else None
    words = " OR ".join(f"({part.words})" if part.joined == "AND" else part.words for part in parts)
    return Part(should([part.query for part in parts]), words, joined="OR")


def negated(part: Part | None) -> Part | None:
    """The articles that do not match a part."""
    if part is None:
        return None
    query = Query.boolean_query([(Occur.Must, unscored(Query.all_query())), (Occur.MustNot, part.query)])
    return Part(query, f"NOT ({part.words})" if part.joined else f"NOT {part.words}", negative=part.query)


def changed_after(query: Query, change: int) -> Query:
    """The articles of a query that were added or changed after a change of the library."""
    later = Query.range_query(SCHEMA, "change", NUMBER, change, None, include_lower=False)
    return Query.boolean_query([(Occur.Must, query), (Occur.Must, unscored(later))])

"""Numbers and pages out of the index: exact counts of values, and hits in a total order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsbrowse.archive.engine import engine_errors
from newsbrowse.archive.index import DocAddress, Order, Query, Searcher, SearchResult
from newsbrowse.archive.query import having
from newsbrowse.models import Sort

MOST_VALUES = 20_000
"""Values of one field that are listed at most: the engine refuses more than 65,000 in one answer."""

_SPARE = 40
_LISTED_BY_SEGMENT = 500
_MANY = 2_000
_ALL = 100_000_000

Counted = list[tuple[str, int]]


@engine_errors("counting")
def count(searcher: Searcher, query: Query) -> int:
    """The number of articles that match."""
    return _total(searcher.search(query, limit=1))


@engine_errors("counting")
def values_of(searcher: Searcher, query: Query, fields: Sequence[str], limit: int) -> dict[str, Counted]:
    """The values of some fields among the matching articles, each with the exact number of articles.

    Returns:
        For each field at most `limit` values (never more than `MOST_VALUES`), the most frequent first, those
        of the same number in the order of the alphabet.
    """
    limit = max(0, min(limit, MOST_VALUES))
    size = min(limit + _SPARE, MOST_VALUES)
    listings = _listings(searcher, query, fields, size=size, segment_size=max(_LISTED_BY_SEGMENT, 2 * size))
    found = {}
    for field, listing in listings.items():
        values = listing.values
        if listing.error:
            values = [(value, count(searcher, having(query, field, value))) for value, _ in values[:size]]
        values = _sorted(values)
        if not _is_settled(values, listing, limit):
            many = min(max(_MANY, size), MOST_VALUES)
            values = _sorted(_listings(searcher, query, [field], size=many, segment_size=_ALL)[field].values)
        found[field] = values[:limit]
    return found


@engine_errors("searching")
def hits(searcher: Searcher, query: Query, sort: Sort, *, limit: int, offset: int) -> tuple[int, list[int]]:
    """The number of matching articles, and the keys of a page of them. No two articles rank alike."""
    if limit <= 0 or offset >= searcher.num_docs:
        return count(searcher, query), []
    # The engine sets aside room for all hits that are asked for.
    limit = min(limit, searcher.num_docs - offset)
    if sort is Sort.RELEVANCE:
        return _ranked(searcher, query, limit, offset)
    field, order = ("newest", Order.Desc) if sort is Sort.NEWEST else ("oldest", Order.Asc)
    result = searcher.search(query, limit=limit, offset=offset, order_by_field=field, order=order)
    return _total(result), _column(searcher, "key", [address for _, address in result.hits])


@dataclass(frozen=True, slots=True)
class _Listing:
    """The most frequent values of a field.

    Attributes:
        error: by how much a number may be too low, because a segment of the index told only its own most
            frequent values; 0 if all are exact.
        is_all: whether no value was left out.
    """

    values: Counted
    error: int
    is_all: bool


def _listings(
    searcher: Searcher, query: Query, fields: Sequence[str], *, size: int, segment_size: int
) -> dict[str, _Listing]:
    """A listing of each field: in one call, unless that could give more values than the engine allows."""
    together = max(1, 60_000 // size)
    listings = {}
    for start in range(0, len(fields), together):
        part = fields[start : start + together]
        asked = {
            field: {"terms": {"field": field, "size": size, "segment_size": segment_size}} for field in part
        }
        answer = searcher.aggregate(query, asked)
        for field in part:
            found = answer[field]
            values = [(str(bucket["key"]), int(bucket["doc_count"])) for bucket in found["buckets"]]
            error = int(found.get("doc_count_error_upper_bound") or 0)
            listings[field] = _Listing(values, error, not error and not found.get("sum_other_doc_count"))
    return listings


def _is_settled(values: Counted, listing: _Listing, limit: int) -> bool:
    """Whether no value that was left out could stand among the first `limit`."""
    if listing.is_all or not limit:
        return True
    most_left_out = min((number for _, number in listing.values), default=0) + listing.error
    return len(values) >= limit and values[limit - 1][1] > most_left_out


def _sorted(values: Counted) -> Counted:
    return sorted(values, key=lambda value: (-value[1], value[0]))


def _ranked(searcher: Searcher, query: Query, limit: int, offset: int) -> tuple[int, list[int]]:
    """A page by score; among equal scores the newest first.

    The engine breaks ties as it likes, so all hits down to the end of the page's last group of equal scores
    are asked for, and the groups on the page are put in order.
    """
    wanted = offset + limit
    while True:
        result = searcher.search(query, limit=wanted + 1)
        found = result.hits
        if len(found) <= wanted or found[wanted][0] != found[offset + limit - 1][0]:
            break
        wanted *= 4
    if offset >= len(found):
        return _total(result), []
    end = last = min(offset + limit, len(found))
    start = offset
    while start > 0 and found[start - 1][0] == found[offset][0]:
        start -= 1
    while end < len(found) and found[end][0] == found[last - 1][0]:
        end += 1
    addresses = [address for _, address in found[start:end]]
    newest = _column(searcher, "newest", addresses)
    keys = _column(searcher, "key", addresses)
    ordered = sorted(range(end - start), key=lambda at: (-found[start + at][0], -newest[at]))
    return _total(result), [keys[at] for at in ordered][offset - start : last - start]


def _column(searcher: Searcher, field: str, addresses: list[DocAddress]) -> list[int]:
    return [int(value or 0) for value in searcher.fast_field_values(field, addresses)] if addresses else []


def _total(result: SearchResult) -> int:
    return int(result.count or 0)  # type: ignore[attr-defined]  # left out of the engine's type stub

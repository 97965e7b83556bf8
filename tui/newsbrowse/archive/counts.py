"""Numbers and pages out of the index: exact counts of values, and hits in a total order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from newsbrowse.archive.by_hand import ByHand
from newsbrowse.archive.engine import engine_errors
from newsbrowse.archive.index import DocAddress, Order, Query, Searcher
from newsbrowse.archive.ranking import column, in_order_of, ranked, total_of
from newsbrowse.models import Sort

MOST_VALUES = 20_000
"""Values of one field that are listed at most: the engine refuses more than 65,000 in one answer."""

_SURROGATE = re.compile(r"[\ud800-\udfff]")
"""What no text in the index holds, and the engine cannot be asked for."""

_SPARE = 20
_LISTED_BY_SEGMENT = 500
_MANY = 2_000
_ALL = 100_000_000

Counted = list[tuple[str, int]]


@engine_errors("counting")
def count(searcher: Searcher, query: Query) -> int:
    """The number of articles that match.

    Counted as keys, of which each article has one: a search would score and rank as well.
    """
    answer = searcher.aggregate(query, {"articles": {"value_count": {"field": "key"}}})
    return int(answer["articles"]["value"])


@engine_errors("counting")
def values_of(searcher: Searcher, query: Query, fields: Sequence[str], limit: int) -> dict[str, Counted]:
    """The values of some fields among the matching articles, each with the exact number of articles.

    Returns:
        For each field at most `limit` values (never more than `MOST_VALUES`), the most frequent first, those
        of the same number in the order of the alphabet.
    """
    limit = max(0, min(limit, MOST_VALUES))
    size = min(limit + _SPARE, MOST_VALUES)
    by_segment = size if searcher.num_segments == 1 else max(_LISTED_BY_SEGMENT, 2 * size)
    listings = _listings(searcher, query, fields, size=size, segment_size=by_segment)
    found = {}
    for field, listing in listings.items():
        values = listing.values
        if listing.error:
            hopeful = [value for value, _ in _hopeful(values, listing.error, limit)]
            values = list(numbers_of(searcher, query, field, hopeful).items())
        found[field] = _sorted(values)
    unsettled = [field for field in fields if not _is_settled(found[field], listings[field], limit)]
    many = min(max(_MANY, size), MOST_VALUES)
    whole = _listings(searcher, query, unsettled, size=many, segment_size=_ALL)
    found |= {field: _sorted(listing.values) for field, listing in whole.items()}
    return {field: values[:limit] for field, values in found.items()}


@engine_errors("counting")
def numbers_of(searcher: Searcher, query: Query, field: str, values: Sequence[str]) -> dict[str, int]:
    """The number of matching articles with each of some values of a raw field, those with none left out."""
    found: dict[str, int] = {}
    values = [value for value in values if not _SURROGATE.search(value)]
    for start in range(0, len(values), MOST_VALUES):
        part = list(values[start : start + MOST_VALUES])
        terms = {"field": field, "size": len(part), "segment_size": len(part), "include": part}
        answer = searcher.aggregate(query, {field: {"terms": terms}})
        found.update((str(b["key"]), int(b["doc_count"])) for b in answer[field]["buckets"])
    return found


@engine_errors("counting")
def most_frequent(searcher: Searcher, query: Query, field: str, many: int) -> dict[str, int]:
    """The `many` most frequent values of a raw field among the matching articles, with exact numbers.

    Unlike `values_of` in one pass, whatever the values are: for many values, or all that there are.
    """
    many = min(many, MOST_VALUES)
    return dict(_sorted(_listings(searcher, query, [field], size=many, segment_size=_ALL)[field].values))


@engine_errors("counting")
def known_articles(searcher: Searcher, field: str, values: Iterable[str]) -> dict[str, int]:
    """About how many articles have each value: older revisions count until the engine merges them away."""
    return {value: searcher.doc_freq(field, value) for value in values}


@engine_errors("looking up values")
def known_values(searcher: Searcher, field: str) -> list[str]:
    """All values of a raw field; some may belong to older revisions of articles alone."""
    return [value for value, _ in searcher.terms_with_prefix(field, "")]


@engine_errors("counting")
def frequent(searcher: Searcher, query: Query, field: str, most: int) -> list[str]:
    """About the most frequent values of a field among the matching articles, in about that order; quick."""
    answer = searcher.aggregate(
        query, {field: {"terms": {"field": field, "size": most, "segment_size": most}}}
    )
    return [str(bucket["key"]) for bucket in answer[field]["buckets"]]


@engine_errors("looking up words")
def terms(searcher: Searcher, field: str, begun: str, most: int | None) -> Counted:
    """The words of a field that begin so, each with its number of articles, the most frequent first.

    Args:
        searcher: the index as it is now.
        field: the index field.
        begun: folded, as the index holds words.
        most: how many; None for all of them.
    """
    return searcher.terms_with_prefix(field, begun, limit=most)


@engine_errors("searching")
def keys_of(searcher: Searcher, query: Query, most: int) -> list[int]:
    """The keys of matching articles, at most so many, the largest first."""
    found = searcher.search(query, limit=max(1, most), count=False, order_by_field="key").hits
    return [int(key) for key, _ in found]


@engine_errors("searching")
def hits(
    searcher: Searcher, query: Query, sort: Sort | ByHand, *, limit: int, offset: int
) -> tuple[int, list[int]]:
    """The number of matching articles, and the keys of a page of them. No two articles rank alike.

    In the order of a reading list all that match must be on it.
    """
    total, addresses = _page(searcher, query, sort, limit, offset)
    return total, column(searcher, "key", addresses)


@engine_errors("searching")
def ranked_hits(
    searcher: Searcher, query: Query, sort: Sort | ByHand, *, limit: int, offset: int
) -> tuple[int, list[tuple[int, int]]]:
    """As `hits`, with the key and the group of near-duplicates of each."""
    total, addresses = _page(searcher, query, sort, limit, offset)
    keys, groups = column(searcher, "key", addresses), column(searcher, "group", addresses)
    return total, list(zip(keys, groups, strict=True))


def _page(
    searcher: Searcher, query: Query, sort: Sort | ByHand, limit: int, offset: int
) -> tuple[int, list[DocAddress]]:
    if limit <= 0 or offset >= searcher.num_docs:
        return count(searcher, query), []
    # The engine sets aside room for all hits that are asked for.
    limit = min(limit, searcher.num_docs - offset)
    if isinstance(sort, ByHand):
        return in_order_of(searcher, query, sort.keys, limit, offset)
    if sort is Sort.RELEVANCE:
        return ranked(searcher, query, limit, offset)
    field, order = ("newest", Order.Desc) if sort is Sort.NEWEST else ("oldest", Order.Asc)
    result = searcher.search(query, limit=limit, offset=offset, order_by_field=field, order=order)
    return total_of(result), [address for _, address in result.hits]


class _Listing(Struct, frozen=True):
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
            # The engine tells the error of merging segments also where there is nothing to merge.
            error = int(found.get("doc_count_error_upper_bound") or 0) if searcher.num_segments > 1 else 0
            listings[field] = _Listing(values, error, not error and not found.get("sum_other_doc_count"))
    return listings


def _hopeful(values: Counted, error: int, limit: int) -> Counted:
    """The listed values that may be among the first `limit`, if each number may be too low by `error`."""
    numbers = sorted((number for _, number in values), reverse=True)
    least = numbers[limit - 1] if 0 < limit <= len(numbers) else 0
    return [(value, number) for value, number in values if number + error >= least]


def _is_settled(values: Counted, listing: _Listing, limit: int) -> bool:
    """Whether no value that was left out could stand among the first `limit`."""
    if listing.is_all or not limit:
        return True
    most_left_out = min((number for _, number in listing.values), default=0) + listing.error
    return len(values) >= limit and values[limit - 1][1] > most_left_out


def _sorted(values: Counted) -> Counted:
    return sorted(values, key=lambda value: (-value[1], value[0]))

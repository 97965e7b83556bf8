"""Hits by score, in a total order: the same at every call, whatever page is asked for.

Among equal scores the newest comes first, which the engine cannot do: it breaks ties as it likes. So all
hits of a group of equal scores are asked for and put in order here, as long as there are not too many. A word
of which only the beginning is given scores alike in all articles, in a large library very many; from such a
crowd on, the articles follow in order of time alone, which the engine can do.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from newsbrowse.archive.index import SCHEMA, DocAddress, Occur, Order, Query, Searcher, SearchResult

MOST_ALIKE = 2_000
"""Hits of one score that are put in order here."""

Ranked = list[tuple[float, DocAddress]]


def ranked(searcher: Searcher, query: Query, limit: int, offset: int) -> tuple[int, list[DocAddress]]:
    """The number of hits, and a page of them.

    Args:
        searcher: the index.
        query: what is searched for.
        limit: hits on the page.
        offset: hits before it.
    """
    wanted = offset + limit
    # In one pass with all that may have to be put in order: to score is dear, to hand over a few more is not.
    result = searcher.search(query, limit=min(wanted + MOST_ALIKE + 1, searcher.num_docs))
    found: Ranked = result.hits
    if len(found) > wanted and found[wanted][0] != found[wanted - 1][0]:
        found = found[:wanted]
    start = _crowd(found)
    addresses = _in_order(searcher, found, offset, min(start, wanted))
    if start < wanted and start < len(found):
        before = column(searcher, "key", [address for _, address in found[:start]])
        at = max(0, offset - start)
        addresses += _by_time(searcher, query, before, wanted - max(offset, start), at)
    return total_of(result), addresses


def in_order_of(
    searcher: Searcher, query: Query, keys: Sequence[int], limit: int, offset: int
) -> tuple[int, list[DocAddress]]:
    """The number of hits, and a page of them in the order of some keys, among which all of them are."""
    result = searcher.search(query, limit=max(len(keys), 1), order_by_field="key")
    addresses = [address for _, address in result.hits]
    place = {key: number for number, key in enumerate(keys)}
    places = [place.get(key, len(place)) for key in column(searcher, "key", addresses)]
    ordered = sorted(range(len(addresses)), key=places.__getitem__)
    return total_of(result), [addresses[at] for at in ordered[offset : offset + limit]]


def column(searcher: Searcher, field: str, addresses: list[DocAddress]) -> list[int]:
    """The numbers of a field at some addresses; 0 where there is none."""
    return [int(value or 0) for value in searcher.fast_field_values(field, addresses)] if addresses else []


def total_of(result: SearchResult) -> int:
    """The number of all hits."""
    return int(result.count or 0)  # type: ignore[attr-defined]  # left out of the engine's type stub


def _crowd(found: Ranked) -> int:
    """Where the first group of more than `MOST_ALIKE` equal scores begins; the end if there is none."""
    start = 0
    for _, group in groupby(found, key=lambda hit: hit[0]):
        size = sum(1 for _ in group)
        if size > MOST_ALIKE:
            break
        start += size
    return start


def _in_order(searcher: Searcher, found: Ranked, start: int, stop: int) -> list[DocAddress]:
    """The hits from `start` to `stop`, for which the whole groups at both ends are put in order."""
    stop = min(stop, len(found))
    if start >= stop:
        return []
    first, last = start, stop
    while first > 0 and found[first - 1][0] == found[start][0]:
        first -= 1
    while last < len(found) and found[last][0] == found[stop - 1][0]:
        last += 1
    part = found[first:last]
    newest = column(searcher, "newest", [address for _, address in part])
    ordered = sorted(range(len(part)), key=lambda at: (-part[at][0], -newest[at]))
    return [part[at][1] for at in ordered[start - first : stop - first]]


def _by_time(
    searcher: Searcher, query: Query, without: list[int], limit: int, offset: int
) -> list[DocAddress]:
    """Hits by time, the newest first, without some by their keys."""
    if without:
        left_out = Query.term_set_query(SCHEMA, "key", without)
        query = Query.boolean_query([(Occur.Must, query), (Occur.MustNot, left_out)])
    found = searcher.search(
        query, limit=limit, offset=offset, order_by_field="newest", order=Order.Desc, count=False
    )
    return [address for _, address in found.hits]

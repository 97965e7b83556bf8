"""Hits of which near-duplicates are folded into one, that stands for the others; no number changes by it."""

from __future__ import annotations

from newsbrowse.archive.by_hand import ByHand
from newsbrowse.archive.counts import hits, ranked_hits
from newsbrowse.archive.engine import engine_errors
from newsbrowse.archive.index import SCHEMA, Occur, Query, Searcher
from newsbrowse.archive.parts import must, unscored
from newsbrowse.models import Sort

_AHEAD = 2


def folded_hits(
    searcher: Searcher, query: Query, sort: Sort | ByHand, *, limit: int, offset: int
) -> tuple[int, list[tuple[int, int]]]:
    """A page of groups in the order of their first hits.

    Args:
        searcher: the index.
        query: the articles.
        sort: their order; the first hit of a group in it stands for the group.
        limit: the most groups.
        offset: groups to pass over. The hits before are gone through again, so that pages fit together.

    Returns:
        The number of matching articles; and of each group on the page the key of its first hit and the
        number of its further hits.
    """
    if limit <= 0:
        return hits(searcher, query, sort, limit=0, offset=0)[0], []
    wanted = offset + limit
    reach = wanted + limit
    while True:
        total, found = ranked_hits(searcher, query, sort, limit=reach, offset=0)
        firsts: dict[int, int] = {}
        for key, group in found:
            firsts.setdefault(group, key)
        if len(firsts) >= wanted or len(found) < reach or reach >= total:
            break
        reach *= _AHEAD
    page = list(firsts.items())[offset:wanted]
    sizes = _sizes(searcher, query, [group for group, _ in page])
    return total, [(key, sizes.get(group, 1) - 1) for group, key in page]


def of_group(query: Query, group: int, but: int) -> Query:
    """The articles of a query that belong to a group, but for one key."""
    return Query.boolean_query(
        [
            (Occur.Must, query),
            (Occur.Must, unscored(Query.term_query(SCHEMA, "group", group))),
            (Occur.MustNot, Query.term_query(SCHEMA, "key", but)),
        ]
    )


@engine_errors("counting")
def count_groups(searcher: Searcher, query: Query) -> int:
    """How many groups the articles of a query belong to; of many thousands about so many (HyperLogLog++)."""
    answer = searcher.aggregate(query, {"groups": {"cardinality": {"field": "group"}}})
    return round(float(answer["groups"]["value"]))


@engine_errors("counting")
def _sizes(searcher: Searcher, query: Query, groups: list[int]) -> dict[int, int]:
    """The number of matching articles in each of some groups; groups of one may be left out.

    Most groups are of one article whatever the query: that is told without asking it.
    """
    members = Query.term_set_query(SCHEMA, "group", groups)
    several = [group for group, size in _by_group(searcher, members, len(groups)).items() if size > 1]
    if not several:
        return {}
    among = must([query, Query.term_set_query(SCHEMA, "group", several)])
    return _by_group(searcher, among, len(several))


def _by_group(searcher: Searcher, query: Query, many: int) -> dict[int, int]:
    """The number of matching articles in each group, of which there are no more than `many`."""
    if not many:
        return {}
    terms = {"field": "group", "size": many, "segment_size": many}
    answer = searcher.aggregate(query, {"groups": {"terms": terms}})
    return {int(bucket["key"]): int(bucket["doc_count"]) for bucket in answer["groups"]["buckets"]}

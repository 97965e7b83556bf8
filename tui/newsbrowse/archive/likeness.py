"""What articles are similar to a given one: those that share its most telling words.

The words of the article are weighed by how often they stand in it and how rare they are in the library
(tf-idf); an article is similar if it has a good part of the heaviest ones. The engine's own "more like this"
takes whatever shares a single word.
"""

from __future__ import annotations

from collections import Counter
from math import log

from newsbrowse.archive.index import SCHEMA, Occur, Query, Searcher, stems
from newsbrowse.archive.resolver import Likeness

_MOST_TERMS = 24
_SHARED = 0.3
_LONGEST = 40_000
_CANDIDATES = 400
_TITLE_WEIGHT = 3
_COMMON = 0.25


def like(given: Likeness, searcher: Searcher) -> Query:
    """The articles similar to one, without it, ranked by how much they share."""
    terms = _telling(given, searcher)
    if not terms:
        return Query.empty_query()
    clauses = [(Occur.Should, Query.boost_query(_anywhere(term), weight)) for term, weight in terms]
    shared = max(1, round(_SHARED * len(clauses)))
    alike = Query.boolean_query(clauses, minimum_number_should_match=shared)
    itself = Query.term_query(SCHEMA, "key", given.key)
    return Query.boolean_query([(Occur.Must, alike), (Occur.MustNot, itself)])


def _telling(given: Likeness, searcher: Searcher) -> list[tuple[str, float]]:
    """The heaviest words of an article with their weights, relative to the heaviest."""
    counted = Counter(stems(given.body[:_LONGEST]))
    for stem in stems(given.title):
        counted[stem] += _TITLE_WEIGHT
    total = max(1, searcher.num_docs)
    weighed = []
    for stem, times in sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:_CANDIDATES]:
        found = searcher.doc_freq("body", stem)
        if len(stem) > 1 and 1 < found <= max(_COMMON * total, 2):
            weighed.append((stem, (1 + log(times)) * log(1 + total / found)))
    weighed.sort(key=lambda item: (-item[1], item[0]))
    top = weighed[0][1] if weighed else 1.0
    return [(stem, weight / top) for stem, weight in weighed[:_MOST_TERMS]]


def _anywhere(stem: str) -> Query:
    return Query.disjunction_max_query(
        [Query.term_query(SCHEMA, field, stem, "freq") for field in ("title", "body")]
    )

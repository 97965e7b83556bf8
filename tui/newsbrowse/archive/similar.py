"""The articles most similar to one: those that share its telling words, ranked by how much these say.

The engine picks the words that are frequent in the article and rare in the library (tf-idf) and asks for any
of them ("more like this", after Apache Lucene's `MoreLikeThis`), once in the bodies and once in the titles.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from math import log

from newsbrowse.archive.engine import engine_errors
from newsbrowse.archive.index import SCHEMA, Occur, Query, Searcher, plain_words
from newsbrowse.archive.ranking import column
from newsbrowse.archive.resolver import Likeness

_TITLE_WEIGHT = 1.0
_MOST_WORDS = 60
_LONGEST = 100_000
_SMALL = 50


@engine_errors("looking for similar articles")
def most_similar(given: Likeness, searcher: Searcher) -> Query:
    """The articles that share telling words with one, without it, the most similar with the highest scores.

    Of a very long body the beginning is enough.
    """
    title, body = (" ".join(plain_words(text)) for text in (given.title, given.body[:_LONGEST]))
    titles = Query.boost_query(_sharing(searcher, "title", title), _TITLE_WEIGHT)
    bodies = _sharing(searcher, "body", f"{title}\n{body}")
    either = Query.boolean_query([(Occur.Should, bodies), (Occur.Should, titles)])
    itself = Query.term_query(SCHEMA, "key", given.key)
    return Query.boolean_query([(Occur.Must, either), (Occur.MustNot, itself)])


@engine_errors("looking for similar articles")
def scored(given: Likeness, searcher: Searcher, limit: int) -> list[tuple[int, float]]:
    """The keys of the articles most similar to one, each with its share of the best one's score, 0..1."""
    found = searcher.search(most_similar(given, searcher), limit=max(limit, 1)).hits
    best = max((score for score, _ in found), default=0.0) or 1.0
    keys = column(searcher, "key", [address for _, address in found])
    return [(key, score / best) for key, (score, _) in zip(keys, found, strict=True)]


def _sharing(searcher: Searcher, field: str, words: str) -> Query:
    """The articles with any of a text's telling words; those in a quarter of a large library tell nothing."""
    return Query.more_like_this_document_fields_query(
        SCHEMA,
        {field: [words]},
        min_doc_frequency=1 if searcher.num_docs < _SMALL else 2,
        max_doc_frequency=_most_common(searcher),
        min_term_frequency=1,
        max_query_terms=_MOST_WORDS,
    )


def rarity_in(searcher: Searcher) -> Callable[[str], float]:
    """How much the stem of a word says: the rarer in the library, the more; 0 for one that tells nothing."""
    everything, most = searcher.num_docs, _most_common(searcher)

    @cache
    def rarity(stem: str) -> float:
        found = searcher.doc_freq("body", stem)
        return log(1 + everything / max(found, 1)) if found <= most else 0.0

    return rarity


def _most_common(searcher: Searcher) -> int:
    """How many articles a word may stand in and still tell something; never more than there are.

    The engine counts the older selves of articles that were indexed again, until it has merged them away, and
    panics over a word of more articles than there are.
    """
    return min(max(_SMALL, searcher.num_docs // 4), searcher.num_docs)

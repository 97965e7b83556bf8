"""The articles most similar to one: those that share its telling words, ranked by how much these say.

The engine picks the words that are frequent in the article and rare in the library (tf-idf) and asks for any
of them ("more like this", after Apache Lucene's `MoreLikeThis`), once in the bodies and once in the titles.
"""

from __future__ import annotations

from newsbrowse.archive.engine import engine_errors
from newsbrowse.archive.index import SCHEMA, Occur, Query, Searcher
from newsbrowse.archive.resolver import Likeness
from newsbrowse.archive.words import searchable

_TITLE_WEIGHT = 1.0
_MOST_WORDS = 60
_LONGEST = 100_000
_SMALL = 50


@engine_errors("looking for similar articles")
def most_similar(given: Likeness, searcher: Searcher) -> Query:
    """The articles that share telling words with one, without it, the most similar with the highest scores.

    Of a very long body the beginning is enough.
    """
    title, body = searchable(given.title), searchable(given.body[:_LONGEST])
    titles = Query.boost_query(_sharing(searcher, "title", title), _TITLE_WEIGHT)
    bodies = _sharing(searcher, "body", f"{title}\n{body}")
    either = Query.boolean_query([(Occur.Should, bodies), (Occur.Should, titles)])
    itself = Query.term_query(SCHEMA, "key", given.key)
    return Query.boolean_query([(Occur.Must, either), (Occur.MustNot, itself)])


def _sharing(searcher: Searcher, field: str, text: str) -> Query:
    """The articles with any of a text's telling words; those in a quarter of a large library tell nothing."""
    return Query.more_like_this_document_fields_query(
        SCHEMA,
        {field: [text]},
        min_doc_frequency=1 if searcher.num_docs < _SMALL else 2,
        max_doc_frequency=max(_SMALL, searcher.num_docs // 4),
        min_term_frequency=1,
        max_query_terms=_MOST_WORDS,
    )

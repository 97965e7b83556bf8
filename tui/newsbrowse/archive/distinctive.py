"""How much more often a value occurs under a search than in the rest of the library."""

from __future__ import annotations

from math import log


def distinctiveness(found: int, hits: int, known: int, articles: int) -> float:
    """The log-likelihood ratio G² of a value's counts, negative where it is rarer than elsewhere.

    It asks how surprising the counts would be if the search had nothing to do with the value; unlike a plain
    ratio it does not prefer values that occur once (T. Dunning, "Accurate Methods for the Statistics of
    Surprise and Coincidence", Computational Linguistics 19(1), 1993).

    Args:
        found: articles of the search with the value.
        hits: articles of the search.
        known: articles of the library with the value.
        articles: articles of the library.
    """
    known = max(known, found)
    articles = max(articles, hits, known, 1)
    rest = articles - hits
    observed = (found, hits - found, known - found, rest - (known - found))
    with_value, without = known / articles, 1 - known / articles
    expected = (hits * with_value, hits * without, rest * with_value, rest * without)
    ratio = 2 * sum(o * log(o / e) for o, e in zip(observed, expected, strict=True) if o > 0 and e > 0)
    return ratio if found * articles >= hits * known else -ratio

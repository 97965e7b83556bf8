"""Which articles are most worth comparing with one: accounts of the same event in other sources.

Similar articles come in an order of their words alone. An account of the same event is also near in time,
which an article on the same matter a year later is not.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from newsbrowse.models import Article, Hit

POOL = 20
"""So many of the most similar articles are looked at."""
_DAMPED = 5
"""How slowly the weight falls with the place among the similar ones: the reciprocal rank, from this on."""
_NEARNESS = ((1, 1.0), (3, 0.9), (7, 0.7), (30, 0.5))
"""What an article is worth so many days apart; below, one further apart, and one without a day."""
_FAR, _UNKNOWN = 0.3, 0.5
_SAME_SOURCE = 0.9


def worth_comparing(article: Article, similar: Sequence[Hit]) -> tuple[Hit, ...]:
    """Similar articles in another order: those of the same days and of other sources first.

    Args:
        article: what they are to be compared with.
        similar: the articles most similar to it, the best first.
    """

    def worth(place: int, hit: Hit) -> float:
        told_by_another = _SAME_SOURCE if hit.source and hit.source == article.source else 1.0
        return _nearness(article.published, hit.published) * told_by_another / (place + _DAMPED)

    ranked = sorted(enumerate(similar), key=lambda placed: -worth(*placed))
    return tuple(hit for _, hit in ranked)


def _nearness(ours: str | None, theirs: str | None) -> float:
    mine, other = _day(ours), _day(theirs)
    if mine is None or other is None:
        return _UNKNOWN
    apart = abs((mine - other).days)
    return next((worth for days, worth in _NEARNESS if apart <= days), _FAR)


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None

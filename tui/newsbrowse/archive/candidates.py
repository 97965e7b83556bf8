"""Which articles are most worth comparing with one: accounts of the same event in other outlets.

The engine's similar articles are ranked anew by the words of the whole texts, each weighted by how rare
it is in the library; the engine, which looks at a few telling words and at the titles, has a say in it. An
account of the same event is also near in time, which an article on the same matter a year later is not. What
the same outlet has on it is a follow-up more often than another account.

Four things were tried on accounts known to be of one event, and left out since they made it no better: how
many passages of the texts can be aligned, how unlike in length the texts are, the runs of three words that
both have (by rarity, or within quotation marks alone), and the title and first sixty words of the one against
the whole of the other. Nine forms of the last two, each event left out in turn while the weight was chosen,
find between four accounts of 141 fewer and one more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from math import sqrt

from msgspec import Struct

from newsbrowse.archive.index import stems
from newsbrowse.models import Article
from newsbrowse.text.fold import fold

POOL = 20
"""So many of the most similar articles are looked at."""

_LONGEST = 20_000
"""Characters of a body that are looked at: news says at its top what it is about."""
_NEARNESS = ((1, 1.0), (3, 0.9), (7, 0.7), (30, 0.5))
"""What an article is worth so many days apart; below, one further apart, and one without a day."""
_FAR, _UNKNOWN = 0.3, 0.5
_SAME_OUTLET = 0.8
_ENGINE = 0.2
"""How much the engine's score counts beside the cosine, which is of the same size."""

Rarity = Callable[[str], float]
"""How much a word says: the rarer in the library, the more; 0 for one that says nothing."""


class Similar(Struct, frozen=True):
    """An article that the engine found similar to another; `score` is its share of the best one's, 0..1."""

    article: Article
    score: float


def by_worth(article: Article, similar: Sequence[Similar], rarity: Rarity) -> list[Article]:
    """Similar articles, those most worth comparing first; equal ones stay in their order.

    Args:
        article: what they are to be compared with.
        similar: the articles most similar to it.
        rarity: of the stem of a word.
    """
    ours = _Text(article, rarity)
    ranked = sorted(similar, key=lambda other: -_worth(ours, other, _Text(other.article, rarity)))
    return [other.article for other in ranked]


class _Text:
    """The words of an article with their weights."""

    def __init__(self, article: Article, rarity: Rarity) -> None:
        self.article = article
        words = stems(f"{article.title}\n{article.body[:_LONGEST]}")
        weights = {word: sqrt(often) * rarity(word) for word, often in Counter(words).items()}
        self.weights: Mapping[str, float] = weights
        self.norm = sqrt(sum(weight * weight for weight in weights.values())) or 1.0


def _worth(ours: _Text, similar: Similar, theirs: _Text) -> float:
    told_by_another = _SAME_OUTLET if _is_same_outlet(ours.article, similar.article) else 1.0
    nearness = _nearness(ours.article.published, similar.article.published)
    return (_cosine(ours, theirs) + _ENGINE * similar.score) * nearness * told_by_another


def _cosine(ours: _Text, theirs: _Text) -> float:
    shared = ours.weights.keys() & theirs.weights.keys()
    return sum(ours.weights[word] * theirs.weights[word] for word in shared) / (ours.norm * theirs.norm)


def _is_same_outlet(ours: Article, theirs: Article) -> bool:
    """Whether two articles name the same source, or are from the same site."""
    if ours.source and theirs.source and fold(ours.source) == fold(theirs.source):
        return True
    site = _site(ours.url)
    return bool(site) and site == _site(theirs.url)


def _site(url: str | None) -> str:
    """The host of an address without `www.`; empty if it has none."""
    host = (url or "").partition("://")[2].partition("/")[0]
    return host.rpartition("@")[2].lower().removeprefix("www.")


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

"""Counts of a draft against those of headlines, which say in few words how many there were."""

from __future__ import annotations

from collections.abc import Iterator

from newsbrowse.compare.grouping import put
from newsbrowse.compare.hedges import as_told
from newsbrowse.compare.passages import content_words, stem, words_of
from newsbrowse.extract.figures import find_figures
from newsbrowse.models import Article, Figure, Span
from newsbrowse.writing.checking.deciding import Weighed
from newsbrowse.writing.checking.draft import Sentence
from newsbrowse.writing.checking.findings import Evidence
from newsbrowse.writing.checking.sources import Sources

_LEAST = 3
"""Words that carry meaning which a headline and a sentence must share."""


def in_headlines(figure: Figure, sentence: Sentence, sources: Sources) -> Iterator[tuple[Weighed, bool]]:
    """What headlines count of the same, and whether it is as many: `six countries` for `seven countries`."""
    ours = {stem(word) for word in content_words(sentence.passage.words)}
    for article in sources.articles_near(sentence):
        theirs = {stem(word) for word in content_words(words_of(article.title))}
        shared = len(ours & theirs)
        if shared < _LEAST:
            continue
        for one in _counted(article, figure):
            reading = Evidence(article, Span(0, 0), put(as_told(one)))
            score = shared / len(theirs)
            yield (
                Weighed(reading, score, "another count", f"{one.value:.3g} {one.unit}"),
                one.value == figure.value,
            )


def _counted(article: Article, figure: Figure) -> list[Figure]:
    return [one for one in find_figures(article.title) if one.unit and one.unit == figure.unit]

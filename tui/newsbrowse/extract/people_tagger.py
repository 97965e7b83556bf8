"""The tagger: which words of a run are a person's name, and how likely."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from math import exp
from typing import TypeAlias

from msgspec import Struct

from newsbrowse.extract.people_alone import ANYBODY, TITLED, alone, is_honorific
from newsbrowse.extract.people_features import padded
from newsbrowse.extract.people_model import SCALE, Model, Scores, model
from newsbrowse.extract.people_runs import Run
from newsbrowse.extract.people_scores import scorer
from newsbrowse.extract.people_tables import Tables
from newsbrowse.extract.tokens import Tokens
from newsbrowse.speedups import kernel

_THINKABLE = 4000
"""Where the best reading has no name, the last two words may be one if that lacks less than this."""
_DOUBTFUL_WORDS = 5
"""In longer runs they are none."""


class Tagged(Struct, frozen=True, gc=False):
    """A name in a run: the indexes of its first word and its end there, and how likely it is, 0 to 1.

    Of one that `is_doubtful` another reading is likelier: it is a name only if other things speak for it.
    """

    first: int
    end: int
    sure: float
    is_doubtful: bool = False


Names: TypeAlias = tuple[Tagged, ...]
"""The names in a run, in order."""

_WHOLE_PAIR: Names = (Tagged(0, 2, 1.0),)


def tag(tokens: Tokens, runs: list[Run]) -> list[Names]:
    """The names in each run. How likely a name is, is asked only where there is one of one word."""
    return _tagger()(tokens.words, runs)


@cache
def _tagger() -> Callable[[list[str], list[Run]], list[Names]]:
    """What tags: the compiled tagger, if it is there, else plain Python, which does the same."""
    compiled, weights = kernel("tagger"), model()
    if not compiled:
        return _tag
    tables = Tables(scorer(), weights)
    tagger = compiled.RunTagger(
        tables.inner,
        tables.outer,
        places=tables.places,
        headline=tables.headline,
        into=weights.into,
        begin=weights.begin,
        inside=weights.inside,
        scale=SCALE,
        thinkable=_THINKABLE,
        doubtful=_DOUBTFUL_WORDS,
        name=Tagged,
    )
    run: Callable[[list[str], list[Run]], list[Names]] = tagger.tag
    return run


def _tag(plain: list[str], runs: list[Run]) -> list[Names]:
    words = padded(plain)
    scores, weights = scorer(), model()
    found: list[Names] = []
    for run in runs:
        size = len(run.forms)
        if size == 2:
            found.append(_pair(weights, *scores.of_pair(words, run), run.headline))
        elif size > 2:
            found.append(_several(weights, scores.of_run(words, run), run.headline))
        else:
            bearer = alone[run.forms[0]]
            asked = bearer == ANYBODY or (bearer == TITLED and is_honorific(words[run.first + 1]))
            found.append(_lone(weights, scores.of_lone(words, run)) if asked else ())
    return found


def _lone(weights: Model, scores: Scores) -> Names:
    if scores[weights.begin] < max(scores):
        return ()
    return (Tagged(0, 1, weights.likely_begin(scores)),)


def _pair(weights: Model, first: Scores, second: Scores, headline: bool) -> Names:
    plain = weights.plain_pair(first, second, _THINKABLE)
    if plain is None:
        return _several(weights, (first, second), headline)
    return _WHOLE_PAIR if plain else ()


def _several(weights: Model, scores: Sequence[Scores], headline: bool) -> Names:
    labels, lacking = weights.best(scores)
    if weights.begin not in labels:
        if lacking < _THINKABLE and not headline and len(scores) <= _DOUBTFUL_WORDS:
            return (Tagged(len(scores) - 2, len(scores), exp(-lacking / SCALE) / 2, True),)
        return ()
    spans: list[list[int]] = []
    for at, label in enumerate(labels):
        if label == weights.begin:
            spans.append([at, at + 1])
        elif label == weights.inside and spans and spans[-1][1] == at:
            spans[-1][1] = at + 1
    if any(end - first == 1 for first, end in spans):
        return tuple([Tagged(first, end, weights.likely_name(scores, first)) for first, end in spans])
    return tuple([Tagged(first, end, 1.0) for first, end in spans])

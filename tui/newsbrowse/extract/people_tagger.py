"""The tagger: which words of a run are a person's name, and how likely."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

from msgspec import Struct

from newsbrowse.extract.people_alone import ANYBODY, TITLED, alone, is_honorific
from newsbrowse.extract.people_features import padded
from newsbrowse.extract.people_model import SCALE, Model, Scores, model
from newsbrowse.extract.people_runs import Run
from newsbrowse.extract.people_scores import scorer
from newsbrowse.extract.tokens import Tokens

_THINKABLE = 4000
"""Where the best reading has no name, the last two words may be one if that lacks less than this."""


class Tagged(Struct, frozen=True, gc=False):
    """A name in a run: the indexes of its first word and its end there, and how likely it is, 0 to 1.

    Of one that `is_doubtful` another reading is likelier: it is a name only if other things speak for it.
    """

    first: int
    end: int
    sure: float
    is_doubtful: bool = False


_WHOLE_PAIR = Tagged(0, 2, 1.0)


def tag(tokens: Tokens, runs: list[Run]) -> list[list[Tagged]]:
    """The names in each run, in order. How likely a name is, is asked only for names of one word."""
    words = padded(tokens.words)
    scores, weights = scorer(), model()
    found: list[list[Tagged]] = []
    for run in runs:
        size = len(run.forms)
        if size == 2:
            found.append(_pair(weights, *scores.of_pair(words, run), run.headline))
        elif size > 2:
            found.append(_several(weights, scores.of_run(words, run), run.headline))
        else:
            bearer = alone[run.forms[0]]
            asked = bearer == ANYBODY or (bearer == TITLED and is_honorific(words[run.first + 1]))
            found.append(_lone(weights, scores.of_lone(words, run)) if asked else [])
    return found


def _lone(weights: Model, scores: Scores) -> list[Tagged]:
    if scores[weights.begin] < max(scores):
        return []
    return [Tagged(0, 1, weights.likely_begin(scores))]


def _pair(weights: Model, first: Scores, second: Scores, headline: bool) -> list[Tagged]:
    plain = weights.plain_pair(first, second, _THINKABLE)
    if plain is None:
        return _several(weights, (first, second), headline)
    return [_WHOLE_PAIR] if plain else []


def _several(weights: Model, scores: Sequence[Scores], headline: bool) -> list[Tagged]:
    labels, lacking = weights.best(scores)
    if weights.begin not in labels:
        if lacking < _THINKABLE and not headline and len(scores) < 6:
            return [Tagged(len(scores) - 2, len(scores), exp(-lacking / SCALE) / 2, True)]
        return []
    spans: list[list[int]] = []
    for at, label in enumerate(labels):
        if label == weights.begin:
            spans.append([at, at + 1])
        elif label == weights.inside and spans and spans[-1][1] == at:
            spans[-1][1] = at + 1
    if any(end - first == 1 for first, end in spans):
        return [Tagged(first, end, weights.likely_name(scores, first)) for first, end in spans]
    return [Tagged(first, end, 1.0) for first, end in spans]

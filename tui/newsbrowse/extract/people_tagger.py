"""The trained tagger: which words of a run are a person's name.

A linear-chain conditional random field (Lafferty, McCallum and Pereira, 2001) over runs of capitalised words,
trained by `bench/train_people.py`.
"""

from __future__ import annotations

import threading
from functools import cache
from importlib.resources import files
from typing import Any

from newsbrowse.extract.people_features import run_features, text_features
from newsbrowse.extract.people_runs import Run
from newsbrowse.extract.tokens import Tokens

BEGIN, INSIDE = "B-PER", "I-PER"
MODEL = "people.crfsuite"

_LIKELY = 0.25
_local = threading.local()


@cache
def _model() -> bytes:
    return files("newsbrowse.extract").joinpath("data", MODEL).read_bytes()


def _tagger() -> Any:
    """This thread's tagger: one object cannot serve two threads, and a lock would not survive a fork."""
    tagger = getattr(_local, "tagger", None)
    if tagger is None:
        import pycrfsuite

        tagger = pycrfsuite.Tagger()
        tagger.open_inmemory(_model())
        _local.tagger = tagger
    return tagger


def tag(tokens: Tokens, runs: list[Run]) -> list[list[tuple[int, int, float]]]:
    """For each run the names in it: first word, end (within the run), how likely the name begins there."""
    from pycrfsuite import ItemSequence

    tagger = _tagger()
    around = text_features(tokens, runs)
    found: list[list[tuple[int, int, float]]] = []
    for run in runs:
        labels = tagger.tag(ItemSequence(run_features(tokens, run, around)))
        names: list[tuple[int, int, float]] = []
        for at, label in enumerate(labels):
            if label == BEGIN:
                names.append((at, at + 1, tagger.marginal(BEGIN, at)))
            elif label == INSIDE and names and names[-1][1] == at:
                names[-1] = (names[-1][0], at + 1, names[-1][2])
        if not names and 1 < len(run.forms) < 6 and not run.headline:
            names = _likely_pair(tagger, len(run.forms))
        found.append(names)
    return found


def _likely_pair(tagger: Any, length: int) -> list[tuple[int, int, float]]:
    """The last two words of a run, where a person's name is likely though another reading is likelier."""
    first = length - 2
    sure = min(tagger.marginal(BEGIN, first), tagger.marginal(INSIDE, first + 1))
    return [(first, length, sure)] if sure >= _LIKELY else []

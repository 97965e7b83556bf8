"""The tagger's model against all labellings, written out."""

from __future__ import annotations

import sys
import zlib
from array import array
from itertools import pairwise, product
from math import exp

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbrowse.extract.people_features import features_of_run, padded
from newsbrowse.extract.people_model import SCALE, Model, Scores, model
from newsbrowse.extract.people_runs import find_runs
from newsbrowse.extract.people_scores import scorer
from newsbrowse.extract.tokens import Tokens

BETWEEN = ((-900, 2500, 100), (-1500, 700, 300), (400, -6000, 1200))


def small_model() -> Model:
    numbers = array("h", [*(weight for row in BETWEEN for weight in row), 1000, 0, -500, 0, 250, 0])
    if sys.byteorder == "big":
        numbers.byteswap()
    return Model(zlib.compress(b"B-PER I-PER O\nw=xi\nfirst\n\n" + numbers.tobytes()))


def total(labels: tuple[int, ...], scores: list[Scores]) -> int:
    steps = pairwise(labels)
    own = sum(row[label] for row, label in zip(scores, labels, strict=True))
    return own + sum(BETWEEN[left][right] for left, right in steps)


rows = st.tuples(*[st.integers(-4000, 4000)] * 3)


@settings(max_examples=60, deadline=None)
@given(st.lists(rows, min_size=2, max_size=5))
def test_the_best_labels_are_those_of_the_highest_sum(scores: list[Scores]) -> None:
    ways = {labels: total(labels, scores) for labels in product(range(3), repeat=len(scores))}
    labels, lacking = small_model().best(scores)
    assert ways[tuple(labels)] == max(ways.values())
    named = max(value for way, value in ways.items() if way[-2:] == (0, 1))
    assert lacking == max(ways.values()) - named


@settings(max_examples=60, deadline=None)
@given(st.lists(rows, min_size=1, max_size=4))
def test_how_likely_a_name_is_counts_all_labellings(scores: list[Scores]) -> None:
    ways = {labels: exp(total(labels, scores) / SCALE) for labels in product(range(3), repeat=len(scores))}
    for at in range(len(scores)):
        share = sum(value for way, value in ways.items() if way[at] == 0) / sum(ways.values())
        assert small_model().likely_name(scores, at) == pytest.approx(share)


def test_features_add_up_and_unknown_ones_say_nothing() -> None:
    weights = small_model()
    assert weights.unpacked(weights.packed(["w=xi", "first", "w=nothing"])) == (1000, 250, -500)
    assert weights.unpacked(weights.packed(["w=xi"]) + weights.packed(["first"])) == (1000, 250, -500)
    assert weights.unpacked(weights.packed([])) == (0, 0, 0)


def test_the_model_of_the_package_is_small_and_whole() -> None:
    weights = model()
    assert weights.labels[weights.begin] == "B-PER"
    assert weights.packed(["c:G"])


SCENES = (
    "President Vladimir Putin met Xi Jinping in New York City. Ursula von der Leyen, who was there, left.",
    "TRUMP TO MEET PUTIN IN HELSINKI\n\nMr. Trump said it. Then Jean-Claude Juncker left the White House",
    "Ann",
)


@pytest.mark.parametrize("text", SCENES)
def test_scores_added_up_from_parts_are_those_of_all_features(text: str) -> None:
    tokens = Tokens(text)
    runs = find_runs(tokens)
    words = padded(tokens.words)
    weights = model()
    for run in runs:
        features = features_of_run(words, run)
        expected = [weights.unpacked(weights.packed(own)) for own in features]
        alone = len(run.forms) == 1
        found = [scorer().of_lone(words, run)] if alone else scorer().of_run(words, run)
        assert found == expected
    assert runs

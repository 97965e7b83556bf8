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
from newsbrowse.extract.people_runs import Run, find_runs
from newsbrowse.extract.people_scores import scorer
from newsbrowse.extract.tokens import Tokens

BETWEEN = (
    (-900, 2500, -1000, 100, -800),
    (-1500, 700, -1200, 300, -1100),
    (-700, -6000, 900, 200, -600),
    (400, -6000, -300, 1200, -200),
    (-500, -6000, -900, 100, 1000),
)
"""What the model adds between the labels `B-PER`, `I-PER`, `LOC`, `O` and `ORG`."""


def small_model() -> Model:
    numbers = array(
        "h", [*(weight for row in BETWEEN for weight in row), 1000, 0, 0, -500, 0, 0, 250, 0, 0, 0]
    )
    if sys.byteorder == "big":
        numbers.byteswap()
    return Model(zlib.compress(b"B-PER I-PER LOC O ORG\nw=xi\nfirst\n\n" + numbers.tobytes()))


def total(labels: tuple[int, ...], scores: list[Scores]) -> int:
    steps = pairwise(labels)
    own = sum(row[label] for row, label in zip(scores, labels, strict=True))
    return own + sum(BETWEEN[left][right] for left, right in steps)


def between(weights: Model, scores: list[Scores]) -> list[Scores]:
    """The scores as the scorer gives them, with what the model has moved to the words."""
    last = len(scores) - 1
    return [
        tuple(
            own + (entering if at else 0) + (leaving if at < last else 0)
            for own, entering, leaving in zip(row, weights.entering, weights.leaving, strict=True)
        )
        for at, row in enumerate(scores)
    ]


rows = st.tuples(*[st.integers(-4000, 4000)] * 5)


@settings(max_examples=60, deadline=None)
@given(st.lists(rows, min_size=2, max_size=4))
def test_the_best_labels_are_those_of_the_highest_sum(scores: list[Scores]) -> None:
    ways = {labels: total(labels, scores) for labels in product(range(5), repeat=len(scores))}
    weights = small_model()
    labels, lacking = weights.best(between(weights, scores))
    assert ways[tuple(labels)] == max(ways.values())
    named = max(value for way, value in ways.items() if way[-2:] == (0, 1))
    assert lacking == max(ways.values()) - named


@settings(max_examples=200, deadline=None)
@given(rows, rows)
def test_a_pair_that_is_plain_is_what_the_best_labels_say(first: Scores, second: Scores) -> None:
    weights = small_model()
    one, other = between(weights, [first, second])
    labels, lacking = weights.best([one, other])
    plain = weights.plain_pair(one, other, 2000)
    if plain is True:
        assert lacking == 0
    elif plain is False:
        assert weights.begin not in labels
        assert lacking >= 2000


@settings(max_examples=60, deadline=None)
@given(st.lists(rows, min_size=1, max_size=4))
def test_how_likely_a_name_is_counts_all_labellings(scores: list[Scores]) -> None:
    ways = {labels: exp(total(labels, scores) / SCALE) for labels in product(range(5), repeat=len(scores))}
    weights = small_model()
    for at in range(len(scores)):
        share = sum(value for way, value in ways.items() if way[at] == 0) / sum(ways.values())
        assert weights.likely_name(between(weights, scores), at) == pytest.approx(share)


def test_features_add_up_and_unknown_ones_say_nothing() -> None:
    weights = small_model()
    assert weights.unpacked(weights.packed(["w=xi", "first", "w=nothing"])) == (1000, 250, 0, -500, 0)
    assert weights.unpacked(weights.packed(["w=xi"]) + weights.packed(["first"])) == (1000, 250, 0, -500, 0)
    assert weights.unpacked(weights.packed([])) == (0, 0, 0, 0, 0)


def test_the_model_of_the_package_is_small_and_whole() -> None:
    weights = model()
    assert weights.labels[weights.begin] == "B-PER"
    assert weights.packed(["c:G"])


SCENES = (
    "President Vladimir Putin met Xi Jinping in New York City. Ursula von der Leyen, who was there, left.",
    "TRUMP TO MEET PUTIN IN HELSINKI\n\nMr. Trump said it. Then Jean-Claude Juncker left the White House",
    "Ann",
)


def test_a_pair_is_plain_where_the_highest_scores_of_both_words_go_together() -> None:
    weights = small_model()
    assert weights.plain_pair((500, 0, 0, 0, 0), (0, 500, 0, 0, 0), 1000) is True
    assert weights.plain_pair((0, 0, 0, 9000, 0), (0, 0, 0, 9000, 0), 1000) is False
    assert weights.plain_pair((0, 0, 0, 900, 0), (0, 0, 0, 900, 0), 4000) is None
    assert weights.plain_pair((500, 0, 0, 0, 0), (0, 0, 0, 500, 0), 1000) is None


@pytest.mark.parametrize("text", SCENES)
def test_scores_added_up_from_parts_are_those_of_all_features(text: str) -> None:
    tokens = Tokens(text)
    runs = find_runs(tokens)
    words = padded(tokens.words)
    weights = model()
    pair = scorer().of_pair

    def lone(words: list[str], run: Run) -> list[Scores]:
        return [scorer().of_lone(words, run)]

    for run in runs:
        features = features_of_run(words, run)
        expected = between(weights, [weights.unpacked(weights.packed(own)) for own in features])
        found = {1: lone, 2: pair}.get(len(run.forms), scorer().of_run)(words, run)
        assert list(found) == expected
    assert runs

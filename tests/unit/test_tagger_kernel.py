"""The compiled tagger against plain Python: the same names, and the same likelihoods to the last digit."""

from __future__ import annotations

from struct import pack
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbrowse.extract import people_tagger
from newsbrowse.extract.kept import Kept
from newsbrowse.extract.people_model import SCALE, Scores, model
from newsbrowse.extract.people_runs import MAX_RUN, Run, find_runs
from newsbrowse.extract.people_scores import scorer
from newsbrowse.extract.people_tables import Tables
from newsbrowse.extract.people_tagger import Names, Tagged
from newsbrowse.extract.tokens import Tokens
from newsbrowse.speedups import kernel

WORDS = (
    *(
        "Vladimir",
        "Putin",
        "Xi",
        "Trump",
        "Will",
        "Ann",
        "Mr.",
        "President",
        "Senator",
        "Washington",
        "April",
    ),
    *("Ford", "Motor", "J.", "O'Neill", "van", "der", "Al-Assad", "McCAIN", "MINISTER", "Zürich", "Ünlü"),
    *("the", "said", "of", ",", ".", "\n", "'s", "(", "“", "48.8", "É\u0301mile", "\udc80", "𝔓utin", "", "¶"),
)
words = st.one_of(st.sampled_from(WORDS), st.text(max_size=5), st.just("Xx" * 80))
rows = st.tuples(*[st.integers(-6000, 6000)] * 5)


@st.composite
def texts_with_runs(draw: st.DrawFn) -> tuple[list[str], list[Run]]:
    """Words, and runs anywhere among them, in whatever forms."""
    text = draw(st.lists(words, min_size=1, max_size=30))
    runs: list[Run] = []
    for first in draw(st.lists(st.integers(0, len(text) - 1), max_size=4)):
        size = draw(st.integers(1, min(MAX_RUN, len(text) - first)))
        forms = draw(st.lists(words.filter(bool), min_size=size, max_size=size))
        runs.append(Run(first, tuple(forms), draw(st.booleans())))
    return text, runs


@settings(max_examples=150, deadline=None)
@given(st.lists(words, max_size=60))
def test_the_names_of_a_text_are_the_same(text: list[str]) -> None:
    tokens = Tokens(" ".join(text))
    runs = find_runs(tokens)
    assert people_tagger.tag(tokens, runs) == people_tagger._tag(tokens.words, runs)


@settings(max_examples=150, deadline=None)
@given(texts_with_runs())
def test_the_names_of_any_runs_are_the_same(given_runs: tuple[list[str], list[Run]]) -> None:
    text, runs = given_runs
    assert people_tagger._tagger()(text, runs) == people_tagger._tag(text, runs)


def compiled() -> Any:
    return kernel("tagger") or pytest.skip("no compiled kernels")


def tagger(inner: dict[str, bytes], outer: dict[str, bytes], places: list[bytes]) -> Any:
    weights = model()
    return compiled().RunTagger(
        inner,
        outer,
        places=places,
        headline=pack("=5i", 0, 0, 0, 0, 0),
        into=weights.into,
        begin=weights.begin,
        inside=weights.inside,
        scale=SCALE,
        thinkable=people_tagger._THINKABLE,
        doubtful=people_tagger._DOUBTFUL_WORDS,
        name=Tagged,
    )


NOTHING = [bytes(20 * size) for size in range(1, MAX_RUN + 1)]
"""Places that say nothing."""


def plain(scores: list[Scores], headline: bool) -> Names:
    weights = model()
    if len(scores) == 1:
        return people_tagger._lone(weights, scores[0])
    if len(scores) == 2:
        return people_tagger._pair(weights, scores[0], scores[1], headline)
    return people_tagger._several(weights, scores, headline)


@settings(max_examples=400, deadline=None)
@given(st.lists(rows, min_size=1, max_size=7), st.booleans())
def test_any_scores_have_the_same_names(scores: list[Scores], headline: bool) -> None:
    forms = tuple(map(str, range(len(scores))))
    inner = {form: pack("=16i", *row, *[0] * 10, 2) for form, row in zip(forms, scores, strict=True)}
    found = tagger(inner, Kept(lambda _: bytes(84)), NOTHING).tag([], [Run(0, forms, headline)])
    assert found == [plain(scores, headline)]


def test_what_a_table_has_of_a_word_goes_to_its_neighbours() -> None:
    """One word gives a score to each place around it; the names are those of the sums."""
    begin, inside = model().begin, model().inside
    high = [9000 * (label == begin) for label in range(5)]
    joined = [9000 * (label == inside) for label in range(5)]
    nothing = [0] * 5
    inner = {
        "a": pack("=16i", *high, *joined, *nothing, 0),
        "b": pack("=16i", *nothing, *nothing, *nothing, 2),
        "c": pack("=16i", *nothing, *nothing, *high, 1),
    }
    outer: Kept[str, bytes] = Kept(lambda word: pack("=21i", *[0] * 20, word == "Mr"))
    places = [bytes(20 * size) for size in range(1, 4)]
    tag = tagger(inner, outer, places).tag
    assert tag(["a", "b"], [Run(0, ("a", "b"))]) == [(Tagged(0, 2, 1.0),)]
    assert tag(["b", "c"], [Run(0, ("b", "c"))])[0][0].first == 0
    assert tag(["a"], [Run(0, ("a",))]) == [()]
    assert tag(["x", "c"], [Run(1, ("c",))]) == [()]


@pytest.mark.parametrize("size", [0, MAX_RUN + 1])
def test_a_run_of_a_size_that_is_none_is_refused(size: int) -> None:
    tables = Tables(scorer(), model())
    with pytest.raises(ValueError, match=f"a run of {size} words"):
        tagger(tables.inner, tables.outer, tables.places).tag(["A"] * size, [Run(0, ("A",) * size)])


def test_a_table_or_a_place_of_another_size_is_refused() -> None:
    with pytest.raises(ValueError, match="these are not 16 integers"):
        tagger({"A": b"few"}, {}, NOTHING).tag(["A"], [Run(0, ("A",))])
    with pytest.raises(ValueError, match="these are not 5 integers"):
        tagger({}, {}, [b"few"])
    with pytest.raises(ValueError, match="no such runs"):
        tagger({}, {}, NOTHING * 2)


def test_the_kernel_has_places_for_the_longest_run() -> None:
    assert len(Tables(scorer(), model()).places) == MAX_RUN
    tagger({}, {}, NOTHING)

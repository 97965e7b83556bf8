"""What the model says of the words of a run, added up from parts that are kept.

The sum of a word is that of the weights of `people_features.features_of_run`. The same words stand side by
side again and again, so what a run says of itself is one part; the words around it add theirs.
"""

from __future__ import annotations

from functools import cache
from typing import TypeAlias

from newsbrowse.extract.kept import Kept
from newsbrowse.extract.people_features import (
    looks,
    of_facts,
    of_far_neighbour,
    of_kinds,
    of_neighbour,
    of_place,
    of_start,
    of_word,
    outside,
    place_words,
)
from newsbrowse.extract.people_model import Model, Scores, model
from newsbrowse.extract.people_runs import Run
from newsbrowse.extract.tokens import Tokens, starts_sentence

_WORDS_KEPT = 5
"""Longer runs are rare, and are added up anew."""
_RUNS_KEPT = 20_000


_Beside: TypeAlias = tuple[str, int, int]
"""The casing and lists of a word in brief, and what it says, as packed scores, of the word next to it and of
the one further: of those behind it, or of those before it."""

_Inner: TypeAlias = tuple[tuple[int, ...], str, str, str, str]
"""What the words of a run say of each other and of themselves; the kinds of its first two and last two."""


class Scorer:
    """The scores of words in runs by a model."""

    def __init__(self, weights: Model) -> None:
        packed = weights.packed
        self._unpacked = weights.unpacked
        self._own: Kept[str, int] = Kept(lambda word: packed(of_word(word)))
        self._before: Kept[str, _Beside] = Kept(lambda word: _beside("P", word, weights))
        self._after: Kept[str, _Beside] = Kept(lambda word: _beside("N", word, weights))
        self._far_before: Kept[str, int] = Kept(
            lambda word: packed(of_far_neighbour("P", word, outside=True))
        )
        self._far_after: Kept[str, int] = Kept(lambda word: packed(of_far_neighbour("N", word, outside=True)))
        self._kinds: Kept[tuple[str, str, str], int] = Kept(lambda three: packed(of_kinds(three)))
        self._start: Kept[str, int] = Kept(lambda kind: packed(of_start(kind)))
        self._facts: Kept[int, int] = Kept(lambda bits: packed(of_facts(bits)))
        self._inner: Kept[tuple[str, ...], _Inner] = Kept(self._of_inner, limit=_RUNS_KEPT)
        self._headline = packed(["headline"])
        self._place: Kept[tuple[int, int, bool], int] = Kept(lambda place: packed(_of_place(*place)))

    def of_run(self, tokens: Tokens, run: Run, around: dict[str, int]) -> list[Scores]:
        """The scores of each word of a run; `around` is what `around_words` says of its text."""
        forms = run.forms
        size = len(forms)
        key = tuple(forms)
        inner = self._inner[key] if size <= _WORDS_KEPT else self._of_inner(key)
        own, first, second, last_but_one, last = inner
        far_before, before, after, far_after = outside(tokens.words, run.first, run.first + size)
        kind_before, from_before, further = self._before[before]
        kind_after, from_after, further_back = self._after[after]
        sums = list(own)
        sums[0] += from_before + self._far_before[far_before]
        sums[-1] += from_after + self._far_after[far_after]
        if size > 1:
            sums[0] += self._kinds[kind_before, first, second]
            sums[1] += further
            sums[-2] += further_back
            sums[-1] += self._kinds[last_but_one, last, kind_after]
        else:
            sums[0] += self._kinds[kind_before, first, kind_after]
        if starts_sentence(tokens.words, run.first):
            sums[0] += self._start[first]
        if run.headline:
            sums = [total + self._headline for total in sums]
        facts, unpacked = self._facts, self._unpacked
        return [unpacked(total + facts[around[form]]) for total, form in zip(sums, forms, strict=True)]

    def _of_inner(self, forms: tuple[str, ...]) -> _Inner:
        size = len(forms)
        inside = place_words(forms)
        kinds = [looks[form].kind for form in forms]
        sums = [self._own[form] + self._place[at, size, at in inside] for at, form in enumerate(forms)]
        for at in range(size - 1):
            _, near, far = self._before[forms[at]]
            sums[at + 1] += near
            if at + 2 < size:
                sums[at + 2] += far
                sums[at + 1] += self._kinds[kinds[at], kinds[at + 1], kinds[at + 2]]
        for at in range(1, size):
            _, near, far = self._after[forms[at]]
            sums[at - 1] += near
            if at > 1:
                sums[at - 2] += far
        return tuple(sums), kinds[0], kinds[1 % size], kinds[size - 2], kinds[-1]


def _of_place(at: int, size: int, inside: bool) -> list[str]:
    return of_place(at, size, inside=inside, headline=False, start=[])


def _beside(side: str, word: str, weights: Model) -> _Beside:
    packed = weights.packed
    near, far = packed(of_neighbour(side, word)), packed(of_far_neighbour(side, word, outside=False))
    return looks[word].kind, near, far


@cache
def scorer() -> Scorer:
    """The scorer by the model of the package; threads share it."""
    return Scorer(model())

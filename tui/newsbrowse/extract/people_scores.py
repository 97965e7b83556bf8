"""What the model says of the words of a run, added up from parts that are kept.

The sum of a word is that of the weights of `people_features.features_of_run`. The same words stand side by
side again and again, so what a run says of itself is one part; the words around it add theirs.
"""

from __future__ import annotations

from functools import cache

from msgspec import Struct

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


class _Beside(Struct, frozen=True, gc=False):
    """What a word says of its neighbours, as packed scores.

    Attributes:
        kind: its casing and lists in brief.
        left, right: what it says of the word behind it, and of the one before it.
        far_left, far_right: of the word after next behind it, and before it.
        end_left, end_right: of those, if a run begins or ends between.
    """

    kind: str
    left: int
    far_left: int
    end_left: int
    right: int
    far_right: int
    end_right: int


class _Inner(Struct, frozen=True, gc=False):
    """What the words of a run say of each other and of themselves, and the kinds of those at its ends."""

    sums: tuple[int, ...]
    first: str
    second: str
    last_but_one: str
    last: str


class Scorer:
    """The scores of words in runs by a model."""

    def __init__(self, weights: Model) -> None:
        packed = weights.packed
        self._unpacked = weights.unpacked
        self._own: Kept[str, int] = Kept(lambda word: packed(of_word(word)))
        self._beside: Kept[str, _Beside] = Kept(lambda word: _beside(word, weights))
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
        b2, b1, a1, a2 = outside(tokens.words, run.first, run.first + size)
        far_before, before = self._beside[b2], self._beside[b1]
        after, far_after = self._beside[a1], self._beside[a2]
        sums = list(inner.sums)
        sums[0] += before.left + far_before.end_left
        sums[-1] += after.right + far_after.end_right
        if size > 1:
            sums[0] += self._kinds[before.kind, inner.first, inner.second]
            sums[1] += before.far_left
            sums[-2] += after.far_right
            sums[-1] += self._kinds[inner.last_but_one, inner.last, after.kind]
        else:
            sums[0] += self._kinds[before.kind, inner.first, after.kind]
        if starts_sentence(tokens.words, run.first):
            sums[0] += self._start[inner.first]
        if run.headline:
            sums = [total + self._headline for total in sums]
        facts, unpacked = self._facts, self._unpacked
        return [unpacked(total + facts[around[form]]) for total, form in zip(sums, forms, strict=True)]

    def _of_inner(self, forms: tuple[str, ...]) -> _Inner:
        size = len(forms)
        inside = place_words(forms)
        beside = [self._beside[form] for form in forms]
        kinds = [word.kind for word in beside]
        sums: list[int] = []
        for at, form in enumerate(forms):
            total = self._own[form] + self._place[at, size, at in inside]
            if at:
                total += beside[at - 1].left
            if at > 1:
                total += beside[at - 2].far_left
            if at < size - 1:
                total += beside[at + 1].right
            if at < size - 2:
                total += beside[at + 2].far_right
            if 0 < at < size - 1:
                total += self._kinds[kinds[at - 1], kinds[at], kinds[at + 1]]
            sums.append(total)
        return _Inner(tuple(sums), kinds[0], kinds[1 % size], kinds[size - 2], kinds[-1])


def _of_place(at: int, size: int, inside: bool) -> list[str]:
    return of_place(at, size, inside=inside, headline=False, start=[])


def _beside(word: str, weights: Model) -> _Beside:
    packed = weights.packed
    sides: list[int] = []
    for side in "PN":
        sides.append(packed(of_neighbour(side, word)))
        sides.append(packed(of_far_neighbour(side, word, outside=False)))
        sides.append(packed(of_far_neighbour(side, word, outside=True)))
    return _Beside(looks[word].kind, *sides)


@cache
def scorer() -> Scorer:
    """The scorer by the model of the package; threads share it."""
    return Scorer(model())

"""What the model says of the words of a run, added up from parts that are kept.

The sum of a word is that of the weights of `people_features.features_of_run`. The same words stand side by
side again and again, so what a run says of itself is one part; the words around it add theirs.
"""

from __future__ import annotations

from functools import cache
from operator import add
from typing import TypeAlias

from newsbrowse.extract.kept import Kept
from newsbrowse.extract.people_features import (
    Look,
    looks,
    of_facts,
    of_far_neighbour,
    of_kinds,
    of_letters,
    of_lists,
    of_neighbour,
    of_place,
    of_start,
    outside,
    place_words,
)
from newsbrowse.extract.people_model import Model, Scores, model
from newsbrowse.extract.people_runs import Run
from newsbrowse.extract.tokens import Tokens, starts_sentence

_WORDS_KEPT = 5
"""Longer runs are rare, and are added up anew."""
_RUNS_KEPT = 20_000


_Beside: TypeAlias = tuple[str, int, int, int, int, int, int]
"""The casing and lists of a word in brief, and what it says of its neighbours as packed scores: of the word
behind it, of the one after that, of that one if a run begins between; then of those before it likewise."""

_Inner: TypeAlias = tuple[tuple[int, ...], str, str, str, str]
"""What the words of a run say of each other and of themselves; the kinds of its first two and last two."""


class Scorer:
    """The scores of words in runs by a model."""

    def __init__(self, weights: Model) -> None:
        packed = self._packed = weights.packed
        self._unpacked = weights.unpacked
        self._lists: Kept[tuple[str, str], int] = Kept(lambda code_and_kind: packed(of_lists(*code_and_kind)))
        self._own: Kept[str, int] = Kept(self._of_word)
        self._beside: Kept[str, _Beside] = Kept(_Neighbours(weights).of)
        self._kinds: Kept[tuple[str, str, str], int] = Kept(lambda three: packed(of_kinds(three)))
        self._start: Kept[str, int] = Kept(lambda kind: packed(of_start(kind)))
        self._facts: Kept[int, int] = Kept(lambda bits: packed(of_facts(bits)))
        self._inner: Kept[tuple[str, ...], _Inner] = Kept(self._of_inner, limit=_RUNS_KEPT)
        self._headline = packed(["headline"])
        self._places: Kept[int, list[int]] = Kept(
            lambda size: [packed(_of_place(at, size)) for at in range(size)]
        )
        self._in_place = packed(["place"])

    def of_run(self, tokens: Tokens, run: Run, around: dict[str, int]) -> list[Scores]:
        """The scores of each word of a run; `around` is what `around_words` says of its text."""
        forms = run.forms
        size = len(forms)
        key = tuple(forms)
        inner = self._inner[key] if size <= _WORDS_KEPT else self._of_inner(key)
        own, first, second, last_but_one, last = inner
        far_before, before, after, far_after = outside(tokens.words, run.first, run.first + size)
        beside = self._beside
        left, right = beside[before], beside[after]
        sums = list(own)
        sums[0] += left[1] + beside[far_before][3]
        sums[-1] += right[4] + beside[far_after][6]
        if size > 1:
            sums[0] += self._kinds[left[0], first, second]
            sums[1] += left[2]
            sums[-2] += right[5]
            sums[-1] += self._kinds[last_but_one, last, right[0]]
        else:
            sums[0] += self._kinds[left[0], first, right[0]]
        if starts_sentence(tokens.words, run.first):
            sums[0] += self._start[first]
        if run.headline:
            sums = [total + self._headline for total in sums]
        facts, unpacked = self._facts, self._unpacked
        return [unpacked(total + facts[around[form]]) for total, form in zip(sums, forms, strict=True)]

    def _of_inner(self, forms: tuple[str, ...]) -> _Inner:
        size = len(forms)
        sums = list(map(add, map(self._own.__getitem__, forms), self._places[size]))
        if size == 1:
            kind = looks[forms[0]].kind
            return tuple(sums), kind, kind, kind, kind
        for at in place_words(forms):
            sums[at] += self._in_place
        beside = [self._beside[form] for form in forms]
        for at in range(size - 1):
            sums[at + 1] += beside[at][1]
            sums[at] += beside[at + 1][4]
        for at in range(size - 2):
            before, own, after = beside[at], beside[at + 1], beside[at + 2]
            sums[at + 2] += before[2]
            sums[at + 1] += self._kinds[before[0], own[0], after[0]]
            sums[at] += after[5]
        return tuple(sums), beside[0][0], beside[1][0], beside[-2][0], beside[-1][0]

    def _of_word(self, word: str) -> int:
        low, code, kind = looks[word]
        return self._packed(of_letters(word, low)) + self._lists[code, kind]


def _of_place(at: int, size: int) -> list[str]:
    return of_place(at, size, inside=False, headline=False, start=[])


class _Neighbours:
    """What words say of their neighbours. Of most the model knows only the kind: these share what it says."""

    def __init__(self, weights: Model) -> None:
        self._packed = weights.packed
        self._known = weights.words_of("P", "N", "2P", "2N")
        self._of_kind: Kept[str, _Beside] = Kept(lambda kind: self._said(Look("", "", kind)))

    def of(self, word: str) -> _Beside:
        """What one word says."""
        look = looks[word]
        return self._said(look) if look.low in self._known else self._of_kind[look.kind]

    def _said(self, look: Look) -> _Beside:
        before, after = (
            (
                self._packed(of_neighbour(side, look)),
                self._packed(of_far_neighbour(side, look, outside=False)),
                self._packed(of_far_neighbour(side, look, outside=True)),
            )
            for side in "PN"
        )
        return (look.kind, *before, *after)


@cache
def scorer() -> Scorer:
    """The scorer by the model of the package; threads share it."""
    return Scorer(model())

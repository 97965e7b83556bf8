"""What the model says of the words of a run, added up from parts that are kept.

The sum of a word is that of the weights of `people_features.features_of_run`. Each part depends on one word:
what a word says of itself and of the words next to it is looked up once for each word of a text.
"""

from __future__ import annotations

from functools import cache
from typing import TypeAlias

from newsbrowse.extract.kept import Kept
from newsbrowse.extract.people_features import (
    OF_HEADLINE,
    Look,
    look,
    of_far_neighbour,
    of_letters,
    of_lists,
    of_neighbour,
    of_place,
)
from newsbrowse.extract.people_model import Model, Scores, model
from newsbrowse.extract.people_runs import Run

WORDS_KEPT = 80_000
"""Half of them, which are found at once, are what some thousand articles have."""

Inner: TypeAlias = tuple[int, int, int]
"""What a word in a run says of itself, of the word behind it and of the word before it, as packed scores."""

Outer: TypeAlias = tuple[int, int, int, int]
"""What a word outside a run says of the run's first word if it stands right before it, and if it is the next
but one; then of its last word if it stands behind it, likewise."""


class Scorer:
    """The scores of words in runs by a model."""

    def __init__(self, weights: Model) -> None:
        self._packed = weights.packed
        self._unpacked = weights.unpacked
        self._known = weights.words_of("P", "N")
        self._lists: Kept[tuple[str, str], int] = Kept(
            lambda code_and_kind: weights.packed(of_lists(*code_and_kind))
        )
        self._of_kind: Kept[str, Outer] = Kept(lambda kind: self._beside(Look("", "", kind)))
        self._inner: Kept[str, Inner] = Kept(self._inside, limit=WORDS_KEPT)
        self._outer: Kept[str, Outer] = Kept(lambda word: self.neighbour(look(word)), limit=WORDS_KEPT)
        self._places: Kept[int, list[int]] = Kept(self.places)
        self._entering, self._leaving = weights.one(weights.entering), weights.one(weights.leaving)
        self.headline = weights.packed(OF_HEADLINE)
        """What a headline says of each of its words."""

    def of_lone(self, words: list[str], run: Run) -> Scores:
        """The scores of the word of a run of one in `padded` words."""
        outer, first = self._outer, run.first
        total = (
            self._inner[run.forms[0]][0]
            + self._places[1][0]
            + outer[words[first + 1]][0]
            + outer[words[first]][1]
            + outer[words[first + 3]][2]
            + outer[words[first + 4]][3]
        )
        return self._unpacked(total + self.headline if run.headline else total)

    def of_pair(self, words: list[str], run: Run) -> tuple[Scores, Scores]:
        """The scores of the words of a run of two, the most frequent size, in `padded` words."""
        outer, at = self._outer, run.first
        one, other = run.forms
        first, ahead, _ = self._inner[one]
        second, _, back = self._inner[other]
        left, right = self._places[2]
        first += left + back + outer[words[at + 1]][0] + outer[words[at]][1]
        second += right + ahead + outer[words[at + 4]][2] + outer[words[at + 5]][3]
        if run.headline:
            first += self.headline
            second += self.headline
        return self._unpacked(first), self._unpacked(second)

    def of_run(self, words: list[str], run: Run) -> list[Scores]:
        """The scores of each word of a run of several in `padded` words."""
        forms, first, inner, outer = run.forms, run.first, self._inner, self._outer
        size = len(forms)
        end = first + size
        sums = self._places[size].copy()
        before = outer[words[first + 1]][0] + outer[words[first]][1]
        last = -1
        for at, form in enumerate(forms):
            own, ahead, back = inner[form]
            sums[at] += own + before
            if at:
                sums[last] += back
            before, last = ahead, at
        sums[last] += outer[words[end + 2]][2] + outer[words[end + 3]][3]
        if run.headline:
            sums = [total + self.headline for total in sums]
        return list(map(self._unpacked, sums))

    def places(self, size: int) -> list[int]:
        """What the places in a run of so many say, with what the model adds between words."""
        sums = [self._packed(of_place(at, size)) for at in range(size)]
        for at in range(1, size):
            sums[at - 1] += self._leaving
            sums[at] += self._entering
        return sums

    def _inside(self, word: str) -> Inner:
        seen = look(word)
        ahead, _, back, _ = self.neighbour(seen)
        return self.own(word, seen), ahead, back

    def own(self, word: str, seen: Look) -> int:
        """What a word in a run says of itself."""
        return self._packed(of_letters(word, seen.low)) + self._lists[seen.code, seen.kind]

    def neighbour(self, seen: Look) -> Outer:
        """What a word says of others: of most the model knows only the kind, and these share it."""
        return self._beside(seen) if seen.low in self._known else self._of_kind[seen.kind]

    def _beside(self, seen: Look) -> Outer:
        packed = self._packed
        before, after = (
            (packed(of_neighbour(side, seen)), packed(of_far_neighbour(side, seen))) for side in "PN"
        )
        return (*before, *after)


@cache
def scorer() -> Scorer:
    """The scorer by the model of the package; threads share it."""
    return Scorer(model())

"""The trained weights of the people tagger, and what they say about a run of words.

A linear-chain conditional random field (Lafferty, McCallum and Pereira, 2001). `bench/train_people.py`
trains it with python-crfsuite and keeps its weights as whole numbers. They are read here, not by that
library, since so the sum of a word's features is made once for each word type, which is faster.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from collections.abc import Iterable, Sequence
from functools import cache, reduce
from importlib.resources import files
from math import exp
from operator import add, sub
from struct import Struct

MODEL = "people.model.z"
BEGIN, INSIDE = "B-PER", "I-PER"
SCALE = 1000.0
"""A weight of 1.0 is kept as this number."""

_SIGN = 1 << 31
"""The bit that says of a number of 32 bits that it is below zero."""

Scores = tuple[int, ...]
"""A score for each label, in the order of `Model.labels`."""


class Model:
    """Weights of features and of transitions between labels.

    The file is compressed text and numbers: the five labels in a line, the features in one line each, an
    empty line, and 16-bit weights (little-endian): a row of labels for each label, then one for each feature.
    """

    def __init__(self, data: bytes) -> None:
        head, _, numbers = zlib.decompress(data).partition(b"\n\n")
        names = head.decode("utf-8").split("\n")
        self.labels = tuple(names[0].split(" "))
        """The labels; `B-PER` and `I-PER` are among them."""
        size = len(self.labels)
        weights = array("h", numbers)
        if sys.byteorder == "big":
            weights.byteswap()
        rows = list(zip(*[iter(weights)] * size, strict=True))
        self._fields = Struct(f"={size}i")
        self._signs = sum(_SIGN << 32 * at for at in range(size))
        self._weights = {name: self.one(row) for name, row in zip(names[1:], rows[size:], strict=True)}
        self.begin = self.labels.index(BEGIN)
        self.inside = self.labels.index(INSIDE)
        self._move(rows[:size])

    def _move(self, between: Sequence[Scores]) -> None:
        """Take as much as can be of the weights between labels to the words, which changes no sum.

        What is left is zero for labels that readily follow each other, and below it for all others, so that
        labels that are each their word's highest and readily follow each other have the highest sum.
        """
        begin, inside = self.begin, self.inside
        leaving = [0] * len(between)
        leaving[inside] = between[inside][inside] - between[begin][inside]
        rest = [[weight - off for weight in row] for row, off in zip(between, leaving, strict=True)]
        self.entering: Scores = tuple(map(max, zip(*rest, strict=True)))
        """What the scores of a word need that stands behind another; `leaving` likewise before another."""
        self.leaving: Scores = tuple(leaving)
        left = [tuple(map(sub, row, self.entering)) for row in rest]
        self.into: tuple[Scores, ...] = tuple(zip(*left, strict=True))
        """What is left between words: for each label a score behind each label."""
        self._joining = left[begin][inside]
        self._leave = tuple(tuple(exp(weight / SCALE) for weight in row) for row in left)
        self._enter = tuple(zip(*self._leave, strict=True))

    def one(self, row: Scores) -> int:
        """The scores of a row side by side in one number; those below zero take from their neighbours."""
        return (int.from_bytes(self._fields.pack(*row), sys.byteorder) ^ self._signs) - self._signs

    def words_of(self, *features: str) -> frozenset[str]:
        """The words of which it has a weight in some kinds of features, as `P` for the word before."""
        named = (name.partition("=") for name in self._weights)
        return frozenset(word for feature, equals, word in named if equals and feature in features)

    def packed(self, features: Iterable[str]) -> int:
        """What some features say for each label as one number; the sum of such numbers is that of the scores.

        Each label has 32 bits of it. One addition then does for all labels, which is several times as fast.
        """
        weights = self._weights
        return sum([weights[feature] for feature in features if feature in weights])

    def unpacked(self, total: int) -> Scores:
        """The scores of a sum of packed parts."""
        return self._fields.unpack(self.in_bytes(total))

    def in_bytes(self, total: int) -> bytes:
        """The scores of a sum of packed parts as integers of 32 bits in the byte order of the machine."""
        return ((total + self._signs) ^ self._signs).to_bytes(self._fields.size, sys.byteorder)

    def best(self, scores: Sequence[Scores]) -> tuple[list[int], int]:
        """The likeliest labels of words with these scores, and what a name at the end would lack.

        The labels are indexes (Viterbi, 1967); the scores have what is `entering` and `leaving`. The second
        number is how much less the best labelling has that takes the last two words for a name: 1,000 for a
        factor of e. There are two words or more.
        """
        into = self.into
        above: Sequence[int] = scores[0]
        trail: list[Sequence[int]] = []
        for own in scores[1:]:
            trail.append(above)
            # Written out for the five labels, which takes a third less time than `map` over them.
            one, two, three, four, five = above
            above = [
                max(one + a, two + b, three + c, four + d, five + e) + score
                for (a, b, c, d, e), score in zip(into, own, strict=True)
            ]
        total = max(above)
        label = above.index(total)
        labels = [label]
        for before in reversed(trail):
            ways = list(map(add, before, into[label]))
            label = ways.index(max(ways))
            labels.append(label)
        labels.reverse()
        begin, inside = self.begin, self.inside
        return labels, total - trail[-1][begin] - into[inside][begin] - scores[-1][inside]

    def plain_pair(self, first: Scores, second: Scores, margin: int) -> bool | None:
        """Whether two words are a name, where the highest score of each tells it; None where `best` must.

        It must too where it might say that a name lacks less than `margin`.
        """
        begin = self.begin
        top, end = max(first), max(second)
        lacking = top + end - first[begin] - second[self.inside] - self._joining
        if not lacking:
            return True
        # What a name needs is lost to every labelling that has one; these labels lose what lies between them.
        lost = -self.into[second.index(end)][first.index(top)]
        if top - first[begin] > lost < end - second[begin] and lacking - lost >= margin:
            return False
        return None

    def likely_begin(self, scores: Scores) -> float:
        """How likely a name begins at a word that stands alone, 0 to 1."""
        exponents = _exponents(scores)
        return exponents[self.begin] / _total(exponents)

    def likely_name(self, scores: Sequence[Scores], at: int) -> float:
        """How likely a name begins at one of some words, 0 to 1 (the forward-backward algorithm)."""
        own = [_exponents(row) for row in scores]
        forward = own[0]
        for row in own[1 : at + 1]:
            forward = _normed([_dot(forward, into) * e for into, e in zip(self._enter, row, strict=True)])
        backward = [1.0] * len(self.labels)
        for row in reversed(own[at + 1 :]):
            after = [a * b for a, b in zip(backward, row, strict=True)]
            backward = _normed([_dot(after, leave) for leave in self._leave])
        return _normed([a * b for a, b in zip(forward, backward, strict=True)])[self.begin]


def _exponents(row: Scores) -> list[float]:
    top = max(row)
    return [exp((score - top) / SCALE) for score in row]


def _dot(left: Iterable[float], right: Iterable[float]) -> float:
    return _total([a * b for a, b in zip(left, right, strict=True)])


def _total(row: Iterable[float]) -> float:
    """The sum from left to right: that of `sum` is another in the last digit, from Python 3.12 on."""
    return reduce(add, row)


def _normed(row: list[float]) -> list[float]:
    total = _total(row)
    return [value / total for value in row]


@cache
def model() -> Model:
    """The model that comes with the package, read at first use; threads share it."""
    return Model(files("newsbrowse.extract").joinpath("data", MODEL).read_bytes())

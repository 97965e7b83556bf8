"""How alike two sentences are, as one sum of a few measures that a reader can check by eye.

What speaks for a pair: the words, names, figures, dates and quotes that both have; the words that stand in
the same order; the letters, which know other endings and spellings. What speaks against it: one sentence is
much longer; one says "not"; a figure that only one has. A stock phrase, or a name with its title, would be
counted by all three of the first, and is therefore taken off again. The weights are round numbers, chosen by
hand and tried on development data (`bench/compare.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from datetime import date
from itertools import islice
from math import log, nan

from msgspec import Struct

from newsbrowse.compare.passages import Passage, content_words

_CONTENT, _ORDER, _LETTERS, _RUNS = 2.0, 5.0, 6.0, 5.0
_LENGTH, _NEGATION, _FIGURE = 3.0, 1.0, 0.4
_ALL = 10.0
"""The sum of what speaks for two equal sentences of some length, less their runs."""
_MOST_FIGURES = 2
_NEAR_DAYS = 3
_MAX_DATES = 5
_DISAGREEMENT = {"person": 0.4, "figure": 0.9, "date": 0.75, "quote": 0.6}


class Likeness(Struct, frozen=True):
    """The measures of two sentences.

    Attributes:
        content: of the weight of what the sentence with more of its own is about, the share in both, 0..1.
        order: twice the words common in order, of all words, 0..1.
        letters: the same of stretches of four letters.
        runs: the same of stretches of three words.
        length: the logarithm of how many times longer one is.
        negation: one denies and the other does not.
        figures: numbers that only one has, at most two.
        agreement: less than 1 where both have people, days or quotes, and none goes with one of the other.
        rarity: the cosine of their words and facts, each weighted by how rare it is in the two texts, 0..1.
    """

    content: float
    order: float
    letters: float
    runs: float
    length: float
    negation: bool
    figures: int
    agreement: float
    rarity: float

    @property
    def alike(self) -> float:
        """What speaks for the pair, about 0..1."""
        alike = _CONTENT * self.content + _ORDER * self.order + _LETTERS * self.letters - _RUNS * self.runs
        return alike / _ALL

    @property
    def unlike(self) -> float:
        """What speaks against it, in the same measure."""
        return (_LENGTH * self.length + _NEGATION * self.negation + _FIGURE * self.figures) / _ALL

    @property
    def alone(self) -> float:
        """The score of two sentences that no other competes with: all that differs counts in full."""
        return (self.alike - self.unlike) * (1 + self.agreement) / 2

    @property
    def among(self) -> float:
        """The score of two sentences out of two articles, in which rare words tell what goes with what.

        What differs counts a third: accounts of one event differ, and it is for the ledger to say in what.
        """
        return ((self.alike + self.rarity) / 2 - self.unlike / 6) * self.agreement


def likeness(left: Passage, right: Passage) -> Likeness:
    """The measures of two weighted sentences."""
    return Likeness(
        _content(left, right),
        in_order(left.words, right.words),
        _dice(left.letters, right.letters),
        _dice(left.runs, right.runs),
        abs(log((len(left.words) + 1) / (len(right.words) + 1))),
        left.negated != right.negated,
        min(len(left.numbers ^ right.numbers), _MOST_FIGURES),
        _agreement(left, right),
        _cosine(left, right),
    )


def in_order(left: Sequence[str], right: Sequence[str]) -> float:
    """Twice the words common in order, of all words of both."""
    from rapidfuzz.distance import LCSseq

    total = len(left) + len(right)
    return 2.0 * LCSseq.similarity(left, right) / total if total else 0.0


def _content(left: Passage, right: Passage) -> float:
    shared = left.terms.keys() & right.terms.keys()
    weight = sum(left.terms[term] for term in shared)
    total = max(sum(left.terms.values()), sum(right.terms.values()))
    return weight / total if total else 0.0


def _cosine(left: Passage, right: Passage) -> float:
    shared = left.terms.keys() & right.terms.keys()
    return sum(left.terms[term] * right.terms[term] for term in shared) / ((left.norm * right.norm) or 1.0)


def _dice(left: Set[object], right: Set[object]) -> float:
    total = len(left) + len(right)
    return 2.0 * len(left & right) / total if total else 0.0


def _agreement(left: Passage, right: Passage) -> float:
    """Less than 1 where both have people, figures, days or quotes, and none goes with one of the other."""
    factor = 1.0
    for kind, penalty in _DISAGREEMENT.items():
        ours, theirs = left.facts.get(kind), right.facts.get(kind)
        if ours and theirs and not ours & theirs and not _go_together(kind, ours, theirs):
            factor *= penalty
    return factor


def _go_together(kind: str, ours: Iterable[str], theirs: Iterable[str]) -> bool:
    """Whether unequal dates are near, or unequal quotes have a word in common that carries meaning."""
    if kind == "date":
        return _near_days(ours, theirs)
    return kind == "quote" and not content_words(ours).isdisjoint(content_words(theirs))


def _near_days(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    """Whether some two dates are at most three days apart, or one is a less exact form of the other."""
    return any(
        a.startswith(b) or b.startswith(a) or abs(_ordinal(a) - _ordinal(b)) <= _NEAR_DAYS
        for a in islice(ours, _MAX_DATES)
        for b in islice(theirs, _MAX_DATES)
    )


def _ordinal(value: str) -> float:
    try:
        return date.fromisoformat(value).toordinal()
    except ValueError:
        return nan

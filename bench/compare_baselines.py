"""What two sentences have in common, by two plain measures: the baselines of `compare.py`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from math import log, sqrt

from msgspec import Struct
from rapidfuzz import fuzz

from newsbrowse.compare.passages import words_of

Score = Callable[[str, str], float]


class Measured(Struct, frozen=True):
    """How decisions compare with the truth."""

    accuracy: float
    precision: float
    recall: float
    f1: float


def measured(decided: Sequence[tuple[bool, bool]], missed: int = 0) -> Measured:
    """The measures of (said, true) decisions; `missed` true pairs were never decided on."""
    right = sum(said == true for said, true in decided)
    hits = sum(said and true for said, true in decided)
    precision = hits / max(1, sum(said for said, _ in decided))
    recall = hits / max(1, missed + sum(true for _, true in decided))
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return Measured(right / max(1, len(decided)), precision, recall, f1)


def at_best(scored: Sequence[tuple[float, bool]]) -> tuple[float, list[tuple[bool, bool]]]:
    """The threshold of the highest accuracy, and the decisions it makes."""
    cuts = (cut / 100 for cut in range(5, 100))
    cut = max(cuts, key=lambda cut: sum((score >= cut) == true for score, true in scored))
    return cut, [(score >= cut, true) for score, true in scored]


def at_recall(scored: Iterable[tuple[float, bool]], all_true: int, recall: float) -> float:
    """The precision of the best scored pairs that have a given share of all true ones."""
    hits = 0
    for number, (_, true) in enumerate(sorted(scored, reverse=True), 1):
        hits += true
        if hits >= recall * all_true:
            return hits / number
    return 0.0


def tfidf_cosine(sentences: Iterable[str]) -> Score:
    """The cosine of TF-IDF vectors, with the document frequencies of a set of sentences."""
    bags = {sentence: Counter(words_of(sentence)) for sentence in sentences}
    frequency = Counter(word for bag in bags.values() for word in bag)
    rarity = {word: log(len(bags) / n) + 1e-9 for word, n in frequency.items()}
    vectors = {
        sentence: {word: n * rarity[word] for word, n in bag.items()} for sentence, bag in bags.items()
    }
    norms = {
        sentence: sqrt(sum(x * x for x in vector.values())) or 1.0 for sentence, vector in vectors.items()
    }

    def cosine(left: str, right: str) -> float:
        ours, theirs = vectors[left], vectors[right]
        common = sum(ours[word] * theirs[word] for word in ours.keys() & theirs.keys())
        return common / (norms[left] * norms[right])

    return cosine


def fuzz_ratio(left: str, right: str) -> float:
    """The share of characters common in order."""
    return fuzz.ratio(left, right) / 100


def fuzz_token_set(left: str, right: str) -> float:
    """The likeness of the sets of words."""
    return fuzz.token_set_ratio(left, right) / 100

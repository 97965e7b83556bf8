"""Which sentences of two texts say the same: word for word, edited, or in other words.

A false pair costs the reader more than a missed one, so a pair must be each side's best, and the bar is high.
Candidates come from an inverted index of terms, in which lists of frequent terms are left out, so that no
sentence is compared with all of the other text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice
from math import nan

from newsbrowse.compare.passages import Passage, content_words, weigh
from newsbrowse.models import Pair, PairKind

NEAR = 0.72
"""From this share of common words in order on, a sentence is an edited copy."""
_NEAR_AT_LEAST = 0.6
"""The same, if what the two are about agrees too."""
_SURELY_NEAR = 0.9
"""The same, whoever is named."""
_CONTAINED = 0.92
CLAIM = 0.32
"""From this likeness of content on (cosine of rarity-weighted terms), two sentences make the same claim."""
_CLAIM_AT_LEAST = 0.25
_CLAIM_WORDS = 0.4
"""With this share of common words in order, the lesser likeness of content is enough."""
_MIN_NEAR_WORDS = 5
_MIN_CONTAINED_WORDS = 8
_MIN_SHARED_TERMS = 3
_MIN_STEMS = 5
_PHRASE_BONUS = 1.2
_DISAGREEMENT = {"person": 0.5, "figure": 0.9, "date": 0.75, "quote": 0.6}
_NEAR_DAYS = 3
_MAX_DATES = 5
_CANDIDATES = 8
_BUDGET = 3_000_000
_MAX_POSTINGS = 400

_Scored = tuple[float, Passage, Passage, PairKind]


def align(left: Sequence[Passage], right: Sequence[Passage]) -> tuple[Pair, ...]:
    """Pairs of sentences, one to one, in the order of the left text."""
    weigh(left, right)
    pairs = list(_verbatim(left, right))
    taken_left = {pair.left.start for pair in pairs}
    taken_right = {pair.right.start for pair in pairs}
    open_left = [passage for passage in left if passage.span.start not in taken_left]
    open_right = [passage for passage in right if passage.span.start not in taken_right]
    pairs.extend(_mutual_best(_scored(open_left, open_right)))
    return tuple(sorted(pairs, key=lambda pair: pair.left))


def judge(left: Passage, right: Passage) -> tuple[PairKind, float] | None:
    """How two weighted sentences agree, or None if they do not."""
    if left.key == right.key:
        return PairKind.VERBATIM, 1.0
    agreement = _agreement(left, right)
    shared = _nearness(left.words, right.words)
    near = shared * agreement
    content = min(_content(left, right) * agreement, 1.0)
    if near >= NEAR or shared >= _SURELY_NEAR or (near >= _NEAR_AT_LEAST and content >= _CLAIM_AT_LEAST):
        return PairKind.NEAR, shared
    if content >= CLAIM or (near >= _CLAIM_WORDS and content >= _CLAIM_AT_LEAST):
        return PairKind.CLAIM, content
    return None


def _verbatim(left: Sequence[Passage], right: Sequence[Passage]) -> Iterable[Pair]:
    waiting: defaultdict[str, list[Passage]] = defaultdict(list)
    for passage in reversed(right):
        waiting[passage.key].append(passage)
    for passage in left:
        if same := waiting.get(passage.key):
            yield Pair(passage.span, same.pop().span, PairKind.VERBATIM, 1.0)


def _scored(
    left: Sequence[Passage], right: Sequence[Passage]
) -> list[tuple[float, Passage, Passage, PairKind]]:
    postings: defaultdict[str, list[int]] = defaultdict(list)
    for number, passage in enumerate(right):
        for term in passage.terms:
            postings[term].append(number)
    longest = _longest_posting(left)
    return [
        (verdict[1], passage, right[number], verdict[0])
        for passage in left
        for number in _candidates(passage, right, postings, longest)
        if (verdict := judge(passage, right[number]))
    ]


def _longest_posting(left: Sequence[Passage]) -> int:
    """How long a list of occurrences may be to be walked, so that the whole work is bounded."""
    terms = sum(len(passage.terms) for passage in left)
    return max(4, min(_MAX_POSTINGS, _BUDGET // max(1, terms)))


def _candidates(
    passage: Passage, right: Sequence[Passage], postings: dict[str, list[int]], longest: int
) -> list[int]:
    overlap: defaultdict[int, float] = defaultdict(float)
    for term, weight in passage.terms.items():
        numbers = postings.get(term, ())
        if len(numbers) <= longest:
            for number in numbers:
                overlap[number] += weight * weight
    best = sorted(overlap, key=lambda number: overlap[number] / (right[number].norm or 1.0), reverse=True)
    return best[:_CANDIDATES]


def _nearness(left: Sequence[str], right: Sequence[str]) -> float:
    """The share of words common in order; 1 less where the shorter is all but contained in the longer."""
    from rapidfuzz.distance import LCSseq

    short, long = sorted((len(left), len(right)))
    if short < _MIN_NEAR_WORDS:
        return 0.0
    common = LCSseq.similarity(left, right)
    ratio = 2.0 * common / (short + long)
    if short >= _MIN_CONTAINED_WORDS and 2 * short >= long and common / short >= _CONTAINED:
        return max(ratio, NEAR)
    return ratio


def _content(left: Passage, right: Passage) -> float:
    """How alike two sentences are in what they are about: a cosine, more for a shared phrase."""
    shared = left.terms.keys() & right.terms.keys()
    if len(shared) < _MIN_SHARED_TERMS or min(len(left.stems), len(right.stems)) < _MIN_STEMS:
        return 0.0
    cosine = sum(left.terms[term] * right.terms[term] for term in shared) / (left.norm * right.norm)
    if left.phrases & right.phrases:
        cosine *= _PHRASE_BONUS
    return cosine


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


def _mutual_best(scored: list[_Scored]) -> Iterable[Pair]:
    """Pairs in which each is the other's best; edited copies before claims."""
    scored.sort(key=lambda item: (item[3] is PairKind.CLAIM, -item[0], item[1].number, item[2].number))
    seen_left: set[int] = set()
    seen_right: set[int] = set()
    for score, left, right, kind in scored:
        if left.number not in seen_left and right.number not in seen_right:
            yield Pair(left.span, right.span, kind, round(score, 4))
        seen_left.add(left.number)
        seen_right.add(right.number)

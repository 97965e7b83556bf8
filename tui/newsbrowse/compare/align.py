"""Which sentences of two texts say the same: word for word, edited, or in other words.

A false pair costs the reader more than a missed one, so a pair must be each side's best, and the bar is high.
A sentence that was split in two, or is said twice, is joined to a partner that has another already.
Candidates come from an inverted index of terms, in which lists of frequent terms are left out, so that no
sentence is compared with all of the other text. How alike two sentences are is said in `likeness`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from newsbrowse.compare.likeness import Likeness, likeness
from newsbrowse.compare.passages import Passage, weigh
from newsbrowse.compare.setting import Place, Setting
from newsbrowse.models import Pair, PairKind

_NEAR = 0.72
"""From this share of common words in order on, a sentence is an edited copy."""
_NEAR_CHARACTERS = 0.75
"""The same, of characters: a copy with other endings, spellings or slips of a scanner."""
_SURELY_NEAR = 0.9
"""The same, whoever is named."""
_SURELY_CHARACTERS = 0.85
"""The same of characters, whoever is named."""
_CONTAINED = 0.92
_PARTS = 4
"""How many times longer a sentence may be than one that it contains, as where it was split."""
_MIN_NEAR_WORDS = 5
_MIN_SHORT_WORDS = 3
_SHORT_CHARACTERS = 0.85
"""The share of characters in common from which on sentences of fewer words are an edited copy."""
_MIN_CONTAINED_WORDS = 8
_MIN_SHARED = 2
"""How many words two sentences have in common at least, beside the names of people and countries."""
_CANDIDATES = 8
_LEAST_RARITY = 0.1
"""Below this cosine of rare words a pair is not looked at further."""
_BUDGET = 3_000_000
_MAX_POSTINGS = 400
_FURTHER = 0.03
"""How much more than the bar a partner needs that has another already."""

Numbers = set[int]


class Scored(Struct):
    """Two sentences that may be a pair; `score` is without what their neighbours add."""

    left: Passage
    right: Passage
    near: bool
    score: float

    @property
    def place(self) -> Place:
        """The numbers of the two sentences."""
        return self.left.number, self.right.number


def align(left: Sequence[Passage], right: Sequence[Passage], apart: int = 0) -> tuple[Pair, ...]:
    """Pairs of sentences in the order of the left text; most have one partner, few a second.

    Args:
        left: all sentences of the one text.
        right: all sentences of the other.
        apart: how many days lie between them; accounts of one event come out within days.
    """
    weigh(left, right)
    same = list(_verbatim(left, right))
    taken = {a.number for a, _ in same}, {b.number for _, b in same}
    setting = Setting.of(left, right, apart)
    likely = list(_likely(left, right, same, setting, taken))
    mutual = _mutual_best(likely, taken)
    found = [Pair(a.span, b.span, PairKind.VERBATIM, 1.0) for a, b in same]
    found.extend(_pair(pair) for pair in mutual)
    if not setting.alone:
        found.extend(_pair(pair) for pair in _further(likely, setting.bar + _FURTHER, taken))
    return tuple(sorted(found, key=lambda pair: (pair.left, pair.right)))


def judge(left: Passage, right: Passage, setting: Setting) -> Scored | None:
    """How two weighted sentences agree, or None if they have too little to say so."""
    measured = likeness(left, right)
    near = _is_near(left, right, measured)
    if not near:
        shared = (left.stems & right.stems) - left.named - right.named
        if len(shared) < _MIN_SHARED or min(len(left.stems), len(right.stems)) < setting.least_stems:
            return None
    return Scored(left, right, near, setting.score(measured))


def _is_near(left: Passage, right: Passage, measured: Likeness) -> bool:
    """Whether one sentence is an edited copy of the other, or all but contained in it."""
    short, long = sorted((len(left.words), len(right.words)))
    if short < _MIN_NEAR_WORDS:
        return short >= _MIN_SHORT_WORDS and _characters(left, right) >= _SHORT_CHARACTERS
    if measured.order >= _SURELY_NEAR or measured.order * measured.agreement >= _NEAR:
        return True
    characters = _characters(left, right)
    if characters >= _SURELY_CHARACTERS or characters * measured.agreement >= _NEAR_CHARACTERS:
        return True
    common = measured.order * (short + long) / 2
    return short >= _MIN_CONTAINED_WORDS and _PARTS * short >= long and common / short >= _CONTAINED


def _characters(left: Passage, right: Passage) -> float:
    """Twice the characters common in order, of all of both; 0 where that is too little to matter."""
    from rapidfuzz.distance import Indel

    ours, theirs = " ".join(left.words), " ".join(right.words)
    return Indel.normalized_similarity(ours, theirs, score_cutoff=_NEAR_CHARACTERS)


def _verbatim(left: Sequence[Passage], right: Sequence[Passage]) -> Iterable[tuple[Passage, Passage]]:
    waiting: defaultdict[str, list[Passage]] = defaultdict(list)
    for passage in reversed(right):
        waiting[passage.key].append(passage)
    for passage in left:
        if same := waiting.get(passage.key):
            yield passage, same.pop()


def _likely(
    left: Sequence[Passage],
    right: Sequence[Passage],
    same: Sequence[tuple[Passage, Passage]],
    setting: Setting,
    taken: tuple[Numbers, Numbers],
) -> Iterator[Scored]:
    """The pairs that pass the bar, with what their neighbours add, the best first."""
    scored = list(_scored(left, right, setting, taken))
    scores = {pair.place: pair.score for pair in scored}
    scores.update(((a.number, b.number), 1.0) for a, b in same)
    for pair in scored:
        pair.score += setting.beside(pair.place, scores)
    passing = (pair for pair in scored if pair.near or pair.score >= setting.bar)
    yield from sorted(passing, key=lambda pair: (not pair.near, -pair.score, pair.place))


def _scored(
    left: Sequence[Passage], right: Sequence[Passage], setting: Setting, taken: tuple[Numbers, Numbers]
) -> Iterator[Scored]:
    postings: defaultdict[str, list[int]] = defaultdict(list)
    for number, passage in enumerate(right):
        for term in passage.terms:
            postings[term].append(number)
    longest = _longest_posting(left)
    for passage in left:
        for number in _candidates(passage, right, postings, longest):
            both_have = passage.number in taken[0] and number in taken[1]
            if not both_have and (pair := judge(passage, right[number], setting)):
                yield pair


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
    rarity = {number: common / (right[number].norm or 1.0) for number, common in overlap.items()}
    least = _LEAST_RARITY * passage.norm
    likely = [number for number, found in rarity.items() if found >= least]
    return sorted(likely, key=rarity.__getitem__, reverse=True)[:_CANDIDATES]


def _mutual_best(likely: Sequence[Scored], taken: tuple[Numbers, Numbers]) -> list[Scored]:
    """Pairs in which each is the other's best; edited copies before claims. Notes what they take."""
    seen: tuple[Numbers, Numbers] = set(taken[0]), set(taken[1])
    found: list[Scored] = []
    for pair in likely:
        left, right = pair.place
        if left not in seen[0] and right not in seen[1]:
            found.append(pair)
        seen[0].add(left)
        seen[1].add(right)
    for pair in found:
        taken[0].add(pair.left.number)
        taken[1].add(pair.right.number)
    return found


def _further(likely: Sequence[Scored], bar: float, taken: tuple[Numbers, Numbers]) -> Iterator[Scored]:
    """For a sentence without a partner its best one, though that has another."""
    for pair in likely:
        left, right = pair.place
        if (left in taken[0]) != (right in taken[1]) and pair.score >= bar:
            taken[0].add(left)
            taken[1].add(right)
            yield pair


def _pair(pair: Scored) -> Pair:
    if pair.left.key == pair.right.key:
        return Pair(pair.left.span, pair.right.span, PairKind.VERBATIM, 1.0)
    kind = PairKind.NEAR if pair.near else PairKind.CLAIM
    return Pair(pair.left.span, pair.right.span, kind, round(min(max(pair.score, 0.01), 0.99), 4))

"""What the rest of two texts says of a pair of their sentences: its neighbours, and the texts as wholes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import sqrt

from msgspec import Struct

from newsbrowse.compare.likeness import Likeness
from newsbrowse.compare.passages import Passage

Place = tuple[int, int]
"""The numbers of a left and a right sentence."""

_CHOICE = 3
"""From so many sentences on, being the best match says something."""
_BAR_ALONE = 0.45
_BAR_AMONG = 0.31
_STEMS_ALONE, _STEMS_AMONG = 3, 5
_BESIDE = 0.2
_MOST_BESIDE = 0.3
_TEXTS = 0.3
_USUAL = 0.3
_LATE = 0.15
_ONE_EVENT = 30
"""Days up to which two articles are taken for accounts of one event."""
_LEAST, _MOST = 0.05, 0.45


class Setting(Struct, frozen=True):
    """Two texts as the surroundings of their pairs.

    Attributes:
        alone: both texts are of one or two sentences, so that nothing can be chosen among.
        bonus: what is added to each score: below zero where the two texts have few words in common, as
            accounts of two like events have (two earthquakes, two trials), above it where they have many.
    """

    alone: bool
    bonus: float

    @classmethod
    def of(cls, left: Sequence[Passage], right: Sequence[Passage], apart: int = 0) -> Setting:
        """The setting of two texts' sentences that were published some days apart."""
        if max(len(left), len(right)) < _CHOICE:
            return cls(True, 0.0)
        if min(len(left), len(right)) < _CHOICE:
            return cls(False, 0.0)
        common = min(max(_in_common(left, right), _LEAST), _MOST)
        late = _LATE if apart > _ONE_EVENT else 0.0
        return cls(False, _TEXTS * (common - _USUAL) - late)

    @property
    def bar(self) -> float:
        """From this score on, two sentences make the same claim."""
        return _BAR_ALONE if self.alone else _BAR_AMONG

    @property
    def least_stems(self) -> int:
        """How many words that carry meaning a sentence has at least, to be a claim."""
        return _STEMS_ALONE if self.alone else _STEMS_AMONG

    def score(self, likeness: Likeness) -> float:
        """What a pair has by itself."""
        return likeness.alone if self.alone else likeness.among + self.bonus

    def beside(self, place: Place, scores: Mapping[Place, float]) -> float:
        """What is added because the sentences before, or behind, go together too."""
        left, right = place
        best = max(scores.get((left + step, right + step), 0.0) for step in (-1, 1))
        return _BESIDE * min(max(best, 0.0), _MOST_BESIDE)


def _in_common(left: Sequence[Passage], right: Sequence[Passage]) -> float:
    """The cosine of the words of two texts, each counted by the root of how often it occurs."""
    ours, theirs = (Counter(stem for passage in side for stem in passage.stems) for side in (left, right))
    shared = sum(sqrt(n * theirs[stem]) for stem, n in ours.items() if stem in theirs)
    return shared / (sqrt(_total(ours.values()) * _total(theirs.values())) or 1.0)


def _total(counts: Iterable[int]) -> int:
    return sum(counts)

"""What the compiled tagger is given: what the scorer says of words, as numbers in bytes.

One table each for words in runs and for those around them, filled as texts have new words: see the kernel,
`speedups/tagger.pyx`, for what stands in them.
"""

from __future__ import annotations

from struct import pack

from newsbrowse.extract.kept import Kept
from newsbrowse.extract.names import word_class
from newsbrowse.extract.people_alone import alone
from newsbrowse.extract.people_features import look
from newsbrowse.extract.people_model import Model
from newsbrowse.extract.people_runs import MAX_RUN
from newsbrowse.extract.people_scores import WORDS_KEPT, Outer, Scorer

_ROW = 20
"""The bytes of the scores for the five labels."""
_NUMBERS = [pack("=i", number) for number in range(3)]


class Tables:
    """The parts of a scorer by word, by size of a run and for headlines, as integers of 32 bits in bytes."""

    def __init__(self, scores: Scorer, weights: Model) -> None:
        self._scores = scores
        self._in_bytes = weights.in_bytes
        self._beside: Kept[Outer, bytes] = Kept(lambda parts: b"".join(map(weights.in_bytes, parts)))
        self._same: Kept[bytes, bytes] = Kept(lambda entry: entry)
        self._honorifics = word_class("honorifics")
        self.inner: Kept[str, bytes] = Kept(self._inside, limit=WORDS_KEPT)
        """What a word in a run says of itself and its neighbours, and which of `people_alone` it is."""
        self.outer: Kept[str, bytes] = Kept(self._outside, limit=WORDS_KEPT)
        """What a word outside a run says of those in it, and whether it is a title before a name."""
        self.headline = weights.in_bytes(scores.headline)
        """What each word of a headline gets."""
        self.places = [b"".join(map(weights.in_bytes, scores.places(size))) for size in range(1, MAX_RUN + 1)]
        """What the places say of runs of one, of two, and so on."""

    def _inside(self, word: str) -> bytes:
        seen = look(word)
        beside = self._beside[self._scores.neighbour(seen)]
        ahead, back = beside[:_ROW], beside[2 * _ROW : 3 * _ROW]
        return self._in_bytes(self._scores.own(word, seen)) + ahead + back + _NUMBERS[alone[word]]

    def _outside(self, word: str) -> bytes:
        # Most words say what all of their kind say, of which one copy is enough.
        seen = look(word)
        beside = self._beside[self._scores.neighbour(seen)]
        return self._same[beside + _NUMBERS[seen.low in self._honorifics]]

"""Where words stand in a text that says them otherwise now: an edited passage, by wording and surroundings.

A passage with what stood around it is laid against the places of the text that share most of its rare words.
There they are aligned word by word. What is taken must be like enough: the more of the surroundings still
stand, the more of the words may have changed (`LEAST_ALONE`, `LEAST_IN_PLACE`). All of it is linear in the
text: rare words vote for the places, few places are looked at, and each is bounded.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from newsbrowse.models import Span

LEAST_ALONE = 0.75
"""How like the old words the new ones must be, from 0 to 1, where nothing of the surroundings is left: the
mean of two shares that both have in the same order, of letters and of words weighed by their letters."""

LEAST_IN_PLACE = 0.45
"""The same where all of the surroundings are left; in between it falls in proportion. The side counts of
which less is left: where a sentence was cut out, the next one has the words before it on its one side."""

FEW = 40
"""Words and letters of a passage, together, up to which its surroundings must be left, too."""

LEAST_AROUND_FEW = 0.75
"""The share of the surroundings that must be left then, from 0 to 1: a line of a table may differ from the
next in a figure alone."""

LONGEST = 4_000
"""Words of a passage up to which it is looked for in this way."""

REACH = 1_000_000
"""Code points before and after the old place that are searched."""

_MOST_VOTES = 20_000
"""Places of words in the text that may vote for where a passage is; those of rare words do first."""

_MOST_TIMES = 4
"""Times that a word stands in a passage from which on it votes for no place."""

_CANDIDATES = 4
"""Places that are looked at."""

_STRAY = 3
"""What each word counts, in letters, that stands between two words of a passage and did not before."""

_NEAR = 4
"""Words by which the surroundings may have moved away from a passage."""

_LEAST_BESIDE = 0.5
"""The share of the words beside a passage that must be left for them to tell where it begins or ends."""

_NEVER_SPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_WORD = re.compile(f"[{_NEVER_SPACED}]|[^\\W{_NEVER_SPACED}]+")
_MOST_SIGNS = 4
"""Signs before and behind a passage that belong to it."""

_END_OF_SENTENCE = re.compile(r"[.!?。！？…]|\n[^\S\n]*\n")

_Pair = tuple[int, int]
"""The same word in the passage and in the text, by its number in each."""


class _Word(NamedTuple):
    """A word in lower case, and where it stands."""

    word: str
    start: int
    end: int


class _Passage(NamedTuple):
    """The words of a passage with those before and after it; those from `first` up to `stop` are its own."""

    words: list[str]
    first: int
    stop: int


class _Found(NamedTuple):
    """Words of the text, from `first` up to `stop`; how alike they are, and how much around them is left."""

    alike: float
    around: float
    first: int
    stop: int


class Reworded:
    """Finds passages in one text, whose words are taken apart once.

    Args:
        body: the text.
        near: a place in it; of a very long text what is far from there is not searched.
    """

    def __init__(self, body: str, near: int) -> None:
        self._body = body
        begin = max(min(near, len(body)) - REACH, 0)
        self._words = list(_words(body, begin, begin + 2 * REACH))
        self._plain = [one.word for one in self._words]
        self._places: dict[str, list[int]] = {}
        for at, word in enumerate(self._plain):
            self._places.setdefault(word, []).append(at)

    def find(self, words: str, before: str = "", after: str = "") -> Span | None:
        """Where a passage stands that was changed; None if nothing is like enough.

        Args:
            words: the passage as it was.
            before: what stood before it; empty if that is not known.
            after: what stood behind it.
        """
        lead, own, tail = ([one.word for one in _words(text)] for text in (before, words, after))
        if not 0 < len(own) <= LONGEST:
            return None
        passage = _Passage([*lead, *own, *tail], len(lead), len(lead) + len(own))
        found = [self._laid(passage, shift) for shift in self._shifts(passage)]
        like_enough = [one for one in found if one is not None and _is_enough(passage, one)]
        best = max(like_enough, key=lambda one: one.alike + one.around, default=None)
        if best is None:
            return None
        return self._with_signs(words, self._words[best.first].start, self._words[best.stop - 1].end)

    def _with_signs(self, words: str, start: int, end: int) -> Span:
        """The span with the signs around it, such as a full stop, if the passage began or ended with some."""
        trimmed = words.strip()
        if not _WORD.match(trimmed):
            start -= _signs(self._body[max(start - _MOST_SIGNS, 0) : start][::-1])
        if not _WORD.match(trimmed[-1:]):
            end += _signs(self._body[end : end + _MOST_SIGNS])
        return Span(start, end)

    def _shifts(self, passage: _Passage) -> list[int]:
        """By how many words the passage may be shifted in the text, as most of its rare words tell."""
        votes: defaultdict[int, float] = defaultdict(float)
        wide = max(len(passage.words) // 8, 4)
        for at, places in self._rare(passage.words):
            for place in places:
                # Each votes in two overlapping stretches, so that no edge parts those that agree.
                for stretch in ((place - at) // wide, (place - at) // wide - 1):
                    votes[stretch] += len(passage.words[at]) / len(places)
        best = sorted(votes.items(), key=lambda item: (-item[1], item[0]))[: 3 * _CANDIDATES]
        shifts: list[int] = []
        for stretch, _ in best:
            if all(abs(stretch * wide - shift) > wide for shift in shifts):
                shifts.append(stretch * wide)
        return shifts[:_CANDIDATES]

    def _rare(self, words: Sequence[str]) -> Iterator[tuple[int, Sequence[int]]]:
        """The words of a passage that are in the text, the rarest first: their numbers, with their places."""
        times = Counter(words)
        found = (
            (at, self._places.get(word, ())) for at, word in enumerate(words) if times[word] <= _MOST_TIMES
        )
        votes = 0
        for at, places in sorted(found, key=lambda pair: len(pair[1])):
            votes += len(places)
            if votes > _MOST_VOTES:
                return
            yield at, places

    def _laid(self, passage: _Passage, shift: int) -> _Found | None:
        """The passage laid against the text around a place; None where none of its own words is there."""
        from rapidfuzz import fuzz

        own = passage.words[passage.first : passage.stop]
        lead, tail = passage.words[: passage.first], passage.words[passage.stop :]
        room = max(len(own) // 2, 12)
        near = range(shift + passage.first - room, shift + passage.stop + 2 * room)
        pairs = _core(self._pairs(own, near), own)
        if not pairs:
            return None
        (old, new), (last_old, last_new) = pairs[0], pairs[-1]
        lacking = len(own) - 1 - last_old
        before = self._pairs(lead, range(new - len(lead) - 2 * old - _NEAR, new))
        behind = self._pairs(tail, range(last_new + 1, last_new + len(tail) + 2 * lacking + _NEAR))
        first = self._begin(new, old, [(len(lead) - at, place) for at, place in _if_much(before, lead)])
        stop = self._stop(last_new + 1, lacking, _if_much(behind, tail))
        now = self._plain[first:stop]
        common = 2 * _letters(own[at] for at, _ in pairs) / (_letters(own) + _letters(now))
        alike = (common + fuzz.ratio(" ".join(own), " ".join(now)) / 100) / 2
        sides = (
            (lead, [pair for pair in before if first - pair[1] <= len(lead) - pair[0] + _NEAR]),
            (tail, [pair for pair in behind if pair[1] - stop <= pair[0] + _NEAR]),
        )
        around = min((_share(kept, side) for side, kept in sides if side), default=0.0)
        return _Found(alike, around, first, stop)

    def _pairs(self, words: Sequence[str], near: range) -> list[_Pair]:
        """The longest row of words that a stretch of the text has in common with others."""
        from rapidfuzz.distance import LCSseq

        begin = max(near.start, 0)
        return [
            (block.src_start + step, begin + block.dest_start + step)
            for block in LCSseq.opcodes(words, self._plain[begin : max(near.stop, 0)])
            if block.tag == "equal"
            for step in range(block.src_end - block.src_start)
        ]

    def _begin(self, new: int, lacking: int, before: Sequence[_Pair]) -> int:
        """The word with which a passage begins: words in the place of its first ones belong to it.

        Args:
            new: the first of its words that is found.
            lacking: how many of its words before that are not.
            before: words that stood before the passage, by how far, and where they are now.
        """
        if not lacking:
            return new
        if before and before[-1][0] <= _NEAR:
            begin = before[-1][1] + before[-1][0]
            if new - begin <= 2 * lacking + _NEAR:
                return min(begin, new)
        begin = new
        while begin and new - begin < lacking and not self._is_parted(begin - 1):
            begin -= 1
        return begin

    def _stop(self, new: int, lacking: int, behind: Sequence[_Pair]) -> int:
        """The word before which a passage ends, by the same rule."""
        if not lacking:
            return new
        if behind and behind[0][0] < _NEAR:
            stop = behind[0][1] - behind[0][0]
            if stop - new <= 2 * lacking + _NEAR:
                return max(stop, new)
        stop = new
        while stop < len(self._plain) and stop - new < lacking and not self._is_parted(stop - 1):
            stop += 1
        return stop

    def _is_parted(self, at: int) -> bool:
        """Whether a sentence ends between a word and the next."""
        between = self._body[self._words[at].end : self._words[at + 1].start]
        return _END_OF_SENTENCE.search(between) is not None


def _words(text: str, start: int = 0, end: int | None = None) -> Iterator[_Word]:
    """The words of a stretch of a text; each letter of a script that is written without blanks is one."""
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        yield _Word(match[0].lower(), *match.span())


def _signs(text: str) -> int:
    """How many signs a text begins with."""
    return sum(1 for _ in takewhile(lambda sign: not (sign.isalnum() or sign.isspace()), text))


def _core(pairs: Sequence[_Pair], words: Sequence[str]) -> Sequence[_Pair]:
    """The run of pairs that counts most, without words like `the` that happen to stand near the others."""
    best, best_run = 0, slice(0)
    total = begin = 0
    for at, (old, new) in enumerate(pairs):
        if at:
            before = pairs[at - 1]
            total -= _STRAY * max(new - before[1] - (old - before[0]), 0)
        if total <= 0:
            total, begin = 0, at
        total += len(words[old])
        if total > best:
            best, best_run = total, slice(begin, at + 1)
    return pairs[best_run]


def _if_much(pairs: list[_Pair], side: Sequence[str]) -> list[_Pair]:
    """What is left of the words beside a passage; nothing if it is little, and so may be there by chance."""
    return pairs if _share(pairs, side) >= _LEAST_BESIDE else []


def _share(pairs: Sequence[_Pair], words: Sequence[str]) -> float:
    """The share of words that pairs have, by their letters."""
    return _letters(words[at] for at, _ in pairs) / max(_letters(words), 1)


def _letters(words: Iterable[str]) -> int:
    return sum(map(len, words))


def _is_enough(passage: _Passage, found: _Found) -> bool:
    """Whether what was found is like enough to be taken for the passage."""
    own = passage.words[passage.first : passage.stop]
    few = len(own) + _letters(own) <= FEW
    least = LEAST_ALONE - (LEAST_ALONE - LEAST_IN_PLACE) * found.around
    return found.alike >= least and not (few and found.around < LEAST_AROUND_FEW)

"""What stands around two things of two texts, to tell whether they are about the same."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence

from msgspec import Struct

from newsbrowse.compare.grouping import Placed
from newsbrowse.compare.passages import Passage, is_content, stem, words_of
from newsbrowse.models import Article, Pair, Span

_WORDS = 10
_CHARACTERS = 80
_SHARED_NEAR = 2
"""Words that carry meaning, within ten words on both sides, that speak for one and the same thing."""
_SHARED_IN_SENTENCE = 3
_DIGITS = re.compile(r"\d")


class Surroundings(Struct):
    """A text and its sentences, to be asked what stands around a figure or a date."""

    article: Article
    passages: Sequence[Passage]

    def near(self, thing: Placed) -> frozenset[str]:
        """The stems of ten words before and behind, without numbers and the thing itself."""
        body = self.article.body
        before = words_of(_whole(body[max(thing.start - _CHARACTERS, 0) : thing.start]))[-_WORDS:]
        after = words_of(_whole(body[thing.end : thing.end + _CHARACTERS]))[:_WORDS]
        return _stems((*before, *after)) - _stems(words_of(thing.text))

    def sentence(self, thing: Placed) -> frozenset[str]:
        """The stems of the sentence that it begins in."""
        passage = self.passage(thing.start)
        return passage.stems - _stems(words_of(thing.text)) if passage else frozenset()

    def passage(self, position: int) -> Passage | None:
        """The sentence at a position of the body."""
        number = bisect_left(self.passages, position + 1, key=lambda passage: passage.span.end)
        return self.passages[number] if number < len(self.passages) else None


def share_subject(
    ours: tuple[Surroundings, Placed],
    theirs: tuple[Surroundings, Placed],
    aligned: Collection[tuple[Span, Span]],
) -> bool:
    """Whether two things stand in aligned sentences, or in the midst of the same words.

    Args:
        ours: a thing and the text that it is in.
        theirs: one of the other text.
        aligned: see `places_of`.
    """
    (left, mine), (right, other) = ours, theirs
    if len(left.near(mine) & right.near(other)) >= _SHARED_NEAR:
        return True
    if len(left.sentence(mine) & right.sentence(other)) >= _SHARED_IN_SENTENCE:
        return True
    here, there = left.passage(mine.start), right.passage(other.start)
    return bool(here and there and (here.span, there.span) in aligned)


def places_of(pairs: Sequence[Pair]) -> frozenset[tuple[Span, Span]]:
    """The places of aligned sentences."""
    return frozenset((pair.left, pair.right) for pair in pairs)


def _whole(text: str) -> str:
    """A stretch without the pieces of words at its ends."""
    return " ".join(text.split(" ")[1:-1]) if len(text) == _CHARACTERS else text


def _stems(words: Collection[str]) -> frozenset[str]:
    return frozenset(stem(word) for word in words if is_content(word) and not _DIGITS.match(word))

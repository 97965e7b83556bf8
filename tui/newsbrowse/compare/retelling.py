"""Where a text retells in words of its own what another quotes.

The same person must be named with it, or in the sentence before, and most words that carry meaning must
stand close to one another: `the most important bilateral relationship in the world` is retold by `described
relations as the world's most critical bilateral ones`, and not by any other sentence on relations.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set

from msgspec import Struct, field

from newsbrowse.compare.passages import Passage, denies, is_content, stem, surname, words_of
from newsbrowse.models import Article, Span

_LEAST = 0.75
"""The share of the words of a quote that a retelling has."""
_MIN_COMMON = 3
_MIN_UNNAMED = 2
"""Common words beside names of people and countries: who is spoken of says little of what is said."""
_MOST_WORDS = 40
"""A longer quote is no phrase that is retold in a clause."""
_WIDER = 1.5
"""How many times more words than the quote a retelling may have."""
_ROOT = 5
"""Letters by which two words of one root begin alike: `relations`, `relationship`."""
_MAX_POSTINGS = 60
_CANDIDATES = 6
_PRONOUNS = frozenset(("he", "she"))
_WORD = re.compile(r"\w+(?:[.,'’&]\w+)*")
_EDGE = re.compile(r"[,;:!?](?!\w)|[—–()\[\]\n]|\b(?:and|but|that|who|which|while)\b|[.”’\"]+$")
"""Where a clause ends, or another begins."""


class Retold(Struct, frozen=True):
    """A stretch of a text that retells a quote, with the words of either that the other lacks."""

    span: Span
    only_quoted: tuple[str, ...]
    only_retold: tuple[str, ...]


class Retelling(Struct):
    """The sentences of one text, to be asked where they retell quotes of another."""

    article: Article
    passages: Sequence[Passage]
    _postings: dict[str, list[int]] = field(default_factory=dict)

    def of(self, words: Sequence[str], speakers: Collection[str]) -> Retold | None:
        """The stretch that retells the words of a quote of one of these speakers, or None."""
        wanted = list(dict.fromkeys(stem(word) for word in words if is_content(word)))
        people = {surname(speaker) for speaker in speakers}
        if len(wanted) < _MIN_COMMON or len(words) > _MOST_WORDS or not people:
            return None
        found = (self._within(passage, words, wanted) for passage in self._candidates(wanted, people))
        return next((retold for retold in found if retold), None)

    def _candidates(self, wanted: Sequence[str], people: Set[str]) -> Iterator[Passage]:
        """The sentences by or about the speaker with the most of the words, the most first."""
        if not self._postings:
            self._postings = _postings(self.passages)
        lists = (self._postings.get(one, ()) for one in wanted)
        shared = Counter(number for numbers in lists if len(numbers) <= _MAX_POSTINGS for number in numbers)
        for number, common in shared.most_common(_CANDIDATES):
            if common >= _MIN_UNNAMED and self._is_of(number, people):
                yield self.passages[number]

    def _is_of(self, number: int, people: Set[str]) -> bool:
        """Whether a sentence names one of some people, or has a pronoun for the one named before it."""
        passage = self.passages[number]
        if not people.isdisjoint(passage.facts.get("person", ())):
            return True
        if not number or not _PRONOUNS.intersection(passage.words[:2]):
            return False
        before = self.passages[number - 1].facts.get("person", frozenset())
        return len(before) == 1 and not people.isdisjoint(before)

    def _within(self, passage: Passage, words: Sequence[str], wanted: Sequence[str]) -> Retold | None:
        """The clause of a sentence that retells a quote: most of its words are near one another."""
        told = self._words(passage)
        first, last = _closest(_places(told, wanted))
        inside = _places(told[first : last + 1], wanted)
        enough = len(inside) >= max(_MIN_COMMON, _LEAST * len(wanted)) and last - first < _WIDER * len(words)
        if not enough or len(inside.keys() - passage.named) < _MIN_UNNAMED:
            return None
        span = _clause(self.article.body, passage.span, told[first][1].start, told[last][1].end)
        clause = [word for word, place in told if span.start <= place.start < span.end]
        if denies(clause) != denies(words):
            return None
        return Retold(span, _lacking(words, inside), _lacking(clause, wanted))

    def _words(self, passage: Passage) -> list[tuple[str, Span]]:
        """The folded words of a sentence with their places in the body."""
        matches = _WORD.finditer(self.article.body, passage.span.start, passage.span.end)
        return [(word, Span(*match.span())) for match in matches for word in words_of(match[0])[:1]]


def _postings(passages: Sequence[Passage]) -> dict[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, passage in enumerate(passages):
        for one in passage.stems:
            found[one].append(number)
    return dict(found)


def _places(told: Sequence[tuple[str, Span]], wanted: Sequence[str]) -> dict[str, list[int]]:
    """For each wanted stem that is there, the numbers of the words of its root."""
    stems = [stem(word) if is_content(word) else "" for word, _ in told]
    found = ((one, [at for at, other in enumerate(stems) if _are_akin(one, other)]) for one in wanted)
    return {one: numbers for one, numbers in found if numbers}


def _lacking(words: Sequence[str], stems: Iterable[str]) -> tuple[str, ...]:
    """The words that carry meaning and are akin to none of some stems."""
    others = tuple(stems)
    content = (word for word in words if is_content(word))
    return tuple(word for word in content if not any(_are_akin(stem(word), one) for one in others))


def _are_akin(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) >= _ROOT and long.startswith(short))


def _closest(places: Mapping[str, Sequence[int]]) -> tuple[int, int]:
    """The shortest stretch, by its first and last word, that has a word of each root; (0, -1) of none."""
    best = (0, -1)
    for start in sorted({at for numbers in places.values() for at in numbers}):
        nearest = [
            numbers[bisect_left(numbers, start)] for numbers in places.values() if numbers[-1] >= start
        ]
        if len(nearest) < len(places):
            break
        end = max(nearest)
        if best[1] < 0 or end - start < best[1] - best[0]:
            best = (start, end)
    return best


def _clause(body: str, sentence: Span, start: int, end: int) -> Span:
    """A stretch of a sentence, up to the marks on both sides of it."""
    before = [match.end() for match in _EDGE.finditer(body, sentence.start, start)]
    after = _EDGE.search(body, end, sentence.end)
    first, last = before[-1] if before else sentence.start, after.start() if after else sentence.end
    text = body[first:last]
    first += len(text) - len(text.lstrip())
    return Span(first + _is_open(text.strip()), first + len(text.strip()))


def _is_open(text: str) -> bool:
    """Whether a stretch begins with a quotation mark that has no partner in it."""
    return (text.startswith("“") and "”" not in text) or (text.startswith('"') and text.count('"') == 1)

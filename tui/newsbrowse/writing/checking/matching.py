"""The sentences of articles that have to do with a draft's, by their rare words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from math import log, sqrt

from msgspec import Struct

from newsbrowse.compare.likeness import in_order
from newsbrowse.compare.passages import KINDS_OF_FACTS, Passage
from newsbrowse.models import Article, Span
from newsbrowse.text.months import MONTH_NAMES
from newsbrowse.writing.checking.draft import Sentence
from newsbrowse.writing.checking.values import WEEKDAYS

_PRIOR = 60
_MOST_MATCHES = 12
_LEAST = 0.2
"""The score from which on a sentence has to do with the draft's."""
_ENOUGH = 2.0
"""How many words that occur once must be shared, or more frequent ones of their weight, to be no accident."""
_ONE_SIDED = 0.9
"""What counts of the share that one sentence alone has in common with the other."""
_COPIED = 0.7
"""The share of words in order from which on a sentence is a copy with few words changed."""
_LEAST_COPIED = 6
_BY_A_FIGURE = 0.3
"""How much of what is missing from a score a figure in common makes up for."""
_DOZEN = 12
_LEAST_DOING = 2
_NAMES_ALONE = 0.4
"""The highest score of sentences that share fewer words than these besides names of people."""
_OTHER_NAMES = 0.45
"""The highest score of a sentence whose article has none of the names of the draft's sentence."""
_CONTEXT = ("person", "country")


_LETTERS = re.compile(r"[^\W\d_]{2,}")
_CALENDAR = frozenset((*WEEKDAYS, *(name.lower() for name in MONTH_NAMES)))


class LibrarySentence(Struct, frozen=True):
    """A sentence of an article of the library."""

    article: Article
    passage: Passage

    @property
    def span(self) -> Span:
        """Where it stands in the article's body."""
        return self.passage.span


class Match(Struct, frozen=True):
    """A sentence of the library that has to do with one of the draft; `score` is in 0..1."""

    sentence: LibrarySentence
    score: float


class SentenceIndex:
    """Sentences by their words, each weighted by how rare it is among them."""

    def __init__(
        self, draft: Sequence[Sentence], found: Sequence[LibrarySentence], names: frozenset[str]
    ) -> None:
        self._found = found
        self._names = names
        self._cased = _Cased(found)
        terms = [_terms(one.passage) for one in found]
        count = Counter(term for one in terms for term in one)
        total = len(found) + _PRIOR
        count.update(term for one in draft for term in _terms(one.passage) if term not in count)
        self._enough = _ENOUGH * log(total)
        self._rarity = {term: log(total / n) for term, n in count.items()}
        self._weights = [self._weighted(one) for one in terms]
        self._norms = [_norm(one) for one in self._weights]
        self._sums = [sum(one.values()) or 1.0 for one in self._weights]
        self._postings: defaultdict[str, list[int]] = defaultdict(list)
        for number, one in enumerate(terms):
            for term in one:
                self._postings[term].append(number)

    def is_common(self, word: str) -> bool:
        """Whether some sentence writes a word without a capital."""
        return self._cased.is_common(word)

    def matches(self, sentence: Sentence) -> tuple[Match, ...]:
        """The best sentences for one of the draft."""
        ours = self._weighted(_terms(sentence.passage))
        shared: defaultdict[int, float] = defaultdict(float)
        for term, weight in ours.items():
            for number in self._postings.get(term, ()):
                shared[number] += weight * weight
        likely = sorted(shared, key=lambda n: shared[n] / sqrt(self._norms[n]), reverse=True)
        likely = likely[: 5 * _MOST_MATCHES]
        named = self._cased.names(sentence.text)
        found = [Match(self._found[n], min(self._most(named, n), self._score(ours, n))) for n in likely]
        found = [
            _with_its_figure(sentence.passage, _as_copy(sentence.passage, one))
            for one in found
            if one.score >= _LEAST
        ]
        return tuple(sorted(found, key=lambda one: -one.score)[:_MOST_MATCHES])

    def _most(self, named: frozenset[str], number: int) -> float:
        """Less than 1 where an article has none of the names that a sentence is about."""
        has_one = not named or not named.isdisjoint(self._cased.words(self._found[number].article))
        return 1.0 if has_one else _OTHER_NAMES

    def _score(self, ours: dict[str, float], number: int) -> float:
        """How sure it is that two sentences speak of the same thing, 0..1.

        Either may say more than the other: a draft joins sentences and shortens them. What people have in
        common who do one thing after the other is no more than their names.
        """
        theirs = self._weights[number]
        shared = ours.keys() & theirs.keys()
        weight = sum(ours[term] for term in shared)
        cosine = sum(ours[term] * theirs[term] for term in shared) / (_norm(ours) * self._norms[number])
        contained = weight / min(sum(ours.values()) or 1.0, self._sums[number])
        doing = sum(":" not in term and term not in self._names for term in shared)
        most = 1.0 if doing >= _LEAST_DOING else _NAMES_ALONE
        return min(most, max(cosine, _ONE_SIDED * contained) * min(1.0, weight / self._enough))

    def _weighted(self, terms: dict[str, float]) -> dict[str, float]:
        return {term: weight * self._rarity[term] for term, weight in terms.items()}


def _as_copy(ours: Passage, match: Match) -> Match:
    """A match with the share of words in order for its score, where one sentence is a copy of the other."""
    theirs = match.sentence.passage
    if min(len(ours.words), len(theirs.words)) < _LEAST_COPIED:
        return match
    order = in_order(ours.words, theirs.words)
    return Match(match.sentence, max(match.score, order)) if order >= _COPIED else match


def _with_its_figure(ours: Passage, match: Match) -> Match:
    """A match with a higher score where both sentences have the same sum, share or large number."""
    theirs = match.sentence.passage.facts.get("figure", frozenset())
    shared = any(_is_telling(key) for key in theirs & ours.facts.get("figure", frozenset()))
    return Match(match.sentence, match.score + _BY_A_FIGURE * (1 - match.score)) if shared else match


def _is_telling(figure: str) -> bool:
    """Whether a figure says what a sentence is about; counts up to a dozen are anywhere."""
    value, _, unit = figure.partition(" ")
    return bool(unit) and abs(float(value)) > _DOZEN


class _Cased:
    """Tells which words of a sentence are names: those with a capital that no article writes without."""

    def __init__(self, found: Sequence[LibrarySentence]) -> None:
        self._words: dict[str, frozenset[str]] = {}
        self._small: set[str] = set()
        for article in {one.article.id: one.article for one in found}.values():
            words = set(_LETTERS.findall(article.body))
            self._small.update(word for word in words if word.islower())
            self._words[article.id] = frozenset(word.lower() for word in words)

    def names(self, text: str) -> frozenset[str]:
        """The names of a sentence, in small letters; days and months are none."""
        words = (word for word in _LETTERS.findall(text) if word[:1].isupper())
        return frozenset(word.lower() for word in words if word.lower() not in self._small) - _CALENDAR

    def is_common(self, word: str) -> bool:
        """Whether a word is also written without a capital."""
        return word.lower() in self._small

    def words(self, article: Article) -> frozenset[str]:
        """All words of an article, in small letters."""
        return self._words[article.id]


def _terms(passage: Passage) -> dict[str, float]:
    """What a sentence is about, without the figures and days that are looked up."""
    terms = {stem: 1.0 for stem in passage.stems if not stem[0].isdigit()}
    for kind in _CONTEXT:
        for value in passage.facts.get(kind, ()):
            terms[f"{kind}:{value}"] = KINDS_OF_FACTS[kind]
    return terms


def _norm(weights: dict[str, float]) -> float:
    return sqrt(sum(weight * weight for weight in weights.values())) or 1.0

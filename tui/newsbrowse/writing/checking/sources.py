"""The sentences of a library that a draft's sentences are held against."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from math import log, sqrt

from msgspec import Struct

from newsbrowse.archive.library import Library
from newsbrowse.compare.likeness import in_order
from newsbrowse.compare.passages import KINDS_OF_FACTS, Passage, content_words, passages, stem, words_of
from newsbrowse.models import Article, Search, Sort, Span
from newsbrowse.text.months import MONTH_NAMES
from newsbrowse.text.sentences import sentences
from newsbrowse.writing.checking.draft import Draft, Sentence
from newsbrowse.writing.checking.values import WEEKDAYS

_ARTICLES = 8
"""Articles that are looked into for each sentence."""
_MOST_WORDS = 40
"""Words of a sentence that are searched for."""
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
_LEAST_DOING = 2
_NAMES_ALONE = 0.4
"""The highest score of sentences that share fewer words than these besides names of people."""
_OTHER_NAMES = 0.45
"""The highest score of a sentence whose article has none of the names of the draft's sentence."""
_AROUND = 200
"""Characters on either side of a place in which an article has words of a draft's sentence."""
_SOME_WORDS = 2
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


class Sources:
    """What a library has on the subjects of a draft, article by article and sentence by sentence."""

    def __init__(self, library: Library, draft: Draft) -> None:
        self.library = library
        self._articles: dict[str, Article] = {}
        self._near: dict[int, tuple[str, ...]] = {}
        self._matches: dict[int, tuple[Match, ...]] = {}
        for sentence in draft.sentences:
            self._near[sentence.passage.number] = self._searched(_any_of(sentence.passage.words))
        named = (draft.article, *self.articles)
        names = frozenset(
            stem(word) for one in named for person in one.analysis.people for word in words_of(person.name)
        )
        self._index = _Index(draft.sentences, self._library_sentences(), names)

    @property
    def articles(self) -> Iterable[Article]:
        """All articles that were looked into."""
        return self._articles.values()

    def is_common(self, word: str) -> bool:
        """Whether some article writes a word without a capital."""
        return self._index.is_common(word)

    def articles_near(self, sentence: Sentence) -> list[Article]:
        """The articles that have most of a sentence's words, the best first."""
        return [self._articles[one] for one in self._near[sentence.passage.number]]

    def matches(self, sentence: Sentence) -> tuple[Match, ...]:
        """The sentences that have to do with one of the draft, the best first."""
        number = sentence.passage.number
        if number not in self._matches:
            self._matches[number] = self._index.matches(sentence)
        return self._matches[number]

    def with_words(self, query: str, limit: int = _ARTICLES) -> list[Article]:
        """The articles that a query finds, the best first."""
        return [self._articles[one] for one in self._searched(query, limit)]

    def _searched(self, query: str, limit: int = _ARTICLES) -> tuple[str, ...]:
        if not query:
            return ()
        page = self.library.search(Search(query, sort=Sort.RELEVANCE), limit=limit, snippets=False)
        for hit in page.hits:
            if hit.id not in self._articles:
                self._articles[hit.id] = self.library.article(hit.id)
        return tuple(hit.id for hit in page.hits)

    def _library_sentences(self) -> list[LibrarySentence]:
        return [
            LibrarySentence(article, passage)
            for article in self._articles.values()
            for passage in passages(article, sentences(article.body))
        ]


def speaks_around(sentence: Sentence, ours: Span, article: Article, theirs: Span) -> bool:
    """Whether an article has words of a draft's sentence near a place: it speaks of the same there.

    Args:
        sentence: the draft's.
        ours: what is looked up in it, whose own words do not count.
        article: the article.
        theirs: the place in its body.
    """
    own = set(words_of(sentence.text[ours.start - sentence.span.start : ours.end - sentence.span.start]))
    wanted = {stem(word) for word in content_words(sentence.passage.words) if word not in own}
    around = article.body[max(theirs.start - _AROUND, 0) : theirs.end + _AROUND]
    return len(wanted & {stem(word) for word in words_of(around)}) >= _SOME_WORDS


def _any_of(words: Sequence[str]) -> str:
    wanted = content_words(words)
    once = dict.fromkeys(part for word in words if word in wanted for part in _plain(word))
    return " OR ".join(list(once)[:_MOST_WORDS])


def _plain(word: str) -> list[str]:
    """The parts of a word that mean nothing to the query language."""
    return [part for part in "".join(c if c.isalnum() else " " for c in word).split() if len(part) > 1]


class _Index:
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
        found = [_as_copy(sentence.passage, one) for one in found if one.score >= _LEAST]
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

"""The articles and sentences of a library that a draft's sentences are held against."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence, Set

from newsbrowse.archive.library import Library
from newsbrowse.compare.passages import content_words, passages, stem, words_of
from newsbrowse.models import Article, Figure, Search, Sort, Span
from newsbrowse.text.sentences import sentences
from newsbrowse.writing.checking.amounts import amounts
from newsbrowse.writing.checking.capitals import parts_in
from newsbrowse.writing.checking.draft import Draft, Sentence
from newsbrowse.writing.checking.matching import LibrarySentence, Match, SentenceIndex

_ARTICLES = 8
"""Articles that are looked into for each sentence."""
_MOST_WORDS = 40
"""Words of a sentence that are searched for."""
_AROUND = 200
"""Characters on either side of a place in which an article has words of a draft's sentence."""
_SOME_WORDS = 2
_TOLD = 0.4
"""The score from which on what stands around a sentence is told of what stands around the draft's."""


class Sources:
    """What a library has on the subjects of a draft, article by article and sentence by sentence."""

    def __init__(self, library: Library, draft: Draft, progress: Callable[[int], None] | None = None) -> None:
        """Look up what a draft's sentences are about.

        Args:
            library: where.
            draft: the draft, or a part of it.
            progress: is told how many sentences are looked up.
        """
        self.library = library
        self._all_words: dict[str, frozenset[str]] = {}
        self._articles: dict[str, Article] = {}
        self._near: dict[int, tuple[str, ...]] = {}
        self._matches: dict[int, tuple[Match, ...]] = {}
        self._spans: dict[str, list[Span]] = {}
        self._amounts: dict[str, list[Figure]] = {}
        self._names: dict[str, frozenset[str]] = {}
        self._told: dict[int, list[tuple[str, Span]]] = {}
        self._sentences = draft.sentences
        self._places = {one.passage.number: at for at, one in enumerate(draft.sentences)}
        for done, sentence in enumerate(draft.sentences):
            self._near[sentence.passage.number] = self._searched(_any_of(sentence.passage.words))
            if progress is not None:
                progress(done + 1)
        named = (draft.article, *self.articles)
        names = frozenset(
            stem(word) for one in named for person in one.analysis.people for word in words_of(person.name)
        )
        self._index = SentenceIndex(draft.sentences, self._library_sentences(), names)

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

    def articles_around(self, sentence: Sentence) -> list[Article]:
        """The articles that have most of the words of a sentence or of one beside it."""
        near = (number for one in self._beside(sentence) for number in self._near[one.passage.number])
        return [self._articles[one] for one in dict.fromkeys(near)]

    def speaks_of(
        self, sentence: Sentence, here: Span, article: Article, there: Span, *, is_telling: bool = False
    ) -> bool:
        """Whether an article speaks at a place of what a sentence of the draft does, or one beside it.

        Args:
            sentence: the draft's.
            here: what is looked up in it, whose own words do not count.
            article: the article.
            there: the place in its body.
            is_telling: whether what is looked up is rare by itself, so that one word in common is enough.
        """
        if article.id in self._near[sentence.passage.number]:
            own = set(
                words_of(sentence.text[here.start - sentence.span.start : here.end - sentence.span.start])
            )
            wanted = {stem(word) for word in content_words(sentence.passage.words) if word not in own}
            around = article.body[max(there.start - _AROUND, 0) : there.end + _AROUND]
            least = 1 if is_telling else _SOME_WORDS
            if len(wanted & {stem(word) for word in words_of(around)}) >= least:
                return True
        return any(
            one == article.id and span.start <= there.start < span.end
            for one, span in self._told_beside(sentence)
        )

    def _told_beside(self, sentence: Sentence) -> list[tuple[str, Span]]:
        """What the library tells of the sentences beside one of the draft, and what is around it; by id."""
        number = sentence.passage.number
        if number not in self._told:
            self._told[number] = [
                (match.sentence.article.id, self._wider(match.sentence))
                for one in self._beside(sentence)[1:]
                for match in self.matches(one)
                if match.score >= _TOLD
            ]
        return self._told[number]

    def _wider(self, sentence: LibrarySentence) -> Span:
        """A sentence with the one before it and the next one."""
        spans = self._spans_of(sentence.article)
        at = max(0, bisect_right(spans, sentence.span.start, key=lambda one: one.start) - 1)
        return Span(spans[max(0, at - 1)].start, spans[min(len(spans) - 1, at + 1)].end)

    def amounts(self, article: Article) -> list[Figure]:
        """All amounts of an article, cut once."""
        if article.id not in self._amounts:
            self._amounts[article.id] = amounts(article, Span(0, len(article.body)))
        return self._amounts[article.id]

    def may_hold(self, article: Article, words: Set[str]) -> bool:
        """Whether an article may have half of some words; a quick look before a close one."""
        its = self._all_words.get(article.id)
        return its is None or 2 * len(words & its) >= len(words)

    def text_of(self, match: Match) -> str:
        """The words of a sentence that has to do with one of the draft."""
        start, end = match.sentence.span
        return match.sentence.article.body[start:end]

    def names_of(self, article: Article) -> frozenset[str]:
        """The runs of words with capitals of an article."""
        if article.id not in self._names:
            self._names[article.id] = frozenset(name for name, _ in parts_in(article.body))
        return self._names[article.id]

    def _beside(self, sentence: Sentence) -> list[Sentence]:
        """A sentence first, then the one before it and the next one."""
        at = self._places[sentence.passage.number]
        return [sentence, *self._sentences[max(0, at - 1) : at], *self._sentences[at + 1 : at + 2]]

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

    def sentence_at(self, article: Article, place: int) -> tuple[Span, Span | None]:
        """The sentence of an article at a place of its body, and the one before it."""
        spans = self._spans_of(article)
        at = max(0, bisect_right(spans, place, key=lambda one: one.start) - 1)
        return (spans[at], spans[at - 1] if at else None) if spans else (Span(place, place), None)

    def _spans_of(self, article: Article) -> list[Span]:
        if article.id not in self._spans:
            self._spans[article.id] = sentences(article.body)
        return self._spans[article.id]

    def _library_sentences(self) -> list[LibrarySentence]:
        found: list[LibrarySentence] = []
        for article in self._articles.values():
            its = passages(article, self._spans_of(article))
            self._all_words[article.id] = frozenset(word for one in its for word in one.words)
            found += [LibrarySentence(article, one) for one in its]
        return found


def _any_of(words: Sequence[str]) -> str:
    wanted = content_words(words)
    once = dict.fromkeys(part for word in words if word in wanted for part in _plain(word))
    return " OR ".join(list(once)[:_MOST_WORDS])


def _plain(word: str) -> list[str]:
    """The parts of a word that mean nothing to the query language."""
    return [part for part in "".join(c if c.isalnum() else " " for c in word).split() if len(part) > 1]

"""The quotations of a draft: the same words in the library, nearly the same, or none; and who said them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from newsbrowse.compare.grouping import put
from newsbrowse.compare.passages import content_words
from newsbrowse.models import Article, Quote, Span
from newsbrowse.text.clean import clean
from newsbrowse.text.fold import fold
from newsbrowse.writing.checking.draft import Draft, Sentence
from newsbrowse.writing.checking.findings import Evidence, Finding, Kind, Verdict
from newsbrowse.writing.checking.slips import is_slip_of
from newsbrowse.writing.checking.sources import Sources
from newsbrowse.writing.checking.tellers import (
    is_only_guessed,
    label_of,
    one_acting,
    one_beginning,
    one_saying,
)
from newsbrowse.writing.checking.wording import Place, Words, parts_of, place_of

_NEAR = 0.6
"""The share of words in order from which on a passage is a quotation's, with other words."""
_SURELY_NEAR = 0.75
"""The same, from which on it is told who said them."""
_SHORT = 4
"""Quotations of fewer words are near to another only in a sentence on the same thing."""
_SAME_THING = 0.4
_PHRASE = 16
_MOST_RUNS = 4
_MOST_PLACES = 3
_CUT_ALIKE = re.compile(r"\w+")
_CUT_OTHERWISE = re.compile(r"\w*['’]\w*|\[[^\]]*\]|\.{3}|…")
_SO_CALLED = re.compile(r"\bso-called (?:[a-z]+ )?\W$", re.IGNORECASE)
_BEFORE = 30
_SHORTEST = 3
"""Letters of the shortest quotation that is looked up."""


class _Found(Struct, frozen=True):
    article: Article
    place: Place


class Quotations:
    """Looks up the quotations of one draft."""

    def __init__(self, draft: Draft, sources: Sources) -> None:
        self._draft = draft
        self._sources = sources
        self._words: dict[str, Words] = {}

    def findings(self) -> Iterator[Finding]:
        """One for each quotation, and one for its speaker where the library names another."""
        for quote in self._draft.quotes:
            parts = parts_of(quote.text)
            if sum(len(word) for part in parts for word in part) < _SHORTEST:
                continue
            around = [
                s for s in self._draft.sentences if s.span.start < quote.end and quote.start < s.span.end
            ]
            places = self._places(quote.text, parts, around)
            if _SO_CALLED.search(self._draft.article.body[max(0, quote.start - _BEFORE) : quote.start]):
                continue
            if title := self._title(quote, parts):
                yield title
                continue
            yield from self._told(quote, parts, places, around)

    def _places(self, text: str, parts: Sequence[Sequence[str]], around: Sequence[Sentence]) -> list[_Found]:
        """Where a quotation stands in the library, the likest place of each article first."""
        found: dict[str, _Found] = {}
        telling = content_words(word for part in parts for word in part)
        for article in self._candidates(text, parts, around):
            if article.id in found or not self._sources.may_hold(article, telling):
                continue
            if place := place_of(parts, self._cut(article)):
                found[article.id] = _Found(article, place)
        return sorted(found.values(), key=lambda one: -one.place.likeness)

    def _title(self, quote: Quote, parts: Sequence[Sequence[str]]) -> Finding | None:
        """A quotation that is the title of an article: `In “Xi urges caution”, Global Brief says …`."""
        if sum(map(len, parts)) < _SHORT:
            return None
        for article in self._sources.with_words(_cut_alike(quote.text)):
            place = place_of(parts, Words.of(article.title))
            if place is not None and place.likeness == 1.0:
                text, there = one_line(quote.text), Evidence(article, Span(0, 0), one_line(article.title))
                return Finding(
                    Kind.QUOTE, Verdict.FOUND, Span(quote.start, quote.end), text, (there,), "its title"
                )
        return None

    def _candidates(
        self, text: str, parts: Sequence[Sequence[str]], around: Sequence[Sentence]
    ) -> Iterator[Article]:
        for sentence in around:
            yield from self._sources.articles_near(sentence)
        if phrases := _cut_alike(text):
            yield from self._sources.with_words(phrases)
        longest = max(parts, key=len)
        if len(longest) >= _SHORT:
            words = list(dict.fromkeys(w for w in longest if w in content_words(longest)))[: 2 * _PHRASE]
            yield from self._sources.with_words(" OR ".join(words))

    def _cut(self, article: Article) -> Words:
        if article.id not in self._words:
            self._words[article.id] = Words.of(article.body)
        return self._words[article.id]

    def _told(
        self, quote: Quote, parts: Sequence[Sequence[str]], places: list[_Found], around: Sequence[Sentence]
    ) -> Iterator[Finding]:
        span, text = Span(quote.start, quote.end), one_line(quote.text)
        same = [one for one in places if one.place.likeness == 1.0]
        if same:
            yield Finding(Kind.QUOTE, Verdict.FOUND, span, text, _evidence(same))
            yield from self._speaker(quote, same, around)
        elif sum(map(len, parts)) >= _SHORT:
            near = [one for one in places if one.place.likeness >= _NEAR and _says_the_same(quote, one)]
            yield Finding(
                Kind.QUOTE, _verdict(near), span, text, _evidence(near), "other words" if near else ""
            )
            surely = [one for one in near if one.place.likeness >= _SURELY_NEAR]
            yield from self._speaker(quote, surely, around)
        else:
            yield self._short(quote, around)

    def _short(self, quote: Quote, around: Sequence[Sentence]) -> Finding:
        """A quotation of few words differs from one in a sentence on the same thing that shares a word."""
        span, text = Span(quote.start, quote.end), one_line(quote.text)
        ours = content_words(Words.of(quote.text).words)
        near = [
            Evidence(match.sentence.article, Span(other.start, other.end), one_line(other.text))
            for sentence in around
            for match in self._sources.matches(sentence)
            if match.score >= _SAME_THING
            for other in match.sentence.article.analysis.quotes
            if match.sentence.span.start <= other.start < match.sentence.span.end
            and _shares_a_word(ours, other.text)
        ]
        return Finding(
            Kind.QUOTE, _verdict(near), span, text, tuple(near[:_MOST_PLACES]), "other words" if near else ""
        )

    def _on_the_same(
        self, quote: Quote, places: Sequence[_Found], around: Sequence[Sentence]
    ) -> Sequence[_Found]:
        """The places of a quotation; of a few words only those on the same thing: others use them too."""
        if len(Words.of(quote.text).words) >= _SHORT:
            return places
        near = {
            (match.sentence.article.id, match.sentence.span)
            for sentence in around
            for match in self._sources.matches(sentence)
            if match.score >= _SAME_THING
        }
        return [
            one
            for one in places
            if any(short == one.article.id and _within(one.place.span, span) for short, span in near)
        ]

    def _speaker(
        self, quote: Quote, places: Sequence[_Found], around: Sequence[Sentence]
    ) -> Iterator[Finding]:
        """What the library says of who spoke, where both say it; any article that agrees suffices.

        Nothing is said where the draft's sentence names the library's speaker too: it may mean that one.
        """
        beginning = self._beginning(quote, around)
        ours = beginning or self._teller(quote, around)
        said = [
            (one, who)
            for one in (self._on_the_same(quote, places, around) if ours else ())
            for who in self._tellers(one)
        ]
        if not said:
            return
        agreeing = [one for one in said if same_person(one[1], ours)]
        words = set() if beginning else {word for one in around for word in one.passage.words}
        if not agreeing and any(not words.isdisjoint(fold(who).split()) for _, who in said):
            return
        if not agreeing and (slip := self._misspelt(ours, said)):
            yield slip
            return
        verdict = Verdict.FOUND if agreeing else Verdict.DIFFERS
        evidence = tuple(Evidence(one.article, one.place.span, put(who)) for one, who in agreeing or said)
        note = "" if agreeing else "another speaker"
        span = Span(quote.start, quote.end)
        yield Finding(Kind.SPEAKER, verdict, span, put(ours), evidence[:_MOST_PLACES], note)

    def _beginning(self, quote: Quote, around: Sequence[Sentence]) -> str:
        """The one who acts in a part of the sentence that begins anew before the words."""
        where = Span(quote.start, quote.end)
        return one_beginning(self._draft.article, around[0].span, where) if around else ""

    def _teller(self, quote: Quote, around: Sequence[Sentence]) -> str:
        """Who says the words in the draft: as it was read, by the label of the line, or the one who acts."""
        article = self._draft.article
        span = Span(quote.start, quote.end)
        if quote.speaker:
            near = (article, *(other for one in around for other in self._sources.articles_near(one)))
            is_told = any(_is_person(quote.speaker, one) for one in near)
            return quote.speaker if is_told and not is_only_guessed(article, quote.speaker, span) else ""
        names = [person.name for person in article.analysis.people]
        if label := label_of(article.body, quote.start, names):
            return label
        acting = (one_acting(article, one.span, span) for one in around[:1])
        saying = (one_saying(article, one.span) for one in around[:1])
        return next(acting, "") or next(saying, "")

    def _tellers(self, found: _Found) -> list[str]:
        """Who says the words at a place of the library."""
        article, place = found.article, found.place.span
        there = [q for q in article.analysis.quotes if q.start < place.end and place.start < q.end]
        if any(one.speaker for one in there):
            return [q.speaker for q in there if q.speaker and _is_person(q.speaker, article)]
        sentence, _ = self._sources.sentence_at(article, place.start)
        who = one_acting(article, sentence, place) if there else ""
        return [who] if who else []

    def _misspelt(self, ours: str, said: Sequence[tuple[_Found, str]]) -> Finding | None:
        """The name of the one who speaks, where it is a slip of the name that the library has for it."""
        known = next(((one, who) for one, who in said if is_slip_of(ours, who)), None)
        places = (one.mentions[0] for one in self._draft.article.analysis.people if one.name == ours)
        at = next(places, None)
        if known is None or at is None:
            return None
        place = Evidence(known[0].article, known[0].place.span, put(known[1]))
        note = f"did you mean {put(known[1])}?"
        return Finding(Kind.NAME, Verdict.DIFFERS, at, put(ours), (place,), note)


def _is_person(speaker: str, article: Article) -> bool:
    """Whether a speaker is one of an article's people, not `senior official`."""
    return any(same_person(speaker, person.name) for person in article.analysis.people)


def same_person(one: str, other: str) -> bool:
    """Whether two names may be one person's: the last word is the same, or one has all words of the other."""
    ours, theirs = fold(one).replace(".", " ").split(), fold(other).replace(".", " ").split()
    if not ours or not theirs:
        return False
    return ours[-1] == theirs[-1] or set(ours) <= set(theirs) or set(theirs) <= set(ours)


def _says_the_same(quote: Quote, found: _Found) -> bool:
    """Whether half of the words that carry meaning are common: `I think it will be` has none of its own."""
    start, end = found.place.span
    ours, theirs = (
        content_words(Words.of(text).words) for text in (quote.text, found.article.body[start:end])
    )
    return 2 * len(ours & theirs) >= len(ours) > 0


def _cut_alike(text: str) -> str:
    """A query for the words in a row that everyone cuts alike: without apostrophes, or words left out."""
    runs = [_CUT_ALIKE.findall(run)[:_PHRASE] for run in _CUT_OTHERWISE.split(text)]
    longest = sorted(filter(None, runs), key=len, reverse=True)[:_MOST_RUNS]
    return " ".join(f'"{" ".join(run)}"' for run in longest)


def _within(place: Span, sentence: Span) -> bool:
    return sentence.start <= place.start < sentence.end


def _shares_a_word(ours: set[str], other: str) -> bool:
    return not ours.isdisjoint(content_words(Words.of(other).words))


def one_line(text: str) -> str:
    """Words on one clean line, whole."""
    return " ".join(clean(text).split())


def _verdict(near: Sequence[object]) -> Verdict:
    return Verdict.DIFFERS if near else Verdict.NOT_FOUND


def _evidence(places: Sequence[_Found]) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(
            one.article, one.place.span, one_line(one.article.body[one.place.span.start : one.place.span.end])
        )
        for one in places[:_MOST_PLACES]
    )

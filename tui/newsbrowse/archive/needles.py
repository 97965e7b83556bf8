"""Words that are looked for, and where they stand in a text."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from newsbrowse.archive.words import find_words, words_in
from newsbrowse.models import Span

_MOST_WORDS = 200_000
_MOST_MATCHERS = 8

Cut = Callable[[str], list[str]]


class Needle(Struct, frozen=True):
    """A word or phrase, as the index holds it.

    Attributes:
        tokens: its words, folded and stemmed; none where only the beginning of one is looked for.
        begun: the last word as typed and folded, if it also stands for all that begin like it, else empty.
        slop: how many other words may lie between those of a phrase.
        is_exact: `tokens` is one word that is folded but not stemmed.
    """

    tokens: tuple[str, ...]
    begun: str = ""
    slop: int = 0
    is_exact: bool = False


class Finder:
    """Finds needles in texts by the rules of the index, so that what is highlighted is what matched.

    Any thread may ask. What is known of a word is kept for the next text.

    Args:
        stems: a text's words, folded and stemmed.
        plain: a text's words, folded.
    """

    def __init__(self, stems: Cut, plain: Cut) -> None:
        self._stems = stems
        self._plain = plain
        self._matchers: dict[tuple[Needle, ...], _Matcher] = {}
        self._guard = threading.Lock()

    def spans(self, needles: Sequence[Needle], text: str) -> tuple[Span, ...]:
        """The stretches of a text that the needles match, in order and without overlap.

        A phrase is one stretch, unless other words may lie in between: then each of its words is one.
        """
        if not needles or not text:
            return ()
        wanted = tuple(needles)
        with self._guard:
            matcher = self._matchers.pop(wanted, None) or _Matcher(wanted, self._stems, self._plain)
            self._matchers[wanted] = matcher
            while len(self._matchers) > _MOST_MATCHERS:
                del self._matchers[next(iter(self._matchers))]
            matcher.learn(text)
            relevant = matcher.relevant
        return _merged(matcher.found(text, relevant))


class _Matcher:
    """Some needles, and which of the words met so far they match."""

    def __init__(self, needles: tuple[Needle, ...], stems: Cut, plain: Cut) -> None:
        singles = [needle for needle in needles if len(needle.tokens) == 1]
        self._singles = {needle.tokens[0] for needle in singles if not needle.is_exact}
        self._exact = {needle.tokens[0] for needle in singles if needle.is_exact}
        self._begun = tuple({n.begun for n in needles if len(n.tokens) <= 1 and n.begun})
        self._phrases = [needle for needle in needles if len(needle.tokens) > 1]
        self._in_phrases = {token for needle in self._phrases for token in needle.tokens}
        self._begun_in_phrases = tuple({needle.begun for needle in self._phrases if needle.begun})
        looked_for = {*self._singles, *self._exact, *self._begun, *self._in_phrases, *self._begun_in_phrases}
        self._initials = {word[0] for word in looked_for}
        self._stems = stems
        self._plain = plain
        self._met: set[str] = set()
        self.relevant: dict[str, tuple[tuple[str, ...], bool]] = {}

    def learn(self, text: str) -> None:
        """Take in the words of a text; of those that matter keep the stems, and whether one matches alone."""
        new = set(words_in(text)) - self._met
        if len(self._met) + len(new) > _MOST_WORDS:
            self._met, self.relevant = set(), {}
            new = set(words_in(text))
        relevant = {}
        for word in filter(self._may_matter, new):
            stems = tuple(self._stems(word))
            plain = tuple(self._plain(word)) if self._begun or self._exact else ()
            alone = (
                not self._singles.isdisjoint(stems)
                or not self._exact.isdisjoint(plain)
                or _begins(plain, self._begun)
            )
            if alone or not self._in_phrases.isdisjoint(stems) or _begins(stems, self._begun_in_phrases):
                relevant[word] = (stems, alone)
        self._met |= new
        if relevant:
            self.relevant = {**self.relevant, **relevant}

    def _may_matter(self, word: str) -> bool:
        """Whether a word begins like one that is looked for; no stem or folded ASCII begins otherwise."""
        return word[0].lower() in self._initials or not word.isascii()

    def found(
        self, text: str, relevant: dict[str, tuple[tuple[str, ...], bool]]
    ) -> Iterator[tuple[int, int]]:
        """The stretches that match, in no order."""
        places = list(find_words(text, relevant))
        yield from ((start, end) for word, start, end in places if relevant[word][1])
        if self._phrases:
            stems = _numbered(text, places, relevant)
            for needle in self._phrases:
                yield from _phrases(needle, stems)


class _Stem(Struct, frozen=True):
    """A stem in a text: the number of its word, and that word's place."""

    stem: str
    number: int
    start: int
    end: int


def _numbered(
    text: str, places: Sequence[tuple[str, int, int]], relevant: dict[str, tuple[tuple[str, ...], bool]]
) -> list[_Stem]:
    """The stems of the relevant words, numbered by all words of the text, as the index counts positions."""
    stems: list[_Stem] = []
    number = past = 0
    for word, start, end in places:
        number += len(words_in(text[past:start]))
        past = end
        for stem in relevant[word][0]:
            stems.append(_Stem(stem, number, start, end))
            number += 1
    return stems


def _phrases(needle: Needle, stems: Sequence[_Stem]) -> Iterator[tuple[int, int]]:
    length = len(needle.tokens)
    for at, first in enumerate(stems):
        if needle.slop and first.stem == needle.tokens[0]:
            reach = length + needle.slop
            yield from _loosely(needle, first, stems[max(0, at - reach) : at + reach])
        elif not needle.slop and _agrees(needle, stems[at : at + length]):
            yield first.start, stems[at + length - 1].end


def _loosely(needle: Needle, first: _Stem, near: Sequence[_Stem]) -> list[tuple[int, int]]:
    """The words of a phrase around its first one, each at most `slop` places from where it should stand."""
    words = [(first.start, first.end)]
    for index, token in enumerate(needle.tokens[1:], start=1):
        place = first.number + index
        there = [(s.start, s.end) for s in near if s.stem == token and abs(s.number - place) <= needle.slop]
        if not there:
            return []
        words.extend(there)
    return words


def _agrees(needle: Needle, stems: Sequence[_Stem]) -> bool:
    """Whether consecutive words are those of a phrase."""
    words = tuple(s.stem for s in stems)
    if len(words) != len(needle.tokens) or stems[-1].number - stems[0].number != len(words) - 1:
        return False
    if words[:-1] != needle.tokens[:-1]:
        return False
    return words[-1] == needle.tokens[-1] or bool(needle.begun and words[-1].startswith(needle.begun))


def _begins(words: Sequence[str], begun: tuple[str, ...]) -> bool:
    return bool(begun) and any(word.startswith(begun) for word in words)


def _merged(found: Iterator[tuple[int, int]]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in sorted(set(found)):
        if merged and start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(end, merged[-1].end))
        else:
            merged.append(Span(start, end))
    return tuple(merged)

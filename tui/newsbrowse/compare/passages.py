"""What is compared of a sentence: its words, and the weighted terms that say what it is about."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from math import log, sqrt

from msgspec import Struct, field

from newsbrowse.models import Article, Figure, Span
from newsbrowse.text.fold import fold

_WORD = re.compile(r"\w+(?:[.,'&]\w+)*")
_MAX_WORDS = 500
_LETTERS = 4
_RUN = 3
_PRIOR = 60
"""Sentences supposed to exist beside those of the two texts, so that rarity means little in short ones."""


def words(text: str) -> frozenset[str]:
    """The words of a list that is written with blanks between them."""
    return frozenset(text.split())


_STOP = words(
    """a about above after again against ago all also although am among an and another any are as at back
    be because been before being between both but by can could did do does during each even every few
    first for from further get go had has have he her here hers him himself his how however i if in into
    is it its itself just last later like made make many may me might more most much must my new next no
    nor not now of off on once one only or other our out over own per said same say says she should
    since so some still such than that the their them then there these they this those through to told
    too two under until up upon us very was we well were what when where which while who whom whose why
    will with within without would year years you your mr mrs ms dr according according added adding
    around called day days including per people rep report reported reports sen spokesman spokeswoman
    statement three time times today told took week monday tuesday wednesday thursday friday saturday
    sunday yesterday tomorrow january february march april june july august september october november
    december"""
)
_SUFFIXES_OF_NAMES = words("jr sr ii iii iv")
_DENIALS = words("not no never without none nor neither denied deny denies refused")
_SUFFIXES: tuple[str, ...] = (
    "ically",
    "ations",
    "ation",
    "ments",
    "ment",
    "ings",
    "ing",
    "edly",
    "ies",
    "ied",
    "ors",
    "ers",
    "or",
)
_SUFFIXES += ("er", "ions", "ion", "ed", "es", "ly", "s", "e", "y", "al")
_MIN_STEM = 4
KINDS_OF_FACTS = {"person": 0.5, "country": 0.5, "date": 0.8, "figure": 1.6, "quote": 1.6}
"""How much a shared fact weighs beside an ordinary word."""
_NAMED = 0.5
"""The same of a word in a name: the name is a fact besides, and who took part says little of the deed."""


class Passage(Struct):
    """One sentence, prepared for comparing.

    Attributes:
        key: the whole sentence's words, for equality.
        words: folded words in order, at most 500.
        stems: of the words that carry meaning.
        named: those of them that stand in the name of a person or a country.
        terms: stems and facts with their weights; filled in by `weigh`.
        facts: by kind, the normalised facts in it.
        numbers: the numbers as they are written; those with decimals to three digits.
        negated: it holds a word that denies.
    """

    number: int
    span: Span
    key: str
    words: tuple[str, ...]
    stems: frozenset[str]
    named: frozenset[str]
    facts: dict[str, frozenset[str]]
    numbers: frozenset[str]
    negated: bool
    terms: dict[str, float] = field(default_factory=dict)
    norm: float = 0.0
    _letters: frozenset[str] | None = None
    _runs: frozenset[tuple[str, ...]] | None = None

    @property
    def letters(self) -> frozenset[str]:
        """Each four characters in a row, of the words with one blank between them."""
        if self._letters is None:
            text = " ".join(self.words)
            self._letters = frozenset(text[at : at + _LETTERS] for at in range(len(text) - _LETTERS + 1))
        return self._letters

    @property
    def runs(self) -> frozenset[tuple[str, ...]]:
        """Each three words in a row."""
        if self._runs is None:
            words = self.words
            self._runs = frozenset(words[at : at + _RUN] for at in range(len(words) - _RUN + 1))
        return self._runs


def words_of(text: str) -> list[str]:
    """The folded words of a text, without possessive endings."""
    return [word.removesuffix("'s") for word in _WORD.findall(fold(text))]


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A crude English stem: one common ending less, as long as four letters stay."""
    if not word.isalpha():
        return word
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _MIN_STEM:
            return word[: -len(suffix)]
    return word


def is_content(word: str) -> bool:
    """Whether a folded word carries meaning."""
    return word not in _STOP and len(word) > 1


def denies(words: Iterable[str]) -> bool:
    """Whether one of some folded words denies."""
    return any(word in _DENIALS or word.endswith("n't") for word in words)


def content_words(texts: Iterable[str]) -> set[str]:
    """The words that carry meaning in texts of folded words."""
    return {word for text in texts for word in text.split()[:_MAX_WORDS] if word not in _STOP}


def passages(article: Article, spans: Sequence[Span]) -> list[Passage]:
    """The sentences of an article with their words and facts, not yet weighted."""
    facts, named = _facts_by_passage(article, spans), _named_by_passage(article, spans)
    return [
        _passage(article.body, number, span, facts[number], named[number])
        for number, span in enumerate(spans)
    ]


def _passage(
    body: str, number: int, span: Span, facts: dict[str, frozenset[str]], named: set[str]
) -> Passage:
    text = body[span.start : span.end]
    found = words_of(text)
    words = tuple(found[:_MAX_WORDS])
    content = [is_content(word) for word in words]
    stems = frozenset(stem(word) for word, carries in zip(words, content, strict=True) if carries)
    numbers = frozenset(_number(word) for word in words if word[0].isdigit())
    key = " ".join(found) or fold(text)
    return Passage(number, span, key, words, stems, stems & named, facts, numbers, denies(words))


def _number(word: str) -> str:
    """A number without separators of thousands, and to three digits where it has decimals."""
    plain = word.replace(",", "")
    whole, point, decimals = plain.partition(".")
    return f"{float(plain):.3g}" if point and whole.isdecimal() and decimals.isdecimal() else plain


def weigh(left: Sequence[Passage], right: Sequence[Passage]) -> None:
    """Give every term its weight: the rarer among all sentences of both texts, the heavier."""
    total = len(left) + len(right) + _PRIOR
    everything = [*left, *right]
    count = Counter(term for passage in everything for term in _terms(passage))
    rarity = {term: log(total / n) for term, n in count.items()}
    for passage in everything:
        terms = {term: weight * rarity[term] for term, weight in _terms(passage).items()}
        passage.terms = terms
        passage.norm = sqrt(sum(weight * weight for weight in terms.values()))


def _terms(passage: Passage) -> dict[str, float]:
    terms = dict.fromkeys(passage.stems, 1.0) | dict.fromkeys(passage.named, _NAMED)
    for kind, values in passage.facts.items():
        for value in values:
            terms[f"{kind}:{value}"] = KINDS_OF_FACTS[kind]
    return terms


def _named_by_passage(article: Article, spans: Sequence[Span]) -> list[set[str]]:
    ends = [span.end for span in spans]
    found: list[set[str]] = [set() for _ in spans]
    people, countries = article.analysis.people, article.analysis.countries
    for mentions in (*(one.mentions for one in people), *(one.mentions for one in countries)):
        for start, end in mentions:
            number = bisect_left(ends, start + 1)
            if number < len(spans):
                found[number].update(map(stem, words_of(article.body[start:end])))
    return found


def _facts_by_passage(article: Article, spans: Sequence[Span]) -> list[dict[str, frozenset[str]]]:
    ends = [span.end for span in spans]
    found: list[dict[str, set[str]]] = [{} for _ in spans]

    def note(kind: str, value: str, starts: Iterable[int]) -> None:
        for start in starts:
            number = bisect_left(ends, start + 1)
            if number < len(spans):
                found[number].setdefault(kind, set()).add(value)

    _note_facts(article, note)
    return [{kind: frozenset(values) for kind, values in facts.items()} for facts in found]


def surname(name: str) -> str:
    """The folded last name, without `Jr.`: the other text may know the first name by another form."""
    parts = fold(name).split()
    while len(parts) > 1 and parts[-1].strip(".,") in _SUFFIXES_OF_NAMES:
        parts.pop()
    return parts[-1].strip(",") if parts else ""


def figure_key(figure: Figure) -> str:
    """What a figure means to three digits, so that 228.1 and 228.105 billion are one."""
    return f"{figure.value:.3g} {figure.unit}"


def _note_facts(article: Article, note: Callable[[str, str, Iterable[int]], None]) -> None:
    analysis = article.analysis
    for person in analysis.people:
        note("person", surname(person.name), (start for start, _ in person.mentions))
    for country in analysis.countries:
        note("country", country.code, (start for start, _ in country.mentions))
    for date in analysis.dates:
        note("date", date.value, (date.start,))
    for figure in analysis.figures:
        note("figure", figure_key(figure), (figure.start,))
    for quote in analysis.quotes:
        note("quote", " ".join(words_of(quote.text)), (quote.start,))

"""Statements of articles with one thing changed: what a check of a draft has to find."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from newsbrowse.models import Article, Span
from newsbrowse.text.months import MONTH_NAMES
from newsbrowse.writing.checking.values import WEEKDAYS

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_MONTHS = MONTH_NAMES
_WEEKDAYS = tuple(day.capitalize() for day in WEEKDAYS)
_WORD = re.compile(r"[a-z]{4,}")
_COUNTS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_COUNT = re.compile(rf"\b(?:{'|'.join(_COUNTS)})\b(?= [a-z]+s\b)")
_NTHS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_NTH = re.compile(rf"\b(?:{'|'.join(_NTHS)})\b(?= [a-z])|\b\d+(?:st|nd|rd|th)\b")
_SIZES = {"million": "billion", "billion": "million", "bn": "m", "trillion": "billion", "thousand": "million"}
_SIZE = re.compile(rf"\b(?:{'|'.join(_SIZES)})\b|(?<=\d)bn\b")
_DAY = re.compile(rf"\b(?:(?:{'|'.join(_MONTHS)}) (\d\d?)|(\d\d?) (?:{'|'.join(_MONTHS)}))\b")
_COUNTRIES = ("Norway", "Kenya", "Brazil", "Japan", "Canada", "Germany", "Iraq", "Mexico", "India", "Russia")
_MONEY = {"$": "£", "£": "€", "€": "$"}
KINDS = (
    "figure",
    "size",
    "unit",
    "count",
    "ordinal",
    "month",
    "day",
    "weekday",
    "year",
    "name",
    "slip",
    "country",
    "quote",
    "speaker",
)


class Change(Struct, frozen=True):
    """A stretch of a body, and what takes its place in the draft."""

    kind: str
    span: Span
    words: str


def changes(article: Article, sentence: Span, rng: random.Random, names: Sequence[str]) -> list[Change]:
    """One change of each kind that a sentence allows.

    Args:
        article: the article.
        sentence: where the sentence stands.
        rng: what chooses.
        names: of other people.
    """
    found = [one for kind in _PLANTERS for one in kind(article, sentence, rng)]
    found += _names(article, sentence, rng, names)
    one_each: dict[str, Change] = {}
    rng.shuffle(found)
    for change in found:
        if sentence.start <= change.span.start and change.span.end <= sentence.end:
            one_each.setdefault(change.kind, change)
    return list(one_each.values())


def planted(text: str, sentence: Span, change: Change | None) -> tuple[str, Span | None]:
    """A sentence with the change made, and where that stands in it."""
    words = text[sentence.start : sentence.end]
    if change is None:
        return words, None
    start = change.span.start - sentence.start
    end = change.span.end - sentence.start
    return words[:start] + change.words + words[end:], Span(start, start + len(change.words))


def _is_free(article: Article, start: int, sentence: Span) -> bool:
    """Whether a place is in the sentence, and in no quotation."""
    quoted = any(one.start <= start < one.end for one in article.analysis.quotes)
    return _within(start, sentence) and not quoted


def _figures(article: Article, sentence: Span, rng: random.Random) -> Iterator[Change]:
    """Another number; another size (`million` for `billion`); another currency."""
    for figure in article.analysis.figures:
        number = _NUMBER.search(figure.text)
        if not number or not _is_free(article, figure.start, sentence):
            continue
        at = figure.start + number.start()
        yield Change("figure", Span(at, figure.start + number.end()), _other_number(number[0], rng))
        if size := _SIZE.search(figure.text):
            span = Span(figure.start + size.start(), figure.start + size.end())
            yield Change("size", span, _SIZES[size[0]])
        if figure.text[:1] in _MONEY:
            yield Change("unit", Span(figure.start, figure.start + 1), _MONEY[figure.text[:1]])


def _counts(article: Article, sentence: Span, rng: random.Random) -> Iterator[Change]:
    """Another count in words (`three` for `five`), another place in a row (`third` for `fifth`)."""
    for kind, pattern, values in (("count", _COUNT, _COUNTS), ("ordinal", _NTH, _NTHS)):
        for match in pattern.finditer(article.body, sentence.start, sentence.end):
            is_day = any(one.start <= match.start() < one.end for one in article.analysis.dates)
            if is_day or not _is_free(article, match.start(), sentence):
                continue
            if match[0].isalpha():
                words = rng.choice([one for one in values if one != match[0]])
            else:
                words = f"{int(match[0][:-2]) + 10}{match[0][-2:]}"
            yield Change(kind, Span(*match.span()), words)


def _days(article: Article, sentence: Span, rng: random.Random) -> Iterator[Change]:
    """Another weekday, month, day of a month, or year."""
    for date in article.analysis.dates:
        if not _is_free(article, date.start, sentence):
            continue
        for kind, values in (("weekday", _WEEKDAYS), ("month", _MONTHS)):
            for value in values:
                at = date.text.find(value)
                if at >= 0:
                    span = Span(date.start + at, date.start + at + len(value))
                    yield Change(kind, span, rng.choice([one for one in values if one != value]))
        if day := _DAY.search(date.text):
            group = 1 if day[1] else 2
            other = rng.choice([one for one in range(1, 29) if one != int(day[group])])
            span = Span(date.start + day.start(group), date.start + day.end(group))
            yield Change("day", span, str(other))
        if year := re.search(r"(?:19|20)\d\d", date.text):
            span = Span(date.start + year.start(), date.start + year.end())
            yield Change("year", span, str(int(year[0]) - rng.randint(1, 9)))


def _names(article: Article, sentence: Span, rng: random.Random, names: Sequence[str]) -> Iterator[Change]:
    """Another person's name; a slip in a name; another person of the article as the one who speaks."""
    body = article.body
    speakers = {
        one.speaker for one in article.analysis.quotes if one.speaker and _within(one.start, sentence)
    }
    for person in article.analysis.people:
        for start, end in person.mentions:
            full = body[start:end]
            if not _is_free(article, start, sentence):
                continue
            if person.name in speakers and _stands_once(person.name, body, sentence):
                others = [p.name for p in article.analysis.people if not _is_in(p.name, body, sentence)]
                if others:
                    yield Change("speaker", Span(start, end), rng.choice(others))
            elif " " in full:
                other = rng.choice(names)
                if other.split()[-1] not in body:
                    yield Change("name", Span(start, end), other)
            if " " in full and len(full.split()[-1]) > 4 and not _is_elsewhere(person.name, body, sentence):
                yield Change("slip", Span(start, end), _slipped(full, rng))


def _is_elsewhere(name: str, body: str, sentence: Span) -> bool:
    """Whether a full name is told again behind the sentence, where the draft may have it right."""
    return name in body[sentence.end :]


def _stands_once(name: str, body: str, sentence: Span) -> bool:
    return body[sentence.start : sentence.end].count(name.split()[-1]) == 1


def _is_in(name: str, body: str, sentence: Span) -> bool:
    return name.split()[-1] in body[sentence.start : sentence.end]


def _slipped(name: str, rng: random.Random) -> str:
    """A name with two letters of the surname in the other order, one left out, or one doubled."""
    first, last = name.rsplit(" ", 1)
    at = rng.randint(1, len(last) - 2)
    swapped = last[:at] + last[at + 1] + last[at] + last[at + 2 :]
    options = [swapped, last[:at] + last[at + 1 :], last[:at] + last[at] + last[at:]]
    return f"{first} {rng.choice([one for one in options if one != last])}"


def _countries(article: Article, sentence: Span, rng: random.Random) -> Iterator[Change]:
    """Another country, of the article's own where it has more than one."""
    body = article.body
    own = [one.name for one in article.analysis.countries]
    for country in article.analysis.countries:
        for start, end in country.mentions:
            if not _is_free(article, start, sentence) or body[start:end] != country.name:
                continue
            near = [one for one in (*own, *_COUNTRIES) if one not in body[sentence.start : sentence.end]]
            yield Change("country", Span(start, end), rng.choice(near))


def _quotes(article: Article, sentence: Span, rng: random.Random) -> Iterator[Change]:
    """A quotation with one word of the article in the place of another, of about its length."""
    words = sorted(set(_WORD.findall(article.body)))
    for quote in article.analysis.quotes:
        candidates = list(_WORD.finditer(quote.text))
        if not _within(quote.start, sentence) or len(quote.text.split()) < 4 or not candidates:
            continue
        word = rng.choice(candidates)
        alike = [one for one in words if abs(len(one) - len(word[0])) < 2 and one not in quote.text]
        if alike:
            span = Span(quote.start + word.start(), quote.start + word.end())
            yield Change("quote", span, rng.choice(alike))


_PLANTERS: tuple[Callable[[Article, Span, random.Random], Iterator[Change]], ...] = (
    _figures,
    _counts,
    _days,
    _countries,
    _quotes,
)


def _within(start: int, span: Span) -> bool:
    return span.start <= start < span.end


def _other_number(text: str, rng: random.Random) -> str:
    """A number of the same form that is at least a fifth larger or smaller."""
    digits = list(text)
    first = next(at for at, c in enumerate(digits) if c.isdigit())
    other = str(rng.choice([n for n in range(1, 10) if abs(n - int(digits[first])) > 1]))
    digits[first] = other
    return "".join(digits)

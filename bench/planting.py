"""Statements of articles with one thing changed: what a check of a draft has to find."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from msgspec import Struct

from newsbrowse.models import Article, Span
from newsbrowse.text.months import MONTH_NAMES
from newsbrowse.writing.checking.values import WEEKDAYS

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_MONTHS = MONTH_NAMES
_WEEKDAYS = tuple(day.capitalize() for day in WEEKDAYS)
_WORD = re.compile(r"[a-z]{4,}")
KINDS = ("figure", "date", "name", "country", "quote", "speaker")


class Change(Struct, frozen=True):
    """A stretch of a body, and what takes its place in the draft."""

    kind: str
    span: Span
    words: str


def changes(
    article: Article, sentence: Span, rng: random.Random, names: Sequence[str], words: Sequence[str]
) -> list[Change]:
    """One change of each kind that a sentence allows.

    Args:
        article: the article.
        sentence: where the sentence stands.
        rng: what chooses.
        names: of other people, and countries under the kind `country`.
        words: that take the place of others in quotations.
    """
    analysis, body = article.analysis, article.body
    inside = [one for one in analysis.quotes if _within(one.start, sentence)]
    quoted = [(one.start, one.end) for one in inside]

    def is_free(start: int) -> bool:
        return _within(start, sentence) and not any(a <= start < b for a, b in quoted)

    found: list[Change] = []
    for figure in analysis.figures:
        number = _NUMBER.search(figure.text)
        if is_free(figure.start) and number:
            at = Span(figure.start + number.start(), figure.start + number.end())
            found.append(Change("figure", at, _other_number(number[0], rng)))
    for date in analysis.dates:
        if is_free(date.start) and (change := _other_day(date.text, rng)):
            start, end, put = change
            found.append(Change("date", Span(date.start + start, date.start + end), put))
    for person in analysis.people:
        for start, end in person.mentions:
            if is_free(start) and " " in body[start:end]:
                other = rng.choice(names)
                if other.split()[-1] not in body:
                    found.append(Change("name", Span(start, end), other))
    for country in analysis.countries:
        for start, end in country.mentions:
            if is_free(start) and body[start:end] == country.name:
                other = rng.choice(("Norway", "Kenya", "Brazil", "Portugal", "Vietnam"))
                if other not in body:
                    found.append(Change("country", Span(start, end), other))
    for quote in inside:
        candidates = list(_WORD.finditer(quote.text))
        if len(quote.text.split()) >= 5 and candidates:
            word = rng.choice(candidates)
            at = Span(quote.start + word.start(), quote.start + word.end())
            found.append(Change("quote", at, rng.choice([w for w in words if w != word[0]])))
    one_each: dict[str, Change] = {}
    rng.shuffle(found)
    for change in found:
        if sentence.end >= change.span.end:
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


def _within(start: int, span: Span) -> bool:
    return span.start <= start < span.end


def _other_number(text: str, rng: random.Random) -> str:
    """A number of the same form that is at least a fifth larger or smaller."""
    digits = list(text)
    first = next(at for at, c in enumerate(digits) if c.isdigit())
    other = str(rng.choice([n for n in range(1, 10) if abs(n - int(digits[first])) > 1]))
    digits[first] = other
    return "".join(digits)


def _other_day(text: str, rng: random.Random) -> tuple[int, int, str] | None:
    for values in (_WEEKDAYS, _MONTHS):
        for value in values:
            at = text.find(value)
            if at >= 0:
                return at, at + len(value), rng.choice([one for one in values if one != value])
    number = re.search(r"(?:19|20)\d\d", text)
    if number:
        return number.start(), number.end(), str(int(number[0]) - rng.randint(2, 9))
    return None

"""Ledger rows of dates, by the day they mean: in both articles, one only, or differing.

Days differ in an aligned pair, or where the two texts begin with the same people on different days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from newsbrowse.compare.grouping import Group, groups, in_span, put
from newsbrowse.compare.passages import surname
from newsbrowse.compare.surroundings import Surroundings
from newsbrowse.models import Article, DateMention, LedgerRow, Pair, PairKind, Side, Span

_BEGINNING = 500
"""Characters of a text in which it says when its event was."""
_NEAR_BY = 200
_ONE_EVENT = 3
"""Days up to which two accounts are taken to be of one event."""
_ONE_MATTER = 400
"""Days up to which unlike dates may be of one matter: a wrong year is thinkable, a wrong decade is not."""
_SHARED = 2
"""Words that must stand beside both of two unlike dates of an aligned pair."""
_CAST = 2
"""People that both must name with the day: one alone may do several things in a few days."""
_AROUND = 25
_STAMP = re.compile(r"\d: ?\d\d|\bGMT\b|published|updated|posted|first seen", re.IGNORECASE)
_YEAR = len("2026")
_MONTH = len("2026-02")
_DAY = len("2026-02-04")


def date_rows(texts: tuple[Surroundings, Surroundings], pairs: Sequence[Pair]) -> Iterator[LedgerRow]:
    """Dates by value. Unlike dates in a pair, or one more exact than the other, make a row that differs.

    A date that the other article has elsewhere is of another thing, and so is one among other words.
    """
    left, right = texts[0].article, texts[1].article
    ours = groups(left.analysis.dates, lambda mention: mention.value)
    theirs = groups(right.analysis.dates, lambda mention: mention.value)
    told: set[tuple[str, str]] = set()
    for mine, other in _differing(left, right, pairs):
        elsewhere = mine.value in theirs or other.value in ours
        stamped = _is_stamp(left, mine) or _is_stamp(right, other)
        if elsewhere or stamped or _are_same_words(mine, other) or not _is_one(texts, mine, other):
            continue
        if (mine.value, other.value) not in told:
            told.add((mine.value, other.value))
            yield _differs(mine, other, _comparison(mine.value, other.value))
    first = _first_days(left, right)
    if first and (first[0].value, first[1].value) not in told:
        told.add((first[0].value, first[1].value))
        yield _differs(*first, "the first day that each names")
    told_left, told_right = {a for a, _ in told}, {b for _, b in told}
    for value, group in ours.items():
        if value in theirs:
            other_group = theirs[value]
            yield LedgerRow(
                "dates", Side.BOTH, False, _shown(group), _shown(other_group), group.spans, other_group.spans
            )
        elif value not in told_left:
            yield LedgerRow("dates", Side.LEFT, False, _shown(group), "", left_spans=group.spans)
    for value, group in theirs.items():
        if value not in ours and value not in told_right:
            yield LedgerRow("dates", Side.RIGHT, False, "", _shown(group), right_spans=group.spans)


def _differing(
    left: Article, right: Article, pairs: Sequence[Pair]
) -> Iterator[tuple[DateMention, DateMention]]:
    """The dates of aligned sentences that are not the same, where each sentence has just one such date."""
    for pair in pairs:
        if pair.kind is PairKind.VERBATIM and left.published == right.published:
            continue
        mine = in_span(left.analysis.dates, pair.left)
        other = in_span(right.analysis.dates, pair.right)
        common = {d.value for d in mine} & {d.value for d in other}
        only_mine = {d.value: d for d in mine if d.value not in common}
        only_other = {d.value: d for d in other if d.value not in common}
        if len(only_mine) == 1 and len(only_other) == 1:
            a, b = next(iter(only_mine.values())), next(iter(only_other.values()))
            if pair.kind is PairKind.CLAIM and _is_vague(a, b):
                continue
            if _refines(a.value, b.value) or _refines(b.value, a.value) or len(a.value) == len(b.value):
                yield a, b


def _are_same_words(mine: DateMention, other: DateMention) -> bool:
    """Whether two dates differ only by the day of their text: `Thursday`, where a page was changed later."""
    return mine.text.casefold() == other.text.casefold() and not any(map(str.isdigit, mine.text))


def _is_one(texts: tuple[Surroundings, Surroundings], mine: DateMention, other: DateMention) -> bool:
    """Whether two dates lie near each other and the words beside them are the same: they are of one event."""
    if len(mine.value) == len(other.value) and _apart(mine.value, other.value) > _ONE_MATTER:
        return False
    return len(texts[0].near(mine) & texts[1].near(other)) >= _SHARED


def _apart(mine: str, other: str) -> int:
    """The days between the beginnings of two days, months or years."""
    days = [date.fromisoformat(f"{value.partition('/')[0]}-01-01"[:_DAY]) for value in (mine, other)]
    return abs((days[0] - days[1]).days)


def _is_vague(mine: DateMention, other: DateMention) -> bool:
    """Whether one is a year as seen from the day of the text: `last year` and `2017` may be two things."""
    years = [mention for mention in (mine, other) if len(mention.value) == _YEAR]
    return any(not sign.isdigit() for mention in years for sign in mention.text)


def _refines(exact: str, rough: str) -> bool:
    """Whether one is a day of the month that the other is; of a year that would say too little."""
    return len(rough) == _MONTH and len(exact) == _DAY and exact.startswith(rough)


def _first_days(left: Article, right: Article) -> tuple[DateMention, DateMention] | None:
    """The days that the two texts begin with, where they are near but unlike, and of the same people."""
    mine, other = _first_day(left), _first_day(right)
    if mine is None or other is None or mine.value == other.value:
        return None
    apart = abs(date.fromisoformat(mine.value) - date.fromisoformat(other.value)).days
    if apart > _ONE_EVENT or len(_people_at(left, mine) & _people_at(right, other)) < _CAST:
        return None
    return mine, other


def _first_day(article: Article) -> DateMention | None:
    """The first day that a text names, if it does so in its beginning and by its number.

    A weekday is when something was done or said, of which there may be much in two days.
    """
    beginning = (mention for mention in article.analysis.dates if mention.start < _BEGINNING)
    first = next((mention for mention in beginning if len(mention.value) == _DAY), None)
    if first is None or _is_stamp(article, first):
        return None
    return first if any(sign.isdigit() for sign in first.text) else None


def _is_stamp(article: Article, mention: DateMention) -> bool:
    """Whether a date tells when the text came out: a stamp with a time of day, or behind such a word."""
    around = article.body[max(mention.start - _AROUND, 0) : mention.end + _AROUND]
    return _STAMP.search(around) is not None


def _people_at(article: Article, mention: DateMention) -> set[str]:
    """The surnames of people named near a date."""
    return {
        surname(person.name)
        for person in article.analysis.people
        for start, _ in person.mentions
        if abs(start - mention.start) <= _NEAR_BY
    }


def _comparison(mine: str, other: str) -> str:
    if _refines(mine, other):
        return "left is more exact"
    if _refines(other, mine):
        return "right is more exact"
    return "another date in the aligned sentence"


def _differs(mine: DateMention, other: DateMention, note: str) -> LedgerRow:
    spans = (Span(mine.start, mine.end),), (Span(other.start, other.end),)
    return LedgerRow("dates", Side.BOTH, True, _resolved(mine), _resolved(other), *spans, note)


def _shown(group: Group[DateMention]) -> str:
    return _resolved(group.first)


def _resolved(mention: DateMention) -> str:
    """As written, with the day it means: `Tuesday (2025-01-21)`."""
    text = put(mention.text)
    says_it_already = text.replace("–", "-") in (mention.value, mention.value.replace("/", "-"))
    return text if says_it_already else f"{text} ({mention.value})"

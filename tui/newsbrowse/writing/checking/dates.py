"""The days of a draft against those of the library's sentences on the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsbrowse.compare.grouping import in_span, put
from newsbrowse.compare.passages import words_of
from newsbrowse.models import Article, DateMention, Span
from newsbrowse.writing.checking.deciding import ELSEWHERE, Weighed, decided
from newsbrowse.writing.checking.draft import Draft, Sentence
from newsbrowse.writing.checking.findings import Evidence, Finding, Kind, Verdict
from newsbrowse.writing.checking.matching import LibrarySentence, Match
from newsbrowse.writing.checking.slots import beside, counterpart
from newsbrowse.writing.checking.sources import Sources
from newsbrowse.writing.checking.values import (
    has_year,
    is_absolute,
    is_comparable,
    same_day,
    weekday,
    weekday_of,
)

_PLACE = re.compile(r"\W*[^\W\d_][^\n,]{1,40},\s+")
_DASH = re.compile(r"\s*(?:\([^)\n]{1,40}\)\s*)?[-–—]+\s")
_MONTH = len("2026-02")
_YEAR = len("2026")
_FIRST = 3
"""Articles that have most of the words of a sentence."""
_BEFORE = 40
_BOUND = re.compile(
    r"\b(?:before|until|till|by|after|since|between|between [A-Z][a-z]+ and|from [A-Z][a-z]+ to)\s$"
)
_NEAR = 0.6
"""What a day counts for that stands in the same article, not in the sentence on the same thing."""


def date_findings(draft: Draft, sources: Sources) -> Iterator[Finding]:
    """One for each day, month or year that can be told from the draft.

    `Tuesday` and `last month` are passed over where nothing in the library speaks of them.
    """
    for sentence in draft.sentences:
        ours = in_span(draft.article.analysis.dates, sentence.span)
        for mention in ours:
            if not (draft.is_dated or is_absolute(mention) or weekday_of(mention.text)):
                continue
            span, text = Span(mention.start, mention.end), put(mention.text)
            if other := _calendar(mention):
                yield Finding(Kind.DATE, Verdict.DIFFERS, span, text, (), other)
                continue
            if _is_dateline(draft.article.body, mention) or _is_bound(draft.article.body, mention):
                continue
            agreeing, differing = _places(draft, mention, ours, sentence, sources)
            found = decided(Kind.DATE, span, text, agreeing, differing)
            is_told = is_absolute(mention) and not _is_its_own(
                draft, mention, sources.articles_near(sentence)
            )
            if found.verdict is not Verdict.NOT_FOUND or is_told:
                yield found


def _is_its_own(draft: Draft, mention: DateMention, near: Sequence[Article]) -> bool:
    """Whether a day is that of the draft, or its year, or that in which what is told came out."""
    if draft.is_dated and mention.value in (draft.day, draft.day[:_YEAR]):
        return True
    came_out = [(article.published or "")[:_YEAR] for article in near[:_FIRST]]
    return 2 * came_out.count(mention.value) > len(came_out)


def _is_bound(body: str, mention: DateMention) -> bool:
    """Whether a month only bounds something: `before July`, `between January and June`."""
    is_month = len(mention.value) == _MONTH and not has_year(mention)
    return is_month and _BOUND.search(body[max(0, mention.start - _BEFORE) : mention.start]) is not None


def _is_dateline(body: str, mention: DateMention) -> bool:
    """Whether a day is the one that something is written on: `BEIJING, Feb. 8 —` at the head of a line."""
    line = body[body.rfind("\n", 0, mention.start) + 1 : mention.start]
    return bool(_PLACE.fullmatch(line) and _DASH.match(body, mention.end))


def _calendar(mention: DateMention) -> str:
    """What the calendar says against a day: `2026-02-05 is a Thursday`."""
    told, meant = weekday_of(mention.text), weekday(mention.value)
    if has_year(mention) and told and meant and told != meant:
        return f"{mention.value} is a {meant.capitalize()}"
    return ""


def _places(
    draft: Draft, mention: DateMention, ours: Sequence[DateMention], sentence: Sentence, sources: Sources
) -> tuple[list[Weighed], list[Weighed]]:
    """The places that have the day, and those that have another one for the same thing."""
    agreeing: list[Weighed] = []
    differing: list[Weighed] = []
    dated = draft.is_dated
    if is_absolute(mention):
        agreeing += _on_the_subject(mention, sentence, sources, dated=dated)
    for match in sources.matches(sentence):
        article = match.sentence.article
        theirs = in_span(article.analysis.dates, match.sentence.span)
        same = next((one for one in theirs if same_day(mention, one.value, is_dated=dated)), None)
        if same is not None:
            agreeing.append(_weighed(match, same))
            continue
        if is_absolute(mention) and _is_written(mention, match.sentence):
            agreeing.append(Weighed(Evidence(article, match.sentence.span, put(mention.text)), match.score))
            continue
        if elsewhere := _elsewhere(mention, match, dated=dated):
            agreeing.append(elsewhere)
        if other := _other(mention, ours, theirs, sentence, match.sentence, dated=dated):
            differing.append(_weighed(match, other, "another day"))
    return agreeing, differing


def _is_written(mention: DateMention, sentence: LibrarySentence) -> bool:
    """Whether a sentence has a day in the same words, though it was not read as one there."""
    words = words_of(mention.text)
    return set(words) <= set(sentence.passage.words)


def _elsewhere(mention: DateMention, match: Match, *, dated: bool) -> Weighed | None:
    """The day in another sentence of the article, or as its day of publication."""
    article, score = match.sentence.article, _NEAR * match.score
    published = (article.published or "")[:10]
    if published and same_day(mention, published, is_dated=dated):
        return Weighed(Evidence(article, Span(0, 0), f"published {published}"), score)
    for one in article.analysis.dates:
        if same_day(mention, one.value, is_dated=dated):
            return Weighed(Evidence(article, Span(one.start, one.end), _reading(one)), score)
    return None


def _on_the_subject(
    mention: DateMention, sentence: Sentence, sources: Sources, *, dated: bool
) -> Iterator[Weighed]:
    """The day in articles that have most of a sentence's words, though no sentence goes with it."""
    here = Span(mention.start, mention.end)
    for article in sources.articles_around(sentence):
        for one in article.analysis.dates:
            there = Span(one.start, one.end)
            is_as_exact = len(one.value) == len(mention.value) or _is_month_of_a_year(mention)
            same = is_as_exact and same_day(mention, one.value, is_dated=dated)
            if same and sources.speaks_of(sentence, here, article, there):
                yield Weighed(Evidence(article, there, _reading(one)), ELSEWHERE)
                break


def _is_month_of_a_year(mention: DateMention) -> bool:
    """Whether `January 2025` or `January of last year` is told; `January` may be that of any year."""
    return len(mention.value) == _MONTH and (has_year(mention) or "year" in mention.text)


def _other(
    mention: DateMention,
    ours: Sequence[DateMention],
    theirs: Sequence[DateMention],
    sentence: Sentence,
    other: LibrarySentence,
    *,
    dated: bool,
) -> DateMention | None:
    """The day of another sentence that stands for the draft's, if that is sure."""
    rest = [
        b
        for b in theirs
        if is_comparable(mention, b) and not any(same_day(one, b.value, is_dated=dated) for one in ours)
    ]
    mine = [a for a in ours if not any(same_day(a, b.value, is_dated=dated) for b in theirs)]
    if len(rest) == 1 and len([a for a in mine if len(a.value) == len(mention.value)]) == 1:
        return rest[0]
    start, base = sentence.span.start, other.span.start
    spans = [Span(b.start - base, b.end - base) for b in rest]
    body = other.article.body[base : other.span.end]
    here = Span(mention.start - start, mention.end - start)
    at = counterpart(sentence.text, here, body, spans)
    at = beside(sentence.text, here, body, spans) if at is None else at
    return rest[at] if at is not None else None


def _weighed(match: Match, mention: DateMention, note: str = "") -> Weighed:
    evidence = Evidence(match.sentence.article, match.sentence.span, _reading(mention))
    return Weighed(evidence, match.score, note, mention.value)


def _reading(mention: DateMention) -> str:
    """As written, with the day it means: `Tuesday (2025-01-21)`."""
    text = put(mention.text)
    return text if has_year(mention) else f"{text} ({mention.value})"

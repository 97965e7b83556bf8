"""The figures of a draft against those of the library's sentences on the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsbrowse.compare.grouping import put
from newsbrowse.compare.hedges import as_told
from newsbrowse.compare.passages import words_of
from newsbrowse.models import Figure, Span
from newsbrowse.writing.checking.amounts import amounts
from newsbrowse.writing.checking.deciding import ELSEWHERE, Weighed, decided
from newsbrowse.writing.checking.draft import Draft, Sentence
from newsbrowse.writing.checking.findings import Evidence, Finding, Kind, Verdict
from newsbrowse.writing.checking.headlines import in_headlines
from newsbrowse.writing.checking.matching import LibrarySentence, Match
from newsbrowse.writing.checking.slots import beside, counterpart
from newsbrowse.writing.checking.sources import Sources
from newsbrowse.writing.checking.values import (
    are_opposed,
    goes_with,
    is_certain,
    is_exact,
    is_rounded,
    same_figure,
)

_COPIED = 0.7
"""The score from which on a figure of any size may stand for another."""
_MOST_TIMES = 3.0
_UNCERTAIN = 0.5
"""What `above 200` counts for a draft's 228: it does not say so."""
_SMALL = 12
"""Counts up to this in words, `two leaders`, are passed over where nothing in the library speaks of them."""
_DIGITS = re.compile(r"\d[\d,.]*\d|\d")


def figure_findings(draft: Draft, sources: Sources) -> Iterator[Finding]:
    """One for each figure, and for each ordinal written with digits (`the 15th anniversary`)."""
    for sentence in draft.sentences:
        ours = amounts(draft.article, sentence.span)
        for figure in ours:
            found = _looked_up(figure, ours, sentence, sources)
            if found.verdict is not Verdict.NOT_FOUND or not _is_small_count(figure):
                yield found


def _looked_up(figure: Figure, ours: Sequence[Figure], sentence: Sentence, sources: Sources) -> Finding:
    agreeing: list[Weighed] = []
    differing: list[Weighed] = []
    for match in sources.matches(sentence):
        theirs = amounts(match.sentence.article, match.sentence.span)
        if same := partners(ours, theirs).get(figure):
            agreeing.append(_weighed(match, same, certain=is_certain(figure, same)))
        elif _is_written(figure, theirs, match.sentence):
            agreeing.append(Weighed(_evidence(match, put(figure.text)), match.score))
        elif (other := _other(figure, ours, theirs, sentence, match.sentence)) and (
            match.score >= _COPIED or _is_near(figure, other)
        ):
            differing.append(_weighed(match, other, _note(figure, other)))
    if not agreeing:
        agreeing.extend(_elsewhere(figure, sentence, sources))
    for told, is_same in in_headlines(figure, sentence, sources) if not (agreeing or differing) else ():
        (agreeing if is_same else differing).append(told)
    span = Span(figure.start, figure.end)
    return decided(Kind.FIGURE, span, put(as_told(figure)), agreeing, differing)


def _elsewhere(figure: Figure, sentence: Sentence, sources: Sources) -> Iterator[Weighed]:
    """The very figure in another sentence of an article on the subject; small counts are anywhere."""
    if not figure.unit and abs(figure.value) <= _SMALL:
        return
    here = Span(figure.start, figure.end)
    for article in sources.articles_around(sentence):
        for one in sources.amounts(article):
            there = Span(one.start, one.end)
            is_row = _is_ordinal(one) and _is_ordinal(figure) and one.value == figure.value > _SMALL
            is_as_much = one.value == figure.value or is_rounded(figure, one)
            same = is_row or (goes_with(one.unit, figure.unit) and is_as_much)
            telling = (
                same
                and one.value == figure.value
                and (is_row or is_exact(figure) or figure.unit.endswith(" running"))
            )
            if same and sources.speaks_of(sentence, here, article, there, is_telling=telling):
                yield Weighed(Evidence(article, there, put(as_told(one))), ELSEWHERE)
                break


def partners(ours: Sequence[Figure], theirs: Sequence[Figure]) -> dict[Figure, Figure]:
    """For each figure of a sentence the one of another that agrees with it: equal ones first, each once.

    Of the others only the nearest may agree: `less than 228` does not go with `above 200` beside 228.1.
    """
    found: dict[Figure, Figure] = {}
    rest = list(theirs)
    for one in ours:
        equal = (b for b in rest if b.value == one.value and b.unit == one.unit and not are_opposed(one, b))
        if same := next(equal, None):
            found[one] = same
            rest.remove(same)
    for one in ours:
        alike = [b for b in rest if goes_with(b.unit, one.unit) or not (b.unit and one.unit)]
        alike = alike if one not in found else []
        nearest = min(alike, key=lambda b: abs(b.value - one.value), default=None)
        if nearest is not None and same_figure(one, nearest):
            found[one] = nearest
            rest.remove(nearest)
    return found


def _is_written(figure: Figure, theirs: Sequence[Figure], sentence: LibrarySentence) -> bool:
    """Whether a sentence has the number and what it counts, though it was not read as a figure there."""
    words = words_of(figure.text)
    same = [b for b in theirs if _digits(b) == _digits(figure)]
    if _digits(figure) and any(_is_ordinal(b) is not _is_ordinal(figure) for b in same):
        return True  # `250 years` and `the 250th anniversary`
    if not _digits(figure):  # `five million` over the end of a line is not read there
        return bool(words) and f" {' '.join(words)} " in f" {' '.join(sentence.passage.words)} "
    is_read = bool(same)
    return bool(words) and not is_read and set(words) <= set(sentence.passage.words)


def _other(
    figure: Figure,
    ours: Sequence[Figure],
    theirs: Sequence[Figure],
    sentence: Sentence,
    other: LibrarySentence,
) -> Figure | None:
    """The figure of another sentence that stands for the same thing with another value, if that is sure.

    Either it is the only one of its unit that has no partner, as is the draft's, or it stands in the same
    place among the same words; or it has the same digits with another unit.
    """
    pairs = partners(ours, theirs)
    mine = [one for one in ours if one not in pairs]
    rest = [b for b in theirs if b not in pairs.values()]
    alike = [b for b in rest if goes_with(b.unit, figure.unit)]
    if len(alike) == 1 and sum(goes_with(one.unit, figure.unit) for one in mine) == 1:
        return alike[0]
    if same_digits := [b for b in rest if _digits(b) == _digits(figure) != "" and not _is_ordinal(b)]:
        return None if _is_ordinal(figure) else same_digits[0]
    start, base = sentence.span.start, other.span.start
    rest = alike or [b for b in rest if _is_money(b) and _is_money(figure)]
    spans = [Span(b.start - base, b.end - base) for b in rest]
    body = other.article.body[base : other.span.end]
    here = Span(figure.start - start, figure.end - start)
    at = counterpart(sentence.text, here, body, spans)
    at = beside(sentence.text, here, body, spans) if at is None else at
    return rest[at] if at is not None else None


def _is_money(figure: Figure) -> bool:
    return len(figure.unit) == 3 and figure.unit.isupper()


def _is_near(one: Figure, other: Figure) -> bool:
    """Whether one figure may be a slip for another: of its size, or with its digits."""
    small, large = sorted((abs(one.value), abs(other.value)))
    return large <= _MOST_TIMES * small or _digits(one) == _digits(other)


def _is_ordinal(figure: Figure) -> bool:
    return figure.unit.startswith("th") and figure.unit[2:3] in ("", " ")


def _digits(figure: Figure) -> str:
    found = _DIGITS.search(figure.text)
    return found[0] if found else ""


def _note(ours: Figure, theirs: Figure) -> str:
    if are_opposed(ours, theirs):
        return "on the other side of it"
    if ours.unit != theirs.unit:
        return "another unit" if ours.value == theirs.value else "another figure"
    larger, smaller = max(abs(ours.value), abs(theirs.value)), min(abs(ours.value), abs(theirs.value))
    times = larger / smaller if smaller else 0.0
    if times >= 10 and _digits(ours) == _digits(theirs):
        return f"another magnitude: {times:,.0f} times"
    return f"{100 * (larger - smaller) / larger:.2g} % apart" if larger else "another figure"


def _weighed(match: Match, figure: Figure, note: str = "", *, certain: bool = True) -> Weighed:
    evidence = _evidence(match, put(as_told(figure)))
    score = match.score if certain else _UNCERTAIN * match.score
    return Weighed(evidence, score, note, f"{figure.value:.3g} {figure.unit}")


def _evidence(match: Match, reading: str) -> Evidence:
    return Evidence(match.sentence.article, match.sentence.span, reading)


def _is_small_count(figure: Figure) -> bool:
    is_telling = figure.unit.endswith(" running") or figure.value % 1 != 0
    return figure.text[:1].isalpha() and abs(figure.value) <= _SMALL and not is_telling

"""From the places that agree with a draft, and those that differ from it, to what is said of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import combinations

from msgspec import Struct

from newsbrowse.models import Span
from newsbrowse.writing.checking.findings import Evidence, Finding, Kind, Verdict

SAME_THING = 0.5
"""The score of two sentences from which on what one has otherwise is said to differ."""
ELSEWHERE = 0.3
"""What counts for a reading that an article on the subject has in a sentence on something else."""
_MARGIN = 0.12
"""How much better a place that differs must go with the draft than the best one that agrees."""
_LIKELY = 0.4
"""The score that is enough for a reading on which several articles agree."""
_MOST = 3
_APART = 5
"""Days between two articles from which on they hardly tell of the same event."""
_SERIES = 3
"""Readings, each of a day of its own, that make a series however near the days are."""
_IN_A_SERIES = "other values on other days"


class Weighed(Struct, frozen=True):
    """A place in the library, how well its sentence goes with the draft's, and what is to be said.

    Attributes:
        score: 0..1.
        note: in what it differs.
        value: what it reads, so that two that read the same have the same; empty if that is not compared.
    """

    evidence: Evidence
    score: float
    note: str = ""
    value: str = ""


def decided(
    kind: Kind, span: Span, text: str, agreeing: Sequence[Weighed], differing: Sequence[Weighed]
) -> Finding:
    """The finding on one thing of a draft.

    Precision first: where some place agrees, another must go clearly better with the draft to say that it
    differs; else the other reading is only noted. What is told anew every week, such as a poll, differs from
    none of the other weeks.
    """
    agree = sorted(agreeing, key=lambda one: -one.score)[:_MOST]
    rivals = sorted((d for d in differing if d.score >= SAME_THING), key=lambda one: -one.score)
    differ = rivals[:_MOST]
    is_series = bool(rivals) and _is_series([d for d in rivals if d.score > rivals[0].score - _MARGIN])
    sure = () if differ else _consensus(differing)
    if sure and (not agree or sure[0].score > agree[0].score + _MARGIN):
        return Finding(kind, Verdict.DIFFERS, span, text, _places(sure), sure[0].note)
    if differ and not is_series and (not agree or differ[0].score > agree[0].score + _MARGIN):
        return Finding(kind, Verdict.DIFFERS, span, text, _places(differ), differ[0].note)
    if agree:
        note = f"but {differ[0].evidence.reading} elsewhere" if differ else ""
        return Finding(kind, Verdict.FOUND, span, text, _places((*agree, *differ[:1])), note)
    note = _IN_A_SERIES if is_series else ""
    return Finding(kind, Verdict.NOT_FOUND, span, text, _places(differ) if is_series else (), note)


def _consensus(differing: Sequence[Weighed]) -> Sequence[Weighed]:
    """The places of several articles that all read the same, though none goes with the draft for sure."""
    likely = sorted((one for one in differing if one.score >= _LIKELY), key=lambda one: -one.score)
    articles = {one.evidence.article.id for one in likely}
    return likely[:_MOST] if len({one.value for one in likely}) == 1 and len(articles) > 1 else ()


def _is_series(rivals: Sequence[Weighed]) -> bool:
    """Whether articles of several days each read something else: then none is the one that is meant."""
    days: dict[str, date] = {}
    for one in rivals:
        day = _day(one)
        if one.value and day is not None:
            days.setdefault(one.value, day)
    if len(set(days.values())) >= _SERIES:
        return True
    return any(abs((one - other).days) >= _APART for one, other in combinations(days.values(), 2))


def _day(weighed: Weighed) -> date | None:
    """The day on which an article came out."""
    try:
        return date.fromisoformat((weighed.evidence.article.published or "")[:10])
    except ValueError:
        return None


def _places(weighed: Sequence[Weighed]) -> tuple[Evidence, ...]:
    return tuple(one.evidence for one in weighed)

"""From the places that agree with a draft, and those that differ from it, to what is said of it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from newsbrowse.models import Span
from newsbrowse.writing.checking.findings import Evidence, Finding, Kind, Verdict

SAME_THING = 0.5
"""The score of two sentences from which on what one has otherwise is said to differ."""
_MARGIN = 0.12
"""How much better a place that differs must go with the draft than the best one that agrees."""
_MOST = 3


class Weighed(Struct, frozen=True):
    """A place in the library, how well its sentence goes with the draft's (0..1), and what is to be said."""

    evidence: Evidence
    score: float
    note: str = ""


def decided(
    kind: Kind, span: Span, text: str, agreeing: Sequence[Weighed], differing: Sequence[Weighed]
) -> Finding:
    """The finding on one thing of a draft.

    Precision first: where some place agrees, another must go clearly better with the draft to say that it
    differs; else the other reading is only noted.
    """
    agree = sorted(agreeing, key=lambda one: -one.score)[:_MOST]
    differ = sorted((d for d in differing if d.score >= SAME_THING), key=lambda one: -one.score)[:_MOST]
    if differ and (not agree or differ[0].score > agree[0].score + _MARGIN):
        return Finding(kind, Verdict.DIFFERS, span, text, _places(differ), differ[0].note)
    if agree:
        note = f"but {differ[0].evidence.reading} elsewhere" if differ else ""
        return Finding(kind, Verdict.FOUND, span, text, _places((*agree, *differ[:1])), note)
    return Finding(kind, Verdict.NOT_FOUND, span, text)


def _places(weighed: Sequence[Weighed]) -> tuple[Evidence, ...]:
    return tuple(one.evidence for one in weighed)

"""The check of a draft, from its text to its findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from newsbrowse.archive.library import Library
from newsbrowse.models import Progress, Span
from newsbrowse.writing.checking.acquainted import acquainted
from newsbrowse.writing.checking.belonging import belonging_findings
from newsbrowse.writing.checking.dates import date_findings
from newsbrowse.writing.checking.draft import Draft
from newsbrowse.writing.checking.figures import figure_findings
from newsbrowse.writing.checking.findings import Finding, Kind
from newsbrowse.writing.checking.names import Names
from newsbrowse.writing.checking.proper import proper_findings
from newsbrowse.writing.checking.quotations import Quotations, same_person
from newsbrowse.writing.checking.saying import saying_findings
from newsbrowse.writing.checking.sources import Sources

Report = Callable[[Progress], None]
_BESIDE = 200
"""Characters between words and the name of who said them, at most."""
_OF_PEOPLE = frozenset((Kind.NAME, Kind.SPEAKER))
_WITHIN = frozenset((Kind.FIGURE, Kind.DATE, Kind.COUNTRY))


def check(draft: Draft, library: Library, progress: Report | None = None) -> tuple[Finding, ...]:
    """Look up every quotation, name, figure and day of a draft; findings in the order of the draft.

    Args:
        draft: what is checked.
        library: what it is held against.
        progress: is told how far it has come, in sentences.
    """
    found: list[Finding] = []
    done, total = 0, len(draft.sentences)
    for part in draft.parts():
        found += _checked(part, Sources(library, part, _from(done, total, progress)))
        done += len(part.sentences)
    return tuple(sorted(_once(found), key=lambda one: (one.span, one.kind is Kind.SPEAKER)))


def _from(done: int, total: int, progress: Report | None) -> Callable[[int], None] | None:
    """What tells how many sentences of a part are looked up, as so many of all."""
    if progress is None:
        return None
    return lambda more: progress(Progress(done + more, total, "looking up sentences"))


def _checked(draft: Draft, sources: Sources) -> Iterator[Finding]:
    draft = acquainted(draft, sources)
    quotations = list(Quotations(draft, sources).findings())
    quoted = [one.span for one in quotations if one.kind is Kind.QUOTE]
    others = (
        *proper_findings(draft, sources),
        *figure_findings(draft, sources),
        *date_findings(draft, sources),
        *Names(draft, sources).findings(),
        *saying_findings(draft, sources),
        *belonging_findings(draft, sources),
    )
    yield from quotations
    yield from _not_twice(_outside(others, quoted), quotations)


def _outside(findings: Iterable[Finding], quoted: list[Span]) -> Iterator[Finding]:
    """Without what stands in a quotation, whose words are held against the library as they are."""
    for one in findings:
        inside = any(start <= one.span.start < end for start, end in quoted)
        if not (inside and one.kind in _WITHIN):
            yield one


def _not_twice(findings: Iterable[Finding], quotations: Iterable[Finding]) -> Iterator[Finding]:
    """Without a name in another's place that is told as the speaker of words next to it."""
    speakers = [one for one in quotations if one.kind is Kind.SPEAKER and one.is_alarm]
    for one in findings:
        beside = (s for s in speakers if s.span.start - _BESIDE < one.span.start < s.span.end + _BESIDE)
        if (
            one.kind not in _OF_PEOPLE
            or not one.is_alarm
            or not any(same_person(s.text, one.text) for s in beside)
        ):
            yield one


def _once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """One finding for each place and kind: the one that deserves a look before the one that does not."""
    best: dict[tuple[Kind, Span], Finding] = {}
    for one in findings:
        known = best.get((one.kind, one.span))
        if known is None or (one.is_alarm and not known.is_alarm):
            best[one.kind, one.span] = one
    yield from best.values()

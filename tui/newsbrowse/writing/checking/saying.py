"""What someone says in a draft without quotation marks, and who says it in the library."""

from __future__ import annotations

from collections.abc import Iterator

from newsbrowse.compare.grouping import put
from newsbrowse.models import Article, Person, Span
from newsbrowse.writing.checking.deciding import Weighed, decided
from newsbrowse.writing.checking.draft import Draft, Sentence
from newsbrowse.writing.checking.findings import Evidence, Finding, Kind, Verdict
from newsbrowse.writing.checking.matching import Match
from newsbrowse.writing.checking.quotations import same_person
from newsbrowse.writing.checking.sources import Sources
from newsbrowse.writing.checking.tellers import one_saying

_SURELY = 0.65
"""The score from which on a sentence says the same, so that the one who says it can be another."""


def saying_findings(draft: Draft, sources: Sources) -> Iterator[Finding]:
    """One for each sentence that another person says in the library; nothing where both agree.

    Who says the words of a quotation is told with that.
    """
    for sentence in draft.sentences:
        is_quoting = any(sentence.span.start <= one.start < sentence.span.end for one in draft.quotes)
        who = "" if is_quoting else one_saying(draft.article, sentence.span)
        matches = [one for one in sources.matches(sentence) if one.score >= _SURELY] if who else []
        if not matches:
            continue
        agreeing, differing = _weighed(who, sentence, matches, sources)
        place = _place(who, draft.article, sentence.span)
        found = decided(Kind.SPEAKER, place, put(who), agreeing, differing)
        if found.verdict is Verdict.DIFFERS:
            yield found


def _weighed(
    who: str, sentence: Sentence, matches: list[Match], sources: Sources
) -> tuple[list[Weighed], list[Weighed]]:
    """The sentences that name the one who says it in the draft, and those that another says."""
    agreeing: list[Weighed] = []
    differing: list[Weighed] = []
    for match in matches:
        article, span = match.sentence.article, match.sentence.span
        other = one_saying(article, span, sources.sentence_at(article, span.start)[1])
        named = [one.name for one in article.analysis.people if _is_in(one, span)]
        if any(same_person(who, name) for name in (*named, other)):
            agreeing.append(Weighed(Evidence(article, span, put(who)), match.score))
        elif other and not _is_named(other, sentence):
            differing.append(Weighed(Evidence(article, span, put(other)), match.score, "another speaker"))
    return agreeing, differing


def _is_named(name: str, sentence: Sentence) -> bool:
    return not set(name.casefold().split()).isdisjoint(sentence.passage.words)


def _is_in(person: Person, span: Span) -> bool:
    return any(span.start <= one.start < span.end for one in person.mentions)


def _place(name: str, article: Article, span: Span) -> Span:
    """Where a person is named in a sentence."""
    places = (one for person in article.analysis.people if person.name == name for one in person.mentions)
    return next((one for one in places if span.start <= one.start < span.end), span)

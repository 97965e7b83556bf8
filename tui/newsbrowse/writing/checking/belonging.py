"""People said to be of a body of which the library knows another person: `Ann Lee of Example University`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsbrowse.compare.grouping import put
from newsbrowse.models import Article, Person, Span
from newsbrowse.writing.checking.capitals import names_in
from newsbrowse.writing.checking.draft import Draft
from newsbrowse.writing.checking.findings import Evidence, Finding, Kind, Verdict
from newsbrowse.writing.checking.quotations import same_person
from newsbrowse.writing.checking.sources import Sources

_OF = re.compile(r",? (?:\((?=[A-Z])|(?:an? |the )?(?:[a-z]+ ){0,3}(?:of|at|from|with) (?:the )?)")
_REACH = 60
_SHORTEST = 2
"""Words of the name of a body; one word names too many things."""


def belonging_findings(draft: Draft, sources: Sources) -> Iterator[Finding]:
    """One for each person of whose body the library tells of one other person, and never of this one."""
    article = draft.article
    for person in article.analysis.people:
        for place in person.mentions:
            body = _body_of(article.body, place)
            if body and draft.holds(place.start) and (other := _other_of(body, person, sources)):
                yield Finding(
                    Kind.NAME,
                    Verdict.DIFFERS,
                    place,
                    put(person.name),
                    (other,),
                    f"another one of {put(body)}",
                )


def _body_of(text: str, place: Span) -> str:
    """The body that a person is said to be of, right behind the name."""
    match = _OF.match(text, place.end, place.end + _REACH)
    if match is None:
        return ""
    names = names_in(text[match.end() : match.end() + _REACH])
    is_next = bool(names) and names[0][1].start == 0
    return names[0][0] if is_next and len(names[0][0].split()) >= _SHORTEST else ""


def _other_of(body: str, person: Person, sources: Sources) -> Evidence | None:
    """The one person who is named with a body in all sentences of the library that name one with it."""
    plain = "".join(c if c.isalnum() else " " for c in body)
    found: list[tuple[Article, Span, str]] = []
    for article in sources.with_words(f'"{plain}"'):
        for start in (match.start() for match in re.finditer(re.escape(body), article.body)):
            span, _ = sources.sentence_at(article, start)
            found += [
                (article, at, one.name)
                for one in article.analysis.people
                for at in one.mentions
                if span.start <= at.start < span.end
            ]
    names = {name for _, _, name in found}
    if len(names) != 1 or any(same_person(person.name, name) for name in names):
        return None
    article, at, name = found[0]
    return Evidence(article, at, put(name))

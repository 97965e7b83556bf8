"""People of a draft who are named by one word alone: `Trump`, where articles near name Donald Trump so."""

from __future__ import annotations

from collections import defaultdict

from msgspec.structs import replace

from newsbrowse.models import Person, Span
from newsbrowse.writing.checking.capitals import parts_in
from newsbrowse.writing.checking.draft import Draft
from newsbrowse.writing.checking.sources import Sources


def acquainted(draft: Draft, sources: Sources) -> Draft:
    """A draft with the people whom it names by a word that the articles near use of one person only."""
    known = _known_by_a_word(sources)
    article = draft.article
    people = {person.name: person for person in article.analysis.people}
    taken = [span for person in people.values() for span in person.mentions]
    taken += [Span(one.start, one.end) for one in draft.quotes]
    for sentence in draft.sentences:
        for word, span in parts_in(sentence.text):
            place = Span(sentence.span.start + span.start, sentence.span.start + span.end)
            name = "" if any(a < place.end and place.start < b for a, b in taken) else known.get(word, "")
            if name:
                before = people.get(name, Person(name, ()))
                people[name] = replace(before, mentions=tuple(sorted((*before.mentions, place))))
    analysis = replace(article.analysis, people=tuple(people.values()))
    return replace(draft, article=replace(article, analysis=analysis))


def _known_by_a_word(sources: Sources) -> dict[str, str]:
    """The full name for each single word by which the articles name a person, if it is one person's."""
    names: defaultdict[str, set[str]] = defaultdict(set)
    for article in sources.articles:
        for person in article.analysis.people:
            for start, end in person.mentions:
                names[article.body[start:end]].add(person.name)
    return {
        word: one
        for word, found in names.items()
        for one in found
        if len(found) == 1 and word.isalpha() and " " in one and not sources.is_common(word)
    }

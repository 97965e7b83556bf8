"""The people and countries of a draft: known to the library, nearly so, or not; and others in their place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from newsbrowse.compare.grouping import put
from newsbrowse.models import Article, Country, Field, Person, Search, Selection, Span
from newsbrowse.text.fold import fold
from newsbrowse.writing.checking.capitals import names_in
from newsbrowse.writing.checking.deciding import SAME_THING, Weighed, decided
from newsbrowse.writing.checking.draft import Draft, Sentence
from newsbrowse.writing.checking.findings import Evidence, Finding, Kind, Verdict
from newsbrowse.writing.checking.matching import LibrarySentence, Match
from newsbrowse.writing.checking.proper import find_words, nearest_in
from newsbrowse.writing.checking.quotations import same_person
from newsbrowse.writing.checking.slips import have_initials, slips_allowed
from newsbrowse.writing.checking.slots import counterpart
from newsbrowse.writing.checking.sources import Sources

_SHORTEST = 5
"""Letters of a name of which others may be slips."""
_SURELY = 0.65
"""The score from which on the one country that differs needs to stand in no certain place."""
_MOST_VALUES = 200_000
_MOST_PLACES = 3
_MOST_NEAR = 20
_MOST_BEHIND = 60
"""Characters behind a country that may be more of a name."""


class Names:
    """Looks up the names of one draft."""

    def __init__(self, draft: Draft, sources: Sources) -> None:
        self._draft = draft
        self._sources = sources
        self._vocabulary: dict[str, str] | None = None

    def findings(self) -> Iterator[Finding]:
        """One for each person, at the first mention; one for each person or country in another's place."""
        for person in self._draft.article.analysis.people:
            if person.mentions and self._draft.holds(person.mentions[0].start):
                yield self._person(person)
            yield from self._swapped(person)
        for country in self._draft.article.analysis.countries:
            yield from self._country(country)

    def _person(self, person: Person) -> Finding:
        span, text = person.mentions[0], put(person.name)
        if known := self._known(person.name):
            return Finding(Kind.NAME, Verdict.FOUND, span, text, known)
        if place := self._written(person):
            return Finding(Kind.NAME, Verdict.DIFFERS, span, text, (place,), f"did you mean {place.reading}?")
        near, is_around = self._near(person)
        if not near:
            return Finding(Kind.NAME, Verdict.NOT_FOUND, span, text)
        verdict = Verdict.DIFFERS if is_around else Verdict.NOT_FOUND
        return Finding(Kind.NAME, verdict, span, text, self._known(near), f"did you mean {put(near)}?")

    def _known(self, name: str) -> tuple[Evidence, ...]:
        """Where a person is named: in the articles on the draft's subjects, else anywhere."""
        folded = fold(name)
        near = [
            one
            for article in self._sources.articles
            for other in article.analysis.people
            if is_form(folded, fold(other.name)) and (one := _evidence(article, other.mentions, other.name))
        ]
        if near:
            return tuple(near[:_MOST_PLACES])
        wanted = Search(selections=(Selection(Field.PEOPLE, name),))
        page = self._sources.library.search(wanted, limit=1, snippets=False)
        if not page.hits:
            place = find_words(name, self._sources)
            return (place,) if place is not None else ()
        article = self._sources.library.article(page.hits[0].id)
        return (Evidence(article, Span(0, 0), put(name)),)

    def _written(self, person: Person) -> Evidence | None:
        """The name that one is a slip of, in the words of a sentence on the same thing."""
        places = (
            nearest_in(person.name, self._sources.matches(sentence))
            for _, sentence in self._within(person.mentions)
        )
        return next((place for place in places if place is not None), None)

    def _near(self, person: Person) -> tuple[str, bool]:
        """The name that one is a slip of, and whether it stands in an article on the same subject.

        Elsewhere in the library it may well be another person's.
        """
        folded = fold(person.name)
        sentences = [sentence for _, sentence in self._within(person.mentions)]
        around = {
            fold(other.name): other.name
            for sentence in sentences
            for article in self._sources.articles_near(sentence)
            for other in article.analysis.people
        }
        if near := _nearest(folded, around):
            return near, True
        return _nearest(folded, self._all_names()), False

    def _all_names(self) -> dict[str, str]:
        if self._vocabulary is None:
            facets = self._sources.library.facets(Search(), fields=(Field.PEOPLE,), limit=_MOST_VALUES)
            self._vocabulary = {fold(one.value): one.value for one in facets.values[Field.PEOPLE]}
        return self._vocabulary

    def _swapped(self, person: Person) -> Iterator[Finding]:
        """A person in whose place a sentence of the library has another one."""
        for span, sentence in self._within(person.mentions):
            agreeing: list[Weighed] = []
            differing: list[Weighed] = []
            for match in self._sources.matches(sentence):
                theirs = _people(match.sentence)
                if any(same_person(person.name, name) for name, _ in theirs):
                    agreeing.append(Weighed(_place(match, person.name), match.score))
                elif other := _in_place(
                    sentence, span, match, [(n, s) for n, s in theirs if not self._has(sentence, n)]
                ):
                    differing.append(Weighed(_place(match, other), match.score, "another name", other))
            if differing:
                found = decided(Kind.NAME, span, put(person.name), agreeing, differing)
                if found.verdict is Verdict.DIFFERS:
                    yield found

    def _has(self, sentence: Sentence, name: str) -> bool:
        """Whether a sentence of the draft has a name, or a part of it: `Xi` of `Xi Jinping`."""
        return not set(fold(name).split()).isdisjoint(sentence.passage.words)

    def _country(self, country: Country) -> Iterator[Finding]:
        first: Finding | None = None
        for span, sentence in self._within(country.mentions):
            agreeing: list[Weighed] = []
            differing: list[Weighed] = []
            for match in self._sources.matches(sentence):
                theirs = _countries(match.sentence)
                if any(code == country.code for code, _, _ in theirs):
                    agreeing.append(Weighed(_place(match, country.name), match.score))
                    continue
                codes = sentence.passage.facts.get("country", frozenset())
                rest = [(name, s) for code, name, s in theirs if code not in codes]
                other = _in_place(sentence, span, match, rest)
                if not other and match.score >= _SURELY:
                    other = _only(codes - {code for code, _, _ in theirs}, rest)
                if other:
                    differing.append(Weighed(_place(match, other), match.score, "another country", other))
            found = decided(Kind.COUNTRY, span, put(country.name), agreeing, differing)
            if found.verdict is Verdict.DIFFERS:
                yield found
            elif first is None or first.verdict is Verdict.NOT_FOUND:
                first = found
        if first is not None:
            yield first if first.verdict is Verdict.FOUND else self._anywhere(country, first)

    def _anywhere(self, country: Country, finding: Finding) -> Finding:
        wanted = Search(selections=(Selection(Field.COUNTRIES, country.code),))
        page = self._sources.library.search(wanted, limit=1, snippets=False)
        if not page.hits:
            outlet = self._outlet(finding.span)
            return finding if outlet is None else outlet
        article = self._sources.library.article(page.hits[0].id)
        place = Evidence(article, Span(0, 0), put(country.name))
        return Finding(
            Kind.COUNTRY, Verdict.FOUND, finding.span, finding.text, (place,), "on another subject"
        )

    def _outlet(self, span: Span) -> Finding | None:
        """The name of a source in which a country is read: `Lagos Spotlight`."""
        body = self._draft.article.body
        start = body.rfind("\n", 0, span.start) + 1
        for run, at in names_in(body[start : span.end + _MOST_BEHIND]):
            name = run.removeprefix("The ")
            is_in_it = at.start <= span.start - start < at.end and " " in name
            if is_in_it and (place := find_words(name, self._sources)):
                there = Span(start + at.start, start + at.end)
                return Finding(Kind.NAME, Verdict.FOUND, there, put(run), (place,))
        return None

    def _within(self, mentions: Sequence[Span]) -> Iterator[tuple[Span, Sentence]]:
        for span in mentions:
            for sentence in self._draft.sentences:
                if sentence.span.start <= span.start < sentence.span.end:
                    yield span, sentence


def is_form(short: str, full: str) -> bool:
    """Whether a folded name is another, its last part, or the same without middle names."""
    few, many = short.split(), full.split()
    if not few:
        return False
    return few == many[-len(few) :] or (len(few) > 1 and few[0] == many[0] and few[-1] == many[-1])


def _nearest(name: str, known: dict[str, str]) -> str:
    """The known name with the fewest slips, at most one in five letters; of a single name surnames count."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    slips = slips_allowed(name)
    words = name.split()
    if len(words) == 1:
        known = {other.split()[-1]: value for other, value in reversed(known.items()) if other.split()}
    if len(name) < _SHORTEST:
        return ""
    found = process.extract(name, known.keys(), scorer=OSA.distance, score_cutoff=slips, limit=_MOST_NEAR)
    return next((known[other] for other, slipped, _ in found if slipped and have_initials(name, other)), "")


def _people(sentence: LibrarySentence) -> list[tuple[str, Span]]:
    people = sentence.article.analysis.people
    return [(one.name, span) for one in people for span in _inside(one.mentions, sentence.span)]


def _countries(sentence: LibrarySentence) -> list[tuple[str, str, Span]]:
    countries = sentence.article.analysis.countries
    return [(one.code, one.name, span) for one in countries for span in _inside(one.mentions, sentence.span)]


def _inside(mentions: Iterable[Span], span: Span) -> list[Span]:
    return [one for one in mentions if span.start <= one.start < span.end]


def _in_place(sentence: Sentence, span: Span, match: Match, others: Sequence[tuple[str, Span]]) -> str:
    """Which of some names of a matching sentence stands where the draft has another; empty if none does."""
    if match.score < SAME_THING or not others:
        return ""
    start, base = sentence.span.start, match.sentence.span.start
    body = match.sentence.article.body[base : match.sentence.span.end]
    here = Span(span.start - start, span.end - start)
    at = counterpart(sentence.text, here, body, [Span(s.start - base, s.end - base) for _, s in others])
    return others[at][0] if at is not None else ""


def _only(ours: frozenset[str], others: Sequence[tuple[str, Span]]) -> str:
    """The one country that only the other sentence has, if only one is in this one alone; else empty."""
    names = {name for name, _ in others}
    return names.pop() if len(ours) == len(names) == 1 else ""


def _place(match: Match, reading: str) -> Evidence:
    return Evidence(match.sentence.article, match.sentence.span, put(reading))


def _evidence(article: Article, mentions: Sequence[Span], name: str) -> Evidence:
    return Evidence(article, mentions[0] if mentions else Span(0, 0), put(name))

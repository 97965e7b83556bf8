"""Other names of a draft, of bodies, places and works: words with capitals that the library has, or not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from newsbrowse.compare.grouping import Placed, put
from newsbrowse.compare.passages import content_words, words_of
from newsbrowse.extract.countries import country_code
from newsbrowse.models import Field, Search, Selection, Span
from newsbrowse.text.fold import fold
from newsbrowse.writing.checking.capitals import JOINED, names_in, parts_in
from newsbrowse.writing.checking.deciding import SAME_THING
from newsbrowse.writing.checking.draft import Draft, Sentence
from newsbrowse.writing.checking.findings import Evidence, Finding, Kind, Verdict
from newsbrowse.writing.checking.matching import Match
from newsbrowse.writing.checking.slips import have_initials, is_slip_of, slips_allowed
from newsbrowse.writing.checking.slots import beside, counterpart, next_to
from newsbrowse.writing.checking.sources import Sources

_JOINING = ("of", "the", "for", "de", "du", "al")
_FIRST = re.compile(rf"\S+(?: (?:{'|'.join(_JOINING)})(?= ))* ?")
_OPENING = " \n\"'“‘([\u2060"
_TITLE = re.compile(r"(?:Mr|Mrs|Ms|Dr|Sir|President|Senator|Professor)\.? ")
_OWNER = re.compile(r"['’]s ")
_SHORTEST = 4
_SURELY = 0.65
_MARGIN = 0.12
_LONG = 6
"""Letters from which on a word that the library has not may be a slip of one on the same subject."""
_HEADING = 0.8
"""The share of words with capitals from which on a line is a heading, in which they say nothing."""


def nearest_in(name: str, matches: Sequence[Match]) -> Evidence | None:
    """The name of as many words, in sentences on the same thing, that one is a slip of."""
    from rapidfuzz.distance import OSA

    wanted, count, slips = fold(name), len(name.split()), slips_allowed(name)
    for match in matches:
        if match.score < SAME_THING:
            continue
        article, span = match.sentence.article, match.sentence.span
        for run, at in names_in(article.body[span.start : span.end]):
            words = run.split()
            for first in range(len(words) - count + 1):
                other = " ".join(words[first : first + count])
                slipped = OSA.distance(wanted, fold(other), score_cutoff=slips)
                if 0 < slipped <= slips and have_initials(wanted, fold(other)):
                    return Evidence(article, Span(span.start + at.start, span.start + at.end), put(other))
    return None


def proper_findings(draft: Draft, sources: Sources) -> Iterator[Finding]:
    """One for each name, at its first place, that is none of a person, country or day.

    `Russian Foreign Ministry` is found where the library has a `Foreign Ministry`.

    A single word that is not found is passed over, since many are no names, unless a sentence on the same
    thing has another name in its place. So is a town, which stands for its country elsewhere.
    """
    known = list(_known(draft))
    countries = [span for country in draft.article.analysis.countries for span in country.mentions]
    told: set[str] = set()
    for sentence in draft.sentences:
        if _is_heading(sentence.text):
            continue
        for run, whole in _names(sentence, sources):
            words, span = _behind(run, whole, known)
            taken = any(start < span.end and span.start < end for start, end in known)
            part = next((one for one in countries if one.start < span.end and span.start < one.end), None)
            if fold(words) in told or taken:
                continue
            told.add(fold(words))
            is_country = part == span and country_code(words) is not None
            if _is_of_countries(words):
                continue
            if not is_country and (other := _in_the_place_of(words, span, sentence, sources)):
                yield Finding(Kind.NAME, Verdict.DIFFERS, span, put(words), (other,), "another name")
                continue
            if part == span:
                continue
            short = words[part.end - span.start :].strip() if part and part.start == span.start else ""
            found = _looked_up(words, span, sources.matches(sentence), sources)
            is_bare = found.verdict is Verdict.NOT_FOUND and " " not in words
            is_known_part = (
                found.is_alarm and len(short) >= _SHORTEST and find_words(short, sources) is not None
            )
            is_lost = found.verdict is Verdict.NOT_FOUND and not is_known_part
            if is_lost and (slip := _slip_of(words, span, sentence, sources)):
                yield slip
                continue
            if not (is_bare or is_known_part):
                yield found


def _behind(words: str, span: Span, known: Sequence[Span]) -> tuple[str, Span]:
    """What stands behind a person's name in a run of capitals: `Reuters` of `Liu Bin of Reuters`."""
    begins = any(one.start == span.start and one.end < span.end for one in known)
    rest = JOINED.split(words)[-1]
    if not begins or rest == words or len(rest) < _SHORTEST:
        return words, span
    return rest, Span(span.end - len(rest), span.end)


def _in_the_place_of(words: str, span: Span, sentence: Sentence, sources: Sources) -> Evidence | None:
    """The name that a sentence on the same thing has where the draft has one that the library lacks."""
    here = Span(span.start - sentence.span.start, span.end - sentence.span.start)
    for match in sources.matches(sentence):
        if match.score < SAME_THING:
            continue
        article, base = match.sentence.article, match.sentence.span.start
        body = article.body[base : match.sentence.span.end]
        names = [
            (run, at)
            for run, at in parts_in(body)
            if at.start and run not in sentence.text and _may_stand(here, sentence.text, at, body, match)
        ]
        spans = [one for _, one in names]
        at = counterpart(sentence.text, here, body, spans)
        at = beside(sentence.text, here, body, spans) if at is None else at
        if at is not None:
            run, there = names[at]
            is_lacking = _is_lacking(words, match, sentence, sources)
            place = Span(base + there.start, base + there.end)
            return Evidence(article, place, put(run)) if is_lacking else None
    return None


def _may_stand(here: Span, ours: str, there: Span, theirs: str, match: Match) -> bool:
    """Whether a name may stand for another: a person only where both go on alike (`the Trump camp`)."""
    start = match.sentence.span.start
    place = Span(start + there.start, start + there.end)
    mentions = (one for person in match.sentence.article.analysis.people for one in person.mentions)
    is_person = any(one.start < place.end and place.start < one.end for one in mentions)
    behind = next_to(ours, here)[1]
    return not is_person or (bool(behind) and behind == next_to(theirs, there)[1])


def _is_lacking(words: str, match: Match, sentence: Sentence, sources: Sources) -> bool:
    """Whether the library has not this name; by a sentence that is sure, whether no article near has it.

    `Shanghai` is not named where there is only the `Shanghai Cooperation Organisation`.
    """
    matches = sources.matches(sentence)
    ours = set(words_of(words))
    is_there = any(
        ours <= set(one.sentence.passage.words) for one in matches if one.score > match.score - _MARGIN
    )
    if is_there or nearest_in(words, [match]) is not None:
        return False
    if match.score < _SURELY:
        return find_words(words, sources) is None
    near = (*sources.articles_near(sentence), *(one.sentence.article for one in matches))
    return not any(words in sources.names_of(article) for article in near)


def _slip_of(words: str, span: Span, sentence: Sentence, sources: Sources) -> Finding | None:
    """A name that the library has not, with letters otherwise than one on the same subject."""
    if len(words) < _LONG or sources.is_common(words):
        return None
    for article in sources.articles_around(sentence):
        for name in sources.names_of(article):
            alike = (
                abs(len(name) - len(words)) <= 1
                and words[:2] == name[:2]
                and words.rstrip("s") != name.rstrip("s")
            )
            if alike and is_slip_of(words, name) and not sources.is_common(name):
                at = article.body.index(name)
                evidence = Evidence(article, Span(at, at + len(name)), put(name))
                note = f"did you mean {put(name)}?"
                return Finding(Kind.NAME, Verdict.DIFFERS, span, put(words), (evidence,), note)
    return None


def _known(draft: Draft) -> Iterator[Span]:
    analysis = draft.article.analysis
    for person in analysis.people:
        yield from person.mentions
    for spans in (_spans(analysis.dates), _spans(analysis.figures), _spans(draft.quotes)):
        yield from spans


def _spans(items: Iterable[Placed]) -> Iterator[Span]:
    return (Span(one.start, one.end) for one in items)


def _is_heading(text: str) -> bool:
    words = [word for word in text.split() if word[:1].isalpha() and len(word) >= _SHORTEST]
    capitals = sum(word[:1].isupper() for word in words)
    return not text.rstrip().endswith((".", "!", "?", ":", "”", '"', ")")) or capitals > _HEADING * len(words)


def _names(sentence: Sentence, sources: Sources) -> Iterator[tuple[str, Span]]:
    """The names of a sentence; its first word is one only if the library never writes it small."""
    for run, span in _owned(sentence.text, sources):
        start = span.start
        if not sentence.text[:start].strip(_OPENING) and _is_no_name(run, sources):
            start += sum(len(first) for first in _FIRST.findall(run)[:1])
        while title := _TITLE.match(sentence.text, start, span.end):
            start = title.end()
        is_initials = span.end - start == len("G20") and sentence.text[start : span.end].isupper()
        if span.end - start >= _SHORTEST or is_initials:
            yield (
                sentence.text[start : span.end],
                Span(sentence.span.start + start, sentence.span.start + span.end),
            )


def _owned(text: str, sources: Sources) -> Iterator[tuple[str, Span]]:
    """The runs of capitals; `Kremlin's Ushakov` as two, `Columnist's Desk` as one: the library has it."""
    for run, span in names_in(text):
        match = _OWNER.search(run)
        if match is None or find_words(run, sources) is not None:
            yield run, span
            continue
        at = span.start + match.end()
        yield run[: match.start()], Span(span.start, span.start + match.start())
        yield run[match.end() :], Span(at, span.end)


def _is_no_name(run: str, sources: Sources) -> bool:
    """Whether the first word of a sentence has its capital from there: `Representatives of Finland`."""
    first, _, rest = run.partition(" ")
    is_joined = rest.partition(" ")[0] in _JOINING
    return is_joined or not rest or not content_words([fold(first)]) or sources.is_common(first)


def find_words(words: str, sources: Sources) -> Evidence | None:
    """An article that has some words in a row, or that is of a source of this name."""
    plain = "".join(c if c.isalnum() else " " for c in words)
    outlet = Search(selections=(Selection(Field.SOURCE, words),))
    pages = (sources.library.search(one, limit=1, snippets=False) for one in (Search(f'"{plain}"'), outlet))
    hit = next((page.hits[0] for page in pages if page.hits), None)
    return Evidence(sources.library.article(hit.id), Span(0, 0), put(words)) if hit is not None else None


def _is_of_countries(words: str) -> bool:
    """Whether words are an adjective of two countries: `Sino-Russian`, `Franco-German`."""
    first, dash, last = words.partition("-")
    return bool(dash) and first.isalpha() and country_code(last) is not None


def _looked_up(words: str, span: Span, matches: Iterable[Match], sources: Sources) -> Finding:
    if place := find_words(words, sources):
        return Finding(Kind.NAME, Verdict.FOUND, span, put(words), (place,))
    near = nearest_in(words, list(matches))
    if near is None:
        return Finding(Kind.NAME, Verdict.NOT_FOUND, span, put(words))
    note = f"did you mean {near.reading}?"
    return Finding(Kind.NAME, Verdict.DIFFERS, span, put(words), (near,), note)

"""Countries that an article names, and whether it is about them.

Every capitalised word is looked up in a table by its first word, the longest term wins, and the
neighbouring words decide where the word can mean something else. A country is what the article is
about when it stands in the title, the dateline or the first lines, or comes back often.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsbrowse.extract.country_context import (
    PERSONAL,
    Match,
    is_person_here,
    names_a_country,
    names_a_currency,
    region_after_town,
    speaks_of_native_peoples,
    speaks_of_the_state,
    stands_after_town,
)
from newsbrowse.extract.country_table import (
    FIRST_WORD,
    Evidence,
    country_code,
    country_name,
    term_index,
)
from newsbrowse.extract.occupied import Occupied
from newsbrowse.models import Country, Person, Span

__all__ = ["about_by_place", "country_code", "country_name", "find_countries"]

_EARLY = 100
"""A country named within so many characters is what the article is about (measured on newswire)."""

_OFTEN = 4
"""So is one named so many times."""

_GEORGIA = frozenset(("Georgia", "Georgian", "Georgians"))
_KOREA = frozenset(("Korea", "Korean", "Koreans"))
_INDIAN = frozenset(("Indian", "Indians"))
_CENTRAL = frozenset(("Central African", "Central Africans"))
_SHARED_NAMES = _GEORGIA | _KOREA | _INDIAN | _CENTRAL | {"Congo"}
"""Names of two countries, of a country and a state, or of two peoples."""


class _Topic(NamedTuple):
    """What a text speaks of: countries named beyond doubt, the state of Georgia, native Americans."""

    sure: frozenset[str]
    state: bool
    native: bool


_DATELINE = re.compile(
    r"\s{0,40}([A-ZÀ-Þ][^\n]{2,80}?(?:\([A-Z][^()\n]{1,30}\)|[\w.)]\s)\s?(?:--?|[–—_])(?:\s|$))"
)


def find_countries(title: str, body: str, people: Sequence[Person] = ()) -> tuple[Country, ...]:
    """The countries that a title and a body name, those named most first.

    Args:
        title: one line; decides with the body what the article is about, but has no spans.
        body: the article's text, its dateline included.
        people: who is named in it; words that are part of their names name no country.

    Returns:
        One `Country` each, with the spans of its mentions in `body`: names, aliases, demonyms, capitals,
        seats of government, and cities and regions. A possessive `'s` is not part of a span.
    """
    names = Occupied(span for person in people for span in person.mentions)
    flat = _flat(body)
    in_body = [match for match in _settled(flat) if not names.overlaps(match.start, match.end)]
    borne = {word for person in people for word in person.name.split()} & PERSONAL
    headline = _flat(title)
    in_title = [match for match in _settled(headline, beside=body) if match.text not in borne]
    headed = {match.code for match in in_title if not names_a_currency(headline, match)}
    dateline = dateline_end(body)
    in_body = sorted([*_regions_in_dateline(body[:dateline], in_body), *in_body])
    named: dict[str, list[Match]] = defaultdict(list)
    for match in in_body:
        named[match.code].append(match)
    if _is_the_union(named["BE"], dateline):
        del named["BE"]
    countries = [
        Country(
            code,
            country_name(code),
            code in headed or _is_salient(flat, named[code], dateline),
            tuple(Span(match.start, match.end) for match in named[code]),
        )
        for code in {**dict.fromkeys(named), **dict.fromkeys(match.code for match in in_title)}
    ]
    return tuple(sorted(countries, key=lambda c: (not c.about, -len(c.mentions), c.name)))


def _is_the_union(belgian: list[Match], dateline: int) -> bool:
    """True where Belgium is named by Brussels alone, and not as the place of writing: Europe is meant."""
    return all(match.text.title() == "Brussels" and match.start >= dateline for match in belgian)


def about_by_place(mentions: Sequence[Span | Match], dateline: int = 0) -> bool:
    """Whether an article is about a country by where and how often it is named.

    Args:
        mentions: in the order they stand.
        dateline: where the article's dateline ends.
    """
    return bool(mentions) and (mentions[0].start < dateline + _EARLY or len(mentions) >= _OFTEN)


def _is_salient(text: str, named: list[Match], dateline: int) -> bool:
    return about_by_place([match for match in named if not names_a_currency(text, match)], dateline)


def dateline_end(body: str) -> int:
    """Where the dateline (`NAIROBI, Kenya (AP) _`) ends; 0 if there is none."""
    match = _DATELINE.match(body)
    if match is None:
        return 0
    town = match[1].split(",")[0].split("(")[0].strip()
    return match.end() if len(town) > 2 and town.isupper() else 0


def _regions_in_dateline(dateline: str, known: list[Match]) -> Iterator[Match]:
    """The American state after a dateline's town, however it is abbreviated: `ST. LOUIS, Mo.`."""
    for comma in re.finditer(",", dateline):
        span = region_after_town(dateline, comma.start())
        if (
            span
            and dateline[span[0] : span[1]] not in ("Ontario", "Ont.")
            and all(m.start != span[0] for m in known)
        ):
            yield Match(*span, "US", Evidence.PLACE, dateline[span[0] : span[1]])


def _flat(text: str) -> str:
    """The text at the same length with plain spaces and straight apostrophes, as the terms are written."""
    return text.replace("\n", " ").replace("\xa0", " ").replace("\t", " ").replace("\u2019", "'")


def _settled(text: str, beside: str = "") -> list[Match]:
    """The matches of a text that mean a country; what else the article says helps with shared names.

    A name that is first met as a person's (`Michael Jordan`) is that person's afterwards, unless other
    words point to the country.
    """
    matches = list(_matches(text))
    firsts = {match.text: match for match in reversed(matches) if match.text in PERSONAL}
    people = {word for word, match in firsts.items() if is_person_here(text, match)}
    shared = {match.text.title() for match in matches} & _SHARED_NAMES
    sure = {m.code for m in matches if m.text not in PERSONAL and m.text.title() not in _SHARED_NAMES}
    topic = _Topic(
        frozenset(sure),
        bool(shared & _GEORGIA) and speaks_of_the_state(text, beside),
        bool(shared & _INDIAN) and "IN" not in sure and speaks_of_native_peoples(text),
    )
    kept = []
    for match in matches:
        if match.text in people and match.code not in sure:
            continue
        if names_a_country(text, match):
            kept.append(_resolved(text, match, topic) if shared else match)
    return [match for match in kept if match.code]


def _matches(text: str) -> Iterator[Match]:
    """Every term of the table in a flat text, the longest at each place, without overlaps."""
    index = term_index()
    end = 0
    for first in FIRST_WORD.finditer(text):
        terms = index.get(first[0])
        start = first.start()
        if terms is None or start < end:
            continue
        for term in terms:
            stop = start + len(term.text)
            if text.startswith(term.text, start) and not _goes_on(text, stop):
                end = stop
                if term.code:
                    yield Match(start, stop, term.code, term.kind, term.text)
                break


def _goes_on(text: str, stop: int) -> bool:
    """True if a word continues after `stop`."""
    follows = text[stop : stop + 1]
    return (follows.isalnum() or follows == "_") and text[stop - 1] != "-"


def _resolved(text: str, match: Match, topic: _Topic) -> Match:
    """The match with the country that a shared name means here; with no code if it cannot be told."""
    word = match.text.title()
    if word in _GEORGIA and (topic.state or stands_after_town(text, match)):
        return match._replace(code="US", kind=Evidence.PLACE)
    if (word in _KOREA and "KP" in topic.sure) or (word in _CENTRAL and "CF" not in topic.sure):
        return match._replace(code="")
    if word in _INDIAN and topic.native:
        return match._replace(code="US")
    if word == "Congo" and "CG" in topic.sure and "CD" not in topic.sure:
        return match._replace(code="CG")
    return match

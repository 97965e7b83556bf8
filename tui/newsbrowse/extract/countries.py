"""Countries that an article names, and whether it is about them.

Every capitalised word is looked up in a table by its first word, the longest term wins, and the
neighbouring words decide where the word can mean something else. A country is what the article is
about when it stands in the title, the dateline or the first lines, or comes back often.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from newsbrowse.extract.country_context import (
    PERSONAL,
    Match,
    is_person_here,
    is_town_elsewhere,
    names_a_country,
    names_a_currency,
    region_after_town,
    speaks_of_native_peoples,
    speaks_of_the_state,
    stands_after_town,
)
from newsbrowse.extract.country_table import Evidence, country_code, country_name
from newsbrowse.extract.country_terms import terms_in
from newsbrowse.extract.occupied import Occupied, occupied_by
from newsbrowse.extract.scanned import Scanned, scan
from newsbrowse.extract.scanning import Place
from newsbrowse.models import Country, Person, Span

__all__ = ["about_by_place", "country_code", "country_name", "find_countries"]

_EARLY = 100
"""A country named within so many characters is what the article is about (measured on newswire)."""

_GOES_ON = re.compile(r"(?:'s?)?(?:\s?,\s?(?:(?:and|or)\s)?|\s(?:and|or|&)\s|\s?[/;]\s?)(?:the\s)?")
"""What stands between two countries of one list."""

OFTEN = 4
"""So is one named so many times."""

_GEORGIA = frozenset(("Georgia", "Georgian", "Georgians"))
_KOREA = frozenset(("Korea", "Korean", "Koreans"))
_INDIAN = frozenset(("Indian", "Indians"))
_CENTRAL = frozenset(("Central African", "Central Africans"))
_SHARED_NAMES = _GEORGIA | _KOREA | _INDIAN | _CENTRAL | {"Congo"}
"""Names of two countries, of a country and a state, or of two peoples."""
_SHARED_FORMS = _SHARED_NAMES.union(map(str.upper, _SHARED_NAMES))


_BOTH = {"Koreas": ("KP", "KR"), "Congos": ("CD", "CG")}
"""Names of two countries together."""

_ODD = PERSONAL.union(_SHARED_FORMS, _BOTH)
"""Names that mean a country only as the rest of the text has it."""


class _Topic(NamedTuple):
    """What a text speaks of: countries named beyond doubt, the state of Georgia, native Americans."""

    sure: frozenset[str]
    state: bool
    native: bool


_COMMA = re.compile(",")
_LONGEST_GAP = 60
_DATELINE = re.compile(
    r"\s{0,40}([A-ZÀ-Þ][^\n]{2,80}?(?:\([A-Z][^()\n]{1,30}\)|[\w.)]\s)\s?(?:--?|[–—_])(?:\s|$))"
)


def find_countries(
    title: str,
    body: str,
    people: Sequence[Person] = (),
    scanned: Scanned | None = None,
    taken: Occupied | None = None,
) -> tuple[Country, ...]:
    """The countries that a title and a body name, those named most first.

    Args:
        title: one line; decides with the body what the article is about, but has no spans.
        body: the article's text, its dateline included.
        people: who is named in it; words that are part of their names name no country.
        scanned: what was found by looking the body through, if that is done already.
        taken: where the people are named (`occupied_by`), if that is known already.

    Returns:
        One `Country` each, with the spans of its mentions in `body`: names, aliases, demonyms, capitals,
        seats of government, and cities and regions. A possessive `'s` is not part of a span.
    """
    taken = taken or occupied_by(people)
    flat, headline = _flat(body), _flat(title)
    in_body = _settled(flat, (scanned or scan(body)).countries)
    in_title = _settled(headline, scan(headline).countries, beside=body)
    if in_body:
        in_body = [match for match in in_body if not taken.overlaps(match[0], match[1])]
    if not PERSONAL.isdisjoint(match.text for match in (*in_body, *in_title)):
        borne = {word for person in people for word in person.name.split()} & PERSONAL
        in_body = _without_bearers(in_body, people, borne)
        in_title = [match for match in in_title if match.text not in borne]
    headed = {match.code for match in in_title if not names_a_currency(headline, match)}
    if dateline := dateline_end(body):
        in_body = sorted([*_regions_in_dateline(body[:dateline], in_body), *in_body])
    named: dict[str, list[Match]] = defaultdict(list)
    for match in in_body:
        named[match.code].append(match)
    early = early_end(flat, in_body, dateline)
    if "BE" in named and _is_the_union(named["BE"], dateline):
        del named["BE"]
    for match in in_title:
        named[match.code]
    countries = [
        Country(
            code,
            country_name(code),
            code in headed or _is_salient(flat, matches, early),
            tuple([Span(match[0], match[1]) for match in matches]),
        )
        for code, matches in named.items()
    ]
    return tuple(sorted(countries, key=lambda c: (not c.about, -len(c.mentions), c.name)))


def _without_bearers(matches: list[Match], people: Sequence[Person], borne: set[str]) -> list[Match]:
    """The matches without those of a word that a person bore before, where nothing else names the country."""
    if not borne:
        return matches
    sure = {match.code for match in matches if match.text not in borne}
    first = {
        word: min((span.start for span in person.mentions), default=0)
        for person in people
        for word in person.name.split()
        if word in borne
    }
    return [m for m in matches if m.code in sure or m.text not in borne or m.start < first[m.text]]


def _is_the_union(belgian: list[Match], dateline: int) -> bool:
    """True where Belgium is named by Brussels alone, and not as the place of writing: Europe is meant."""
    return all(match.text.title() == "Brussels" and match.start >= dateline for match in belgian)


def early_end(text: str, mentions: Sequence[Span | Match], dateline: int = 0) -> int:
    """Where the first lines of an article end, in which the countries are those it is about.

    A list of countries that begins there belongs to them as a whole.

    Args:
        text: the body.
        mentions: of all countries, in the order they stand.
        dateline: where the article's dateline ends.
    """
    end = dateline + _EARLY
    for before, after in pairwise(mentions):
        if after.start >= end:
            if before.start >= end or not _GOES_ON.fullmatch(text, before.end, after.start):
                break
            end = after.end
    return end


def about_by_place(mentions: Sequence[Span | Match], early: int) -> bool:
    """Whether an article is about a country by where and how often it is named.

    Args:
        mentions: in the order they stand.
        early: where the first lines end (`early_end`).
    """
    return bool(mentions) and (mentions[0].start < early or len(mentions) >= OFTEN)


def _is_salient(text: str, named: list[Match], early: int) -> bool:
    if not about_by_place(named, early):
        return False
    return about_by_place([match for match in named if not names_a_currency(text, match)], early)


def dateline_end(body: str) -> int:
    """Where the dateline (`NAIROBI, Kenya (AP) _`) ends; 0 if there is none."""
    if body[:_LONGEST_GAP].lstrip()[1:2].islower() or (match := _DATELINE.match(body)) is None:
        return 0
    town = match[1].split(",")[0].split("(")[0].strip()
    return match.end() if len(town) > 2 and town.isupper() else 0


def _regions_in_dateline(dateline: str, known: list[Match]) -> Iterator[Match]:
    """The American state after a dateline's town, however it is abbreviated: `ST. LOUIS, Mo.`."""
    for comma in _COMMA.finditer(dateline):
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


def _settled(text: str, places: Iterable[Place], beside: str = "") -> list[Match]:
    """The matches of a text that mean a country; what else the article says helps with shared names.

    A name that is first met as a person's (`Michael Jordan`) is that person's afterwards, unless other
    words point to the country; so is one that is first met as a town's of America (`Athens, Ohio`).
    """
    matches = terms_in(text, places)
    if not matches:
        return []
    named = {match.text for match in matches}
    towns = {
        match.text for match in matches if text.startswith(", ", match[1]) and is_town_elsewhere(text, match)
    }
    if not towns and named.isdisjoint(_ODD):
        return [match for match in matches if names_a_country(text, match)]
    firsts = {match.text: match for match in reversed(matches) if match.text in PERSONAL}
    people = {word for word, match in firsts.items() if is_person_here(text, match)}
    shared = {text.title() for text in named & _SHARED_FORMS}
    certain = named - _SHARED_FORMS - PERSONAL - towns
    sure = {m.code for m in matches if m.text in certain}
    topic = _Topic(
        frozenset(sure),
        bool(shared & _GEORGIA) and speaks_of_the_state(text, beside),
        bool(shared & _INDIAN) and "IN" not in sure and speaks_of_native_peoples(text),
    )
    kept = []
    for match in matches:
        if (match.text in people or match.text in towns) and match.code not in sure:
            continue
        if match.text in _BOTH:
            kept += [match._replace(code=code) for code in _BOTH[match.text]]
        elif names_a_country(text, match):
            kept.append(_resolved(text, match, topic) if shared else match)
    if towns:
        kept = sorted([*kept, *_regions_of(text, matches)])
    return [match for match in kept if match.code]


def _regions_of(text: str, matches: list[Match]) -> Iterator[Match]:
    """The American regions after towns, where no term of the table stands."""
    known = {match.start for match in matches}
    for match in matches:
        span = region_after_town(text, match.end) if is_town_elsewhere(text, match) else None
        if span and span[0] not in known and text[slice(*span)] not in ("Ontario", "Ont."):
            yield Match(*span, "US", Evidence.PLACE, text[slice(*span)])


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

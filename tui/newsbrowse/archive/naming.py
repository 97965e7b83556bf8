"""What an article's people and countries are shown as: one value for one person, as the library decided.

The store keeps what was read out of a text as it was read; this is put over it whenever an article is read.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence, Set
from heapq import merge

from msgspec import Struct
from msgspec.structs import replace

from newsbrowse.archive.tallies import COUNTRY, PERSON, year_of
from newsbrowse.archive.values import facet_value
from newsbrowse.models import UNSURE, Analysis, Article, Country, Person, Span

ANY_YEAR = -1
HIDDEN, NOTHING = "hide", "nothing"
AS_COUNTRY, AS_PERSON = "country:", "person:"
KINDS = ("organisation", "place", "other", NOTHING)
"""What a name may be that is neither a person nor a country: none of these has a facet."""

_CALLED = (
    "SELECT name, target FROM rules WHERE kind = 'country' AND verb = 'rename' AND key IS NULL"
    " ORDER BY number"
)
_DECIDED = (
    "SELECT kind, name, year, value, fate FROM identities WHERE kind IN ('person', 'country')"
    " AND name IN (SELECT value FROM json_each(?))"
)
_EXCEPTIONS = (
    "SELECT key, verb, kind, name, target FROM rules"
    " WHERE key IN (SELECT value FROM json_each(?)) ORDER BY number"
)

_Place = tuple[str, str, int]
_Outcome = tuple[str, str]


class _Exception(Struct, frozen=True):
    """A rule for one article."""

    verb: str
    kind: str
    name: str
    target: str


def named(connection: sqlite3.Connection, articles: Mapping[int, Article]) -> dict[int, Article]:
    """Articles, by their keys, with their people and countries as they are shown.

    Names of one person become one `Person` with the mentions of all. The speakers of quotes follow.
    """
    exceptions = _exceptions(connection, articles)
    names = {name for article in articles.values() for name in _names(article.analysis)}
    names.update(one.target for some in exceptions.values() for one in some)
    decided = _decided(connection, names)
    fates = [*(fate for _, fate in decided.values()), *(r.target for rs in exceptions.values() for r in rs)]
    codes = {fate.removeprefix(AS_COUNTRY) for fate in fates if fate.startswith(AS_COUNTRY)}
    decided |= _decided(connection, codes) if codes else {}
    own = own_countries(connection)
    touched = {name for _, name, _ in decided} | own.keys()
    return {
        key: article
        if key not in exceptions and _is_as_read(article.analysis, touched)
        else _renamed(article, _Naming(decided, exceptions.get(key, ()), year_of(article.published), own))
        for key, article in articles.items()
    }


def own_countries(connection: sqlite3.Connection) -> dict[str, str]:
    """What the user calls countries, by code; of two names the later one."""
    return dict(connection.execute(_CALLED).fetchall())


def _decided(connection: sqlite3.Connection, names: Iterable[str]) -> dict[_Place, _Outcome]:
    rows = connection.execute(_DECIDED, (json.dumps(sorted(names)),))
    return {(kind, name, year): (value, fate) for kind, name, year, value, fate in rows}


class _Naming:
    """What names are shown as in one article."""

    def __init__(
        self,
        decided: Mapping[_Place, _Outcome],
        exceptions: Sequence[_Exception],
        year: int,
        countries: Mapping[str, str],
    ) -> None:
        self._decided = decided
        self._exceptions = exceptions
        self._year = year
        self._countries = countries

    def called(self, code: str, name: str = "") -> str:
        """The name of a country: the user's own, else the one given, else that of the table."""
        return self._countries.get(code) or name or _name_of(code)

    def of(self, kind: str, name: str) -> _Outcome:
        """The value of a name, and its fate."""
        value, fate = self._general(kind, name)
        for rule in self._exceptions:
            if rule.kind == kind and rule.name in (name, value):
                if rule.verb in ("hide", "kind"):
                    fate = "" if rule.target == kind else rule.target or HIDDEN
                else:
                    target = rule.target or name
                    value, fate = (target, "") if rule.verb == "split" else self._general(kind, target)
        return value, fate

    def _general(self, kind: str, name: str) -> _Outcome:
        places = ((kind, name, self._year), (kind, name, ANY_YEAR))
        return next((self._decided[place] for place in places if place in self._decided), (name, ""))


def _is_as_read(analysis: Analysis, touched: Set[str]) -> bool:
    """Whether all names are shown as they were read, since nothing was decided about them: mostly so."""
    for person in analysis.people:
        if person.name in touched or facet_value(person.name) != person.name:
            return False
    return all(country.code not in touched and country.name for country in analysis.countries)


def _renamed(article: Article, naming: _Naming) -> Article:
    analysis = article.analysis
    outcomes = {person.name: naming.of(PERSON, facet_value(person.name)) for person in analysis.people}
    countries, is_same = _countries(analysis.countries, outcomes, naming, analysis.people)
    if is_same and all(name == value and not fate for name, (value, fate) in outcomes.items()):
        return article
    quotes = tuple(
        quote
        if quote.speaker not in outcomes
        else replace(quote, speaker=outcomes[quote.speaker][0].removesuffix(UNSURE))
        for quote in analysis.quotes
    )
    people = _people(analysis.people, outcomes, _people_of(analysis.countries, naming))
    return replace(article, analysis=replace(analysis, people=people, countries=countries, quotes=quotes))


def _people_of(countries: Sequence[Country], naming: _Naming) -> dict[str, Person]:
    """The people whom the user knows behind what was taken for countries."""
    found: dict[str, Person] = {}
    for country in countries:
        fate = naming.of(COUNTRY, country.code)[1]
        if fate.startswith(AS_PERSON):
            name = fate.removeprefix(AS_PERSON)
            before = found[name].mentions if name in found else ()
            found[name] = Person(name, tuple(merge(before, country.mentions)))
    return found


def _people(
    people: Sequence[Person], outcomes: Mapping[str, _Outcome], joined: dict[str, Person]
) -> tuple[Person, ...]:
    """The people as they are shown, besides those given."""
    for person in people:
        value, fate = outcomes[person.name]
        if fate not in ("", HIDDEN):
            continue
        before = joined.get(value)
        joined[value] = Person(
            value,
            person.mentions if before is None else tuple(merge(before.mentions, person.mentions)),
            (*(before.forms if before else ()), person.name),
        )
    return tuple(joined.values())


def _countries(
    countries: Sequence[Country], outcomes: Mapping[str, _Outcome], naming: _Naming, people: Sequence[Person]
) -> tuple[tuple[Country, ...], bool]:
    """The countries as they are shown, and whether these are the given ones."""
    joined: dict[str, Country] = {}
    is_same = True
    for country in countries:
        code, fate = naming.of(COUNTRY, country.code)
        name = naming.called(code, country.name if code == country.code else "")
        is_shown = fate in ("", HIDDEN)
        is_same = is_same and code == country.code and name == country.name and is_shown
        if is_shown:
            _join(joined, code, name, country)
    for person in people:
        fate = outcomes[person.name][1]
        if fate.startswith(AS_COUNTRY):
            is_same = False
            code = naming.of(COUNTRY, fate.removeprefix(AS_COUNTRY))[0]
            _join(joined, code, naming.called(code), Country(code, "", True, person.mentions))
    return tuple(joined.values()), is_same


def _join(joined: dict[str, Country], code: str, name: str, country: Country) -> None:
    before = joined.get(code)
    mentions: Iterable[Span] = country.mentions
    if before is not None:
        mentions = merge(before.mentions, mentions)
    about = country.about or (before is not None and before.about)
    joined[code] = Country(code, name, about, tuple(mentions))


def _name_of(code: str) -> str:
    from newsbrowse.extract.countries import country_name

    return country_name(code)


def _names(analysis: Analysis) -> Iterable[str]:
    yield from (facet_value(person.name) for person in analysis.people)
    yield from (country.code for country in analysis.countries)


def _exceptions(
    connection: sqlite3.Connection, articles: Mapping[int, Article]
) -> dict[int, list[_Exception]]:
    found: dict[int, list[_Exception]] = {}
    for key, *rule in connection.execute(_EXCEPTIONS, (json.dumps(list(articles)),)):
        found.setdefault(key, []).append(_Exception(*rule))
    return found

"""Which names of a library are of one person.

Pure: names with one surname and their numbers of articles go in, what each name is to be shown as comes out.
Equal input gives equal output, in whatever order it was gathered. Two values are better than two people under
one, so a name that fits several people who do not fit each other joins none of them, unless nearly all
articles name the same one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum

from msgspec import Struct

from newsbrowse.extract.identity_groups import (
    DOMINANT,
    FEWEST,
    RIVAL,
    UNDATED,
    Form,
    PersonFound,
    Years,
    forms_of,
    names_of,
    order,
    people_of,
    total,
)
from newsbrowse.extract.identity_names import Name, is_given_name, is_plain, weight
from newsbrowse.extract.names import gender_of
from newsbrowse.models import UNSURE

ANY_YEAR = -1
"""The year of an `Identity` that holds in all years."""

_LONE_AGAINST_FULL = 20
"""A surname that stands alone so many times more often than anybody is named in full is somebody else's."""


_FEWEST_OF_GIVEN = 12
"""Articles that must name somebody in full about then whose surname is a common given name too: `Dean`."""


class Grounds(Enum):
    """Why a name is shown as it is."""

    SAME = "same"
    NEARLY_ALL = "nearly all"
    ONLY = "only bearer"
    DOMINANT = "dominant"
    SEVERAL = "several"


class Identity(Struct, frozen=True):
    """What a name is shown as, where that is not the name itself or is unsure.

    Attributes:
        year: the year of publication it holds for; `ANY_YEAR` for all.
    """

    name: str
    year: int
    value: str
    grounds: Grounds = Grounds.SAME


def decide(names: Mapping[str, Years]) -> list[Identity]:
    """What the names of one surname are to be shown as; those that are shown as they are are left out."""
    if len(names) == 1:
        return []
    forms = forms_of(names)
    lone = [form for form in forms if not form.parts.given]
    people, unsure = people_of([form for form in forms if form.parts.given])
    for person in people:
        person.value = _shown(person, names)
        person.years = total(form.years for form in person.forms)
    found = [
        Identity(name, ANY_YEAR, person.value, Grounds.SAME)
        for person in people
        for name in names_of(person.forms)
        if name != person.value
    ]
    found += [
        Identity(name, ANY_YEAR, form.names[0] + UNSURE, Grounds.SEVERAL)
        for form in unsure
        for name in form.names
    ]
    for form in lone:
        found += _alone(form, people, names)
    return sorted(found, key=lambda identity: (identity.name, identity.year))


def _alone(form: Form, people: Sequence[PersonFound], names: Mapping[str, Years]) -> list[Identity]:
    """What a surname that stands alone is shown as, year by year."""
    bearers = [person for person in people if _may_be_called(person, form.parts)]
    known = sum(person.articles for person in bearers)
    if known < FEWEST or form.articles > _LONE_AGAINST_FULL * known:
        return [Identity(name, ANY_YEAR, form.names[0], Grounds.SAME) for name in form.names[1:]]
    named = [_by_window(person.years) for person in bearers]
    lone = _by_window(form.years)
    by_year: dict[int, list[tuple[int, PersonFound]]] = {year: [] for year in form.years}
    for person, counts in zip(bearers, named, strict=True):
        for year in counts.keys() & by_year.keys():
            by_year[year].append((counts[year], person))
    fewest = _FEWEST_OF_GIVEN if gender_of(form.parts.surname) else FEWEST
    found = []
    for year, numbers in by_year.items():
        bearer, grounds = _bearer(numbers, lone[year], fewest)
        value = form.names[0] + UNSURE if bearer is None else bearer.value
        found += [Identity(name, year, value, grounds) for name in form.names if year in names[name]]
    return found


def _may_be_called(person: PersonFound, lone: Name) -> bool:
    """Whether a person may be called by a surname alone, or by one that is a given name too."""
    if lone.generation:
        return False
    return not is_given_name(lone.surname) or any(is_plain(form.parts) for form in person.forms)


def _bearer(
    numbers: Sequence[tuple[int, PersonFound]], lone: int, fewest: int
) -> tuple[PersonFound | None, Grounds]:
    """Whose surname it is: that of the only or clearly dominant person so named about then.

    Args:
        numbers: the people named in full about then, with their articles.
        lone: the articles that have the surname alone about then.
        fewest: the articles that must name them in full.
    """
    known = sum(number for number, _ in numbers)
    most, best = min(numbers, key=lambda pair: (-pair[0], order(pair[1])), default=(0, None))
    second = max((number for number, person in numbers if person is not best), default=0)
    is_clear = most >= fewest and most >= DOMINANT * known and second <= RIVAL * known
    if not is_clear or lone > _LONE_AGAINST_FULL * most:
        return None, Grounds.SEVERAL
    return best, Grounds.ONLY if most == known else Grounds.DOMINANT


def _by_window(years: Years) -> dict[int, int]:
    """Articles within a year of each year; of an article without a day (`UNDATED`) those of all times."""
    counts = {UNDATED: sum(years.values())}
    for year, number in years.items():
        if year != UNDATED:
            for near in (year - 1, year, year + 1):
                counts[near] = counts.get(near, 0) + number
    return counts


def _shown(person: PersonFound, names: Mapping[str, Years]) -> str:
    """The most frequent name of a person, one with a given name in full if there is any."""
    full = [form for form in person.forms if form.parts.has_full_given] or person.forms
    candidates = ((sum(names[name].values()), form, name) for form in full for name in form.names)
    return min(candidates, key=lambda c: (-c[0], c[2].isupper(), [-n for n in weight(c[1].parts)], c[2]))[2]

"""Ledger rows of people and countries: in both articles, or in one only."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from newsbrowse.compare.passages import words_of
from newsbrowse.compare.wording import Wording
from newsbrowse.models import Article, Country, LedgerRow, Person, Side, Span
from newsbrowse.text.fold import fold

_MAX_NAMESAKES = 20
_JUNIORS = ("jr", "sr", "ii", "iii")
_TOO = "the name stands there too"


def people_rows(left: Article, right: Article, wordings: tuple[Wording, Wording]) -> Iterator[LedgerRow]:
    """People by name; a bare surname on one side joins the one full name that ends with it on the other.

    A full name that one side alone is known to have is looked for among the words of the other: names are
    found by other rules in other languages, and not at all in some.
    """
    rest = {fold(person.name): person for person in right.analysis.people}
    waiting: dict[str, Person] = {}
    for person in left.analysis.people:
        match = rest.pop(fold(person.name), None)
        if match:
            yield _both("people", person, match)
        else:
            waiting[fold(person.name)] = person
    for name, other_name in _forms(waiting, rest):
        yield _both("people", waiting.pop(name), rest.pop(other_name))
    for person in waiting.values():
        yield _alone(Side.LEFT, person, wordings[1])
    for person in rest.values():
        yield _alone(Side.RIGHT, person, wordings[0])


def country_rows(left: Article, right: Article) -> Iterator[LedgerRow]:
    """Countries by code."""
    rest = {country.code: country for country in right.analysis.countries}
    for country in left.analysis.countries:
        match = rest.pop(country.code, None)
        if match:
            yield _both("countries", country, match)
        else:
            yield _one("countries", Side.LEFT, country)
    for country in rest.values():
        yield _one("countries", Side.RIGHT, country)


def _both(kind: str, left: Person | Country, right: Person | Country) -> LedgerRow:
    note = f"{len(left.mentions)} : {len(right.mentions)} mentions"
    if left.name != right.name:
        note = f"named differently, {note}"
    return LedgerRow(kind, Side.BOTH, False, left.name, right.name, left.mentions, right.mentions, note)


def _alone(side: Side, person: Person, other: Wording) -> LedgerRow:
    """A person whom one side alone names, unless the words of the full name stand in the other."""
    there = _named(words_of(person.name), other)
    if there is None or not person.mentions:
        return _one("people", side, person)
    here, there_too = person.mentions, (there,)
    left, right = (here, there_too) if side is Side.LEFT else (there_too, here)
    return LedgerRow("people", Side.BOTH, False, person.name, person.name, left, right, _TOO)


def _named(words: Sequence[str], text: Wording) -> Span | None:
    """The sentence with a name of several words, and not with that of the son."""
    there = text.where(words) if len(words) > 1 else None
    return None if there and any(text.where((*words, suffix)) for suffix in _JUNIORS) else there


def _one(kind: str, side: Side, named: Person | Country) -> LedgerRow:
    note = _often(named.mentions)
    if side is Side.LEFT:
        return LedgerRow(kind, side, False, named.name, "", left_spans=named.mentions, note=note)
    return LedgerRow(kind, side, False, "", named.name, right_spans=named.mentions, note=note)


def _often(mentions: tuple[Span, ...]) -> str:
    return f"{len(mentions)} mention{'s' if len(mentions) > 1 else ''}" if mentions else "in the title"


def _forms(ours: Iterable[str], theirs: Iterable[str]) -> list[tuple[str, str]]:
    """Names of both sides that are a longer and a shorter form of one, where neither is a form of several."""
    by_surname: defaultdict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for side, names in enumerate((ours, theirs)):
        for name in names:
            by_surname[name.rpartition(" ")[2]][side].append(name)
    found = [
        (mine, other)
        for left, right in by_surname.values()
        if len(left) <= _MAX_NAMESAKES and len(right) <= _MAX_NAMESAKES
        for mine, other in product(left, right)
        if _is_form(mine, other) or _is_form(other, mine)
    ]
    often = Counter(mine for mine, _ in found), Counter(other for _, other in found)
    return [(mine, other) for mine, other in found if often[0][mine] == often[1][other] == 1]


def _is_form(short: str, full: str) -> bool:
    """Whether a name is the last part of another, or the same without middle names."""
    few, many = short.split(), full.split()
    if not few or len(few) >= len(many):
        return False
    return many[-len(few) :] == few or (len(few) > 1 and few[0] == many[0] and few[-1] == many[-1])

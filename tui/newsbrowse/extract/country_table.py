"""The table of countries: codes, names and every word by which news refers to one.

The data are `data/countries.tsv` and `data/country_phrases.tsv`, written for this project. Codes follow
ISO 3166-1, with `XK` for Kosovo. States that are gone stand under the one that holds their capital today
(the Soviet Union under Russia, Yugoslavia under Serbia, Czechoslovakia under the Czech Republic).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import IntEnum
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from newsbrowse.extract.scanning import words_of
from newsbrowse.text.fold import fold


class Evidence(IntEnum):
    """What kind of word points to the country. `PLACE` (a region or a city) is weak."""

    NAME = 0
    DEMONYM = 1
    CAPITAL = 2
    SEAT = 3
    PLACE = 4


class Term(NamedTuple):
    """One way of writing; an empty `code` means that the words name no country."""

    text: str
    code: str
    kind: Evidence


FIRST_WORD = re.compile(
    r"[A-ZÀ-ÖØ-ÞĀ-Ž](?<!\w.)(?:(?<=[A-Z])(?<!\b[A-Z]\..)(?:\.[A-Z])+(?!\w)\.?|[A-Za-zÀ-ÖØ-öø-ɏ]*)"
)
"""A capitalised word or an abbreviation with dots: what every term begins with.

That no letter stands before it is looked at second, since a search for the capital alone is quick; so is
one for the letters of a few alphabets. Whether the word goes on is looked at where a term is found.
"""

_SHARED = {"congo": "CD", "korea": "KR", "korean": "KR", "koreans": "KR"}
"""Names that two countries share, and the one that is meant by default."""


class _Row(NamedTuple):
    code: str
    iso3: str
    name: str
    terms: tuple[tuple[str, ...], ...]


class Terms(NamedTuple):
    """The terms that begin with one word: the longest first, and each by its text."""

    longest_first: tuple[Term, ...]
    by_text: dict[str, Term]


@cache
def term_index() -> dict[str, Terms]:
    """Every term by its first word."""
    found: dict[str, Term] = {}
    for term in _all_terms():
        found.setdefault(term.text, term)
    for term in list(found.values()):
        shout = term.text.upper()
        if len(shout) >= 4 and not (term.kind is Evidence.PLACE and shout.endswith(".")):
            found.setdefault(shout, term._replace(text=shout))
    index: dict[str, dict[str, Term]] = {}
    for term in found.values():
        first = FIRST_WORD.search(term.text)
        if first:
            index.setdefault(first[0], {})[term.text] = term
    return {word: Terms(_longest_first(terms.values()), terms) for word, terms in index.items()}


@cache
def openings() -> dict[str, dict[str | None, tuple[Term, ...]]]:
    """The terms by their first word and the next as `Openings` has them; those of English letters first.

    What is there for one word alone is also there for it with each word behind it.
    """
    table: dict[str, dict[str | None, list[Term]]] = {}
    for terms in term_index().values():
        for term in terms.longest_first:
            first, *others = words_of(term.text)
            following = others[0] if others and not term.text.endswith("-") else None
            if first:
                table.setdefault(first, {}).setdefault(following, []).append(term)
    return {
        first: {
            following: _longest_first({*terms, *afters.get(None, ())}) for following, terms in afters.items()
        }
        for first, afters in table.items()
    }


def terms_at(text: str, start: int) -> tuple[Term, ...]:
    """The terms that begin with the word at a place, the longest first."""
    first = FIRST_WORD.match(text, start)
    terms = term_index().get(first[0]) if first else None
    return terms.longest_first if terms else ()


def _longest_first(terms: Iterable[Term]) -> tuple[Term, ...]:
    return tuple(sorted(terms, key=lambda term: (-len(term.text), term.text)))


@cache
def other_initials() -> str:
    """The letters of no English that terms begin with."""
    return "".join(sorted({word[0] for word in term_index() if not word[0].isascii()}))


def country_code(name: str) -> str | None:
    """The ISO 3166-1 alpha-2 code for a name, alias, demonym or ISO code in any case; None if unknown."""
    return _codes().get(_key(name[:100]))


def country_name(code: str) -> str:
    """The short English name for a code (any case); the code itself, upper case, if it is unknown."""
    return _names().get(code.upper(), code.upper())


@cache
def _rows() -> tuple[_Row, ...]:
    rows = []
    for line in _lines("countries.tsv"):
        code, iso3, name, *groups = line.split("\t")
        rows.append(_Row(code, iso3, name, tuple(tuple(filter(None, group.split("|"))) for group in groups)))
    return tuple(rows)


def _lines(name: str) -> list[str]:
    text = (files("newsbrowse.extract") / "data" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def _names() -> dict[str, str]:
    return {row.code: row.name for row in _rows()}


@cache
def _codes() -> dict[str, str]:
    codes = dict(_SHARED)
    for row in _rows():
        codes[_key(row.name)] = row.code
    for row in _rows():
        demonyms = (form for word in row.terms[1] for form in _with_plural(word))
        for word in (*row.terms[0], *demonyms, row.code, row.iso3):
            codes.setdefault(_key(word), row.code)
    return codes


def _all_terms() -> list[Term]:
    """Phrases first: they settle what the words in them would say alone."""
    terms = []
    for line in _lines("country_phrases.tsv"):
        phrase, _, code = line.partition("\t")
        terms.append(Term(phrase, code, Evidence.NAME))
    for row in _rows():
        terms.append(Term(row.name, row.code, Evidence.NAME))
        for kind, words in zip(Evidence, row.terms, strict=True):
            for word in words:
                forms = _with_plural(word) if kind is Evidence.DEMONYM else (word,)
                terms.extend(Term(form, row.code, kind) for form in forms)
    terms.extend(Term(word.title(), code, Evidence.NAME) for word, code in _SHARED.items())
    return terms


def _with_plural(demonym: str) -> tuple[str, ...]:
    """`Russian` has `Russians`; `Chinese`, `Swiss`, `Irish` and `French` have no plural of their own."""
    if demonym.endswith(("s", "sh", "ch", "men", "ese")):
        return (demonym,)
    return (demonym, demonym + "s")


def _key(name: str) -> str:
    """The form in which names are compared: no accents, case, dots, or difference of hyphen and space."""
    plain = fold(name).replace(".", "").replace("&", "and").replace("-", " ")
    return " ".join(plain.split()).removeprefix("the ")

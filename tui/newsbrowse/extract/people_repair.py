"""Full names that the tagger saw only in part, or not at all, put right by their given name.

A well-known given name before a word that is nothing else makes a name: `Lance Armstrong`.
"""

from __future__ import annotations

from functools import lru_cache

from newsbrowse.extract.names import name_list, word_class
from newsbrowse.extract.people_features import normal
from newsbrowse.extract.people_runs import Run

_SURE = 0.6
_WORDS_KEPT = 20_000
_COUNTRIES_AND_CITIES = (
    "u.s",
    "u.n",
    "u.k",
    "e.u",
    "d.c",
    "n.y",
    "l.a",
    "u.s.a",
    "u.s.s.r",
    "u.a.e",
    "n.j",
    "n.c",
)
_NOT_SURNAMES = ("titles", "demonyms", "calendar", "organisations", "companies", "particles", "short_titles")


def completed(run: Run, names: list[tuple[int, int, float]]) -> list[tuple[int, int, float]]:
    """The names of a run as (first, end, sure), each with the given name or the surname it lacked.

    In a headline, where any abbreviation may stand before any word, initials make no name.
    """
    forms = run.forms
    if len(forms) < 2:
        return names
    if not names:
        return _east_asian(forms) or _by_given_name(forms, initials=not run.headline)
    done: list[tuple[int, int, float]] = []
    free = 0
    for at, (first, end, sure) in enumerate(names):
        limit = names[at + 1][0] if at + 1 < len(names) else len(forms)
        if end - first == 1 and end + 1 == limit == len(forms) and is_given(forms[first]):
            end += is_surname_like(forms[end])
        if first > free and _belongs_before(forms[first - 1], forms[first]):
            first -= 1
        done.append((first, end, sure))
        free = end
    return done


def _belongs_before(word: str, next_word: str) -> bool:
    """Whether a capitalised word before a name is part of it: a given name, or an East Asian surname."""
    if is_given(word) and is_surname_like(next_word):
        return True
    return _is_east_asian(word, next_word)


@lru_cache(_WORDS_KEPT)
def is_family(word: str) -> bool:
    """Whether a word is an East Asian surname and no common word (`You`, `An`, `UN`)."""
    key = normal(word)
    return key in word_class("east_asian") and key not in name_list("common") and not word.isupper()


def _by_given_name(forms: list[str], *, initials: bool) -> list[tuple[int, int, float]]:
    first = len(forms) - 2
    if first > 0 and _is_initial(forms[first]):
        first -= 1
    begins = is_given(forms[first]) or (initials and _are_initials(forms[first], forms[-1]))
    if not begins or not is_surname_like(forms[-1]):
        return []
    if any(normal(form) not in word_class("titles") for form in forms[:first]):
        return []
    return [(first, len(forms), _SURE)]


def _east_asian(forms: list[str]) -> list[tuple[int, int, float]]:
    """A surname first (`Xi Jinping`), before a known given name or, at the end of a run, an unknown word."""
    for at in range(len(forms) - 1):
        known = normal(forms[at + 1]) in name_list("classic") or at + 2 == len(forms)
        if known and _is_east_asian(forms[at], forms[at + 1]) and is_surname_like(forms[at + 1]):
            return [(at, at + 2, _SURE)]
    return []


def _is_east_asian(surname: str, given: str) -> bool:
    """Whether two words may be a surname and a given name; two known syllables (`Ki-moon`) leave no doubt."""
    key = normal(given)
    if "-" in key and key in name_list("classic"):
        return normal(surname) in word_class("east_asian")
    return is_family(surname) and key not in name_list("surnames")


def _are_initials(word: str, surname: str) -> bool:
    """`P.V.`, or `M.` before a known surname; not a country or a city that is written so."""
    if _is_initial(word):
        return normal(surname) in name_list("surnames") and normal(surname) not in name_list("common")
    return "." in word[:-1] and len(word) < 7 and word.isupper() and normal(word) not in _COUNTRIES_AND_CITIES


def _is_initial(word: str) -> bool:
    return len(word) == 2 and word[1] == "."


@lru_cache(_WORDS_KEPT)
def is_given(word: str) -> bool:
    """Whether a word is a well-known given name, and no nationality, company or place of its own."""
    key = normal(word)
    return key in name_list("classic") and not any(
        key in word_class(name) for name in ("demonyms", "calendar", "companies", "titles")
    )


@lru_cache(_WORDS_KEPT)
def is_surname_like(word: str) -> bool:
    """Whether a capitalised word may be a surname, as far as it is known."""
    key = normal(word)
    if len(key) < 2 or (word.isupper() and len(word) < 5) or not word[0].isupper():
        return False
    if key in name_list("surnames"):
        return not any(key in word_class(name) for name in ("organisations", "calendar", "short_titles"))
    if any(key in word_class(name) for name in _NOT_SURNAMES):
        return False
    return key not in name_list("regions") and key not in name_list("common")
